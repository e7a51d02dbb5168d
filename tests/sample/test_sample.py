"""The sample workshop is whole, the same on the same day, and looks like a workshop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap, sample
from app.clock import to_datetime
from app.domain.tickets.late import is_late
from app.domain.words import Line, OrderState, Priority, Role, TicketStatus
from app.errors import KnownError, Trouble
from app.lifecycle import importing
from app.lifecycle.core import Reading
from app.lifecycle.queries.show import show
from app.sample.story import Story
from tests.cli.terminal import call
from tests.sample.conftest import THURSDAY
from tests.sheets.samples import TIDY, UNTIDY

TODAY = THURSDAY.date()
WORKING = ((time(8), time(12)), (time(13), time(17)))
ATTEMPTS = {
    "ERR_ALREADY_CANCELLED",
    "ERR_NOT_ALLOWED",
    "ERR_NO_PUBLISHED_ROUTING",
    "ERR_OWNER_REQUIRED",
    "ERR_SHEET_AGAIN",
    "ERR_STALE",
    "ERR_TICKET_NOT_RUNNING",
    "ERR_UNFINISHED_PIECES",
}
THAI = re.compile("[\u0e00-\u0e7f]")
SESSIONS = "SELECT person, started_at, ended_at FROM session ORDER BY person, started_at"
SHARES = """
    SELECT t.version_id, i.node, sum((s.ended_at - s.started_at) / 60e6 / members.n), count(DISTINCT i.id)
    FROM segment g JOIN session s ON s.id = g.session JOIN work_item i ON i.id = g.item
    JOIN token t ON t.id = i.token
    JOIN (SELECT session, count(*) AS n FROM segment GROUP BY session) members ON members.session = s.id
    WHERE i.state = 'done' GROUP BY t.version_id, i.node
"""


def shown(reading: Reading, kind: str, *leaving_out: str) -> list[Mapping[str, Any]]:
    """The rows of a kind without what differs from one workspace to the next."""
    rows = show(reading.desk, kind)
    return [{key: value for key, value in row.items() if key not in leaving_out} for row in rows]


def query(reading: Reading, sql: str) -> list[Any]:
    return list(reading.workspace.db.execute_sql(sql).fetchall())


def test_the_whole_workspace_is_proved(at_work: Path, at_night: Path) -> None:
    assert bootstrap.prove(at_work) == []
    assert bootstrap.prove(at_night) == []


def test_the_same_day_tells_the_same_story(reading: Reading, at_night: Path) -> None:
    """Salts make the serials, and the hour makes the last hours' instants."""
    other = bootstrap.open_reading(at_night)
    try:
        for kind in ("people", "products", "work_centers", "routings", "tickets", "orders", "work"):
            assert shown(reading, kind) == shown(other, kind)
        assert shown(reading, "tokens", "serial") == shown(other, "tokens", "serial")
        assert shown(reading, "facts", "at", "data") == shown(other, "facts", "at", "data")
        assert shown(reading, "attempts", "at") == shown(other, "attempts", "at")
    finally:
        other.close()


def test_it_is_as_large_as_a_workshop(reading: Reading) -> None:
    people, routings = shown(reading, "people"), shown(reading, "routings")
    lines = Counter(product["line"] for product in shown(reading, "products"))

    assert lines == {Line.HATTHASILPA: 11, Line.CLASSIC: 3}
    assert len(shown(reading, "work_centers")) == 7
    assert len({routing["code"] for routing in routings}) == 8
    assert len(people) == 20
    assert {role for person in people for role in person["roles"]} == set(Role)


def test_some_jobs_have_packets_done_packaged_failed_and_waiting(reading: Reading) -> None:
    packets = shown(reading, "packets")
    assert Counter(each["status"] for each in packets) == {
        "done": 1,
        "packaged": 1,
        "failed": 1,
        "created": 3,
    }
    assert all((each["wanted"] is None) or each["status"] == "failed" for each in packets)
    for packet in packets:
        assert Path(packet["log"]).is_file() == (packet["status"] != "created")
        assert all(Path(packet["paths"]["output"], file["name"]).is_file() for file in packet["files"])
    (done,) = (each for each in packets if each["status"] == "done")
    (place,) = done["paths"]["deployed_to"]
    assert [each.suffix for each in Path(place).iterdir()] == [".html"]


def test_its_jobs_are_in_every_state(reading: Reading) -> None:
    tickets = shown(reading, "tickets")
    jobs = [each for each in tickets if each["line"] == Line.HATTHASILPA]
    states = Counter(job["status"] for job in jobs)
    late = [job for job in jobs if is_late(job["status"], job["due"], TODAY)]

    assert (len(jobs), len(tickets) - len(jobs)) == (64, 20)
    assert all(states[status] >= 3 for status in TicketStatus)
    assert {job["priority"] for job in jobs} == set(Priority)
    assert all(1 <= job["quantity"] <= 40 for job in jobs)
    assert 3 <= len(late) < 10
    assert {late_one["status"] for late_one in late} >= {TicketStatus.PLANNED, TicketStatus.IN_PROGRESS}
    assert any(job["progress"] == 100 for job in jobs if job["status"] == TicketStatus.IN_PROGRESS)
    assert any(job["progress"] < 100 for job in jobs if job["status"] == TicketStatus.COMPLETED)


def test_its_classic_tickets_are_in_every_state_with_batches_split_and_done_again(reading: Reading) -> None:
    tickets = [each for each in shown(reading, "tickets") if each["line"] == Line.CLASSIC]
    codes = {each["code"] for each in tickets}
    batches = [each for each in shown(reading, "tokens") if each["ticket"] in codes]

    assert {each["status"] for each in tickets} == set(TicketStatus)
    finished = {each["progress"] for each in tickets if each["status"] == TicketStatus.COMPLETED}
    assert finished == {96.0, 97.0, 100.0}
    assert {each["kind"] for each in batches} == {"batch"}
    assert sum(each["quantity"] for each in batches if each["state"] == "scrapped") == 8
    assert any(each["rework_count"] and each["split_from"] for each in batches)
    assert {each["job_owner_id"] for each in shown(reading, "tickets") if each["code"] not in codes} == {None}


def test_its_orders_are_in_every_state_and_one_is_made_by_both_lines(reading: Reading) -> None:
    orders = shown(reading, "orders")

    assert {each["status"] for each in orders} == set(OrderState)
    assert [len(each["tickets"]) for each in orders if each["quantity"] == 300] == [6]
    (hybrid,) = [each for each in orders if each["jobs"]]
    assert hybrid["jobs"][0].startswith("HJ-")
    assert len(hybrid["tickets"]) == 3
    assert any(each["due"] < TODAY.isoformat() for each in orders if each["status"] == OrderState.PLANNED)


def test_the_pieces_of_a_job_in_time_are_finished_in_hand_and_waiting(reading: Reading) -> None:
    running = {
        job["code"]
        for job in shown(reading, "tickets")
        if job["status"] == TicketStatus.IN_PROGRESS and not is_late(job["status"], job["due"], TODAY)
    }
    states: dict[str, set[str]] = {code: set() for code in running}
    for token in shown(reading, "tokens"):
        if token["ticket"] in running:
            states[token["ticket"]].add(token["state"])

    assert any(each >= {"completed", "active", "ready"} for each in states.values())


def test_some_jobs_run_a_second_time_and_some_on_an_older_routing(reading: Reading) -> None:
    running = [job for job in shown(reading, "tickets") if job["status"] == TicketStatus.IN_PROGRESS]
    runs = {token["ticket"]: token["run"] for token in shown(reading, "tokens")}

    assert any(runs[job["code"]] == 2 for job in running)
    assert {job["routing_version"] for job in running if job["routing"] == "TOTE-STD"} == {1, 2}


def test_bags_are_made_of_parts_judged_replaced_and_waited_for(reading: Reading) -> None:
    bags = {job["code"]: job["status"] for job in shown(reading, "tickets") if job["product"] == "BAG-08"}
    tokens = [token for token in shown(reading, "tokens") if token["ticket"] in bags]
    facts = Counter(fact["kind"] for fact in shown(reading, "facts"))

    assert Counter(bags.values()) == {"completed": 2, "in_progress": 2}
    assert sum(token["replaced_by"] is not None for token in tokens) == 1
    assert max(token["rework_count"] for token in tokens) == 1
    assert {token["state"] for token in tokens if token["active"]} >= {"ready", "waiting", "on_hold"}
    assert {entry["why"] for entry in shown(reading, "inbox")} == {"limit", "scrap_sink", "redesign"}
    assert facts["tokens.redirected"] == 1


def test_attempts_were_refused(reading: Reading) -> None:
    assert {attempt["code"] for attempt in shown(reading, "attempts")} == ATTEMPTS


def test_people_work_one_clock_at_a_time_and_in_working_hours(reading: Reading) -> None:
    sessions = [(person, start, end) for person, start, end in query(reading, SESSIONS) if end is not None]

    for (person, _, end), (another, start, _) in pairwise(sessions):
        assert person != another or end <= start
    for _, start, end in sessions:
        first, last = to_datetime(start), to_datetime(end)
        assert first.weekday() < 5
        assert any(opens <= first.time() <= last.time() <= closes for opens, closes in WORKING)
        assert first.date() == last.date()


def test_somebody_works_right_now(reading: Reading) -> None:
    running = [start for _, start, end in query(reading, SESSIONS) if end is None]

    assert len(running) >= 3
    assert all(to_datetime(start).date() == TODAY for start in running)


def test_pieces_take_about_the_minutes_of_their_routing(reading: Reading) -> None:
    measured = query(reading, SHARES)

    assert len(measured) > 15
    for version, code, minutes, pieces in measured:
        node = reading.desk.graphs.of(reading.workspace.db, version).node(code)
        assert node.minutes is not None
        assert 0.8 <= minutes / pieces / node.minutes <= 1.4, code


def test_everything_has_its_thai_name(reading: Reading) -> None:
    named: Iterable[Mapping[str, Any]] = (*shown(reading, "products"), *shown(reading, "work_centers"))
    nodes = query(reading, "SELECT graph FROM routing_version")

    assert all(THAI.search(row["name_th"]) and not THAI.search(row["name_en"]) for row in named)
    assert all(THAI.search(graph) for (graph,) in nodes)
    assert len({bool(THAI.search(person["name"])) for person in shown(reading, "people")}) == 2


@pytest.mark.parametrize("sheet", [TIDY, UNTIDY], ids=["tidy", "untidy"])
def test_the_shipped_order_sheets_order_what_it_makes(reading: Reading, sheet: Path) -> None:
    assert importing.preview(reading.desk, sheet).problems == ()


def test_half_a_story_leaves_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(story: Story) -> None:
        raise KnownError(Trouble.DISK_FULL, file="sample")

    monkeypatch.setattr(Story, "run", full)
    with pytest.raises(KnownError):
        sample.make(tmp_path / "half.hatt")
    assert list(tmp_path.iterdir()) == []


def test_a_story_that_is_stopped_on_its_third_day_leaves_no_workspace(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def tell(day: int, of: int) -> None:
        told.append((day, of))
        if day == 3:
            raise NotImplementedError

    with pytest.raises(NotImplementedError):
        sample.make(tmp_path / "half.hatt", tell=tell)
    assert told == [(day, 30) for day in range(4)]
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_makes_it_for_another_organisation(tmp_path: Path) -> None:
    path = tmp_path / "other.hatt"
    assert call("new", path, "--sample", "--org", "CNX").code == 0
    reading = bootstrap.open_reading(path)
    try:
        pieces = [token for token in shown(reading, "tokens") if token["kind"] == "piece"]
        assert all(piece["serial"].startswith("CNX-HAT-") for piece in pieces)
    finally:
        reading.close()


def test_its_people_have_skills_teams_work_centres_and_badges_and_no_pin(reading: Reading) -> None:
    people = {person["name"]: person for person in shown(reading, "people") if person["name"] != "Admin"}
    operators = [person for person in people.values() if "operator" in person["roles"]]

    assert not [name for name, person in people.items() if person["has_pin"]], "nobody is locked out"
    assert len({person["badge"] for person in people.values()}) == len(people)
    assert all(person["team"] and person["work_centers"] and person["skills"] for person in operators)
    assert {person["team"] for person in people.values()} >= {
        team["code"] for team in shown(reading, "teams")
    }
    assert all(person["name_en"] or person["name_th"] for person in people.values())
