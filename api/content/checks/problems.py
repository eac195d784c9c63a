"""A thing that is wrong with the words, and the files that the checks read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from api.content.files import place, read_file, read_yaml
from api.content.library import Library
from api.content.placeholders import PLACEHOLDER
from api.content.schemas import StyleFile
from api.content.texts import Keys, list_texts
from api.content.vocabulary import ContentModel


@dataclass(frozen=True)
class TypedText:
    """Words as they are typed in a file, with where they stand."""

    path: Path
    keys: Keys
    words: str

    @property
    def without_values(self) -> str:
        """The words with the names of facts and dates taken out."""
        return PLACEHOLDER.sub("", self.words)


def place_of(texts: Mapping[Path, object], text: TypedText, problem: str) -> str:
    """The problem with file, line and key."""
    return f"{place(text.path, texts[text.path], text.keys)}: {problem}"


def worded_files(library: Library) -> Iterator[tuple[Path, Keys, ContentModel]]:
    """Each model with words, with the file and the keys under which it stands there."""
    folder = library.folder
    yield folder / "lines.yml", ("lines",), library.lines
    for number, stage in enumerate(library.stages.values()):
        yield folder / "stages.yml", ("stages", number), stage
    for number, term in enumerate(library.terms):
        yield folder / "glossary.yml", ("terms", number), term
    yield folder / "card.yml", ("card",), library.card
    for path, answer in library.answers.items():
        yield path, (), answer


def typed_texts(library: Library) -> Iterator[TypedText]:
    """Every text of every file, as typed; labels too."""
    for path, keys, model in worded_files(library):
        for found, words in list_texts(model, keys):
            yield TypedText(path, found, words)
    yield from typed_labels(library)


def typed_labels(library: Library) -> Iterator[TypedText]:
    """What stands on buttons."""
    for number, topic in enumerate(library.topics.values()):
        yield TypedText(library.folder / "topics.yml", ("topics", number, "label"), topic.label)
    for number, stage in enumerate(library.stages.values()):
        yield TypedText(library.folder / "stages.yml", ("stages", number, "label"), stage.label)
    for path, answer in library.answers.items():
        for part, label in answer.labels.items():
            yield TypedText(path, ("labels", part), label)


def read_style(library: Library) -> StyleFile:
    """What our words never are."""
    return read_file(library.folder / "style.yml", StyleFile)


def located(problems: Iterator[tuple[TypedText, str]]) -> Iterator[str]:
    """Each problem once, with file, line and key; each file is read once more for its line numbers."""
    documents: dict[Path, object] = {}
    for text, problem in dict.fromkeys(problems):
        if text.path not in documents:
            documents[text.path] = read_yaml(text.path)
        yield place_of(documents, text, problem)
