"""Chooses commands as a busy, careless workshop would give them: mostly sensible, often not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random
from typing import Any, ClassVar, TypeVar

from tests.reference.batches import counts_said
from tests.reference.drawing import DEFECTS, apart, drawn, mended, sampled
from tests.reference.fitting import (
    awaited,
    before_the_rest,
    beyond_their_skill,
    calls,
    cures,
    failed_apart,
    has_borne_since,
    holding_what_asks_for_skill,
    likeliest,
    one_step,
    standing_ready,
    suits,
    written_on,
)
from tests.reference.hours import MINUTE, pauses_long, reassigned
from tests.reference.saying import ASTRAY_EVERY, HANDS, ROUTINGS, Speaker
from tests.reference.tables import LIFECYCLE, MAY
from tests.reference.things import Piece, Ticket
from tests.reference.visible import name as name_of
from tests.reference.work import CURED
from tests.reference.workshop import SYSTEM, Asked, Deed, Workshop

T = TypeVar("T")

PEOPLE = {
    "Mana": ("manager",),
    "Ploy": ("planner",),
    "Quan": ("qc",),
    "Nok": ("operator",),
    "Som": ("operator",),
    "Vee": ("viewer",),
}
TEAMS = ("BENCH", "GLUERS")
ABLE: Mapping[str, Mapping[str, Any]] = {
    "Nok": {"skills": [{"skill": "stitch", "level": 2}, {"skill": "glue"}], "team": "BENCH"},
    "Som": {"skills": [{"skill": "stitch"}], "team": "BENCH", "badge": "SOM-7"},
    "Quan": {"team": "GLUERS"},
}
# Two SKUs that are the same in serials, and one of the classic line.
PRODUCTS = {
    "TOTE-07": "hatthasilpa",
    "tote.07": "hatthasilpa",
    "CARD-02": "hatthasilpa",
    "BELT-32": "classic",
}
STEPS = ("CUT", "SEW", "EDGE", "FIT")
MOST_OPEN = 6
ACTIONS = {
    "start": 6,
    "pause": 3,
    "resume": 3,
    "complete": 5,
    "close_short": 0.4,
    "cancel": 0.6,
    "restore": 0.9,
}
VERBS = {
    "start": 4,
    "pause": 2,
    "resume": 3,
    "complete": 6,
    "claim": 1.5,
    "handoff": 1,
    "requeue": 1,
    "take_over": 0.5,
    "assist": 4,
    "ask_help": 1,
    "withdraw_help": 1,
    "pass": 4,
    "fail": 7,
}
TOGETHER = ("pause", "complete", "claim", "handoff", "requeue", "take_over", "pass", "fail")  # of any steps
DECISIONS = {"scrap": 5, "hold": 2, "resolve": 5, "move": 1.5, "edit": 3}
TROUBLE_EVERY = 12  # one command in so many is given by somebody who may not, or twice


def exchange(
    code: str, steps: Sequence[str], line: str = "hatthasilpa", title: str | None = None
) -> dict[str, Any]:
    """A straight routing in the exchange format, called like its code unless told."""
    nodes: list[dict[str, Any]] = [{"code": "START", "kind": "start", "name": "Start"}]
    nodes += [
        {"code": step, "kind": "operation", "name": step.title(), "work_center": "BENCH", "minutes": 5}
        for step in steps
    ]
    nodes.append({"code": "END", "kind": "end", "name": "End"})
    codes = [node["code"] for node in nodes]
    edges = [{"from": one, "to": other} for one, other in pairwise(codes)]
    return {
        "format": "hatthasilpa.routing/1",
        "code": code,
        "name": title or code.title(),
        "line": line,
        "nodes": nodes,
        "edges": edges,
    }


def founding(random: Random) -> Iterator[Asked]:
    """The commands that furnish a new workshop."""
    for team in TEAMS:
        yield Asked("team.create", {"code": team, "name_en": team.title()}, "Admin")
    for name, roles in PEOPLE.items():
        yield Asked("person.add", {"name": name, "roles": list(roles)}, "Admin")
    for name, values in ABLE.items():
        yield Asked("person.edit", {"person": name, **values}, "Admin")
    # Of the classic line, what is seldom drawn: batches in parts, and such that fail their inspection often.
    of_batches = random.choice((None, None, apart, sampled, sampled))
    short = some_routing(random, ROUTINGS[1]) if of_batches is None else of_batches(ROUTINGS[1])
    for code, drawing in ((ROUTINGS[0], mended(ROUTINGS[0])), (ROUTINGS[1], short)):
        yield Asked("routing.import", {"routing": drawing}, "Admin")
        yield Asked("routing.publish", {"routing": code}, "Admin")
    yield Asked("routing.import", {"routing": some_routing(random, ROUTINGS[2])}, "Admin")
    for sku, line in PRODUCTS.items():
        routing = ROUTINGS[1] if of_batches and line == "classic" else random.choice(ROUTINGS)
        values = {"sku": sku, "name_en": sku.title(), "line": line, "routing": routing}
        yield Asked("product.create", values, "Admin")


def some_steps(random: Random) -> tuple[str, ...]:
    """Between one and all of the steps, in the order drawn."""
    return tuple(random.sample(STEPS, random.randint(1, len(STEPS))))


def some_routing(random: Random, code: str) -> dict[str, Any]:
    """A routing of any shape; a straight one of a single step is called otherwise and of the other line."""
    shape = random.randrange(6)
    if shape:
        return drawn(random, code) if shape > 1 else apart(code)
    steps = some_steps(random)
    return exchange(code, steps, *(("classic", "At one go") if len(steps) == 1 else ()))


@dataclass(slots=True)
class Chooser(Speaker):
    """Draws the next command from what the reference workshop looks like."""

    tests: ClassVar[str] = "test_random_lifecycle.py"  # which live so
    given: list[Asked] = field(default_factory=list)
    requests: int = 0

    def founding(self) -> Iterator[Asked]:
        """The commands that furnish the workshop."""
        return founding(self.random)

    def next(self, shop: Workshop) -> Asked:
        """One more command."""
        last = shop.history[-1]
        rethought = counts_said(last.asked.values) or last.asked.kind == "token.edit"
        if rethought and not last.undone and self.random.randrange(3) == 0:
            return Asked("undo", {}, last.asked.actor)
        if self.given and self.random.randrange(TROUBLE_EVERY) == 0:
            return self._again(self.random.choice(self.given))
        open_ones = [each for each in shop.tickets.values() if _allows(each, "start") or each.unfinished]
        kinds = _KINDS if len(open_ones) >= MOST_OPEN else _KINDS_WHILE_FEW
        asked = self.random.choice(kinds)(self, shop)
        if self.random.randrange(TROUBLE_EVERY) == 0:
            asked = replace(asked, actor=self.random.choice(("Vee", "Nok", "Ploy", "Quan")))
        if self.random.randrange(3) == 0:
            self.requests += 1
            asked = replace(asked, request=f"request-{self.requests}")
            self.given.append(asked)
        return asked

    def _again(self, first: Asked) -> Asked:
        """The same request once more, or its id for something else."""
        if self.random.randrange(3):
            return first
        return replace(first, actor="Mana" if first.actor != "Mana" else "Admin")

    def create(self, shop: Workshop) -> Asked:
        """A job of a few pieces."""
        sku = self.random.choices(list(PRODUCTS), (4, 4, 4, 9))[0]
        quantity = self.random.choices((1, 2, 3, 5, 51, 10_001), (4, 6, 5, 3, 0.2, 0.3))[0]
        values: dict[str, Any] = {"product": sku.lower() if quantity == 5 else sku, "quantity": quantity}
        if self.random.randrange(3) == 0:
            values["routing"] = self.random.choice((*ROUTINGS, "NOWHERE"))
        if self.random.randrange(2):
            values |= {"due": "2026-12-24"}
        fits_job = PRODUCTS[sku] == "hatthasilpa"
        wrong = self.random.randrange(10) == 0
        if fits_job is wrong:
            owner = self._owner() if self.random.randrange(2) else {}
            return Asked("ticket.create", self._many(values) | owner, self._planner())
        return Asked("job.create", values | self._extras(), self._planner())

    def _many(self, values: dict[str, Any]) -> dict[str, Any]:
        """A classic ticket is of more pieces."""
        more = values["quantity"] < 50 and self.random.randrange(4)
        return values | ({"quantity": self.random.choice((4, 5, 7, 9, 12))} if more else {})

    def _owner(self) -> dict[str, Any]:
        return {"owner": self.random.choice((*HANDS, "Ploy", "Ploy", "Vee" if self._astray() else "Nok"))}

    def own(self, shop: Workshop) -> Asked:
        """Somebody answers for a classic ticket, or nobody."""
        tickets = [each for each in _recent(shop) if not _is_job(each) or self._astray()]
        if not tickets:
            return self.create(shop)
        unowned = [each for each in tickets if each.owner is None]
        ticket = self.random.choice(unowned or tickets)
        if unowned and ticket.pinned is not None and self.random.randrange(3) == 0:
            return Asked("ticket.start", {"tickets": [ticket.code]}, self._planner())
        owner = {"owner": None} if self.random.randrange(6) == 0 else self._owner()
        return Asked("ticket.assign_owner", {"ticket": ticket.code, **owner}, self._planner())

    def _extras(self) -> dict[str, Any]:
        return self.random.choice(({}, {"priority": "urgent"}, {"notes": "ด่วน · brass"}))

    def _planner(self) -> str:
        return self.random.choice(("Admin", "Mana", "Ploy"))

    def action(self, shop: Workshop) -> Asked:
        """A step of the lifecycle, over one job or two; mostly one that the job's state allows."""
        jobs = _recent(shop)
        fitting = {action: [each for each in jobs if _allows(each, action)] for action in ACTIONS}
        if self._astray():
            running = [each for each in jobs if each.status in ("in_progress", "paused")]
            fitting = dict.fromkeys(ACTIONS, self.random.choice((jobs, running)))
        action = self._drawn({name: weight for name, weight in ACTIONS.items() if fitting[name]})
        if not action:
            return self.create(shop)
        chosen = self._some(fitting[action], self.random.choice((1, 1, 2)))
        area = self._area(chosen[0])
        if not self._astray():
            chosen = [each for each in chosen if _is_job(each) is _is_job(chosen[0])]
        codes = [each.code for each in chosen]
        if self.random.randrange(60) == 0:
            codes.append("HJ-0001-9999")
        values: dict[str, Any] = {f"{area}s": codes}
        if action in ("close_short", "cancel"):
            values["reason"] = "no more leather"
        return Asked(f"{area}.{action}", values, self.random.choice(("Admin", "Mana")))

    def _area(self, ticket: Ticket) -> str:
        """Which commands a ticket's line has; now and then those of the other one."""
        return "job" if _is_job(ticket) is not (self.random.randrange(15) == 0) else "ticket"

    def _more_work(self, shop: Workshop) -> Asked:
        """What a planner does when hands have nothing to do."""
        for action in ("start", "resume"):
            waiting = [each for each in shop.tickets.values() if _allows(each, action)]
            if waiting:
                first = self.random.choice(waiting)
                alike = [each for each in waiting if _is_job(each) is _is_job(first)]
                area = self._area(first)
                codes = [each.code for each in self._some(alike, 2)]
                return Asked(f"{area}.{action}", {f"{area}s": codes}, self._planner())
        unpinned = [each for each in shop.tickets.values() if _lacks_a_routing(each)]
        if unpinned and self.random.randrange(3):
            ticket = self.random.choice(unpinned)
            area = self._area(ticket)
            values = {area: ticket.code, "version": ticket.version, "routing": self.random.choice(ROUTINGS)}
            return Asked(f"{area}.edit", values, self._planner())
        if any(
            each.status == "planned" and not _is_job(each) and each.owner is None for each in _recent(shop)
        ):
            return self.own(shop)
        return self.create(shop)

    def _drawn(self, weights: Mapping[str, float]) -> str:
        return self.random.choices(list(weights), list(weights.values()))[0] if weights else ""

    def _some(self, things: Sequence[T], most: int) -> list[T]:
        return self.random.sample(things, min(len(things), self.random.randint(1, most)))

    def edit(self, shop: Workshop) -> Asked:
        """An edit, now and then of an older version."""
        if not shop.tickets:
            return self.create(shop)
        ticket = self.random.choice(_recent(shop))
        version = ticket.version if self.random.randrange(6) else max(1, ticket.version - 1)
        edits: Sequence[dict[str, Any]] = (
            {"due": None},
            {"due": "2027-01-15", "priority": "low"},
            {"quantity": self.random.randint(1, 4)},
            {"routing": self.random.choice(ROUTINGS)},
            {"notes": "call the customer", "quantity": 2},
        )
        area = self._area(ticket)
        values = {area: ticket.code, "version": version} | self.random.choice(edits)
        return Asked(f"{area}.edit", values, self._planner())

    def work(self, shop: Workshop) -> Asked:
        """Hands on pieces: mostly of one step, and one's own."""
        person = self.random.choice(standing_ready(shop) or HANDS if self.random.randrange(3) == 0 else HANDS)
        beyond = beyond_their_skill(shop)
        if beyond and self.random.randrange(4) == 0:
            person = self.random.choice(list(beyond))
        fitting = self._fitting(shop, person)
        verb = self._drawn({name: weight for name, weight in VERBS.items() if fitting[name]})
        if not verb:
            return self._more_work(shop)
        first = likeliest(verb, fitting[verb], person)
        if verb in ("complete", "pass") and self.random.randrange(3) == 0:
            some = fitting[verb]
            first = before_the_rest(some) or awaited(some) or failed_apart(some)
        first = [piece for piece in fitting[verb] if piece in beyond.get(person, ())] or first
        pieces = self._together(verb, first or fitting[verb])
        tokens = [self._ref(piece) for piece in pieces]
        if self.random.randrange(60) == 0:
            tokens.append({"ticket": self.random.choice(("HJ-0001-0001", *shop.tickets)), "number": "F009"})
        kind = f"qc.{verb}" if verb in ("pass", "fail") else f"work.{verb}"
        values = {"tokens": tokens, **self._said(verb, pieces[0], len(pieces))}
        left = [name for name, profile in shop.profiles.items() if not profile.active]
        if verb == "handoff" and left and self.random.randrange(2):
            values["to"] = left[0]
        if self.random.randrange(4) == 0:
            return Asked(kind, values, "Mana", person="Vee" if self._astray() else person)
        return Asked(kind, values, person)

    def decide(self, shop: Workshop) -> Asked:
        """Somebody decides what becomes of pieces."""
        live = [piece for each in shop.tickets.values() for piece in each.unfinished]
        if self._astray():
            live = [piece for each in shop.tickets.values() for run in each.runs for piece in run.pieces]
        if not live:
            return self._more_work(shop)
        held = [piece for piece in live if piece.state == "on_hold"]
        rest = [piece for piece in awaited(live) if piece.split_from]
        if rest and self.random.randrange(3):
            lost = {"tokens": [self._ref(rest[0])], "type": "permanent", "reason": "nobody waits any longer"}
            return Asked("token.scrap", lost, "Mana")
        what = self._drawn({name: weight for name, weight in DECISIONS.items() if held or name != "resolve"})
        among = held if what == "resolve" and not self._astray() else live
        parts = [piece for piece in live if piece.parent is not None]
        if what == "scrap" and parts and self.random.randrange(3):
            among = parts  # what is lost of a piece asks more of its join than what is lost whole
        if what == "scrap" and self.random.randrange(2):  # what the other parts of a batch wait for
            among = awaited(among) or among
        if what == "edit" and self.random.randrange(2):
            among = written_on(among) or among
        pieces = self._some(among, self.random.choice((1, 1, 3)))
        if pieces[0].quantity > 1 and self.random.randrange(2):
            pieces = pieces[:1]
        values = {"tokens": [self._ref(piece) for piece in pieces], **self._decided(shop, what, pieces[0])}
        actor = "Quan" if what == "scrap" and self.random.randrange(3) == 0 else "Mana"
        return Asked(f"token.{what}", values, actor)

    def time(self, shop: Workshop) -> Asked:
        """Somebody answers for a clock that was left running; now and then one is closed that was not."""
        if self.random.randrange(2):
            return self._accept(shop)
        waiting = [tray for tray, unanswered in shop.asked.items() if unanswered or self._astray()]
        if not waiting or self._astray():
            return self._close_a_clock(shop)
        tray = self.random.choice(waiting)
        whose = next(each.person for each in shop.stretches if each.tray == tray)
        values: dict[str, Any] = {"session": {"tray": tray}}
        if self.random.randrange(3):
            values |= {"minutes": self._minutes(shop, tray), "reason": "went home at noon"}
        if self._astray():
            values.pop("reason", None)
        return Asked("session.settle", values, self.random.choice((whose, whose, whose, "Mana", "Som")))

    def _accept(self, shop: Workshop) -> Asked:
        """What is asked about work in hand is let be; now and then where nothing is asked."""
        live = [piece for each in shop.tickets.values() for piece in each.unfinished]
        asked = [
            piece
            for piece in live
            if piece.item is not None and (reassigned(piece.item) or pauses_long(shop, piece.item))
        ]
        pieces = self._some(asked, 3) if asked and not self._astray() else self._some(live, 2)
        if not pieces:
            return self._more_work(shop)
        return Asked("inbox.accept", {"tokens": [self._ref(piece) for piece in pieces]}, "Mana")

    def _minutes(self, shop: Workshop, tray: int) -> int:
        """Some time, mostly shorter than what the clock has counted."""
        left = next(each for each in shop.stretches if each.tray == tray and each.left)
        assert left.ended is not None
        counted = (left.ended - left.started) // MINUTE
        return self.random.choice((counted // 3, counted // 2, counted, counted + 30, 0, 90_000))

    def _close_a_clock(self, shop: Workshop) -> Asked:
        """Too early, twice, or at another moment than its own."""
        tray = self.random.randint(0, shop.trays)
        running = [each for each in shop.stretches if each.ended is None]
        if running and self.random.randrange(3):
            tray = self.random.choice(running).tray
        at = shop.now - self.random.choice((0, 0, 1, 600)) * MINUTE
        values = {"session": {"tray": tray}, "at": at}
        return Asked("session.close_left_open", values, self.random.choice(("Admin", SYSTEM, "Mana", "Nok")))

    def undo(self, shop: Workshop) -> Asked:
        """Mostly of what somebody has just done; now and then of a request, or of somebody else's."""
        handed_on = [deed for deed in shop.history[-60:] if deed.asked.request and has_borne_since(deed)]
        if handed_on and self.random.randrange(2):
            edit = self.random.choice(handed_on).asked
            return Asked("undo", {"request": edit.request}, edit.actor)
        last = shop.history[-9:]
        undoable = [] if self._astray() else [deed for deed in last if deed.way and not deed.undone]
        reachable = [
            deed for deed in undoable if deed.asked.request or deed is _last_of(shop, deed.asked.actor)
        ]
        counted = [deed for deed in reachable if counts_said(deed.asked.values)]
        asked = self.random.choice(counted or reachable or last).asked
        if self.given and self._astray():
            asked = self.random.choice(self.given)
        named = asked.request if self.random.randrange(2) else None
        if self.random.randrange(60) == 0:
            named = "never sent"
        actor = self.random.choice(HANDS) if self._astray() else asked.actor
        return Asked("undo", {} if named is None else {"request": named}, actor)

    def _fitting(self, shop: Workshop, person: str) -> dict[str, list[Piece]]:
        """The pieces on which each verb makes sense for the person; now and then any pieces at all."""
        every = [piece for each in shop.tickets.values() for run in each.runs for piece in run.pieces]
        if self.random.randrange(2 * ASTRAY_EVERY) == 0:
            return dict.fromkeys(VERBS, self._some(every, 3))
        live = [piece for piece in every if piece.live]
        if self._astray():
            return dict.fromkeys(VERBS, self._some(live, 2))
        begins = {"start", "resume", "assist"} if self.random.randrange(4) else set()  # or makes way for it
        able = set(VERBS) - (begins if shop.running(person) else set())
        if not shop.may(person, MAY["work.take_over"]) and not self._astray():
            able.remove("take_over")
        patient = self.random.randrange(3) > 0
        return {
            verb: [
                piece
                for piece in live
                if verb in able
                and (verb != "assist" or calls(shop, piece) or self.random.randrange(6) == 0)
                and suits(shop, piece, verb, person)
                and not (patient and verb in CURED and cures(shop, piece))
            ]
            for verb in VERBS
        }

    def _together(self, verb: str, pieces: Sequence[Piece]) -> list[Piece]:
        """One piece and some that can be worked with it."""
        first = self.random.choice(pieces)
        if first.quantity > 1 and self.random.randrange(3):
            return [first]  # of one batch alone it can be said how much of it is good
        mixed = verb in TOGETHER or self._astray()
        beside = [piece for piece in pieces if mixed or one_step(piece, first)]
        others = [piece for piece in beside if piece.run is not first.run]
        if others and self.random.randrange(2):
            return [first, self.random.choice(others)]
        return [first, *self.random.sample(beside, self.random.randint(0, min(3, len(beside))))]

    def _ref(self, piece: Piece) -> Any:
        numbered = {"ticket": piece.run.ticket.code, "number": f"F{piece.number:03}"}
        forms: list[Any] = [{"id_of": name_of(piece)}] + ([piece.serial] if piece.serial else [])
        return self.random.choice(forms + ([numbered] * 3 if piece.run is piece.run.ticket.run else []))

    def catalogue(self, shop: Workshop) -> Asked:
        """Something about a product or a routing."""
        sku, code = self.random.choice(list(PRODUCTS)), self.random.choice(ROUTINGS)
        choices: Sequence[tuple[str, Mapping[str, Any]]] = (
            ("product.edit", {"product": sku, "active": self.random.randrange(3) == 0}),
            ("product.edit", {"product": sku, "active": True}),
            ("product.edit", {"product": self._inactive(shop, sku), "active": True}),
            ("product.edit", {"product": sku, "active": True}),
            ("product.edit", {"product": sku, "routing": code, "name_th": "กระเป๋า"}),
            ("product.create", {"sku": sku.upper(), "name_en": "Again", "line": "classic"}),
            ("routing.import", {"routing": some_routing(self.random, code)}),
            ("routing.publish", {"routing": code}),
            ("routing.publish", {"routing": code}),
            ("routing.retire", {"routing": code, "version": self._version(shop, code)}),
            ("routing.retire", {"routing": code, "version": 2}),
            ("person.add", {"name": "Nok", "roles": ["operator"]}),
            *self._of_faults(),
        )
        kind, values = self.random.choice(choices)
        return Asked(kind, values, "Admin")

    def _of_faults(self) -> Sequence[tuple[str, Mapping[str, Any]]]:
        """Something about the catalogue of faults, which is seldom wrong for long."""
        code = self.random.choice((*DEFECTS, "seam"))
        return (
            ("defect.create", {"code": self.random.choice(("seam", "HOLE")), "name_en": "Seam"}),
            ("defect.edit", {"defect": code, "active": self.random.randrange(3) > 0}),
            ("defect.edit", {"defect": self.random.choice(DEFECTS), "active": True}),
            (
                "defect.edit",
                {"defect": code.upper(), "steps": self.random.choice((["OP1", "OP1", "CUT"], None))},
            ),
            ("defect.edit", {"defect": code, "name_th": self.random.choice(("รู", None))}),
        )

    def people(self, shop: Workshop) -> Asked:
        """Somebody learns something, changes the team, leaves or comes back."""
        who = self.random.choice(("Nok", "Som", "Quan", "Vee"))
        busy = [name for name in ("Nok", "Som", "Quan") if shop.running(name)]
        if busy and self._astray():
            return Asked("person.edit", {"person": busy[0], "active": False}, "Admin")
        holders = sorted(holding_what_asks_for_skill(shop) - {"Admin", "Mana"})
        if holders and self.random.randrange(3):  # they go on with what they hold, whatever they can
            return Asked("person.edit", {"person": holders[0], "skills": [{"skill": "carve"}]}, "Admin")
        left = [name for name, profile in shop.profiles.items() if not profile.active]
        if left and self.random.randrange(3):
            return Asked("person.edit", {"person": self.random.choice(left), "active": True}, "Admin")
        skills = [{"skill": "stitch", "level": self.random.randint(1, 3)}, {"skill": "glue"}]
        choices: Sequence[Mapping[str, Any]] = (
            {"skills": self.random.choice((skills, skills[:1], skills[1:], [*skills, skills[0]], None))},
            {"skills": self.random.choice((skills, skills[:1], skills[1:]))},
            {"team": self.random.choice((*TEAMS, "NOBODY", None))},
            {"team": self.random.choice(TEAMS)},
            {"badge": self.random.choice(("SOM-7", "QUAN-3", "HJ-2611-0001", "TOTE-07", "abc", None))},
            {"active": False},
            {"name_th": "นก", "name_en": None},
        )
        values = {"person": who, **self.random.choice(choices)}
        if self.random.randrange(12) == 0:
            values = {"person": "Admin", **self.random.choice(({"active": False}, {"roles": ["manager"]}))}
        return Asked("person.edit", values, "Admin")

    def _inactive(self, shop: Workshop, sku: str) -> str:
        return next((each.sku for each in shop.products.values() if not each.active), sku)


def _last_of(shop: Workshop, actor: str) -> Deed | None:
    """What somebody would take back now."""
    own = (each for each in reversed(shop.history) if each.asked.actor == actor)
    return next((each for each in own if not each.undone and each.undoes is None), None)


def _is_job(ticket: Ticket) -> bool:
    return ticket.line == "hatthasilpa"


def _lacks_a_routing(ticket: Ticket) -> bool:
    return ticket.status == "planned" and ticket.pinned is None


def _recent(shop: Workshop) -> list[Ticket]:
    """The tickets that people still talk about: the open ones and those of the last days."""
    every = list(shop.tickets.values())
    return [each for each in every if each.status != "completed" or each in every[-8:]]


def _allows(ticket: Ticket, action: str) -> bool:
    """Whether the action fits the job, as a planner sees it who looks before asking."""
    ready = {
        "start": ticket.quantity < 50
        and ticket.pinned is not None
        and ticket.product.active
        and (_is_job(ticket) or ticket.owner is not None),
        "complete": not ticket.unfinished,
        "close_short": bool(ticket.unfinished),
        "cancel": ticket.run is not None,
    }
    return not LIFECYCLE[action][ticket.status].startswith("ERR_") and ready.get(action, True)


Choice = Callable[[Chooser, Workshop], Asked]
_BUSY: tuple[Choice, ...] = (Chooser.work,) * 20 + (Chooser.action,) * 4
_DECIDING: tuple[Choice, ...] = (Chooser.decide,) * 3 + (Chooser.undo,) * 2
_REST: tuple[Choice, ...] = (
    Chooser.edit,
    Chooser.edit,
    Chooser.own,
    Chooser.catalogue,
    Chooser.catalogue,
    Chooser.time,
    Chooser.time,
    Chooser.people,
)
_KINDS: tuple[Choice, ...] = (*_BUSY, *_DECIDING, *_REST)
_KINDS_WHILE_FEW: tuple[Choice, ...] = (*_KINDS, Chooser.create, Chooser.create)
