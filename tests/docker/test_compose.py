"""`docker/compose.yml`, read: who can be reached, what each process is given, what it may do."""

import re
from typing import Any

import pytest
from ruamel.yaml import YAML

from actions.settings import ActionSettings
from api.kit.rate_limits import RateLimits
from api.settings import Settings
from tests.docker.dockerfiles import DOCKERFILES, FOLDER, ROOT, given_environment

COMPOSE: dict[str, Any] = YAML(typ="safe").load((FOLDER / "compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
TEXT = (FOLDER / "compose.yml").read_text(encoding="utf-8")

each_service = pytest.mark.parametrize("name", sorted(SERVICES))

API_SETTINGS = {name.upper() for name in Settings.model_fields}
ACTION_SETTINGS = {name.upper() for name in ActionSettings.model_fields}
# Read by PostgreSQL's image and databases.sql, and by redis-cli.
DATABASE_SETTINGS = {"POSTGRES_PASSWORD", "API_DATABASE_PASSWORD", "RASA_DATABASE_PASSWORD"}
REDIS_SETTINGS = {"REDISCLI_AUTH"}
# Read by Python, TensorFlow, Rasa and the system; no setting of ours.
OF_THE_MACHINE = {
    "HOME", "PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONWARNINGS",
    "RASA_TELEMETRY_ENABLED", "TF_CPP_MIN_LOG_LEVEL",
}  # fmt: skip


def rasa_settings() -> set[str]:
    """What `bot/` and `endpoints.yml` read from the environment."""
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py") if ".venv" not in path.parts
    )
    endpoints = (ROOT / "endpoints.yml").read_text(encoding="utf-8")
    return set(re.findall(r'environ\.get\(\s*"(\w+)"', code)) | set(re.findall(r"\$\{(\w+)\}", endpoints))


READ_BY = {
    "public": API_SETTINGS,
    "internal": API_SETTINGS,
    "migrate": API_SETTINGS,
    "actions": ACTION_SETTINGS,
    "rasa": rasa_settings(),
    "database": DATABASE_SETTINGS,
    "redis": REDIS_SETTINGS,
}


def test_every_process_is_there() -> None:
    assert set(SERVICES) == set(READ_BY)


def test_only_the_public_service_publishes_a_port() -> None:
    assert [name for name, service in SERVICES.items() if service.get("ports")] == ["public"]
    assert not any(service.get("network_mode") for service in SERVICES.values())


def test_the_port_is_published_on_this_machine_only_unless_told_otherwise() -> None:
    assert SERVICES["public"]["ports"] == ["${PUBLISHED_ADDRESS:-127.0.0.1}:${PUBLISHED_PORT:-8000}:8000"]


@each_service
def test_only_the_public_service_is_on_the_network_outside(name: str) -> None:
    expected = {"inside", "outside"} if name == "public" else {"inside"}

    assert set(SERVICES[name]["networks"]) == expected


def test_the_network_inside_leads_nowhere() -> None:
    assert COMPOSE["networks"]["inside"]["internal"] is True


@each_service
def test_it_is_not_root_and_may_do_little(name: str) -> None:
    service = SERVICES[name]

    assert str(service["user"]).split(":")[0] not in {"", "0", "root"}
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert not service.get("privileged")
    assert {"cpus", "memory", "pids"} <= set(service["deploy"]["resources"]["limits"])


@each_service
def test_it_has_a_health_check_unless_it_runs_once(name: str) -> None:
    check = SERVICES[name]["healthcheck"]

    if name == "migrate":
        assert SERVICES[name]["restart"] == "no"
    else:
        assert check["test"][0] == "CMD"


@each_service
def test_it_waits_for_services_that_exist_on_a_condition_they_can_meet(name: str) -> None:
    for other, wanted in SERVICES[name].get("depends_on", {}).items():
        ends = SERVICES[other]["restart"] == "no"
        can_meet = {"service_completed_successfully"} if ends else {"service_started", "service_healthy"}
        assert wanted["condition"] in can_meet


@each_service
def test_it_is_given_only_settings_that_it_reads(name: str) -> None:
    assert set(SERVICES[name].get("environment", {})) - READ_BY[name] == set()


@pytest.mark.parametrize("path", DOCKERFILES, ids=lambda path: path.stem)
def test_an_image_sets_nothing_that_is_a_setting_of_ours(path: Any) -> None:
    assert set(given_environment(path)) - OF_THE_MACHINE == set()


@each_service
def test_its_image_is_pinned(name: str) -> None:
    assert re.search(r":\d+[\d.]*(-[a-z]+)?$", SERVICES[name]["image"])


@each_service
def test_it_is_built_from_a_dockerfile_that_exists(name: str) -> None:
    build = SERVICES[name].get("build")

    if build is not None:
        assert (FOLDER / build["context"]).resolve() == ROOT
        assert ROOT / build["dockerfile"] in DOCKERFILES


def test_every_secret_has_to_be_given_and_is_in_the_example() -> None:
    example = re.findall(r"^(\w+)=(.*)$", (FOLDER / "example.env").read_text(encoding="utf-8"), re.MULTILINE)
    required = set(re.findall(r"\$\{(\w+):\?", TEXT))
    secret = re.compile(r"SECRET|PASSWORD|KEY$")

    assert {name for name, _ in example} == required
    assert not any(value for _, value in example)
    assert {name for name in re.findall(r"\$\{(\w+)", TEXT) if secret.search(name)} <= required


def test_both_sides_forget_after_the_same_time() -> None:
    kept = [SERVICES[name]["environment"]["CONVERSATION_KEPT_MINUTES"] for name in ("public", "rasa")]

    assert kept[0] == kept[1]


def test_the_settings_given_to_the_public_service_are_ones_it_starts_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = SERVICES["public"]["environment"]
    for name, value in given.items():
        default = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value)
        monkeypatch.setenv(name, re.sub(r"\$\{\w+:\?[^}]*\}", "a" * 40, default))

    settings = Settings()

    assert not settings.is_development
    RateLimits(settings.rate_limit_storage)


def test_the_proxy_that_is_believed_is_the_gateway_of_the_network_outside() -> None:
    [network] = COMPOSE["networks"]["outside"]["ipam"]["config"]

    assert (
        SERVICES["public"]["environment"]["TRUSTED_PROXIES"] == f"${{TRUSTED_PROXIES:-{network['gateway']}}}"
    )
