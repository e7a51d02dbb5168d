"""Where cards stand: under the heading of their step, in as many columns as there is room for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.views.queue.layout import GAP, Layout, Sizes

SIZES = Sizes(card=100, heading=40, narrowest=300)
STEP = 100 + GAP

COUNTS = st.lists(st.integers(1, 9), min_size=1, max_size=6)
WIDTHS = st.integers(200, 1500)


def laid(counts: list[int], width: int = 640) -> Layout:
    groups, first = [], 0
    for count in counts:
        groups.append((first, count))
        first += count
    return Layout(groups, width, SIZES)


@pytest.mark.parametrize(("width", "columns"), [(200, 1), (615, 1), (616, 2), (931, 2), (932, 3)])
def test_there_are_as_many_columns_as_cards_fit_beside_each_other(width: int, columns: int) -> None:
    assert laid([3], width).columns == columns


def test_a_group_begins_under_its_heading_and_ends_before_the_next() -> None:
    layout = laid([3, 1])
    assert [layout.card(row).y for row in range(4)] == [40, 40, 40 + STEP, 80 + 2 * STEP]
    assert layout.heading(1).y == 40 + 2 * STEP
    assert layout.height == 80 + 3 * STEP


@given(COUNTS, WIDTHS)
def test_a_point_on_a_card_is_that_card_and_a_point_between_is_none(counts: list[int], width: int) -> None:
    layout = laid(counts, width)
    for row in range(sum(counts)):
        box = layout.card(row)
        assert layout.row_at(box.x, box.y) == row
        assert layout.row_at(box.x + box.width - 1, box.y + box.height - 1) == row
        assert layout.row_at(box.x, box.y + box.height) == -1
        assert box.x + box.width <= max(width, box.width)


@given(COUNTS, WIDTHS, st.integers(0, 2000), st.integers(0, 900))
def test_what_is_seen_between_two_heights_is_what_stands_there(
    counts: list[int], width: int, top: int, page: int
) -> None:
    layout = laid(counts, width)
    boxes = {row: layout.card(row) for row in range(sum(counts))}
    seen = {row for row, box in boxes.items() if box.y <= top + page and box.y + box.height > top}
    found = list(layout.rows_between(top, top + page))
    assert found == sorted(found)
    assert seen <= set(found)
    assert all(boxes[row].y - STEP <= top + page and boxes[row].y + 2 * STEP > top for row in found)


@given(COUNTS, WIDTHS)
def test_down_and_up_pass_every_line_in_the_same_column_where_there_is_one(
    counts: list[int], width: int
) -> None:
    layout = laid(counts, width)
    row = 0
    lines = len({layout.card(each).y for each in range(sum(counts))})
    for _ in range(lines - 1):
        below = layout.beside(row, 1)
        assert layout.card(below).y > layout.card(row).y
        assert layout.card(below).x == 0
        assert layout.beside(below, -1) == row
        row = below
    assert layout.beside(row, 1) == row
    assert layout.beside(row, -lines) == 0


def test_nothing_has_no_height_and_no_card() -> None:
    layout = laid([])
    assert layout.height == 0
    assert layout.row_at(10, 10) == -1
    assert list(layout.rows_between(0, 500)) == []


def test_steps_with_few_cards_stand_beside_each_other_under_their_own_headings() -> None:
    layout = laid([1, 2, 1, 5, 1, 1], width=932)  # three columns
    assert [(layout.card(row).x // (300 + GAP), layout.card(row).y) for row in range(11)] == [
        *((column, 40) for column in (0, 1, 2)),
        (0, 80 + STEP),
        *((column, 120 + 2 * STEP) for column in (0, 1, 2)),
        *((column, 120 + 3 * STEP) for column in (0, 1)),
        *((column, 160 + 4 * STEP) for column in (0, 1)),
    ]
    assert [layout.heading(group).x for group in range(6)] == [0, layout.card(1).x, 0, 0, 0, layout.card(1).x]
    assert layout.heading(0).width == layout.card(0).width
    assert layout.beside(1, 1) == 3  # nothing stands right of it
    assert layout.beside(8, 1) == 10
    assert layout.beside(10, -1) == 8


def test_a_heading_that_is_longer_than_its_cards_keeps_its_room() -> None:
    layout = Layout([(0, 1), (1, 1), (2, 1)], 932, SIZES, [200, 400, 200])
    assert [(layout.heading(group).x, layout.heading(group).y) for group in range(3)] == [
        (0, 0),
        (layout.card(0).width + GAP, 0),
        (0, 40 + STEP),
    ]
    assert layout.heading(1).width >= 400
