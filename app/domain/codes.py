"""Codes that people say aloud: `HJ-YYMM-NNNN`, `JT-YYMM-NNNN`; a sequence per kind and month."""

from __future__ import annotations

from datetime import date

from app.domain.words import Line

_KIND = {Line.HATTHASILPA: "HJ", Line.CLASSIC: "JT"}


def ticket_series(line: Line, day: date) -> str:
    """The sequence that a ticket made on that day (plant-local, Gregorian) belongs to."""
    return f"{_KIND[line]}-{day:%y%m}"


def ticket_code(series: str, number: int) -> str:
    """The code; at least four digits, more when a month has more."""
    return f"{series}-{number:04d}"


def token_number(number: int) -> str:
    """A token's number in its run: F001, F002, …"""
    return f"F{number:03d}"
