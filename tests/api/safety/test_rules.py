"""Danger recognised by rules: what each rule says it takes, and what it says it does not."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from api.content.files import ContentWrong
from api.safety.recognise import RULES, DangerRules, Rule, words_of

RECOGNISER = DangerRules()
EACH_RULE = pytest.mark.parametrize("rule", RECOGNISER.rules, ids=[rule.name for rule in RECOGNISER.rules])
SAID = [(rule.safety, words) for rule in RECOGNISER.rules for words in rule.says]
NOT_MEANT = [words for rule in RECOGNISER.rules for words in rule.never]


def write_rules(folder: Path, *rules: dict[str, object]) -> Path:
    path = folder / "rules.yml"
    YAML(typ="safe").dump({"rules": list(rules)}, path)
    return path


@pytest.mark.parametrize("words", NOT_MEANT)
def test_words_that_are_not_meant_are_not_recognised(words: str) -> None:
    assert RECOGNISER.recognise(words) is None


@pytest.mark.parametrize(
    "words",
    ["", " ", "?!", "\u0000", "hello", "what is a vps", "_" * 50],
    ids=["nothing", "a space", "marks", "NUL", "a greeting", "a question", "underscores"],
)
def test_ordinary_words_are_no_danger(words: str) -> None:
    assert RECOGNISER.recognise(words) is None


@pytest.mark.parametrize(("safety", "words"), SAID, ids=[words for _, words in SAID])
def test_words_that_a_rule_names_are_recognised(safety: str, words: str) -> None:
    assert RECOGNISER.recognise(words) == safety


@EACH_RULE
def test_rule_recognises_its_words_by_itself(tmp_path: Path, rule: Rule) -> None:
    alone = DangerRules(write_rules(tmp_path, rule.model_dump(by_alias=True)))

    assert [alone.recognise(words) for words in rule.says] == [rule.safety] * len(rule.says)
    assert [alone.recognise(words) for words in rule.never] == [None] * len(rule.never)


@EACH_RULE
def test_each_word_under_unless_makes_it_something_else(tmp_path: Path, rule: Rule) -> None:
    alone = DangerRules(write_rules(tmp_path, rule.model_dump(by_alias=True)))

    still_recognised = [
        f"{words} {other}"
        for words in rule.says
        for other in rule.unless
        if alone.recognise(f"{words} {other}")
    ]

    assert still_recognised == []


@EACH_RULE
def test_every_word_of_a_rule_is_one_that_a_message_can_have(rule: Rule) -> None:
    """Capitals and apostrophes are taken out of a message: a step that has them never matches."""
    words = [
        word
        for step in rule.steps
        for phrase in step.removesuffix("?").strip().split("|")
        for word in phrase.split()
    ]

    assert words
    assert [word for word in [*words, *rule.unless] if words_of(word) != [word]] == []


@pytest.mark.parametrize(
    "words",
    ["hes outside my house yesterday", "he was going to kill me", "my phone is going to die"],
    ids=["told of yesterday", "told of the past", "of a thing"],
)
def test_words_that_make_it_something_else_are_heeded(words: str) -> None:
    assert RECOGNISER.recognise(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "HES OUTSIDE MY HOUSE",
        "He's outside my house",
        "he\u2019s outside my house",
        "he is outside my house!!!",
        "...hes   outside\nmy\thouse...",
        "help " * 300 + "hes outside my house",
    ],
    ids=["capitals", "apostrophe", "curly apostrophe", "written out", "spaces", "after many words"],
)
def test_way_of_writing_makes_no_difference(words: str) -> None:
    assert RECOGNISER.recognise(words) == "immediate-danger"


@pytest.mark.parametrize(
    "words",
    ["i want to kill myself and hes outside my house", "hes outside my house and i want to kill myself"],
    ids=["told last", "told first"],
)
def test_danger_from_another_comes_before_suicide(words: str) -> None:
    assert RECOGNISER.recognise("i want to kill myself") == "suicide-self-harm"

    assert RECOGNISER.recognise(words) == "immediate-danger"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"safety": "boredom"}, "safety"),
        ({"says": []}, "says"),
        ({"not": []}, "not"),
        ({"stepps": ["me"]}, "stepps"),
    ],
    ids=["unknown safety", "no words it takes", "no words it does not take", "unknown key"],
)
def test_wrong_rule_stops_the_start_and_is_named(
    tmp_path: Path, changed: dict[str, object], told: str
) -> None:
    rule = {**RECOGNISER.rules[0].model_dump(by_alias=True), **changed}

    with pytest.raises(ContentWrong, match=rf"rules\.yml, line \d+, rules\.0\.{told}"):
        DangerRules(write_rules(tmp_path, rule))


def test_rules_are_read_from_the_repository() -> None:
    assert RULES.is_file()
    assert {rule.safety for rule in RECOGNISER.rules} >= {"immediate-danger", "suicide-self-harm"}
