"""In Thai nothing that a person sees or hears is still the English of a sentence that has a Thai one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.commands.quality import TokenHold
from app.lifecycle.queries.work import refs
from app.messages import Language
from app.views.context import INBOX, JOBS, PEOPLE, PIECES, QUEUE, TICKETS
from app.views.lists.view import ListView
from tests.lifecycle.workspaces import bags, copied
from tests.messages.catalogue import PARAMETER, thai
from tests.views.words import visible_words
from tests.window.hand import Hand

Opener = Callable[..., Hand]

LONG = 20
"""A sentence of so many letters stands in no other by chance."""
PROGRAM = "Hatthasilpa"
"""Its name, in every language; the workshop's line of that name has a Thai one."""
ENGLISH = frozenset(
    each for each, said in thai().items() if each not in (said, PROGRAM) and not PARAMETER.search(each)
)
SENTENCES = frozenset(each for each in ENGLISH if len(each) >= LONG)


def untranslated(words: set[str]) -> set[str]:
    """Those that are English, or hold an English sentence."""
    return {word for word in words if word in ENGLISH or any(each in word for each in SENTENCES)}


@pytest.fixture
def hand(open_window: Opener, tmp_path: Path) -> Hand:
    """A Thai window on a workshop with pieces in every place, of which some are held."""
    return open_window(copied(tmp_path / "bags.hatt", bags), lang=Language.THAI)


@pytest.mark.parametrize("place", [INBOX, QUEUE, PIECES, JOBS, TICKETS, PEOPLE])
def test_a_screen_speaks_thai_whatever_is_chosen(hand: Hand, place: str) -> None:
    part = next(each for each in hand.shown("tokens") if each["number"] == "F012")
    hand.window.context.send(TokenHold(tokens=refs([part["id"]]), reason="หนังย่น"), print, print)
    hand.wait()
    hand.click(f"rail_{place}")
    hand.wait()
    screen = hand.window.screen_of(place)
    tables = [each for each in screen.findChildren(ListView) if each.isVisible()]  # the benches have cards
    found = untranslated(visible_words(hand.window))
    for table, row in ((each, row) for each in tables for row in range(each.list_model().rowCount())):
        table.selectRow(row)
        hand.wait()
        found |= untranslated(visible_words(hand.window))
        found |= untranslated({each.toolTip() for each in screen.menu_actions()})
    assert found == set()
