"""Runs the action server: `python -m actions`."""

import hmac
import logging
import warnings
from typing import Any

from pydantic import ValidationError
from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import HTTPResponse, Request, Sanic
from sanic.response import json

from actions.settings import ActionSettings


class SelectiveDomainExecutor(ActionExecutor):
    """Does without the domain: Rasa 3.6 sends it only to an action that asks, and the SDK would refuse."""

    def update_and_return_domain(self, payload: dict[str, Any], action_name: str) -> dict[str, Any]:
        """The domain if there is one."""
        return payload.get("domain") or {}


def make_app(settings: ActionSettings) -> Sanic:  # type: ignore[type-arg]
    """The SDK's app, for callers with the shared secret only."""
    executor = SelectiveDomainExecutor()
    executor.register_package("actions")
    app: Sanic = create_app(executor, cors_origins=None)  # type: ignore[type-arg]
    expected = settings.authorization.encode()

    async def refuse_strangers(request: Request) -> HTTPResponse | None:
        given = request.headers.get("authorization", "").encode(errors="surrogateescape")
        if hmac.compare_digest(given, expected):
            return None
        return json({"code": "shared-secret-missing-or-wrong"}, status=401)

    async def say_no_words(request: Request, response: HTTPResponse) -> HTTPResponse | None:
        # The SDK's answer to an error repeats the whole call, and with it what the person said.
        if response.status >= 500:
            return json({"error": "the action failed"}, status=response.status)
        return None

    app.register_middleware(refuse_strangers, "request")
    app.register_middleware(say_no_words, "response")  # type: ignore[arg-type]
    return app


def main() -> None:
    """Serve until told to stop."""
    logging.basicConfig(level="WARNING", format="%(levelname)s %(name)s %(message)s")
    # The SDK is newer than Rasa 3.6 on purpose; it would say so at every call.
    warnings.filterwarnings("ignore", message=".*versions? of rasa")
    try:
        settings = ActionSettings()
    except ValidationError as error:
        wrong = "; ".join(f"{str(found['loc'][0]).upper()}: {found['msg']}" for found in error.errors())
        raise SystemExit(f"The action server's settings are wrong. {wrong}") from error
    make_app(settings).run(
        host=settings.actions_host,
        port=settings.actions_port,
        single_process=True,
        access_log=False,
        motd=False,
    )


if __name__ == "__main__":
    main()
