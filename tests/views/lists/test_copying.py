"""Rows on the clipboard."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.views.lists import copying
from app.views.lists.copying import as_table

ROOT = Path(__file__).resolve().parents[3]
COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from app.views.lists.copying import copy_table
application = QApplication([])
copy_table(["Code"], [["HJ-2611-0001"]])
print(QApplication.clipboard().mimeData().html())
"""


def test_a_cell_is_one_cell_whatever_stands_in_it() -> None:
    data = as_table(["Notes"], [["first\nsecond\tthird"]])
    assert data.text() == "Notes\nfirst second third"


@pytest.mark.parametrize("parting", ["\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_cell_stays_one_in_programs_that_part_lines_otherwise(parting: str) -> None:
    assert as_table(["Notes"], [[f"first{parting}second"]]).text() == "Notes\nfirst second"


def test_no_cell_is_a_formula_where_it_is_pasted() -> None:
    data = as_table(["Notes"], [['=HYPERLINK("http://x")', "a;=2+2", "＝1+1", "5 = 5"]])
    assert data.text().split("\n")[1].split("\t") == [
        '\'=HYPERLINK("http://x")',
        "a;'=2+2",
        "'＝1+1",
        "5 = 5",
    ]
    assert "<td>'=" not in data.html()  # escaped, and harmless:
    assert "<td>&#x27;=HYPERLINK" in data.html()


def test_nothing_in_a_cell_is_read_as_markup() -> None:
    data = as_table(["<b>"], [['<img src="x"> & co']])
    assert data.html() == (
        "<table><tr><th>&lt;b&gt;</th></tr><tr><td>&lt;img src=&quot;x&quot;&gt; &amp; co</td></tr></table>"
    )


def test_the_end_leaves_alone_what_was_copied_elsewhere_since(qapp: QApplication) -> None:
    copying.copy_table(["Code"], [["HJ-2611-0001"]])
    qapp.clipboard().setText("a letter")
    copying._leave_text()
    assert qapp.clipboard().text() == "a letter"


@pytest.mark.slow
def test_a_program_that_has_copied_rows_ends_well() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    line = [sys.executable, "-c", COPY_AND_END]
    done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "<td>HJ-2611-0001</td>" in done.stdout
