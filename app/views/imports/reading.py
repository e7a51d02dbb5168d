"""Reading a sheet beside the window: one thread a reading, which tells how far it is and can be stopped."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from app.domain.order_sheet import ReadingCancelled
from app.lifecycle import importing
from app.lifecycle.importing import Cancelled, Header, HowToRead, Known, Preview, Progress
from app.sheets import Sheet, SheetProblem, SheetTrouble
from app.views.imports.grid import Grid

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read, and how. A `sheet` that was read before spares the file."""

    path: Path
    known: Known
    how: HowToRead
    create_products: bool
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What a reading found, and what it was told."""

    job: Job
    preview: Preview
    grid: Grid
    headers: tuple[Header, ...] = ()

    @property
    def can_be_told(self) -> bool:
        """Whether there is something to choose about how it is read: a sheet, or characters nobody knows."""
        codes = {each.code for each in self.preview.problems}
        told = self.job.how.encoding is not None
        return self.preview.sheet is not None or told or SheetTrouble.ENCODING_UNKNOWN in codes

    @property
    def header(self) -> Header | None:
        """The row of headings; while none is found, the row that looks most like one."""
        interpreted = self.preview.interpreted
        row = (interpreted.header_row if interpreted else None) or self.job.how.header_row
        fullest = max(self.headers, key=_width, default=None)
        return next((each for each in self.headers if each.row == row), fullest)


def look(job: Job, progress: Progress, cancelled: Cancelled) -> Looked:
    """Reads the sheet; a file that can't be read is a preview that says so. Raises ReadingCancelled."""
    try:
        sheet = job.sheet or importing.open_sheet(job.path, job.known, job.how)
    except SheetProblem as problem:
        preview = importing.unreadable(job.path.name, problem, job.known)
    else:
        preview = importing.look(
            sheet,
            job.known,
            job.how,
            create_products=job.create_products,
            progress=progress,
            cancelled=cancelled,
        )
    headers = importing.possible_headers(preview.sheet) if preview.sheet else ()
    return Looked(job, preview, Grid(preview), headers)


def _width(header: Header) -> int:
    return len(header.columns)


class Reading(QObject):
    """One reading. Its signals come in the window's thread, and none after `stop`.

    `progressed(done, total)`: rows. `finished(Looked)`, or `failed()` after a mistake of the program's own.
    The object belongs to the application until its thread has ended, whatever becomes of who asked.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal()
    _at = Signal(int, int)
    _ended = Signal(object)

    def __init__(self, job: Job) -> None:
        super().__init__(QCoreApplication.instance())
        self._job = job
        self._unwanted = threading.Event()
        self._thread = threading.Thread(target=self._work, name="sheet reading", daemon=True)
        self._at.connect(self._hear_progress, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._hear_end, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begins; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """The result is not wanted any more. The thread ends by itself, at its next step."""
        self._unwanted.set()

    def _work(self) -> None:
        """The thread."""
        found: Looked | None = None
        try:
            found = look(self._job, self._at.emit, self._unwanted.is_set)
        except ReadingCancelled:
            pass
        except Exception:
            log.exception("%s could not be read", self._job.path)
        with suppress(RuntimeError):  # the program has ended meanwhile, and this object with it
            self._ended.emit(found)

    @Slot(int, int)
    def _hear_progress(self, done: int, total: int) -> None:
        if not self._unwanted.is_set():
            self.progressed.emit(done, total)

    @Slot(object)
    def _hear_end(self, found: Looked | None) -> None:
        if not self._unwanted.is_set():
            if found is None:
                self.failed.emit()
            else:
                self.finished.emit(found)
        self.deleteLater()
