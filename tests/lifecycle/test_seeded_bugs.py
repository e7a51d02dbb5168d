"""The random comparison finds every planted bug: it looks where it says that it looks.

Each commit looks for some of every kind; `HATTHASILPA_BUGS=all` looks for all of them.
"""

from __future__ import annotations

import os

import pytest

from tests.lifecycle.bugs.finding import LIVES, NOWHERE, difference, first_lives, found, soonest_found
from tests.lifecycle.bugs.planted import ROOMS
from tests.lifecycle.bugs.registry import BUGS

LEAST = 30
LOOKED_FOR = list(BUGS) if os.environ.get("HATTHASILPA_BUGS") == "all" else soonest_found()
_BADLY_PLANTED = (TypeError, AttributeError, NameError)


def _lives() -> dict[int, int]:
    """The lives that find the bugs, and how far into each."""
    far: dict[int, int] = {}
    for life, at in (first_lives().get(name, NOWHERE) for name in LOOKED_FOR):
        far[life] = max(at, far.get(life, 0))
    return far


def test_bugs_of_every_kind_are_looked_for() -> None:
    assert {BUGS[name].__module__ for name in LOOKED_FOR} == {room.__name__ for room in ROOMS}
    assert len(LOOKED_FOR) >= LEAST


@pytest.mark.parametrize(("life", "commands"), sorted(_lives().items()))
def test_an_honest_program_passes_the_lives_that_find_bugs(life: int, commands: int) -> None:
    assert difference(life, commands) is None


def test_every_bug_is_planted_where_its_rule_lives() -> None:
    for plant in BUGS.values():
        with pytest.MonkeyPatch.context() as patch:
            plant(patch)


@pytest.mark.logs_warnings  # an invariant that a bug breaks is reported there
@pytest.mark.parametrize("name", LOOKED_FOR)
def test_a_planted_bug_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = found(name, monkeypatch)
    assert seen is not None, f"{LIVES} lives passed with the bug {name}"
    cause = seen.failed.__cause__
    assert not isinstance(cause, _BADLY_PLANTED), f"{name} only breaks the program: {seen.failed}"
