"""Every agreed refusal is really given: with its code, its details, and a sentence in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from tests.cli import agreed
from tests.cli.terminal import Object, Terminal
from tests.reference.choosing import exchange

Lines = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Provoked:
    """Lines of which the last is refused with the code, and what its details must hold besides the line."""

    code: str
    lines: Lines
    details: Mapping[str, Any]
    by: str = "Admin"


CREATE: Object = {"do": "job.create", "product": "TOTE-07", "quantity": 2, "keep": "job"}
FIRST = {"ticket": "$job", "number": "F001"}
SECOND = {"ticket": "$job", "number": "F002"}


def job(action: str, **more: Any) -> Object:
    reason = {"reason": "test"} if action in ("cancel", "close_short") else {}
    return {"do": f"job.{action}", "job": "$job", **reason, **more}


def work(verb: str, *pieces: Object, **more: Any) -> Object:
    reason = {"reason": "lunch"} if verb == "pause" else {}
    return {"do": f"work.{verb}", "tokens": list(pieces or (FIRST,)), **reason, **more}


START = job("start")
PLANNED: Lines = (CREATE,)
RUNNING: Lines = (CREATE, START)
PAUSED: Lines = (*RUNNING, job("pause"))
WORKED: Lines = (*RUNNING, *(work("complete", FIRST, SECOND) for _ in ("CUT", "SEW", "EDGE")))
COMPLETED: Lines = (*WORKED, job("complete"))
CANCELLED: Lines = (*RUNNING, job("cancel"))


def no_way_out() -> Object:
    graph = exchange("LOOSE", ["CUT", "SEW"])
    return graph | {"edges": graph["edges"][:-1]}


PROVOKED = (
    # how it is written
    Provoked(
        "ERR_UNKNOWN_COMMAND", ({"do": "job.creat"},), {"command": "job.creat", "nearest": "job.create"}
    ),
    Provoked("ERR_UNKNOWN_FIELD", (CREATE | {"qty": 1},), {"field": "qty"}),
    Provoked("ERR_MISSING_FIELD", ({"do": "job.create", "product": "TOTE-07"},), {"field": "quantity"}),
    Provoked("ERR_BAD_VALUE", (CREATE | {"quantity": "two"},), {"field": "quantity"}),
    Provoked("ERR_BAD_VALUE", ({"do": "job.start", "job": ""},), {"field": "job"}),
    Provoked("ERR_BAD_VALUE", ({"do": "job.start", "jobs": ["HJ", ""]},), {"field": "jobs[1]"}),
    Provoked("ERR_BAD_JSON", ("{'do': 'job.create'}",), {}),
    # names, people, repeats
    Provoked("ERR_NOT_FOUND", (CREATE | {"product": "NO"},), {"what": "product", "name": "NO"}),
    Provoked("ERR_NOT_FOUND", (CREATE | {"routing": "NO"},), {"what": "routing", "name": "NO"}),
    Provoked("ERR_NOT_FOUND", ({"do": "job.start", "job": "NO"},), {"what": "ticket", "name": "NO"}),
    Provoked("ERR_NOT_FOUND", (*RUNNING, work("start", {**FIRST, "number": "F9"})), {"what": "token"}),
    Provoked("ERR_NOT_FOUND", ({"do": "routing.publish", "routing": "SHORT"},), {"what": "draft"}),
    Provoked(
        "ERR_NOT_FOUND", ({"do": "routing.retire", "routing": "SHORT", "version": 9},), {"what": "version"}
    ),
    Provoked("ERR_DUPLICATE", ({"do": "person.add", "name": "Nok", "roles": ["qc"]},), {"name": "Nok"}),
    Provoked("ERR_DUPLICATE", ({"do": "person.add", "name": "NOK", "roles": ["qc"]},), {"field": "name"}),
    Provoked(
        "ERR_DUPLICATE",
        ({"do": "product.create", "sku": "TOTE-07", "name_en": "x", "line": "classic"},),
        {"field": "sku"},
    ),
    Provoked(
        "ERR_DUPLICATE", ({"do": "work_center.create", "code": "BENCH", "name_en": "x"},), {"field": "code"}
    ),
    Provoked("ERR_NOT_ALLOWED", (CREATE,), {"permission": "run_tickets"}, by="Nok"),
    Provoked("ERR_STALE", (*PLANNED, *[job("edit", version=1, notes=each) for each in "ab"]), {"version": 2}),
    Provoked("ERR_REQUEST_REUSED", (CREATE | {"request_id": "r"}, START | {"request_id": "r"}), {}),
    # the lifecycle
    Provoked("ERR_ALREADY_STARTED", (*RUNNING, START), {"status": "in_progress"}),
    Provoked("ERR_ALREADY_STARTED", (*RUNNING, job("edit", version=1, quantity=3)), {"field": "quantity"}),
    Provoked("ERR_MUST_RESUME", (*PAUSED, START), {"status": "paused"}),
    Provoked("ERR_ALREADY_COMPLETED", (*COMPLETED, START), {"status": "completed"}),
    Provoked("ERR_CANNOT_START_CANCELLED", (*CANCELLED, START), {"status": "cancelled"}),
    Provoked("ERR_NOT_IN_PROGRESS", (*PLANNED, job("pause")), {"status": "planned"}),
    Provoked("ERR_ALREADY_PAUSED", (*PAUSED, job("pause")), {"status": "paused"}),
    Provoked("ERR_CANNOT_PAUSE_CANCELLED", (*CANCELLED, job("pause")), {"status": "cancelled"}),
    Provoked("ERR_NOT_PAUSED", (*RUNNING, job("resume")), {"status": "in_progress"}),
    Provoked("ERR_CANNOT_RESUME_CANCELLED", (*CANCELLED, job("resume")), {"status": "cancelled"}),
    Provoked("ERR_CANNOT_COMPLETE_FROM_PAUSED", (*PAUSED, job("complete")), {"status": "paused"}),
    Provoked("ERR_CANNOT_COMPLETE_CANCELLED", (*CANCELLED, job("complete")), {"status": "cancelled"}),
    Provoked("ERR_ALREADY_CANCELLED", (*CANCELLED, job("cancel")), {"status": "cancelled"}),
    Provoked("ERR_CANNOT_RESTORE", (*RUNNING, job("restore")), {"status": "in_progress"}),
    Provoked(
        "ERR_UNFINISHED_PIECES", (*RUNNING, job("complete")), {"status": "in_progress", "unfinished": 2}
    ),
    Provoked("ERR_NO_PUBLISHED_ROUTING", (CREATE | {"product": "TRUNK-01"}, START), {"status": "planned"}),
    Provoked(
        "ERR_PRODUCT_INACTIVE",
        (*PLANNED, {"do": "product.edit", "product": "TOTE-07", "active": False}, START),
        {"status": "planned"},
    ),
    # the lines
    Provoked("ERR_NOT_HATTHASILPA", (CREATE | {"product": "BELT-32"},), {"product": "BELT-32"}),
    Provoked(
        "ERR_NOT_HATTHASILPA",
        ({"do": "ticket.create", "product": "BELT-32", "quantity": 2, "keep": "job"}, START),
        {"status": "planned"},
    ),
    Provoked("ERR_NOT_CLASSIC", (CREATE | {"do": "ticket.create"} | {"keep": None},), {"product": "TOTE-07"}),
    # work
    Provoked("ERR_TICKET_NOT_RUNNING", (*PAUSED, work("start")), {"status": "paused"}),
    Provoked("ERR_TICKET_NOT_RUNNING", (*PLANNED, work("start")), {"status": "planned"}),
    Provoked("ERR_TICKET_NOT_RUNNING", (*CANCELLED, work("complete")), {"status": "cancelled"}),
    Provoked(
        "ERR_HELD_BY_OTHER", (*RUNNING, work("start", person="Nok"), work("complete")), {"holder": "Nok"}
    ),
    Provoked("ERR_SESSION_RUNNING", (*RUNNING, work("start"), work("start", SECOND)), {"person": "Admin"}),
    Provoked("ERR_TOKEN_NOT_LIVE", (*WORKED, work("complete")), {"state": "completed"}),
    Provoked("ERR_ALREADY_STARTED", (*RUNNING, work("start"), work("start")), {"state": "in_progress"}),
    # routings
    Provoked(
        "ERR_ROUTING_INVALID",
        ({"do": "routing.import", "routing": no_way_out()}, {"do": "routing.publish", "routing": "LOOSE"}),
        {"routing": "LOOSE"},
    ),
    Provoked("ERR_ROUTING_INVALID", ({"do": "routing.import", "routing": {"format": "x"}},), {}),
)


def refusal(terminal: Terminal, lines: Lines, *options: str) -> Object:
    """The receipt of the last line, the only one that is refused."""
    *done, refused = terminal.refused(*lines, options=options)
    assert [each["ok"] for each in done] == [True] * (len(lines) - 1), done
    return refused


@pytest.mark.parametrize("provoked", PROVOKED, ids=lambda each: each.code)
def test_a_refusal_has_its_code_and_details_and_says_the_same_in_both_languages(
    terminal: Terminal, provoked: Provoked
) -> None:
    refused = refusal(terminal, provoked.lines, "--as", provoked.by)

    assert refused["code"] == provoked.code
    assert refused["details"].items() >= {"line": len(provoked.lines), **provoked.details}.items()
    for finding in refused["details"].get("findings", ()):
        assert finding["code"]
        assert finding["message"]

    thai = _said_in_thai(terminal, provoked)
    assert (thai["code"], _plain(thai["details"])) == (provoked.code, _plain(refused["details"]))
    assert any("ก" <= letter <= "๛" for letter in thai["message"])
    for sentence in (refused["message"], thai["message"]):
        assert "{" not in sentence or provoked.code == "ERR_BAD_JSON"
        assert "—" not in sentence
        assert "None" not in sentence


def _said_in_thai(terminal: Terminal, provoked: Provoked) -> Object:
    """The last line once more; the results that it names are written out."""
    ticket = next(iter(terminal.show("tickets")), {"code": ""})["code"]
    options = ("--as", provoked.by, "--lang", "th")
    (refused,) = terminal.refused(_written(provoked.lines[-1], ticket), options=options)
    return refused


def _written(value: Any, ticket: str) -> Any:
    if isinstance(value, dict):
        return {name: _written(each, ticket) for name, each in value.items()}
    if isinstance(value, list):
        return [_written(each, ticket) for each in value]
    return ticket if value == "$job" else value


def _plain(details: Object) -> Object:
    """Details without the line and without sentences."""
    findings = [
        {name: each for name, each in finding.items() if name not in ("message", "folded", "fix")}
        for finding in details.get("findings", ())
    ]
    return {name: each for name, each in details.items() if name != "line"} | {"findings": findings}


def test_every_agreed_refusal_is_provoked_here_but_the_one_of_a_whole_script() -> None:
    """Nor can a kind of node be refused any more: the token game plays them all. Old answers still say it."""
    elsewhere = {"ERR_ROLLED_BACK", "ERR_KIND_NOT_SUPPORTED"}
    assert {each.code for each in PROVOKED} == agreed.REFUSALS - elsewhere
