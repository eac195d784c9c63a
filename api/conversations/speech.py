"""Puts what the dialogue decided into words: the only place where a reply is made."""

from collections.abc import Sequence

from api.content.conditions import Circumstance
from api.content.library import Content
from api.content.lines import Line
from api.content.rendering import part_label, parts_offered, render, render_part, render_step
from api.content.routes import list_sources
from api.content.text_messages import as_text_messages
from api.content.vocabulary import STEPS, Channel, Step
from api.conversations.payloads import (
    CIRCUMSTANCES,
    NONE_OF_THESE,
    NOT_SURE,
    SAFETY_TOPICS,
    SKIP,
    STAGES,
    circumstance_label,
    circumstance_payload,
    stage_payload,
    step_label,
    topic_payload,
)
from api.conversations.schemas import (
    AskCircumstance,
    AskStage,
    AskTopic,
    Button,
    Choice,
    Decision,
    Message,
    NoteCircumstance,
    OfferChoices,
    PlaceInStage,
    SayNotUnderstood,
    SaySmallTalk,
    SayStage,
    SayTerm,
    SayTopic,
    ShownTerm,
)

PERSON = "support-referral"
BY_STAGE = "entitlements-by-stage"
# These turn the person elsewhere themselves: after them, the way on is the stages or a person.
WAY_ON = frozenset({"out-of-scope", "legal-advice"})


class Speech:
    """Speaks in the words of one channel."""

    def __init__(self, content: Content, channel: str) -> None:
        self.content = content
        self.channel: Channel = "sms" if channel == "sms" else "web"

    def words(self, line: Line) -> str:
        """The line as this channel says it."""
        return line.on(self.channel)

    # Buttons

    def person_button(self) -> Button:
        """The way to a person."""
        return Button(
            title=self.words(self.content.lines.talk_to_person_label), payload=topic_payload(PERSON)
        )

    def stages_button(self) -> Button:
        """The way to the list of stages."""
        return Button(title=self.words(self.content.lines.see_stages_label), payload=STAGES)

    def topic_button(self, topic_id: str) -> Button:
        """A topic, in plain words."""
        return Button(title=self.content.topics[topic_id].label, payload=topic_payload(topic_id))

    def topic_choices(self, topic_ids: Sequence[str]) -> list[Choice]:
        """Topics that may have been meant, best first."""
        return [Choice(topic=topic, **self.topic_button(topic).model_dump()) for topic in topic_ids]

    def step_button(self, stage_id: str, step: Step) -> Button:
        """A step of a stage."""
        return Button(title=step_label(self.content, step), payload=stage_payload(stage_id, step))

    def stage_buttons(self) -> list[Button]:
        """Each stage, and not being sure."""
        stages = [
            Button(title=stage.label, payload=stage_payload(stage.id))
            for stage in self.content.stages.values()
        ]
        not_sure = self.words(self.content.lines.not_sure_stage_label)
        return [*stages, Button(title=not_sure, payload=stage_payload(NOT_SURE))]

    def topic_buttons(self, decision: SayTopic) -> list[Button]:
        """Where a stage was left, the parts of the answer, and the way to a person."""
        answer = self.content.answers[decision.topic]
        buttons = [
            Button(title=part_label(self.content, part, answer), payload=topic_payload(decision.topic, part))
            for part in parts_offered(answer, shown=decision.part)
        ]
        buttons += self.resume_buttons(decision.resume)
        if decision.topic in WAY_ON:
            buttons.append(self.stages_button())
        if decision.topic != PERSON:
            buttons.append(self.person_button())
        return buttons

    def resume_buttons(self, place: PlaceInStage | None) -> list[Button]:
        """The way back to a stage, where it was left."""
        if place is None:
            return []
        label = step_label(self.content, place.step)
        title = self.words(self.content.lines.go_on_label).format(label=label[0].lower() + label[1:])
        return [Button(title=title, payload=stage_payload(place.stage, place.step))]

    def buttons_of_step(self, decision: SayStage) -> list[Button]:
        """The step that follows, or the stage that does; with the first step, what applies there."""
        topics = [self.topic_button(topic) for topic in decision.topics]
        if decision.stage is None:
            return [*topics, self.person_button()]
        following = STEPS[STEPS.index(decision.step) + 1 :]
        if following:
            return [self.step_button(decision.stage, following[0]), *topics, self.person_button()]
        return [*self.next_stage_buttons(decision.stage), self.stages_button(), self.person_button()]

    def next_stage_buttons(self, stage_id: str) -> list[Button]:
        """The stage that follows, if one does."""
        ids = list(self.content.stages)
        return [
            Button(
                title=self.words(self.content.lines.next_stage_label).format(
                    label=self.content.stages[following].label
                ),
                payload=stage_payload(following),
            )
            for following in ids[ids.index(stage_id) + 1 :][:1]
        ]

    # Messages

    def welcome(self) -> list[Message]:
        """The first message: what this is, and the stages to start from."""
        lines = self.content.lines
        return [Message(text=self.words(lines.welcome), buttons=[self.stages_button(), self.person_button()])]

    def unavailable(self) -> list[Message]:
        """Rasa does not answer: who to ring, and that the conversation is kept."""
        return [Message(text=self.words(self.content.lines.service_unavailable), fallback=True)]

    def topic(self, decision: SayTopic) -> Message:
        """An answer, or one part of it."""
        answer = self.content.answers[decision.topic]
        reader = self.content.reader(decision.circumstance)
        text = (
            render_part(answer, decision.part, self.channel, reader)
            if decision.part
            else render(answer, self.channel, reader)
        )
        if decision.offers and self.channel == "web":
            text = f"{text}\n\n{self.words(self.content.lines.offer_beside)}"
        return Message(
            text=text,
            topic=decision.topic,
            safety=decision.topic if decision.topic in SAFETY_TOPICS else None,
            choices=self.topic_choices(decision.offers),
            buttons=self.topic_buttons(decision),
            sources=list_sources(self.content, decision.topic),
        )

    def small_talk(self, decision: SaySmallTalk) -> Message:
        """Something friendly, and where to start."""
        words = self.words(getattr(self.content.lines, decision.kind))
        return Message(text=words, topic="small-talk", buttons=[self.stages_button(), self.person_button()])

    def term(self, decision: SayTerm) -> Message:
        """A term, the topic that says more of it, and the way back to what was spoken of."""
        if decision.term is None:
            words = self.words(self.content.lines.term_unknown)
            return Message(text=words, buttons=[self.stages_button(), self.person_button()])
        term = self.content.glossary.terms[decision.term]
        topics = dict.fromkeys(
            topic for topic in (term.topic, decision.topic) if topic is not None and topic != BY_STAGE
        )
        return Message(
            text=f"{term.term}: {term.meaning}",
            buttons=[*(self.topic_button(topic) for topic in topics), *self.resume_buttons(decision.resume)],
        )

    def ask_topic(self) -> Message:
        """A follow-up question with nothing to follow: about what?"""
        return Message(
            text=self.words(self.content.lines.which_topic),
            buttons=[*self.stage_buttons(), self.person_button()],
        )

    def ask_stage(self) -> Message:
        """Where is the case?"""
        return Message(
            text=self.words(self.content.lines.ask_stage),
            topic=BY_STAGE,
            buttons=self.stage_buttons(),
            expects="stage",
        )

    def ask_circumstance(self) -> Message:
        """Does one of these fit? The answer changes the time limits; it can be skipped."""
        return Message(
            text=self.words(self.content.lines.ask_circumstance),
            topic="enhanced-rights",
            buttons=[
                Button(title=circumstance_label(self.content, answer), payload=circumstance_payload(answer))
                for answer in (*CIRCUMSTANCES, SKIP)
            ],
            expects="circumstance",
        )

    def note_circumstance(self) -> Message:
        """The times given from now on fit what was said."""
        return Message(text=self.words(self.content.lines.circumstance_noted))

    def stage(self, decision: SayStage) -> Message:
        """A step of the stage; with the first, a button for each topic that applies."""
        return Message(
            text=self.words_of_step(decision.stage, decision.step, decision.circumstance),
            topic=BY_STAGE,
            buttons=self.buttons_of_step(decision),
            sources=list_sources(self.content, BY_STAGE),
        )

    def words_of_step(self, stage_id: str | None, step: Step, circumstance: Circumstance | None) -> str:
        """What a step says; by text, how to go on."""
        if stage_id is None:
            return self.words(self.content.lines.stage_not_sure)
        reader = self.content.reader(circumstance)
        words = render_step(self.content.stages[stage_id], step, self.channel, reader)
        return f"{words}\n{self.content.lines.text_go_on.sms}" if self.channel == "sms" else words

    def choices(self, decision: OfferChoices) -> Message:
        """The topics that may have been meant; the stages and a person for one who meant none of them."""
        lines = self.content.lines
        none_of_these = Button(title=self.words(lines.none_of_these_label), payload=NONE_OF_THESE)
        return Message(
            text=self.words(lines.offer_choices_again if decision.again else lines.offer_choices),
            choices=self.topic_choices(decision.topics),
            buttons=[none_of_these, self.person_button()],
        )

    def not_understood(self, decision: SayNotUnderstood) -> Message:
        """Says so; offers the stages and a person, who comes first the second time."""
        lines = self.content.lines
        if decision.again:
            return Message(
                text=self.words(lines.not_understood_again),
                buttons=[self.person_button(), *self.stage_buttons()],
                fallback=True,
            )
        return Message(
            text=self.words(lines.not_understood),
            buttons=[*self.stage_buttons(), self.person_button()],
            fallback=True,
        )

    def message(self, decision: Decision) -> Message:  # noqa: PLR0911, one for each kind
        """The message for a decision. Raises KeyError for a topic or stage that does not exist."""
        match decision:
            case SayTopic():
                return self.topic(decision)
            case SaySmallTalk():
                return self.small_talk(decision)
            case SayTerm():
                return self.term(decision)
            case AskTopic():
                return self.ask_topic()
            case AskStage():
                return self.ask_stage()
            case AskCircumstance():
                return self.ask_circumstance()
            case NoteCircumstance():
                return self.note_circumstance()
            case SayStage():
                return self.stage(decision)
            case OfferChoices():
                return self.choices(decision)
            case SayNotUnderstood():
                return self.not_understood(decision)

    def explained(self, message: Message) -> Message:
        """The message with what the words of law and police in it mean."""
        terms = [
            ShownTerm(term=term.term, meaning=term.meaning)
            for term in self.content.glossary.find(message.text)
        ]
        return message.model_copy(update={"terms": terms})

    def as_texts(self, message: Message) -> list[Message]:
        """The message in as many texts as it needs; the last has the buttons."""
        *first, last = as_text_messages(message.text)
        return [
            *(message.model_copy(update={"text": text, "buttons": [], "choices": []}) for text in first),
            message.model_copy(update={"text": last}),
        ]

    def say(self, decisions: Sequence[Decision]) -> list[Message]:
        """The messages for what was decided. Raises KeyError as `message` does."""
        messages = [self.message(decision) for decision in decisions]
        if self.channel == "sms":
            return [text for message in messages for text in self.as_texts(message)]
        return [message if message.safety else self.explained(message) for message in messages]
