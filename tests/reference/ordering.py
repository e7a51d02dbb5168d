"""Chooses the commands of a workshop that plans: orders, their tickets, and now and then the work on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from tests.reference.choosing import PEOPLE, exchange, some_steps
from tests.reference.drawing import apart, inspected
from tests.reference.things import Order, Ticket
from tests.reference.workshop import Asked, Workshop

DAYS = {"due": "2026-12-20", "start": "2026-12-01", "end": "2026-12-18"}
BELT, TOTE = "BELT-32", "TOTE-07"
LIFE = {"start": 6, "pause": 1, "resume": 2, "complete": 5, "close_short": 1, "cancel": 2, "restore": 2}
ALLOWED: Mapping[str, tuple[str, ...]] = {
    "start": ("planned",),
    "pause": ("in_progress",),
    "resume": ("paused",),
    "complete": ("in_progress",),
    "close_short": ("in_progress",),
    "cancel": ("planned", "in_progress", "paused"),
    "restore": ("cancelled",),
}
REQUESTS = ("start", "stop", "pause", "resume", "complete")
ASTRAY_EVERY = 6
TROUBLE_EVERY = 15


def founding(random: Random) -> Iterator[Asked]:
    """A bench, two routings, a product of each line. Batches go straight on, apart, or past an inspection."""
    for name, roles in PEOPLE.items():
        yield Asked("person.add", {"name": name, "roles": list(roles)}, "Admin")
    code, one = "BATCHES", ("CUT",)
    drawings = (exchange(code, some_steps(random)), *[exchange(code, one)] * 3, apart(code), inspected(code))
    for drawing in (random.choice(drawings) | {"line": "classic"}, exchange("ONE", one)):
        yield Asked("routing.import", {"routing": drawing}, "Admin")
        yield Asked("routing.publish", {"routing": drawing["code"]}, "Admin")
    for sku, line, routing in ((BELT, "classic", "BATCHES"), (TOTE, "hatthasilpa", "ONE")):
        values = {"sku": sku, "name_en": sku.title(), "line": line, "routing": routing}
        yield Asked("product.create", values, "Admin")


_BY_REQUEST = ("order.plan", "order.import")
"""Taken back later, whatever was done since."""


@dataclass(slots=True)
class Planner:
    """Draws the next command from what the reference workshop looks like."""

    random: Random
    given: int = 0

    def next(self, shop: Workshop) -> Asked:
        """One more command."""
        asked = self.random.choice((self._life, self._life, self._work, self._order, self._undo))(shop)
        if self.random.randrange(TROUBLE_EVERY) == 0:
            asked = replace(asked, actor=self.random.choice(("Vee", "Nok", "Ploy")))
        if asked.kind in _BY_REQUEST or self.random.randrange(4) == 0:
            self.given += 1
            asked = replace(asked, request=f"request-{self.given}")
        return asked

    def _order(self, shop: Workshop) -> Asked:
        open_ones = [each for each in shop.orders.values() if each.state not in ("done", "cancelled")]
        if len(open_ones) < 3 or self._astray():
            return self._sheet(shop) if self.random.randrange(3) == 0 else self._create()
        draws = (self._plan, self._edit, self._cancel, self._restore, self._link, self._ask)
        (drawn,) = self.random.choices(draws, (6, 2, 2, 2, 2, 1))
        return drawn(shop)

    def _create(self) -> Asked:
        days = {name: day for name, day in DAYS.items() if self.random.randrange(8)}
        sku = TOTE if self.random.randrange(12) == 0 else BELT
        values: dict[str, Any] = {"product": sku, "quantity": self.random.randint(1, 12), **days}
        if self.random.randrange(12) == 0:
            values["end"] = "2026-11-30"
        return Asked("order.create", values, self._actor())

    def _sheet(self, shop: Workshop) -> Asked:
        """A sheet with an order or two; now and then one that came in before."""
        before = [each.asked for each in shop.history if each.asked.kind == "order.import"]
        if before and self.random.randrange(8) == 0:
            return replace(self.random.choice(before), actor=self._actor(), request=None)
        ordered = (self._create().values for _ in range(self.random.randint(1, 2)))
        days = {name: DAYS[name] for name in ("start", "end") if self.random.randrange(2)}
        self.given += 1
        sheet = {"sheet": "belts.csv", "fingerprint": f"sheet {self.given}"}
        values = {"lines": list(ordered), **sheet, **days}
        return Asked("order.import", values, self._actor())

    def _plan(self, shop: Workshop) -> Asked:
        orders = self._some(shop, "draft", "planned")
        batch = {"batch": self.random.randint(1, 6)} if self.random.randrange(2) else {}
        return Asked("order.plan", {"orders": orders, **batch}, self._actor())

    def _edit(self, shop: Workshop) -> Asked:
        fitting = [each for each in shop.orders.values() if not each.cancelled or self._astray()]
        order, stale = self.random.choice(fitting), self.random.randrange(6) == 0
        said = self.random.choice(
            (
                {"quantity": 7},
                {"due": None},
                {"end": "2026-11-01"},
                {"notes": "ด่วน"},
                {"routing": "ONE"},
                DAYS,
            )
        )
        return Asked(
            "order.edit", {"order": order.code, "version": order.version + stale, **said}, self._actor()
        )

    def _cancel(self, shop: Workshop) -> Asked:
        orders = self._begun(shop, "planned") or self._some(shop, "draft", "planned")
        return Asked("order.cancel", {"orders": orders}, self._manager())

    def _restore(self, shop: Workshop) -> Asked:
        orders = self._begun(shop, "cancelled") or self._some(shop, "cancelled")
        return Asked("order.restore", {"orders": orders}, self._manager())

    def _begun(self, shop: Workshop, state: str) -> list[str]:
        """One of which some ticket had started before it was cancelled, or none."""
        orders = [each for each in shop.orders.values() if each.state == state]
        begun = [each.code for each in orders if any(ticket.runs for ticket in each.tickets)]
        return [self.random.choice(begun)] if begun and self.random.randrange(3) else []

    def _link(self, shop: Workshop) -> Asked:
        jobs = [each for each in shop.tickets.values() if each.line == "hatthasilpa" or self._astray()]
        if len(jobs) < 2:
            return Asked("job.create", {"product": TOTE, "quantity": 1}, self._actor())
        job = self.random.choice(jobs)
        linked = job.linked is not None and self.random.randrange(4) > 0
        order = job.linked.code if linked and job.linked else self._some(shop, "draft", "planned", "done")[0]
        return Asked(f"order.{'un' * linked}link", {"order": order, "job": job.code}, self._actor())

    def _ask(self, shop: Workshop) -> Asked:
        values = {"orders": self._some(shop, "planned", "in_progress")[:1]}
        return Asked(f"order.{self.random.choice(REQUESTS)}", values, self._actor())

    def _life(self, shop: Workshop) -> Asked:
        """A step in the life of a classic ticket or two; without an owner it gets one first."""
        unowned = [each for each in self._classic(shop) if each.owner is None and each.status == "planned"]
        if unowned and self.random.randrange(2):
            code = self.random.choice(unowned).code
            return Asked("ticket.assign_owner", {"ticket": code, "owner": "Nok"}, self._actor())
        (action,) = self.random.choices(list(LIFE), list(LIFE.values()))
        fitting = [each for each in self._classic(shop) if each.status in ALLOWED[action] or self._astray()]
        if not fitting:
            return self._order(shop)
        chosen = self.random.sample(fitting, min(len(fitting), self.random.choice((1, 1, 2))))
        reason = {"reason": "x"} if action in ("cancel", "close_short") else {}
        return Asked(
            f"ticket.{action}", {"tickets": [each.code for each in chosen], **reason}, self._manager()
        )

    def _work(self, shop: Workshop) -> Asked:
        """Whatever stands at a bench of a running ticket is completed, or passed."""
        running = [each for each in shop.tickets.values() if each.status == "in_progress" and each.unfinished]
        if not running:
            return self._life(shop)
        ticket = self.random.choice(running)
        there = [each for each in ticket.unfinished if each.item is not None]
        judged = [each for each in there if each.version.route.kind(each.node) == "qc"]
        kind, who = ("qc.pass", "Quan") if judged else ("work.complete", "Nok")
        tokens = [{"ticket": ticket.code, "number": f"F{piece.number:03}"} for piece in judged or there]
        return Asked(kind, {"tokens": tokens}, who)

    def _undo(self, shop: Workshop) -> Asked:
        plans = [each.asked for each in shop.history if each.asked.kind in _BY_REQUEST][-3:]
        if plans and self.random.randrange(3) == 0:
            earlier = self.random.choice(plans)
            return Asked("undo", {"request": earlier.request}, earlier.actor)
        last = shop.history[-1].asked
        if last.kind.startswith("order.") and self.random.randrange(2):
            return Asked("undo", {}, last.actor)
        return self._order(shop)

    def _classic(self, shop: Workshop) -> list[Ticket]:
        return [each for each in shop.tickets.values() if each.line == "classic"]

    def _some(self, shop: Workshop, *states: str) -> list[str]:
        """An order or two, mostly in one of the states; rarely one that is not there."""
        orders: list[Order] = [each for each in shop.orders.values() if each.state in states]
        if not orders or self._astray():
            orders = list(shop.orders.values())
        if not orders or self.random.randrange(40) == 0:
            return ["MO-1999-0001"]
        some = self.random.sample(orders, min(len(orders), self.random.choice((1, 1, 2))))
        return [each.code for each in some]

    def _astray(self) -> bool:
        return self.random.randrange(ASTRAY_EVERY) == 0

    def _actor(self) -> str:
        return self.random.choice(("Admin", "Mana", "Ploy"))

    def _manager(self) -> str:
        return self.random.choice(("Admin", "Mana"))
