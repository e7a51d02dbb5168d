"""`import jobs` and `import orders`: an order sheet from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from app.cli import output
from app.cli.progress import ProgressLine
from app.domain.decision import Person
from app.domain.order_sheet import OrderTrouble
from app.domain.order_sheet.headings import field_called
from app.domain.permissions import Permission
from app.domain.refusals import Code, Notice, Refused
from app.domain.tickets.states import not_allowed
from app.domain.words import Line
from app.lifecycle import importing
from app.lifecycle.core import Core
from app.lifecycle.importing import HowToRead, Place, Preview
from app.messages import Messages
from app.messages.commandline import (
    ENCODING_USAGE,
    IMPORTED,
    IMPORTED_ORDERS,
    MAP_TWICE,
    MAP_USAGE,
    NO_ORDERS,
    OPTIONS,
    WORKSHEET,
    WOULD_IMPORT,
)
from app.messages.sheets import IMPORTING, READING_ROWS, SHEET_SKIPS
from app.sheets import ENCODINGS, SheetTrouble

DONE, REFUSED, UNUSABLE = 0, 1, 2
_LINES = {"jobs": Line.HATTHASILPA, "orders": Line.CLASSIC}
_IMPORTED = {"jobs": IMPORTED, "orders": IMPORTED_ORDERS}
_WITHOUT = "--without-other-line"
_HELPING = {
    Code.SHEET_AGAIN: "--again",
    OrderTrouble.PRODUCT_UNKNOWN: "--create-products",
    OrderTrouble.NO_PRODUCT_COLUMN: '--map product="…"',
    OrderTrouble.NO_QUANTITY_COLUMN: '--map quantity="…"',
    OrderTrouble.LINE_HATTHASILPA: _WITHOUT,
    OrderTrouble.LINE_CLASSIC: _WITHOUT,
    OrderTrouble.PRODUCT_HATTHASILPA: _WITHOUT,
    OrderTrouble.PRODUCT_CLASSIC: _WITHOUT,
    OrderTrouble.COLUMN_TWICE: "--map {wanted}={first}",
    SheetTrouble.ENCODING_UNKNOWN: f"--encoding {'|'.join(ENCODINGS)}",
    SheetTrouble.WORKSHEET_UNKNOWN: '--worksheet="…"',
}
_NOT_OPENED = {SheetTrouble.FILE_MISSING, SheetTrouble.FILE_UNREADABLE}


def import_sheet(core: Core, actor: Person, arguments: argparse.Namespace, messages: Messages) -> int:
    """Imports a sheet, or says what stands in the way; returns the exit code."""
    try:
        how = _how_to_read(arguments)
    except _Unusable as unusable:
        output.complain(messages.text(unusable.sentence, **unusable.params))
        return UNUSABLE
    with ProgressLine() as line:
        looked_at = importing.preview(
            core.desk,
            arguments.sheet,
            how,
            line=_LINES[arguments.what],
            create_products=arguments.create_products,
            progress=partial(_tell_progress, line, arguments.sheet.name, messages),
        )
        line.tell("" if looked_at.problems or arguments.dry_run else messages.text(IMPORTING))
        data, warnings = _imported(core, actor, looked_at, arguments, messages)
    if arguments.json:
        output.write_json(data)
    else:
        _tell(looked_at, arguments, data, messages)
        for each in warnings:
            output.write(messages.warning(each.code, each.params))
    if any(problem["code"] in _NOT_OPENED for problem in data["problems"]):
        return UNUSABLE
    return DONE if data["ok"] else REFUSED


def _tell_progress(line: ProgressLine, name: str, messages: Messages, done: int, total: int) -> None:
    line.tell(messages.text(READING_ROWS, what=name, done=f"{done:,}", total=f"{total:,}"))


def _imported(
    core: Core, actor: Person, looked_at: Preview, arguments: argparse.Namespace, messages: Messages
) -> tuple[Mapping[str, Any], Sequence[Notice]]:
    """The answer to an import, which is done if nothing stands in its way, and what to hear about it."""
    if looked_at.problems:
        return _data(looked_at, 0, _problems(looked_at.problems, messages)), ()
    if arguments.dry_run:
        return _data(looked_at, 0, _refusals(looked_at, actor, arguments, messages)), ()
    try:
        days = {"start": arguments.start, "end": arguments.end}
        command = importing.command(
            looked_at,
            create_products=arguments.create_products,
            again=arguments.again,
            days={name: day for name, day in days.items() if day is not None},
        )
        receipt = core.controller.execute(command, actor.id)
    except Refused as refused:
        return _data(looked_at, 0, (_refused(refused, messages),)), ()
    return _data(looked_at, receipt.result["created"], ()), receipt.warnings


def _refusals(
    looked_at: Preview, actor: Person, arguments: argparse.Namespace, messages: Messages
) -> Sequence[Mapping[str, Any]]:
    """What the door would say to this person, and to rows that came in before."""
    refused = not_allowed(actor, Permission.RUN_TICKETS)
    if refused is None and looked_at.unknown:
        refused = not_allowed(actor, Permission.EDIT_CATALOGUE)
    if refused is None and looked_at.imported_before is not None and not arguments.again:
        refused = Refused(Code.SHEET_AGAIN, {"sheet": looked_at.imported_before})
    return () if refused is None else (_refused(refused, messages),)


def _refused(refused: Refused, messages: Messages) -> dict[str, Any]:
    return without_place(output.refusal(refused, messages))


def without_place(answer: Mapping[str, Any]) -> dict[str, Any]:
    """What keeps the whole sheet out, as a problem without a place."""
    return {"row": None, "column": None, "code": answer["code"], "message": answer["message"]}


class _Unusable(Exception):
    """An option that makes no sense, and the sentence about it."""

    def __init__(self, sentence: str, **params: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.params = params


def _how_to_read(arguments: argparse.Namespace) -> HowToRead:
    """What the options say about the sheet. Raises _Unusable."""
    if arguments.encoding not in (None, *ENCODINGS):
        raise _Unusable(ENCODING_USAGE, known=", ".join(ENCODINGS))
    return HowToRead(
        worksheet=arguments.worksheet,
        encoding=arguments.encoding,
        mapping=_mapping(arguments.map),
        without_other_line=arguments.without_other_line,
    )


def _mapping(given: Sequence[str]) -> dict[str, str]:
    """`--map field=header …` as a mapping. A name that no field has stays: the answer tells of it."""
    mapping: dict[str, str] = {}
    for name, middle, header in (each.partition("=") for each in given):
        field = field_called(name) or name.strip()
        if not middle or not field or not header.strip():
            raise _Unusable(MAP_USAGE)
        if field in mapping:
            raise _Unusable(MAP_TWICE, field=field)
        mapping[field] = header.strip().strip('"“”')
    return mapping


def answered(rows: int, created: int, problems: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The answer to an import."""
    return {"ok": not problems, "rows": rows, "created": created, "problems": list(problems)}


def _data(looked_at: Preview, created: int, problems: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    rows = looked_at.interpreted.orders if looked_at.interpreted else 0
    return answered(rows, created, problems)


def _problems(places: Sequence[Place], messages: Messages) -> list[dict[str, Any]]:
    return [
        {
            "row": each.row,
            "column": each.column,
            "code": each.code,
            "message": messages.sheet_problem(each.code, sentence_params(each)),
        }
        for each in places
    ]


def sentence_params(place: Place) -> dict[str, Any]:
    """The parameters of a problem's sentence, with its place."""
    return {"row": place.row, "column": place.column, "header": place.header, **place.params}


def _tell(
    looked_at: Preview, arguments: argparse.Namespace, data: Mapping[str, Any], messages: Messages
) -> None:
    _tell_worksheet(looked_at, messages)
    for problem in data["problems"]:
        output.write(f"{_place(problem)}{problem['message']} [{problem['code']}]")
    if data["ok"]:
        sentence = WOULD_IMPORT if arguments.dry_run else _IMPORTED[arguments.what]
        output.write(messages.sentence(sentence, {"count": data["rows"], "sheet": arguments.sheet.name}))
    _tell_skipped(looked_at, messages)
    helping = _options(looked_at, data["problems"])
    if helping:
        output.write(messages.text(OPTIONS, options=", ".join(helping)))


def _tell_worksheet(looked_at: Preview, messages: Messages) -> None:
    """Which worksheet was read, where there are several."""
    sheet = looked_at.sheet
    others = [name for name in sheet.sheet_names if name != sheet.sheet_name] if sheet else []
    if sheet is not None and others:
        output.write(messages.text(WORKSHEET, sheet=sheet.sheet_name, others=", ".join(others)))


def _options(looked_at: Preview, problems: Sequence[Mapping[str, Any]]) -> list[str]:
    """The options that say what these problems ask for."""
    params = {each.code: each.params for each in reversed(looked_at.problems)}
    codes = dict.fromkeys(problem["code"] for problem in problems)
    options = (_HELPING[code].format_map(params.get(code, {})) for code in codes if code in _HELPING)
    useless = "" if looked_at.of_other_line else _WITHOUT
    return [option for option in dict.fromkeys(options) if option != useless]


def _tell_skipped(looked_at: Preview, messages: Messages) -> None:
    skipped = looked_at.interpreted.skipped if looked_at.interpreted else ()
    if skipped:
        output.write(messages.sentence(NO_ORDERS, {"count": len(skipped)}))
    for each in skipped:
        output.write(f"{each.row}: {messages.text(SHEET_SKIPS[each.reason])}: {each.text}")


def _place(problem: Mapping[str, Any]) -> str:
    """`B7: ` where the place is known."""
    return f"{problem['column'] or ''}{problem['row']}: " if problem["row"] else ""
