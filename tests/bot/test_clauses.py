"""A message is cut where another need could begin."""

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.clauses import MOST_CLAUSES, Clauses, clauses_of, cut, with_clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("when is court", ["when is court"]),
        ("when is court and can i claim my fare", ["when is court", "can i claim my fare"]),
        ("When is court? Also who pays my fare", ["When is court?", "Also who pays my fare"]),
        ("he is out on bail\nwho do i tell", ["he is out on bail", "who do i tell"]),
        ("me and him went to the police", ["me him went to the police"]),
        ("", []),
        ("?!", ["?!"]),
    ],
)
def test_text_is_cut_where_another_need_could_begin(text: str, clauses: list[str]) -> None:
    assert cut(text) == clauses


def test_message_with_one_clause_has_none_of_its_own() -> None:
    [message] = Clauses().process([Message({TEXT: "when is court"})])

    assert clauses_of(message) == []


def test_story_of_many_clauses_is_left_whole() -> None:
    [message] = Clauses().process([Message({TEXT: "and then he rang me. " * (MOST_CLAUSES + 1)})])

    assert clauses_of(message) == []


def test_message_without_text_is_left_alone() -> None:
    messages = Clauses().process([Message({}), Message({TEXT: "when is court and can i claim my fare"})])

    assert [message.get(TEXT) for message in with_clauses(messages)] == [
        "when is court and can i claim my fare", "when is court", "can i claim my fare",
    ]  # fmt: skip
