"""`do`: one JSON object a line, one receipt a line; all or nothing, and results that are kept."""

from __future__ import annotations

from typing import Any

import apsw
import pytest

from app.lifecycle.verbs import VERBS
from app.models import ledger
from app.models.projections import PROJECTIONS
from tests.cli.terminal import ATOMIC, Object, Terminal, create

UNKNOWN_PRODUCT = create() | {"product": "NO-SUCH"}


def codes(receipts: list[Object]) -> list[str]:
    """`done`, or the code that refused it, for each line."""
    return ["done" if each["ok"] else each["code"] for each in receipts]


# one after the other


def test_it_goes_on_after_a_refused_line(terminal: Terminal) -> None:
    receipts = terminal.refused(create(1), UNKNOWN_PRODUCT, "no JSON", create(2))

    assert codes(receipts) == ["done", "ERR_NOT_FOUND", "ERR_BAD_JSON", "done"]
    assert [each["quantity"] for each in terminal.show("tickets")] == [1, 2]


def test_a_receipt_names_the_line_that_was_refused(terminal: Terminal) -> None:
    receipts = terminal.refused("", create(), "", UNKNOWN_PRODUCT)

    assert [each.get("details", {}).get("line") for each in receipts] == [None, 4]


def test_a_script_without_a_line_is_done(terminal: Terminal) -> None:
    for nothing in ((), ("",), ("  ", "\t")):
        ended = terminal.type(*nothing)
        assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_an_attempt_that_a_rule_refuses_is_kept_and_one_that_cannot_be_read_is_not(
    terminal: Terminal,
) -> None:
    facts, _ = terminal.written()
    terminal.refused(
        UNKNOWN_PRODUCT,
        create(0),
        create() | {"colour": "red"},
        {"do": "job.creat"},
        {"do": "job.create"},
        "{",
        "[]",
    )

    attempts = [(each["actor"], each["command"], each["code"]) for each in terminal.show("attempts")]
    assert attempts == [("Admin", "job.create", "ERR_NOT_FOUND")]
    assert terminal.written()[0] == facts


# all or nothing


def test_atomic_does_all_lines(terminal: Terminal) -> None:
    receipts = terminal.do(create(1, keep="a"), {"do": "job.start", "job": "$a"}, options=ATOMIC)

    assert [each["result"]["status"] for each in receipts] == ["planned", "in_progress"]
    assert [each["status"] for each in terminal.show("tickets")] == ["in_progress"]


def test_atomic_rolls_everything_back_and_keeps_only_the_refused_attempt(terminal: Terminal) -> None:
    before = terminal.written()
    receipts = terminal.refused(create(1), UNKNOWN_PRODUCT, create(2), "no JSON", options=ATOMIC)

    rolled_back = "ERR_ROLLED_BACK"
    assert codes(receipts) == [rolled_back, "ERR_NOT_FOUND", rolled_back, rolled_back]
    assert [each["details"]["line"] for each in receipts] == [2, 2, 2, 2]
    assert receipts[0]["details"]["code"] == "ERR_NOT_FOUND"
    assert terminal.show("tickets") == []
    assert terminal.written() == (before[0], before[1] + 1)
    assert terminal.show("attempts")[-1]["code"] == "ERR_NOT_FOUND"


def test_atomic_keeps_nothing_of_a_line_that_cannot_be_read(terminal: Terminal) -> None:
    before = terminal.written()

    for unreadable in (
        "no JSON",
        {"do": "job.creat"},
        create() | {"colour": "red"},
        create(0),
    ):
        assert codes(terminal.refused(create(), unreadable, options=ATOMIC))[0] == "ERR_ROLLED_BACK"

    assert terminal.written() == before


def test_atomic_gives_a_new_job_the_number_that_was_rolled_back(terminal: Terminal) -> None:
    terminal.refused(create(), UNKNOWN_PRODUCT, options=ATOMIC)
    (first,) = terminal.results(create())

    assert first["code"].endswith("-0001")


def test_an_atomic_script_that_was_refused_is_refused_again_in_the_same_way(terminal: Terminal) -> None:
    script = (create(1, request_id="a"), {**UNKNOWN_PRODUCT, "request_id": "b"}, create(2, request_id="c"))
    first, before = terminal.refused(*script, options=ATOMIC), terminal.written()

    assert terminal.refused(*script, options=ATOMIC) == first
    assert terminal.written() == before


# a backup before much is changed at once


def backups(terminal: Terminal) -> int:
    return len(list(terminal.file.parent.glob("*.backups/*.hatt")))


@pytest.mark.parametrize("options", [(), ATOMIC])
def test_a_backup_is_made_before_several_jobs_are_cancelled(
    terminal: Terminal, options: tuple[str, ...]
) -> None:
    (first, second) = (each["code"] for each in terminal.results(create(), create()))
    assert backups(terminal) == 0

    terminal.do({"do": "job.cancel", "jobs": [first, second], "reason": "test"}, options=options)
    (kept,) = terminal.file.parent.glob("*.backups/*.hatt")
    assert {each["status"] for each in Terminal(kept).show("tickets")} == {"planned"}


@pytest.mark.parametrize("options", [(), ATOMIC])
def test_a_backup_is_made_before_an_import_is_taken_back(
    terminal: Terminal, options: tuple[str, ...]
) -> None:
    line = {"product": "TOTE-07", "quantity": 1}
    terminal.do({"do": "job.import", "lines": [line], "sheet": "a.csv", "fingerprint": "a"})
    assert backups(terminal) == 1
    terminal.do({"do": "undo"}, options=options)
    newest = max(terminal.file.parent.glob("*.backups/*.hatt"))
    assert len(Terminal(newest).show("tickets")) == 1


# results that are kept


def test_a_kept_result_stands_for_its_code_and_its_fields(terminal: Terminal) -> None:
    terminal.do(
        {"do": "product.create", "sku": "FOB-01", "name_en": "Fob", "line": "hatthasilpa", "keep": "fob"},
        create(2, keep="job") | {"product": "$fob", "routing": "SHORT"},
        {"do": "job.edit", "job": "$job.id", "version": "$job.version", "notes": "brass"},
        {"do": "job.start", "jobs": ["$job"], "keep": "started"},
        {"do": "work.complete", "tokens": [{"ticket": "$started", "number": "F002"}], "keep": "worked"},
    )

    (ticket,) = terminal.show("tickets")
    assert (ticket["product"], ticket["version"], ticket["completed"]) == ("FOB-01", 2, 1)


def test_a_name_may_be_kept_anew(terminal: Terminal) -> None:
    kept = {"keep": "job"}
    terminal.do(create(1) | kept, create(2) | kept, {"do": "job.start", "job": "$job"})

    assert [each["status"] for each in terminal.show("tickets")] == ["planned", "in_progress"]


@pytest.mark.parametrize("name", ["$other", "$job.colour", "$refused"])
def test_what_was_not_kept_is_refused(terminal: Terminal, name: str) -> None:
    lines = (create(keep="job"), UNKNOWN_PRODUCT | {"keep": "refused"}, {"do": "job.start", "job": name})
    refused = terminal.refused(*lines)[-1]

    assert (refused["code"], refused["details"]) == ("ERR_BAD_VALUE", {"field": "job", "line": 3})
    assert name in refused["message"]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"do": "job.start", "jobs": ["HJ-2611-0001", "$x"]}, "jobs[1]"),
        ({"do": "work.start", "tokens": [{"ticket": "$x", "number": "F001"}]}, "tokens[0].ticket"),
        ({"do": "job.edit", "job": "HJ-2611-0001", "version": "$x.version"}, "version"),
        ({"do": "undo", "person": "$x"}, "person"),
    ],
)
def test_the_field_is_named_that_speaks_of_what_was_not_kept(
    terminal: Terminal, line: Object, field: str
) -> None:
    (refused,) = terminal.refused(line)
    assert (refused["code"], refused["details"]["field"]) == ("ERR_BAD_VALUE", field)


@pytest.mark.parametrize("keep", ["", "1st", "two words", "กระเป๋า", 5, ["a"], {}, True])
def test_a_result_is_kept_under_a_plain_name_only(terminal: Terminal, keep: object) -> None:
    (refused,) = terminal.refused(create(keep=keep))

    assert (refused["code"], refused["details"]["field"]) == ("ERR_BAD_VALUE", "keep")
    assert terminal.show("tickets") == []


def test_a_text_that_begins_with_a_dollar_is_only_a_text(terminal: Terminal) -> None:
    terminal.do(create(notes="$5 for brass, $10 for silver"))

    assert terminal.show("facts")[-1]["data"]["notes"] == "$5 for brass, $10 for silver"


# who did it


def holders(terminal: Terminal) -> set[str]:
    return {each["holder"] for each in terminal.show("work") if each["holder"]}


def test_work_is_done_by_the_actor_unless_another_person_is_named(terminal: Terminal) -> None:
    terminal.do(create(keep="job"), {"do": "job.start", "job": "$job"})
    piece = {"ticket": terminal.show("tickets")[0]["code"], "number": "F001"}
    terminal.do({"do": "work.start", "tokens": [piece]}, options=("--as", "Nok"))
    assert holders(terminal) == {"Nok"}

    other = piece | {"number": "F002"}
    terminal.do({"do": "work.start", "tokens": [other], "person": "Som"}, options=("--as", "Mana"))
    assert holders(terminal) == {"Nok", "Som"}
    assert terminal.show("facts")[-1]["actor"] == "Mana"


def test_only_who_may_act_for_others_names_another_person(terminal: Terminal) -> None:
    terminal.do(create(keep="job"), {"do": "job.start", "job": "$job"})
    piece = {"ticket": terminal.show("tickets")[0]["code"], "number": "F001"}

    (refused,) = terminal.refused(
        {"do": "work.start", "tokens": [piece], "person": "Som"}, options=("--as", "Nok")
    )
    assert (refused["code"], refused["details"]["permission"]) == ("ERR_NOT_ALLOWED", "act_for_others")
    terminal.do({"do": "work.start", "tokens": [piece], "person": "Nok"}, options=("--as", "Nok"))


def test_a_person_is_named_by_name_or_id(terminal: Terminal) -> None:
    ids = {each["name"]: each["id"] for each in terminal.show("people")}
    terminal.do(create(), options=("--as", str(ids["Ploy"])))
    terminal.do(create(person=ids["Nok"]), create(person="Nok"))

    assert [each["actor"] for each in terminal.show("facts")[-3:]] == ["Ploy", "Admin", "Admin"]


@pytest.mark.parametrize("person", ["Nobody", 7, -1, "", [], {}, True, 1.5])
def test_nobody_is_refused(terminal: Terminal, person: object) -> None:
    (refused,) = terminal.refused(create(person=person))

    assert refused["code"] in {"ERR_NOT_FOUND", "ERR_BAD_VALUE"}
    assert terminal.show("tickets") == []


# what nobody chooses


NOBODYS = {"status": "in_progress", "job_owner_id": 5, "tokens": [1, 2], "assigned_operator": "Nok"}


def test_job_create_ignores_what_nobody_may_choose_with_a_warning_for_each(terminal: Terminal) -> None:
    (receipt,) = terminal.do(create() | NOBODYS)

    result = receipt["result"]
    assert (result["status"], result["tokens"], result["job_owner_id"]) == ("planned", 0, None)
    assert [each["code"] for each in receipt["warnings"]] == ["WARN_FIELD_IGNORED"] * 4
    assert all(name in str(receipt["warnings"]) for name in NOBODYS)
    (ticket,) = terminal.show("tickets")
    assert (ticket["status"], ticket["job_owner_id"]) == ("planned", None)
    assert terminal.show("tokens") == []


@pytest.mark.parametrize("name", NOBODYS)
def test_they_are_ignored_by_job_create_alone(terminal: Terminal, name: str) -> None:
    terminal.do(create())
    code = terminal.show("tickets")[0]["code"]
    for line in (
        {"do": "job.edit", "job": code, "version": 1, "notes": "x"},
        {"do": "job.start", "job": code},
        {"do": "ticket.create", "product": "BELT-32", "quantity": 1},
        {"do": "product.edit", "product": "TOTE-07", "active": True},
    ):
        (refused,) = terminal.refused(line | {name: NOBODYS[name]})
        assert (refused["code"], refused["details"]["field"]) == ("ERR_UNKNOWN_FIELD", name)


@pytest.mark.parametrize("name", ["owner", "owner_id", "operator", "state", "token", "version", "line"])
def test_job_create_ignores_nothing_else(terminal: Terminal, name: str) -> None:
    (refused,) = terminal.refused(create() | {name: "x"})
    assert (refused["code"], refused["details"]["field"]) == ("ERR_UNKNOWN_FIELD", name)


# names that are nearly right


@pytest.mark.parametrize(
    ("written", "nearest"),
    [("job.creat", "job.create"), ("jobs.start", "job.start"), ("work_centre.create", "work_center.create")],
)
def test_an_unknown_command_is_refused_with_the_nearest_name(
    terminal: Terminal, written: str, nearest: str
) -> None:
    (refused,) = terminal.refused({"do": written})

    assert (refused["code"], refused["details"]["nearest"]) == ("ERR_UNKNOWN_COMMAND", nearest)
    assert nearest in refused["message"]


@pytest.mark.parametrize(
    ("line", "written", "nearest"),
    [
        (create(), "prodct", "product"),
        (create(), "Notes", "notes"),
        ({"do": "job.start"}, "jobb", "job"),
        ({"do": "routing.import"}, "filename", "file"),
    ],
)
def test_an_unknown_field_is_refused_with_the_nearest_name(
    terminal: Terminal, line: Object, written: str, nearest: str
) -> None:
    (refused,) = terminal.refused(line | {written: "x"})

    assert (refused["code"], refused["details"]["field"]) == ("ERR_UNKNOWN_FIELD", written)
    assert refused["details"]["nearest"] == nearest
    assert nearest in refused["message"]


def test_one_thing_is_named_in_one_way_only(terminal: Terminal) -> None:
    (refused,) = terminal.refused({"do": "job.start", "job": "A", "jobs": ["B"]})
    assert (refused["code"], refused["details"]["field"]) == ("ERR_BAD_VALUE", "job")


# when the machine or the program itself fails


def mistaken(*_: object) -> None:
    raise ZeroDivisionError


def forgetful(*_: object) -> None:
    """A projection that is wrong: it writes nothing."""


@pytest.mark.parametrize("options", [(), ATOMIC])
def test_a_full_disk_is_told_with_its_line_and_ends_the_script(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    append, (facts, _) = ledger.append, terminal.written()

    def full_at_the_second(db: Any, origin: Any, at_head: ledger.Head, *rest: Any) -> int:
        if at_head.next_seq > facts + 1:
            raise apsw.FullError("database or disk is full")
        return append(db, origin, at_head, *rest)

    monkeypatch.setattr(ledger, "append", full_at_the_second)
    receipts = terminal.refused(create(1), create(2), create(3), options=options)
    monkeypatch.undo()

    assert codes(receipts) == [*(["done"] if not options else []), "ERR_DISK_FULL"]
    assert receipts[-1]["details"]["line"] == 2
    assert len(terminal.show("tickets")) == (0 if options else 1)


@pytest.mark.logs_warnings
@pytest.mark.parametrize("options", [(), ATOMIC])
def test_an_invariant_that_breaks_is_told_as_a_mistake_of_the_program(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(PROJECTIONS, "tokens.born", forgetful)
        receipts = terminal.refused(create(keep="job"), {"do": "job.start", "job": "$job"}, options=options)

    assert (receipts[-1]["code"], receipts[-1]["details"]["line"]) == ("ERR_INTERNAL", 2)
    assert "reason" in receipts[-1]["details"]
    assert terminal.show("tokens") == terminal.show("attempts") == []
    assert terminal.call("check").code == 0


@pytest.mark.logs_warnings
def test_a_mistake_nobody_thought_of_is_told_too_and_never_as_a_traceback(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(VERBS, "job.create", mistaken)
        ended = terminal.type(create(), create())

    assert (ended.code, codes(ended.objects)) == (1, ["ERR_INTERNAL"])
    assert ended.err.startswith("ERR_INTERNAL: ")
    assert terminal.show("tickets") == []


def test_in_a_command_about_somebody_person_says_whom_it_is_about(terminal: Terminal) -> None:
    lines: list[Object] = [
        {"do": "person.add", "name": "Dao", "roles": ["operator"], "keep": "dao"},
        {"do": "person.edit", "person": "$dao", "skills": [{"skill": "glue", "level": 2}], "badge": "B-0001"},
        {"do": "person.edit", "name_th": "ดาว"},
    ]
    answers = terminal.type(*lines).objects
    assert [each["ok"] for each in answers] == [True, True, False]
    assert answers[2]["details"]["field"] == "person"
    (dao,) = (row for row in terminal.show("people") if row["name"] == "Dao")
    assert (dao["skills"], dao["badge"]) == ({"glue": 2}, "B-0001")
