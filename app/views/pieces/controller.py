"""What may be done with the chosen pieces: the rules are asked, and the dialogs are opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.domain.commands import Command
from app.domain.commands.quality import TokenEdit, TokenHold, TokenMove, TokenResolve, TokenScrap
from app.domain.refusals import Refused
from app.domain.words import Ending
from app.lifecycle.queries.decisions import WaysOut, ways_out
from app.lifecycle.queries.pieces import piece_lines
from app.lifecycle.queries.trial import tried
from app.lifecycle.queries.work import refs
from app.views.context import Context
from app.views.pieces import texts
from app.views.widgets.actions import Action, Weight

HOLD, MOVE, EDIT, SCRAP = "hold", "move", "edit", "scrap"
BUTTONS: tuple[Action, ...] = (
    Action(HOLD, texts.HOLD, "circle-pause"),
    Action(MOVE, texts.MOVE, "arrow-right"),
    Action(EDIT, texts.EDIT, "pencil"),
    Action(SCRAP, texts.SCRAP, "ban", Weight.WARNING),
)
SHORTCUTS: Mapping[str, str] = {
    HOLD: "Ctrl+Shift+H",
    MOVE: "Ctrl+Shift+M",
    EDIT: "Ctrl+E",
    SCRAP: "Ctrl+Shift+Delete",
}
MOST_AT_ONCE = 1_000
"""So many pieces are commanded together."""
ASKED_ABOUT = 50
"""So many of the chosen pieces are asked about for the buttons; the door asks about all."""
UNWRITTEN = "…"
"""Stands for the reason in a command that is only tried."""


def _hold(tokens: Sequence[int], ways: WaysOut) -> Command:
    return TokenHold(tokens=refs(tokens), reason=UNWRITTEN)


def _move(tokens: Sequence[int], ways: WaysOut) -> Command | str:
    if not ways.elsewhere:
        return texts.NO_COMMON_STEP
    return TokenMove(tokens=refs(tokens), to=ways.elsewhere[0].code, reason=UNWRITTEN)


def _send(tokens: Sequence[int], ways: WaysOut) -> Command | str:
    to = ways.as_they_were or next((step.code for step in ways.steps), None)
    if to is None:
        return texts.NO_COMMON_STEP
    return TokenResolve(tokens=refs(tokens), to=to, reason=UNWRITTEN)


def _edit(tokens: Sequence[int], ways: WaysOut) -> Command:
    return TokenEdit(tokens=refs(tokens), note=None)


def _scrap(tokens: Sequence[int], ways: WaysOut) -> Command:
    some_fault = next((each.code for each in ways.faults), None)
    return TokenScrap(tokens=refs(tokens), type=Ending.QC_FAIL, reason=UNWRITTEN, defect=some_fault)


TRIED: Mapping[str, Callable[[Sequence[int], WaysOut], Command | str]] = {
    HOLD: _hold,
    MOVE: _move,
    EDIT: _edit,
    SCRAP: _scrap,
}


def reasons(context: Context, chosen: Sequence[int]) -> Mapping[str, str]:
    """For each action why it can't be done with the chosen pieces, "" where it can.

    What has ended is left out where anything else is chosen, too.
    """
    messages = context.messages
    if not chosen:
        return dict.fromkeys(TRIED, messages.text(texts.CHOOSE_FIRST))
    if len(chosen) > MOST_AT_ONCE:
        return dict.fromkeys(TRIED, messages.text(texts.TOO_MANY, maximum=f"{MOST_AT_ONCE:,}"))
    some = (live(context, chosen) or tuple(chosen))[:ASKED_ABOUT]
    ways, ways_of = ways_out(context.desk, some), TRIED
    if are_held(context, some):
        ways_of = {**TRIED, MOVE: _send}
    return {key: _reason(context, command(some, ways)) for key, command in ways_of.items()}


def live(context: Context, chosen: Sequence[int]) -> tuple[int, ...]:
    """Those of the pieces with which anything can still be done."""
    return tuple(line.id for line in piece_lines(context.desk, chosen) if line is not None and line.active)


def are_held(context: Context, tokens: Sequence[int]) -> bool:
    """Whether all of them wait for a manager, who moves them by the answer."""
    return all(line is not None and line.hold is not None for line in piece_lines(context.desk, tokens))


def _reason(context: Context, command: Command | str) -> str:
    if isinstance(command, str):
        return context.messages.text(command)
    answer = tried(context.desk, command, context.actor, context.now())
    return context.why(answer) if isinstance(answer, Refused) else ""
