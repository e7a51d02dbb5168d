"""The story of eight bags, told in `tests/lifecycle/stories`, as its people live it in their windows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap
from app.clock import FixedClock
from app.domain.commands import parse
from app.lifecycle.core import Core
from app.lifecycle.queries.choices import first_admin
from app.lifecycle.queries.queue import Scope
from app.models.checking import Finding
from app.views.context import JOBS
from app.views.inbox.ways import VERSION
from tests.house.project import ROOT
from tests.lifecycle.scenario.drawing import exchange
from tests.lifecycle.scenario.language import read
from tests.lifecycle.workspaces import copied
from tests.window.benching import AtBench
from tests.window.hand import Hand
from tests.window.test_inbox import Inbox
from tests.window.test_pieces import Pieces

Opener = Callable[..., Hand]

PEOPLE = {"Mana": "manager", "Ploy": "planner", "Quan": "qc", "Nok": "operator", "Som": "operator"}
STORY = ROOT / "tests" / "lifecycle" / "stories" / "eight-bags.story"
FIRST, PAINTED = "BAG-8", "BAG-8 with painted edges"
JOB = "HJ-2611-0001"
BODIES, FLAPS, STRAPS = range(9, 33, 3), range(10, 33, 3), range(11, 33, 3)
WHOLE = range(1, 9)


def bag_makers(core: Core) -> None:
    """People, and a bag whose parts are made side by side."""
    admin = first_admin(core.desk)
    assert admin is not None
    core.controller.execute(parse("work_center.create", {"code": "BENCH", "name_en": "Bench"})[0], admin.id)
    for name, role in PEOPLE.items():
        core.controller.execute(parse("person.add", {"name": name, "roles": [role]})[0], admin.id)
    publish(core, FIRST)
    bag = {"sku": "BAG-08", "name_en": "Shoulder bag", "line": "hatthasilpa", "routing": "BAG-8"}
    core.controller.execute(parse("product.create", bag)[0], admin.id)


def publish(core: Core, name: str) -> None:
    """A version of the bag's routing, as the story draws it."""
    admin = first_admin(core.desk)
    assert admin is not None
    drawn = exchange(name, read(STORY).blocks[name])
    for kind, fields in (("routing.import", {"routing": drawn}), ("routing.publish", {"routing": "BAG-8"})):
        core.controller.execute(parse(kind, fields)[0], admin.id)


class Floor:
    """The people of the story, each at a window of their own; one clock hangs on the wall."""

    def __init__(self, open_window: Opener, path: Path) -> None:
        self._open, self._path = open_window, path
        self._hands: dict[str, Hand] = {}
        self.clock = FixedClock()

    def hand(self, name: str) -> Hand:
        """Somebody's window."""
        if name not in self._hands:
            self._hands[name] = self._open(self._path, actor=name, clock=self.clock)
        return self._hands[name]

    def bench(self, name: str, scope: Scope = Scope.AVAILABLE) -> AtBench:
        """Somebody at their bench, who looks at what lies there now."""
        bench = AtBench(self.hand(name))
        bench.look_at(scope)
        bench.page.refresh()
        bench.wait()
        return bench

    def places(self) -> Counter[tuple[str, str]]:
        """How many pieces are in which state at which node."""
        return Counter((row["state"], row["node"]) for row in self.hand("Ploy").shown("tokens", JOB))

    def findings(self) -> list[Finding]:
        """What the check finds: among much else, that the ledger, played again, gives what is stored."""
        return bootstrap.prove(self._path)


def cards(numbers: range | tuple[int, ...]) -> list[str]:
    """The cards of pieces."""
    return [f"{JOB} F{number:03}" for number in numbers]


def work(floor: Floor, who: str, numbers: range | tuple[int, ...], minutes: int) -> None:
    """Somebody works a tray, by the clock."""
    bench = floor.bench(who)
    bench.choose(*cards(numbers))
    bench.touch("queue_start")
    floor.clock.advance(minutes=minutes)
    bench.touch("now_complete")


def finish(floor: Floor, who: str, numbers: range | tuple[int, ...], button: str = "queue_complete") -> None:
    """Somebody says that pieces are done, or good, without a clock."""
    bench = floor.bench(who)
    bench.choose(*cards(numbers))
    bench.touch(button)


def fail_strap(floor: Floor) -> None:
    """The inspector sends the last strap back, to come straight to her again."""
    bench = floor.bench("Quan")
    bench.press_card(f"{JOB} F032")
    for answer in (
        "Another step, or straight back here…",
        "It comes straight back here",
        "Fail: back to “Strap”",
    ):
        bench.answer(answer)


@pytest.fixture
def floor(open_window: Opener, tmp_path: Path) -> Floor:
    return Floor(open_window, copied(tmp_path / "bags.hatt", bag_makers))


@pytest.mark.slow
def test_eight_bags_go_their_way_through_the_windows_of_their_makers(floor: Floor) -> None:
    plan(floor)
    make_parts(floor)
    replace_a_body(floor)
    take_over(floor)
    redesign(floor)
    finish_all(floor)
    assert floor.findings() == []


def plan(floor: Floor) -> None:
    office = floor.hand("Ploy")
    office.click("new_job")
    office.write("product", "BAG-08")
    office.write("quantity", "8")
    office.press("save")
    office.act("start")
    assert floor.places() == {("ready", "CUT"): 8}


def make_parts(floor: Floor) -> None:
    work(floor, "Nok", WHOLE, 160)
    finish(floor, "Som", FLAPS)
    work(floor, "Nok", STRAPS, 200)
    finish(floor, "Quan", range(11, 30, 3), "queue_pass")
    for _ in range(2):
        fail_strap(floor)
        finish(floor, "Nok", (32,))
    finish(floor, "Quan", (32,), "queue_pass")
    assert floor.places() == {("waiting", "SPLIT"): 8, ("waiting", "JOIN"): 16, ("ready", "BODY"): 8}


def replace_a_body(floor: Floor) -> None:
    bench = floor.bench("Som")
    bench.choose(*cards(BODIES))
    bench.touch("queue_start")
    office = Pieces(floor.hand("Quan"))
    office.choose("F021")
    dialog = office.open("scrap")
    dialog.reason.setPlainText("cut into the grain")
    dialog.defect.choose("hole")
    office.send(dialog)
    assert office.row("F021")["state"] == "Scrapped"
    assert office.row("F033")["step"] == "Body"
    bench.wait()
    assert [row["person"] for row in bench.hand.shown("sessions") if row["ended_at"] is None] == ["Som"] * 7


def take_over(floor: Floor) -> None:
    floor.clock.advance(minutes=900)
    manager = floor.bench("Mana", Scope.ALL)
    left = tuple(number for number in BODIES if number != 21)
    manager.choose(*cards(left))
    manager.touch("queue_take_over")
    manager.answer("Went home")
    manager.look_at(Scope.MINE)
    manager.choose(*cards(left))
    manager.touch("queue_hand_over")
    manager.answer("Nok")
    bench = floor.bench("Nok", Scope.MINE)
    assert bench.line(f"{JOB} F009").piece.holder_name == "Nok"
    bench.choose(*cards(left))
    bench.touch("queue_resume")
    floor.clock.advance(minutes=100)
    bench.touch("now_complete")
    finish(floor, "Nok", (33,))
    assert {place: count for place, count in floor.places().items() if place[0] == "ready"} == {
        ("ready", "SEW"): 8
    }


def redesign(floor: Floor) -> None:
    office = Pieces(floor.hand("Mana"))
    office.choose("F003")
    dialog = office.open("hold")
    dialog.reason.setPlainText("The customer wants painted edges")
    office.send(dialog)
    admin = floor.hand("Admin")
    admin.give("routing.import", routing=exchange(PAINTED, read(STORY).blocks[PAINTED]))
    admin.give("routing.publish", routing="BAG-8")
    manager = floor.hand("Mana")
    asked = Inbox(manager)  # about Som's clock too, which ran on over night
    inbox = asked.screen
    manager.wait()
    asked.choose("F003")
    inbox.panel.ways.version_step.choose("SEW")
    inbox.panel.ways.reason.setPlainText("painted edges")
    inbox.panel.ways.ways[VERSION].button.click()
    manager.wait()
    assert floor.places()["ready", "SEW"] == 8


def finish_all(floor: Floor) -> None:
    finish(floor, "Som", WHOLE)
    assert floor.places()["ready", "EDGE"] == 1
    office = floor.hand("Ploy")
    office.window.go(JOBS)
    office.choose(JOB)
    assert not office.button("job_action_complete").isEnabled()
    finish(floor, "Som", (3,))
    finish(floor, "Quan", WHOLE, "queue_pass")
    finish(floor, "Som", WHOLE)
    office.wait()
    office.act("complete")
    assert office.ticket(JOB)["status"] == "completed"
    assert office.ticket(JOB)["progress"] == 100
    states = Counter(state for (state, _), count in floor.places().items() for _ in range(count))
    assert states == {"completed": 32, "scrapped": 1}
