"""The random comparison finds every planted bug: it looks where it says that it looks."""

from __future__ import annotations

import pytest

from tests.lifecycle.bugs import deciding, door, flow, hands, hours, lifecycle, pieces, undo, work
from tests.lifecycle.bugs.registry import BUGS
from tests.lifecycle.episodes import Failed, live
from tests.lifecycle.workspaces import template

LIVES = 24
PLANTED = (deciding, door, flow, hands, hours, lifecycle, pieces, undo, work)
_BADLY_PLANTED = (TypeError, AttributeError, NameError)


def test_there_are_bugs_of_every_kind() -> None:
    assert {plant.__module__ for plant in BUGS.values()} == {module.__name__ for module in PLANTED}


@pytest.mark.logs_warnings  # an invariant that a bug breaks is reported there
@pytest.mark.parametrize("name", BUGS)
def test_a_planted_bug_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    template()  # made by an honest program
    BUGS[name](monkeypatch)
    found = next(filter(None, map(_difference, range(LIVES))), None)
    assert found is not None, f"{LIVES} lives passed with the bug {name}"
    assert not isinstance(found.__cause__, _BADLY_PLANTED), f"{name} only breaks the program: {found}"


def _difference(seed: int) -> Failed | None:
    try:
        live(seed)
    except Failed as found:
        return found
    return None
