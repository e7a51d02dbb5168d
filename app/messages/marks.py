"""Marks for the catalogue: sentences stand in tables as they are written, and are translated when shown."""

from __future__ import annotations

from app.values import frozen


def N_(text: str) -> str:
    """The text itself; marks it for extraction."""
    return text


@frozen
class Plural:
    """A sentence in two forms; `by` names the parameter that counts."""

    one: str
    many: str
    by: str


def NP_(one: str, many: str, by: str) -> Plural:
    """A sentence in two forms; marks both for extraction."""
    return Plural(one, many, by)


Sentence = str | Plural
