"""What the buttons of Work Queue mean: asks the rules what may be done, asks people why, sends commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.commands import Command
from app.domain.commands import work as commands
from app.domain.commands.fields import TokenRef
from app.domain.commands.quality import QcFail, QcPass
from app.domain.commands.sessions import SessionSettle
from app.domain.refusals import Code, Refused
from app.domain.words import PAUSES, PUT_BACKS, TAKE_OVERS, Reason
from app.lifecycle.queries.queue import Deed, QueueLine, Tray, tray_of
from app.lifecycle.queries.work import at_inspection, hindrance, refs_at, takers
from app.messages.undo import WAYS_BACK
from app.views.context import Context
from app.views.piece import judging
from app.views.piece.counting import Counted, CountSheet, OfBatch
from app.views.piece.judging import places_to_redo
from app.views.queue import texts
from app.views.queue.cards import numbers_of, step_name
from app.views.queue.deeds import BEGINS, PLAIN, Do, as_asked, ids_of
from app.views.queue.notes import NotesSheet
from app.views.runner import Problem
from app.views.widgets.choice import Option
from app.views.widgets.sheets import ChoiceSheet

ASKED_ABOUT = 20
"""So many of the chosen pieces are asked about for the buttons; the door asks about all."""

Lines = Sequence[QueueLine]
Allowed = Mapping[Do, Refused | None]


class QueueController(QObject):
    """Between the screen and the door. `sent()`: a command is on its way; `done()`, `failed(Problem)`."""

    sent = Signal()
    done = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    # what may be done

    def allowed(self, lines: Lines, wanted: Sequence[Do]) -> Allowed:
        """For each of these: None where it may be done with all the pieces, else why not."""
        context, tokens = self._context, _refs(lines[:ASKED_ABOUT])
        return {key: self._hindrance(as_asked(key, tokens, context.desk, context.actor)) for key in wanted}

    def is_inspection(self, lines: Lines) -> bool:
        """Whether the pieces stand at an inspection."""
        return at_inspection(self._context.desk, [line.token for line in lines[:ASKED_ABOUT]])

    def tray(self) -> Tray | None:
        """What the clock of the person who sits here runs on."""
        return tray_of(self._context.desk, self._context.actor, self._context.now())

    # what people do

    def act(self, key: Do, lines: Lines) -> None:
        """Does something with these pieces; asks first why, to whom or where to."""
        if _is_counted(key, lines):
            self._count(key, lines[0])
        elif key in PLAIN:
            self._send(PLAIN[key](_refs(lines)))
        else:
            {
                Do.SWAP: self._swap,
                Do.PAUSE: self._pause,
                Do.FAIL: self._judge,
                Do.HAND_OVER: self._hand_over,
                Do.PUT_BACK: self._put_back,
                Do.TAKE_OVER: self._take_over,
                Do.READ: self._read,
            }[key](lines)

    def next(self, lines: Lines) -> None:
        """Does what comes next with the first of these, and with the others if it is the same for all."""
        first = lines[0]
        alike = [line for line in lines if (line.deed, line.step) == (first.deed, first.step)]
        if first.deed is Deed.JUDGE:
            self._judge(alike)
            return
        key = _KEYS[first.deed]
        refused = self.allowed(alike, (key,))[key]
        if refused is None:
            self.act(key, alike)
        elif refused.code is Code.SESSION_RUNNING:
            self._offer_swap(alike)
        else:
            self.failed.emit(refused)

    def accept_time(self, session: int) -> None:
        """A clock that was left running has counted right."""
        self._send(SessionSettle(session=session))

    def correct_time(self, session: int, minutes: int, reason: str) -> None:
        """A clock that was left running has counted wrong."""
        self._send(SessionSettle(session=session, minutes=minutes, reason=reason))

    # the questions

    def _pause(self, lines: Lines) -> None:
        self._ask_reason(texts.WHY_PAUSE, PAUSES, partial(self._send_pause, lines))

    def _send_pause(self, lines: Lines, reason: str, note: str) -> None:
        self._send(commands.WorkPause(tokens=_refs(lines), reason=reason))

    def _take_over(self, lines: Lines) -> None:
        said = self._context.messages.text(WAYS_BACK[commands.WorkTakeOver.kind])
        self._ask_reason(texts.WHY_TAKE_OVER, TAKE_OVERS, partial(self._send_take_over, lines), said)

    def _send_take_over(self, lines: Lines, reason: str, note: str) -> None:
        self._send(commands.WorkTakeOver(tokens=_refs(lines), reason=reason))

    def _hand_over(self, lines: Lines) -> None:
        context, messages = self._context, self._context.messages
        people, is_chosen = takers(context.desk, ids_of(_refs(lines)), context.actor)
        text = texts.NOBODY_ELSE
        if is_chosen:
            text = texts.ONLY_ABLE if people else texts.NOBODY_ABLE
        said = "" if people and not is_chosen else messages.text(text)
        options = [Option(str(each.id), each.name) for each in people]
        self._choose(texts.WHO_TAKES, said, options, partial(self._send_hand_over, lines), ())

    def _send_hand_over(self, lines: Lines, person: str, note: str) -> None:
        self._send(commands.WorkHandoff(tokens=_refs(lines), to=int(person), note=note or None))

    def _put_back(self, lines: Lines) -> None:
        messages = self._context.messages
        notes = [Option(each, messages.written(each)) for each in PUT_BACKS]
        options = [Option("", messages.text(texts.JUST_PUT_BACK))]
        self._choose(texts.WHY_PUT_BACK, "", options, partial(self._send_put_back, lines), notes)

    def _send_put_back(self, lines: Lines, value: str, note: str) -> None:
        self._send(commands.WorkRequeue(tokens=_refs(lines), note=note or None))

    def _judge(self, lines: Lines) -> None:
        context, messages = self._context, self._context.messages
        refused = self.allowed(lines, (Do.PASS,))[Do.PASS]
        if refused is not None:
            self.failed.emit(refused)
            return
        numbers, step = numbers_of(lines, messages), step_name(lines[0].step, messages)
        title = messages.text(judging.TITLE, numbers=numbers, step=step)
        sheet = judging.judge_sheet(context, [line.token for line in lines], title, self._page)
        sheet.passed.connect(partial(self._pass, lines))
        sheet.failed.connect(partial(self._send_fail, lines))
        sheet.open()

    def _pass(self, lines: Lines, note: str) -> None:
        if _is_counted(Do.PASS, lines):
            self._count(Do.PASS, lines[0], note)
        else:
            self._send(QcPass(tokens=_refs(lines), note=note or None))

    def _read(self, lines: Lines) -> None:
        NotesSheet(lines, self._context, self._page).open()

    def _count(self, key: Do, line: QueueLine, note: str = "") -> None:
        """Asks how much of a batch is good; what is not is scrapped, or done again. A note that was written
        before goes on into it."""
        messages = self._context.messages
        title = messages.text(
            judging.TITLE, numbers=numbers_of([line], messages), step=step_name(line.step, messages)
        )
        places = places_to_redo(self._context, line.token, judged=key is Do.PASS)
        batch = OfBatch(line.piece.quantity, line.yield_percent, places, noted=key is Do.PASS)
        sheet = CountSheet(title, batch, self._context.theme, messages, self._page)
        sheet.write(note)
        sheet.counted.connect(partial(self._send_counted, key, line))
        sheet.open()

    def _send_counted(self, key: Do, line: QueueLine, counted: Counted) -> None:
        tokens, told = _refs([line]), asdict(counted)
        note = told.pop("note")
        if counted.good == line.piece.quantity:
            told = {}
        if key is Do.PASS:
            self._send(QcPass(tokens=tokens, note=note, **told))
        else:
            self._send(commands.WorkComplete(tokens=tokens, **told))

    def _send_fail(self, lines: Lines, to: str, then: str, defect: str, note: str) -> None:
        self._send(QcFail(tokens=_refs(lines), to=to, then=then, defect=defect or None, note=note or None))

    def _offer_swap(self, lines: Lines) -> None:
        tray = self.tray()
        messages = self._context.messages
        numbers = numbers_of(tray.lines, messages) if tray else ""
        text = messages.text(texts.SWAP_TEXT, numbers=numbers)
        options = [Option(Do.SWAP, messages.text(texts.SWAP))]
        self._choose(texts.SWAP_TITLE, text, options, partial(self._swap_chosen, lines))

    def _swap_chosen(self, lines: Lines, chosen: str, note: str) -> None:
        self._swap(lines)

    def _swap(self, lines: Lines) -> None:
        """Pauses what runs and begins these, as one command: one undo takes both back."""
        begin = begin_with(lines, self._context.actor.id)
        self._send(BEGINS[begin](tokens=_refs(lines), pausing=Reason.OTHER_WORK))

    def _ask_reason(self, title: str, reasons: Sequence[Reason], then: partial[None], text: str = "") -> None:
        options = [Option(each, self._context.messages.written(each)) for each in reasons]
        self._choose(title, text, options, then)

    def _choose(
        self,
        title: str,
        text: str,
        options: Sequence[Option],
        then: partial[None],
        notes: Sequence[Option] | None = None,
    ) -> None:
        messages, theme = self._context.messages, self._context.theme
        sheet = ChoiceSheet(messages.text(title), text, options, theme, messages, self._page, notes=notes)
        sheet.chosen.connect(then)
        sheet.open()

    # to the door and back

    def _send(self, command: Command) -> None:
        self.sent.emit()
        self._context.send(command, self._tell_done, self._tell_failed)

    def _tell_done(self, receipt: object) -> None:
        self.done.emit()

    def _tell_failed(self, problem: Problem) -> None:
        self.failed.emit(problem)

    def _hindrance(self, command: Command) -> Refused | None:
        return hindrance(self._context.desk, command, self._context.actor, self._context.now())


def _refs(lines: Lines) -> tuple[TokenRef, ...]:
    return refs_at((line.token, line.piece.node) for line in lines)


COUNTED = (Do.COMPLETE, Do.PASS)
"""With one batch alone these ask how much of it is good."""


def _is_counted(key: Do, lines: Lines) -> bool:
    return key in COUNTED and len(lines) == 1 and lines[0].batch is not None


def begin_with(lines: Lines, me: int) -> Do:
    """How one's clock comes to run on these pieces: with what somebody else has in hand, one helps."""
    if any(line.piece.holder is not None and not line.takes_part(me) for line in lines):
        return Do.ASSIST
    return Do.RESUME if lines[0].deed is Deed.RESUME else Do.START


_KEYS = {
    Deed.START: Do.START,
    Deed.RESUME: Do.RESUME,
    Deed.ASSIST: Do.ASSIST,
    Deed.COMPLETE: Do.COMPLETE,
}
