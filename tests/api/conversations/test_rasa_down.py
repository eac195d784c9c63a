"""A process that the answer needs is stopped in the middle of a conversation, and started again."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from tests.running_service import RunningService, Talk, start_talk, wait_until

pytestmark = pytest.mark.service


@pytest.fixture(scope="module")
def own_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """A service whose processes may be stopped without disturbing other tests."""
    running = RunningService(tmp_path_factory.mktemp("own-service"))
    try:
        yield running.open()
    finally:
        running.stop()


@pytest.fixture
def own_talk(own_service: RunningService) -> Iterator[Talk]:
    """A conversation with it, in which the stage was just asked for."""
    with httpx.Client(base_url=own_service.address, timeout=30) as http:
        talk = start_talk(http)
        assert talk.ask("what am i entitled to?")["expects"] == "stage"
        yield talk


@contextmanager
def stopped(service: RunningService, process: str) -> Iterator[None]:
    """One process is stopped while the block runs, and is back afterwards."""
    service.stop(process)
    try:
        yield
    finally:
        service.start(process)
        wait_until(service.is_ready, f"{process} to be back")


def missing_parts(http: httpx.Client) -> list[str]:
    answer = http.get("/health/ready")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    missing = answer.json()["missing"]
    assert isinstance(missing, list)
    assert all(part in answer.json()["detail"] for part in missing)
    return missing


def assert_says_who_to_ring(answer: httpx.Response) -> None:
    assert answer.status_code == 200
    [message] = answer.json()["messages"]
    assert message["fallback"] is True
    assert "999" in message["text"]
    assert "08 08 16 89 111" in message["text"]


def assert_lists_charge_and_bail(message: dict[str, object]) -> None:
    """The question asked before the process was stopped is answered after it is back."""
    assert message["topic"] == "entitlements-by-stage"
    assert "topic:bail-conditions" in str(message["buttons"])
    assert "are deciding on a charge" in str(message["text"])


@pytest.mark.parametrize("process", ["rasa", "actions"])
def test_process_down_is_told_with_who_to_ring_and_the_conversation_goes_on_after(
    own_service: RunningService, own_talk: Talk, process: str
) -> None:
    with stopped(own_service, process):
        answer = own_talk.say("on bail")
        danger = own_talk.ask("hes outside my house now")
        missing = missing_parts(own_talk.http)
        live = own_talk.http.get("/health/live")

    assert_says_who_to_ring(answer)
    assert danger["safety"] == "immediate-danger"
    assert missing == [process]
    assert live.status_code == 200
    assert_lists_charge_and_bail(own_talk.ask("on bail"))


def test_internal_routes_down_is_told_with_who_to_ring_and_the_conversation_goes_on_after(
    own_service: RunningService, own_talk: Talk
) -> None:
    with stopped(own_service, "api-internal"):
        answer = own_talk.say("on bail")
        # An explanation needs no call back.
        explained = start_talk(own_talk.http).ask("he only got a suspended sentence, thats a joke")

    assert_says_who_to_ring(answer)
    assert explained["topic"] == "unduly-lenient-sentence"
    internal = f"http://127.0.0.1:{own_service.environment['INTERNAL_PORT']}/health/live"

    def is_back() -> bool:
        try:
            return httpx.get(internal).status_code == 401
        except httpx.TransportError:
            return False

    wait_until(is_back, "the internal routes")
    assert_lists_charge_and_bail(own_talk.ask("on bail"))


def test_start_and_end_are_answered_while_rasa_is_down(own_service: RunningService, own_talk: Talk) -> None:
    with stopped(own_service, "rasa"):
        talk = start_talk(own_talk.http)
        ended = own_talk.http.delete(
            f"/api/conversations/{own_talk.id}", headers={"Authorization": f"Bearer {own_talk.token}"}
        )

    assert ended.status_code == 204
    assert own_talk.say("hello").status_code == 401
    assert talk.ask("what is a vps")["topic"] == "victim-personal-statement"
