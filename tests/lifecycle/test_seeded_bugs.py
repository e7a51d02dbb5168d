"""The random comparison finds every planted bug: it looks where it says that it looks.

Each commit looks for every eighth; `HATTHASILPA_BUGS=all` looks for all of them.
"""

from __future__ import annotations

import os

import pytest

from tests.lifecycle.bugs.finding import LIVES, difference, first_lives, found
from tests.lifecycle.bugs.planted import ROOMS
from tests.lifecycle.bugs.registry import BUGS

LOOKED_FOR = list(BUGS) if os.environ.get("HATTHASILPA_BUGS") == "all" else list(BUGS)[::8]
_BADLY_PLANTED = (TypeError, AttributeError, NameError)


def test_there_are_bugs_of_every_kind() -> None:
    assert {plant.__module__ for plant in BUGS.values()} == {room.__name__ for room in ROOMS}


@pytest.mark.parametrize("life", sorted({first_lives().get(name, 0) for name in LOOKED_FOR}))
def test_an_honest_program_passes_the_lives_that_find_bugs(life: int) -> None:
    assert difference(life) is None


@pytest.mark.parametrize("name", BUGS)
def test_a_bug_is_planted_where_its_rule_lives(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    BUGS[name](monkeypatch)


@pytest.mark.logs_warnings  # an invariant that a bug breaks is reported there
@pytest.mark.parametrize("name", LOOKED_FOR)
def test_a_planted_bug_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = found(name, monkeypatch)
    assert seen is not None, f"{LIVES} lives passed with the bug {name}"
    cause = seen.failed.__cause__
    assert not isinstance(cause, _BADLY_PLANTED), f"{name} only breaks the program: {seen.failed}"
