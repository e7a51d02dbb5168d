"""Printing from the command line: into a PDF file, on a printer, and what is told of each job."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal, call, create
from tests.printing.looking import pages_of, scanned

pytestmark = pytest.mark.usefixtures("qapp")


def job(terminal: Terminal, *, quantity: int = 3, started: bool = False) -> str:
    """The code of a new job."""
    lines = [create(quantity, keep="job")] + ([{"do": "job.start", "job": "$job"}] if started else [])
    code: str = terminal.do(*lines)[0]["result"]["code"]
    return code


def test_work_cards_of_several_jobs_are_pages_of_one_file(terminal: Terminal, tmp_path: Path) -> None:
    first, second, target = job(terminal), job(terminal), tmp_path / "cards.pdf"
    ended = terminal.call(
        "print", "work_card", first, second, first, "--pdf", target, "--json", "--lang", "th"
    )

    assert (ended.code, ended.err) == (0, "")
    assert ended.objects == [{"ok": True, "pages": 2, "codes": [first, second], "file": str(target)}]
    assert [scanned(page) for page in pages_of(target)] == [[first], [second]]


def test_what_is_no_kind_of_paper_and_no_size_is_answered_with_those_there_are(
    terminal: Terminal, tmp_path: Path
) -> None:
    target = tmp_path / "papers.pdf"
    ended = terminal.call("print", "invoice", "HJ-2611-0001", "--pdf", target)
    assert ended.code == 2
    assert "'invoice' (choose from 'work_card', 'piece_labels', " in ended.err
    ended = terminal.call("print", "piece_labels", "HJ-2611-0001", "--pdf", target, "--size", "A3")
    assert ended.code == 2
    assert "'A3' (choose from 'a4-3x8', " in ended.err


def test_labels_come_in_the_size_that_was_asked_for(terminal: Terminal, tmp_path: Path) -> None:
    code, target = job(terminal, started=True), tmp_path / "labels.pdf"
    ended = terminal.call("print", "piece_labels", code, "--pdf", target, "--size", "50x30")

    assert ended.out == f"3 pages are in {target}.\n"
    pages = pages_of(target, 203)
    assert [scanned(page) for page in pages] == [[each["serial"]] for each in terminal.show("tokens")]
    assert {(round(page.width() / 203 * 25.4), round(page.height() / 203 * 25.4)) for page in pages} == {
        (50, 30)
    }


def test_what_cannot_be_printed_is_told_and_the_rest_is_printed(terminal: Terminal, tmp_path: Path) -> None:
    planned, running, target = job(terminal), job(terminal, started=True), tmp_path / "labels.pdf"
    ended = terminal.call("print", "piece_labels", planned, "HJ-1", running, "--pdf", target, "--json")

    assert ended.code == 1
    assert [(each["ok"], each.get("code")) for each in ended.objects] == [
        (False, "ERR_NOTHING_TO_PRINT"),
        (False, "ERR_NOT_FOUND"),
        (True, None),
    ]
    assert ended.err.count("ERR_") == 2
    assert len(pages_of(target)) == 1


def test_where_nothing_can_be_printed_no_file_is_made(terminal: Terminal, tmp_path: Path) -> None:
    ended = terminal.call("print", "batch_traveller", job(terminal), "--pdf", tmp_path / "none.pdf")
    assert (ended.code, ended.err.partition(":")[0]) == (1, "ERR_NOT_CLASSIC")
    assert not (tmp_path / "none.pdf").exists()


def test_a_file_that_cannot_be_written_ends_with_2(terminal: Terminal, tmp_path: Path) -> None:
    ended = terminal.call("print", "status_page", job(terminal), "--pdf", tmp_path / "gone" / "x.pdf")
    assert (ended.code, ended.err.partition(":")[0]) == (2, "ERR_FILE_UNREADABLE")
    assert str(tmp_path / "gone") in ended.err


def test_a_printer_that_nobody_knows_is_told(terminal: Terminal) -> None:
    code = job(terminal)
    ended = terminal.call("print", "work_card", code, "--printer", "Nowhere", "--json")
    assert ended.code == 1
    assert [(each["code"], each["ticket"]) for each in ended.objects] == [("ERR_PRINTER", code)]
    assert "“Nowhere”" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("work_card", "HJ-1"),
        ("nonsense", "HJ-1", "--pdf", "x"),
        ("work_card", "HJ-1", "--pdf", "x", "--printer", "y"),
    ],
)
def test_a_target_is_needed_and_only_one(arguments: tuple[str, ...]) -> None:
    assert call("print", *arguments, "-w", "x").code == 2


@pytest.mark.slow
def test_it_prints_where_there_is_no_screen(terminal: Terminal, tmp_path: Path) -> None:
    code, target = job(terminal), tmp_path / "card.pdf"
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [
        sys.executable,
        "-m",
        "app",
        "print",
        "work_card",
        code,
        "-w",
        str(terminal.file),
        "--pdf",
        str(target),
    ]
    done = subprocess.run(command, check=False, env=bare, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert scanned(pages_of(target)[0]) == [code]
