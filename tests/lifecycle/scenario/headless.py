"""A stage without a screen: commands go through the script language, as from the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.cli import output
from app.domain.refusals import Refused
from app.lifecycle import importing
from app.lifecycle.script import Script
from app.lifecycle.sweeping import sweep
from app.messages import Messages
from tests.lifecycle.scenario.language import Command, read
from tests.lifecycle.scenario.telling import Piece, Ticket, Told, Wrong, tell
from tests.lifecycle.shop import Shop, workshop

ENGLISH = Messages()
MAKING = ("job.create", "ticket.create", "order.create")
PLAN = "order.plan"
ALONE = ("job.edit", "ticket.edit", "ticket.assign_owner", "order.edit")  # of one at a time
LINKING = ("order.link", "order.unlink")


class Headless:
    """The workshop of `tests.lifecycle.shop` as a stage."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def do(self, command: Command, codes: Sequence[str], request: str) -> Told:
        """Part of Stage."""
        line = {"do": command.kind, "request_id": request, **_about(command, codes), **command.fields}
        if command.person is not None:
            line["person"] = command.person
        script = Script(self._shop.core.controller, self._shop.id_of(command.actor))
        ((_, answer),) = script.run([json.dumps(line)])
        receipt = output.receipt(answer, ENGLISH)
        if not receipt["ok"]:
            return Told(refused=receipt["code"], answer=receipt)
        made = _made(command.kind, receipt["result"])
        warnings = tuple(each["code"] for each in receipt["warnings"])
        return Told("", made, tuple(receipt["facts"]), warnings, receipt)

    def take_in(self, actor: str, name: str, content: str) -> Told:
        """Part of Stage."""
        before = len(self._shop.rows("tickets"))
        with TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_text(content, encoding="utf-8")
            looked_at = importing.preview(self._shop.core.desk, path)
        if looked_at.problems:
            return Told(refused=looked_at.problems[0].code)
        try:
            receipt = self._shop.core.controller.execute(
                importing.command(looked_at), self._shop.id_of(actor)
            )
        except Refused as refused:
            return Told(refused=refused.code)
        made = tuple(row["code"] for row in self._shop.rows("tickets")[before:])
        return Told("", made, receipt.facts)

    def wait(self, minutes: int) -> None:
        """Part of Stage. Some program is open meanwhile, and does what time does by itself."""
        self._shop.clock.advance(minutes=minutes)
        sweep(self._shop.core)

    def ticket(self, code: str) -> Ticket:
        """Part of Stage."""
        if _is_order(code):
            row = self._shop.order_row(code)
            return Ticket(row["status"], row["progress"], None, tuple(row["jobs"]))
        row = self._shop.ticket(code)
        owners = {each["id"]: each["name"] for each in self._shop.rows("people")}
        return Ticket(row["status"], row["progress"], owners.get(row["job_owner_id"]))

    def pieces(self, code: str) -> list[Piece]:
        """Part of Stage."""
        if _is_order(code):
            return []
        holders = {(row["token"], row["node"]): row["holder"] for row in self._shop.rows("work", code)}
        return [
            Piece(
                row["run"],
                row["number"],
                row["serial"],
                row["state"],
                row["node"],
                row["active"],
                holders.get((row["id"], row["node"])),
                row["quantity"],
                row["kind"],
            )
            for row in self._shop.pieces(code)
        ]

    def on_the_clock(self, person: str) -> int:
        """Part of Stage."""
        rows = self._shop.rows("sessions")
        return sum(row["person"] == person and row["ended_at"] is None for row in rows)

    def facts(self) -> int:
        """Part of Stage."""
        return self._shop.fact_count()


def _is_order(code: str) -> bool:
    return code.startswith("MO-")


def _made(kind: str, result: Mapping[str, Any]) -> tuple[str, ...]:
    """The codes of what a command has made."""
    if kind == PLAN:
        return tuple(ticket["code"] for ticket in result["tickets"])
    return (result["code"],) if kind in MAKING else ()


def _about(command: Command, codes: Sequence[str]) -> Mapping[str, Any]:
    """The things of a command as its fields."""
    if command.kind in MAKING:
        return {"product": command.things[0]}
    if command.pieces:
        return {
            "tokens": [
                {"ticket": code, "number": f"F{number:03}"} for code in codes for number in command.pieces
            ]
        }
    area = command.kind.partition(".")[0]
    if command.kind in ALONE:
        return {area: codes[0]}
    if command.kind in LINKING:
        return dict(zip(("order", "job"), codes, strict=True))
    return {f"{area}s": list(codes)} if area in ("job", "ticket", "order") else {}


@contextmanager
def stage() -> Iterator[Headless]:
    """A stage of one's own; its books are proved afterwards."""
    with workshop() as shop:
        yield Headless(shop)


def main(paths: Sequence[str]) -> int:
    """Performs the stories in the files; a line for each that goes otherwise than told."""
    wrong = 0
    for path in paths:
        try:
            with stage() as place:
                tell(read(Path(path)), place)
        except Wrong as error:
            wrong += 1
            sys.stdout.write(f"{Path(path).name}: {error}\n")
    return wrong
