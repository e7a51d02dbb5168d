"""The language of stories: plain text, one step a line, about the workshop of `tests.lifecycle.shop`.

    # A line like this is the story's title, or a remark.
    Ploy: job.create TOTE-07 x 8 called tote -> planned, no tokens
    Ploy: job.start tote -> in_progress, 8 ready at CUT
    the same again -> the same answer
    Nok: work.complete F001..F003 of tote -> 5 ready at CUT, 3 ready at SEW
    Mana for Som: work.pause F004 of tote because "the awl broke" -> refused ERR_NOT_IN_PROGRESS
    90 minutes pass
    look at tote -> progress 0.0
    sheet orders.csv
        SKU,Quantity
        TOTE-07,2
    Ploy: import orders.csv called order -> 1 job
    routing BAG-8
        START > CUT > QC > END
        QC ~> CUT
    Admin: routing.import BAG-8

Before the colon stands who acts, with `for` somebody else whose deed it was. A command is named as
everywhere; behind it stands the thing that it is about, and its fields: `x 8` (quantity), `because "…"`
(reason), and any other as `name=value`. `called` names what is made; `it` is what was made last, and the jobs
of a sheet called `order`, or the tickets of an order planned as `order`, are `order-1`, `order-2`, …

Behind the arrow stands what must be seen then, separated by commas. Without an arrow a step must be done; a
refusal is expected by its code, and changes nothing. What can be seen is listed in `PHRASES`.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# What can be seen after a step. Pieces are those of the last attempt unless another is named.
PHRASES: Mapping[str, str] = {
    "status": r"draft|planned|in_progress|paused|qc|completed|done|cancelled",
    "tokens": r"(?P<count>no|\d+) tokens?(?: in run (?P<run>\d+))?",
    "quantity": r"(?P<count>\d+) pieces",
    "batch": r"(?P<piece>F\d+) of (?P<count>\d+)",
    "pieces": r"(?P<count>\d+) (?P<state>ready|active|paused|waiting|on_hold|completed|scrapped|cancelled)"
    r"(?: at (?P<node>\S+))?(?: in run (?P<run>\d+))?",
    "live": r"(?P<count>none|\d+) live",
    "serials": r"(?P<count>\d+) serials",
    "run": r"run (?P<run>\d+)",
    "before": r"run (?P<run>\d+) as before",
    "progress": r"no progress|progress (?P<percent>[\d.]+)",
    "owner": r"no owner|owned by (?P<person>\w+)",
    "held": r"(?P<piece>F\d+) held by (?P<person>\w+)",
    "clock": r"the clock of (?P<person>\w+) (?:stands|runs on (?P<count>\d+))",
    "jobs": r"(?P<count>\d+) (?:job|ticket)s?",
    "linked": r"with (?P<job>\S+)",
    "facts": r"facts (?P<kinds>[\w.]+(?: [\w.]+)*)",
    "warned": r"warned (?P<code>WARN_\w+)",
    "refused": r"refused (?P<code>ERR_\w+)",
    "same": r"the same answer",
}

_STEP = re.compile(r"(?P<actor>\w+)(?: for (?P<person>\w+))?: (?P<command>[\w.]+) ?(?P<words>.*)")
_LOOK = re.compile(r"look at (?P<name>\S+)")
_WAIT = re.compile(r"(?P<minutes>\d+) minutes? pass")
_BLOCK = re.compile(r"(?:sheet|routing) (?P<name>.+)")
_AGAIN = "the same again"
_PIECES = re.compile(r"F(?P<first>\d+)(?:\.\.F(?P<last>\d+))?")
_FIELD = re.compile(r"(?P<name>[a-z_]+)=(?P<value>.*)", re.DOTALL)
_SPECIAL = {"x": "quantity", "because": "reason"}


class Unreadable(ValueError):
    """A line that is not of the language."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that must be seen: which phrase, and what it names."""

    phrase: str
    text: str
    values: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Command:
    """Somebody gives a command about things and pieces, with fields; what it makes is `called` so."""

    actor: str
    kind: str
    person: str | None = None
    things: tuple[str, ...] = ()
    pieces: tuple[int, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    called: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """The step before is sent once more, as the same request."""


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looks at a ticket."""

    name: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Time passes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Import:
    """Somebody takes an order sheet in."""

    actor: str
    sheet: str
    called: str


Act = Command | Again | Look | Wait | Import


@dataclass(frozen=True, slots=True)
class Step:
    """One line: what is done, and what must be seen then."""

    line: int
    text: str
    act: Act
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A whole story, with the sheets and routings that lie in it."""

    title: str
    steps: tuple[Step, ...]
    blocks: Mapping[str, str]


def read(path: Path) -> Story:
    """The story in a file. Raises Unreadable with the line."""
    return parsed(path.read_text(encoding="utf-8"))


def parsed(text: str) -> Story:
    """The story that a text tells. Raises Unreadable with the line."""
    lines = text.splitlines()
    remarks = [line.lstrip("# ") for line in lines if line.startswith("#")]
    blocks: dict[str, str] = {}
    steps = tuple(_steps(lines, blocks))
    if not remarks or not steps:
        raise Unreadable("a story has a title and steps")
    return Story(remarks[0], steps, blocks)


def _steps(lines: list[str], blocks: dict[str, str]) -> Iterator[Step]:
    block = ""
    for number, line in enumerate(lines, 1):
        if line.startswith("    ") and block:
            blocks[block] += line[4:] + "\n"
        elif line.strip() and not line.startswith("#"):
            found = _BLOCK.fullmatch(line.strip())
            block = found["name"] if found else ""
            if found:
                blocks[block] = ""
            else:
                yield _step(number, line.strip())


def _step(number: int, text: str) -> Step:
    act, _, seen = text.partition(" -> ")
    try:
        phrases = tuple(_seen(each.strip()) for each in seen.split(",")) if seen else ()
        return Step(number, text, _act(act.strip()), phrases)
    except Unreadable as error:
        raise Unreadable(f"line {number}: {error}: {text}") from error


def _seen(text: str) -> Seen:
    for phrase, pattern in PHRASES.items():
        found = re.fullmatch(pattern, text)
        if found:
            return Seen(phrase, text, found.groupdict())
    raise Unreadable(f"nobody can see “{text}”")


def _act(text: str) -> Act:
    if text == _AGAIN:
        return Again()
    if found := _LOOK.fullmatch(text):
        return Look(found["name"])
    if found := _WAIT.fullmatch(text):
        return Wait(int(found["minutes"]))
    found = _STEP.fullmatch(text)
    if not found:
        raise Unreadable("nothing is done here")
    command = _command(found["actor"], found["person"], found["command"], shlex.split(found["words"]))
    if command.kind == "import":
        return Import(command.actor, command.things[0], command.called)
    return command


def _command(actor: str, person: str | None, kind: str, words: list[str]) -> Command:
    things: list[str] = []
    pieces: list[int] = []
    fields: dict[str, Any] = {}
    called = ""
    waiting = iter(words)
    for word in waiting:
        if word in _SPECIAL:
            fields[_SPECIAL[word]] = _value(_next(waiting, word))
        elif word == "called":
            called = _next(waiting, word)
        elif found := _PIECES.fullmatch(word):
            pieces += range(int(found["first"]), int(found["last"] or found["first"]) + 1)
        elif found := _FIELD.fullmatch(word):
            fields[found["name"]] = _value(found["value"])
        elif word not in ("of", "and"):
            things.append(word)
    return Command(actor, kind, person, tuple(things), tuple(pieces), fields, called)


def _next(words: Iterator[str], before: str) -> str:
    try:
        return next(words)
    except StopIteration:
        raise Unreadable(f"something is missing behind “{before}”") from None


def _value(text: str) -> Any:
    """Numbers, lists, true and null as JSON; everything else is text."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text
