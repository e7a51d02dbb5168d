"""Another user of the machine, who may only read a workspace, is told so; nothing is changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from shutil import chown

import pytest

from app.errors import KnownError, Trouble
from tests.crash.killing import Nursery, nursery
from tests.lifecycle.workspaces import copied
from tests.models.lively import NAME, lively
from tests.models.past import keep_journal
from tests.models.spoiling import contents, told

NOBODY = 65534

pytestmark = pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can become another user"
)


@pytest.fixture(scope="module")
def children() -> Iterator[Nursery]:
    with nursery() as running:
        yield running


@pytest.fixture
def theirs(shared_memory: Path) -> Path:
    """A workspace of another user, in a folder of theirs."""
    place = shared_memory / "theirs"
    place.mkdir()
    path = copied(place / NAME, lively)
    for each in (shared_memory, place, path):
        chown(each, NOBODY, NOBODY)
    return path


def tried(children: Nursery, deed: str, path: Path) -> str:
    """The code of what was in the way of the other user; its sentence is checked."""
    report = children.run("tests.models.children:tries", user=NOBODY, deed=deed, path=str(path))
    assert report.ended == "done", report.traceback
    code, params = report.said[0]["code"], report.said[0].get("params", {})
    if code:
        told(KnownError(Trouble(code), **params))
        assert params["file"] == str(path)
    return str(code)


def file_to_be_read(path: Path) -> None:
    path.chmod(0o444)


def folder_to_be_read(path: Path) -> None:
    path.parent.chmod(0o555)


def closed_file(path: Path) -> None:
    path.chmod(0)


def closed_folder(path: Path) -> None:
    path.parent.chmod(0)


RIGHTS: Mapping[Callable[[Path], None], Mapping[str, str]] = {
    file_to_be_read: {"opens": Trouble.FILE_READ_ONLY, "shows": "", "checks": ""},
    folder_to_be_read: dict.fromkeys(("opens", "shows", "checks"), Trouble.FILE_READ_ONLY),
    closed_file: dict.fromkeys(("opens", "shows", "checks"), Trouble.FILE_UNREADABLE),
    closed_folder: dict.fromkeys(("opens", "shows", "checks", "makes"), Trouble.FILE_UNREADABLE),
}


@pytest.mark.parametrize("rights", RIGHTS)
def test_a_workspace_that_may_not_be_written_to_is_refused_for_work(
    rights: Callable[[Path], None], children: Nursery, theirs: Path
) -> None:
    before = theirs.read_bytes()
    rights(theirs)
    assert {deed: tried(children, deed, theirs) for deed in RIGHTS[rights]} == RIGHTS[rights]
    assert theirs.read_bytes() == before


def test_a_backup_can_be_read_where_nothing_can_be_written(children: Nursery, theirs: Path) -> None:
    """On a disc, say: a backup keeps no log beside it."""
    keep_journal(theirs, "delete")
    before = contents(theirs.parent)
    folder_to_be_read(theirs)
    assert {deed: tried(children, deed, theirs) for deed in ("shows", "checks")} == {
        "shows": "",
        "checks": "",
    }
    assert contents(theirs.parent) == before


def test_no_workspace_is_made_in_a_folder_that_can_only_be_read(children: Nursery, theirs: Path) -> None:
    before = contents(theirs.parent)
    folder_to_be_read(theirs)
    assert tried(children, "makes", theirs.with_name("second.hatt")) == Trouble.FILE_UNREADABLE
    assert contents(theirs.parent) == before
