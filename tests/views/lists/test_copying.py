"""Rows on the clipboard."""

from __future__ import annotations

from app.views.lists.copying import as_table


def test_a_cell_is_one_cell_whatever_stands_in_it() -> None:
    data = as_table(["Notes"], [["first\nsecond\tthird"]])
    assert data.text() == "Notes\nfirst second third"


def test_nothing_in_a_cell_is_read_as_markup() -> None:
    data = as_table(["<b>"], [['<img src="x"> & co']])
    assert data.html() == (
        "<table><tr><th>&lt;b&gt;</th></tr><tr><td>&lt;img src=&quot;x&quot;&gt; &amp; co</td></tr></table>"
    )
