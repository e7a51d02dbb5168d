"""How a workspace file may be spoiled while nobody has it open, and how it is refused then."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import KnownError
from app.messages import Language, Messages
from app.models.schema import SCHEMA_VERSION
from tests.lifecycle.shop import UNSAID
from tests.messages.catalogue import PARAMETER
from tests.models.lively import of, opened
from tests.models.past import done, rows

PAGE = 4096
_PLEASE = "โปรด"


def refused(work: Callable[[], object]) -> KnownError:
    """The trouble of something that can't be done; it is said in both languages, with what to do."""
    with pytest.raises(KnownError) as caught:
        work()
    told(caught.value)
    return caught.value


def told(error: KnownError) -> None:
    """A trouble is said in both languages: a statement, and what to do."""
    sentences = {language: Messages(language).trouble(error.code, error.params) for language in Language}
    for sentence in sentences.values():
        assert UNSAID not in sentence
        assert not PARAMETER.search(sentence)
    assert sentences[Language.ENGLISH].count(". ") >= 1
    assert _PLEASE in sentences[Language.THAI]


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def left_by_a_crash(path: Path) -> None:
    """The last command is in the log only."""
    core = opened(path)
    of(core).job()
    core.workspace.leave()


def rubbish(path: Path, page: int) -> None:
    """Overwrites a page, counted from 1."""
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE : page * PAGE] = b"rubbish " * (PAGE // 8)
    path.write_bytes(data)


def page_of(path: Path, name: str) -> int:
    """The first page of a table or an index."""
    ((page,),) = rows(path, f"SELECT rootpage FROM sqlite_schema WHERE name = '{name}'")
    assert isinstance(page, int)
    return page


# --- what the system says, in the place of a step that can fail -------------------------------------------


def no_space(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def an_io_error(*_: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def on_network(_: Path) -> bool:
    return True


# --- what no release has made ---------------------------------------------------------------------------


def foreign(path: Path) -> None:
    done(path, "PRAGMA application_id = 7")


def letter(path: Path) -> None:
    path.write_text("Dear customer,\n" * 500)


def newer(path: Path) -> None:
    done(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


# --- what somebody has altered --------------------------------------------------------------------------


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


ALTERED = (of_no_release, called_older, with_a_trigger, with_a_view, without_an_index, with_a_column)

# --- what a disk does -----------------------------------------------------------------------------------


def half(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def with_a_scratch(path: Path) -> None:
    """On the page that holds the structure."""
    data = bytearray(path.read_bytes())
    data[100:112] = bytes(12)
    path.write_bytes(data)


def with_an_odd_format(path: Path) -> None:
    """In the header, the number of the format in which the structure is written."""
    data = bytearray(path.read_bytes())
    data[44:48] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
