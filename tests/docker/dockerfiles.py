"""Reads what lies in `docker/`: Dockerfiles as instructions, `.dockerignore` as a question about a path."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "docker"
DOCKERFILES = tuple(sorted(FOLDER.glob("*.Dockerfile")))


@dataclass(frozen=True)
class Instruction:
    """One instruction, its lines joined: `COPY`, `api api`."""

    name: str
    rest: str


def read_instructions(path: Path) -> list[Instruction]:
    """The instructions of a Dockerfile, in order."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    words = [line.partition(" ") for line in joined.splitlines() if line.strip()]
    return [Instruction(name, rest.strip()) for name, _, rest in words]


def rests(path: Path, name: str) -> list[str]:
    """What follows each instruction of this name."""
    return [instruction.rest for instruction in read_instructions(path) if instruction.name == name]


def copied_from_repository(path: Path) -> list[str]:
    """Every path of the repository that a Dockerfile copies."""
    copies = [shlex.split(rest) for rest in rests(path, "COPY") if not rest.startswith("--from=")]
    return [source for words in copies for source in words[:-1]]


def given_environment(path: Path) -> dict[str, str]:
    """What the image itself sets, in its last stage."""
    last = max(number for number, found in enumerate(read_instructions(path)) if found.name == "FROM")
    given = [found.rest for found in read_instructions(path)[last:] if found.name == "ENV"]
    return dict(word.split("=", 1) for rest in given for word in shlex.split(rest))


def pattern_of(line: str) -> re.Pattern[str]:
    """A line of `.dockerignore` as a regular expression."""
    steps = (re.escape(step).replace(r"\*", "[^/]*") for step in line.split("**/"))
    return re.compile("(?:.*/)?".join(steps))


def is_sent_to_builder(path: str) -> bool:
    """Whether `.dockerignore` lets a path through: the last line that fits it or a folder above counts."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    names = [str(name) for name in (PurePosixPath(path), *PurePosixPath(path).parents) if str(name) != "."]
    is_sent = True
    for line in (line for line in lines if line and not line.startswith("#")):
        if any(pattern_of(line.removeprefix("!")).fullmatch(name) for name in names):
            is_sent = line.startswith("!")
    return is_sent
