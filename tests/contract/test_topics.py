"""Every topic of the catalogue is one that the dialogue knows, and the other way round."""

from collections import Counter

import pytest

from tests.contract.files import ROOT, intent_of, list_examples, list_steps, list_topics, read_yaml

LEAST_EXAMPLES = 120
LEAST_EXAMPLES_OF_FOLLOW_UP = 45
# What stands before the hyphen in a label of the cues; one without it is a stage.
KINDS = ("circumstance-", "crime-", "relationship-", "borough-")
# Topics that are easily taken for one another.
LOOK_ALIKES = (
    "case-updates", "case-status", "complaints", "no-further-action", "right-to-review", "charging-decision",
    "victim-personal-statement", "vps-privacy", "giving-statement", "giving-evidence", "special-measures",
    "court-safety", "witness-service", "court-visit", "support-services", "support-referral", "advocacy",
    "mental-health", "pre-trial-therapy", "distress-disclosure", "criminal-injuries-compensation",
    "court-compensation", "witness-expenses", "trial-outcome", "unduly-lenient-sentence",
    "victim-contact-scheme", "code-overview", "entitlements-by-stage", "needs-assessment", "who-is-covered",
    "enhanced-rights", "chat-privacy", "contact-preferences", "legal-advice", "must-i-attend",
    "afraid-to-report", "how-to-report", "bail-conditions", "immediate-danger", "child-at-risk",
    "suicide-self-harm",
)  # fmt: skip
LEAST_EXAMPLES_OF_LOOK_ALIKE = 150
# Small talk is several intents.
SMALL_TALK = {"ask_small_talk", "greet", "thank", "say_goodbye", "ask_are_you_a_person"}
TOPICS = list_topics()
PARTS = ("what", "for_whom", "who", "when", "how", "cost", "if_not", "more", "simple")
# What the dialogue knows beside the topics.
FOLLOW_UPS = {f"follow_up_{part}" for part in PARTS}
OTHER_INTENTS = {
    "greet", "thank", "say_goodbye", "ask_are_you_a_person", "say_stage", "define_term", "go_on",
    "affirm", "deny", "skip", "gibberish", *FOLLOW_UPS,
}  # fmt: skip


def test_domain_knows_each_topic_once_and_nothing_else() -> None:
    intents = read_yaml("domain.yml")["intents"]

    assert Counter(intents) == Counter([*map(intent_of, TOPICS), *OTHER_INTENTS])


@pytest.mark.parametrize("topic", TOPICS)
def test_topic_has_enough_different_examples(topic: str) -> None:
    intents = SMALL_TALK if topic == "small-talk" else {intent_of(topic)}
    examples = {
        example.casefold()
        for intent, listed in list_examples("intent")
        if intent in intents
        for example in listed
    }

    assert len(examples) >= (LEAST_EXAMPLES_OF_LOOK_ALIKE if topic in LOOK_ALIKES else LEAST_EXAMPLES)


def test_no_example_stands_under_two_intents() -> None:
    seen = Counter(
        (example.casefold(), intent) for intent, listed in list_examples("intent") for example in set(listed)
    )
    intents = Counter(example for example, _ in seen)

    assert [example for example, times in intents.items() if times > 1] == []


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

    heard = {value for value, _ in list_examples("synonym") if not value.startswith(KINDS)}

    assert heard == stages | {"not-sure"}


def test_boroughs_that_the_dialogue_hears_are_those_of_the_directory() -> None:
    boroughs = {borough["id"] for borough in read_yaml("api/content/service-terms.yml")["boroughs"]}

    heard = {value for value, _ in list_examples("synonym") if value.startswith("borough-")}

    assert heard == {f"borough-{borough}" for borough in boroughs}


def test_no_word_of_the_cues_stands_under_two_labels() -> None:
    seen = Counter(phrase.casefold() for _, phrases in list_examples("synonym") for phrase in set(phrases))

    assert [phrase for phrase, times in seen.items() if times > 1] == []


def test_circumstances_that_the_dialogue_hears_are_those_that_change_the_words() -> None:
    heard = {value for value, _ in list_examples("synonym") if value.startswith("circumstance-")}

    assert heard == {"circumstance-bereaved", "circumstance-under-18", "circumstance-enhanced-rights"}


@pytest.mark.parametrize("intent", sorted(FOLLOW_UPS | {"define_term", "go_on", "affirm", "deny", "skip"}))
def test_follow_up_has_enough_different_examples(intent: str) -> None:
    examples = {
        example.casefold() for name, listed in list_examples("intent") if name == intent for example in listed
    }

    assert len(examples) >= LEAST_EXAMPLES_OF_FOLLOW_UP
