"""Reads a content file into its schema; what is wrong is told with file, line and key."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

Model = TypeVar("Model", bound=BaseModel)


class ContentWrong(Exception):
    """Something in the content files is wrong; every problem found, one a line."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


def line_of(node: Any, path: Sequence[str | int]) -> int:
    """The line, from 1, on which the deepest known step of `path` stands."""
    line = node.lc.line + 1 if isinstance(node, CommentedMap | CommentedSeq) else 1
    for step in path:
        if isinstance(node, CommentedMap) and step in node:
            line = node.lc.key(step)[0] + 1
        elif isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
            line = node.lc.item(step)[0] + 1
        else:
            break
        node = node[step]
    return int(line)


def read_yaml(path: Path) -> Any:
    """The file's contents, each part knowing its line. Raises `ContentWrong`."""
    try:
        return YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ContentWrong([f"{path}: this file is missing."]) from error
    except UnicodeDecodeError as error:
        raise ContentWrong([f"{path}: this file is not UTF-8 text."]) from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentWrong([f"{path}, line {line}: this is not YAML: {error.problem}."]) from error
    except YAMLError as error:
        raise ContentWrong([f"{path}: this is not YAML: {error}."]) from error
    except ValueError as error:
        # The day of a date that there is not; the reader of YAML does not say where it stands.
        raise ContentWrong([f"{path}: a value in this file is not possible: {error}."]) from error


def place(path: Path, document: Any, keys: Sequence[str | int]) -> str:
    """File, line and key, as every problem begins."""
    name = ".".join(str(key) for key in keys) or "the file"
    return f"{path}, line {line_of(document, keys)}, {name}"


def place_in_file(path: Path, *keys: str | int) -> str:
    """The same for a file that was read before: the cost of reading it again is paid only for a problem."""
    return place(path, read_yaml(path), keys)


def read_file(path: Path, model: type[Model]) -> Model:
    """The file as `model`. Raises `ContentWrong`."""
    document = read_yaml(path)
    try:
        return model.model_validate(document)
    except ValidationError as error:
        problems = [f"{place(path, document, found['loc'])}: {found['msg']}." for found in error.errors()]
    raise ContentWrong(problems)
