"""The tracker store keeps what the dialogue needs, and no more."""

import pytest
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot import tracker_store
from bot.tracker_store import BoundedTrackerStore

TURNS = 3


def make_store(domain: Domain, turns: int = TURNS) -> BoundedTrackerStore:
    return BoundedTrackerStore(domain, turns=turns)


def turn(words: str) -> list[Event]:
    return [UserUttered(words), ActionExecuted("action_answer_topic"), ActionExecuted("action_listen")]


def make_tracker(domain: Domain, sender: str, events: list[Event]) -> DialogueStateTracker:
    return DialogueStateTracker.from_events(sender, events, slots=domain.slots)


def said(tracker: DialogueStateTracker) -> list[str]:
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


@pytest.mark.asyncio
async def test_unknown_conversation_is_not_found(domain: Domain, tracker_database: str) -> None:
    assert await make_store(domain).retrieve("nobody") is None


@pytest.mark.asyncio
async def test_short_conversation_comes_back_as_it_was(domain: Domain, tracker_database: str) -> None:
    store = make_store(domain)
    tracker = make_tracker(domain, "a", [SessionStarted(), *turn("one"), *turn("two")])

    await store.save(tracker)

    kept = await make_store(domain).retrieve("a")
    assert kept is not None
    assert list(kept.events) == list(tracker.events)


@pytest.mark.asyncio
async def test_only_the_last_turns_are_kept_however_many_there_were(
    domain: Domain, tracker_database: str
) -> None:
    store = make_store(domain)
    events: list[Event] = [SessionStarted()]
    for number in range(50):
        events += turn(f"message {number}")

    await store.save(make_tracker(domain, "a", events))

    kept = await store.retrieve("a")
    assert kept is not None
    assert said(kept) == ["message 47", "message 48", "message 49"]


@pytest.mark.asyncio
async def test_slot_and_form_set_long_ago_are_still_known(domain: Domain, tracker_database: str) -> None:
    store = make_store(domain)
    events: list[Event] = [SessionStarted(), SlotSet("expected", "stage"), ActiveLoop("some_form")]
    for number in range(50):
        events += turn(f"message {number}")

    await store.save(make_tracker(domain, "a", events))

    kept = await store.retrieve("a")
    assert kept is not None
    assert kept.get_slot("expected") == "stage"
    assert kept.active_loop_name == "some_form"


@pytest.mark.asyncio
async def test_saving_again_and_again_does_not_grow_what_is_kept(
    domain: Domain, tracker_database: str
) -> None:
    store = make_store(domain)
    sizes = []
    for number in range(20):
        tracker = await store.get_or_create_tracker("a")
        for event in turn(f"message {number:03}"):
            tracker.update(event)
        await store.save(tracker)
        kept = await store.retrieve("a")
        assert kept is not None
        sizes.append(len(kept.events))

    assert len(set(sizes[TURNS + 1 :])) == 1


@pytest.mark.asyncio
async def test_conversations_do_not_mix(domain: Domain, tracker_database: str) -> None:
    store = make_store(domain)

    await store.save(make_tracker(domain, "a", turn("from a")))
    await store.save(make_tracker(domain, "b", turn("from b")))

    kept = await store.retrieve("a")
    assert kept is not None
    assert said(kept) == ["from a"]
    assert sorted(await store.keys()) == ["a", "b"]


@pytest.mark.asyncio
async def test_empty_tracker_erases_the_conversation(domain: Domain, tracker_database: str) -> None:
    store = make_store(domain)
    await store.save(make_tracker(domain, "a", turn("to be erased")))

    await store.save(DialogueStateTracker("a", domain.slots))

    assert await store.retrieve("a") is None
    assert await store.keys() == []


@pytest.mark.asyncio
async def test_silent_conversation_is_erased_after_its_time(
    domain: Domain, tracker_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONVERSATION_KEPT_MINUTES", "10")
    store = make_store(domain)
    await store.save(make_tracker(domain, "old", turn("long ago")))
    with store.engine.begin() as connection:
        connection.execute(tracker_store.conversations.update().values(saved_at_seconds=0.0))

    assert await store.retrieve("old") is None

    await store.save(make_tracker(domain, "new", turn("now")))
    assert await store.keys() == ["new"]


def test_rasa_makes_the_store_that_endpoints_names(domain: Domain, tracker_database: str) -> None:
    endpoint = EndpointConfig(type="bot.tracker_store.BoundedTrackerStore", turns=5)

    store = TrackerStore.create(endpoint, domain)

    kept = getattr(store, "_tracker_store", store)
    assert isinstance(kept, BoundedTrackerStore)
    assert kept.turns == 5
