"""`import jobs`: an order sheet from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from app.cli import output
from app.domain.decision import Person
from app.domain.refusals import Code, Notice, Refused
from app.lifecycle import importing
from app.lifecycle.core import Core
from app.lifecycle.importing import Place, Preview
from app.messages import Messages
from app.messages.commandline import IMPORTED, MAP_USAGE, NO_ORDERS, WOULD_IMPORT
from app.messages.sheets import SHEET_SKIPS
from app.sheets import SheetTrouble

DONE, REFUSED, UNUSABLE = 0, 1, 2
_NOT_OPENED = {SheetTrouble.FILE_MISSING, SheetTrouble.FILE_UNREADABLE}


def import_jobs(core: Core, actor: Person, arguments: argparse.Namespace, messages: Messages) -> int:
    """Imports a sheet, or says what stands in the way; returns the exit code."""
    mapping = _mapping(arguments.map)
    if mapping is None:
        output.complain(messages.text(MAP_USAGE))
        return UNUSABLE
    looked_at = importing.preview(
        core.desk, arguments.sheet, mapping or None, create_products=arguments.create_products
    )
    data, warnings = _imported(core, actor, looked_at, arguments, messages)
    if arguments.json:
        output.write_json(data)
    else:
        _tell(arguments, data, messages)
        _tell_skipped(looked_at, messages)
        for each in warnings:
            output.write(messages.warning(each.code, each.params))
    if any(problem["code"] in _NOT_OPENED for problem in data["problems"]):
        return UNUSABLE
    return DONE if data["ok"] else REFUSED


def _imported(
    core: Core, actor: Person, looked_at: Preview, arguments: argparse.Namespace, messages: Messages
) -> tuple[Mapping[str, Any], Sequence[Notice]]:
    """The answer to an import, which is done if nothing stands in its way, and what to hear about it."""
    if looked_at.problems:
        return _data(looked_at, 0, _problems(looked_at.problems, messages)), ()
    if arguments.dry_run:
        return _data(looked_at, 0, _before(looked_at, arguments, messages)), ()
    try:
        command = importing.command(
            looked_at, create_products=arguments.create_products, again=arguments.again
        )
        receipt = core.controller.execute(command, actor.id)
    except Refused as refused:
        return _data(looked_at, 0, (_refused(refused, messages),)), ()
    return _data(looked_at, receipt.result["created"], ()), receipt.warnings


def _before(
    looked_at: Preview, arguments: argparse.Namespace, messages: Messages
) -> Sequence[Mapping[str, Any]]:
    """What the door would say to rows that came in before."""
    if looked_at.imported_before is None or arguments.again:
        return ()
    return (_refused(Refused(Code.SHEET_AGAIN, {"sheet": looked_at.imported_before}), messages),)


def _refused(refused: Refused, messages: Messages) -> dict[str, Any]:
    return without_place(output.refusal(refused, messages))


def without_place(answer: Mapping[str, Any]) -> dict[str, Any]:
    """What keeps the whole sheet out, as a problem without a place."""
    return {"row": None, "column": None, "code": answer["code"], "message": answer["message"]}


def _mapping(given: Sequence[str]) -> dict[str, str] | None:
    """`--map field=header …` as a mapping; None when one of them has no `=`."""
    pairs = [each.partition("=") for each in given]
    if any(not middle or not field.strip() or not header.strip() for field, middle, header in pairs):
        return None
    return {field.strip(): header.strip().strip('"“”') for field, _, header in pairs}


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


def _tell(arguments: argparse.Namespace, data: Mapping[str, Any], messages: Messages) -> None:
    for problem in data["problems"]:
        output.write(_place(problem) + problem["message"])
    if data["ok"]:
        sentence = WOULD_IMPORT if arguments.dry_run else IMPORTED
        output.write(messages.sentence(sentence, {"count": data["rows"], "sheet": arguments.sheet.name}))


def _tell_skipped(looked_at: Preview, messages: Messages) -> None:
    skipped = looked_at.interpreted.skipped if looked_at.interpreted else ()
    if skipped:
        output.write(messages.sentence(NO_ORDERS, {"count": len(skipped)}))
    for each in skipped:
        output.write(f"{each.row}: {messages.text(SHEET_SKIPS[each.reason])}: {each.text}")


def _place(problem: Mapping[str, Any]) -> str:
    """`B7: ` where the place is known."""
    return f"{problem['column'] or ''}{problem['row']}: " if problem["row"] else ""
