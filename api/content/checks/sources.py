"""Sources and facts: nothing stands in their files that no words use."""

from collections.abc import Iterator
from pathlib import Path

from api.content.library import Library


def words_of_all_files(folder: Path, *, but: str) -> str:
    """Every content file but one, as text."""
    paths = [path for path in sorted(folder.rglob("*.yml")) if path.name != but]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def find_unused(library: Library) -> Iterator[str]:
    """A problem for each fact and each source that nothing names."""
    for name, entries in (("facts.yml", library.facts), ("sources.yml", library.sources)):
        used = words_of_all_files(library.folder, but=name)
        for entry in entries:
            if entry not in used:
                yield f"{library.folder / name}: {entry} is not used. Take it out."
