"""A state machine drawn by Hypothesis: unlike a random life, a failing history is shrunk to the shortest."""

from __future__ import annotations

import os
from contextlib import ExitStack
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.clock import FixedClock
from app.domain.commands import parse
from app.lifecycle.core import Core
from app.lifecycle.queries import choices
from tests.lifecycle.comparing import Pair
from tests.lifecycle.episodes import RULES_OF
from tests.lifecycle.workspaces import opened
from tests.reference.choosing import PRODUCTS, founding
from tests.reference.drawing import DEFECTS, drawn
from tests.reference.saying import HANDS
from tests.reference.tables import LIFECYCLE, MAY
from tests.reference.things import Piece, Ticket
from tests.reference.visible import name
from tests.reference.workshop import RULES, Asked

EXAMPLES = int(os.environ.get("HATTHASILPA_EXAMPLES", "300"))
STEPS = int(os.environ.get("HATTHASILPA_EXAMPLE_STEPS", "60"))
PARTS = 12

PLACES = st.integers(0, 11)  # which of the things there are, counted round
REASONED = ("cancel", "close_short")


def furnished(core: Core) -> None:
    """People, routings and products, as in every random life."""
    for asked in founding(Random(0)):
        admin = choices.first_admin(core.desk)
        assert admin is not None
        core.controller.execute(parse(asked.kind, asked.values)[0], admin.id)


class Workshop(RuleBasedStateMachine):
    """What people do, in any order, in the program and in the reference workshop."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        clock = FixedClock()
        self._pair = Pair.bare(self._stack.enter_context(opened(clock, furnished)), clock)
        for asked in founding(Random(0)):
            self._pair.shop.do(asked)
        self._pair.people = {each.name: each.id for each in choices.people(self._pair.core.desk)}
        self._given: list[Asked] = []

    @property
    def _tickets(self) -> list[Ticket]:
        return list(self._pair.shop.tickets.values())

    def _give(self, kind: str, values: dict[str, Any], actor: str, person: str | None = None) -> None:
        asked = Asked(kind, values, actor, person, f"request-{len(self._given)}")
        self._given.append(asked)
        self._pair.step(asked)

    @rule(sku=st.sampled_from(sorted(PRODUCTS)), quantity=st.integers(1, 4), actor=st.sampled_from(HANDS))
    def somebody_makes_a_job(self, sku: str, quantity: int, actor: str) -> None:
        self._give("job.create", {"product": sku, "quantity": quantity}, actor)

    @rule(
        quantity=st.integers(1, 3),
        routing=st.sampled_from(("STRAIGHT", "SHORT", "LONG")),
        start=st.booleans(),
    )
    def the_planner_makes_a_job(self, quantity: int, routing: str, start: bool) -> None:
        values = {"product": "TOTE-07", "quantity": quantity, "routing": routing}
        self._give("job.create", values, "Ploy")
        if start and self._tickets:
            self._give("job.start", {"jobs": [self._tickets[-1].code]}, "Ploy")

    @precondition(lambda self: self._tickets)
    @rule(
        action=st.sampled_from([each for each in LIFECYCLE if each != "edit"]),
        places=st.lists(PLACES, min_size=1, max_size=3),
        actor=st.sampled_from(("Admin", "Mana", "Ploy")),
    )
    def the_office_decides_on_jobs(self, action: str, places: list[int], actor: str) -> None:
        jobs = [self._tickets[place % len(self._tickets)].code for place in places]
        reason = {"reason": "no more leather"} if action in REASONED else {}
        self._give(f"job.{action}", {"jobs": jobs, **reason}, actor)

    @precondition(lambda self: self._tickets)
    @rule(place=PLACES, older=st.booleans(), change=st.sampled_from(({"quantity": 2}, {"due": None})))
    def the_planner_edits_a_job(self, place: int, older: bool, change: dict[str, Any]) -> None:
        ticket = self._tickets[place % len(self._tickets)]
        version = max(1, ticket.version - older)
        self._give("job.edit", {"job": ticket.code, "version": version, **change}, "Ploy")

    @rule(code=st.sampled_from(("SHORT", "LONG")), shape=st.integers(0, 400))
    def the_planner_draws_a_routing(self, code: str, shape: int) -> None:
        self._give("routing.import", {"routing": drawn(Random(shape), code)}, "Admin")
        self._give("routing.publish", {"routing": code}, "Admin")

    @precondition(lambda self: self._pieces)
    @rule(
        verb=st.sampled_from(("start", "pause", "resume", "complete", "complete", "claim", "requeue")),
        places=st.lists(PLACES, min_size=1, max_size=4),
        hands=st.sampled_from(HANDS),
        written_by=st.sampled_from(("Mana", None)),
    )
    def hands_work_on_pieces(self, verb: str, places: list[int], hands: str, written_by: str | None) -> None:
        reason = {"reason": "lunch"} if verb == "pause" else {}
        person = None if written_by is None else hands
        values = {"tokens": self._named(places), **reason}
        self._give(f"work.{verb}", values, written_by or hands, person)

    @precondition(lambda self: self._pieces)
    @rule(
        places=st.lists(PLACES, min_size=1, max_size=3),
        hands=st.sampled_from(HANDS),
        to=st.sampled_from(("Nok", "Som", "Vee", None)),
    )
    def pieces_go_from_hand_to_hand(self, places: list[int], hands: str, to: str | None) -> None:
        tokens = self._named(places)
        if to is None:
            self._give("work.take_over", {"tokens": tokens, "reason": "gone home"}, hands)
        else:
            self._give("work.handoff", {"tokens": tokens, "to": to}, hands)

    @precondition(lambda self: self._pieces)
    @rule(
        places=st.lists(PLACES, min_size=1, max_size=3),
        hands=st.sampled_from(HANDS),
        fault=st.sampled_from((None, *DEFECTS)),
        good=st.booleans(),
        back=st.booleans(),
        to=PLACES,
    )
    def an_inspector_judges(
        self, places: list[int], hands: str, fault: str | None, good: bool, back: bool, to: int
    ) -> None:
        tokens = self._named(places)
        if good:
            self._give("qc.pass", {"tokens": tokens}, hands)
            return
        piece = self._at(places[0])
        route = piece.version.route
        offered = route.to_redo(piece.node, piece.branch) or list(route.nodes)
        said = {"to": offered[to % len(offered)], "then": "back_to_qc" if back else "flow"}
        found = {} if fault is None else {"defect": fault}
        self._give("qc.fail", {"tokens": tokens, **said, **found}, hands)

    @precondition(lambda self: self._pieces)
    @rule(
        places=st.lists(PLACES, min_size=1, max_size=3),
        what=st.sampled_from(("hold", "move", "send", "version", "replace", "lose", "end")),
        to=PLACES,
        actor=st.sampled_from(("Mana", "Mana", "Quan")),
    )
    def a_manager_decides(self, places: list[int], what: str, to: int, actor: str) -> None:
        tokens, piece = self._named(places), self._at(places[0])
        steps = piece.version.route.steps(piece.branch) or ["NOWHERE"]
        step = {"to": steps[to % len(steps)]}
        choices: dict[str, tuple[str, dict[str, Any]]] = {
            "hold": ("hold", {"reason": "too soft"}),
            "move": ("move", {**step, "reason": "another bench"}),
            "send": ("resolve", step),
            "version": ("resolve", {**step, "version": 1 + to % 2}),
            "replace": ("scrap", {"type": "qc_fail", "reason": "torn", "defect": "hole"}),
            "lose": ("scrap", {"type": "permanent", "reason": "torn"}),
            "end": ("resolve", {"scrap": "qc_fail", "reason": "torn", "defect": "hole"}),
        }
        kind, said = choices[what]
        self._give(f"token.{kind}", {"tokens": tokens, **said}, actor)

    @precondition(lambda self: self._given)
    @rule(place=st.integers(0, 3), named=st.booleans(), own=st.booleans())
    def somebody_takes_something_back(self, place: int, named: bool, own: bool) -> None:
        first = self._given[-1 - place % len(self._given)]
        values = {"request": first.request} if named else {}
        self._give("undo", values, first.actor if own else "Mana")

    def _at(self, place: int) -> Piece:
        return self._pieces[-1 - place % len(self._pieces)]

    def _named(self, places: list[int]) -> list[Any]:
        return [{"id_of": name(self._at(place))} for place in places]

    @property
    def _pieces(self) -> list[Piece]:
        return [piece for ticket in self._tickets for run in ticket.runs for piece in run.pieces]

    @precondition(lambda self: self._given)
    @rule(place=PLACES)
    def a_request_is_sent_again(self, place: int) -> None:
        self._pair.step(self._given[-1 - place % len(self._given)])

    @rule(sku=st.sampled_from(sorted(PRODUCTS)), active=st.booleans())
    def a_product_goes_out_of_use_or_comes_back(self, sku: str, active: bool) -> None:
        self._give("product.edit", {"product": sku, "active": active}, "Ploy")

    @rule(minutes=st.sampled_from((1, 50, 60 * 12, 60 * 24 * 15)))
    def time_passes(self, minutes: int) -> None:
        self._pair.wait(minutes)

    @rule(hours=st.sampled_from((-24 * 15, -1, 1)))
    def the_clock_is_set(self, hours: int) -> None:
        self._pair.set_clock(60 * hours)

    def teardown(self) -> None:
        """Looks at everything once more, then closes the workspace."""
        try:
            self._pair.compare_all()
            self._pair.check_the_books()
        finally:
            self._stack.close()


def test_the_reference_workshop_has_a_rule_for_every_command_here() -> None:
    assert {module.__name__.rsplit(".", 1)[1] for module in RULES_OF} == {
        "catalogue",
        "hours",
        "jobs",
        "people",
        "quality",
        "undoing",
        "work",
    }
    assert {f"job.{action}" for action in LIFECYCLE} <= set(RULES)
    of_orders = {kind for kind in MAY if kind.startswith("order.")}  # tests/lifecycle/test_random_orders.py
    of_packets = {kind for kind in MAY if kind.startswith("packet.")}  # tests/lifecycle/packets
    assert set(MAY) - set(RULES) - of_orders - of_packets == {
        "org.set",
        "work_center.create",
        "team.edit",
        "person.change_pin",
        "sign_in.set",
        "job.import",
    }


@pytest.mark.slow
@pytest.mark.timeout(0 if EXAMPLES > 300 else 120)
@pytest.mark.parametrize("part", range(PARTS))
def test_no_history_parts_the_program_from_the_reference_workshop(part: int) -> None:
    class Part(Workshop):
        """The same rules; Hypothesis draws by name, so each part has its own histories."""

    Part.__qualname__ = f"Workshop{part}"
    run_state_machine_as_test(
        Part,
        settings=settings(
            max_examples=-(-EXAMPLES // PARTS),
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=EXAMPLES <= 300,
            database=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
