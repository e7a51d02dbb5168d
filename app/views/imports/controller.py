"""What is being imported and how far that is: the file, how it is read, what was found, and the sending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.order_sheet import Field
from app.domain.refusals import Code, Refused
from app.domain.words import Line
from app.lifecycle import importing
from app.lifecycle.importing import AS_FOUND, HowToRead, Preview
from app.lifecycle.queries.activity import FactLine
from app.lifecycle.receipts import Receipt
from app.views.context import Context
from app.views.imports.reading import Job, Looked, reading
from app.views.runner import Problem
from app.views.sidework import SideWork

CHANGES_A_PREVIEW = frozenset({"product.created", "product.edited", "sheet.imported", "sheet.withdrawn"})
"""Facts after which the same sheet may mean something else."""


class ImportController(QObject):
    """Holds the state of one import; the dialog shows it after each `changed`.

    `progressed(done, total)`: rows of the reading under way. `broken()`: a reading failed by a mistake of the
    program. `refused(Problem)` and `imported(Receipt, sheet name)` answer a `send`.
    """

    changed = Signal()
    progressed = Signal(int, int)
    broken = Signal()
    refused = Signal(object)
    imported = Signal(object, str)

    def __init__(self, context: Context, line: Line, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.line = line
        self.days: Mapping[str, str] = {}
        self._reading: SideWork | None = None
        self.path: Path | None = None
        self.looked: Looked | None = None
        self.how = AS_FOUND
        self.create_products = False
        self.again = False
        self.is_sending = False
        context.bridge.facts_committed.connect(self._hear_facts)

    # what is known

    @property
    def preview(self) -> Preview | None:
        """What the last reading found."""
        return self.looked.preview if self.looked else None

    @property
    def is_reading(self) -> bool:
        """Whether a reading is under way."""
        return self._reading is not None

    # what the person does

    def open(self, path: Path) -> None:
        """Reads another file, as the program finds best."""
        self.path, self.looked, self.how, self.again = path, None, AS_FOUND, False
        self._read()

    @Slot()
    def read_again(self) -> None:
        """Reads the same file anew, in the same way."""
        if self.path is not None and not self.is_sending:
            self._read(from_file=True)

    @Slot()
    def stop_reading(self) -> None:
        """Goes back to what was found before."""
        self._drop_reading()
        if self.looked is None:
            self.path = None
        else:
            self.how, self.create_products = self.looked.job.how, self.looked.job.create_products
            self.line = self.looked.job.known.line
        self.changed.emit()

    def read_file_as(
        self, worksheet: str | None = None, encoding: str | None = None, separator: str | None = None
    ) -> None:
        """Takes another worksheet, or other characters; what was said of columns is forgotten."""
        self.how = HowToRead(
            worksheet or self.how.worksheet, encoding or self.how.encoding, separator or self.how.separator
        )
        self._read(from_file=True)

    def use_header(self, row: int) -> None:
        """Takes this row as the headings; what was said of columns is forgotten."""
        self.how = replace(self.how, header_row=row, mapping={}, left_out=frozenset())
        self._read()

    def use_column(self, field: Field, named: str | None) -> None:
        """Reads a field from a column of the headings, or from none."""
        header = self.looked.header if self.looked else None
        if header is None:
            return
        mapping = {name: column for name, column in self.how.mapping.items() if name != field}
        left_out = self.how.left_out - {field}
        if named is None:
            left_out |= {field}
        else:
            mapping[str(field)] = named
        self.how = replace(self.how, header_row=header.row, mapping=mapping, left_out=left_out)
        self._read()

    def use_line(self, line: Line) -> None:
        """Whether jobs or manufacturing orders are made of the sheet."""
        if line is not self.line:
            self.line = line
            if self.path is None:
                self.changed.emit()
            else:
                self._read()

    def use_days(self, days: Mapping[str, str]) -> None:
        """The `start` and `end` of all orders, as far as they are said."""
        self.days = days

    def use_create_products(self, wanted: bool) -> None:
        """Whether products that don't exist are made."""
        if wanted != self.create_products:
            self.create_products = wanted
            self._read()

    def use_without_other_line(self, wanted: bool) -> None:
        """Whether the rows of a sheet of both lines that are made on the other one are left out."""
        if wanted != self.how.without_other_line:
            self.how = replace(self.how, without_other_line=wanted)
            self._read()

    def use_again(self, wanted: bool) -> None:
        """Whether rows that came in before are imported once more."""
        self.again = wanted
        self.changed.emit()

    def send(self) -> None:
        """Makes the jobs or orders; while that is on its way nothing else can be done."""
        if self.preview is None or self.is_sending or self.is_reading:
            return
        told: dict[str, Any] = {"create_products": self.create_products, "again": self.again}
        if self.line is Line.CLASSIC:
            told["days"] = self.days
        self.is_sending = True
        self.changed.emit()
        self._context.send(partial(importing.command, self.preview, **told), self._done, self._failed)

    def close(self) -> None:
        """Nothing more is wanted."""
        self._drop_reading()

    # reading

    def _read(self, *, from_file: bool = False) -> None:
        assert self.path is not None
        self._drop_reading()
        sheet = None if from_file or self.preview is None else self.preview.sheet
        known = importing.known(self._context.desk, self.line)
        self._reading = reading(Job(self.path, known, self.how, self.create_products, sheet))
        self._reading.progressed.connect(self.progressed)
        self._reading.finished.connect(self._take)
        self._reading.failed.connect(self._break)
        self._reading.start()
        self.changed.emit()

    def _drop_reading(self) -> None:
        if self._reading is not None:
            self._reading.stop()
            self._reading = None

    @Slot(object)
    def _take(self, looked: Looked) -> None:
        self._reading = None
        self.looked = replace(looked, preview=importing.with_history(self._context.desk, looked.preview))
        self.changed.emit()

    @Slot()
    def _break(self) -> None:
        self.stop_reading()
        self.broken.emit()

    @Slot(tuple)
    def _hear_facts(self, facts: tuple[FactLine, ...]) -> None:
        """Somebody made a product, or imported a sheet: the same sheet is looked at with new eyes."""
        waiting = self.preview is not None and self.preview.sheet is not None and not self.is_sending
        if waiting and any(fact.kind in CHANGES_A_PREVIEW for fact in facts):
            self._read()

    # sending

    def _done(self, receipt: Receipt) -> None:
        assert self.preview is not None
        self.imported.emit(receipt, self.preview.name)

    def _failed(self, problem: Problem) -> None:
        self.is_sending = False
        if isinstance(problem, Refused) and problem.code is Code.SHEET_AGAIN and self.looked is not None:
            self._take(self.looked)
        self.changed.emit()
        self.refused.emit(problem)
