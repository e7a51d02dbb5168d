"""The screen Work Queue: what runs, whose work is shown, the cards, what can be done, what was done last."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.commands.undo import Undo
from app.domain.refusals import Code, Refused
from app.lifecycle.queries import questions, queue, stopped, undo
from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.queue import Deed, QueueLine, Scope
from app.messages import Messages
from app.views.bridge import tickets_in
from app.views.context import Context, Screen
from app.views.lists.chips import Chip, FilterChips
from app.views.lists.states import FAILED, Notice
from app.views.queue import texts
from app.views.queue.bar import DeedBar, LastDone
from app.views.queue.board import Board
from app.views.queue.cards import notes_of, numbers_of, step_name
from app.views.queue.controller import QueueController, begin_with
from app.views.queue.deeds import Do, deeds_aside
from app.views.queue.finding import Finder
from app.views.queue.head import QueueHead
from app.views.queue.left_open import LeftOpenStrip
from app.views.queue.model import QueueModel, Spot
from app.views.queue.now import NowPanel
from app.views.queue.stopped import StoppedStrip
from app.views.runner import Problem
from app.views.theme.scale import LARGE, MEDIUM, SMALL
from app.views.widgets.banner import Banner, Gravity
from app.views.widgets.scanner import Wedge

log = logging.getLogger(__name__)

SOON_MS = 60
AGAIN_MS = 30_000
"""So often what depends on the time is looked at again: what has rested, what is late."""
CHIPS = tuple(Chip(scope, title) for scope, title in texts.SCOPES.items())
EMPTY: Mapping[Scope, Notice] = {
    Scope.MINE: Notice("hand", texts.NOTHING_MINE, texts.NOTHING_MINE_HINT),
    Scope.AVAILABLE: Notice("circle-check", texts.NOTHING_FREE, texts.NOTHING_FREE_HINT),
    Scope.ALL: Notice("inbox", texts.NOTHING_AT_ALL, texts.NOTHING_AT_ALL_HINT),
}
OF_CARDS = tuple(key for key in Do if key not in (Do.PAUSE, Do.SWAP, Do.READ))
OF_TRAY = (Do.PAUSE, Do.COMPLETE, Do.PASS, Do.FAIL)


class QueueScreen(Screen):
    """Reads nothing before it is shown for the first time. Follows the facts job by job, and those that came
    while nobody looked once it is shown again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._was_read = self._busy = False
        self._is_idle = False  # nobody has open work
        self._behind: set[int] = set()  # jobs of which facts spoke that were not followed yet
        self.controller = QueueController(context, self)
        self.head = QueueHead(context)
        self.now = NowPanel(context)
        self.left_open = LeftOpenStrip(context, self)
        self.stopped = StoppedStrip(context)
        self.chips = FilterChips(CHIPS, context.messages)
        self.banner = Banner(context.theme, Gravity.ERROR)
        self.model = QueueModel(context, self)
        self.board = Board(self.model, context)
        self.bar = DeedBar(context)
        self.last = LastDone(context)
        self.wedge = Wedge(self, no_words=True)
        self.finder = Finder(context, self.board)
        self._find = QAction(self)
        self._aside = QWidget(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._arrange()
        self._connect()
        self.retranslate(context.messages)

    # what every screen can

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language; what is chosen stays."""
        self.setAccessibleName(messages.text(texts.TITLE))
        for part in (
            self.head,
            self.left_open,
            self.stopped,
            self.now,
            self.bar,
            self.last,
            self.chips,
            self.board.notice,
        ):
            part.retranslate(messages)
        self.chips.setAccessibleName(messages.text(texts.FILTER))
        self.board.setAccessibleName(messages.text(texts.CARDS))
        self._find.setText(messages.text(texts.FIND))
        self.banner.hide()
        self.model.forget()
        self.board.doItemsLayout()  # the steps' names are longer or shorter now
        if self._was_read:
            self._show_around()

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        self._read(self.model.scope)

    def read_first(self) -> None:
        """Reads the cards, unless they were read before: mine, or what is available where I have none."""
        if self._was_read:
            return
        mine = queue.lots(self._context.desk, Scope.MINE, self._context.actor.id)
        self.show_scope(Scope.MINE if mine else Scope.AVAILABLE)

    def focus_list(self) -> None:
        """Puts the keyboard onto the cards."""
        self.board.setFocus()

    def show_thing(self, thing: int) -> None:
        """Shows the cards of a job."""
        self._read_up()
        self.finder.show_job(thing)

    def chosen(self) -> Sequence[int]:
        """The tokens of the chosen cards."""
        return [line.token for line in self.board.chosen()]

    def choose(self, things: Sequence[int]) -> None:
        """Chooses the cards of these tokens, where they are shown."""
        self._read_up()
        spots = (queue.where_is(self._context.desk, each) for each in things)
        self.board.choose(Spot(*spot) for spot in spots if spot is not None)

    def strip_room(self) -> QVBoxLayout:
        """Aside: what was done last stands here with its undo, and the cards need the room."""
        layout = self._aside.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout

    def show_scope(self, scope: Scope) -> None:
        """Shows one's own work, what is available, or everybody's."""
        self.chips.choose(scope)
        self._read(scope)

    def menu_actions(self) -> Sequence[QAction]:
        """What can be done with the cards."""
        rule = QAction(self)
        rule.setSeparator(True)
        return (*self.bar.actions_.values(), rule, self._find)

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, the cards are read; later, what happened meanwhile is followed."""
        super().showEvent(event)
        self._read_up()
        self._soon.start()
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was said is of no use on another page."""
        super().hideEvent(event)
        self.banner.hide()
        self._again.stop()

    # reading

    def is_waiting(self) -> bool:
        """Whether what stands around the cards is about to follow."""
        return self._soon.isActive()

    @Slot()
    def look_again(self) -> None:
        """Time has passed: what rested may be ready, and what was in time may be late."""
        self.model.forget()
        self._show_deeds()

    def _read(self, scope: Scope) -> None:
        self._was_read = True
        self._behind.clear()
        try:
            self.model.show(scope)
        except Exception as error:
            log.error("the queue could not be read", exc_info=error)
            self.board.notice.show_notice(FAILED)
            return
        self._show_tray()
        self._show_deeds()
        self._soon.start()

    @Slot()
    def _show_around(self) -> None:
        """Everything beside the cards: what runs, how many there are, what can be done, what was done."""
        context = self._context
        counts = queue.counts(context.desk, context.actor.id)
        self.chips.set_counts(counts)
        self._is_idle = not counts[Scope.ALL]
        self.last.show_offer(undo.offer(context.desk, context.actor))
        self.left_open.show_first(questions.of_person(context.desk, context.actor.id))
        self.stopped.show_stop(stopped.stop_of(context.desk, context.actor.id, context.now()))
        self._show_tray()
        self._show_deeds()

    def _show_tray(self) -> None:
        empty = EMPTY[Scope.ALL if self._is_idle else self.model.scope]
        self.board.notice.show_notice(None if self.model.rowCount() else empty)
        tray = self.controller.tray()
        lines = () if tray is None else tray.lines
        judged = bool(lines) and self.controller.is_inspection(lines)
        reasons = self._reasons(lines, OF_TRAY) if lines else dict.fromkeys(OF_TRAY, "")
        self.now.show_tray(tray, reasons, judged=judged)
        nothing = "" if lines else self._context.messages.text(texts.NOTHING_RUNS)
        self.bar.set_action(Do.PAUSE, nothing or reasons[Do.PAUSE])

    @Slot()
    def _show_deeds(self) -> None:
        """The buttons for the chosen cards, or for the current one."""
        if not self._was_read:
            return
        messages, lines = self._context.messages, self._lines()
        if not lines:
            said = messages.text(texts.NOTHING_CHOSEN)
            self.bar.show_reasons(dict.fromkeys(Do, said), said, deeds_aside(judged=False))
            return
        allowed = self.controller.allowed(lines, OF_CARDS)
        begin = begin_with(lines, self._context.actor.id)
        reasons, refused = self._said(allowed), allowed[begin]
        swaps = refused is not None and refused.code is Code.SESSION_RUNNING
        reasons[Do.SWAP] = "" if swaps else messages.text(texts.NOTHING_RUNS)
        begin = Do.SWAP if swaps else begin
        judged, take = self.controller.is_inspection(lines), self._way_to_take(lines)
        noted = any(notes_of(line, messages) for line in lines)
        reasons[Do.READ] = "" if noted else messages.text(texts.NOTHING_TO_READ)
        aside = deeds_aside(judged=judged, begin=begin, take=take, noted=noted)
        named = f"{numbers_of(lines, messages)} · {step_name(lines[0].step, messages)}"
        why = "" if lines[0].deed is Deed.COMPLETE else reasons[begin]  # nobody wants to start what runs
        self.bar.show_reasons(reasons, "  ".join(filter(None, (named, why))), aside)

    def _way_to_take(self, lines: Sequence[QueueLine]) -> Do:
        """What can be done about whose hands these pieces are in."""
        holders = {line.piece.holder for line in lines}
        if holders - {None, self._context.actor.id}:
            return Do.TAKE_OVER
        if None in holders:
            return Do.CLAIM
        return Do.NO_MORE_HELP if all(line.piece.wants_help for line in lines) else Do.ASK_HELP

    def _reasons(self, lines: Sequence[QueueLine], wanted: Sequence[Do]) -> dict[Do, str]:
        return self._said(self.controller.allowed(lines, wanted))

    def _said(self, allowed: Mapping[Do, Refused | None]) -> dict[Do, str]:
        return {key: "" if no is None else self._context.why(no) for key, no in allowed.items()}

    def _lines(self) -> list[QueueLine]:
        chosen, current = self.board.chosen(), self.board.current()
        return chosen or ([current] if current is not None else [])

    # what people do

    @Slot(str)
    def _want(self, chip: str) -> None:
        self._read(Scope(chip))
        self.focus_list()

    @Slot(str)
    def _act(self, key: str) -> None:
        lines = self._lines()
        if Do(key) is Do.PAUSE:
            self._act_on_tray(key)
        elif lines and not self._busy:
            self.controller.act(Do(key), lines)

    @Slot(str)
    def _act_on_tray(self, key: str) -> None:
        tray = self.now.tray()
        if tray is not None and not self._busy:
            self.controller.act(Do(key), tray.lines)

    @Slot(object)
    def _next(self, rows: Sequence[int]) -> None:
        lines = [line for line in map(self.model.line, rows) if line is not None]
        if lines and not self._busy:
            self.controller.next(lines)

    @Slot(str)
    def _undo(self, request: str) -> None:
        self._hear_sent()
        self._context.send(Undo(request=request), self._undone, self._hear_failed)

    def _undone(self, receipt: object) -> None:
        self._hear_done()

    # what comes back

    @Slot(tuple)
    def _hear(self, facts: tuple[FactLine, ...]) -> None:
        if not self._was_read:
            return
        self._behind |= tickets_in(facts)
        if self.isVisible():
            self._catch_up()
            self._soon.start()

    def _read_up(self) -> None:
        self.read_first()
        self._catch_up()

    def _catch_up(self) -> None:
        if self._behind:
            self.model.follow(self._behind)
            self._behind.clear()
            self._show_tray()

    @Slot()
    def _hear_sent(self) -> None:
        self.banner.hide()
        self._set_busy(True)

    @Slot()
    def _hear_done(self) -> None:
        self._context.bridge.look()
        self.board.clearSelection()
        self._show_around()
        self._set_busy(False)

    @Slot(object)
    def _hear_failed(self, problem: Problem) -> None:
        self._context.bridge.look()
        self._show_around()
        self._set_busy(False)
        self._say(self._context.why(problem))

    def _set_busy(self, busy: bool) -> None:
        """While a command is on its way a second touch does nothing."""
        self._busy = busy
        for part in (self.bar, self.now, self.last, self.left_open):
            part.set_busy(busy)

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self.banner.say(sentence, self._context.messages.text(texts.GOT_IT))
        self.banner.show()

    # setting up

    def _arrange(self) -> None:
        self.setObjectName("queue_screen")
        self.board.setObjectName("queue_board")
        self.banner.setObjectName("queue_banner")
        self.banner.hide()
        self.banner.button.setProperty("reach", "touch")
        QVBoxLayout(self._aside)
        self._aside.hide()
        self._find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        for button in self.chips.buttons():
            button.setProperty("reach", "touch")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(LARGE, MEDIUM, LARGE, 0)
        whole.setSpacing(MEDIUM)
        line = QHBoxLayout()
        line.setSpacing(MEDIUM)
        line.addWidget(self.chips, 1)
        line.addWidget(self.head.field)
        whole.addWidget(self.head)
        whole.addWidget(self.left_open)
        whole.addWidget(self.now)
        whole.addWidget(self.stopped)
        whole.addLayout(line)
        whole.addWidget(self.banner)
        whole.addWidget(self.board, 1)
        whole.addWidget(self.bar)
        whole.addWidget(self.last)
        whole.setSpacing(SMALL)
        self.addActions([*self.bar.actions_.values(), self._find])

    def _connect(self) -> None:
        self._context.bridge.facts_committed.connect(self._hear)
        self._soon.timeout.connect(self._show_around)
        self._again.timeout.connect(self.look_again)
        self.chips.chosen.connect(self._want)
        self.board.chosen_changed.connect(self._show_deeds)
        self.board.next_wanted.connect(self._next)
        self.board.notice.acted.connect(self.refresh)
        self.bar.triggered.connect(self._act)
        self.now.triggered.connect(self._act_on_tray)
        self.last.undo_wanted.connect(self._undo)
        self.left_open.accepted.connect(self.controller.accept_time)
        self.left_open.corrected.connect(self.controller.correct_time)
        self.banner.acted.connect(self.banner.hide)
        self.head.typed.connect(self.finder.find)
        self.head.left.connect(self.focus_list)
        self.finder.failed.connect(self._say)
        self.finder.wanted_all.connect(partial(self.show_scope, Scope.ALL))
        self.finder.found.connect(self.banner.hide)
        self.wedge.scanned.connect(self.finder.find)
        self._find.triggered.connect(self.head.go_to_field)
        self.controller.sent.connect(self._hear_sent)
        self.controller.done.connect(self._hear_done)
        self.controller.failed.connect(self._hear_failed)
