"""Puts what the dialogue decided into words: the only place where a reply is made."""

from api.content.loader import Content
from api.content.rendering import part_label, parts_left, render
from api.content.routes import list_sources
from api.content.schemas import Line
from api.conversations.payloads import NOT_SURE, SAFETY_TOPICS, STAGES, stage_payload, topic_payload
from api.conversations.schemas import (
    AskStage,
    Button,
    Choice,
    Decision,
    Message,
    OfferChoices,
    SayNotUnderstood,
    SaySmallTalk,
    SayStage,
    SayTopic,
)

PERSON = "support-referral"
# These turn the person elsewhere themselves: after them, the way on is the stages or a person.
WAY_ON = frozenset({"out-of-scope", "legal-advice"})


class Speech:
    """Speaks in the words of one channel."""

    def __init__(self, content: Content, channel: str) -> None:
        self.content = content
        self.channel = channel

    def words(self, line: Line) -> str:
        """The line as this channel says it."""
        return line.sms if self.channel == "sms" else line.web

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

    def stage_buttons(self) -> list[Button]:
        """Each stage, and not being sure."""
        stages = [
            Button(title=stage.label, payload=stage_payload(stage.id))
            for stage in self.content.stages.values()
        ]
        not_sure = self.words(self.content.lines.not_sure_stage_label)
        return [*stages, Button(title=not_sure, payload=stage_payload(NOT_SURE))]

    def welcome(self) -> list[Message]:
        """The first message: what this is, and the stages to start from."""
        lines = self.content.lines
        return [Message(text=self.words(lines.welcome), buttons=[self.stages_button(), self.person_button()])]

    def unavailable(self) -> list[Message]:
        """Rasa does not answer: who to ring, and that the conversation is kept."""
        return [Message(text=self.words(self.content.lines.service_unavailable), fallback=True)]

    def topic(self, decision: SayTopic) -> Message:
        """An answer, or one part of it; of a topic that has none yet, that it is still to be written."""
        topic_id = decision.topic
        label = self.content.topics[topic_id].label
        safety = topic_id if topic_id in SAFETY_TOPICS else None
        answer = self.content.answers.get(topic_id)
        if answer is None:
            words = self.words(self.content.lines.answer_not_written).format(label=label)
            return Message(text=words, topic=topic_id, buttons=[self.person_button(), self.stages_button()])
        buttons = [
            Button(title=part_label(self.content, part), payload=topic_payload(topic_id, part))
            for part in parts_left(answer, shown=decision.part)
        ]
        if topic_id in WAY_ON:
            buttons.append(self.stages_button())
        if topic_id != PERSON:
            buttons.append(self.person_button())
        return Message(
            text=render(self.content, answer, "sms" if self.channel == "sms" else "web", decision.part),
            topic=topic_id,
            safety=safety,
            buttons=buttons,
            sources=list_sources(self.content, topic_id),
        )

    def small_talk(self, decision: SaySmallTalk) -> Message:
        """Something friendly, and where to start."""
        words = self.words(getattr(self.content.lines, decision.kind))
        return Message(text=words, topic="small-talk", buttons=[self.stages_button(), self.person_button()])

    def ask_stage(self) -> Message:
        """Where is the case?"""
        return Message(
            text=self.words(self.content.lines.ask_stage),
            topic="entitlements-by-stage",
            buttons=self.stage_buttons(),
            expects="stage",
        )

    def stage(self, decision: SayStage) -> Message:
        """What applies at the stage, a button each."""
        if decision.stage is None:
            words = self.words(self.content.lines.stage_not_sure)
        else:
            words = self.content.stages[decision.stage].summary
        return Message(
            text=words,
            topic="entitlements-by-stage",
            buttons=[self.topic_button(topic) for topic in decision.topics],
            sources=list_sources(self.content, "entitlements-by-stage"),
        )

    def choices(self, decision: OfferChoices) -> Message:
        """The topics that may have been meant; the stages and a person for one who meant none of them."""
        choices = [Choice(topic=topic, **self.topic_button(topic).model_dump()) for topic in decision.topics]
        none_of_these = self.words(self.content.lines.none_of_these_label)
        return Message(
            text=self.words(self.content.lines.offer_choices),
            choices=choices,
            buttons=[Button(title=none_of_these, payload=STAGES), self.person_button()],
        )

    def not_understood(self) -> Message:
        """Says so; offers the stages and a person."""
        return Message(
            text=self.words(self.content.lines.not_understood),
            buttons=[*self.stage_buttons(), self.person_button()],
            fallback=True,
        )

    def say(self, decision: Decision) -> Message:
        """The message for a decision. Raises KeyError for a topic or stage that does not exist."""
        match decision:
            case SayTopic():
                return self.topic(decision)
            case SaySmallTalk():
                return self.small_talk(decision)
            case AskStage():
                return self.ask_stage()
            case SayStage():
                return self.stage(decision)
            case OfferChoices():
                return self.choices(decision)
            case SayNotUnderstood():
                return self.not_understood()
