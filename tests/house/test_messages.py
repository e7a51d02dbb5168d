"""`dev.py messages`: what is collected, what is kept of the translation, and what `check` finds."""

from __future__ import annotations

import gettext
from pathlib import Path

import messages
import pytest

SOURCE = """
from app.messages.marks import N_, NP_
TITLES = {"a": N_("Start {ticket}")}
COUNTS = NP_("One piece", "{count} pieces", "count")
def say(messages): return messages.text("Hello"), messages.text(TITLES["a"])
"""
THAI = {
    'msgid "Start {ticket}"\nmsgstr ""': 'msgid "Start {ticket}"\nmsgstr "เริ่ม {ticket}"',
    'msgstr[0] ""': 'msgstr[0] "{count} ชิ้น"',
    'msgid "Hello"\nmsgstr ""': 'msgid "Hello"\nmsgstr "สวัสดี"',
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of one module, whose catalogue is up to date and wholly in Thai."""
    locale = tmp_path / "locale"
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "TEMPLATE", locale / "hatthasilpa.pot")
    monkeypatch.setattr(messages, "THAI", locale / "th" / "LC_MESSAGES" / "hatthasilpa.po")
    monkeypatch.setattr(messages, "COMPILED", locale / "th" / "LC_MESSAGES" / "hatthasilpa.mo")
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "module.py").write_text(SOURCE, "utf-8")
    messages.update()
    for empty, thai in THAI.items():
        translate(empty, thai)
    messages.update()
    return tmp_path


def translate(old: str, new: str) -> None:
    text = messages.THAI.read_text("utf-8")
    assert old in text
    messages.THAI.write_text(text.replace(old, new), "utf-8")


def test_a_catalogue_just_written_is_up_to_date(project: Path) -> None:
    assert messages.check() == 0


def test_the_compiled_catalogue_speaks_thai(project: Path) -> None:
    thai = gettext.translation("hatthasilpa", str(project / "locale"), ["th"])
    assert thai.gettext("Start {ticket}") == "เริ่ม {ticket}"
    assert thai.ngettext("One piece", "{count} pieces", 1) == "{count} ชิ้น"


def test_a_new_text_is_missed_until_it_is_collected_and_translated(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "app" / "more.py").write_text('TITLE = N_("Pause")\n', "utf-8")
    assert messages.check() == 1
    assert "is stale" in capsys.readouterr().out
    messages.update()
    assert messages.check() == 1
    assert capsys.readouterr().out.endswith("Not in Thai yet: 'Pause'\n")
    translate('msgid "Pause"\nmsgstr ""', 'msgid "Pause"\nmsgstr "พัก"')
    messages.update()
    assert messages.check() == 0


def test_a_text_that_left_the_program_leaves_the_catalogue(project: Path) -> None:
    (project / "app" / "module.py").write_text('HELLO = N_("Hello")\n', "utf-8")
    messages.update()
    text = messages.THAI.read_text("utf-8")
    assert "สวัสดี" in text
    assert "pieces" not in text


def test_a_moved_line_changes_nothing(project: Path) -> None:
    (project / "app" / "module.py").write_text("\n\n" + SOURCE, "utf-8")
    assert messages.check() == 0


def test_other_words_in_braces_are_found(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate("เริ่ม {ticket}", "เริ่ม {tiket}")
    messages.update()
    assert messages.check() == 1
    assert "other words in braces" in capsys.readouterr().out
