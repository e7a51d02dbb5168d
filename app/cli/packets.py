"""What the command line does about packets: a line that sets them going ends when they have come as far as
they are wanted, and its receipt says how far that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.facts.packets import PacketAsked
from app.lifecycle.core import Core
from app.lifecycle.packets.office import carry_all
from app.lifecycle.packets.renderer import Renderer
from app.lifecycle.queries.packets import record
from app.lifecycle.script import Answer, Done
from app.messages import Messages
from app.printing.late import screenless

_TOLD = ("kind", "kinds", "paths", "preview", "timings_ms", "files", "log")


def carried(core: Core, answer: Answer, messages: Messages, renderer: Renderer) -> Answer:
    """The answer to a line after its packets have come as far as they are wanted; any other as it is.

    Raises KnownError when the books can't be written.
    """
    if not isinstance(answer, Done) or PacketAsked.kind not in answer.receipt.facts:
        return answer
    result = answer.receipt.result
    rows = result.get("packets", [result])
    carry_all(core, [row["code"] for row in rows], renderer, screenless())
    told = [_told(core, row, messages) for row in rows]
    together = told[0] if "packets" not in result else {"status": _common(told), "packets": told}
    return Done(replace(answer.receipt, result=together), answer.notices)


def _told(core: Core, row: Mapping[str, Any], messages: Messages) -> dict[str, Any]:
    found = record(core.desk, row["code"])
    if found is None:
        return {**row, "status": None}
    told = {"id": row["id"], "code": row["code"], "status": found["status"]}
    told |= {name: found[name] for name in _TOLD}
    failure = found["failure"]
    if failure is not None:
        sentence = messages.packet_failure(failure["code"], failure["params"])
        told["failure"] = {**failure, "message": sentence}
    return told


def _common(rows: list[dict[str, Any]]) -> Any:
    statuses = {row["status"] for row in rows}
    return statuses.pop() if len(statuses) == 1 else None
