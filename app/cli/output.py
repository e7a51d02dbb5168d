"""How the command line answers: receipts and objects as JSON lines, tables and sentences for people."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.refusals import Notice, Refused
from app.errors import KnownError
from app.lifecycle.script import Answer, Done
from app.messages import Messages

_WIDEST = 48


def write(text: str) -> None:
    """One line on standard output."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()  # a receipt that was read is of something that is safe; it must not wait in a buffer


def complain(text: str) -> None:
    """One line on standard error."""
    sys.stderr.write(text + "\n")


def write_json(value: Mapping[str, Any]) -> None:
    """One object on a line; Thai stays Thai."""
    write(json.dumps(value, ensure_ascii=False, default=str))


def receipt(answer: Answer, messages: Messages) -> dict[str, Any]:
    """The receipt of one line of a script."""
    return done(answer, messages) if isinstance(answer, Done) else refusal(answer, messages)


def done(answer: Done, messages: Messages) -> dict[str, Any]:
    """The receipt of what was done."""
    return {
        "ok": True,
        "result": _with_findings(answer.receipt.result, messages),
        "facts": list(answer.receipt.facts),
        "warnings": [warning(each, messages) for each in answer.notices],
    }


def warning(notice: Notice, messages: Messages) -> dict[str, str]:
    """A warning with its sentence."""
    return {"code": notice.code, "message": messages.warning(notice.code, notice.params)}


def refusal(refused: Refused, messages: Messages) -> dict[str, Any]:
    """The receipt of what was refused."""
    return {
        "ok": False,
        "code": refused.code,
        "message": messages.refusal(refused.code, refused.params, refused.variant),
        "details": _with_findings(refused.details, messages),
    }


def trouble(error: KnownError, messages: Messages) -> dict[str, Any]:
    """The receipt of what the machine did not let happen."""
    return {
        "ok": False,
        "code": error.code,
        "message": messages.trouble(error.code, error.params),
        "details": {name: value for name, value in error.params.items() if name != "variant"},
    }


def table(rows: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """Rows as an aligned table under their keys."""
    rows = list(rows)
    if not rows:
        return
    keys = list(rows[0])
    cells = [keys, *([_cell(row[key]) for key in keys] for row in rows)]
    widths = [max(width(line[place]) for line in cells) for place in range(len(keys))]
    for line in cells:
        yield "  ".join(_padded(text, wide) for text, wide in zip(line, widths, strict=True)).rstrip()


def _with_findings(given: Mapping[str, Any], messages: Messages) -> dict[str, Any]:
    if "findings" not in given:
        return dict(given)
    return {**given, "findings": [_finding(each, messages) for each in given["findings"]]}


def _finding(data: Mapping[str, Any], messages: Messages) -> dict[str, Any]:
    shown = {name: value for name, value in data.items() if name not in ("params", "folded")}
    shown["message"] = messages.finding(data["code"], {**data["params"], "place": data.get("place", "")})
    if "fix" in data:
        code, params = data["fix"]["code"], data["fix"]["params"]
        shown["fix"] = {"code": code, "message": messages.fix(code, params)}
    if "folded" in data:
        shown["folded"] = [_finding(each, messages) for each in data["folded"]]
    return shown


def _cell(value: Any) -> str:
    if value is None:
        return "—"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def width(text: str) -> int:
    """Columns that a terminal needs: Thai vowels and tone marks stand above their consonant."""
    return sum(not unicodedata.combining(character) for character in text)


def _padded(text: str, wide: int) -> str:
    return text + " " * (wide - width(text))
