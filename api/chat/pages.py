"""Templates, and what the page shows of a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from fastapi.templating import Jinja2Templates
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader

from api.content.dates import long_date
from api.content.routes import ShownSource
from api.conversations.schemas import Button, Choice, Message, ShownTerm, TakenTurn

TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True)
class ShownMessage:
    """One message in the transcript: what the person said, or what was answered."""

    direction: str
    text: str
    topic: str | None = None
    safety: str | None = None
    buttons: list[Button] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    sources: list[ShownSource] = field(default_factory=list)
    terms: list[ShownTerm] = field(default_factory=list)
    expects: str | None = None
    fallback: bool = False


def shown_reply(message: Message) -> ShownMessage:
    """A message of ours, for the transcript."""
    return ShownMessage(
        direction="outbound", **{name: getattr(message, name) for name in Message.model_fields}
    )


def shown_welcome(message: Message) -> ShownMessage:
    """The first paragraph: the page says the others itself, where they stay in sight."""
    return replace(shown_reply(message), text=message.text.partition("\n\n")[0])


def transcript(welcome: Sequence[Message], turns: Sequence[TakenTurn]) -> list[ShownMessage]:
    """The whole conversation, oldest first."""
    shown = [shown_welcome(message) for message in welcome]
    for turn in turns:
        shown.append(ShownMessage(direction="inbound", text=turn.said))
        shown += [shown_reply(reply) for reply in turn.replies]
    return shown


def make_templates() -> Jinja2Templates:
    """Our templates, and the GOV.UK Frontend macros under `govuk_frontend_jinja/`."""
    loader = ChoiceLoader(
        [
            FileSystemLoader(TEMPLATES),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["long_date"] = long_date
    return Jinja2Templates(env=environment)
