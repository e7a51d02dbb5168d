"""Where a list goes: the system asks about the name that was typed, we about the one that it becomes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.messages import Messages
from app.views.lists.out.dialogs import REPLACE, SystemTarget
from app.views.lists.out.outlets import KINDS
from app.views.widgets.ask import Answer
from tests.views.scripted import ScriptedAsk

XLSX, CSV = (Messages().text(said) for said in KINDS.values())


class Typing:
    """Answers for the system's dialog: what was typed and which kind was chosen, one after the other."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *typed: tuple[Path | str, str]) -> None:
        self.typed = [(str(name), kind) for name, kind in typed]
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: self.typed.pop(0))

    def chosen(self, *answers: Answer | None) -> Path | None:
        ask = ScriptedAsk(*answers)
        chosen = SystemTarget(ask).choose(QWidget(), Messages(), "Export", "Jobs.xlsx", KINDS)
        assert not self.typed
        assert len(ask.questions) == len(answers)
        return chosen


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> None:
    """Widgets can be made."""


@pytest.mark.parametrize(
    ("typed", "kind", "expected"),
    [
        ("report", XLSX, "report.xlsx"),
        ("report", CSV, "report.csv"),
        ("Jobs.xlsx", CSV, "Jobs.csv"),  # as proposed; the kind was chosen
        ("Jobs.csv", XLSX, "Jobs.csv"),  # typed; the kind is the first
        ("week 48.5", XLSX, "week 48.5.xlsx"),
        ("Jobs.XLSX", XLSX, "Jobs.XLSX"),
        ("report", "", "report.xlsx"),  # a desktop that tells no kind
    ],
)
def test_a_file_gets_the_ending_that_was_meant(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str, kind: str, expected: str
) -> None:
    assert Typing(monkeypatch, (tmp_path / typed, kind)).chosen() == tmp_path / expected


@pytest.mark.parametrize(("typed", "kind"), [("report", XLSX), ("report.csv", XLSX)])
def test_a_file_that_the_system_did_not_ask_about_is_not_replaced_without_a_question(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str, kind: str
) -> None:
    (tmp_path / "report.xlsx").write_text("precious", encoding="utf-8")
    (tmp_path / "report.csv").write_text("the system has asked about it", encoding="utf-8")
    asked = [Answer(REPLACE)] if typed == "report" else []
    ending = ".xlsx" if asked else ".csv"
    assert Typing(monkeypatch, (tmp_path / typed, kind)).chosen(*asked) == tmp_path / f"report{ending}"


def test_who_would_not_replace_it_types_another_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "report.xlsx").write_text("precious", encoding="utf-8")
    typing = Typing(monkeypatch, (tmp_path / "report", XLSX), (tmp_path / "other", XLSX))
    assert typing.chosen(None) == tmp_path / "other.xlsx"


def test_leaving_the_dialog_chooses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Typing(monkeypatch, ("", "")).chosen() is None
