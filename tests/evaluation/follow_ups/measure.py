"""How often follow-up questions get the right part, over the whole running service.

Each message of `final.tsv` or `tuning.tsv` opens a conversation of its own, in which something was said
before it: an answer (a part of it is asked for), a step of a stage ("go on"), or our question ("yes").
Messages that only sound like follow-ups, and name another topic or a danger, must get that instead.
`conversations.yml` has whole talks.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from ruamel.yaml import YAML

from tests.running_service import Talk, start_talk

FOLDER = Path(__file__).parent
SPOKEN_OF = "right-to-review"
STAGE = "investigation"
PREFIX = "follow_up_"
Message = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """A message with the intent it has."""

    intent: str
    kind: str
    text: str


def read_items(name: str) -> list[Item]:
    """The messages of `final.tsv` or `tuning.tsv`."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [Item(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


class Reader:
    """Knows the words of the content, to tell which part of it an answer is."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http
        self.terms = {
            f"{term['term']}: {term['meaning']}": term["id"] for term in http.get("/api/glossary").json()
        }

    @cache  # noqa: B019, one reader lives as long as the program
    def parts(self, topic: str) -> dict[str, str]:
        """The words of each part of a topic; of the main one, the whole answer."""
        body = self.http.get(f"/api/topics/{topic}").json()
        return {**body["parts"], "what": body["text"]}

    def is_part(self, message: Message, topic: str, part: str) -> bool:
        """Whether a message is that part of the topic."""
        return bool(message["text"] == self.parts(topic)[part])

    def fits(self, messages: list[Message], item: Item) -> bool:  # noqa: PLR0911, one for each intent
        """Whether the answer is what the item's intent asks for."""
        first, last = messages[0], messages[-1]
        match item.intent:
            case intent if intent.startswith(PREFIX):
                return self.is_part(first, SPOKEN_OF, intent.removeprefix(PREFIX))
            case "define_term":
                return first["text"] in self.terms or self.is_part(first, SPOKEN_OF, "simple")
            case "go_on":
                return bool(first["expects"] == "circumstance")
            case "affirm":
                return "if you have enhanced rights, as you may" in last["text"]
            case "deny":
                return len(messages) == 2 and "enhanced rights" not in last["text"]
            case "skip":
                return len(messages) == 1 and "With enhanced rights" in last["text"]
            case intent:
                topic = intent.removeprefix("ask_").replace("_", "-")
                return bool(first["topic"] == topic or (first["safety"] and is_danger(item)))


def is_danger(item: Item) -> bool:
    """Whether a safety answer is what is wanted, of whichever kind."""
    return item.intent in (
        "ask_immediate_danger", "ask_suicide_self_harm", "ask_child_at_risk", "ask_distress_disclosure",
    )  # fmt: skip


def group_of(item: Item) -> str:
    """Where the item is counted."""
    if is_danger(item):
        return "danger"
    return "names a topic" if item.intent.startswith("ask_") else item.intent


def say_before(talk: Talk, item: Item) -> None:
    """What was said before the message."""
    if item.intent in ("go_on", "affirm", "deny", "skip"):
        talk.say(payload=f"stage:{STAGE}")
        if item.intent != "go_on":
            talk.say(payload=f"stage:{STAGE}/by_now")
    else:
        talk.say(payload=f"topic:{SPOKEN_OF}")


def count_items(http: httpx.Client, name: str) -> dict[str, Counter[bool]]:
    """How many messages got the right part, by what they ask for and by kind; `all` has every one."""
    reader = Reader(http)
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for item in read_items(name):
        talk = start_talk(http)
        say_before(talk, item)
        messages = talk.say(item.text).json()["messages"]
        is_right = reader.fits(messages, item)
        for key in ("all", group_of(item), f"kind: {item.kind}"):
            counts[key][is_right] += 1
        if not is_right and name == "tuning":
            got = messages[0]["topic"], messages[0]["text"][:50]
            print(f"  {item.intent} -> {got}: {item.text}")
    return dict(sorted(counts.items()))


def fits_turn(reader: Reader, message: Message, turn: dict[str, str]) -> bool:
    """Whether a turn of a whole talk got what it asks for."""
    if "term" in turn:
        return reader.terms.get(message["text"]) == turn["term"]
    if "part" in turn:
        return message["topic"] == turn["topic"] and reader.is_part(message, turn["topic"], turn["part"])
    return bool(message["topic"] == turn["topic"])


def count_turns(http: httpx.Client, name: str) -> Iterator[tuple[str, int, int]]:
    """Each whole talk: its name, how many turns it has, and how many got what they ask for."""
    reader = Reader(http)
    talks = YAML(typ="safe").load((FOLDER / "conversations.yml").read_text(encoding="utf-8"))
    for each in talks:
        if each["set"] != name:
            continue
        talk, right = start_talk(http), 0
        for turn in each["turns"]:
            message = talk.say(turn["say"]).json()["messages"][0]
            is_right = fits_turn(reader, message, turn)
            right += is_right
            if not is_right and name == "tuning":
                print(f"  {turn} -> {message['topic']}: {message['text'][:60]!r}")
        yield each["name"], len(each["turns"]), right


def measure_follow_ups(http: httpx.Client, name: str) -> Iterator[str]:
    """The part of the report on follow-up questions, in Markdown."""
    yield "## Follow-up questions\n"
    yield "Each after an answer, a step of a stage or a question of ours.\n"
    yield "| asks for | messages | right |\n| --- | --- | --- |"
    for key, found in count_items(http, name).items():
        yield f"| {key} | {found.total()} | {found[True] / found.total():.2f} |"
    yield "\n| whole talk | turns | right |\n| --- | --- | --- |"
    for title, turns, right in count_turns(http, name):
        yield f"| {title} | {turns} | {right} |"
    yield ""
