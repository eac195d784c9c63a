"""What `services.yml` and `service-terms.yml` may hold; an unknown key is an error."""

from datetime import date, time
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from api.content.placeholders import PLACEHOLDER
from api.content.schemas import Unrepeated
from api.content.vocabulary import ContentModel, FactId, KebabId, WebAddress, Words

Confirmation = Literal["own", "off", "3rd", "GK"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
OnBankHolidays = Literal["as-usual", "closed", "unknown"]
Language = Literal["english", "bsl"]
Postcode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$")]
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Filter = Literal["need", "group", "borough"]
Age = Annotated[int, Field(ge=0, le=120)]


def refuse_numbers(words: str) -> str:
    """Raise ValueError for a digit: a number is a named fact, or a field of its own."""
    if any(character.isdigit() for character in PLACEHOLDER.sub("", words)):
        raise ValueError("a number stands in facts.yml, or in a field of its own, not in the words")
    return words


Plain = Annotated[Words, AfterValidator(refuse_numbers)]


def holding(*names: str) -> AfterValidator:
    """Refuses words that do not hold each of these names once, in braces, and no other brace."""

    def check(words: str) -> str:
        if sorted(PLACEHOLDER.findall(words)) != sorted(names) or set("{}") & set(PLACEHOLDER.sub("", words)):
            wanted = " and ".join(f"{{{name}}}" for name in names) or "nothing"
            raise ValueError(f"these words hold {wanted} in braces, each once, and nothing else")
        return words

    return AfterValidator(check)


def for_each(choices: Any) -> AfterValidator:
    """Refuses a table that has no words for one of the choices."""

    def check(table: dict[str, Any]) -> dict[str, Any]:
        if missing := [name for name in get_args(choices) if name not in table]:
            raise ValueError(f"no words for {', '.join(missing)}")
        return table

    return AfterValidator(check)


Phrase = Annotated[Plain, holding()]
WithTime = Annotated[Plain, holding("time")]


class Term(ContentModel):
    """A need, a group or a borough, by which the directory can be filtered."""

    id: KebabId
    name: Words
    description: Words | None = None


class Number(ContentModel):
    """A phone number: the name of its fact, and what to know when ringing."""

    fact: FactId
    note: Plain | None = None


class TextNumber(Number):
    """A number to text, and the word to text to it."""

    word: Plain | None = None


class Email(ContentModel):
    """An e-mail address: the name of its fact."""

    fact: FactId


class Ages(ContentModel):
    """The youngest and the oldest whom a service is for."""

    min: Age | None = None
    max: Age | None = None

    @model_validator(mode="after")
    def youngest_is_not_older(self) -> Self:
        """The youngest comes first."""
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("min is more than max")
        return self


class Address(ContentModel):
    """A place to go to, in London."""

    street: Words
    postcode: Postcode
    borough: KebabId


class Span(ContentModel):
    """From when to when, London time. A span that closes no later than it opens ends the day after."""

    days: Annotated[list[Weekday], Field(min_length=1)]
    opens: ClockTime
    closes: ClockTime

    @property
    def opens_at(self) -> time:
        """The time of the day at which it opens."""
        return time.fromisoformat(self.opens)

    @property
    def closes_at(self) -> time:
        """The time of the day at which it closes."""
        return time.fromisoformat(self.closes)


class Hours(ContentModel):
    """When a service answers: day and night, every day of the year, or in the spans of a week."""

    day_and_night: bool = False
    spans: list[Span] = Field(default_factory=list)
    bank_holidays: OnBankHolidays = "unknown"
    note: Plain | None = None

    @model_validator(mode="after")
    def are_said_once(self) -> Self:
        """Either always, or in spans."""
        if self.day_and_night == bool(self.spans):
            raise ValueError("give either day_and_night or spans")
        return self


class Evidence(ContentModel):
    """Who says so, and of which day their page is, where it has a date."""

    by: Confirmation
    dated: date | None = None


class Confirmed(ContentModel):
    """How we know of the service itself, how to reach it, and its hours."""

    service: Evidence
    contact: Evidence | None = None
    hours: Evidence | None = None

    def list_all(self) -> list[Evidence]:
        """Each that there is."""
        return [each for each in (self.service, self.contact, self.hours) if each is not None]


class Service(ContentModel):
    """An entry of the directory. `how` is the way in where it is not a call, text, mail or chat.

    Without `fees`, the help is free, and `service-terms.yml` has the words for it.
    """

    id: KebabId
    name: Words
    organisation: Words
    description: Plain
    url: WebAddress
    who: Plain
    ages: Ages = Ages()
    groups: list[KebabId]
    needs: Annotated[list[KebabId], Field(min_length=1)]
    areas: Annotated[list[KebabId], Field(min_length=1)]
    check_borough: bool = False
    phones: list[Number] = Field(default_factory=list)
    texts: list[TextNumber] = Field(default_factory=list)
    email: Email | None = None
    chat: bool = False
    how: Plain | None = None
    languages: list[Language] = Field(default_factory=lambda: ["english"])  # type: ignore[arg-type]
    interpreters: Plain | None = None
    fees: Plain | None = None
    address: Address | None = None
    hours: Hours | None = None
    confirmed: Confirmed

    @property
    def can_be_reached(self) -> bool:
        """Whether there is a way to reach it that was confirmed, beside its site."""
        return bool(self.phones or self.texts or self.email or self.chat)

    @model_validator(mode="after")
    def only_what_is_confirmed_is_shown(self) -> Self:
        """A number, address, chat or time that nobody confirmed is left out, not marked."""
        contact = self.can_be_reached or self.address is not None
        for name, is_shown, evidence in (
            ("contact", contact, self.confirmed.contact),
            ("hours", self.hours is not None, self.confirmed.hours),
        ):
            if is_shown and (evidence is None or evidence.by == "GK"):
                raise ValueError(f"{name} is not confirmed, so leave it out (see confirmed.{name})")
            if evidence is not None and not is_shown:
                raise ValueError(f"confirmed.{name} is there, and what it confirms is not")
        return self


class ServicesFile(ContentModel):
    """`services.yml`. `checked_on` is the day on which pages without a date were read."""

    checked_on: date
    services: Annotated[list[Service], Field(min_length=1), Unrepeated]


class AlertWords(ContentModel):
    """What to know before trusting an entry; `its_hours` and `whole_entry` are what can be old."""

    old: Annotated[Plain, holding("what", "day")]
    its_hours: Phrase
    whole_entry: Phrase
    not_confirmed: Phrase


class HoursWords(ContentModel):
    """When a service answers, from the time of a day to a whole week."""

    open_now: Phrase
    closed_now: Phrase
    not_known: Phrase
    day_and_night: Phrase
    days: Annotated[dict[Weekday, Phrase], for_each(Weekday)]
    every_day: Phrase
    days_in_a_row: Annotated[Plain, holding("first", "last")]
    days_apart: Annotated[Plain, holding("days", "last")]
    span: Annotated[Plain, holding("days", "opens", "closes")]
    midnight: Phrase
    midday: Phrase
    before_midday: WithTime
    after_midday: WithTime
    bank_holidays: Annotated[dict[OnBankHolidays, Phrase], for_each(OnBankHolidays)]
    london_clocks: Phrase


class AgesWords(ContentModel):
    """The ages that a service is for."""

    up_to: Annotated[Plain, holding("max")]
    over: Annotated[Plain, holding("min")]
    between: Annotated[Plain, holding("min", "max")]


class FilterWords(ContentModel):
    """A filter as a program is told of it."""

    name: Phrase
    description: Phrase


class DirectoryWords(ContentModel):
    """What is said around the entries."""

    how_we_know: Annotated[dict[Confirmation, Phrase], for_each(Confirmation)]
    alert: AlertWords
    hours: HoursWords
    ages: AgesWords
    languages: Annotated[dict[Language, Phrase], for_each(Language)]
    filters: Annotated[dict[Filter, FilterWords], for_each(Filter)]
    free: Phrase
    check_borough: Phrase
    chat: Phrase
    text_the_word: Annotated[Plain, holding("word")]
    runs: Annotated[Plain, holding("services")]
    address: Annotated[Plain, holding("street", "postcode")]
    wrong_filter: Phrase


class TermsFile(ContentModel):
    """`service-terms.yml`. `wide_areas` hold every borough."""

    needs: Annotated[list[Term], Field(min_length=1), Unrepeated]
    groups: Annotated[list[Term], Field(min_length=1), Unrepeated]
    boroughs: Annotated[list[Term], Field(min_length=1), Unrepeated]
    wide_areas: Annotated[list[Term], Field(min_length=1), Unrepeated]
    words: DirectoryWords
