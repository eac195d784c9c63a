"""What the page's forms send, when there is no JavaScript to help."""

from collections.abc import Callable

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

pytestmark = pytest.mark.service


def read(page: httpx.Response) -> BeautifulSoup:
    """The page's HTML."""
    return BeautifulSoup(page.text, "html.parser")


def key_on(page: httpx.Response, form: str) -> str:
    """The key in one of the page's forms."""
    field = read(page).select_one(f"{form} input[name=idempotency_key]")
    assert isinstance(field, Tag)
    return str(field["value"])


def said_on(page: httpx.Response) -> list[str]:
    """What the person said, as the page shows it."""
    return [found.text for found in read(page).select("ol .app-message--inbound .app-message__text")]


def start(http: httpx.Client) -> httpx.Response:
    """A page with a conversation under way."""
    http.post("/send", data={"text": "hello"})
    return http.get("/")


def test_form_sent_by_another_site_is_refused(http: httpx.Client) -> None:
    answer = http.post("/send", data={"text": "hello"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert answer.json()["code"] == "form-from-elsewhere"


@pytest.mark.parametrize("text", ["", " \n "], ids=["nothing", "only spaces"])
def test_message_without_words_is_refused_in_words(http: httpx.Client, text: str) -> None:
    answer = http.post("/send", data={"text": text})

    assert answer.status_code == 422
    assert "There was nothing in your message." in read(answer).text


def test_message_that_is_too_long_is_refused_and_stays_in_the_box(http: httpx.Client) -> None:
    text = "I do not know. " * 150

    answer = http.post("/send", data={"text": text})

    assert answer.status_code == 422
    box = read(answer).textarea
    assert isinstance(box, Tag)
    assert box.text.strip() == text.strip()


def test_line_break_counts_as_one_letter_of_the_limit(http: httpx.Client) -> None:
    answer = http.post("/send", data={"text": "a\r\n" * 998 + "what"})

    assert answer.status_code == 303


def test_answer_of_a_form_is_a_redirect_to_the_page(http: httpx.Client) -> None:
    answer = http.post("/send", data={"text": "hello"})

    assert (answer.status_code, answer.headers["Location"]) == (303, "/#latest")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (".app-composer", {"text": "what is a vps"}),
        (".app-replies", {"payload": "topic:complaints"}),
    ],
    ids=["words", "a button"],
)
def test_form_sent_twice_is_answered_once(http: httpx.Client, form: str, said: dict[str, str]) -> None:
    page = start(http)

    for _ in range(2):
        http.post("/send", data={**said, "idempotency_key": key_on(page, form)})

    assert len(said_on(http.get("/"))) == len(said_on(page)) + 1


def test_form_sent_twice_counts_once_for_the_limit(serve_page: Callable[..., str]) -> None:
    address = serve_page(rate_limits="on", messages_per_minute=1)

    with httpx.Client(base_url=address) as http:
        answers = [http.post("/send", data={"text": "hello", "idempotency_key": "one"}) for _ in range(2)]
        refused = http.post("/send", data={"text": "hello", "idempotency_key": "two"})

    assert [answer.status_code for answer in (*answers, refused)] == [303, 303, 429]


def test_same_words_from_the_next_page_are_a_message_of_their_own(http: httpx.Client) -> None:
    for _ in range(2):
        page = http.get("/")
        http.post("/send", data={"text": "hello", "idempotency_key": key_on(page, ".app-composer")})

    assert said_on(http.get("/")) == ["hello", "hello"]


def test_page_that_the_browser_kept_can_send_something_else(http: httpx.Client) -> None:
    page = start(http)
    key = key_on(page, ".app-composer")

    for said in ({"text": "thanks"}, {"text": "bye"}, {"payload": "stages"}, {"payload": "topic:complaints"}):
        http.post("/send", data={**said, "idempotency_key": key})

    assert len(said_on(http.get("/"))) == 5


def test_one_cookie_is_set_that_scripts_cannot_read_and_that_ends_with_the_browser(
    http: httpx.Client,
) -> None:
    cookies = http.post("/send", data={"text": "what is a vps"}).headers.get_list("set-cookie")

    assert len(cookies) == 1
    attributes = cookies[0].lower()
    assert "httponly" in attributes
    assert "samesite=lax" in attributes
    assert "max-age" not in attributes
    assert "expires" not in attributes
