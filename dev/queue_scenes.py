"""Scenes at the benches: the work queue, its sheets, and the whole screen of a workshop machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QPushButton

from app.domain.commands import Command
from app.domain.commands.work import WorkAskHelp, WorkStart
from app.domain.decision import Person
from app.domain.permissions import Permission
from app.ids import new_request_id
from app.lifecycle.core import Core
from app.lifecycle.queries import choices
from app.lifecycle.queries.queue import Deed, Scope, Step, tray_of
from app.lifecycle.queries.work import hindrance, refs
from app.lifecycle.receipts import Receipt
from app.views.context import QUEUE
from app.views.piece.counting import CountSheet, OfBatch
from app.views.piece.judging import TITLE, JudgeSheet
from app.views.queue.left_open import MinutesSheet
from app.views.queue.notes import NotesSheet
from app.views.queue.view import QueueScreen
from app.views.shell.waiting import settle, wait_until
from app.views.widgets.choice import Option
from app.views.widgets.sheets import ChoiceSheet

if TYPE_CHECKING:
    from scenes import Stage

AT_A_BENCH = (1024, 768)
TAKE = QItemSelectionModel.SelectionFlag.Select


def cards_and_clock(stage: Stage) -> None:
    """What is available, several cards chosen, and then the clock that runs on them."""
    screen = _queue(stage, Scope.AVAILABLE)
    stage.snap("queue-available")
    _choose(screen, Deed.START, most=2)
    stage.snap("queue-chosen")
    stage.window_hand.press("queue_start")
    stage.snap("queue-clock-runs")
    stage.window_hand.press("now_pause")
    stage.snap_dialog(ChoiceSheet, "queue-why-pause")
    _choose(screen, Deed.START, most=1)
    stage.snap("queue-swap")


def several_people(stage: Stage) -> None:
    """Somebody asks for help, and what it looks like to have joined in."""
    screen = _queue(stage, Scope.ALL)
    if screen.now.tray() is not None:  # whose own clock runs would first be asked about it
        stage.window_hand.press("now_complete")
    context = stage.window_hand.window.context
    hands = (each for each in choices.people(context.desk) if each.may(Permission.WORK))
    desk, now, me = context.desk, context.now(), context.actor.id
    row = _choose(screen, Deed.START, most=1)
    line = screen.model.line(row)
    assert line is not None
    begin = WorkStart(tokens=refs([line.token]))
    free = (each for each in hands if each.id != me and tray_of(desk, each, now) is None)
    colleague = next(each for each in free if hindrance(desk, begin, each, now) is None)
    for kind in (WorkStart, WorkAskHelp):
        given = partial(_given, kind(tokens=refs([line.token])), colleague)
        context.runner.run(given, _heard, context.tell_problem)
        stage.window_hand.wait()
    screen = _queue(stage, Scope.AVAILABLE)
    _choose(screen, Deed.ASSIST, most=1)
    stage.snap("queue-asks-for-help")
    stage.window_hand.press("queue_assist")
    _queue(stage, Scope.MINE)
    stage.snap("queue-together")


def an_inspection(stage: Stage) -> None:
    """A piece that is judged, or handed to somebody else who may judge it."""
    screen, row = _at_inspection(stage)
    line = screen.model.line(row)
    assert line is not None
    stage.snap("queue-inspection")
    screen.board.next_wanted.emit([row])
    stage.snap_dialog(JudgeSheet, "queue-judge")
    stage.window_hand.press("queue_claim")
    _queue(stage, Scope.MINE).choose([line.token])
    settle()
    stage.window_hand.press("queue_hand_over")
    stage.snap_dialog(ChoiceSheet, "queue-who-takes")


def what_is_said_with_a_piece(stage: Stage) -> None:
    """A note that is written at a fault, the card that it comes with, and all that is to be known."""
    screen, row = _at_inspection(stage)
    line = screen.model.line(row)
    assert line is not None
    screen.board.next_wanted.emit([row])
    sheet = stage.window_hand.open_dialog(JudgeSheet)
    assert sheet.noted is not None
    sheet.noted.open_field()
    sheet.noted.field.setText("ตะเข็บด้านซ้ายเบี้ยว ดูรูปที่โต๊ะตรวจ")
    settle()
    stage.album.take(sheet, "queue-judge-note")
    sheet.show_all()
    settle()
    stage.album.take(sheet, "queue-judge-all")
    next(each for each in sheet.findChildren(QPushButton) if each.objectName().startswith("fault_")).click()
    stage.window_hand.wait()
    screen = _queue(stage, Scope.AVAILABLE)
    screen.choose([line.token])
    settle()
    stage.snap("queue-said")
    stage.window_hand.press("queue_read")
    stage.snap_dialog(NotesSheet, "queue-notes")


def a_batch_counted(stage: Stage) -> None:
    """How much of a batch is good."""
    window = stage.window_hand.window
    messages = window.context.messages
    batch = OfBatch(50, 96, (Option("SEW", "Sew"),))
    title = messages.text(TITLE, numbers="F001", step="Sew")
    CountSheet(title, batch, window.context.theme, messages, window).open()
    stage.snap_dialog(CountSheet, "queue-count")


def a_clock_left_running(stage: Stage) -> None:
    """Kanda is back at the bench."""
    screen = _queue(stage, Scope.MINE)
    wait_until(screen.left_open.other.isVisible, "what was left open to be asked about")
    stage.snap("queue-left-open")
    screen.left_open.other.click()
    stage.snap_dialog(MinutesSheet, "queue-left-open-minutes")


def the_whole_screen(stage: Stage) -> None:
    """A workshop machine: small, and nothing but the queue."""
    window = stage.window_hand.window
    size = window.size()
    screen = _queue(stage, Scope.AVAILABLE)
    if screen.now.tray() is None:
        _choose(screen, Deed.START, most=1)
        stage.window_hand.press("queue_start")
    _queue(stage, Scope.MINE)
    window.turn_bench()
    settle()
    window.resize(*AT_A_BENCH)
    stage.snap("queue-full-screen")
    screen = _queue(stage, Scope.ALL)
    screen.finder.find("HJ-0000-0000 F001")
    stage.snap("queue-unknown-code")
    screen.banner.hide()
    window.turn_bench()
    settle()
    window.resize(size)


def _at_inspection(stage: Stage) -> tuple[QueueScreen, int]:
    """The queue with a piece at an inspection, its row."""
    screen = _queue(stage, Scope.AVAILABLE)
    while not _rows(screen, Deed.JUDGE):
        _choose(screen, Deed.START, most=1, last=True)
        stage.window_hand.press("queue_complete")
    return screen, _choose(screen, Deed.JUDGE, most=1)


def _given(command: Command, person: Person, core: Core) -> Receipt:
    return core.controller.execute(command, person.id, new_request_id())


def _heard(receipt: Receipt) -> None:
    """The page follows by itself."""


def _queue(stage: Stage, scope: Scope) -> QueueScreen:
    screen = stage.window_hand.window.go(QUEUE)
    assert isinstance(screen, QueueScreen)
    settle()
    stage.window_hand.find(QPushButton, f"chip_{scope}").click()
    settle()
    return screen


def _rows(screen: QueueScreen, deed: Deed) -> dict[int, Step]:
    """The cards with which this comes next, with their steps."""
    lines = {row: screen.model.line(row) for row in range(screen.model.rowCount())}
    return {row: line.step for row, line in lines.items() if line is not None and line.deed is deed}


def _choose(screen: QueueScreen, deed: Deed, most: int, *, last: bool = False) -> int:
    """Chooses cards of the first, or last, step with which this comes next; the first one's row."""
    model, board, rows = screen.model, screen.board, _rows(screen, deed)
    step = list(rows.values())[-1 if last else 0]
    found = [row for row, of in rows.items() if of == step][:most]
    board.clearSelection()
    for row in found:
        board.selectionModel().select(model.index(row), TAKE)
    board.scrollTo(model.index(found[0]))
    settle()
    return found[0]


QUEUE_SCENES: tuple[Callable[[Stage], None], ...] = (
    cards_and_clock,
    several_people,
    an_inspection,
    what_is_said_with_a_piece,
    a_batch_counted,
    the_whole_screen,
)
