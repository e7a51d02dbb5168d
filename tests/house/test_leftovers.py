"""The suite's own watch is tested: each kind of carelessness is committed once, in a run of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

CARELESS = """
import logging, sqlite3, threading, time, warnings
import pytest
from PySide6.QtCore import QTimer, qWarning

stop = threading.Event()
kept = []

def test_thread():
    threading.Thread(target=stop.wait, args=(30,), daemon=True).start()

def test_timer(qapp):
    kept.append(QTimer())
    kept[0].start(10_000)

def test_log():
    logging.getLogger("app.somewhere").warning("nobody reads this")

def test_qt_warning(qapp):
    qWarning("from Qt")

def test_python_warning():
    warnings.warn("from Python")

def test_standard_sqlite(tmp_path):
    sqlite3.connect(tmp_path / "file")
"""

CAREFUL = """
import logging, threading
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

def test_thread():
    thread = threading.Thread(target=str)
    thread.start()
    thread.join()

def test_timer(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QTimer(window).start(10_000)

def test_own_cycle(qapp):
    window = QWidget()
    window.itself = window
    QTimer(window).start(10_000)

@pytest.mark.logs_warnings
def test_log(caplog):
    logging.getLogger("app.somewhere").warning("read by this test")
    assert caplog.messages == ["read by this test"]
"""


def run(tmp_path: Path, source: str) -> str:
    """The summary of a run over `source`, under the same rules as this suite."""
    (tmp_path / "test_sample.py").write_text(source, "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml")]
    command += ["--rootdir", str(tmp_path), "-rA", "--tb=line", "-p", "no:cacheprovider", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "300"}
    return subprocess.run(
        command, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True
    ).stdout


@pytest.fixture(scope="module")
def careless(tmp_path_factory: pytest.TempPathFactory) -> str:
    return run(tmp_path_factory.mktemp("careless"), CARELESS)


@pytest.mark.parametrize(
    "line",
    [
        "ERROR test_sample.py::test_thread - Failed: left behind: a thread still runs",
        "ERROR test_sample.py::test_timer - Failed: left behind: a timer still runs",
        "ERROR test_sample.py::test_log - Failed: left behind: logged: WARNING app.somewhere",
        "FAILED test_sample.py::test_qt_warning",
        "FAILED test_sample.py::test_python_warning - UserWarning: from Python",
        "FAILED test_sample.py::test_standard_sqlite - RuntimeError: sqlite3.connect was called",
    ],
)
def test_each_carelessness_fails(careless: str, line: str) -> None:
    assert line in careless


def test_a_careful_test_passes(tmp_path: Path) -> None:
    assert "4 passed" in run(tmp_path, CAREFUL).splitlines()[-1]
