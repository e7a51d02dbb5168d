"""Rows on the clipboard: as spreadsheets paste them, and as a table for letters."""

from __future__ import annotations

import atexit
import re
from collections.abc import Iterable, Sequence
from functools import cache

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from app.views.lists.harmless import harmless

Line = Sequence[str]
BREAK = re.compile("\r\n|[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
"""What parts lines or cells, for one program or another."""


def as_table(titles: Line, rows: Iterable[Line]) -> QMimeData:
    """The rows under their titles, separated by tabs and as HTML; nothing in a cell is read as markup,
    nor as a formula.
    """
    lines = [titles, *([harmless(cell) for cell in row] for row in rows)]
    data = QMimeData()
    data.setText("\n".join("\t".join(map(_one_line, line)) for line in lines))
    data.setHtml(
        f"<table>{_html_line(titles, 'th')}{''.join(_html_line(row, 'td') for row in lines[1:])}</table>"
    )
    return data


def copy_table(titles: Line, rows: Iterable[Line]) -> None:
    """Puts the rows under their titles on the clipboard."""
    data = as_table(titles, rows)
    QGuiApplication.clipboard().setMimeData(data)
    _copied[:] = [data]
    _leave_text_at_end()


_copied: list[QMimeData] = []


@cache
def _leave_text_at_end() -> None:
    atexit.register(_leave_text)


def _leave_text() -> None:
    """Qt would let go of what was copied when Python, which made it, has ended, and crash over it.

    What another program has put on the clipboard since is left alone: then Qt has deleted ours.
    """
    for data in _copied:
        if isValid(data) and QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().setText(data.text())


def _one_line(text: str) -> str:
    return BREAK.sub(" ", text)


def _html_line(cells: Line, tag: str) -> str:
    from html import escape  # noqa: PLC0415 - what is copied is seldom the first that is done

    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
