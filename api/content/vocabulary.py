"""The words that content files share: ids, parts, channels, and what they may look like."""

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=45, strip_whitespace=True)]
KebabId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z0-9]+)*$")]
FactId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
WebAddress = Annotated[str, StringConstraints(pattern=r"^(https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s?#]*)?|/)$")]
RightNumber = Annotated[int, Field(ge=1, le=12)]
StageId = Literal["reporting", "investigation", "charge-and-bail", "before-trial", "at-trial", "after-trial"]
Step = Literal["now", "by_now", "next"]
SafetyTopic = Literal["immediate-danger", "suicide-self-harm", "child-at-risk", "distress-disclosure"]
Channel = Literal["web", "sms", "guide"]
Part = Literal["what", "for_whom", "who", "when", "how", "cost", "if_not", "more", "simple"]
Group = Literal[
    "anyone", "victims", "bereaved", "under-18", "enhanced-rights", "families", "witnesses", "businesses"
]
PARTS: tuple[Part, ...] = get_args(Part)
STEPS: tuple[Step, ...] = get_args(Step)


class ContentModel(BaseModel):
    """Frozen, and strict about keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)
