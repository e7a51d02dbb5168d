"""Another beginning of a list that is known: the beginning stands, and nothing is lost or doubled."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from app.views.lists.following import spliced

MANY = 40
lists = st.lists(st.integers(1, MANY), unique=True)


def ids(*numbers: int) -> array[int]:
    return array("q", numbers)


def test_a_newcomer_stands_first_and_the_others_follow() -> None:
    assert spliced(ids(9, 1, 2), ids(1, 2, 3, 4, 5)) == ids(9, 1, 2, 3, 4, 5)


def test_one_that_moved_up_leaves_its_old_place() -> None:
    assert spliced(ids(5, 1, 2), ids(1, 2, 3, 4, 5, 6)) == ids(5, 1, 2, 3, 4, 6)


def test_one_that_left_the_beginning_comes_after_it_until_its_place_is_known() -> None:
    assert spliced(ids(2, 3, 4), ids(1, 2, 3, 4, 5, 6)) == ids(2, 3, 4, 1, 5, 6)


def test_the_same_beginning_changes_nothing() -> None:
    before = ids(1, 2, 3, 4)
    assert spliced(ids(1, 2), before) is before


@given(lists, lists)
def test_nothing_is_lost_or_doubled(head: list[int], before: list[int]) -> None:
    after = list(spliced(ids(*head), ids(*before)))
    assert after[: len(head)] == head
    assert sorted(after) == sorted({*head, *before})
    kept = [each for each in before if each not in head]
    assert [each for each in after if each not in head] == kept
