"""Which topic an intent is answered with, and the other way round."""

PREFIX = "ask_"
SMALL_TALK = ("ask_small_talk", "greet", "thank", "say_goodbye", "ask_are_you_a_person")
BY_STAGE = ("ask_entitlements_by_stage", "say_stage")
# Both are told that this is not something we can help with, or that it was not understood.
OUT_OF_SCOPE = ("ask_out_of_scope", "gibberish")
SEVERAL = {"small-talk": SMALL_TALK, "entitlements-by-stage": BY_STAGE, "out-of-scope": OUT_OF_SCOPE}


def intents_of(topic: str) -> tuple[str, ...]:
    """The intents that are answered with a topic."""
    return SEVERAL.get(topic, (PREFIX + topic.replace("-", "_"),))


def topic_of(intent: str) -> str:
    """The topic that an intent is answered with."""
    for topic, intents in SEVERAL.items():
        if intent in intents:
            return topic
    return intent.removeprefix(PREFIX).replace("_", "-")
