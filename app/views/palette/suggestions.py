"""What the palette suggests, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field

from app.values import frozen

MOST = 40


@frozen
class Suggestion:
    """One line of the palette. `words` are what it is found by, besides its title; `why_not` disables it."""

    title: str
    act: Callable[[], object] = field(compare=False)
    icon: str = ""
    detail: str = ""
    shortcut: str = ""
    words: str = ""
    why_not: str = ""


def ranked(given: Iterable[Suggestion], typed: str) -> list[Suggestion]:
    """Those that every typed word fits, the best first; all of them, as given, where nothing was typed."""
    wanted = typed.casefold().split()
    scored = ((_score(each, wanted), place, each) for place, each in enumerate(given))
    fitting = [each for each in scored if each[0] is not None]
    return [each for _, _, each in sorted(fitting, key=lambda each: each[:2])][: MOST if wanted else None]


def _score(given: Suggestion, wanted: Sequence[str]) -> tuple[int, bool] | None:
    """How far it is from what was meant: 0 begins with it, 1 a word does, 2 holds it, 3 found otherwise."""
    title, others = given.title.casefold(), given.words.casefold()
    distances = [_distance(title, others, word) for word in wanted]
    if None in distances:
        return None
    return max((each for each in distances if each is not None), default=0), bool(given.why_not)


def _distance(title: str, others: str, word: str) -> int | None:
    if title.startswith(word):
        return 0
    if f" {word}" in title:
        return 1
    if word in title:
        return 2
    return 3 if word in others else None
