"""Who else is here."""

from __future__ import annotations

from pathlib import Path

from app.clock import FixedClock
from app.presence import FRESH_SECONDS, Presence


def seat(workspace: Path, name: str, clock: FixedClock) -> Presence:
    made = Presence(workspace, name, clock)
    made.renew()
    return made


def test_everybody_sees_the_others_and_not_themselves(tmp_path: Path) -> None:
    clock, file = FixedClock(), tmp_path / "w.hatt"
    nok, ploy = seat(file, "Nok", clock), seat(file, "พลอย", clock)
    assert nok.others() == ["พลอย"]
    assert ploy.others() == ["Nok"]


def test_one_person_at_two_seats_is_there_twice(tmp_path: Path) -> None:
    clock, file = FixedClock(), tmp_path / "w.hatt"
    first = seat(file, "Nok", clock)
    seat(file, "Nok", clock)
    assert first.others() == ["Nok"]


def test_who_leaves_is_gone_and_the_last_one_leaves_nothing(tmp_path: Path) -> None:
    clock, file = FixedClock(), tmp_path / "w.hatt"
    nok, ploy = seat(file, "Nok", clock), seat(file, "Ploy", clock)
    ploy.leave()
    assert nok.others() == []
    nok.leave()
    assert list(tmp_path.iterdir()) == []


def test_a_seat_that_was_left_without_a_word_fades_away(tmp_path: Path) -> None:
    clock, file = FixedClock(), tmp_path / "w.hatt"
    seat(file, "Killed", clock)
    clock.advance(seconds=FRESH_SECONDS + 1)
    assert seat(file, "Nok", clock).others() == []


def test_the_file_of_a_seat_that_was_left_without_a_word_is_gone_after_a_day(tmp_path: Path) -> None:
    """A machine that is switched off every evening would leave one for each day."""
    clock, file = FixedClock(), tmp_path / "w.hatt"
    for _ in range(3):
        seat(file, "Nok", clock)
        clock.advance(minutes=25 * 60)
    here = seat(file, "Ploy", clock)
    assert here.others() == []
    here.leave()
    assert list(tmp_path.iterdir()) == []


def test_nonsense_in_the_folder_is_nobody(tmp_path: Path) -> None:
    clock, file = FixedClock(), tmp_path / "w.hatt"
    nok = seat(file, "Nok", clock)
    folder = tmp_path / "w.hatt.seats"
    for number, text in enumerate(("", "[]", '{"name": 1}', '{"name": "x", "at": "now"}')):
        (folder / f"{number}.seat").write_text(text, encoding="utf-8")
    assert nok.others() == []


def test_a_place_that_can_not_be_written_to_is_no_reason_to_stop(tmp_path: Path) -> None:
    nobody = Presence(tmp_path / "no such folder" / "w.hatt", "Nok", FixedClock())
    nobody.renew()
    assert nobody.others() == []
    nobody.leave()
