"""Packets at the command line: a line that sets one going ends when it has come as far as it can."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.clock import SystemClock
from tests.cli.terminal import ATOMIC, Terminal
from tests.house.project import ROOT
from tests.lifecycle.packets.packing import TEMPLATES
from tests.lifecycle.shop import furnished
from tests.lifecycle.workspaces import copied

# Who prints makes Qt's application where there is none; a process has one, and windows need their own kind.
pytestmark = pytest.mark.usefixtures("qapp")

JOB = {"do": "job.create", "product": "TOTE-07", "quantity": 2, "keep": "job"}
CREATE = {"do": "packet.create", "ticket": "$job", "keep": "packet"}
RUN = {"do": "packet.run", "packet": "$packet"}
WITHOUT_QT = "import sys; sys.modules.update(PySide6=None, shiboken6=None); from app.__main__ import main; "


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Somebody at a workshop with two folders of templates beside it."""
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    return Terminal(copied(tmp_path / "shop.hatt", furnished, SystemClock))


def test_a_receipt_says_the_status_and_files_of_its_packet(terminal: Terminal, tmp_path: Path) -> None:
    job, made, ran = terminal.do(JOB, {**CREATE, "template": "npm"}, RUN)
    code = job["result"]["code"]
    assert (made["result"]["status"], made["result"]["ticket"]) == ("created", code)
    assert ran["result"]["status"] == "packaged"
    assert [each["name"] for each in ran["result"]["files"]] == ["package.json", "src/index.js"]
    assert Path(ran["result"]["paths"]["zip"]).is_file()
    (row,) = terminal.show("packets")
    assert (row["id"], row["kind"], row["status"]) == (made["result"]["code"], "template", "packaged")
    assert terminal.show("packets", "--ticket", code) == [row]
    deployed = terminal.do(
        {"do": "packet.deploy", "packet": row["id"], "to": "folder", "target": str(tmp_path)}
    )
    assert deployed[0]["result"]["status"] == "done"


def test_what_is_printed_is_printed(terminal: Terminal) -> None:
    *_, ran = terminal.do(JOB, CREATE, RUN, options=("--lang", "th"))
    assert (ran["result"]["status"], ran["result"]["kinds"]) == ("packaged", ["work_card"])
    assert [each["codes"] for each in ran["result"]["files"]] == [1]


def test_what_is_printed_fails_with_its_reason_without_a_press(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.packets.screenless", lambda: None)
    *_, ran = terminal.do(JOB, CREATE, RUN, options=("--lang", "th"))
    assert (ran["ok"], ran["result"]["status"]) == (True, "failed")
    assert ran["result"]["failure"]["code"] == "ERR_PACKET_NO_PRESS"
    assert "พิมพ์" in ran["result"]["failure"]["message"]


def test_a_request_that_is_sent_again_makes_nothing_twice(terminal: Terminal) -> None:
    once = {"request_id": "run once"}
    terminal.do(JOB, {**CREATE, "template": "bot"}, {**RUN, **once})
    (row,) = terminal.show("packets")
    written = terminal.written()
    (again,) = terminal.do({"do": "packet.run", "packet": row["id"], **once})
    assert again["result"]["status"] == "packaged"
    assert (terminal.show("packets"), terminal.written()) == ([row], written)


def test_all_or_nothing_makes_its_packets_when_all_was_done(terminal: Terminal) -> None:
    *_, ran = terminal.do(JOB, {**CREATE, "template": "bot"}, RUN, options=ATOMIC)
    assert ran["result"]["status"] == "packaged"


def test_a_discarded_packet_is_gone_from_disk(terminal: Terminal, tmp_path: Path) -> None:
    terminal.do(JOB, {**CREATE, "template": "bot"}, RUN, {"do": "packet.discard", "packet": "$packet"})
    assert terminal.show("packets") == []
    assert list((tmp_path / "output").iterdir()) == []
    assert len(list((tmp_path / "logs").iterdir())) == 1


def test_stages_without_print_need_no_qt(terminal: Terminal, tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text(
        '{"do": "job.create", "product": "TOTE-07", "quantity": 2, "keep": "job"}\n'
        '{"do": "packet.create", "ticket": "$job", "kind": "static_html", "keep": "page"}\n'
        '{"do": "packet.run", "packet": "$page"}\n',
        "utf-8",
    )
    code = WITHOUT_QT + "sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "do", "-w", str(terminal.file), str(script)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert '"status": "packaged"' in done.stdout.splitlines()[-1]
