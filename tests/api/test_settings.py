"""Settings: safe by default, and refused with one plain sentence when they are not."""

import os
import subprocess
import sys

import pytest

from api.settings import EXAMPLE_SECRET, Settings, SettingsWrong, read_settings

GOOD = {"ENVIRONMENT": "production", "SECRET_KEY": "k" * 32, "SHARED_SECRET": "s" * 32}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A process environment that sets nothing of ours, but for what production needs."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", EXAMPLE_SECRET),
        ("SHARED_SECRET", EXAMPLE_SECRET),
        ("SECRET_KEY", None),
        ("SHARED_SECRET", None),
        ("SECRET_KEY", "hunter2-too-short"),
        ("SHARED_SECRET", ""),
        ("RATE_LIMITS", "off"),
        ("RATE_LIMITS", "sometimes"),
        ("ENVIRONMENT", "staging"),
        ("PORT", "eight thousand"),
        ("PORT", "65536"),
        ("RASA_TIMEOUT_SECONDS", "0"),
        ("CONVERSATION_KEPT_MINUTES", "0"),
        ("CONVERSATION_KEPT_MINUTES", "1.5"),
        ("MESSAGES_PER_MINUTE", "0"),
        ("LOG_LEVEL", "LOUD"),
        ("AREA", "paris"),
        ("PUBLIC_URL", "help.example"),
    ],
    ids=[
        "example secret key", "example shared secret", "no secret key", "no shared secret",
        "short secret key", "empty shared secret", "limits off", "limits neither on nor off",
        "unknown environment", "port in words", "port out of range", "no time for Rasa",
        "kept for no time", "kept for half a minute", "no message a minute", "unknown log level",
        "unknown area", "address without https",
    ],
)  # fmt: skip
def test_wrong_setting_is_refused_in_one_line_that_names_it(
    environment: pytest.MonkeyPatch, name: str, value: str | None
) -> None:
    if value is None:
        environment.delenv(name)
    else:
        environment.setenv(name, value)

    with pytest.raises(SettingsWrong) as refused:
        read_settings()

    told = str(refused.value)
    assert name in told
    assert "\n" not in told
    # What pydantic puts before a sentence of ours.
    assert "Value error" not in told
    assert "hunter2" not in told
    assert EXAMPLE_SECRET not in told


def test_every_wrong_setting_is_told_at_once(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("PORT", "eight thousand")
    environment.setenv("LOG_LEVEL", "LOUD")

    with pytest.raises(SettingsWrong, match=r"PORT.*LOG_LEVEL"):
        read_settings()


def test_production_starts_with_secrets_of_its_own(environment: pytest.MonkeyPatch) -> None:
    settings = read_settings()

    assert settings.rate_limits == "on"
    assert settings.host == settings.internal_host == "127.0.0.1"
    assert not settings.is_development


def test_production_is_the_default(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("ENVIRONMENT")

    assert read_settings().environment == "production"


def test_development_takes_example_secrets_and_limits_off(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("ENVIRONMENT", "development")
    environment.setenv("RATE_LIMITS", "off")
    environment.delenv("SECRET_KEY")
    environment.delenv("SHARED_SECRET")

    assert read_settings().rate_limits == "off"


@pytest.mark.parametrize("command", ["serve", "serve-internal", "migrate", "purge-expired"])
def test_process_with_wrong_settings_says_so_and_does_not_start(command: str) -> None:
    environment = {**os.environ, **GOOD, "SECRET_KEY": EXAMPLE_SECRET}

    ended = subprocess.run(
        [sys.executable, "-m", "api", command],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert ended.returncode == 1
    assert "SECRET_KEY" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
