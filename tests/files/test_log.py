"""The program's log: its files come with the first line, and nobody fails for it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import log

pytestmark = pytest.mark.logs_warnings


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    crashes = log.write_to(tmp_path / "state")
    yield tmp_path / "state"
    log.stop(crashes)


def test_a_line_is_written_with_its_time_and_thread(folder: Path) -> None:
    logging.getLogger("workshop").warning("the lamp is out")
    (line,) = (folder / log.NAME).read_text("utf-8").splitlines()
    assert line.endswith("WARNING MainThread workshop: the lamp is out")


def test_a_log_that_cannot_be_written_is_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / log.NAME).mkdir()
    with pytest.raises(OSError, match=log.NAME):
        log.write_to(tmp_path)


def test_whoever_has_something_to_say_goes_on_where_it_cannot_be_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / log.NAME).unlink()
    (folder / log.NAME).mkdir()
    logging.getLogger("workshop").warning("the lamp is out")
    assert "the lamp is out" in capsys.readouterr().err
