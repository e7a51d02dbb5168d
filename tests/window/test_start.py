"""How the program begins: a named workspace, the last one, the sample, a new one; what can't be opened."""

from __future__ import annotations

import argparse
import shutil
import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import bootstrap, desktop
from app.bootstrap import new_workspace
from app.desktop import session
from app.errors import KnownError, Trouble
from app.messages import Language, Messages
from app.paths import user_state
from app.presence import Turn
from app.views.shell import zoom
from app.views.shell.beginning import Beginning, Start
from app.views.shell.doorbell import Doorbell, ring, turn
from app.views.shell.start import StartDialog
from app.views.shell.waiting import MOST_SECONDS, wait_until
from app.views.shell.window import MainWindow
from app.views.theme.theme import Theme
from app.views.theme.tokens import Scheme
from app.views.widgets.ask_dialog import AskDialog
from app.views.widgets.label import PlainLabel
from app.views.work_dialog import WorkDialog
from tests.models import spoiling
from tests.models.spoiling import contents
from tests.views.accessible import nameless_shown
from tests.views.words import visible_words
from tests.window.intake import answered
from tests.window.sitting import Person, close, press, sit

BAD_FILES: Mapping[Callable[[Path], None], str] = {
    spoiling.empty: "is empty",
    spoiling.letter: "is not a workspace",
    spoiling.foreign: "is not a workspace",
    spoiling.newer: "newer release",
    spoiling.half: "damaged",
    spoiling.with_a_trigger: "altered",
    spoiling.missing: "no file",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Path:
    """A user of one's own, who has not started the program before."""
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def quick_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sample workshop with nothing in it, which is made in no time."""

    def make(path: Path, *, tell: Callable[[int, int], None] | None = None) -> None:
        new_workspace(path)

    monkeypatch.setattr("app.sample.make", make)


class Seen:
    """What was seen of windows and dialogs, in order."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.words: list[set[str]] = []

    def note(self, then: Callable[..., object]) -> Callable[..., None]:
        """Looks, and then does something."""

        def noting(widget: MainWindow | AskDialog | StartDialog) -> None:
            self.titles.append(widget.windowTitle())
            self.words.append(visible_words(widget))
            then(widget)

        return noting


# the first start


def test_the_first_start_asks_and_leaving_ends_the_program() -> None:
    seen = Seen()
    assert sit(Person((StartDialog, seen.note(close)))) == desktop.DONE
    assert seen.titles == ["Welcome"]


def test_the_sample_workshop_can_be_looked_around_in_and_is_thrown_away() -> None:
    seen, places = Seen(), []

    def look(window: MainWindow) -> None:
        places.append(window._seat.workspace)
        assert places[0].is_file()
        close(window)

    sit(Person((StartDialog, press("start_sample")), (MainWindow, seen.note(look))))
    assert seen.titles == ["Sample workshop — Hatthasilpa"]
    assert not places[0].exists()
    sit(Person((StartDialog, close)))  # it is not the last workspace


# while the sample is made


Made = Callable[[Callable[[int, int], None]], object]


def make_by(monkeypatch: pytest.MonkeyPatch, way: Made) -> list[Path]:
    """The sample is made this way; where, is told."""
    places: list[Path] = []

    def make(path: Path, *, tell: Callable[[int, int], None]) -> None:
        places.append(path)
        new_workspace(path)
        way(tell)

    monkeypatch.setattr("app.sample.make", make)
    return places


def test_while_the_sample_is_made_one_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, has_been_seen = Seen(), threading.Event()

    def way(tell: Callable[[int, int], None]) -> None:
        tell(7, 30)
        assert has_been_seen.wait(MOST_SECONDS)

    def look(dialog: WorkDialog) -> None:
        wait_until(lambda: "day 7 of 30" in dialog.progress.label.said(), "the day to be told")
        seen.note(lambda _: has_been_seen.set())(dialog)

    make_by(monkeypatch, way)
    sit(Person((WorkDialog, look), (MainWindow, seen.note(close))), demo=True)
    assert seen.titles == ["Making the sample workshop…", "Sample workshop — Hatthasilpa"]


def test_a_sample_that_is_not_waited_for_is_thrown_away_and_one_chooses_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    was_stopped = threading.Event()

    def way(tell: Callable[[int, int], None]) -> None:
        assert was_stopped.wait(MOST_SECONDS)
        tell(8, 30)
        raise AssertionError("it goes on")

    def stop(dialog: WorkDialog) -> None:
        press("stop_making")(dialog)
        was_stopped.set()

    places = make_by(monkeypatch, way)
    assert sit(Person((WorkDialog, stop), (StartDialog, close)), demo=True) == desktop.DONE
    assert not places[0].parent.exists()


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    ("error", "said"), [(KnownError(Trouble.DISK_FULL, file="x"), "full"), (RuntimeError("oops"), "log")]
)
def test_a_sample_that_can_not_be_made_is_told_of(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def way(tell: Callable[[int, int], None]) -> None:
        raise error

    seen = Seen()
    make_by(monkeypatch, way)
    sit(Person((AskDialog, seen.note(close)), (StartDialog, close)), demo=True)
    assert seen.titles == ["That was not opened"]
    assert any(said in each for each in seen.words[0])


def test_a_demo_needs_no_asking(quick_sample: None) -> None:
    seen = Seen()
    sit(Person((MainWindow, seen.note(close))), demo=True)
    assert seen.titles == ["Sample workshop — Hatthasilpa"]


def test_a_new_workspace_is_made_and_opened_and_is_the_last_one_then(tmp_path: Path) -> None:
    seen, chosen = Seen(), tmp_path / "my shop"
    with answered(chosen):
        sit(Person((StartDialog, press("start_new")), (MainWindow, seen.note(close))))
    assert chosen.with_suffix(".hatt").is_file()
    assert seen.titles == ["my shop — Hatthasilpa"]
    assert "Admin · Administrator" in seen.words[0]
    sit(Person((MainWindow, seen.note(close))))  # the next start opens it again
    assert seen.titles[1:] == ["my shop — Hatthasilpa"]


def test_a_workspace_is_opened(workshop: Path) -> None:
    seen = Seen()
    with answered(workshop):
        sit(Person((StartDialog, press("start_open")), (MainWindow, seen.note(close))))
    assert seen.titles == ["workshop — Hatthasilpa"]


def test_a_file_dialog_that_was_left_leads_back_to_the_start() -> None:
    with answered(None):
        sit(
            Person(
                (StartDialog, press("start_open")), (StartDialog, press("start_new")), (StartDialog, close)
            )
        )


# what can't be opened


def test_a_file_that_can_not_be_opened_is_told_in_a_sentence_and_one_chooses_again(workshop: Path) -> None:
    seen, files = Seen(), [workshop.with_name(f"{spoil.__name__}.hatt") for spoil in BAD_FILES]
    for spoil, file in zip(BAD_FILES, files, strict=True):
        shutil.copyfile(workshop, file)
        spoil(file)
    tries = [(StartDialog, press("start_open")), (AskDialog, seen.note(close))] * len(files)
    with answered(*files):
        sit(Person(*tries, (StartDialog, close)))
    assert seen.titles == ["That was not opened"] * len(files)
    for file, words, said in zip(files, seen.words, BAD_FILES.values(), strict=True):
        (sentence,) = (each for each in words if str(file) in each)
        assert said in sentence
        assert not any("Traceback" in each for each in words)


def test_an_existing_file_is_not_overwritten_by_a_new_workspace(workshop: Path) -> None:
    before, seen = workshop.read_bytes(), Seen()
    with answered(workshop):
        sit(Person((StartDialog, press("start_new")), (AskDialog, seen.note(close)), (StartDialog, close)))
    assert any("is not overwritten" in each for each in seen.words[0])
    assert workshop.read_bytes() == before


def test_the_last_workspace_that_was_spoiled_meanwhile_is_told_of_and_another_can_be_chosen(
    workshop: Path,
) -> None:
    with answered(workshop):
        sit(Person((StartDialog, press("start_open")), (MainWindow, close)))
    spoiling.letter(workshop)
    seen = Seen()
    sit(Person((AskDialog, seen.note(close)), (StartDialog, close)))
    assert any("is not a workspace" in each for each in seen.words[0])


def test_the_last_workspace_that_is_gone_is_asked_for_anew(workshop: Path) -> None:
    with answered(workshop):
        sit(Person((StartDialog, press("start_open")), (MainWindow, close)))
    workshop.unlink()
    sit(Person((StartDialog, close)))


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("spoil", BAD_FILES)
def test_a_named_file_that_can_not_be_opened_is_told_on_the_command_line(
    spoil: Callable[[Path], None], workshop: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(workshop)
    before = contents(workshop.parent)
    seen = Seen()
    assert sit(Person((AskDialog, seen.note(close))), workspace=workshop, lang=lang) == desktop.UNUSABLE
    code, _, sentence = capsys.readouterr().err.strip().partition(": ")
    assert code.startswith("ERR_FILE_")
    assert str(workshop) in sentence
    assert "\n" not in sentence
    assert (BAD_FILES[spoil] in sentence) == (lang == "en")
    assert {code, sentence} <= seen.words[0]
    assert contents(workshop.parent) == before


def backed_up(workshop: Path) -> Path:
    """A backup that the program has kept of it."""
    with closing(bootstrap.open_core(workshop, station_backups=False)) as core:
        return bootstrap.keep_backup(core.workspace, core.clock)


@pytest.mark.parametrize("spoil", [spoiling.half, spoiling.empty, spoiling.letter, spoiling.missing])
def test_a_workspace_that_is_lost_is_brought_back_from_its_newest_whole_backup(
    workshop: Path, spoil: Callable[[Path], None]
) -> None:
    backup, seen = backed_up(workshop), Seen()
    spoil(workshop)
    person = Person(
        (AskDialog, seen.note(press("choice_bring_back"))),
        (AskDialog, seen.note(close)),
        (MainWindow, seen.note(close)),
    )
    assert sit(person, workspace=workshop) == desktop.DONE
    assert any(str(backup) in each and "newest whole backup" in each for each in seen.words[0])
    assert any(str(backup) in each and "is whole" in each for each in seen.words[1])
    assert seen.titles == ["That was not opened", "The backup is back", "workshop — Hatthasilpa"]


def test_the_last_workspace_that_is_lost_is_brought_back_at_the_start(workshop: Path) -> None:
    backed_up(workshop)
    with answered(workshop):
        sit(Person((StartDialog, press("start_open")), (MainWindow, close)))
    spoiling.half(workshop)
    sit(Person((AskDialog, press("choice_bring_back")), (AskDialog, close), (MainWindow, close)))


def test_where_a_second_person_has_to_agree_the_window_names_the_backup_and_brings_none_back(
    workshop: Path,
) -> None:
    backup, seen = backed_up(workshop), Seen()
    with closing(bootstrap.open_core(workshop, station_backups=False)) as core:
        core.workspace.db.connection().execute("UPDATE ticket SET status = 'in_progress'")
    assert sit(Person((AskDialog, seen.note(close))), workspace=workshop) == desktop.UNUSABLE
    assert any(str(backup) in each for each in seen.words[0])
    assert any("a second person" in each for each in seen.words[0])
    assert not any("Bring the backup back" in each for each in seen.words[0])


def test_after_a_double_click_on_a_file_that_can_not_be_opened_another_can_be_chosen(workshop: Path) -> None:
    bad, seen = workshop.with_name("bad.hatt"), Seen()
    bad.write_bytes(b"")
    person = Person(
        (AskDialog, press("choice_open")),
        (StartDialog, press("start_open")),
        (MainWindow, seen.note(close)),
    )
    with answered(workshop):
        assert sit(person, workspace=bad) == desktop.DONE
    assert seen.titles == ["workshop — Hatthasilpa"]


def test_a_mistake_of_the_program_at_its_start_is_told_in_a_window_too(
    workshop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(*_: object) -> MainWindow:
        raise RuntimeError("oops")

    monkeypatch.setattr(session, "build", build)
    seen = Seen()
    with pytest.raises(RuntimeError, match="oops"):
        sit(Person((AskDialog, seen.note(close))), workspace=workshop)
    assert seen.titles == ["The program made a mistake"]
    assert any("hatthasilpa.log" in each for each in seen.words[0])


def test_who_leaves_the_start_after_a_bad_file_has_not_opened_any(workshop: Path) -> None:
    spoiling.empty(workshop)
    person = Person((AskDialog, press("choice_open")), (StartDialog, close))
    assert sit(person, workspace=workshop) == desktop.UNUSABLE


def test_where_there_is_no_display_a_sentence_says_what_else_can_be_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    given = argparse.Namespace(smoke=False, demo=False)
    assert desktop.run(given, Language.THAI) == desktop.UNUSABLE
    assert "--tour" in capsys.readouterr().err


# going on


def test_a_named_workspace_is_opened_in_the_named_language(workshop: Path) -> None:
    seen = Seen()
    assert sit(Person((MainWindow, seen.note(close))), workspace=workshop, lang="th") == desktop.DONE
    assert seen.titles == ["workshop — Hatthasilpa"]
    assert "งานหัตถศิลป์" in seen.words[0]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The theme of the program."""
    return desktop.theme_in_use()


def choose(key: str) -> Callable[[MainWindow], None]:
    def choosing(window: MainWindow) -> None:
        QTimer.singleShot(0, window.menus.action(key).trigger)  # what it opens is waited for there

    return choosing


@pytest.mark.parametrize("named", [True, False])
def test_another_workspace_can_be_opened_from_the_menu(
    workshop: Path, quick_sample: None, named: bool
) -> None:
    seen = Seen()
    first = () if named else ((StartDialog, press("start_open")),)
    person = Person(
        *first,
        (MainWindow, seen.note(choose("other_workspace"))),
        (StartDialog, press("start_sample")),
        (MainWindow, seen.note(close)),
    )
    with answered(workshop):
        sit(person, workspace=workshop if named else None)
    assert seen.titles == ["workshop — Hatthasilpa", "Sample workshop — Hatthasilpa"]


def test_who_asked_for_another_workspace_can_go_on_with_the_last(workshop: Path) -> None:
    seen = Seen()
    with answered(workshop):
        sit(
            Person(
                (StartDialog, press("start_open")),
                (MainWindow, choose("other_workspace")),
                (StartDialog, press("start_last")),
                (MainWindow, seen.note(close)),
            )
        )
    assert seen.titles == ["workshop — Hatthasilpa"]


def test_who_asked_for_another_workspace_and_chooses_none_stays(workshop: Path) -> None:
    seen = Seen()
    person = Person(
        (MainWindow, choose("other_workspace")), (StartDialog, close), (MainWindow, seen.note(close))
    )
    sit(person, workspace=workshop)
    assert seen.titles == ["workshop — Hatthasilpa"]


def test_who_wanted_another_workspace_that_can_not_be_opened_is_back_where_they_were(workshop: Path) -> None:
    spoiled, seen = workshop.with_name("spoiled.hatt"), Seen()
    spoiled.write_bytes(b"no workspace")
    person = Person(
        (MainWindow, choose("other_workspace")),
        (StartDialog, press("start_open")),
        (AskDialog, seen.note(close)),
        (StartDialog, close),
        (MainWindow, seen.note(close)),
    )
    with answered(spoiled):
        sit(person, workspace=workshop)
    assert seen.titles == ["That was not opened", "workshop — Hatthasilpa"]


def test_a_sample_workshop_is_not_thrown_away_without_a_question(workshop: Path, quick_sample: None) -> None:
    seen = Seen()
    person = Person(
        (MainWindow, choose("other_workspace")),
        (StartDialog, press("start_open")),
        (AskDialog, seen.note(close)),
        (MainWindow, seen.note(choose("other_workspace"))),
        (StartDialog, press("start_open")),
        (AskDialog, press("choice_throw_away")),
        (MainWindow, seen.note(close)),
    )
    with answered(workshop, workshop):
        sit(person, demo=True)
    sample, there = "Sample workshop — Hatthasilpa", "workshop — Hatthasilpa"
    assert seen.titles == ["Leave the sample workshop?", sample, there]


# a start while another one is under way, as when an icon is clicked twice


def is_held(workspace: Path) -> bool:
    """Whether somebody is opening the workspace: the next one would wait."""
    fcntl = pytest.importorskip("fcntl")
    (file,) = (user_state() / "opening").iterdir()
    with file.open("rb") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_whoever_opens_a_workspace_is_waited_for_until_their_bell_hangs(workshop: Path) -> None:
    held: list[bool] = []

    def look(window: MainWindow) -> None:
        held.append(window._doorbell is None and is_held(workshop))
        wait_until(lambda: window._doorbell is not None, "the bell")
        held.append(is_held(workshop))
        window.close()

    sit(Person((MainWindow, look)), workspace=workshop)
    assert held == [True, False]


def test_a_second_start_that_has_waited_rings_and_opens_no_window(
    workshop: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    building, rung = QObject(), []

    def wait_for_the_first(workspace: Path) -> Turn:
        bell = Doorbell(workspace, building)
        bell.rung.connect(lambda: rung.append(workspace))
        return turn(workspace)

    monkeypatch.setattr(session, "turn", wait_for_the_first)
    assert sit(Person(), workspace=workshop) == desktop.DONE
    qtbot.waitUntil(lambda: rung == [workshop])
    for bell in building.findChildren(Doorbell):
        bell.take_down()


def test_the_bell_of_one_who_is_there_is_not_taken_down(workshop: Path, qtbot: QtBot) -> None:
    here, rung = QObject(), []
    first = Doorbell(workshop, here)
    first.rung.connect(lambda: rung.append("first"))
    second = Doorbell(workshop, here)
    qtbot.waitUntil(lambda: bool(rung))  # the second one has found out that somebody is there
    rung.clear()
    assert ring(workshop)
    qtbot.waitUntil(lambda: bool(rung))
    second.take_down()
    first.take_down()


def test_language_colours_and_size_are_as_they_were_left(workshop: Path) -> None:
    found: list[tuple[str, str, int]] = []

    def change(window: MainWindow) -> None:
        window.speak(Language.THAI)
        window.colour(Scheme.DARK)
        window.zoom(125)
        window.close()

    def look(window: MainWindow) -> None:
        theme = window.context.theme
        found.append((window.context.messages.language, theme.scheme, zoom.percent_of(theme)))
        window.close()

    with answered(workshop):
        sit(Person((StartDialog, press("start_open")), (MainWindow, change)))
    sit(Person((MainWindow, look)))
    sit(Person((MainWindow, look)), lang="en")
    assert found == [(Language.THAI, Scheme.DARK, 125), (Language.ENGLISH, Scheme.DARK, 125)]


# the dialog itself


@pytest.mark.parametrize("language", Language)
def test_the_start_offers_its_ways_in_words(theme: Theme, language: Language, tmp_path: Path) -> None:
    last, chosen = tmp_path / "last.hatt", tmp_path / "chosen.hatt"
    pickers = (lambda *_: chosen, lambda *_: None)
    dialog = StartDialog(theme, Messages(language), last, pickers)
    dialog.show()
    assert nameless_shown(dialog) == []
    assert str(last) in [each.said() for each in dialog.findChildren(PlainLabel)]
    press("start_open")(dialog)
    assert dialog.isVisible()
    assert dialog.beginning is None
    press("start_new")(dialog)
    assert dialog.beginning == Beginning(Start.NEW, chosen)
    press("start_last")(dialog)
    assert dialog.beginning == Beginning(Start.OPEN, last)
    press("start_sample")(dialog)
    assert dialog.beginning == Beginning(Start.SAMPLE)
    dialog.deleteLater()
