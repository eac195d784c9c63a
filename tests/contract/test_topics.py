"""Every topic of the catalogue is one that the dialogue knows, and the other way round."""

from collections import Counter

import pytest

from tests.contract.files import ROOT, intent_of, list_examples, list_steps, list_topics, read_yaml

LEAST_EXAMPLES = 45
TOPICS = list_topics()
PARTS = ("what", "for_whom", "who", "when", "how", "cost", "if_not", "more", "simple")
# What the dialogue knows beside the topics.
FOLLOW_UPS = {f"follow_up_{part}" for part in PARTS}
OTHER_INTENTS = {
    "greet", "thank", "say_goodbye", "ask_are_you_a_person", "say_stage", "define_term", "go_on",
    "affirm", "deny", "skip", *FOLLOW_UPS,
}  # fmt: skip


def test_domain_knows_each_topic_once_and_nothing_else() -> None:
    intents = read_yaml("domain.yml")["intents"]

    assert Counter(intents) == Counter([*map(intent_of, TOPICS), *OTHER_INTENTS])


@pytest.mark.parametrize("topic", TOPICS)
def test_topic_has_enough_different_examples(topic: str) -> None:
    examples = [
        example.casefold()
        for intent, listed in list_examples("intent")
        if intent == intent_of(topic)
        for example in listed
    ]

    assert len(set(examples)) >= LEAST_EXAMPLES


def test_every_intent_with_examples_is_in_the_domain() -> None:
    trained = {intent for intent, _ in list_examples("intent")}

    assert trained <= set(read_yaml("domain.yml")["intents"])


@pytest.mark.parametrize("topic", TOPICS)
def test_topic_stands_in_exactly_one_rule(topic: str) -> None:
    taken = Counter(intent for _, intents, _ in list_steps() for intent in intents)

    assert taken[intent_of(topic)] == 1


def test_rules_take_only_intents_and_run_only_actions_of_the_domain() -> None:
    domain = read_yaml("domain.yml")

    intents = {intent for _, intents, _ in list_steps() for intent in intents}
    actions = {action for _, _, actions in list_steps() for action in actions}

    assert intents - {"nlu_fallback"} == set(domain["intents"])
    assert actions == set(domain["actions"])


def test_every_action_of_the_domain_is_a_module_that_says_its_name() -> None:
    for action in read_yaml("domain.yml")["actions"]:
        module = ROOT / "actions" / f"{action.removeprefix('action_')}.py"
        assert f'return "{action}"' in module.read_text(), action


def test_stages_that_the_dialogue_hears_are_those_that_there_are() -> None:
    stages = {stage["id"] for stage in read_yaml("api/content/stages.yml")["stages"]}

    heard = {value for value, _ in list_examples("synonym") if not value.startswith("circumstance-")}

    assert heard == stages | {"not-sure"}


def test_circumstances_that_the_dialogue_hears_are_those_that_change_the_words() -> None:
    heard = {value for value, _ in list_examples("synonym") if value.startswith("circumstance-")}

    assert heard == {"circumstance-bereaved", "circumstance-under-18", "circumstance-enhanced-rights"}


@pytest.mark.parametrize("intent", sorted(FOLLOW_UPS | {"define_term", "go_on", "affirm", "deny", "skip"}))
def test_follow_up_has_enough_different_examples(intent: str) -> None:
    examples = {
        example.casefold() for name, listed in list_examples("intent") if name == intent for example in listed
    }

    assert len(examples) >= LEAST_EXAMPLES
