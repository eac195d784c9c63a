"""What comes in and goes out over the chat API (`chat-api` contract), and what the dialogue decides."""

import unicodedata
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from api.content.routes import ShownSource
from api.content.schemas import Part, SafetyTopic

LONGEST_MESSAGE = 2000


def without_control_characters(words: str) -> str:
    """Drop characters that nobody types and databases refuse; line breaks and tabs stay."""
    kept = "".join(c for c in words if c in "\n\t" or unicodedata.category(c) != "Cc").strip()
    if not kept:
        raise ValueError("Write something first.")
    return kept


Words = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_MESSAGE),
    AfterValidator(without_control_characters),
]


class StartRequest(BaseModel):
    """Start a conversation."""

    channel: Literal["web"] = Field(description="Where the person is.")
    locale: Annotated[str, StringConstraints(max_length=35, pattern=r"^[A-Za-z0-9-]+$")] | None = None


class MessageRequest(BaseModel):
    """Say something: words, or the payload of a button."""

    model_config = ConfigDict(extra="ignore")

    text: Words | None = None
    payload: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None

    @model_validator(mode="after")
    def exactly_one(self) -> Self:
        """Words or a button, not both."""
        if (self.text is None) == (self.payload is None):
            raise ValueError("Send either text (1 to 2,000 characters) or payload.")
        return self


class Button(BaseModel):
    """Something to press instead of typing."""

    title: str
    payload: str


class Choice(Button):
    """A topic that may have been meant."""

    topic: str


class Message(BaseModel):
    """One message of ours."""

    text: str
    topic: str | None = None
    safety: SafetyTopic | None = None
    buttons: list[Button] = []
    choices: list[Choice] = []
    sources: list[ShownSource] = []
    expects: str | None = None
    fallback: bool = False


class StartedConversation(BaseModel):
    """A new conversation; `token` is shown this once."""

    id: str
    token: str
    expires_at: datetime
    messages: list[Message]


class OpenConversation(BaseModel):
    """A conversation that a token opened."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    channel: str


class TakenTurn(BaseModel):
    """What was said, or the title of the button pressed, and what was answered."""

    said: str
    replies: list[Message]


class Replies(BaseModel):
    """The answer to a message."""

    messages: list[Message]


class SayTopic(BaseModel):
    """The dialogue decided to explain a topic, or one part of it."""

    say: Literal["topic"]
    topic: str
    part: Part | None = None


class SaySmallTalk(BaseModel):
    """... to answer something friendly."""

    say: Literal["small-talk"]
    kind: Literal["greeting", "thanks", "goodbye", "are_you_a_person", "small_talk"]


class AskStage(BaseModel):
    """... to ask where the case is."""

    say: Literal["ask-stage"]


class SayStage(BaseModel):
    """... to list what applies at a stage; without one, what applies at every stage."""

    say: Literal["stage"]
    stage: str | None
    topics: list[str]


class OfferChoices(BaseModel):
    """... to offer topics, best first, as it is not sure."""

    say: Literal["choices"]
    topics: list[str]


class SayNotUnderstood(BaseModel):
    """... to say that it did not understand."""

    say: Literal["not-understood"]


Decision = Annotated[
    SayTopic | SaySmallTalk | AskStage | SayStage | OfferChoices | SayNotUnderstood,
    Field(discriminator="say"),
]
