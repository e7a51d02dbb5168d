"""What a file is, by its bytes, and whether its name says the same."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from app.sheets.encodings import utf16_of
from app.sheets.problems import SheetProblem, SheetTrouble


class Kind(StrEnum):
    """The three ways of reading a file."""

    ZIPPED = "zipped"  # .xlsx, .ods
    COMPOUND = "compound"  # .xls
    TEXT = "text"


ZIP_MARK = b"PK\x03\x04"
COMPOUND_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm", ".ods", ".xls"})
TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt"})

# An encrypted .xlsx is a compound file with this stream in it.
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<head", b"<body", b"<style", b"<workbook")
_FOREIGN = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def kind_of(data: bytes, name: str) -> Kind:
    """How to read these bytes. Raises SheetProblem for what is no sheet, or not what its name says."""
    kind = _by_content(data, name)
    suffix = PurePath(name).suffix.lower()
    misleads = suffix in WORKBOOK_SUFFIXES if kind is Kind.TEXT else suffix in TEXT_SUFFIXES
    if misleads:
        raise SheetProblem(SheetTrouble.NAME_MISLEADS, name=name, suffix=suffix)
    return kind


def _by_content(data: bytes, name: str) -> Kind:
    if data.startswith(ZIP_MARK):
        return Kind.ZIPPED
    if data.startswith(COMPOUND_MARK):
        if _ENCRYPTED_PACKAGE in data:
            raise SheetProblem(SheetTrouble.PASSWORD, name=name)
        return Kind.COMPOUND
    if _is_markup(data):
        raise SheetProblem(SheetTrouble.WEB_PAGE, name=name)
    if data.startswith(_FOREIGN) or (b"\0" in data and utf16_of(data) is None):
        raise SheetProblem(SheetTrouble.NOT_A_SHEET, name=name)
    return Kind.TEXT


def _is_markup(data: bytes) -> bool:
    return data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP)
