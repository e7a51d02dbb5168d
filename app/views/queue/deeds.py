"""What can be done with pieces, as data: buttons, shortcuts, and the command that each one sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial

from app.domain.commands import Command
from app.domain.commands import work as commands
from app.domain.commands.fields import TokenRef
from app.domain.commands.quality import QcFail, QcPass
from app.domain.decision import Person
from app.lifecycle.desk import Desk
from app.lifecycle.queries.work import takers, to_redo
from app.views.queue import texts
from app.views.widgets.actions import Action, Weight

Tokens = tuple[TokenRef, ...]
Begins = type[commands.WorkStart | commands.WorkResume | commands.WorkAssist]


class Do(StrEnum):
    """Everything that can be done here."""

    START = "start"
    SWAP = "swap"
    RESUME = "resume"
    ASSIST = "assist"
    PAUSE = "pause"
    COMPLETE = "complete"
    PASS = "pass"
    FAIL = "fail"
    CLAIM = "claim"
    HAND_OVER = "hand_over"
    PUT_BACK = "put_back"
    TAKE_OVER = "take_over"
    ASK_HELP = "ask_help"
    NO_MORE_HELP = "no_more_help"
    READ = "read"


BUTTONS: Mapping[Do, Action] = {
    Do.START: Action(Do.START, texts.START, "play", Weight.PRIMARY),
    Do.SWAP: Action(Do.SWAP, texts.SWAP, "play", Weight.PRIMARY),
    Do.RESUME: Action(Do.RESUME, texts.RESUME, "skip-forward"),
    Do.ASSIST: Action(Do.ASSIST, texts.ASSIST, "users", Weight.PRIMARY),
    Do.PAUSE: Action(Do.PAUSE, texts.PAUSE, "pause"),
    Do.COMPLETE: Action(Do.COMPLETE, texts.COMPLETE, "check"),
    Do.PASS: Action(Do.PASS, texts.PASS, "check"),
    Do.FAIL: Action(Do.FAIL, texts.FAIL, "x", Weight.WARNING),
    Do.CLAIM: Action(Do.CLAIM, texts.CLAIM, "hand"),
    Do.HAND_OVER: Action(Do.HAND_OVER, texts.HAND_OVER, "users"),
    Do.PUT_BACK: Action(Do.PUT_BACK, texts.PUT_BACK, "undo-2"),
    Do.TAKE_OVER: Action(Do.TAKE_OVER, texts.TAKE_OVER, "user"),
    Do.ASK_HELP: Action(Do.ASK_HELP, texts.ASK_HELP, "circle-question-mark"),
    Do.NO_MORE_HELP: Action(Do.NO_MORE_HELP, texts.NO_MORE_HELP, "x"),
    Do.READ: Action(Do.READ, texts.READ, "info"),
}

SHORTCUTS: Mapping[Do, str] = {
    Do.START: "F2",
    Do.SWAP: "Shift+F2",
    Do.RESUME: "F3",
    Do.PAUSE: "F4",
    Do.COMPLETE: "F6",
    Do.PASS: "F7",
    Do.FAIL: "F8",
    Do.CLAIM: "F9",
    Do.HAND_OVER: "Ctrl+Shift+H",
    Do.PUT_BACK: "Ctrl+Shift+B",
    Do.TAKE_OVER: "Ctrl+Shift+T",
    Do.ASSIST: "Ctrl+Shift+J",
    Do.ASK_HELP: "Ctrl+Shift+K",
    Do.NO_MORE_HELP: "Ctrl+Shift+U",
    Do.READ: "Ctrl+Shift+I",
}

BEGINS: Mapping[Do, Begins] = {
    Do.START: commands.WorkStart,
    Do.RESUME: commands.WorkResume,
    Do.ASSIST: commands.WorkAssist,
}
"""The ways to let one's clock run; each can pause first what it runs on."""


def _begin(
    begins: type[commands.WorkStart | commands.WorkResume | commands.WorkAssist], tokens: Tokens
) -> Command:
    return begins(tokens=tokens)


# What is sent as it stands.
PLAIN: Mapping[Do, Callable[[Tokens], Command]] = {
    **{key: partial(_begin, begins) for key, begins in BEGINS.items()},
    Do.COMPLETE: lambda tokens: commands.WorkComplete(tokens=tokens),
    Do.PASS: lambda tokens: QcPass(tokens=tokens),
    Do.CLAIM: lambda tokens: commands.WorkClaim(tokens=tokens),
    Do.ASK_HELP: lambda tokens: commands.WorkAskHelp(tokens=tokens),
    Do.NO_MORE_HELP: lambda tokens: commands.WorkWithdrawHelp(tokens=tokens),
}


def as_asked(key: Do, tokens: Tokens, desk: Desk, actor: Person) -> Command:
    """The command about which the rule is asked, before a person has said why, to whom, or where to."""
    if key in PLAIN:
        return PLAIN[key](tokens)
    if key is Do.PAUSE:
        return commands.WorkPause(tokens=tokens, reason=key)
    if key is Do.HAND_OVER:
        able, _ = takers(desk, ids_of(tokens), actor)
        somebody = next(iter(able), actor)
        return commands.WorkHandoff(tokens=tokens, to=somebody.id)
    if key is Do.PUT_BACK:
        return commands.WorkRequeue(tokens=tokens)
    if key is Do.TAKE_OVER:
        return commands.WorkTakeOver(tokens=tokens, reason=key)
    if key is Do.FAIL:
        places = to_redo(desk, ids_of(tokens))
        return QcFail(tokens=tokens, to=places[0].code if places else None)
    return commands.WorkStart(tokens=tokens)


def ids_of(tokens: Tokens) -> list[int]:
    """The tokens' ids."""
    return [each.id for each in tokens if each.id is not None]


def deeds_aside(
    *, judged: bool, begin: Do = Do.START, take: Do = Do.CLAIM, noted: bool = False
) -> frozenset[Do]:
    """The deeds whose buttons give way to their like: of the ways to begin, to end, and to take there is one.

    `judged`: passed and failed instead of completed. `take`: what is in nobody's hands is taken, what is in
    others' is taken over, and with one's own one asks for help, or for no more of it. `noted`: there are
    notes to read.
    """
    begins = {*BEGINS, Do.SWAP} - {begin}
    ends = {Do.COMPLETE} if judged else {Do.PASS, Do.FAIL}
    unread = set() if noted else {Do.READ}
    return frozenset(
        begins | ends | unread | ({Do.CLAIM, Do.TAKE_OVER, Do.ASK_HELP, Do.NO_MORE_HELP} - {take})
    )
