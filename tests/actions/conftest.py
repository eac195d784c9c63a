"""Fixtures for `actions/`: a tracker as Rasa sends it, and the internal routes of `api/`."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from threading import Thread
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from tests.contract.files import read_decisions, read_yaml

SECRET = "a-shared-secret-that-is-only-for-tests"
STAGE_TOPICS = {stage["id"]: stage["topics"] for stage in read_yaml("api/content/stages.yml")["stages"]} | {
    "any": ["support-services", "complaints"]
}
STAGES = list(STAGE_TOPICS)[:-1]
TERMS = {
    "cps": {"term": "cps", "topic": "charging-decision"},
    "special measures": {"term": "special-measures", "topic": "special-measures"},
}
SLOTS = read_yaml("domain.yml")["slots"]
DECISIONS = Draft202012Validator(read_decisions())


@dataclass
class Heard:
    """What Rasa understood of the last message."""

    text: str = "words"
    intent: str = "ask_complaints"
    entities: dict[str, str] = field(default_factory=dict)
    expected: str | None = None
    slots: dict[str, Any] = field(default_factory=dict)
    ranking: list[tuple[str, float]] = field(default_factory=list)
    confidence: float = 0.9
    needs: list[tuple[str, float, float]] = field(default_factory=list)

    def tracker(self) -> Tracker:
        """The tracker as the action server is sent it."""
        return Tracker.from_dict(
            {
                "sender_id": "abc",
                "slots": {**dict.fromkeys(SLOTS), **self.slots, "expected": self.expected},
                "latest_message": {
                    "text": self.text,
                    "intent": {"name": self.intent, "confidence": self.confidence},
                    "needs": [
                        {"name": name, "confidence": confidence, "confidence_of_whole": of_whole}
                        for name, confidence, of_whole in self.needs
                    ],
                    "entities": [{"entity": name, "value": value} for name, value in self.entities.items()],
                    "intent_ranking": [
                        {"name": name, "confidence": confidence} for name, confidence in self.ranking
                    ],
                },
                "events": [],
                "paused": False,
                "followup_action": None,
                "active_loop": {},
                "latest_action_name": "action_listen",
            }
        )


@dataclass
class Outcome:
    """What an action decided, and the events it returned."""

    decisions: list[dict[str, Any]]
    events: list[dict[str, Any]]

    @property
    def decision(self) -> dict[str, Any]:
        """The one thing that it decided to say."""
        [decision] = self.decisions
        return decision

    @property
    def slots(self) -> dict[str, Any]:
        """The slots it set."""
        return {event["name"]: event["value"] for event in self.events if event["event"] == "slot"}


def run(action: Action, heard: Heard) -> Outcome:
    """Run an action; what it says fits the agreed schema, and what it remembers the domain."""
    dispatcher = CollectingDispatcher()
    events = asyncio.run(action.run(dispatcher, heard.tracker(), {}))
    for message in dispatcher.messages:
        assert message["text"] is None, "actions have no words of their own"
        DECISIONS.validate(message["custom"])
    outcome = Outcome([message["custom"] for message in dispatcher.messages], events)
    assert set(outcome.slots) <= set(SLOTS)
    return outcome


class InternalRoutes(BaseHTTPRequestHandler):
    """The internal routes of `api/`, for a caller with the secret."""

    asked: list[str]

    def do_GET(self) -> None:
        """A stage's topics."""
        stage = self.path.removeprefix("/internal/stages/").removesuffix("/topics")
        if self.headers.get("Authorization") != f"Secret key={SECRET}":
            self.reply(401, {})
        elif stage not in STAGE_TOPICS:
            self.reply(404, {})
        else:
            self.asked.append(self.path)
            following = dict(pairwise(STAGES)).get(stage)
            self.reply(200, {"stage": stage, "topics": STAGE_TOPICS[stage], "following": following})

    def do_POST(self) -> None:
        """The term in some words."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.headers.get("Authorization") != f"Secret key={SECRET}":
            self.reply(401, {})
            return
        self.asked.append(self.path)
        found = (term for words, term in TERMS.items() if words in body["words"])
        self.reply(200, next(found, None))

    def reply(self, status: int, body: dict[str, Any] | None) -> None:
        """Answer in JSON."""
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep the test's output clean."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Serve the internal routes; gives the paths that were asked for."""
    calls: list[str] = []
    handler = type("Handler", (InternalRoutes,), {"asked": calls})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    monkeypatch.setenv("API_INTERNAL_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("SHARED_SECRET", SECRET)
    yield calls
    server.shutdown()
    server.server_close()
