"""The short connecting lines, in the words of each channel."""

from api.content.vocabulary import Channel, ContentModel, Words


class Line(ContentModel):
    """A short connecting line, in the words of each channel."""

    web: Words
    sms: Words

    def on(self, channel: Channel) -> str:
        """The line as a channel says it."""
        return self.sms if channel == "sms" else self.web


class Lines(ContentModel):
    """Every line the service speaks, by name; a missing one stops the start."""

    welcome: Line
    greeting: Line
    thanks: Line
    goodbye: Line
    are_you_a_person: Line
    small_talk: Line
    ask_stage: Line
    stage_not_sure: Line
    offer_choices: Line
    offer_choices_again: Line
    offer_beside: Line
    not_understood: Line
    not_understood_again: Line
    service_unavailable: Line
    too_many_messages: Line
    nothing_written: Line
    message_too_long: Line
    not_sure_stage_label: Line
    none_of_these_label: Line
    talk_to_person_label: Line
    see_stages_label: Line
    part_what_label: Line
    part_for_whom_label: Line
    part_who_label: Line
    part_when_label: Line
    part_how_label: Line
    part_cost_label: Line
    part_if_not_label: Line
    part_more_label: Line
    part_simple_label: Line
    guide_say_label: Line
    guide_ask_label: Line
    guide_check_label: Line
    guide_offer_label: Line
    guide_avoid_label: Line
    guide_timing_label: Line
    step_now_label: Line
    step_by_now_label: Line
    step_next_label: Line
    next_stage_label: Line
    go_on_label: Line
    text_go_on: Line
    ask_circumstance: Line
    circumstance_bereaved_label: Line
    circumstance_under_18_label: Line
    circumstance_enhanced_rights_label: Line
    circumstance_standard_rights_label: Line
    circumstance_skip_label: Line
    circumstance_noted: Line
    which_topic: Line
    term_unknown: Line
    meaning_label: Line
    all_right: Line
    circumstance_unsaid_label: Line
    page_simple_title: Line
    page_more_title: Line
    confidence_official: Line
    confidence_secondary: Line
    confidence_own: Line
    confidence_other_official: Line
    confidence_third_party: Line
