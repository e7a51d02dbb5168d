"""The window over a hundred thousand jobs in a person's hands: the wheel, each letter typed, a language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.messages import Language
from app.views.shell.window import MainWindow
from benches.figures import Figure, Times
from benches.jobs import many_jobs
from benches.painting import WIDE, Eye, settle, shown
from benches.person import NOTCH, WORDS, strike, turn
from benches.workshop import Scale

WHEEL_BAR, KEY_BAR, KEY_GOAL, LANGUAGE_BAR = 4, 50, 20, 300


def measure(scale: Scale) -> Iterator[Figure]:
    """From the turn of the wheel, the press of a key, the choice of a language until all of it is painted."""
    _application = QApplication.instance() or QApplication([])
    with shown(many_jobs(scale)) as eye:
        eye.screen.window().resize(*WIDE)
        settle()
        eye.rest()
        yield from _wheel(eye, scale.rounds * 10)
        eye.screen.table.scrollToTop()
        yield from _letters(eye, max(scale.rounds // 20, 1))
        yield from _languages(eye, max(scale.rounds // 4, 1))


def _wheel(eye: Eye, notches: int) -> Iterator[Figure]:
    """Down through rows that nobody has seen, and back up through those that were just shown."""
    for what, notch in (("down, new rows", NOTCH), ("up again", -NOTCH)):
        times = Times()
        for _ in range(notches):
            times.take(partial(eye.sees, partial(turn, eye.screen.table, notch)))
        yield Figure(f"the wheel, a frame, {what}", times.median, "ms", str(times), WHEEL_BAR)
        p99 = times.worked_at(0.99)
        yield Figure(f"the same, p99 of {notches}", times.at(0.99), "ms", p99, WHEEL_BAR)


def _letters(eye: Eye, rounds: int) -> Iterator[Figure]:
    """Each letter of a word, and each taken back; then whole words as fast as keys can come."""
    letters, words = Times(), Times()
    for word in WORDS * rounds:
        for key in (*word, *[Qt.Key.Key_Backspace] * len(word)):
            eye.rest()
            letters.take(partial(_press, eye, key))
    for word in WORDS * rounds:
        eye.rest()
        words.take(partial(_press, eye, *word))
        eye.rest()
        _press(eye, Qt.Key.Key_Escape)
    yield Figure(
        "a letter in the search, to the rows found", letters.median, "ms", str(letters), KEY_BAR, KEY_GOAL
    )
    yield Figure("the same, p99", letters.at(0.99), "ms", letters.worked_at(0.99), KEY_BAR)
    yield Figure("a word typed at once, to the rows found", words.median, "ms", str(words), KEY_BAR)


def _press(eye: Eye, *keys: str | Qt.Key) -> None:
    """Presses keys and returns when the rows that the field's words find have been painted."""
    field = eye.screen.listing.search

    def press() -> None:
        for key in keys:
            strike(field, key)

    eye.sees_when(press, lambda: eye.searched_for() == field.text())


def _languages(eye: Eye, rounds: int) -> Iterator[Figure]:
    """The whole window, with a job chosen."""
    window = eye.screen.window()
    assert isinstance(window, MainWindow)
    eye.screen.table.choose(eye.screen.listing.model.ids[:1])
    times = Times()
    for language in (Language.THAI, Language.ENGLISH) * rounds:
        eye.rest()
        times.take(partial(_speak, eye, window, language))
    yield Figure(
        "another language, to the whole window painted", times.median, "ms", str(times), LANGUAGE_BAR
    )


def _speak(eye: Eye, window: MainWindow, language: Language) -> None:
    eye.sees(partial(window.speak, language))
    QApplication.processEvents()  # what was laid out anew by the first painting
