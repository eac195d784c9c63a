"""The way into Rasa: for our own processes only, and silent about what was said."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from sanic import Sanic
from sanic_testing.testing import SanicTestClient

from bot.channel import SharedSecretInput

SECRET = "s" * 32
KNOWN = {"Authorization": f"Secret key={SECRET}"}
BODY = {"sender": "abc", "message": "the sentinel words", "input_channel": "web"}


@pytest.fixture
def client() -> Iterator[SanicTestClient]:
    Sanic.test_mode = True
    app = Sanic("test_channel")
    app.ctx.agent = SimpleNamespace(is_ready=lambda: True)

    async def answer(message: UserMessage) -> None:
        if message.text == "break":
            raise RuntimeError(f"could not handle {message.text}")
        await message.output_channel.send_custom_json(message.sender_id, {"heard": message.text})

    app.blueprint(SharedSecretInput(SECRET).blueprint(answer), url_prefix="/webhooks/alongside")
    yield SanicTestClient(app, port=None)
    Sanic._app_registry.clear()


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": "Secret key=wrong"}, {"Authorization": SECRET}],
    ids=["no secret", "wrong secret", "secret without its scheme"],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [("get", "/"), ("post", "/turns"), ("delete", "/conversations/abc")],
    ids=["health", "turn", "forget"],
)
def test_call_without_the_shared_secret_is_refused(
    client: SanicTestClient, headers: dict[str, str], method: str, path: str
) -> None:
    options: dict[str, Any] = {"headers": headers}
    if method == "post":
        options["json"] = BODY

    _, response = getattr(client, method)(f"/webhooks/alongside{path}", **options)

    assert response.status == 401


def test_turn_is_answered_with_what_the_dialogue_sent(client: SanicTestClient) -> None:
    _, response = client.post("/webhooks/alongside/turns", json=BODY, headers=KNOWN)

    assert response.status == 200
    assert response.json == [{"recipient_id": "abc", "custom": {"heard": "the sentinel words"}}]


def test_turn_that_fails_says_so_without_the_words(
    client: SanicTestClient, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    _, response = client.post("/webhooks/alongside/turns", json={**BODY, "message": "break"}, headers=KNOWN)

    assert response.status == 500
    assert response.json == {"code": "turn-failed"}
    written = capsys.readouterr()
    assert "could not handle" not in written.out + written.err + caplog.text


@pytest.mark.parametrize(("is_ready", "status"), [(True, 200), (False, 503)], ids=["model", "no model"])
def test_health_tells_whether_a_model_is_loaded(client: SanicTestClient, is_ready: bool, status: int) -> None:
    client.app.ctx.agent = SimpleNamespace(is_ready=lambda: is_ready)

    _, response = client.get("/webhooks/alongside/", headers=KNOWN)

    assert response.status == status


def test_rasa_does_not_start_without_the_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHARED_SECRET", raising=False)

    with pytest.raises(SystemExit, match="SHARED_SECRET"):
        SharedSecretInput.from_credentials({})
