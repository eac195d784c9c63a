"""The Dockerfiles, read: no engine runs where the tests do."""

import json
import re
from pathlib import Path

import pytest

from api.development.setup import NODE_VERSION, UV_VERSION
from api.development.supervise import commands
from tests.docker.dockerfiles import (
    DOCKERFILES,
    FOLDER,
    ROOT,
    copied_from_repository,
    is_sent_to_builder,
    read_instructions,
    rests,
)

each_dockerfile = pytest.mark.parametrize("path", DOCKERFILES, ids=lambda path: path.stem)


def test_there_is_one_dockerfile_for_each_environment() -> None:
    assert [path.stem for path in DOCKERFILES] == ["rasa", "service"]


@each_dockerfile
def test_what_is_copied_is_in_the_repository_and_sent_to_the_builder(path: Path) -> None:
    sources = copied_from_repository(path)

    assert sources
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert [source for source in sources if not is_sent_to_builder(source)] == []


@each_dockerfile
def test_what_is_copied_from_a_stage_comes_from_one_that_exists(path: Path) -> None:
    stages = {rest.rpartition(" AS ")[2] for rest in rests(path, "FROM") if " AS " in rest}
    used = set(re.findall(r"^--from=(\S+)", "\n".join(rests(path, "COPY")), re.MULTILINE))

    assert used
    assert used <= stages


@pytest.mark.parametrize(
    "path",
    [
        ".git/config", "docker/.env", "bot/.venv/bin/python", ".venv/bin/python", "var/alongside.sqlite",
        "models/alongside.tar.gz", "api/assets/node_modules/sass/sass.js", "api/assets/dist/chat.js",
        "api/development/setup.py", "tests/conftest.py", "bot/__pycache__/channel.pyc",
    ],
)  # fmt: skip
def test_what_no_image_needs_is_not_sent_to_the_builder(path: str) -> None:
    assert not is_sent_to_builder(path)


@each_dockerfile
def test_environments_come_from_the_lock_files(path: Path) -> None:
    installs = [rest for rest in rests(path, "RUN") if re.search(r"uv|npm|pip|apt", rest)]
    words = [json.loads(rest)[:4] for rest in installs]

    assert ["uv", "sync", "--locked", "--no-dev"] in words
    allowed = (["uv", "sync", "--locked", "--no-dev"], ["npm", "ci"], ["npm", "run", "build"])
    assert all(any(found[: len(start)] == start for start in allowed) for found in words)


@each_dockerfile
def test_images_are_pinned_and_tools_are_those_of_make_setup(path: Path) -> None:
    stages = {rest.rpartition(" AS ")[2] for rest in rests(path, "FROM")}
    images = [rest.split()[0] for rest in rests(path, "FROM") if rest.split()[0] not in stages]

    assert f"ghcr.io/astral-sh/uv:{UV_VERSION}" in images
    assert all(re.search(r":\d+[\d.]*(-[a-z-]+)?$", image) for image in images)
    for image in images:
        if image.startswith("node:"):
            assert image.removeprefix("node:").split("-")[0] == NODE_VERSION.split(".")[0]


def test_rasa_runs_on_the_python_that_its_environment_asks_for() -> None:
    wanted = (ROOT / "bot" / ".python-version").read_text(encoding="utf-8").strip()
    images = [rest for rest in rests(FOLDER / "rasa.Dockerfile", "FROM") if rest.startswith("python:")]

    assert images
    assert all(image.startswith(f"python:{wanted}-") for image in images)


@each_dockerfile
def test_it_runs_as_nobody_in_particular_and_tells_its_health(path: Path) -> None:
    last_stage = read_instructions(path)[
        max(number for number, found in enumerate(read_instructions(path)) if found.name == "FROM") :
    ]
    given = {found.name: found.rest for found in last_stage}

    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", given["USER"])
    assert "docker/check_health.py" in json.loads(given["HEALTHCHECK"].partition("CMD ")[2])


@each_dockerfile
def test_nothing_runs_through_a_shell(path: Path) -> None:
    checks = [rest.partition("CMD ")[2] for rest in rests(path, "HEALTHCHECK")]

    for rest in [*rests(path, "RUN"), *rests(path, "CMD"), *rests(path, "ENTRYPOINT"), *checks]:
        words = json.loads(rest)
        assert words[0] in {"uv", "npm", "python"}


def test_rasa_is_started_as_make_run_starts_it_but_for_its_address() -> None:
    [ours] = rests(FOLDER / "rasa.Dockerfile", "CMD")
    rasa = commands("5005")[0]

    assert json.loads(ours)[1:] == ["0.0.0.0" if word == "127.0.0.1" else word for word in rasa.words[1:]]


def test_rasa_sends_no_telemetry_while_it_trains_or_runs() -> None:
    settings = rests(FOLDER / "rasa.Dockerfile", "ENV")

    assert sum("RASA_TELEMETRY_ENABLED=false" in rest for rest in settings) == 2
