"""Which verb decides which command. A verb loads the values that it needs and lets the rules decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from app.domain.commands import Command
from app.domain.decision import Context, Decision
from app.lifecycle.desk import Desk

C = TypeVar("C", bound=Command)

Verb = Callable[[Desk, Any, Context], Decision]

VERBS: dict[str, Verb] = {}


def verb(
    kind: type[C],
) -> Callable[[Callable[[Desk, C, Context], Decision]], Callable[[Desk, C, Context], Decision]]:
    """Enters a function as the verb of one kind of command."""

    def enter(function: Callable[[Desk, C, Context], Decision]) -> Callable[[Desk, C, Context], Decision]:
        VERBS[kind.kind] = function
        return function

    return enter
