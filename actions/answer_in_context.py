"""Takes a message for what it follows: the answer to what we asked, or a question about what we said."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_follow_up import answer_follow_up
from actions.following import Events, current_topic
from actions.list_entitlements import list_entitlements
from actions.note_circumstance import note_circumstance
from actions.reading import is_answer_to, last_entity, likely_part, sounds_like_danger

# Words that only answer a question are few; a longer message has a need of its own.
LONGEST_BARE_ANSWER_WORDS = 8


def bare_answer(tracker: Tracker, asked: str) -> str | None:
    """What the message answers to the question, if that was asked and the message holds little else."""
    words = str(tracker.latest_message.get("text") or "").split()
    is_bare = len(words) <= LONGEST_BARE_ANSWER_WORDS and not sounds_like_danger(tracker)
    return last_entity(tracker, asked) if is_bare and is_answer_to(tracker, asked) else None


async def answer_in_context(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events | None:
    """Go on from what was said before, whatever topic it sounds like but danger; None for a new question."""
    if stage := bare_answer(tracker, "stage"):
        return await list_entitlements(dispatcher, tracker, stage)
    if answer := bare_answer(tracker, "circumstance"):
        return await note_circumstance(dispatcher, tracker, answer)
    if current_topic(tracker) is not None and (part := likely_part(tracker)):
        return await answer_follow_up(dispatcher, tracker, part)
    return None
