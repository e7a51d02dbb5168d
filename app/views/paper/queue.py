"""The sheets of one printing: gathered beside the window, sent one by one, each with what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from app.clock import Instant
from app.domain.paper import Paper
from app.domain.paper.kinds import PaperKind
from app.domain.paper.labels import LabelSize
from app.domain.refusals import Refused
from app.lifecycle.core import Reading
from app.lifecycle.packets.port import Press, PrinterFailed
from app.lifecycle.queries import paper
from app.lifecycle.queries.tickets import ticket_lines
from app.values import frozen
from app.views.paper.states import TO_PRINT, State
from app.views.runner import Problem
from app.views.sidework import Cancelled, Progress


class NotWanted(Exception):
    """The work was stopped by the person."""


@frozen
class Wish:
    """What is to be printed of which tickets, in their order."""

    kind: PaperKind
    size: LabelSize
    tickets: tuple[int, ...]


@dataclass(slots=True)
class Sheet:
    """The paper of one job, or why it has none; and why it failed, if it did."""

    code: str
    paper: Paper | None
    state: State
    why: Problem | None = None


def gather(
    open_reading: Callable[[], Reading], wish: Wish, now: Instant, progress: Progress, cancelled: Cancelled
) -> list[Sheet]:
    """A sheet for each ticket that is still there. Raises NotWanted, KnownError."""
    with closing(open_reading()) as reading:
        sheets = []
        for place, line in enumerate(ticket_lines(reading.desk, wish.tickets), start=1):
            if cancelled():
                raise NotWanted
            if line is not None:
                sheets.append(_sheet(reading, wish, line.id, line.code, now))
            progress(place, len(wish.tickets))
        return sheets


def _sheet(reading: Reading, wish: Wish, ticket: int, code: str, now: Instant) -> Sheet:
    try:
        return Sheet(code, paper.made(reading.desk, wish.kind, ticket, wish.size, now), State.READY)
    except Refused as refused:
        return Sheet(code, None, State.LEFT_OUT, refused)


def send(
    press: Press,
    sheets: Sequence[Sheet],
    printer: str,
    language: str,
    progress: Progress,
    cancelled: Cancelled,
) -> None:
    """Prints what is not printed yet. One that the printer did not take stops no other.

    Ends early when it is not wanted. A mistake of the program ends it, too, and is raised.
    """
    waiting = [sheet for sheet in sheets if sheet.state in TO_PRINT and sheet.paper is not None]
    for done, sheet in enumerate(waiting):
        if cancelled():
            return
        sheet.state = State.PRINTING
        progress(done, len(waiting))
        assert sheet.paper is not None
        try:
            press.send(sheet.paper, printer, language)
        except PrinterFailed as failed:
            sheet.state, sheet.why = State.FAILED, failed
        except Exception:
            sheet.state, sheet.why = State.FAILED, None  # nobody knows what came out: it can be printed again
            raise
        else:
            sheet.state, sheet.why = State.PRINTED, None
