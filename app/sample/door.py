"""How the people of the story give their commands."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from app.domain.commands import Command, parse
from app.domain.refusals import Refused
from app.ids import PersonId
from app.lifecycle.core import Core
from app.lifecycle.queries import choices

Result = Mapping[str, Any]


class Door:
    """The workspace's door; commands are given in batches, and numbered for their request ids."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self._people: dict[str, PersonId] = {}
        self._given = 0
        self._batch = ExitStack()

    def __enter__(self) -> Self:
        self._batch.enter_context(self.core.controller.batch())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._batch.__exit__(kind, error, trace)

    def do(self, kind: str, fields: Mapping[str, Any], by: str, person: str | None = None) -> Result:
        """Gives a command as a script would, in somebody's name."""
        return self.give(parse(kind, fields)[0], by, person)

    def give(self, command: Command, by: str, person: str | None = None) -> Result:
        """Gives a command, and answers with its result."""
        if by not in self._people:
            self._people[by] = choices.person(self.core.desk, by).id
        self._given += 1
        request = f"sample-{self._given:05}"
        return self.core.controller.execute(command, self._people[by], request, person=person).result

    def fail(self, command: Command, by: str, code: str) -> None:
        """Gives a command that is refused with this code; the ledger keeps attempts outside a batch only."""
        self._batch.close()
        try:
            self.give(command, by)
        except Refused as refused:
            if refused.code != code:
                raise
        else:
            raise AssertionError(f"{command} was not refused with {code}")
        self._batch.enter_context(self.core.controller.batch())
