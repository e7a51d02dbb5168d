"""How the program is called: its arguments, what it answers where, and the code it ends with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from app.__main__ import main
from app.lifecycle.verbs import VERBS
from tests.cli.terminal import Object, Terminal, call
from tests.house.project import ROOT
from tests.models import spoiling
from tests.models.past import done

DONE, REFUSED, UNUSABLE = 0, 1, 2
ORDER = {"do": "job.create", "product": "TOTE-07", "quantity": 2}
USAGE = [
    ("nonsense",),
    ("new",),
    ("do",),
    ("do", "script"),
    ("show", "-w", "x"),
    ("show", "nonsense", "-w", "x"),
    ("show", "tickets"),
    ("show", "tickets", "-w"),
    ("show", "tickets", "-w", "x", "--limit", "0"),
    ("show", "tickets", "-w", "x", "--limit", "-1"),
    ("show", "tickets", "-w", "x", "--limit", "١٢"),
    ("show", "tickets", "-w", "x", "--limit", "1_000"),
    ("check",),
    ("check", "-w", "x", "--nonsense"),
    ("backup", "-w", "x"),
    ("backup", "target"),
    ("restore", "-w", "x"),
    ("restore", "from"),
    ("import", "-w", "x", "sheet"),
    ("import", "pieces", "-w", "x", "sheet"),
    ("import", "jobs", "sheet"),
    ("commands", "--lang", "de"),
    ("--lang",),
    ("--lang", "TH", "commands"),
]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_what_makes_no_sense_is_told_and_ends_with_2(arguments: tuple[str, ...]) -> None:
    ended = call(*arguments)

    assert (ended.code, ended.out) == (UNUSABLE, "")
    assert "hatthasilpa" in ended.err


# a program with windows on Windows, which has neither standard output nor standard error


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["commands"], DONE), (["nonsense"], UNUSABLE), (["check", "-w", "nowhere"], UNUSABLE)],
)
def test_where_nothing_can_be_told_the_code_still_is(
    arguments: list[str], code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(arguments) == code


# what can't be opened


CALLS = {
    "do": ("do", "-"),
    "show": ("show", "tickets", "--json"),
    "check": ("check", "--json"),
    "backup": ("backup", "copy.hatt"),
    "import": ("import", "jobs", "orders.csv", "--json"),
}
NO_WORKSPACE: Mapping[Callable[[Path], None], str] = {
    spoiling.missing: "MISSING",
    spoiling.folder: "MISSING",
    spoiling.empty: "EMPTY",
    spoiling.letter: "FOREIGN",
    spoiling.foreign: "FOREIGN",
    spoiling.newer: "NEWER",
    spoiling.half: "DAMAGED",
}


@pytest.mark.parametrize("spoil", NO_WORKSPACE, ids=lambda each: each.__name__)
@pytest.mark.parametrize("name", CALLS)
def test_a_workspace_that_cannot_be_opened_is_told_with_its_code(
    terminal: Terminal, name: str, spoil: Callable[[Path], None]
) -> None:
    """A sentence for people, and an object where a program waits for one."""
    spoil(terminal.file)
    before = spoiling.contents(terminal.file.parent)
    ended, code = terminal.call(*CALLS[name]), f"ERR_FILE_{NO_WORKSPACE[spoil]}"

    assert ended.code == UNUSABLE
    assert ended.err.startswith(f"{code}: ")
    assert str(terminal.file) in ended.err
    assert len(ended.err.splitlines()) == 1
    if name != "backup":
        (answer,) = ended.objects
        assert (answer["ok"], _problem(answer)["code"]) == (False, code)
        assert ended.err.strip().endswith(_problem(answer)["message"])
    assert spoiling.contents(terminal.file.parent) == before


def _problem(answer: Object) -> Object:
    """`import` tells in its own shape."""
    if "problems" not in answer:
        return answer
    assert answer.keys() == {"ok", "rows", "created", "problems"}
    (problem,) = answer["problems"]
    assert (problem["row"], problem["column"]) == (None, None)
    return dict(problem)


def test_what_check_finds_is_told_to_people_and_to_programs(terminal: Terminal) -> None:
    terminal.do(ORDER)
    done(terminal.file, "UPDATE ticket SET quantity = 5")
    found = terminal.call("check", "--json")

    assert (found.code, found.err) == (REFUSED, "")
    (finding,) = found.objects
    assert finding["code"] == "ROW_DIFFERS"
    assert finding["message"] in terminal.call("check").out
    assert terminal.call("check", "--lang", "th").out.count("ticket") == 1


def test_a_sheet_that_cannot_be_opened_ends_with_2_and_one_that_cannot_be_read_with_1(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "letter.xlsx").write_text("Dear customer", "utf-8")
    for sheet, code in ((tmp_path / "none.csv", 2), (tmp_path, 2), (tmp_path / "letter.xlsx", 1)):
        ended = terminal.call("import", "jobs", sheet, "--json")
        assert ended.code == code
        assert ended.objects[0]["problems"][0]["code"].startswith("SHEET_")


def test_a_workspace_is_not_made_where_a_file_is(terminal: Terminal) -> None:
    before = terminal.show("facts")
    ended = call("new", terminal.file)

    assert (ended.code, ended.out) == (UNUSABLE, "")
    assert ended.err.startswith("ERR_FILE_EXISTS: ")
    assert terminal.show("facts") == before


@pytest.mark.parametrize("org", ["A", "TOOLONGAA", "กข", "A B", ""])
def test_an_organisation_code_that_cannot_stand_in_serials_is_refused(tmp_path: Path, org: str) -> None:
    ended = call("new", tmp_path / "new.hatt", "--org", org)

    assert ended.code == UNUSABLE
    assert ended.err.startswith("ERR_BAD_VALUE: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["none.jsonl", ".", "x" * 5_000])
def test_a_script_that_cannot_be_opened_ends_with_2(terminal: Terminal, name: str) -> None:
    before = terminal.written()
    ended = terminal.call("do", name)

    assert ended.code == UNUSABLE
    assert ended.err.startswith("ERR_FILE_UNREADABLE: ")
    assert ended.objects[0]["code"] == "ERR_FILE_UNREADABLE"
    assert terminal.written() == before


@pytest.mark.parametrize("who", ["Nobody", "", "7", "9" * 40])
def test_nobody_acts(terminal: Terminal, who: str) -> None:
    ended = terminal.type(ORDER, options=("--as", who))

    assert (ended.code, ended.objects[0]["code"]) == (UNUSABLE, "ERR_NOBODY")
    assert terminal.show("tickets") == []


@pytest.mark.parametrize("ticket", ["HJ-9999-0001", "", "5", "9" * 40])
def test_a_ticket_that_is_not_there_is_refused(terminal: Terminal, ticket: str) -> None:
    ended = terminal.call("show", "tokens", "--ticket", ticket, "--json")

    assert (ended.code, ended.objects[0]["code"]) == (REFUSED, "ERR_NOT_FOUND")
    assert ended.err.startswith("ERR_NOT_FOUND: ")


# names that are no UTF-8, as old disks have them

NO_UTF_8 = os.fsdecode(b"\xb9\xd2")


@pytest.mark.parametrize(
    "arguments", [("new",), ("check", "-w"), ("backup", "-w", "x"), ("restore", "-w", "x")]
)
def test_a_workspace_whose_name_is_no_utf_8_is_not_opened(arguments: tuple[str, ...], tmp_path: Path) -> None:
    ended = call(*arguments, tmp_path / NO_UTF_8)

    assert (ended.code, ended.out) == (UNUSABLE, "")
    assert "is no name in UTF-8" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_person_or_ticket_whose_name_is_no_utf_8_is_not_there(terminal: Terminal) -> None:
    assert terminal.type(ORDER, options=("--as", NO_UTF_8)).objects[0]["code"] == "ERR_NOBODY"
    assert terminal.call("show", "tokens", "--ticket", NO_UTF_8).code == REFUSED


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_sheet_whose_name_is_no_utf_8_is_imported_under_a_name_that_can_be_said(terminal: Terminal) -> None:
    sheet = terminal.file.with_name(f"{NO_UTF_8}.csv")
    sheet.write_text("SKU,Quantity\nTOTE-07,2\n", "utf-8")

    assert terminal.call("import", "jobs", sheet).code == DONE
    assert terminal.show("facts")[-1]["data"]["sheet"] == "\ufffd\ufffd.csv"
    sheet.write_bytes(b"")
    assert terminal.call("import", "jobs", sheet).code == REFUSED


@pytest.mark.slow
def test_the_sample_workshop_is_made_in_a_folder_that_is_not_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its packets are delivered into a folder beside it, whose path is told in full."""
    monkeypatch.chdir(tmp_path)
    assert call("new", "sample.hatt", "--sample").code == DONE
    assert (tmp_path / "For customers").is_dir()


@pytest.mark.slow
def test_new_makes_the_sample_workshop_when_asked(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "sample.hatt")

    assert call("new", terminal.file, "--sample", "--org", "BVM").code == DONE
    assert {each["status"] for each in terminal.show("tickets")} >= {"planned", "in_progress", "completed"}
    assert {each["serial"][:4] for each in terminal.show("tokens") if each["serial"]} == {"BVM-"}
    assert terminal.call("check").code == DONE


# where options stand


def test_workspace_and_language_stand_before_the_command_or_after_it(terminal: Terminal) -> None:
    terminal.do(ORDER)
    first = call("-w", terminal.file, "--lang", "th", "show", "tickets", "--json")
    last = call("show", "tickets", "--json", "--lang", "th", "-w", terminal.file)

    assert first == last
    assert first.code == DONE
    assert call("commands", "-w", terminal.file).code == DONE


@pytest.mark.parametrize(
    "arguments", [("--lang", "th", "do", "-"), ("do", "--lang", "th", "-")], ids=["before", "after"]
)
def test_the_language_of_sentences_is_chosen(terminal: Terminal, arguments: tuple[str, ...]) -> None:
    thai = call(*arguments, "-w", terminal.file, typed=b'{"do": "job.creat"}')
    english = terminal.type({"do": "job.creat"})

    assert "ไม่มีคำสั่ง" in thai.objects[0]["message"]
    assert "There is no command" in english.objects[0]["message"]
    assert thai.objects[0]["details"] == english.objects[0]["details"]


def test_what_is_told_of_a_file_is_told_in_the_language_chosen(tmp_path: Path) -> None:
    ended = call("--lang", "th", "check", "-w", tmp_path / "none.hatt")
    assert ended.err.startswith("ERR_FILE_MISSING: ไม่มีไฟล์")


# the program as it is started


def start(*arguments: str, typed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own, whatever the machine's encoding is."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(command, input=typed, capture_output=True, env=environment, check=False)


def test_thai_goes_in_and_out_as_utf_8_on_any_machine(terminal: Terminal) -> None:
    line = json.dumps({**ORDER, "notes": "หูทองเหลือง"}, ensure_ascii=False).encode()
    done = start(
        "--lang", "th", "do", "-w", str(terminal.file), "-", typed=line + b'\n{"do": "\xe0\xb8\x81"}'
    )

    assert (done.returncode, done.stderr) == (REFUSED, b"")
    receipts = [json.loads(each) for each in done.stdout.decode().splitlines()]
    assert [each["ok"] for each in receipts] == [True, False]
    assert "“ก”" in receipts[1]["message"]
    assert terminal.show("facts")[-1]["data"]["notes"] == "หูทองเหลือง"


def test_a_script_ends_when_nobody_listens_and_is_not_called_done(terminal: Terminal) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    script = terminal.file.with_name("script.jsonl")
    script.write_text("\n".join([json.dumps(ORDER)] * 50), "utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "app", "do", "-w", str(terminal.file), str(script)]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(writer)

    assert done.returncode == REFUSED
    assert b"Traceback" not in done.stderr
    assert len(terminal.show("tickets")) == 1


def test_a_call_that_is_interrupted_ends_without_a_word(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setitem(VERBS, "job.start", interrupted)
        ended = terminal.type(ORDER | {"keep": "job"}, {"do": "job.start", "job": "$job"})

    assert (ended.code, ended.err, len(ended.objects)) == (130, "", 1)
    assert [each["status"] for each in terminal.show("tickets")] == ["planned"]
    assert terminal.show("attempts") == []


# --- in a folder that is copied to other computers -------------------------------------------------------


@pytest.fixture
def clouded(tmp_path: Path) -> Terminal:
    """A place for a workspace where many office computers keep their documents."""
    (tmp_path / "OneDrive - Beaver").mkdir()
    return Terminal(tmp_path / "OneDrive - Beaver" / "work.hatt")


def test_whoever_works_in_a_folder_of_a_cloud_service_is_warned_and_goes_on(clouded: Terminal) -> None:
    sheet = clouded.file.with_name("orders.csv")
    sheet.write_text("SKU,quantity\n", encoding="utf-8")
    calls = [
        call("new", clouded.file),
        clouded.type({"do": "org.set", "code": "HAT"}),
        clouded.call("import", "jobs", sheet),
        clouded.call("backup", clouded.file.with_name("copy.hatt")),
        clouded.call("restore", clouded.file.with_name("copy.hatt")),
    ]
    assert [each.code for each in calls] == [DONE, DONE, REFUSED, DONE, DONE]
    for each in calls:
        (said,) = [line for line in each.err.splitlines() if "OneDrive" in line]
        assert str(clouded.file) in said
        assert said.startswith("WARN_CLOUD_FOLDER: ")
    assert calls[1].objects[0]["ok"]


def test_whoever_only_looks_into_a_folder_of_a_cloud_service_hears_nothing_of_it(clouded: Terminal) -> None:
    call("new", clouded.file)
    assert clouded.show("tickets") == []
    assert clouded.call("check").err == ""
