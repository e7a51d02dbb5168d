"""A workspace is opened with every setting read back, or refused with a remedy and left as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from app import bootstrap
from app.errors import KnownError, Trouble
from app.messages import Language, Messages
from app.models.schema import SCHEMA_VERSION
from tests.lifecycle.shop import said
from tests.models.past import done

NOBODY = 65534
PLEASE = "โปรด"


def refused(work: Callable[[], object]) -> KnownError:
    """The trouble of something that can't be done; it is said in both languages, with what to do."""
    with pytest.raises(KnownError) as caught:
        work()
    error = caught.value
    sentences = {language: Messages(language).trouble(error.code, error.params) for language in Language}
    for sentence in sentences.values():
        said(sentence)
    assert sentences[Language.ENGLISH].count(".") > 1
    assert PLEASE in sentences[Language.THAI]
    return error


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def foreign(path: Path) -> None:
    done(path, "PRAGMA application_id = 7")


def newer(path: Path) -> None:
    done(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def of_no_release(path: Path) -> None:
    done(path, "PRAGMA user_version = 0")


def called_older(path: Path) -> None:
    done(path, "PRAGMA user_version = 1")


def with_a_trigger(path: Path) -> None:
    done(
        path, "CREATE TRIGGER helpful AFTER INSERT ON fact BEGIN UPDATE ticket SET status = 'completed'; END"
    )


def with_a_view(path: Path) -> None:
    done(path, "CREATE VIEW overview AS SELECT code FROM ticket")


def without_an_index(path: Path) -> None:
    done(path, "DROP INDEX session_running")


def with_a_column(path: Path) -> None:
    done(path, "ALTER TABLE ticket ADD COLUMN colour TEXT")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def letter(path: Path) -> None:
    path.write_text("Dear customer,\n" * 500)


def half(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def with_a_scratch(path: Path) -> None:
    """The page that holds the structure."""
    data = bytearray(path.read_bytes())
    data[100:112] = bytes(12)
    path.write_bytes(data)


REFUSED: Mapping[Callable[[Path], None], Trouble] = {
    foreign: Trouble.FILE_FOREIGN,
    letter: Trouble.FILE_FOREIGN,
    newer: Trouble.FILE_NEWER,
    of_no_release: Trouble.FILE_ALTERED,
    called_older: Trouble.FILE_ALTERED,
    with_a_trigger: Trouble.FILE_ALTERED,
    with_a_view: Trouble.FILE_ALTERED,
    without_an_index: Trouble.FILE_ALTERED,
    with_a_column: Trouble.FILE_ALTERED,
    empty: Trouble.FILE_EMPTY,
    missing: Trouble.FILE_MISSING,
    folder: Trouble.FILE_MISSING,
    half: Trouble.FILE_DAMAGED,
    with_a_scratch: Trouble.FILE_DAMAGED,
}
OPENINGS = pytest.mark.parametrize("opening", [bootstrap.open_core, bootstrap.open_reading])


@OPENINGS
@pytest.mark.parametrize("spoil", REFUSED)
def test_a_file_that_is_no_workspace_of_ours_is_refused_and_left_as_it_was(
    spoil: Callable[[Path], None], opening: Callable[[Path], object], shut: Path
) -> None:
    spoil(shut)
    before = contents(shut.parent)
    error = refused(lambda: opening(shut))
    assert (error.code, error.params["file"]) == (REFUSED[spoil], str(shut))
    assert contents(shut.parent) == before
