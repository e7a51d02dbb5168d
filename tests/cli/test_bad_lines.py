"""Lines that are not what they should be: refused with a code and a place, and nothing is written."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.lines import lines
from app.domain.refusals import Refused
from app.errors import KnownError
from app.lifecycle.incoming import with_files_read
from app.models.database import open_workspace, transaction
from app.sheets import SheetProblem, read
from tests.cli.terminal import Ended, Terminal

GOOD = b'{"do": "job.create", "product": "TOTE-07", "quantity": 2}'
QUANTITY = '{{"do": "job.create", "product": "TOTE-07", "quantity": {}}}'
NOTES = b'{"do": "job.create", "product": "TOTE-07", "quantity": 2, "notes": "%s"}'


def refused(terminal: Terminal, line: bytes) -> tuple[str, str]:
    """Code and kind of problem of a line between two good ones, which are done all the same."""
    before = terminal.written()
    ended = terminal.type(GOOD, line, GOOD)
    first, middle, last = ended.objects
    assert (ended.code, ended.err) == (1, "")
    assert (first["ok"], middle["ok"], last["ok"]) == (True, False, True)
    assert middle["details"]["line"] == 2
    assert len(middle["message"]) < 400
    assert terminal.written() == (before[0] + 2, before[1])
    return middle["code"], middle["details"].get("what") or middle["details"]["field"]


def test_a_key_that_stands_twice_is_refused(terminal: Terminal) -> None:
    line = b'{"do": "job.create", "product": "TOTE-07", "quantity": 2, "quantity": 3}'
    assert refused(terminal, line) == ("ERR_BAD_JSON", "doubled_key")


@pytest.mark.parametrize(
    ("number", "what"),
    [
        ("NaN", "no_number"),
        ("Infinity", "no_number"),
        ("-Infinity", "no_number"),
        ("1e400", "number_too_large"),
        ("-1e400", "number_too_large"),
        ("9" * 30, "number_too_large"),
        ("9" * 100_000, "number_too_large"),
        ("9223372036854775808", "number_too_large"),
        ("1_000", "syntax"),
        ("١٢", "syntax"),
        ("๑๒", "syntax"),
        ("0x10", "syntax"),
        ("007", "syntax"),
        ("+5", "syntax"),
        ("5,", "syntax"),
        ("'5'", "syntax"),
    ],
)
def test_what_is_no_number_in_json_is_refused(terminal: Terminal, number: str, what: str) -> None:
    assert refused(terminal, QUANTITY.format(number).encode()) == ("ERR_BAD_JSON", what)


@pytest.mark.parametrize(
    "value",
    ["0", "-1", "1000001", "2.0", "2.5", "1e2", "true", "null", '"2"', '"١٢"', '"1_000"', "[2]", "{}"],
)
def test_what_is_no_quantity_is_refused(terminal: Terminal, value: str) -> None:
    assert refused(terminal, QUANTITY.format(value).encode()) == ("ERR_BAD_VALUE", "quantity")


@pytest.mark.parametrize("depth", [100, 300, 600, 900, 2_000, 200_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_deep_nesting_is_refused(terminal: Terminal, depth: int, opening: str, closing: str) -> None:
    inner = opening * depth + "1" + closing * depth
    line = f'{{"do": "routing.import", "routing": {inner}}}'
    assert refused(terminal, line.encode()) == ("ERR_BAD_JSON", "too_deep")


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe{\x00}\x00",
        b"\xa1\xd2\xc3",  # Thai as cp874
        NOTES % b"\xb9\xd2",
        NOTES % b"\xed\xa0\x80",
        NOTES % b"\xc0\xaf",
        NOTES % b"\xf5\x80\x80\x80",
    ],
)
def test_what_is_not_utf_8_is_refused_and_never_replaced(terminal: Terminal, line: bytes) -> None:
    assert refused(terminal, line) == ("ERR_BAD_JSON", "not_utf8")


def test_half_a_character_is_refused(terminal: Terminal) -> None:
    assert refused(terminal, NOTES % rb"\ud83d") == ("ERR_BAD_JSON", "half_character")


@pytest.mark.parametrize("line", [b"[]", b'"job.create"', b"5", b"null", b"true"])
def test_what_is_no_object_is_refused(terminal: Terminal, line: bytes) -> None:
    assert refused(terminal, line) == ("ERR_BAD_JSON", "no_object")


@pytest.mark.parametrize(
    "line", [b"{", b"}", b"{}}", b"job.create", b"{'do': 'x'}", b'{"do": "x",}', b"// x", b"\x00", b"\x1b[2J"]
)
def test_what_is_no_json_is_refused(terminal: Terminal, line: bytes) -> None:
    assert refused(terminal, line) == ("ERR_BAD_JSON", "syntax")


def test_a_mark_of_utf_8_before_the_first_line_is_passed_over(terminal: Terminal) -> None:
    assert terminal.do(codecs.BOM_UTF8 + GOOD, GOOD)
    assert refused(terminal, codecs.BOM_UTF8 + GOOD) == ("ERR_BAD_JSON", "syntax")


def test_lines_may_end_as_on_windows(terminal: Terminal) -> None:
    assert len(terminal.do(GOOD + b"\r", b"\r", GOOD + b"\r")) == 2


@pytest.mark.parametrize("line", [b"{}", b'{"do": null}', b'{"do": 5}', b'{"do": ["job.create"]}'])
def test_a_line_that_does_not_say_what_to_do_is_refused(terminal: Terminal, line: bytes) -> None:
    assert refused(terminal, line) == ("ERR_MISSING_FIELD", "do")


LONG = 3_000_000


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (NOTES % (b"x" * LONG), "ERR_BAD_VALUE"),
        (b'{"do": "job.start", "job": "%s"}' % (b"x" * LONG), "ERR_BAD_VALUE"),
        (b'{"do": "%s"}' % (b"x" * LONG), "ERR_UNKNOWN_COMMAND"),
        (b'{"do": "job.create", "%s": 1}' % (b"x" * LONG), "ERR_UNKNOWN_FIELD"),
        (b'{"do": "job.create", "keep": "%s"}' % (b"-" * LONG), "ERR_BAD_VALUE"),
        (b'{"do": "job.create", "request_id": "%s"}' % (b"-" * LONG), "ERR_BAD_VALUE"),
        (b'{"do": "job.create", "product": "$%s"}' % (b"x" * LONG), "ERR_BAD_VALUE"),
        (b"x" * LONG, "ERR_BAD_JSON"),
    ],
)
def test_long_texts_are_refused_without_being_said_again(terminal: Terminal, line: bytes, code: str) -> None:
    ended = terminal.type(line, GOOD)

    assert [each.get("code") for each in ended.objects] == [code, None]
    assert len(ended.out) < 2_000


def test_a_line_that_never_ends_is_refused_and_the_next_is_done(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.lifecycle.script.LONGEST_LINE", 1_000)
    longest = (NOTES % b"x").ljust(1_000)

    assert terminal.do(longest)
    assert refused(terminal, longest + b" ") == ("ERR_BAD_JSON", "too_long")
    assert refused(terminal, NOTES % ("ก" * 1_000).encode()) == ("ERR_BAD_JSON", "too_long")
    assert refused(terminal, b"x" * 1_000_000) == ("ERR_BAD_JSON", "too_long")


# a routing in a file


def imported(terminal: Terminal, name: str | Path) -> Ended:
    before = terminal.written()
    ended = terminal.type({"do": "routing.import", "file": str(name)})
    assert terminal.written() == before
    return ended


@pytest.mark.parametrize("name", ["nothing.json", ".", "/", "/dev/zero", "a\0b", "x" * 5_000, "  "])
def test_a_file_that_cannot_be_read_is_refused(terminal: Terminal, name: str) -> None:
    (receipt,) = imported(terminal, name).objects

    assert (receipt["code"], receipt["details"]["field"]) == ("ERR_BAD_VALUE", "file")
    assert len(receipt["message"]) < 400


@pytest.mark.parametrize("value", [5, None, "", [], {}, True])
def test_a_file_is_named_by_text(terminal: Terminal, value: object) -> None:
    (receipt,) = terminal.refused({"do": "routing.import", "file": value})

    assert (receipt["code"], receipt["details"]["field"]) == ("ERR_BAD_VALUE", "file")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'{\n"code": "A",\n}', "line 3, character 1"),
        (b"", "line 1, character 1"),
        (b'{"code": "A", "code": "B"}', "“code”"),
        (b'{\n"name": "\xb9"}', "line 2, character 10"),
        (b"[" * 5_000, "too deeply"),
        (b'{"version": NaN}', "“NaN”"),
        (b'{"version": 1e999}', "1e999"),
        (rb'{"name": "\ud800"}', "half a character"),
        ('{"name": "ก"}'.encode("utf-16"), "line 1, character 1"),
    ],
)
def test_a_file_with_broken_json_is_refused_at_its_place(
    terminal: Terminal, tmp_path: Path, content: bytes, place: str
) -> None:
    (tmp_path / "routing.json").write_bytes(content)

    (receipt,) = imported(terminal, tmp_path / "routing.json").objects

    assert (receipt["code"], receipt["details"]["field"]) == ("ERR_BAD_VALUE", "file")
    assert place in receipt["message"]
    assert "routing.json" in receipt["message"]


def test_a_file_too_large_for_a_routing_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "routing.json").write_bytes(b" " * (8 * 1024 * 1024 + 1))

    (receipt,) = imported(terminal, tmp_path / "routing.json").objects
    assert receipt["code"] == "ERR_BAD_VALUE"


def test_a_file_of_something_else_is_refused_with_every_problem(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "routing.json").write_text(json.dumps({"format": "other/1", "nodes": 5}), "utf-8")

    (receipt,) = terminal.refused({"do": "routing.import", "file": str(tmp_path / "routing.json")})

    assert receipt["code"] == "ERR_ROUTING_INVALID"
    findings = receipt["details"]["findings"]
    assert {"format", "nodes"} <= {each["place"] for each in findings}
    assert all(each["code"] and each["severity"] and each["message"] for each in findings)


# the workspace itself: to close its file would drop SQLite's locks on it


@pytest.fixture
def opened_elsewhere(terminal: Terminal) -> Iterator[Path]:
    """The workspace is open in this process too, with work in its log."""
    workspace = open_workspace(terminal.file)
    try:
        with transaction(workspace):
            workspace.db.execute_sql("UPDATE organisation SET name_en = 'Leather'")
        yield terminal.file
    finally:
        workspace.close()


@pytest.mark.parametrize("end", ["", "-wal", "-shm"])
def test_the_workspace_is_never_opened_as_a_script_a_routing_or_a_sheet(
    opened_elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    name = opened_elsewhere.with_name(opened_elsewhere.name + end)
    assert name.exists()
    other_name = tmp_path / "orders.csv"
    other_name.hardlink_to(name)
    monkeypatch.setattr(Path, "open", None)
    monkeypatch.setattr(Path, "read_bytes", None)
    for path in (name, other_name):
        with pytest.raises(KnownError, match="ERR_FILE_IN_USE"), lines(str(path)):
            pass
        with pytest.raises(Refused, match="file_workspace"):
            with_files_read("routing.import", {"file": str(path)})
        with pytest.raises(SheetProblem, match="SHEET_NOT_A_SHEET"):
            read(path)


def test_a_workspace_that_is_its_own_script_or_sheet_is_left_as_it_is(terminal: Terminal) -> None:
    before = terminal.written()

    script = terminal.call("do", terminal.file)
    assert script.code == 2
    assert "ERR_FILE_IN_USE" in script.err
    (receipt,) = terminal.refused({"do": "routing.import", "file": str(terminal.file)})
    assert receipt["details"]["field"] == "file"
    sheet = terminal.call("import", "jobs", terminal.file, "--json")
    assert (sheet.code, sheet.objects[0]["problems"][0]["code"]) == (1, "SHEET_NOT_A_SHEET")
    assert terminal.written() == before
