"""Reading a sheet beside the window, and what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from app.domain.order_sheet import ReadingCancelled
from app.lifecycle import importing
from app.lifecycle.importing import Cancelled, Header, HowToRead, Known, Preview, Progress
from app.sheets import Sheet, SheetProblem, SheetTrouble
from app.values import frozen
from app.views.imports.grid import Grid
from app.views.sidework import SideWork


@frozen
class Job:
    """What is to be read, and how. A `sheet` that was read before spares the file."""

    path: Path
    known: Known
    how: HowToRead
    create_products: bool
    sheet: Sheet | None = None


@frozen
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
        preview = importing.unreadable(job.path.name, problem)
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


def reading(job: Job) -> SideWork:
    """The reading of a sheet beside the window; `finished(Looked)`."""
    return SideWork("sheet reading", partial(look, job), ReadingCancelled)
