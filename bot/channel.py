"""The one way into the Rasa server: a channel that only a caller with the shared secret can use.

Rasa's own REST channel takes messages from anyone who reaches the port, and writes the words of a message
that failed to its log. This one asks for the secret, logs no words, says whether a model is loaded, and can
forget a conversation, so that Rasa's HTTP API can stay off.
"""

import hmac
import os
from typing import Any, Awaitable, Callable, Dict, Optional

import structlog
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

log = structlog.get_logger(__name__)


class SharedSecretInput(InputChannel):
    """Takes `{"sender", "message", "input_channel", "metadata"}` and answers with the list of messages."""

    def __init__(self, secret: str) -> None:
        self.secret = secret

    @classmethod
    def name(cls) -> str:
        """The channel's part of the address: `/webhooks/alongside/`."""
        return "alongside"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> "SharedSecretInput":
        """Read the secret from the environment; there is no default that could be forgotten."""
        secret = os.environ.get("SHARED_SECRET", "")
        if not secret:
            raise SystemExit("Rasa was started without SHARED_SECRET. Set it to the value that api/ has.")
        return cls(secret)

    def is_known(self, request: Request) -> bool:
        """Whether the caller has the shared secret."""
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(
            given.encode(errors="surrogateescape"), f"Secret key={self.secret}".encode()
        )

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Routes: `GET /`, `POST /turns`, `DELETE /conversations/<sender>`."""
        routes = Blueprint("alongside_channel", __name__)

        @routes.middleware("request")
        async def refuse_strangers(request: Request) -> Optional[HTTPResponse]:
            if self.is_known(request):
                return None
            return response.json({"code": "shared-secret-missing-or-wrong"}, status=401)

        @routes.get("/")
        async def has_model(request: Request) -> HTTPResponse:
            is_loaded = bool(request.app.ctx.agent and request.app.ctx.agent.is_ready())
            return response.json({"model": is_loaded}, status=200 if is_loaded else 503)

        @routes.post("/turns")
        async def take_turn(request: Request) -> HTTPResponse:
            body = request.json
            collector = CollectingOutputChannel()
            message = UserMessage(
                body["message"],
                collector,
                body["sender"],
                input_channel=body.get("input_channel") or self.name(),
                metadata=body.get("metadata"),
            )
            try:
                await on_new_message(message)
            except Exception as error:  # noqa: BLE001, whatever it is, the answer is the same
                # The words of the message may stand in the error's text: only its kind is logged.
                log.error("turn_failed", error=type(error).__name__)
                return response.json({"code": "turn-failed"}, status=500)
            return response.json(collector.messages)

        @routes.delete("/conversations/<sender>")
        async def forget(request: Request, sender: str) -> HTTPResponse:
            agent = request.app.ctx.agent
            async with agent.lock_store.lock(sender):
                await agent.tracker_store.save(DialogueStateTracker(sender, agent.domain.slots))
            return response.empty()

        return routes
