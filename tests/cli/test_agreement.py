"""The program keeps what was agreed of its command line (`agreed`)."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from app.cli.arguments import parser
from app.domain.commands import COMMANDS
from app.domain.refusals import Code
from tests.cli import agreed
from tests.cli.terminal import Object, Terminal, call
from tests.reference.choosing import exchange

ANYWHERE = ("-h", "--help", "--lang", "--workspace")


def subcommands() -> Mapping[str, argparse.ArgumentParser]:
    """The parsers of all calls."""
    (found,) = (each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    return dict(found.choices)


# calls


@pytest.mark.parametrize("name", agreed.CALLS)
def test_a_call_takes_the_agreed_arguments_and_needs_no_others(name: str) -> None:
    actions = subcommands()[name]._actions
    positional = [each for each in actions if not each.option_strings]
    options = {option: each for each in actions for option in each.option_strings}
    wanted = agreed.CALLS[name].split()

    assert len(positional) == sum(not each.startswith("-") for each in wanted)
    assert {each.rstrip("?") for each in wanted if each.startswith("-")} <= options.keys()
    assert [each.dest for each in positional if each.nargs == "?"] == []
    assert [option for option, each in options.items() if each.required] == []


@pytest.mark.parametrize("name", agreed.CALLS)
def test_language_and_workspace_are_taken_before_and_after_every_call(name: str) -> None:
    before = {option for each in parser()._actions for option in each.option_strings}
    after = {option for each in subcommands()[name]._actions for option in each.option_strings}

    assert set(agreed.EVERYWHERE) <= before
    assert set(agreed.EVERYWHERE) - ({"-w"} if name == "new" else set()) <= after


def test_new_makes_the_agreed_workspace(tmp_path: Path) -> None:
    bare, named = Terminal(tmp_path / "a.hatt"), Terminal(tmp_path / "b.hatt")
    assert call("new", bare.file).code == 0
    assert call("new", named.file, "--org", "BVM").code == 0

    (admin,) = bare.show("people")
    assert (admin["name"], admin["roles"]) == ("Admin", ["admin"])
    assert bare.show("products") == bare.show("tickets") == []
    assert [_org(each) for each in (bare, named)] == ["HAT", "BVM"]


def _org(terminal: Terminal) -> str:
    """The code that stands first in the workshop's serials."""
    terminal.do(
        {"do": "work_center.create", "code": "BENCH", "name_en": "Bench"},
        {"do": "routing.import", "routing": exchange("SHORT", ["CUT"])},
        {"do": "routing.publish", "routing": "SHORT"},
        {"do": "product.create", "sku": "BAG", "name_en": "Bag", "line": "hatthasilpa", "routing": "SHORT"},
        {"do": "job.create", "product": "BAG", "quantity": 1, "keep": "job"},
        {"do": "job.start", "job": "$job"},
    )
    (piece,) = terminal.show("tokens")
    return str(piece["serial"]).split("-", maxsplit=1)[0]


# commands


def test_job_create_ignores_the_agreed_fields_and_nothing_else_ignores_any() -> None:
    ignored = {kind: set(spec.ignored) for kind, spec in COMMANDS.items() if spec.ignored}
    assert ignored == {"job.create": agreed.IGNORED_BY_JOB_CREATE}


PIECES = [{"ticket": "$job", "number": "F001"}, {"ticket": "$job", "number": "F002"}]
FIRST, SECOND = ([each] for each in PIECES)


def lines(folder: Path) -> list[Object]:
    """Every command once with all its fields, in an order in which all can be done."""
    (folder / "file.json").write_text(json.dumps(exchange("FILED", ["CUT"])), "utf-8")
    routing = {"do": "routing.import", "routing": exchange("FULL", ["CUT", "SEW"])}
    order = {"quantity": 2, "routing": "FULL", "due": "2026-12-24"}
    more = {"priority": "high", "notes": "ด่วน"}
    return [
        {"do": "org.set", "code": "HAT", "name_en": "Leather", "name_th": "หนัง"},
        {"do": "org.set", "code": "BVM", "request_id": "rename"},
        {"do": "undo", "request": "rename"},
        {"do": "work_center.create", "code": "T1", "name_en": "Table", "name_th": "โต๊ะ", "capacity": 2},
        {"do": "person.add", "name": "Mali", "roles": ["operator", "qc"], "pin": "4711"},
        routing,
        {"do": "routing.import", "file": str(folder / "file.json")},
        {"do": "routing.publish", "routing": "FULL"},
        {"do": "routing.publish", "routing": "FILED"},
        {"do": "routing.retire", "routing": "FILED", "version": 1},
        {"do": "product.create", "sku": "BAG", "name_en": "Bag", "name_th": "ถุง", "line": "hatthasilpa"}
        | {"routing": "FULL"},
        {"do": "product.create", "sku": "BOX", "name_en": "Box", "line": "classic"},
        {"do": "ticket.create", "product": "BOX"} | order,
        {"do": "job.create", "product": "BAG", "keep": "job"} | order | more,
        {"do": "job.edit", "job": "$job", "version": 1} | order | more,
        {"do": "job.start", "job": "$job"},
        {"do": "work.start", "tokens": PIECES},
        {"do": "work.pause", "tokens": FIRST, "reason": "lunch"},
        {"do": "work.complete", "tokens": SECOND},
        {"do": "work.resume", "tokens": FIRST},
        {"do": "work.complete", "tokens": FIRST},
        {"do": "job.pause", "jobs": ["$job"]},
        {"do": "job.resume", "jobs": ["$job"]},
        {"do": "work.complete", "tokens": PIECES},
        {"do": "job.complete", "job": "$job"},
        {"do": "job.create", "product": "BAG", "quantity": 1, "keep": "other"},
        {"do": "job.start", "job": "$other"},
        {"do": "job.close_short", "job": "$other", "reason": "no more leather"},
        {"do": "job.create", "product": "BAG", "quantity": 1, "keep": "last"},
        {"do": "order.create", "product": "BOX", "keep": "mo", "start": "2026-12-01", "end": "2026-12-18"}
        | order
        | {"notes": "ด่วน"},
        {"do": "order.plan", "order": "$mo", "batch": 1},
        {"do": "order.link", "order": "$mo", "job": "$last"},
        {"do": "order.cancel", "order": "$mo"},
        {"do": "order.restore", "orders": ["$mo"]},
        {"do": "job.cancel", "job": "$last", "reason": "a mistake"},
        {"do": "job.restore", "job": "$last"},
    ]


@pytest.fixture
def told(terminal: Terminal, tmp_path: Path) -> list[tuple[Object, Object]]:
    """Each line with its receipt."""
    given = lines(tmp_path)
    return list(zip(given, terminal.do(*given), strict=True))


def test_the_lines_here_use_every_field_of_every_agreed_command(tmp_path: Path) -> None:
    used: dict[str, set[str]] = {}
    for line in lines(tmp_path):
        used.setdefault(line["do"], set()).update(line.keys() - {"do", "keep"})
    for kind, fields in agreed.COMMANDS.items():
        assert all(set(name.split(" | ")) & used[kind] for name in fields), kind


def test_what_is_done_is_told_as_agreed(told: list[tuple[Object, Object]]) -> None:
    for line, receipt in told:
        assert tuple(receipt) == agreed.DONE_RECEIPT
        assert set(agreed.RESULTS.get(line["do"], ())) <= receipt["result"].keys(), line
        assert receipt["facts"]
        assert all(isinstance(kind, str) for kind in receipt["facts"])
        assert all(tuple(each) == agreed.WARNING for each in receipt["warnings"])


def test_results_hold_what_their_names_say(told: list[tuple[Object, Object]]) -> None:
    results: dict[str, list[Any]] = {}
    for line, receipt in told:
        results.setdefault(line["do"], []).append(receipt["result"])

    assert results["product.create"][0]["code"] == "BAG"
    assert results["person.add"][0]["code"] == "Mali"
    assert [each["version"] for each in results["routing.publish"]] == [1, 1]
    job = results["job.create"][0]
    assert (job["status"], job["tokens"], job["job_owner_id"], job["version"]) == ("planned", 0, None, 1)
    assert [each["status"] for each in results["job.edit"]] == ["planned"]
    start = results["job.start"][0]
    assert (start["status"], start["run"], start["tokens"]) == ("in_progress", 1, 2)
    for kind, status in {"pause": "paused", "complete": "completed", "restore": "planned"}.items():
        assert results[f"job.{kind}"][0]["status"] == status
    for verb in ("start", "pause", "resume", "complete"):
        for result in results[f"work.{verb}"]:
            assert all(tuple(each) == agreed.WORKED_TOKEN for each in result["tokens"])
    assert results["work.complete"][0]["tokens"][0] | {"id": 0} == {"id": 0, "state": "ready", "node": "SEW"}
    assert [each["state"] for each in results["work.complete"][-1]["tokens"]] == ["completed", "completed"]


def test_a_required_field_is_missed_and_an_optional_one_is_not(terminal: Terminal, tmp_path: Path) -> None:
    """Without any one of its required fields a line is refused; of optional ones none is asked for."""
    for line in lines(tmp_path):
        required = {
            name
            for names, needed in agreed.COMMANDS[line["do"]].items()
            for name in names.split(" | ")
            if needed and name in line
        }
        for name in required:
            rest = json.dumps({other: line[other] for other in line if other != name})
            (refused,) = terminal.refused(rest.replace("$", ""))  # nothing was kept for it
            assert refused["code"] == "ERR_MISSING_FIELD"
            assert refused["details"]["field"] in set(_one_for(line["do"], name))
    minimal = [_minimal(line) for line in lines(tmp_path) if line["do"] != "job.edit"]
    assert len(terminal.do(*minimal)) == len(minimal)


def _one_for(kind: str, name: str) -> list[str]:
    return [
        other for names in agreed.COMMANDS[kind] if name in names.split(" | ") for other in names.split(" | ")
    ]


def _minimal(line: Object) -> Object:
    """The line without its optional fields; a product keeps its routing, without which no job could start, an
    order what it is planned by."""
    kind = line["do"]
    optional = {name for name, needed in agreed.COMMANDS[kind].items() if not needed}
    if kind == "product.create":
        optional -= {"routing"}
    if kind == "order.create":
        optional -= {"routing", "due", "start", "end"}
    return {name: value for name, value in line.items() if name not in optional}


@pytest.mark.parametrize("priority", agreed.PRIORITIES)
def test_a_job_has_one_of_four_priorities(terminal: Terminal, priority: str) -> None:
    order = {"do": "job.create", "product": "TOTE-07", "quantity": 1}
    terminal.do(order, order | {"priority": priority})

    assert [each["priority"] for each in terminal.show("tickets")] == ["normal", priority]


def test_a_piece_is_named_by_id_serial_or_number_and_a_ticket_by_code_or_id(terminal: Terminal) -> None:
    order = {"do": "job.create", "product": "CARD-02", "quantity": 4, "keep": "job"}
    (job, _) = terminal.results(order, {"do": "job.start", "job": "$job.id"})
    pieces = terminal.show("tokens")
    names = [
        pieces[0]["id"],
        pieces[1]["serial"],
        {"ticket": job["code"], "number": "F003"},
        {"ticket": job["id"], "number": "F004"},
    ]
    (result,) = terminal.results({"do": "work.complete", "tokens": names})

    assert [each["id"] for each in result["tokens"]] == [each["id"] for each in pieces]
    assert terminal.show("tokens", "--ticket", str(job["id"])) == terminal.show("tokens")


def test_every_command_sent_again_is_answered_as_the_first_time(terminal: Terminal, tmp_path: Path) -> None:
    script = [{"request_id": f"r{number}"} | line for number, line in enumerate(lines(tmp_path))]
    first, written = terminal.do(*script), terminal.written()

    assert terminal.do(*script) == first
    assert terminal.do(*script, options=("--atomic",)) == first
    assert terminal.written() == written


# refusals


def test_every_agreed_refusal_is_known() -> None:
    assert set(Code) >= agreed.REFUSALS


def test_a_refusal_is_told_as_agreed(terminal: Terminal) -> None:
    lines = ({"do": "job.creat"}, {"do": "job.create", "product": "NO", "quantity": 1}, "no JSON")
    for options in ((), ("--atomic",)):
        for receipt in terminal.refused(*lines, options=options):
            assert tuple(receipt) == agreed.REFUSED_RECEIPT
            assert receipt["ok"] is False
            assert receipt["details"]["line"] in {1, 2, 3}


# show


def test_show_says_the_agreed_of_each_thing_in_the_order_made(
    terminal: Terminal, told: list[tuple[Object, Object]]
) -> None:
    terminal.refused({"do": "job.start", "job": "NO"})
    held = {"do": "token.hold", "tokens": [{"ticket": "$one", "number": "F001"}], "reason": "another clasp"}
    job = {"do": "job.create", "product": "BAG", "quantity": 1, "keep": "one"}
    terminal.do(job, {"do": "job.start", "job": "$one"}, held)
    for kind, keys in agreed.SHOWN.items():
        rows = terminal.show(kind)
        assert rows, kind
        agreed_keys = keys.split(", ")
        assert {tuple(row) for row in rows} == {tuple(rows[0])}, "all rows have the same keys"
        assert [key for key in rows[0] if key in agreed_keys] == agreed_keys
    for kind, place in {"tickets": "id", "tokens": "id", "facts": "seq", "attempts": "at"}.items():
        places = [row[place] for row in terminal.show(kind)]
        assert places == sorted(places)
    for kind in agreed.SHOWN_TOO:
        assert terminal.show(kind), kind


def test_show_gives_the_agreed_values(terminal: Terminal, told: list[tuple[Object, Object]]) -> None:
    _classic, job, short, planned, *_of_order = terminal.show("tickets")

    assert job["due"] == "2026-12-24"
    assert (job["product"], job["routing"], job["routing_version"]) == ("BAG", "FULL", 1)
    assert (job["completed"], job["progress"]) == (2, 100.0)
    assert (short["completed"], short["progress"]) == (0, 0.0)
    assert (planned["status"], planned["progress"]) == ("planned", None)
    assert {each["mo"] for each in (job, short, planned)} == {None}
    piece = terminal.show("tokens")[0]
    assert (piece["ticket"], piece["run"], piece["number"]) == (job["code"], 1, "F001")
    assert (piece["kind"], piece["quantity"], piece["state"], piece["active"]) == (
        "piece",
        1,
        "completed",
        False,
    )
    assert [piece[name] for name in ("replaces", "replaced_by", "parent", "rework_count")] == [None] * 3 + [0]
    fact = terminal.show("facts")[-1]
    assert (fact["kind"], fact["actor"], fact["ticket"]) == ("ticket.restored", "Admin", planned["code"])
    assert fact["at"].endswith("Z")
    assert fact["at"][10] == "T"


def test_show_leaves_out_what_is_of_other_tickets_and_more_than_asked_for(
    terminal: Terminal, told: list[tuple[Object, Object]]
) -> None:
    codes = [each["code"] for each in terminal.show("tickets")]
    for kind in ("tokens", "work", "facts"):
        everything = terminal.show(kind)
        one = terminal.show(kind, "--ticket", codes[1])
        assert {row["ticket"] for row in one} == {codes[1]}
        assert one == [row for row in everything if row["ticket"] == codes[1]]
        assert terminal.show(kind, "--limit", "2") == everything[-2:]
        assert terminal.show(kind, "--ticket", codes[1], "--limit", "1") == one[-1:]
    assert [row["code"] for row in terminal.show("tickets", "--ticket", codes[2])] == [codes[2]]
    assert terminal.show("facts", "--limit", "1000000") == terminal.show("facts")


def test_show_lists_for_people_what_it_lists_for_programs(
    terminal: Terminal, told: list[tuple[Object, Object]]
) -> None:
    ended = terminal.call("show", "tickets")

    header, *rows = ended.out.splitlines()
    assert header.split() == agreed.SHOWN["tickets"].split(", ")
    assert [row.split()[1] for row in rows] == [each["code"] for each in terminal.show("tickets")]


def test_attempts_are_shown_by_ticket_too(terminal: Terminal) -> None:
    order = {"do": "job.create", "product": "TOTE-07", "quantity": 1}
    first, second = (each["code"] for each in terminal.results(order, order))
    terminal.refused({"do": "job.pause", "job": first}, {"do": "job.resume", "job": second})

    (attempt,) = terminal.show("attempts", "--ticket", first)
    assert attempt["command"] == "job.pause"


# the other calls


def test_commands_lists_every_command_for_people_and_for_programs() -> None:
    listed = [each["do"] for each in call("commands", "--json").objects]
    told = call("commands").out.splitlines()

    assert [line.split()[0] for line in told] == listed
    fields = {line.split()[0]: line.partition(" ")[2].strip("{}").split(", ") for line in told}
    for line in agreed.WRITTEN:
        kind, _, written = line.partition(" ")
        first = written.strip("{}").split(", ")
        more = fields[kind][len(first) :]
        assert (fields[kind][: len(first)], [each for each in more if not each.endswith("?")]) == (first, [])


def test_check_says_nothing_to_a_program_when_all_is_well(terminal: Terminal) -> None:
    assert terminal.call("check", "--json").objects == []
    assert "whole" in terminal.call("check").out


def test_an_import_answers_as_agreed(terminal: Terminal, tmp_path: Path) -> None:
    sheet = tmp_path / "orders.csv"
    sheet.write_text("SKU,Quantity\nNO-SUCH,2\nBELT-32,x\nNO-SUCH,x\n", "utf-8")
    bad = terminal.call("import", "jobs", sheet, "--json")
    (answer,) = bad.objects

    assert bad.code == 1
    assert tuple(answer) == agreed.IMPORT_ANSWER
    assert (answer["ok"], answer["created"]) == (False, 0)
    assert {tuple(each) for each in answer["problems"]} == {agreed.IMPORT_PROBLEM}
    assert {(each["row"], each["column"]) for each in answer["problems"]} == {
        (2, "A"),
        *product((3, 4), "AB"),
    }

    sheet.write_text("SKU,จำนวนที่สั่ง\nTOTE-07,2\n", "utf-8")
    options = (sheet, "--json", "--map", 'quantity="จำนวนที่สั่ง"')
    assert terminal.call("import", "jobs", *options, "--dry-run").objects == [
        {"ok": True, "rows": 1, "created": 0, "problems": []}
    ]
    assert terminal.show("tickets") == []
    assert terminal.call("import", "jobs", *options).objects[0]["created"] == 1
    again = terminal.call("import", "jobs", *options)
    assert (again.code, again.objects[0]["problems"][0]["code"]) == (1, "ERR_SHEET_AGAIN")
    assert terminal.call("import", "jobs", *options, "--again").objects[0]["created"] == 1


def test_a_mapping_that_is_none_ends_with_2(terminal: Terminal) -> None:
    ended = terminal.call("import", "jobs", "orders.csv", "--map", "quantity")
    assert (ended.code, ended.out) == (2, "")
    assert "--map" in ended.err
