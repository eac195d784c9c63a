"""What comes in and goes out over the chat API (`chat-api` contract), and what the dialogue decides."""

import unicodedata
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from api.content.conditions import Circumstance
from api.content.routes import ShownSource
from api.content.vocabulary import Part, SafetyTopic, StageId, Step

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

    channel: Literal["web", "sms"] = Field(
        description="Where the person is: `sms` gets the words of a text message, 320 characters at most."
    )
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


class ShownTerm(BaseModel):
    """A word of the law or of the police in a message, and what it means."""

    term: str
    meaning: str


class Message(BaseModel):
    """One message of ours."""

    text: str
    topic: str | None = None
    safety: SafetyTopic | None = None
    buttons: list[Button] = []
    choices: list[Choice] = []
    sources: list[ShownSource] = []
    terms: list[ShownTerm] = []
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


class PlaceInStage(BaseModel):
    """A step of a stage, which a person may go to."""

    stage: StageId
    step: Step


class SayTopic(BaseModel):
    """The dialogue decided to explain a topic, or one part of it; `resume` is where a stage was left.

    `offers`: topics that may be meant as well or instead, best first.
    """

    say: Literal["topic"]
    topic: str
    part: Part | None = None
    circumstance: Circumstance | None = None
    resume: PlaceInStage | None = None
    offers: list[str] = []


class SaySmallTalk(BaseModel):
    """... to answer something friendly."""

    say: Literal["small-talk"]
    kind: Literal["greeting", "thanks", "goodbye", "are_you_a_person", "small_talk", "all_right"]


class SayTerm(BaseModel):
    """... to say what a word means, or that it is not in our list; `topic` is what was spoken of before."""

    say: Literal["term"]
    term: str | None
    topic: str | None = None
    resume: PlaceInStage | None = None


class AskTopic(BaseModel):
    """... to ask which topic a follow-up question is about."""

    say: Literal["ask-topic"]


class AskStage(BaseModel):
    """... to ask where the case is."""

    say: Literal["ask-stage"]


class AskCircumstance(BaseModel):
    """... to ask the one question on which time limits depend; it can be skipped."""

    say: Literal["ask-circumstance"]


class NoteCircumstance(BaseModel):
    """... to say that the times given now fit what the person said."""

    say: Literal["circumstance"]


class SayStage(BaseModel):
    """... to say a step of a stage, with the topics that apply; without a stage, those of every stage."""

    say: Literal["stage"]
    stage: StageId | None
    step: Step = "now"
    circumstance: Circumstance | None = None
    topics: list[str]


class OfferChoices(BaseModel):
    """... to offer topics, best first, as it is not sure; `again`: the answer before was no help either."""

    say: Literal["choices"]
    topics: list[str]
    again: bool = False


class SayNotUnderstood(BaseModel):
    """... to say that it did not understand; `again`: the answer before was no help either."""

    say: Literal["not-understood"]
    again: bool = False


Decision = Annotated[
    SayTopic
    | SaySmallTalk
    | SayTerm
    | AskTopic
    | AskStage
    | AskCircumstance
    | NoteCircumstance
    | SayStage
    | OfferChoices
    | SayNotUnderstood,
    Field(discriminator="say"),
]
