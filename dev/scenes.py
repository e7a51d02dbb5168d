"""The scenes that are pictured: each brings the window of a sample workshop into a state that people meet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import bags
import cast
import dialog_scenes
import evening
import order_scenes
from cast import Part
from packet_scenes import PACKET_SCENES
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QPushButton
from queue_scenes import QUEUE_SCENES, a_clock_left_running
from stage_clock import StageClock

from app import bootstrap, sample
from app.clock import Clock
from app.desktop import Fittings, build, theme_in_use, watched
from app.desktop.samples import throw_away
from app.domain.commands.catalogue import ProductEdit
from app.domain.commands.jobs import JobStart
from app.domain.words import TokenState
from app.lifecycle.desk import Desk
from app.lifecycle.queries import choices
from app.lifecycle.queries.tickets import ticket_detail
from app.lifecycle.receipts import Receipt
from app.paths import resources
from app.tour.hand import Album, Hand
from app.views.commands.dialog import CommandDialog
from app.views.context import INBOX, JOBS, ORDERS, PACKETS, PEOPLE, PIECES, QUEUE, TICKETS
from app.views.imports.dialog import ImportDialog
from app.views.imports.sheet_page import PROBLEMS, SKIPPED
from app.views.inbox.view import InboxScreen
from app.views.jobs.dialog import EditJobDialog, NewJobDialog
from app.views.jobs.view import JobsScreen
from app.views.lists.view import ListView
from app.views.people.view import PeopleScreen
from app.views.pieces.controller import EDIT, HOLD, MOVE, SCRAP
from app.views.pieces.dialogs import PieceDialog
from app.views.pieces.view import PiecesScreen
from app.views.queue.view import QueueScreen
from app.views.shell import menus
from app.views.shell.smoke import ShownAsk
from app.views.shell.start import StartDialog
from app.views.shell.waiting import settle, wait_until
from app.views.shell.zoom import NORMAL
from app.views.theme.tokens import Scheme
from app.views.tickets.dialog import EditTicketDialog, NewTicketDialog

if TYPE_CHECKING:
    from pictures import Variant

NOTHING_LIKE_IT = "qqqq"
SAMPLES = resources() / "sample"
PROBLEM_SHEET = """Order no,SKU,Quantity,Due date,Priority,Notes
SO-2611-040,TOTE-07,12,2026-12-04,high,
SO-2611-041,TOTE-77,six,2026-12-04,normal,Which tote?
SO-2611-042,CARD-02,0,31/02/2026,soon,
SO-2611-043,BELT-32,40,2026-12-11,normal,
"""


@dataclass(frozen=True, slots=True)
class Stage:
    """The window of a variant, and the album that its pictures go into."""

    window_hand: Hand
    album: Album
    ask: ShownAsk
    folder: Path
    variant: Variant

    @property
    def jobs(self) -> JobsScreen:
        """The screen Hatthasilpa Jobs, shown."""
        screen = self.window_hand.window.go(JOBS)
        assert isinstance(screen, JobsScreen)
        settle()
        return screen

    @property
    def desk(self) -> Desk:
        """What the window reads."""
        return self.window_hand.window.context.desk

    def snap(self, name: str) -> None:
        """A picture of the window."""
        self.window_hand.picture(name)

    def snap_dialog(self, kind: type[QDialog], name: str) -> None:
        """A picture of the open dialog of that kind, which is then closed."""
        dialog = self.window_hand.open_dialog(kind)
        self.album.take(dialog, name)
        dialog.reject()
        settle()

    def question(self, name: str) -> None:
        """The next question is pictured under this name."""
        self.ask.look_at = lambda dialog: self.album.take(dialog, name)

    def code(self, part: Part) -> str:
        """The code of the ticket that plays a part."""
        context = self.window_hand.window.context
        return cast.play(part, context.desk, context.today())

    def choose(self, part: Part) -> JobsScreen:
        """Chooses a job in the list."""
        screen = self.jobs
        self.window_hand.choose("jobs_table", self.code(part))
        return screen


# --- Hatthasilpa Jobs ----------------------------------------------------------------------------------


def jobs_in_every_state(stage: Stage) -> None:
    for part in (Part.RUNNING, Part.PLANNED, Part.LATE, Part.CANCELLED):
        stage.choose(part)
        stage.snap(f"jobs-{part}")


def several_jobs(stage: Stage) -> None:
    hand, screen = stage.window_hand, stage.jobs
    screen.table.choose([hand.id(stage.code(part)) for part in (Part.PLANNED, Part.LATE, Part.DONE)])
    stage.snap("jobs-several")
    screen.table.clearSelection()
    stage.snap("jobs-none-chosen")


def jobs_filtered(stage: Stage) -> None:
    screen = stage.jobs
    stage.window_hand.find(QPushButton, "chip_planned").click()
    wait_until(lambda: not screen.listing.is_waiting(), "the planned jobs")
    settle()
    stage.snap("jobs-filtered")
    screen.listing.search.setText(NOTHING_LIKE_IT)
    QTest.keyClick(screen.listing.search, Qt.Key.Key_Return)
    wait_until(lambda: not screen.listing.is_waiting(), "nothing to be found")
    stage.snap("jobs-no-match")
    screen.table.notice.button.click()
    settle()


def pieces_chosen(stage: Stage) -> None:
    screen = stage.choose(Part.RUNNING)
    pieces = stage.window_hand.pieces(stage.code(Part.RUNNING))
    held = next(row for row, piece in enumerate(pieces) if piece.state is TokenState.ACTIVE)
    screen.panel.pieces.table.selectRow(held)
    screen.panel.scroll_to_end()
    stage.snap("jobs-piece-chosen")
    stage.question("question-record-for")
    stage.window_hand.press("complete_step")


def jobs_with_warning(stage: Stage) -> None:
    hand = stage.window_hand
    screen = stage.choose(Part.PLANNED)
    screen.make_new()
    dialog = hand.open_dialog(NewJobDialog)
    dialog.product.choose("TRUNK-01")
    dialog.quantity.setText("60")
    dialog.send()
    hand.wait()
    stage.snap("jobs-created-with-warnings")
    screen.banner.hide()


def new_job(stage: Stage) -> None:
    stage.jobs.make_new()
    stage.snap_dialog(NewJobDialog, "new-job")
    stage.jobs.make_new()
    dialog = stage.window_hand.open_dialog(NewJobDialog)
    dialog.product.setEditText("TOTE-99")
    dialog.quantity.setText("0")
    dialog.due.setText("31/02/2026")
    dialog.send()
    stage.window_hand.wait()
    stage.snap_dialog(NewJobDialog, "new-job-refused")


def edit_job(stage: Stage) -> None:
    stage.choose(Part.RUNNING)
    stage.window_hand.press("job_action_edit")
    stage.snap_dialog(EditJobDialog, "edit-job")


def questions(stage: Stage) -> None:
    hand = stage.window_hand
    for part, action in (
        (Part.RUNNING, "cancel"),
        (Part.PLANNED, "cancel"),
        (Part.RUNNING, "close_short"),
    ):
        stage.choose(part)
        stage.question(f"question-{action.replace('_', '-')}-{part}")
        hand.press(f"job_action_{action}")


def _heard(receipt: Receipt) -> None:
    """What comes of it is what is pictured."""


def undo_questions(stage: Stage) -> None:
    """An edit, whose undo is shown with its effect, and a start, which has a counter-action instead."""
    job = stage.code(Part.PLANNED)
    context = stage.window_hand.window.context
    edit = ProductEdit(product=choices.products(context.desk)[0].sku, name_th="กระเป๋าใบใหม่", active=False)
    commands = {"question-undo": edit, "question-undo-refused": JobStart(jobs=(job,))}
    for name, command in commands.items():
        context.send(command, _heard, context.tell_problem)
        stage.window_hand.wait()
        stage.question(name)
        stage.window_hand.window.menus.action(menus.UNDO).trigger()
        stage.window_hand.wait()


# --- Job Tickets ---------------------------------------------------------------------------------------


def tickets_of_both_lines(stage: Stage) -> None:
    hand = stage.window_hand
    for name, part in {
        "hatthasilpa": Part.RUNNING,
        "cancelled": Part.CANCELLED,
        "classic": Part.CLASSIC,
    }.items():
        hand.window.go(TICKETS)
        settle()
        hand.choose("tickets_table", stage.code(part))
        stage.snap(f"tickets-{name}")
    detail = ticket_detail(hand.window.context.desk, hand.id(stage.code(Part.CLASSIC)))
    assert detail is not None
    EditTicketDialog(hand.window.context, detail, hand.window).open()
    stage.snap_dialog(EditTicketDialog, "tickets-edit")
    hand.find(ListView, "tickets_table").clearSelection()
    stage.snap("tickets-none-chosen")
    hand.press("new_ticket")
    stage.snap_dialog(NewTicketDialog, "tickets-new")


def ticket_opened_from_jobs(stage: Stage) -> None:
    stage.choose(Part.RUNNING)
    stage.window_hand.press("view_details")
    stage.snap("tickets-from-jobs")


# --- People ----------------------------------------------------------------------------------------------


def people_on_record(stage: Stage) -> None:
    window = stage.window_hand.window
    screen = window.go(PEOPLE)
    assert isinstance(screen, PeopleScreen)
    settle()
    skilled = [each for each in choices.people(window.context.desk) if len(each.skills) > 1]
    screen.table.choose([skilled[0].id])
    settle()
    stage.snap("people")
    window.give("person.edit", {"person": skilled[0].name})
    stage.snap_dialog(CommandDialog, "people-edit")
    screen.table.clearSelection()
    stage.snap("people-none-chosen")


# --- pieces and the inbox, on the workshop of bags -------------------------------------------------------


def inbox_entries(stage: Stage) -> None:
    screen = stage.window_hand.window.go(INBOX)
    assert isinstance(screen, InboxScreen)
    for row in range(screen.model.rowCount()):
        screen.table.selectRow(row)
        settle()
        stage.snap(f"inbox-{row}")
    screen.panel.scroll_to_end()
    stage.snap("inbox-facts")
    screen.table.selectAll()
    stage.snap("inbox-several")


def questions_in_the_inbox(stage: Stage) -> None:
    screen = stage.window_hand.window.go(INBOX)
    assert isinstance(screen, InboxScreen)
    for row in range(screen.model.rowCount()):
        screen.table.selectRow(row)
        settle()
        if screen.panel.answers.isVisible():
            stage.snap(f"inbox-asked-{row}")


def pieces_of_every_kind(stage: Stage) -> None:
    for number in ("F001", "F002", "F012", "F021", "F030"):
        _choose_pieces(stage, number)
        stage.snap(f"pieces-{number}")
    _choose_pieces(stage, "F001").panel.scroll_to_end()
    stage.snap("pieces-story")
    _choose_pieces(stage, "F014", "F022")
    stage.snap("pieces-several")


def decisions_about_pieces(stage: Stage) -> None:
    for key in (HOLD, MOVE, EDIT, SCRAP):
        _choose_pieces(stage, "F008")
        stage.window_hand.press(f"piece_action_{key}")
        stage.snap_dialog(PieceDialog, f"pieces-{key}")
    _choose_pieces(stage, "F003", "F008")
    stage.window_hand.press(f"piece_action_{SCRAP}")
    stage.snap_dialog(PieceDialog, "pieces-scrap-several")
    _choose_pieces(stage, "F001", "F007")
    stage.window_hand.press(f"piece_action_{MOVE}")
    stage.snap_dialog(PieceDialog, "pieces-send-on")


def parts_of_a_job(stage: Stage) -> None:
    screen = stage.jobs
    screen.table.selectRow(0)
    stage.snap("jobs-with-parts")
    stage.window_hand.window.go(TICKETS)
    stage.window_hand.find(ListView, "tickets_table").selectRow(0)
    stage.snap("tickets-with-parts")


def _choose_pieces(stage: Stage, *numbers: str) -> PiecesScreen:
    screen = stage.window_hand.window.go(PIECES)
    assert isinstance(screen, PiecesScreen)
    settle()
    model = screen.listing.model
    screen.table.choose(
        [model.id_at(row) for row in range(model.rowCount()) if model.cell(row, 0).text in numbers]
    )
    settle()
    return screen


# --- import --------------------------------------------------------------------------------------------


def import_room(stage: Stage) -> None:
    stage.window_hand.window.import_sheet()
    stage.snap_dialog(ImportDialog, "import-start")


def import_of_an_untidy_sheet(stage: Stage) -> None:
    dialog = _import(stage, SAMPLES / "orders-week-48-untidy.xlsx")
    stage.album.take(dialog, "import-columns")
    dialog.page.show_pane(SKIPPED)
    stage.snap_dialog(ImportDialog, "import-not-taken")


def import_with_problems(stage: Stage) -> None:
    sheet = stage.folder / "orders.csv"
    sheet.write_text(PROBLEM_SHEET, encoding="utf-8")
    dialog = _import(stage, sheet)
    dialog.page.show_pane(PROBLEMS)
    dialog.page.problems.view.selectRow(1)
    stage.snap_dialog(ImportDialog, "import-problems")


def import_of_no_sheet(stage: Stage) -> None:
    sheet = stage.folder / "photo.xlsx"
    sheet.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    _import(stage, sheet)
    stage.snap_dialog(ImportDialog, "import-unreadable")


def import_done(stage: Stage) -> None:
    dialog = _import(stage, SAMPLES / "orders-week-48.csv")
    stage.question("question-imported")
    dialog.foot.button.click()
    stage.window_hand.wait()
    stage.window_hand.window.import_sheet()
    stage.snap_dialog(ImportDialog, "import-lately")
    _import(stage, SAMPLES / "orders-week-48.csv")
    stage.snap_dialog(ImportDialog, "import-again")


def _import(stage: Stage, sheet: Path) -> ImportDialog:
    stage.window_hand.window.import_sheet(sheet)
    dialog = stage.window_hand.open_dialog(ImportDialog)
    wait_until(lambda: not dialog.state.is_reading, f"{sheet.name} to be read")
    return dialog


# --- the shell -----------------------------------------------------------------------------------------


def menus_open(stage: Stage) -> None:
    bar = stage.window_hand.window.menus
    stage.choose(Part.RUNNING)
    for place, action in enumerate(bar.actions()):
        menu = action.menu()
        if isinstance(menu, QMenu) and action.isVisible():
            menu.popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))
            stage.album.take(menu, f"menu-{place}")
            menu.close()


def help_dialogs(stage: Stage) -> None:
    for key in (menus.DIAGNOSTICS, menus.ABOUT):
        stage.question(f"question-{key}")
        stage.window_hand.window.menus.action(key).trigger()


def start_dialog(stage: Stage) -> None:
    dialog = StartDialog(theme_in_use(), stage.window_hand.window.context.messages, Path("Chiang Mai.hatt"))
    dialog.show()
    stage.album.take(dialog, "start")
    dialog.close()


SCENES: tuple[Callable[[Stage], None], ...] = (
    jobs_in_every_state,
    several_jobs,
    jobs_filtered,
    pieces_chosen,
    new_job,
    edit_job,
    questions,
    tickets_of_both_lines,
    ticket_opened_from_jobs,
    *order_scenes.SCENES,
    people_on_record,
    import_room,
    import_of_an_untidy_sheet,
    import_with_problems,
    import_of_no_sheet,
    jobs_with_warning,
    import_done,
    menus_open,
    help_dialogs,
    undo_questions,
    *dialog_scenes.SCENES,
    *PACKET_SCENES,
    start_dialog,
)


def _await_around(screen: QueueScreen) -> None:
    """What stands around the cards follows a moment later."""
    wait_until(lambda: not screen.is_waiting(), "the queue")


def empty_places(stage: Stage) -> None:
    """Every place of a workshop that has nothing yet."""
    for place in (JOBS, TICKETS, ORDERS, QUEUE, PIECES, PACKETS, INBOX):
        screen = stage.window_hand.window.go(place)
        if isinstance(screen, QueueScreen):
            _await_around(screen)
        stage.snap(f"{place}-empty")


BAG_SCENES: tuple[Callable[[Stage], None], ...] = (
    inbox_entries,
    pieces_of_every_kind,
    decisions_about_pieces,
    parts_of_a_job,
    *QUEUE_SCENES,
)


ALL_SCENES = (*SCENES, *BAG_SCENES, questions_in_the_inbox, a_clock_left_running, empty_places)


def play(variant: Variant, album: Album, names: Collection[str] = ()) -> list[str]:
    """Plays every scene in a variant for an album, or the named ones; returns what went wrong unseen."""
    clock = StageClock()
    with watched() as faults, throw_away() as path:
        benches, empty = path.with_name("Bag benches.hatt"), path.with_name("Empty workshop.hatt")
        later = path.with_name("Bag benches a day later.hatt")
        for workspace, make, actor, scenes in (
            (path, sample.make, None, SCENES),
            (benches, bags.make, None, BAG_SCENES),
            (later, evening.make, None, (questions_in_the_inbox,)),
            (later, evening.make, "Kanda", (a_clock_left_running,)),
            (empty, bootstrap.new_workspace, None, (empty_places,)),
        ):
            wanted = [each for each in scenes if not names or each.__name__ in names]
            if wanted and not workspace.exists():
                make(workspace, clock=clock)
            if wanted:
                with opened(workspace, variant, album, clock, actor) as stage:
                    for scene in wanted:
                        scene(stage)
    return faults.found


@contextmanager
def opened(
    path: Path, variant: Variant, album: Album, clock: Clock, actor: str | None = None
) -> Iterator[Stage]:
    """A window as the variant wants it, of the first admin unless told."""
    theme = theme_in_use()
    theme.use(Scheme(variant.scheme))
    ask = ShownAsk(theme)
    window = build(path, actor, variant.language, Fittings(clock, ask=ask, backups=False))
    window.zoom(variant.text)
    ask.window = window
    window.resize(variant.width, variant.height)
    window.show()
    settle()
    try:
        yield Stage(Hand(window, album), album, ask, path.parent, variant)
    finally:
        window.zoom(NORMAL)
        window.close()
        window.deleteLater()
        settle()
