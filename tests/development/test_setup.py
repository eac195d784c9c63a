"""A set-up step runs when its inputs changed, and only then; a failure says in one sentence what to do."""

import sys
from pathlib import Path

import pytest

from api.development import setup


def test_fingerprint_follows_contents_not_dates(tmp_path: Path) -> None:
    file = tmp_path / "domain.yml"
    file.write_text("intents")
    before = setup.fingerprint([file])

    file.touch()
    same = setup.fingerprint([file])
    file.write_text("other intents")

    assert same == before
    assert setup.fingerprint([file]) != before


def test_model_depends_on_all_that_it_learns_from() -> None:
    inputs = {str(path) for path in setup.model_inputs()}

    assert {"config.yml", "domain.yml", "data/nlu/safety.yml", "data/rules/topics.yml"} <= inputs
    assert "bot/components/topic_classifier.py" in inputs
    assert not any(".venv" in path for path in inputs)


def test_step_that_fails_says_what_to_do_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "LOG", tmp_path / "log" / "setup.log")
    failing = [sys.executable, "-c", "print('a long story'); raise SystemExit(1)"]

    with pytest.raises(SystemExit) as stopped:
        setup.run_step(failing, "make tea", "Boil the water first.")

    assert str(stopped.value).startswith("Could not make tea. Boil the water first.")
    assert "\n" not in str(stopped.value)
    assert capfd.readouterr().out == ""
    assert "a long story" in setup.LOG.read_text()


def test_step_is_not_tied_to_the_python_that_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYENV_VERSION", "PYENV_DIR", "VIRTUAL_ENV"):
        monkeypatch.setenv(name, "3.11.7")
    ties = "PYENV_VERSION PYENV_DIR VIRTUAL_ENV"
    check = f"import os; raise SystemExit(any(name in os.environ for name in '{ties}'.split()))"

    setup.run_step([sys.executable, "-c", check], "be free", "")


def test_everything_is_set_up_already_so_nothing_is_done_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise AssertionError(f"ran {arguments}")

    monkeypatch.setattr(setup, "run_step", fail)

    setup.set_up()
