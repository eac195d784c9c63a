"""A wrong directory stops the start, and each problem names file, line and key."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.content.files import ContentWrong
from api.content.library import FOLDER
from api.directory.loader import Directory, load_directory

SERVICES = "services.yml"
TERMS = "service-terms.yml"
PHONES = "phones: [{fact: victim_support_phone,"


# What is wrong with a whole list or table is told where it begins, and an open bracket further down.
WHOLE = ("services", "boroughs", "wide_areas", "words.chat", "words.hours.days", "line")


@dataclass(frozen=True)
class Break:
    """A change that makes a file wrong: `new` stands on the line and under the key to be named."""

    case: str
    old: str
    new: str
    key: str
    file: str = SERVICES
    line: int = 0


BREAKS = [
    Break("unknown key", "who: Anyone affected by", "whom: Anyone affected by", "services.1.whom"),
    Break("no needs", "needs: [someone-to-talk-to,", "needs: []\n    more: [", "services.0.needs"),
    Break("unknown need", "needs: [someone-to-talk-to,", "needs: [a-hug,", "needs.0: a-hug"),
    Break("unknown group", "groups: [fraud]", "groups: [giants]", "groups.0: giants"),
    Break("unknown borough", "areas: [waltham-forest]", "areas: [paris]", "areas.0: paris"),
    Break("unknown fact", PHONES, "phones: [{fact: no_phone,", "phones.0.fact: no_phone"),
    Break("number typed as words", PHONES, 'phones: [{fact: "08 08 16 89 111",', "phones.0.fact"),
    Break("unknown fact in words", "who: Anyone under {childline_age}.", "who: \"{an_age}.\"", "who"),
    Break("digit in words", "who: Anyone in danger.", "who: Anyone over 9.", "who"),
    Break("site without https", "url: https://londonvws", "url: http://londonvws", "url"),
    Break("service twice", "- id: victim-support", "- id: samaritans", "services"),
    Break("youngest older than oldest", "ages: {min: 11, max: 25}", "ages: {min: 26, max: 25}", "ages"),
    Break("postcode that is none", "postcode: SE5 0EG", "postcode: London", "address.postcode"),
    Break("place in no borough", "borough: southwark", "borough: paris", "borough"),
    Break("no date", "dated: 2020-12-31", "dated: in 2020", "dated"),
    Break("hours at no time", 'opens: "08:00"', 'opens: "8 am"', "opens"),
    Break("borough twice", "- {id: barnet, name: Barnet}", "- {id: brent, name: Brent}", "boroughs", TERMS),
    Break("misspelt key of a term", "{id: barnet, name:", "{id: barnet, nam:", "boroughs.1.nam", TERMS),
    Break("wide area twice", "{id: london, name:", "{id: england-and-wales, name:", "wide_areas", TERMS),
    Break("misspelt key of a line", "chat: Chat", "chats: Chat", "words.chats", TERMS),
    Break("line left out", "  chat: Chat on its site.\n", "", "words.chat", TERMS),
    Break("line without its value", "checked {what} on {day}", "checked {what}", "words.alert.old", TERMS),
    Break("line with a value twice", "Runs {services}.", '"{services}, {services}"', "words.runs", TERMS),
    Break("line with another value", "{time}pm", "{hour}pm", "words.hours.after_midday", TERMS),
    Break("value in a line without one", "free: The help", "free: The {help}", "words.free", TERMS),
    Break("brace left open", "free: The help", "free: The { help", "words.free", TERMS),
    Break("digit in a line", "over a year ago", "over 12 months ago", "words.alert.old", TERMS),
    Break("day of the week left out", "      sunday: Sunday\n", "", "words.hours.days", TERMS),
    Break("day that there is not", "      sunday:", "      someday:", "words.hours.days.someday", TERMS),
    Break("not YAML", "groups: [fraud]", "groups: [fraud", "line"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the directory's files, to be broken."""
    for name in (SERVICES, TERMS):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def edit(path: Path, old: str, new: str) -> int:
    """Change the first `old` to `new`; the line on which it stands."""
    words = path.read_text()
    assert old in words, f"{old!r} stands in {path.name}"
    path.write_text(words.replace(old, new, 1))
    return words[: words.index(old)].count("\n") + 1


@pytest.mark.parametrize("broken", BREAKS, ids=[each.case for each in BREAKS])
def test_wrong_file_is_told_with_file_line_and_key(folder: Path, directory: Directory, broken: Break) -> None:
    line = edit(folder / broken.file, broken.old, broken.new) + broken.line

    with pytest.raises(ContentWrong) as raised:
        load_directory(directory.facts, folder)

    where = [problem for problem in raised.value.problems if broken.key in problem and broken.file in problem]
    assert where, raised.value
    lines = [int(number) for each in where for number in re.findall(r"line (\d+)", each)]
    assert line in lines or broken.key in WHOLE, raised.value


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "    confirmed: {service: {by: own}}\n",
            "    chat: true\n    confirmed: {service: {by: own}}\n",
            "contact",
        ),
        (
            "    confirmed: {service: {by: own}}\n",
            "    phones: [{fact: samaritans_phone}]\n"
            "    confirmed: {service: {by: own}, contact: {by: GK}}\n",
            "contact",
        ),
        (
            "    confirmed: {service: {by: own}}\n",
            "    hours: {day_and_night: true}\n    confirmed: {service: {by: own}, hours: {by: GK}}\n",
            "hours",
        ),
        (
            "    confirmed: {service: {by: own}}\n",
            "    confirmed: {service: {by: own}, contact: {by: own}}\n",
            "contact",
        ),
    ],
    ids=["chat nobody confirmed", "number not confirmed", "hours not confirmed", "evidence of nothing"],
)
def test_what_is_not_confirmed_cannot_be_listed(
    folder: Path, directory: Directory, old: str, new: str, what: str
) -> None:
    edit(folder / SERVICES, old, new)

    with pytest.raises(ContentWrong, match=rf"services\.0.*{what}"):
        load_directory(directory.facts, folder)


@pytest.mark.parametrize("name", [SERVICES, TERMS])
def test_missing_file_is_named(folder: Path, directory: Directory, name: str) -> None:
    (folder / name).unlink()

    with pytest.raises(ContentWrong, match=name):
        load_directory(directory.facts, folder)


def test_every_problem_is_told_at_once(folder: Path, directory: Directory) -> None:
    edit(folder / SERVICES, "groups: [fraud]", "groups: [giants]")
    edit(folder / SERVICES, "areas: [waltham-forest]", "areas: [paris]")

    with pytest.raises(ContentWrong) as raised:
        load_directory(directory.facts, folder)

    assert len(raised.value.problems) == 2
