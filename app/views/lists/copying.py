"""Rows on the clipboard: as spreadsheets paste them, and as a table for letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData

Line = Sequence[str]


def as_table(titles: Line, rows: Iterable[Line]) -> QMimeData:
    """The rows under their titles, separated by tabs and as HTML; nothing in a cell is read as markup."""
    lines = [titles, *rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(map(_one_line, line)) for line in lines))
    data.setHtml(
        f"<table>{_html_line(titles, 'th')}{''.join(_html_line(row, 'td') for row in lines[1:])}</table>"
    )
    return data


def _one_line(text: str) -> str:
    return text.replace("\t", " ").replace("\n", " ")


def _html_line(cells: Line, tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
