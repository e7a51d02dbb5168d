"""Exporting and printing a list: what is chosen in the window, done beside it, and told when it is done."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.errors import KnownError
from app.messages import window as say
from app.views.context import Context
from app.views.lists.out import texts
from app.views.lists.out.dialogs import ChooseTarget, SystemTarget
from app.views.lists.out.files import CSV, XLSX, export
from app.views.lists.out.rows import NotWanted, Reader, SourceOf, Wanted
from app.views.lists.view import ListView
from app.views.sidework import Cancelled, Progress, SideWork, Work
from app.views.widgets.ask import tell
from app.views.widgets.progress_line import Telling
from app.views.work_dialog import WorkDialog

KINDS: Mapping[str, str] = {XLSX: texts.XLSX_FILES, CSV: texts.CSV_FILES}
WRITING = Telling(texts.WRITING, texts.WRITING_ROWS, texts.STOP, "stop_writing")
READING = Telling(texts.READING, texts.READING_ROWS, texts.STOP, "stop_reading_rows")
MOST_PRINTED = 5_000


class Leaving(Protocol):
    """A list as it goes out of the window."""

    @property
    def table(self) -> ListView:
        """The table."""
        ...

    def title_now(self) -> str:
        """What the list is called."""
        ...

    def about_now(self) -> tuple[str, ...]:
        """What it is filtered by, a line each."""
        ...


class Outlets(QObject):
    """Belongs to one list. Another `chooser` answers for the system's dialog in tests."""

    def __init__(self, leaving: Leaving, source_of: SourceOf, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._leaving = leaving
        self._reader = Reader(context.open_reading, source_of)
        self._context = context
        self._parent = parent
        self.chooser: ChooseTarget = SystemTarget(context.ask)

    @Slot()
    def export(self) -> None:
        """Asks for a file name, and writes the list there."""
        wanted, messages = self._wanted(), self._context.messages
        name = f"{wanted.title}{XLSX}"
        target = self.chooser.choose(self._parent, messages, texts.EXPORT_TITLE, name, KINDS)
        if target is None:
            return
        work = self._work(partial(export, self._reader, wanted, target))
        work.finished.connect(partial(self._tell_exported, len(wanted.ids)))
        work.refused.connect(partial(self._tell_not_written, target))
        self._dialog(WRITING).run(work, target.name)

    @Slot()
    def print(self) -> None:
        """Reads the rows, and shows the pages before they are printed."""
        wanted, messages = self._wanted(), self._context.messages
        if len(wanted.ids) > MOST_PRINTED:
            numbers = {"count": len(wanted.ids), "most": f"{MOST_PRINTED:,}"}
            self._tell(texts.TOO_LONG_TITLE, messages.sentence(texts.TOO_LONG, numbers))
            return
        work = self._work(partial(_texts, self._reader, wanted))
        work.finished.connect(partial(self._preview, wanted))
        work.refused.connect(self._tell_unread)
        self._dialog(READING).run(work, wanted.title)

    def _wanted(self) -> Wanted:
        table, messages = self._leaving.table, self._context.messages
        table.all_wanted.emit()
        columns, places = table.list_model().columns, table.arranging.going_out()
        ids = table.list_model().ids
        rows = messages.sentence(texts.ROWS, {"count": len(ids)})
        return Wanted(
            title=self._leaving.title_now(),
            about=(*self._leaving.about_now(), rows),
            columns=[columns[place] for place in places],
            widths=tuple(map(table.arranging.width, places)),
            ids=ids[:],
            messages=messages,
        )

    def _work(self, work: Work) -> SideWork:
        made = SideWork("list going out", work, NotWanted, (KnownError, OSError))
        made.failed.connect(self._tell_failed)
        return made

    def _dialog(self, telling: Telling) -> WorkDialog:
        return WorkDialog(telling, self._context.theme, self._context.messages, self._parent)

    def _preview(self, wanted: Wanted, rows: list[list[str]]) -> None:
        from app.views.lists.out.paper import ListPaper  # noqa: PLC0415 - Qt's printing, only for who prints
        from app.views.lists.out.preview import PreviewDialog  # noqa: PLC0415

        context, messages = self._context, self._context.messages
        moment = messages.moment(context.now())
        foot = messages.text(texts.FOOT, moment=moment, person=context.actor.name)
        paper = ListPaper(wanted, rows, foot, context.theme, messages)
        PreviewDialog(paper, wanted.title, self.chooser, context.theme, messages, self._parent).open()

    # what is told

    def _tell_exported(self, count: int, target: Path) -> None:
        said = self._context.messages.sentence(texts.EXPORTED, {"count": count, "file": str(target)})
        self._tell(texts.EXPORTED_TITLE, said)

    def _tell_not_written(self, target: Path, error: KnownError | OSError) -> None:
        messages = self._context.messages
        if isinstance(error, KnownError):
            said = self._context.why(error)
        else:
            reason = error.strerror or str(error)
            said = messages.text(texts.NOT_WRITTEN, file=str(target), reason=reason)
        self._tell(texts.NOT_WRITTEN_TITLE, said)

    @Slot(object)
    def _tell_unread(self, error: KnownError) -> None:
        self._context.tell_problem(error)

    @Slot()
    def _tell_failed(self) -> None:
        self._tell(texts.NOT_WRITTEN_TITLE, self._context.messages.text(texts.FAILED))

    def _tell(self, title: str, said: str) -> None:
        messages = self._context.messages
        tell(self._context.ask, messages.text(title), said, messages.text(say.OK))


def _texts(reader: Reader, wanted: Wanted, progress: Progress, cancelled: Cancelled) -> list[list[str]]:
    return list(reader.texts(wanted, progress, cancelled))
