"""The script language of commands: JSON lines, done one by one or all together, with results that are kept.

The command line, the sample workshop and the tests all speak it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.bad_value import bad, shown
from app.domain.commands import COMMANDS, Command, parse
from app.domain.commands.undo import Undo
from app.domain.refusals import Code, Notice, Refused
from app.errors import KnownError
from app.files import BadJson, strict_json
from app.ids import PersonId
from app.lifecycle.controller import Controller
from app.lifecycle.incoming import with_files_read
from app.lifecycle.receipts import Receipt
from app.values import frozen

EXAMPLE = '{"do": "job.create", "product": "TOTE-07", "quantity": 8}'
LONGEST_LINE = 16_000_000  # characters
LONGEST_REQUEST = 64
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_REFERENCE = re.compile(r"\$([A-Za-z_][A-Za-z0-9_]*)(?:\.([A-Za-z0-9_]+))?", re.ASCII)
_SOMETIMES_BIG = [Undo.kind]  # of an import
_SOMETIMES_BIG += [kind for kind, spec in COMMANDS.items() if spec.type.is_big is not Command.is_big]


@frozen
class Done:
    """A line that was done."""

    receipt: Receipt
    notices: tuple[Notice, ...]


Answer = Done | Refused


@frozen
class Line:
    """A line that could be read: the command and what stands around it."""

    command: Command
    notices: tuple[Notice, ...]
    request_id: str | None
    person: str | int | None
    keep: str | None


@dataclass(slots=True)
class Script:
    """A script as it is done line by line, with the results that it keeps."""

    controller: Controller
    actor: PersonId
    kept: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def run(self, lines: Iterable[str]) -> Iterator[tuple[int, Answer]]:
        """Does each line for itself; goes on after a refused one. Raises KnownError with the line."""
        for number, text in _numbered(lines):
            try:
                yield number, self._do(self._read(text))
            except Refused as refused:
                yield number, _at_line(refused, number)
            except KnownError as error:
                raise _trouble_at_line(error, number) from error

    def run_atomic(self, lines: Iterable[str]) -> list[tuple[int, Answer]]:
        """Does all lines or none; of a refused script only the refused attempt is kept.

        Raises KnownError with the line; then nothing was done.
        """
        numbered = list(_numbered(lines))
        answers: list[tuple[int, Answer]] = []
        number, line = 0, None
        try:
            with self.controller.batch(big=any(_may_be_big(text) for _, text in numbered)):
                for number, text in numbered:
                    line = None
                    line = self._read(text)
                    answers.append((number, self._do(line)))
        except Refused as refused:
            self._record(line, refused)
            return [(each, _rolled_back(refused, number, each)) for each, _ in numbered]
        except KnownError as error:
            raise _trouble_at_line(error, number) from error
        return answers

    def _record(self, line: Line | None, refused: Refused) -> None:
        if line is not None and refused.code is not Code.REQUEST_REUSED:
            self.controller.record_refused(
                line.command, self.actor, line.request_id, refused, person=line.person
            )

    def _do(self, line: Line) -> Done:
        receipt = self.controller.execute(line.command, self.actor, line.request_id, person=line.person)
        if line.keep is not None:
            self.kept[line.keep] = receipt.result
        return Done(receipt, (*line.notices, *receipt.warnings))

    def _read(self, text: str) -> Line:
        values = _object(text)
        kind = values.pop("do", None)
        if not isinstance(kind, str):
            raise Refused(Code.MISSING_FIELD, {"field": "do"}, details={"field": "do"}, variant="do")
        request_id, keep = _request_id(values.pop("request_id", None)), _keep(values.pop("keep", None))
        person = None if _is_about_somebody(kind) else self._doer(values)
        filled = {name: self._filled(value, name) for name, value in values.items()}
        command, notices = parse(kind, with_files_read(kind, filled))
        return Line(command, notices, request_id, person, keep)

    def _doer(self, values: dict[str, Any]) -> str | int | None:
        """Who did it, where the line says so."""
        return _person(self._filled(values.pop("person", None), "person"))

    def _filled(self, value: Any, place: str) -> Any:
        """The value of a field with every `$name` in it replaced by what was kept under that name."""
        if isinstance(value, str):
            match = _REFERENCE.fullmatch(value)
            return self._kept(value, match[1], match[2] or "code", place) if match else value
        if isinstance(value, list):
            return [self._filled(each, f"{place}[{number}]") for number, each in enumerate(value)]
        if isinstance(value, dict):
            return {name: self._filled(each, f"{place}.{name}") for name, each in value.items()}
        return value

    def _kept(self, written: str, name: str, key: str, place: str) -> Any:
        if name not in self.kept or key not in self.kept[name]:
            raise bad(shown(place), written, "kept")
        return self.kept[name][key]


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, text) for number, text in enumerate(lines, 1) if text.strip())


def _is_about_somebody(kind: str) -> bool:
    """Whether `person` is a field of the command: whom it is about, and not who did it."""
    return kind in COMMANDS and "person" in COMMANDS[kind].fields


def _may_be_big(text: str) -> bool:
    """Whether the line may hold a command that asks for a backup before; once too often does no harm."""
    return any(f'"{kind}"' in text for kind in _SOMETIMES_BIG)


def _object(text: str) -> dict[str, Any]:
    if len(text) > LONGEST_LINE:
        raise _bad_json("too_long", maximum=LONGEST_LINE)
    try:
        value = strict_json(text)
    except BadJson as error:
        raise _bad_json(error.what, **error.params) from error
    if not isinstance(value, dict):
        raise _bad_json("no_object")
    return value


def _bad_json(what: str, **params: object) -> Refused:
    return Refused(
        Code.BAD_JSON, {"example": EXAMPLE, **params}, details={"what": what, **params}, variant=what
    )


def _request_id(value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not 1 <= len(value) <= LONGEST_REQUEST:
        raise bad("request_id", value, "request_id")
    return value


def _keep(value: Any) -> str | None:
    if value is not None and not (isinstance(value, str) and _NAME.fullmatch(value)):
        raise bad("keep", value, "keep")
    return value


def _person(value: Any) -> str | int | None:
    if isinstance(value, bool) or not isinstance(value, str | int | None):
        raise bad("person", value, "reference")
    return value


def _at_line(refused: Refused, number: int) -> Refused:
    return Refused(
        refused.code, refused.params, details={**refused.details, "line": number}, variant=refused.variant
    )


def _trouble_at_line(error: KnownError, number: int) -> KnownError:
    return KnownError(error.code, **{**error.params, "line": number})


def _rolled_back(refused: Refused, at: int, number: int) -> Refused:
    if number == at:
        return _at_line(refused, number)
    return Refused(Code.ROLLED_BACK, {"line": at}, details={"line": at, "code": refused.code})
