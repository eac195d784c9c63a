"""`GET /api/topics` and `/api/stages`."""

from collections.abc import Iterator

import httpx
import pytest

from api.app import create_public_app
from tests.api.content.catalogue import CATALOGUE, NO_FACTS
from tests.api.serving import make_settings, serve

PARTS = ["what", "for_whom", "who", "when", "how", "cost", "if_not", "more", "simple"]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a public app; content needs no other process."""
    app = create_public_app(make_settings(tmp_path_factory.mktemp("reader")))
    with serve(app) as address, httpx.Client(base_url=address) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/topics/no-such-topic", 404),
        ("/api/topics/bail_conditions", 404),
        ("/api/topics/bail-conditions?channel=fax", 422),
        ("/api/topics/bail-conditions?circumstance=rich", 422),
        ("/api/stages/at-trial?circumstance=rich", 422),
        ("/api/stages/any", 404),
        ("/api/stages/no-such-stage", 404),
    ],
)  # fmt: skip
def test_what_there_is_not_is_a_problem_document(reader: httpx.Client, path: str, status: int) -> None:
    answer = reader.get(path)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_topics_are_listed_in_the_order_of_the_catalogue(reader: httpx.Client) -> None:
    listed = [(each["id"], each["stage"], each["title"]) for each in reader.get("/api/topics").json()]

    assert listed == CATALOGUE


@pytest.mark.parametrize("topic", [id_ for id_, _, _ in CATALOGUE])
@pytest.mark.parametrize("channel", ["web", "sms", "guide"])
def test_topic_has_words_for_every_channel(reader: httpx.Client, topic: str, channel: str) -> None:
    answer = reader.get(f"/api/topics/{topic}", params={"channel": channel})

    assert answer.status_code == 200
    body = answer.json()
    assert body["id"] == topic
    assert body["channel"] == channel
    assert body["text"]
    assert "{" not in body["text"]
    assert bool(body["sources"]) == (topic not in NO_FACTS)
    assert list(body["parts"]) == list(body["questions"]) == PARTS
    assert all(body["parts"].values())
    assert body["reviewed_on"] < body["review_due_on"]
    assert (body["guide"] is not None) == (channel == "guide")


def test_channel_is_the_web_unless_said(reader: httpx.Client) -> None:
    unsaid, web, sms, guide = (
        reader.get(f"/api/topics/bail-conditions{query}").json()["text"]
        for query in ("", "?channel=web", "?channel=sms", "?channel=guide")
    )

    assert unsaid == web
    assert len({web, sms, guide}) == 3
    assert len(sms) <= 320


def test_topic_says_its_right_edition_sources_and_review(reader: httpx.Client) -> None:
    body = reader.get("/api/topics/bail-conditions").json()

    assert body["right"] == 6
    assert [right["number"] for right in body["rights"]] == [6, 8]
    assert body["edition"] == "victims-code-2021"
    assert all(source["url"].startswith("https://") for source in body["sources"])
    assert all(source["reviewed_on"] == body["reviewed_on"] for source in body["sources"])
    assert {"who", "if_not"} <= set(body["parts"])


def test_stages_are_listed_in_the_order_of_a_case_each_with_its_topics(reader: httpx.Client) -> None:
    stages = reader.get("/api/stages").json()

    assert [stage["id"] for stage in stages] == [
        "reporting", "investigation", "charge-and-bail", "before-trial", "at-trial", "after-trial",
    ]  # fmt: skip
    for stage in stages:
        assert stage["label"]
        assert stage["now"]
        assert stage["by_now"]
        assert stage["next"]
        assert len(stage["topics"]) >= 5
        assert reader.get(f"/api/stages/{stage['id']}").json() == stage


def test_guide_says_what_the_chat_says_then_how_to_go_about_it(reader: httpx.Client) -> None:
    chat = reader.get("/api/topics/case-updates").json()
    guide = reader.get("/api/topics/case-updates?channel=guide").json()

    assert list(guide["guide"]) == ["say", "ask", "check", "offer", "avoid", "timing"]
    assert guide["guide"]["say"] == chat["text"]
    assert all(words in guide["text"] for words in guide["guide"].values())


def test_topic_says_each_fact_of_its_words_with_source_and_confidence(reader: httpx.Client) -> None:
    body = reader.get("/api/topics/case-updates").json()

    facts = {fact["name"]: fact for fact in body["facts"]}
    assert facts["update_standard"]["value"] == "5 working days"
    assert facts["update_standard"]["confidence"] == "C"
    assert facts["update_standard"]["source"]["url"].startswith("https://")
    assert facts["update_standard"]["value"] in body["parts"]["when"]


@pytest.mark.parametrize("path", ["/api/topics/case-updates", "/api/stages/investigation"])
def test_circumstance_changes_the_words(reader: httpx.Client, path: str) -> None:
    said = {
        circumstance: str(reader.get(path, params={"circumstance": circumstance}).json())
        for circumstance in ("bereaved", "under-18", "enhanced-rights", "standard-rights")
    }

    assert all("1 working day" in words for name, words in said.items() if name != "standard-rights")
    assert said["standard-rights"] != said["enhanced-rights"]


def test_glossary_lists_terms_with_their_meaning(reader: httpx.Client) -> None:
    terms = {term["id"]: term for term in reader.get("/api/glossary").json()}

    assert {"cps", "bail", "summons", "caution", "idva", "victim-personal-statement"} <= set(terms)
    assert all(term["meaning"] for term in terms.values())
