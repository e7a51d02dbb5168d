"""The tests' language for the core: a furnished workshop, commands given to it, what can be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from app.clock import FixedClock
from app.domain.commands import parse
from app.domain.commands.undo import Undo
from app.domain.decision import Person
from app.domain.refusals import Refused
from app.domain.tickets.states import Action
from app.domain.words import Line
from app.ids import PersonId
from app.lifecycle.core import Core
from app.lifecycle.queries import activity, choices, tickets
from app.lifecycle.queries.show import show
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.models import checking
from tests.lifecycle.workspaces import opened
from tests.reference.choosing import exchange

Row = Mapping[str, Any]

PEOPLE = {
    "Mana": ["manager"],
    "Ploy": ["planner"],
    "Quan": ["qc"],
    "Nok": ["operator"],
    "Som": ["operator"],
    "Vee": ["viewer"],
}
ROUTINGS = {"STRAIGHT": ("CUT", "SEW", "EDGE"), "SHORT": ("CUT",)}
IN_BATCHES = {"BATCHES": ("CUT", "SEW")}  # of the classic line, of twenty each
DRAFT = "SKETCH"
# SKU → line and routing; the trunk has no routing, the sketch was never published
PRODUCTS: Mapping[str, tuple[str, str | None]] = {
    "TOTE-07": ("hatthasilpa", "STRAIGHT"),
    "CARD-02": ("hatthasilpa", "SHORT"),
    "TRUNK-01": ("hatthasilpa", None),
    "SATCHEL-1": ("hatthasilpa", DRAFT),
    "BELT-32": ("classic", "BATCHES"),
}
SCHEDULE = {"due": "2026-12-20", "start": "2026-12-01", "end": "2026-12-18"}
REASONED = ("cancel", "close_short")
ENGLISH = Messages()
UNSAID = "—"  # stands in a sentence for a parameter that was not given


@dataclass(slots=True)
class Shop:
    """A workshop. `harmed` tells the fixture that the test broke its books on purpose."""

    core: Core
    clock: FixedClock
    harmed: bool = False

    def do(
        self,
        kind: str,
        /,
        by: str = "Admin",
        *,
        request: str | None = None,
        as_: str | None = None,
        **fields: Any,
    ) -> Receipt:
        """Gives a command; `as_` is the person who did it, when the actor records it for somebody else."""
        command, _ = parse(kind, fields)
        receipt = self.core.controller.execute(command, self.person(by).id, request, person=as_)
        for notice in receipt.warnings:
            said(ENGLISH.warning(notice.code, notice.params))
        return receipt

    def refused(self, kind: str, /, by: str = "Admin", *, as_: str | None = None, **fields: Any) -> Refused:
        """The refusal of a command; its sentence has all that it speaks of."""
        with pytest.raises(Refused) as caught:
            self.do(kind, by, as_=as_, **fields)
        refused = caught.value
        said(ENGLISH.refusal(refused.code, refused.params, refused.variant))
        return refused

    def person(self, name: str) -> Person:
        """Somebody by name."""
        return choices.person(self.core.desk, name)

    def id_of(self, name: str) -> PersonId:
        """Somebody's id."""
        return self.person(name).id

    def job(self, quantity: int = 3, product: str = "TOTE-07", **fields: Any) -> str:
        """The code of a new job, planned."""
        code: str = self.do("job.create", product=product, quantity=quantity, **fields).result["code"]
        return code

    def started(self, quantity: int = 3, product: str = "TOTE-07") -> str:
        """The code of a new job, in progress."""
        code = self.job(quantity, product)
        self.do("job.start", job=code)
        return code

    def classic(self, quantity: int = 50, product: str = "BELT-32", **fields: Any) -> str:
        """The code of a new classic ticket, planned; nobody answers for it unless told."""
        code: str = self.do("ticket.create", product=product, quantity=quantity, **fields).result["code"]
        return code

    def batches(self, quantity: int = 50, **fields: Any) -> str:
        """The code of a new classic ticket, in progress."""
        code = self.classic(quantity, owner="Ploy", **fields)
        self.do("ticket.start", ticket=code)
        return code

    def order(self, quantity: int = 300, product: str = "BELT-32", **fields: Any) -> str:
        """The code of a new manufacturing order, a draft that can be planned."""
        given = {"product": product, "quantity": quantity, **SCHEDULE, **fields}
        code: str = self.do("order.create", **given).result["code"]
        return code

    def planned(self, code: str, **fields: Any) -> list[str]:
        """Plans an order; the codes of its new tickets."""
        return [ticket["code"] for ticket in self.do("order.plan", order=code, **fields).result["tickets"]]

    def order_row(self, code: str) -> Row:
        """One order as `show` says it."""
        (row,) = (row for row in self.rows("orders") if row["code"] == code)
        return row

    def tickets_of(self, code: str) -> list[str]:
        """The codes of the tickets of an order."""
        codes: list[str] = self.order_row(code)["tickets"]
        return codes

    def in_state(self, status: str, line: Line = Line.HATTHASILPA) -> str:
        """The code of a new ticket that was brought into the state by commands."""
        code = self.job() if line is Line.HATTHASILPA else self.classic(owner="Ploy")
        for action in _WAY_TO[status]:
            if action == "work":
                self.finish(code)
            else:
                self.do(f"{area_of(code)}.{action}", **self.fields(action, code))
        return code

    def finish(self, code: str, by: str = "Nok") -> None:
        """Works every piece of a running job to its end."""
        while live := [piece["id"] for piece in self.pieces(code) if piece["active"]]:
            self.do("work.complete", by, tokens=live)

    def rows(self, kind: str, code: str | None = None) -> list[Row]:
        """What `show` says of the workshop, or of one ticket."""
        ticket = None if code is None else tickets.ticket_id(self.core.desk, code)
        return list(show(self.core.desk, kind, ticket, now=self.clock.now()))

    def ticket(self, code: str) -> Row:
        """One ticket as `show` says it."""
        (row,) = self.rows("tickets", code)
        return row

    def pieces(self, code: str, run: int | None = None) -> list[Row]:
        """The pieces of a job, of one attempt if told."""
        return [row for row in self.rows("tokens", code) if run in (None, row["run"])]

    def states(self, code: str, run: int | None = None) -> list[str]:
        """The states of a job's pieces, by number."""
        return [piece["state"] for piece in self.pieces(code, run)]

    def refs(self, code: str, *numbers: int) -> list[dict[str, str]]:
        """Pieces by ticket and number."""
        return [{"ticket": code, "number": f"F{number:03}"} for number in numbers]

    def actions(self, code: str, by: str = "Admin", of: Line = Line.HATTHASILPA) -> dict[str, str]:
        """For each action, the code that refuses it, or nothing."""
        id_ = tickets.ticket_id(self.core.desk, code)
        assert id_ is not None
        answers: Mapping[Action, Refused | None] = tickets.ticket_actions(
            self.core.desk, id_, self.person(by), of
        )
        return {action.value: refused.code if refused else "" for action, refused in answers.items()}

    def fields(self, action: str, code: str) -> dict[str, Any]:
        """What the command of an action on a ticket needs."""
        edit = {"version": self.ticket(code)["version"], "notes": "a word"} if action == "edit" else {}
        owner = {"owner": "Mana"} if action == "assign_owner" else {}
        return {area_of(code): code, **edit, **owner, **({"reason": "test"} if action in REASONED else {})}

    def fact_count(self) -> int:
        """How many facts there are."""
        return activity.last_seq(self.core.desk)

    def everything(self) -> dict[str, list[Row]]:
        """All that can be seen, but for the attempts that were refused."""
        return {kind: self.rows(kind) for kind in _SEEN}

    def attempts(self) -> list[tuple[str, str, str]]:
        """Who was refused which command with which code, in order."""
        return [(row["actor"], row["command"], row["code"]) for row in self.rows("attempts")]

    def sql(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Past the program, straight into the file; whoever writes sets `harmed`."""
        return list(self.core.workspace.db.connection().execute(statement, values))

    def findings(self) -> list[str]:
        """The codes of what `check` finds, each with a sentence."""
        found = checking.check(self.core.workspace.db)
        for each in found:
            said(ENGLISH.check(each.code, each.params))
        return sorted({each.code for each in found})


def undo_of(shop: Shop, request: str, who: str = "Admin") -> Refused:
    """The refusal of undoing the command with this request id, with a whole sentence."""
    with pytest.raises(Refused) as caught:
        shop.core.controller.execute(Undo(request=request), shop.id_of(who))
    refused = caught.value
    said(ENGLISH.refusal(refused.code, refused.params, refused.variant))
    return refused


_SEEN = ("orders", "tickets", "runs", "tokens", "work", "sessions", "facts")
_WAY_TO: Mapping[str, Sequence[str]] = {
    "planned": (),
    "in_progress": ("start",),
    "paused": ("start", "pause"),
    "completed": ("start", "work", "complete"),
    "cancelled": ("start", "cancel"),
}


def area_of(code: str) -> str:
    """Which commands are of a ticket's line."""
    return "job" if code.startswith("HJ") else "ticket"


def said(sentence: str) -> None:
    """A sentence for people names all that it speaks of, and does not stop half-way."""
    assert UNSAID not in sentence, sentence
    assert "{" not in sentence, sentence
    assert "None" not in sentence, sentence


def furnished(core: Core) -> None:
    """People, two published routings and a draft, products of both lines."""
    admin = choices.first_admin(core.desk)
    assert admin is not None

    def do(kind: str, **fields: Any) -> None:
        core.controller.execute(parse(kind, fields)[0], admin.id)

    do("work_center.create", code="BENCH", name_en="Bench")
    for name, roles in PEOPLE.items():
        do("person.add", name=name, roles=roles)
    for code, steps in ROUTINGS.items():
        do("routing.import", routing=exchange(code, steps))
        do("routing.publish", routing=code)
    for code, steps in IN_BATCHES.items():
        drawing = exchange(code, steps, "classic")
        drawing["nodes"][0]["batch"] = 20
        do("routing.import", routing=drawing)
        do("routing.publish", routing=code)
    do("routing.import", routing=exchange(DRAFT, ("CUT",)))
    for sku, (line, routing) in PRODUCTS.items():
        do(
            "product.create",
            sku=sku,
            name_en=sku.title(),
            line=line,
            **({"routing": routing} if routing else {}),
        )


@contextmanager
def workshop() -> Iterator[Shop]:
    """A furnished workshop of one's own. Afterwards its books are proved, and its history is read."""
    clock = FixedClock()
    with opened(clock, furnished) as core:
        shop = Shop(core, clock)
        yield shop
        if not shop.harmed:
            assert shop.findings() == []
            for line in activity.latest(core.desk, 10_000):
                said(ENGLISH.fact(line.kind, line.params))
