"""The dialog that prints papers of jobs: a look at each, and sheet by sheet what became of it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.paper.kinds import PaperKind
from app.errors import KnownError
from app.lifecycle.packets.port import Printed
from app.lifecycle.queries.paper import kinds_of
from app.lifecycle.queries.tickets import ticket_lines
from app.messages import Messages
from app.printing.press import QtPress
from app.views.context import Context
from app.views.lists.out.dialogs import ChooseTarget, SystemTarget
from app.views.paper import texts
from app.views.paper.choices import Choices
from app.views.paper.first import First
from app.views.paper.preview import PageView, pictured
from app.views.paper.queue import NotWanted, Sheet, Wish, gather, send
from app.views.paper.states import TO_PRINT, State
from app.views.sidework import Cancelled, Progress, SideWork, Work
from app.views.theme.scale import LARGE, MEDIUM, SMALL, WIDE, Text
from app.views.widgets.actions import Action, ActionBar, Weight
from app.views.widgets.label import PlainLabel

WIDTH, HEIGHT, LIST_WIDTH = 1060, 860, 240
SCREEN_SHARE, LIST_SHARE = 0.94, 0.4
EARLIER, LATER = "earlier", "later"
PDF, STOP, CLOSE, PRINT = "pdf", "stop", "close", "print"
TURNING = (Action(EARLIER, texts.EARLIER, "chevron-left"), Action(LATER, texts.LATER, "chevron-right"))
ENDS = (
    Action(PDF, texts.SAVE_PDF, "file-text"),
    Action(STOP, texts.STOP),
    Action(CLOSE, texts.CLOSE),
    Action(PRINT, texts.PRINT, "printer", Weight.PRIMARY),
)
AGAIN = Action("again", texts.PRINT_FAILED, "rotate-ccw", Weight.PRIMARY)
SCROLLING = {"Ctrl+Down": 1, "Ctrl+Up": -1}
PDF_KIND = {".pdf": texts.PDF_FILES}


class PaperDialog(QDialog):
    """Prints papers of these tickets, of both lines. Window-modal: show it with `open()`.

    Everything that takes time is done beside the window; what is shown stays as it was until then.
    """

    def __init__(
        self,
        context: Context,
        tickets: Sequence[int],
        parent: QWidget,
        press: QtPress | None = None,
        chooser: ChooseTarget | None = None,
        first: First | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._messages = context.messages
        self._tickets = tuple(tickets)
        self._press = press or QtPress(context.messages.years)
        self._chooser = chooser or SystemTarget(context.ask)
        self._sheets: list[Sheet] = []
        self._page, self._pages = 0, 0
        self._knows_printers = False
        self._works: dict[str, SideWork] = {}
        self._stopped = threading.Event()
        self.choices = Choices(self._kinds(), context, first)
        self.list = QListWidget()
        self.view = PageView(context.theme)
        self.page_line = PlainLabel(context.theme, kind="muted", wraps=False)
        self.turning = ActionBar(TURNING, context.theme, context.messages, "page_")
        self.said = PlainLabel(context.theme)
        self.ends = ActionBar((*ENDS, AGAIN), context.theme, context.messages, "papers_", trailing=True)
        self._arrange()
        self._connect()
        self._gather()

    def is_waiting(self) -> bool:
        """Whether something is being done beside the window."""
        return bool(self._works)

    def sheets(self) -> Sequence[Sheet]:
        """The sheets with what became of each."""
        return tuple(self._sheets)

    def done(self, result: int) -> None:
        """What is still done is not wanted any more."""
        self.choices.keep()
        self._stopped.set()
        for work in self._works.values():
            work.stop()
        self._works.clear()
        super().done(result)

    # what people do

    @Slot(str)
    def _act(self, key: str) -> None:
        deeds: dict[str, Callable[[], None]] = {
            EARLIER: partial(self._turn, -1),
            LATER: partial(self._turn, 1),
            PDF: self._save,
            STOP: self._stop,
            CLOSE: self.reject,
            PRINT: self._print,
            AGAIN.key: self._print,
        }
        deeds[key]()

    def _turn(self, way: int) -> None:
        self._page = max(0, min(self._page + way, self._pages - 1))
        self._look()

    def _print(self) -> None:
        printer, language = self.choices.printer_now(), self.choices.language_now()
        sheets, press, stopped = self._sheets, self._press, self._stopped
        stopped.clear()

        def work_through(progress: Progress, cancelled: Cancelled) -> None:
            send(press, sheets, printer, language, progress, lambda: cancelled() or stopped.is_set())

        work = self._start(PRINT, work_through, self._hear_printed)
        work.progressed.connect(self._hear_progress)
        self._show_state()

    def _stop(self) -> None:
        """The sheet that is with the printer is still printed; none is sent after it."""
        self._stopped.set()
        self.ends.set_state(STOP, False)

    def _save(self) -> None:
        name = f"{self._sheets[0].code}.pdf" if len(self._sheets) == 1 else f"{self.choices.kind_now()}.pdf"
        target = self._chooser.choose(self, self._messages, texts.SAVE_PDF, name, PDF_KIND)
        if target is None:
            return
        papers = [sheet.paper for sheet in self._sheets if sheet.paper is not None]
        language = self.choices.language_now()

        def write(progress: Progress, cancelled: Cancelled) -> Printed:
            return self._press.book(papers, target, language)

        work = self._start(PDF, write, partial(self._hear_saved, target))
        work.refused.connect(partial(self._hear_not_saved, target))
        self._show_state()

    # gathering and looking

    @Slot()
    def _gather(self) -> None:
        wish = Wish(self.choices.kind_now(), self.choices.size_now(), self._tickets)
        now = self._context.now()
        self._say(texts.GATHERING)
        self._start("gather", partial(gather, self._context.open_reading, wish, now), self._hear_sheets)
        if "printers" not in self._works and not self.choices.printer_now():
            self._start("printers", self._find_printers, self._hear_printers)
        self._show_state()

    def _find_printers(self, progress: Progress, cancelled: Cancelled) -> Sequence[str]:
        return self._press.printers()

    @Slot()
    def _look_anew(self) -> None:
        self._page = 0
        self._look()

    @Slot()
    def _look(self) -> None:
        """Shows the page of the chosen sheet; for one without any, why."""
        row = self.list.currentRow()
        sheet = self._sheets[row] if 0 <= row < len(self._sheets) else None
        if sheet is None or sheet.paper is None:
            self._show_page((0, QImage()))
            if sheet is not None and sheet.why is not None:
                self.said.say(self._context.why(sheet.why))
            return
        messages = Messages(self.choices.language_now(), years=self._messages.years)
        wide = self.view.dots_across()
        self._start("look", partial(pictured, sheet.paper, self._page, wide, messages), self._show_page)

    def _start(self, key: str, work: Work, finished: Callable[..., object]) -> SideWork:
        """Begins work beside the window; what was begun before under the same key is not wanted any more."""
        if key in self._works:
            self._works.pop(key).stop()
        made = SideWork("papers", work, NotWanted, (KnownError, OSError))
        for signal in (made.finished, made.refused, made.failed):
            signal.connect(partial(self._forget, key, made))
        made.finished.connect(finished)
        if key != PDF:
            made.refused.connect(self._hear_refused)
        made.failed.connect(self._hear_failed)
        made.finished.connect(self._show_state)
        self._works[key] = made
        made.start()
        return made

    def _forget(self, key: str, work: SideWork, *_result: object) -> None:
        if self._works.get(key) is work:
            del self._works[key]

    # what comes back

    def _hear_sheets(self, sheets: list[Sheet]) -> None:
        self._sheets = sheets
        self._page = 0
        self._show_sheets()
        self._say_ready()
        self._look()

    def _hear_printers(self, printers: Sequence[str]) -> None:
        self._knows_printers = True
        self.choices.offer_printers(printers)
        count = self._count()
        if not printers and count[State.READY] and not count[State.FAILED]:
            self._say_ready()

    def _say_ready(self) -> None:
        """How many papers there are; where nothing can print them, what can be done instead."""
        ready = self._count()[State.READY]
        if not ready:
            self._say(texts.NOTHING)
        elif self._knows_printers and not self.choices.printer_now():
            self._say(texts.NO_PRINTER)
        else:
            self.said.say(self._messages.sentence(texts.READY, {"count": ready}))

    def _show_page(self, shown: tuple[int, QImage]) -> None:
        self._pages, image = shown
        self.view.show_page(image)
        number = {"number": self._page + 1, "count": self._pages}
        self.page_line.say(self._messages.text(texts.PAGE, **number) if self._pages else "")
        self.turning.set_state(EARLIER, self._page > 0)
        self.turning.set_state(LATER, self._page + 1 < self._pages)

    @Slot(int, int)
    def _hear_progress(self, done: int, total: int) -> None:
        self._show_sheets()
        self._say(texts.PRINTING, done=done + 1, total=total)

    def _hear_printed(self, _nothing: object) -> None:
        self._show_sheets()
        count = self._count()
        if self._stopped.is_set():
            self._say(texts.STOPPED, printed=count[State.PRINTED], total=sum(count.values()))
        elif count[State.FAILED]:
            numbers = {"printed": count[State.PRINTED], "failed": count[State.FAILED]}
            self._say(texts.SOME_FAILED, total=sum(count.values()), **numbers)
            self._start("printers", self._find_printers, self._hear_printers)  # one may be gone
        else:
            self.said.say(self._messages.sentence(texts.PRINTED, {"count": count[State.PRINTED]}))

    def _hear_saved(self, target: Path, printed: Printed) -> None:
        self._say(texts.SAVED, pages=printed.pages, file=target.name)

    def _hear_not_saved(self, target: Path, error: KnownError | OSError) -> None:
        reason = (error.strerror or str(error)) if isinstance(error, OSError) else self._context.why(error)
        self._say(texts.NOT_SAVED, file=str(target), reason=reason)
        self._show_state()

    def _hear_refused(self, error: KnownError) -> None:
        self.said.say(self._context.why(error))
        self._show_state()

    @Slot()
    def _hear_failed(self) -> None:
        self._show_sheets()
        self._say(texts.FAILED)
        self._show_state()

    # showing

    def _kinds(self) -> Sequence[PaperKind]:
        lines = {line.line for line in ticket_lines(self._context.desk, self._tickets) if line is not None}
        return tuple(dict.fromkeys(kind for line in sorted(lines) for kind in kinds_of(line)))

    def _count(self) -> Counter[State]:
        return Counter(sheet.state for sheet in self._sheets if sheet.state is not State.LEFT_OUT)

    def _show_sheets(self) -> None:
        row = max(self.list.currentRow(), 0)
        self.list.blockSignals(True)
        while self.list.count() > len(self._sheets):
            self.list.takeItem(self.list.count() - 1)
        for place, sheet in enumerate(self._sheets):
            if place == self.list.count():
                self.list.addItem(QListWidgetItem())
            state = self._messages.text(texts.STATES[sheet.state])
            self.list.item(place).setText(self._messages.text(texts.LINE, code=sheet.code, state=state))
            self.list.item(place).setToolTip("" if sheet.why is None else self._context.why(sheet.why))
        self.list.setCurrentRow(min(row, len(self._sheets) - 1))
        self.list.blockSignals(False)

    @Slot()
    def _show_state(self) -> None:
        """What can be pressed now."""
        busy, count = bool({PRINT, PDF, "gather"} & self._works.keys()), self._count()
        waiting = sum(count[state] for state in TO_PRINT)
        printer = bool(self.choices.printer_now())
        why = "" if printer else self._messages.text(texts.NO_PRINTER)
        again = bool(count[State.FAILED])
        self.ends.set_state(PRINT, bool(waiting) and printer and not busy, why)
        self.ends.set_state(AGAIN.key, again and printer and not busy, why)
        self.ends.button(AGAIN.key).setVisible(again)
        self.ends.button(PRINT).setVisible(not again)
        self.ends.set_state(PDF, bool(count) and not busy)
        self.ends.button(STOP).setVisible(PRINT in self._works)
        self.ends.set_state(STOP, not self._stopped.is_set())
        self.choices.setEnabled(PRINT not in self._works)

    def _say(self, sentence: str, **params: object) -> None:
        self.said.say(self._messages.text(sentence, **params))

    # setting up

    def _arrange(self) -> None:
        self.setObjectName("papers_dialog")
        self.setWindowTitle(self._messages.text(texts.TITLE))
        self.setAccessibleName(self._messages.text(texts.TITLE))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(QSize(WIDTH, HEIGHT).boundedTo(self.screen().availableSize() * SCREEN_SHARE))
        self.list.setObjectName("papers_list")
        self.list.setProperty("kind", "boxes")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self._messages.text(texts.SHEETS))
        wide = round(LIST_WIDTH * self._context.theme.enlargement())
        self.list.setFixedWidth(min(wide, round(self.width() * LIST_SHARE)))
        self.view.setAccessibleName(self._messages.text(texts.PREVIEW))
        side = QVBoxLayout()
        side.setSpacing(SMALL)
        side.addWidget(self.view, 1)
        side.addWidget(self.page_line)
        side.addWidget(self.turning)
        middle = QHBoxLayout()
        middle.setSpacing(MEDIUM)
        middle.addWidget(self.list)
        middle.addLayout(side, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        whole.setSpacing(MEDIUM)
        title = self._messages.text(texts.TITLE)
        whole.addWidget(PlainLabel(self._context.theme, title, step=Text.HEADING, wraps=False))
        whole.addWidget(self.choices)
        whole.addLayout(middle, 1)
        whole.addWidget(self.said)
        whole.addWidget(self.ends)

    def _connect(self) -> None:
        self.choices.changed.connect(self._gather)
        self.choices.spoken.connect(self._look_anew)
        self.list.currentRowChanged.connect(self._look_anew)
        self.turning.triggered.connect(self._act)
        self.ends.triggered.connect(self._act)
        for keys, way in SCROLLING.items():
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.view.scroll_on, way))
        self.list.setFocus()
