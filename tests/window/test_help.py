"""What the program says of itself, what it tells as it goes on, and that it talks to nobody else."""

from __future__ import annotations

import platform
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QProgressBar

from app import __version__
from app.lifecycle.queries import activity
from app.messages import Language, Messages
from app.views.shell import menus
from app.views.shell.happenings import happening
from app.views.widgets.activity import ActivityStrip
from app.views.widgets.label import OneLine
from tests.window.hand import Hand

Opener = Callable[..., Hand]
ROOT = Path(__file__).resolve().parents[2]

JOB = "HJ-2611-0003"


@pytest.mark.parametrize("lang", ["en", "th"])
def test_about_names_the_versions_that_run(open_window: Opener, workshop: Path, lang: str) -> None:
    hand = open_window(workshop, None, lang=lang)
    hand.window.menus.action(menus.ABOUT).trigger()
    (question,) = hand.asked.questions
    said = "\n".join((question.text, *question.details))
    (sqlite,) = hand.desk.db.execute_sql("SELECT sqlite_version()").fetchone()
    for version in (f"Hatthasilpa {__version__}", f"Python {platform.python_version()}", f"Qt {qVersion()}"):
        assert version in said
    assert f"SQLite {sqlite}" in said
    assert "MIT" in said


def strip(hand: Hand) -> list[str]:
    """The sentences of the activity strip, the newest first."""
    (shown,) = hand.window.seen(ActivityStrip)
    return [each.said() for each in shown.findChildren(OneLine) if each.said()]


def test_of_what_was_not_today_the_strip_says_the_day(open_window: Opener, workshop: Path) -> None:
    fact = activity.latest(open_window(workshop).desk, 1)[0]
    later = fact.at + 36 * 3_600_000_000
    messages = Messages()
    assert happening(fact, fact.at, messages).time == messages.time(fact.at)
    assert happening(fact, later, messages).time == messages.moment(fact.at)


@pytest.mark.parametrize("lang", ["en", "th"])
def test_what_happens_is_told_in_sentences_of_the_language_spoken(
    open_window: Opener, workshop: Path, lang: str
) -> None:
    hand = open_window(workshop, lang=lang)
    hand.choose(JOB)
    hand.act("start")
    hand.act("pause")
    newest, before = strip(hand)[:2]
    assert JOB in newest
    assert JOB in before
    assert newest != before
    assert not re.search(r"[{}]|job\.|ticket\.", newest + before)
    assert bool(re.search("[ก-๙]", newest)) == (lang == "th")
    other = Language.THAI if lang == "en" else Language.ENGLISH
    hand.window.speak(other)
    assert bool(re.search("[ก-๙]", strip(hand)[0])) == (other is Language.THAI)


def test_no_module_of_the_program_can_reach_a_network() -> None:
    """Qt's module of networks is there for one thing: a local socket between two windows of one person."""
    reaching = re.compile(
        r"^\s*(?:from|import) (?:socket|ssl|http|urllib|ftplib|smtplib|requests|asyncio|xmlrpc)\b"
        r"|QtNetwork|QDesktopServices|QtWeb"
    )
    found = {
        (path.relative_to(ROOT).as_posix(), line.partition("#")[0].strip())
        for path in (ROOT / "app").rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if reaching.search(line)
    }
    bell = "app/views/shell/doorbell.py"
    local = ("QLocalServer", "QLocalSocket")
    opening = "app/views/packet/opening.py"
    expected = {(bell, f"from PySide6.QtNetwork import {each}") for each in local}
    expected.add((opening, "from PySide6.QtGui import QDesktopServices"))
    expected.add(
        (opening, "return path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))")
    )
    assert found == expected


def test_a_bar_whose_end_is_not_known_does_not_move(hand: Hand) -> None:
    hand.window.import_sheet()
    (dialog,) = hand.window.seen(QDialog)
    bars = dialog.findChildren(QProgressBar)
    assert bars
    assert [bar for bar in bars if bar.minimum() == bar.maximum()] == []
