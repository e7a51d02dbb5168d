"""The words for how urgent an order is, Thai and English."""

from __future__ import annotations

from app.domain.order_sheet.headings import key_of
from app.domain.order_sheet.problems import CellRefused, OrderTrouble, shown
from app.domain.words import Priority
from app.sheets.cells import Cell

WORDS: dict[Priority, str] = {
    Priority.LOW: "low, lowest, minor, not urgent, ต่ำ, น้อย, ไม่ด่วน, ไม่เร่ง, ไม่เร่งด่วน, รอได้",
    Priority.NORMAL: "normal, medium, standard, regular, ปกติ, ธรรมดา, ทั่วไป, กลาง, ปานกลาง",
    Priority.HIGH: "high, important, สูง, มาก, สำคัญ, เร่ง",
    Priority.URGENT: """
        urgent, very urgent, very high, highest, rush, asap, critical,
        ด่วน, ด่วนมาก, ด่วนที่สุด, ด่วนพิเศษ, เร่งด่วน, สูงมาก, สูงสุด, สำคัญมาก
    """,
}

_BY_WORD = {key_of(word): priority for priority, words in WORDS.items() for word in words.split(",")}


def priority_of(cell: Cell) -> Priority:
    """How urgent a cell says. Raises CellRefused for unknown words, and for numbers: 1 may be either end."""
    found = _BY_WORD.get(key_of(cell)) if isinstance(cell, str) else None
    if found is None:
        raise CellRefused(OrderTrouble.PRIORITY_UNKNOWN, text=shown(str(cell)))
    return found
