"""Which function folds which kind of fact. Projections are the only code that writes the projected tables;
they read no clock, setting, random number or file, so that replay gives exactly the same tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from app.domain.facts import Fact
from app.models.connection import Database

F = TypeVar("F", bound=Fact)

Projection = Callable[[Database, Any], None]

PROJECTIONS: dict[str, Projection] = {}


def projects(
    kind: type[F],
) -> Callable[[Callable[[Database, F], None]], Callable[[Database, F], None]]:
    """Enters a function as the projection of one kind of fact."""

    def enter(function: Callable[[Database, F], None]) -> Callable[[Database, F], None]:
        PROJECTIONS[kind.kind] = function
        return function

    return enter


def project(db: Database, facts: Iterable[Fact]) -> None:
    """Folds facts into the tables, in order."""
    for fact in facts:
        PROJECTIONS[fact.kind](db, fact)
