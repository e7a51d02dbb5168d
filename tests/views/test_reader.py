"""What takes long to read is read beside the window, on a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app import bootstrap
from app.lifecycle.core import Reading
from app.lifecycle.desk import Desk
from app.lifecycle.queries import activity
from app.views.reader import Reader
from tests.lifecycle.workspaces import copied, small_workshop


class Asker(QObject):
    """Somebody who asks, and what they were told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def hear(self, answer: object) -> None:
        self.told.append(answer)

    def hear_failure(self) -> None:
        self.told.append("failed")


class Held:
    """A reading that goes on until it is let go."""

    def __init__(self, answer: object) -> None:
        self._answer = answer
        self.begun = threading.Event()
        self.let_go = threading.Event()

    def __call__(self, _desk: Desk) -> object:
        self.begun.set()
        assert self.let_go.wait(30)
        return self._answer


@pytest.fixture
def open_reading(tmp_path: Path) -> Callable[[], Reading]:
    return partial(bootstrap.open_reading, copied(tmp_path / "workshop.hatt", small_workshop))


@pytest.fixture
def reader(open_reading: Callable[[], Reading], qtbot: QtBot) -> Iterator[Reader]:
    reader = Reader(open_reading)
    yield reader
    reader.stop()


@pytest.fixture
def asker(qtbot: QtBot) -> Asker:
    return Asker()


def answered(reader: Reader, qtbot: QtBot) -> None:
    qtbot.waitUntil(reader.is_idle)


def test_it_reads_in_another_thread_and_answers_in_the_window_s(
    reader: Reader, open_reading: Callable[[], Reading], asker: Asker, qtbot: QtBot
) -> None:
    with closing(open_reading()) as reading:
        facts = activity.last_seq(reading.desk)

    def read(desk: Desk) -> str:
        return f"{threading.current_thread().name} of fact {activity.last_seq(desk)}"

    reader.ask("facts", read, asker.hear, asker.hear_failure)
    assert asker.told == []
    answered(reader, qtbot)
    assert asker.told == [f"reader of fact {facts}"]


def test_a_later_question_takes_the_place_of_one_that_was_not_answered(
    reader: Reader, asker: Asker, qtbot: QtBot
) -> None:
    first, never = Held("first"), Held("never read")
    reader.ask("list", first, asker.hear, asker.hear_failure)
    assert first.begun.wait(30)
    reader.ask("list", never, asker.hear, asker.hear_failure)
    reader.ask("list", lambda _: "last", asker.hear, asker.hear_failure)
    first.let_go.set()
    answered(reader, qtbot)
    assert asker.told == ["last"]
    assert not never.begun.is_set()


def test_questions_of_two_keys_are_both_answered(reader: Reader, asker: Asker, qtbot: QtBot) -> None:
    for key in ("one", "other"):
        reader.ask(key, lambda _, key=key: key, asker.hear, asker.hear_failure)  # type: ignore[misc]
    answered(reader, qtbot)
    assert asker.told == ["one", "other"]


def test_what_was_dropped_is_not_told(reader: Reader, asker: Asker, qtbot: QtBot) -> None:
    held = Held("dropped")
    reader.ask("list", held, asker.hear, asker.hear_failure)
    reader.drop("list")
    held.let_go.set()
    reader.ask("other", lambda _: "other", asker.hear, asker.hear_failure)
    answered(reader, qtbot)
    assert asker.told == ["other"]


@pytest.mark.logs_warnings
def test_what_can_not_be_read_is_told_and_the_next_question_is_answered(
    reader: Reader, asker: Asker, qtbot: QtBot
) -> None:
    def broken(_desk: Desk) -> None:
        raise OSError("the disk is away")

    reader.ask("list", broken, asker.hear, asker.hear_failure)
    answered(reader, qtbot)
    reader.ask("list", lambda _: "again", asker.hear, asker.hear_failure)
    answered(reader, qtbot)
    assert asker.told == ["failed", "again"]


def test_one_who_is_gone_hears_nothing(reader: Reader, asker: Asker, qtbot: QtBot) -> None:
    held = Held("late")
    reader.ask("list", held, asker.hear, asker.hear_failure)
    delete(asker)
    held.let_go.set()
    answered(reader, qtbot)
    assert asker.told == []


def test_nothing_is_told_after_the_end(reader: Reader, asker: Asker, qtbot: QtBot) -> None:
    held = Held("late")
    reader.ask("list", held, asker.hear, asker.hear_failure)
    assert held.begun.wait(30)
    held.let_go.set()
    reader.stop()
    qtbot.wait(0)
    assert asker.told == []
