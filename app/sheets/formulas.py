"""Formulas without a usable value, made visible before the workbook is read.

The reader of workbooks gives a blank for `#N/A`, and for a formula that no program ever calculated. A blank
due date would be taken as none, so such cells are turned into texts that show what stood there.
"""

from __future__ import annotations

import re

UNCALCULATED = "#UNCALCULATED"
ERROR = "#ERROR"

_EXCEL_ERROR = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*?\bt=["'])e(?=["'])""")
_EXCEL_FORMULA = re.compile(
    rb"""<(?P<p>(?:\w+:)?)c\b(?P<attributes>[^<>]*)(?<!/)>\s*<(?P=p)f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?P=p)f>)\s*"""
    rb"""(?:<(?P=p)v\s*/>|<(?P=p)v>\s*</(?P=p)v>)?\s*</(?P=p)c>"""
)
_EXCEL_TYPE = re.compile(rb"""\bt=["'](\w*)["']""")

_CELL_WITH_ERROR = re.compile(rb"""<table:table-cell\b[^<>]*calcext:value-type=["']error["'][^<>]*>""")
_CELL_VALUE = re.compile(rb"""\soffice:(?:value-type|value|string-value)=(?:"[^"]*"|'[^']*')""")


def show_excel_errors(part: bytes) -> bytes:
    """A worksheet's XML with error values as texts ("#N/A"), and uncalculated formulas as such."""
    part = _EXCEL_ERROR.sub(rb"\1str", part)
    return _EXCEL_FORMULA.sub(_uncalculated, part)


def show_open_document_errors(content: bytes) -> bytes:
    """An OpenDocument's XML with error values as the texts that its program showed."""
    return _CELL_WITH_ERROR.sub(_as_text, content)


def _uncalculated(found: re.Match[bytes]) -> bytes:
    typed = _EXCEL_TYPE.search(found["attributes"])
    if typed and typed[1] == b"str":
        return found[0]  # calculated, to an empty text
    attributes = _EXCEL_TYPE.sub(b"", found["attributes"])
    prefix = found["p"]
    return b'<%bc%b t="str"><%bv>%b</%bv></%bc>' % (
        prefix, attributes, prefix, UNCALCULATED.encode(), prefix, prefix,
    )  # fmt: skip


def _as_text(found: re.Match[bytes]) -> bytes:
    bare = _CELL_VALUE.sub(b"", found[0])
    return bare.replace(b"<table:table-cell", b'<table:table-cell office:value-type="string"', 1)
