"""The answer to a command, and how it is kept so that a repeated request gets the same one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from app.domain.refusals import Code, Notice, Refused, WarningCode
from app.models.ledger import encode_in_order
from app.values import frozen


@frozen
class Receipt:
    """What was done: the result, the kinds of facts appended, warnings."""

    result: Mapping[str, Any]
    facts: tuple[str, ...]
    warnings: tuple[Notice, ...] = field(default=())


def receipt_text(receipt: Receipt) -> str:
    """The receipt as the ledger keeps it; the kinds of facts are in the facts themselves."""
    warnings = [{"code": each.code, "params": each.params} for each in receipt.warnings]
    return encode_in_order(
        {"result": receipt.result, "warnings": warnings} if warnings else {"result": receipt.result}
    )


def receipt_from(text: str, kinds: Sequence[str]) -> Receipt:
    """The receipt that was kept."""
    kept = json.loads(text)
    warnings = (Notice(WarningCode(each["code"]), each["params"]) for each in kept.get("warnings", ()))
    return Receipt(kept["result"], tuple(kinds), tuple(warnings))


def refusal_text(refused: Refused) -> str:
    """The refusal as the ledger keeps it."""
    return encode_in_order({"params": refused.params, "details": refused.details, "variant": refused.variant})


def refusal_from(code: str, text: str) -> Refused:
    """The refusal that was kept."""
    kept = json.loads(text)
    return Refused(Code(code), kept["params"], details=kept["details"], variant=kept["variant"])
