"""Scenes around the lists: what stands over the window, and states that are seldom met."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cast import Part
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.domain.commands.jobs import JobEdit
from app.domain.commands.people import PersonEdit
from app.domain.paper.kinds import PaperKind
from app.errors import KnownError, Trouble
from app.lifecycle.receipts import Receipt
from app.views.commands.dialog import CommandDialog
from app.views.commands.texts import TITLES
from app.views.jobs.details import HISTORY, PIECES
from app.views.lists.chooser import ColumnsDialog
from app.views.lists.out.outlets import WRITING
from app.views.lists.out.preview import PreviewDialog
from app.views.lists.states import FAILED, LOADING
from app.views.palette.dialog import Palette
from app.views.paper.dialog import PaperDialog
from app.views.shell import menus
from app.views.shell.making import MAKING
from app.views.shell.reports import LogDialog
from app.views.shell.waiting import settle, wait_until
from app.views.signing.dialog import SignInDialog
from app.views.widgets.in_place import SAVE
from app.views.widgets.progress_line import Telling
from app.views.work_dialog import WorkDialog

if TYPE_CHECKING:
    from scenes import Stage


def papers(stage: Stage) -> None:
    """The dialog that prints: a work card, and labels."""
    hand = stage.window_hand
    tickets = [hand.id(stage.code(part)) for part in (Part.RUNNING, Part.PLANNED, Part.LATE, Part.CLASSIC)]
    for name, kind in {"papers": PaperKind.WORK_CARD, "papers-labels": PaperKind.PIECE_LABELS}.items():
        dialog = PaperDialog(hand.window.context, tickets, hand.window)
        dialog.open()
        dialog.choices.kind.choose(kind)
        wait_until(partial(_is_settled, dialog), name)
        stage.album.take(dialog, name)
        dialog.reject()
        settle()


def _is_settled(dialog: PaperDialog) -> bool:
    return not dialog.is_waiting()


def palette(stage: Stage) -> None:
    for name, typed in {"palette": "", "palette-found": "HJ", "palette-nothing": "qqqq"}.items():
        stage.window_hand.window.activateWindow()  # a popup goes when its window becomes the active one
        settle()
        settle()  # what the first one brought about
        stage.window_hand.window.open_palette()
        shown = stage.window_hand.open_dialog(Palette)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # its picture may outlive it
        shown.line.setText(typed)
        shown.look()
        wait_until(stage.window_hand.window.context.reader.is_idle, "what was typed to be looked up")
        stage.snap_dialog(Palette, name)


def list_tools(stage: Stage) -> None:
    tools = stage.jobs.tools
    menu = tools.menu
    menu.popup(tools.button.mapToGlobal(tools.button.rect().bottomLeft()))
    stage.album.take(menu, "menu-of-the-list")
    menu.close()
    tools.choose_columns()
    stage.snap_dialog(ColumnsDialog, "columns")
    stage.question("question-save-view")
    tools.save_view()


def list_states(stage: Stage) -> None:
    listing = stage.jobs.listing
    wait_until(lambda: not listing.is_waiting(), "the list to be read")
    table = listing.table
    before = table.notice.notice()
    for name, notice in {"jobs-loading": LOADING, "jobs-failed": FAILED}.items():
        table.notice.show_notice(notice)
        stage.snap(name)
    table.notice.show_notice(before)


def list_going_out(stage: Stage) -> None:
    stage.jobs.tools.outlets.print()
    wait_until(lambda: _is_open(PreviewDialog, stage), "the pages")
    stage.snap_dialog(PreviewDialog, "print-preview")
    _work(stage, WRITING, "jobs.xlsx", "exporting")


def sample_being_made(stage: Stage) -> None:
    _work(stage, MAKING, "", "making-the-sample")


def panel_in_use(stage: Stage) -> None:
    """The history, a field that is open in its place, and one whose value somebody else has changed."""
    panel = stage.choose(Part.PLANNED).panel
    panel.one.panes.choose(HISTORY)
    panel.refresh()
    stage.snap("jobs-history")
    panel.one.panes.choose(PIECES)
    panel.refresh()
    field = panel.one.facts.edited()["notes"]
    field.pencil.click()
    stage.snap("jobs-notes-in-place")
    job, context = stage.window_hand.id(stage.code(Part.PLANNED)), stage.window_hand.window.context
    version = stage.window_hand.ticket(stage.code(Part.PLANNED)).line.version
    edit = JobEdit(job=job, version=version, notes="Brass fittings")
    context.send(edit, _heard, context.tell_problem)
    stage.window_hand.wait()
    field.buttons.button(SAVE).click()
    stage.window_hand.wait()
    stage.snap("jobs-notes-too-late")
    field.close_field()


def command_forms(stage: Stage) -> None:
    for kind in TITLES:
        stage.window_hand.window.give(kind)
        stage.snap_dialog(CommandDialog, f"form-{kind.replace('.', '-')}")


def signing_in(stage: Stage) -> None:
    """A locked window: what is asked of somebody who has a PIN, and of somebody whose PIN was wrong."""
    window, context = stage.window_hand.window, stage.window_hand.window.context
    me = context.actor.id
    context.send(PersonEdit(person=me, pin="4711"), _heard, context.tell_problem)
    stage.window_hand.wait()
    window.seating.lock_up()
    settle()
    dialog = stage.window_hand.open_dialog(SignInDialog)
    dialog.pad.field.setText("471")
    stage.album.take(dialog, "sign-in")
    for _ in range(3):
        dialog.pad.field.setText("1174")
        dialog.pad.enter.click()
        stage.window_hand.wait()
    stage.album.take(dialog, "sign-in-wrong")
    stage.snap("locked")
    window.seating.lock.leave()
    context.send(PersonEdit(person=me, pin=None), _heard, context.tell_problem)
    stage.window_hand.wait()


def what_went_wrong(stage: Stage) -> None:
    window = stage.window_hand.window
    troubles: dict[str, Callable[[], None]] = {
        "question-fault": lambda: window.telling.fault("Traceback\nValueError: oops"),
        "question-crashed": window.telling.crash,
        "question-trouble": lambda: window.context.tell_problem(
            KnownError(Trouble.DISK_FULL, file=str(Path("Chiang Mai.hatt")))
        ),
    }
    for name, tell in troubles.items():
        stage.question(name)
        tell()
    window.menus.action(menus.DIAGNOSTICS).trigger()
    stage.snap_dialog(LogDialog, "log")


def submenus(stage: Stage) -> None:
    for menu in stage.window_hand.window.menus.findChildren(QMenu):
        if menu.objectName().startswith("menu_"):
            menu.popup(stage.window_hand.window.mapToGlobal(stage.window_hand.window.rect().center()))
            stage.album.take(menu, menu.objectName().replace("_", "-"))
            menu.close()


SCENES: tuple[Callable[[Stage], None], ...] = (
    papers,
    palette,
    list_tools,
    list_states,
    list_going_out,
    sample_being_made,
    panel_in_use,
    command_forms,
    signing_in,
    what_went_wrong,
    submenus,
)


def _heard(receipt: Receipt) -> None:
    """What comes of it is what is pictured."""


def _is_open(kind: type[PreviewDialog], stage: Stage) -> bool:
    return any(each.isVisible() for each in stage.window_hand.window.findChildren(kind))


def _work(stage: Stage, telling: Telling, what: str, name: str) -> None:
    """Some work in its midst."""
    context = stage.window_hand.window.context
    dialog = WorkDialog(telling, context.theme, context.messages, None)
    dialog.setWindowTitle(what or context.messages.text(telling.begun))
    dialog.progress.begin(what)
    dialog.progress.show_progress(7, 30)
    dialog.progress.show()
    dialog.show()
    stage.album.take(dialog, name)
    dialog.close()
    settle()
