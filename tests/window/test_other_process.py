"""Other processes on the same workspace: what they do is seen here in a moment, and nothing here jumps."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.commands.jobs import JobCreate
from app.views.context import TICKETS
from tests.window.hand import Hand

Opener = Callable[..., Hand]

ROOT = Path(__file__).resolve().parents[2]
PLANNED, RUNNING = "HJ-2611-0003", "HJ-2611-0004"
PATIENCE_MS = 20_000


def elsewhere(workspace: Path, *commands: dict[str, object]) -> None:
    """Another process does these; it ends before this returns."""
    script = "\n".join(map(json.dumps, commands))
    line = [sys.executable, "-m", "app", "do", "-w", str(workspace), "-"]
    done = subprocess.run(line, cwd=ROOT, input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_job_made_by_another_process_appears_by_itself(hand: Hand, workshop: Path, qtbot: QtBot) -> None:
    hand.choose(PLANNED)
    elsewhere(workshop, {"do": "job.create", "product": "TOTE-07", "quantity": 4})
    qtbot.waitUntil(lambda: len(hand.codes()) == 9, timeout=PATIENCE_MS)
    assert hand.chosen() == [PLANNED]
    newest = hand.codes()[0]
    assert hand.row(newest)["pieces"] == "4"
    assert hand.row(newest)["status"] == "Planned"


def test_the_chosen_job_follows_another_process_with_its_buttons_and_pieces(
    hand: Hand, workshop: Path, qtbot: QtBot
) -> None:
    hand.choose(PLANNED)
    assert hand.button("job_action_start").isEnabled()
    elsewhere(workshop, {"do": "job.start", "job": PLANNED})
    qtbot.waitUntil(hand.button("job_action_pause").isEnabled, timeout=PATIENCE_MS)
    assert not hand.button("job_action_start").isEnabled()
    assert hand.jobs.panel.pieces.model.rowCount() == 24
    assert hand.row(PLANNED)["status"] == "In progress"
    assert hand.chosen() == [PLANNED]


def test_a_chosen_piece_stays_chosen_while_another_process_works(
    hand: Hand, workshop: Path, qtbot: QtBot
) -> None:
    hand.choose(RUNNING)
    pieces = hand.jobs.panel.pieces
    pieces.table.selectRow(7)
    chosen = list(pieces.table.chosen())
    number = pieces.model.cell(6, 0).text
    elsewhere(
        workshop, {"do": "work.complete", "tokens": [{"ticket": RUNNING, "number": number}], "person": "Nok"}
    )
    step = next(at for at, column in enumerate(pieces.model.columns) if column.key == "step")
    before = pieces.model.cell(7, step).text
    qtbot.waitUntil(lambda: pieces.model.cell(6, step).text != before, timeout=PATIENCE_MS)
    assert list(pieces.table.chosen()) == chosen


def test_choice_and_place_stay_in_a_long_list(hand: Hand, workshop: Path, qtbot: QtBot) -> None:
    for number in range(1, 61):
        hand.window.context.send(JobCreate(product="TOTE-07", quantity=number % 9 + 1), print, print)
    hand.wait()
    table, model = hand.jobs.table, hand.jobs.listing.model
    hand.choose("HJ-2611-0030", "HJ-2611-0031")
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    chosen, top = hand.chosen(), model.id_at(table.rowAt(0))
    elsewhere(
        workshop,
        {"do": "job.create", "product": "TOTE-07", "quantity": 4},
        {"do": "job.start", "job": "HJ-2611-0030"},
    )
    qtbot.waitUntil(lambda: len(hand.codes()) == 69, timeout=PATIENCE_MS)
    assert hand.chosen() == chosen
    assert model.id_at(table.rowAt(0)) == top
    assert hand.row("HJ-2611-0030")["status"] == "In progress"


def test_the_open_ticket_follows_another_process(hand: Hand, workshop: Path, qtbot: QtBot) -> None:
    panel = hand.open_ticket(PLANNED)
    elsewhere(
        workshop,
        {"do": "job.start", "job": PLANNED},
        {"do": "ticket.create", "product": "BELT-32", "quantity": 9},
    )
    qtbot.waitUntil(lambda: hand.tickets.model.rowCount() == 12, timeout=PATIENCE_MS)
    assert panel.badges.status.accessibleName() == "In progress"
    assert panel.pieces.list.model().rowCount() == 24
    assert hand.window.pages.shown() == TICKETS
    assert list(hand.tickets.table.chosen()) == [hand.id(PLANNED)]


def test_a_dialog_with_typed_words_is_not_disturbed(hand: Hand, workshop: Path, qtbot: QtBot) -> None:
    hand.click("new_job")
    hand.write("product", "CARD-02")
    hand.write("quantity", "11")
    hand.write("notes", "Half a sentence")
    elsewhere(workshop, {"do": "job.create", "product": "TOTE-07", "quantity": 4})
    qtbot.waitUntil(lambda: len(hand.codes()) == 9, timeout=PATIENCE_MS)
    hand.press("save")
    (code,) = hand.chosen()
    assert hand.row(code)["pieces"] == "11"
    assert hand.notes(code) == "Half a sentence"


# windows


class OtherWindow:
    """A window of another process."""

    def __init__(self, workspace: Path) -> None:
        line = [sys.executable, "-m", "tests.window.other_window", str(workspace)]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(line, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True)
        assert self._answer() == "open"

    def told(self, deed: str) -> str:
        """What it answers to a line."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{deed}\n")
        self._process.stdin.flush()
        return self._answer()

    def close(self) -> int:
        """Closes it; its exit code."""
        self._process.communicate()
        return self._process.returncode

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@pytest.fixture
def other(workshop: Path) -> Iterator[OtherWindow]:
    window = OtherWindow(workshop)
    yield window
    assert window.close() == 0


@pytest.mark.slow
def test_two_windows_of_two_processes_see_each_other(other: OtherWindow, hand: Hand, qtbot: QtBot) -> None:
    hand.choose(PLANNED)
    assert other.told(f"start {PLANNED}") == "done"
    qtbot.waitUntil(lambda: hand.row(PLANNED)["status"] == "In progress", timeout=PATIENCE_MS)
    hand.act("pause")
    assert other.told(f"see {PLANNED} Paused") == "seen"
    assert hand.chosen() == [PLANNED]


def test_two_windows_of_one_process_see_each_other(open_window: Opener, workshop: Path, qtbot: QtBot) -> None:
    english, thai = open_window(workshop), open_window(workshop, lang="th", actor="Wanida")
    english.choose(PLANNED)
    thai.choose(PLANNED)
    english.act("start")
    qtbot.waitUntil(thai.button("job_action_pause").isEnabled)
    assert thai.row(PLANNED)["status"] == "กำลังทำ"
    thai.act("pause")
    qtbot.waitUntil(english.button("job_action_resume").isEnabled)
    assert english.row(PLANNED)["status"] == "Paused"
    english.window.close()
    thai.act("resume")  # the other one goes on alone
    assert thai.row(PLANNED)["status"] == "กำลังทำ"
