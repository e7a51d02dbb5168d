"""What can still be read of a damaged workspace becomes a new one, and how much that is, is told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app import bootstrap
from app.errors import Trouble
from app.models.salvage import salvage
from tests.models import spoiling
from tests.models.lively import NAME, of, opened, shown
from tests.models.past import done, rows
from tests.models.spoiling import contents, left_by_a_crash, no_space, page_of, refused, rubbish
from tests.models.test_making import LOGS
from tests.models.test_upgrade import kept_file

NOT_THE_HISTORY = (
    "token",
    "ticket",
    "work_item",
    "run",
    "touched",
    "ticket_by_due",
    "command_request",
    "seal",
)


@pytest.fixture
def target(shut: Path) -> Path:
    return shut.with_name("salvaged.hatt")


def ledger_of(path: Path) -> list[list[tuple[object, ...]]]:
    """The whole history, as stored."""
    return [
        list(rows(path, f"SELECT * FROM {table} ORDER BY 1, 2")) for table in ("command", "fact", "touched")
    ]


@pytest.mark.parametrize("lost", NOT_THE_HISTORY)
def test_nothing_is_lost_while_the_history_can_be_read(lost: str, shut: Path, target: Path) -> None:
    then, history = shown(shut), ledger_of(shut)
    rubbish(shut, page_of(shut, lost))
    before = contents(shut.parent)
    found = salvage(shut, target)
    assert (found.commands, found.lost) == (len(history[0]), 0)
    assert (shown(target), ledger_of(target)) == (then, history)
    assert bootstrap.prove(target) == []
    assert contents(shut.parent) == before | {target.name: target.read_bytes()}


def test_the_history_is_taken_over_up_to_where_its_chain_breaks(shut: Path, target: Path) -> None:
    count = len(ledger_of(shut)[0])
    done(shut, f"UPDATE command SET body = body || ' ' WHERE n = {count - 4}")
    found = salvage(shut, target)
    assert (found.commands, found.lost) == (count - 5, 5)
    assert ledger_of(target)[0] == ledger_of(shut)[0][: count - 5]
    assert bootstrap.prove(target) == []


def test_the_history_is_taken_over_up_to_a_page_that_is_lost(shut: Path, target: Path) -> None:
    ((leaf,),) = rows(shut, "SELECT max(pageno) FROM dbstat WHERE name = 'fact' AND pagetype = 'leaf'")
    assert isinstance(leaf, int)
    count = len(ledger_of(shut)[0])
    rubbish(shut, leaf)
    found = salvage(shut, target)
    assert 0 < found.commands < count
    assert found.lost == count - found.commands
    assert bootstrap.prove(target) == []


def test_how_much_is_lost_is_not_made_up(shut: Path, target: Path) -> None:
    """Where the commands themselves end nobody can read."""
    pages = "SELECT max(pageno) FROM dbstat WHERE name = 'command' AND pagetype = 'leaf'"
    ((leaf,),) = rows(shut, pages)
    assert isinstance(leaf, int)
    count = len(ledger_of(shut)[0])
    rubbish(shut, leaf)
    found = salvage(shut, target)
    assert 0 < found.commands < count
    assert found.lost is None


def test_a_tail_that_was_cut_off_is_known_by_the_seal(shut: Path, target: Path) -> None:
    count = len(ledger_of(shut)[0])
    done(
        shut,
        f"DELETE FROM touched WHERE seq >= (SELECT first_seq FROM command WHERE n = {count - 1})",
        f"DELETE FROM fact WHERE command >= {count - 1}",
        f"DELETE FROM command WHERE n >= {count - 1}",
    )
    assert salvage(shut, target).lost == 2


def test_what_is_in_the_log_of_a_crash_is_taken_over_too(shut: Path, target: Path) -> None:
    count, page = len(ledger_of(shut)[0]), page_of(shut, "token")
    left_by_a_crash(shut)
    rubbish(shut, page)
    assert salvage(shut, target).commands == count + 1


def test_work_goes_on_in_what_was_salvaged(shut: Path, target: Path) -> None:
    salvage(shut, target)
    incarnations = [rows(path, "SELECT incarnation FROM incarnation") for path in (shut, target)]
    assert incarnations[0] != incarnations[1]
    assert rows(target, "SELECT * FROM pin") == rows(shut, "SELECT * FROM pin")
    with closing(opened(target)) as core:
        shop = of(core)
        shop.finish(shop.started(2))
        assert shop.findings() == []


def test_a_file_of_an_earlier_release_is_salvaged_as_one_of_this(shared_memory: Path) -> None:
    old = kept_file(1, shared_memory)
    count = len(rows(old, "SELECT n FROM command"))
    rubbish(old, page_of(old, "token"))
    target = old.with_name("salvaged.hatt")
    assert salvage(old, target).commands == count
    assert bootstrap.prove(target) == []


def without_a_first_command(path: Path) -> None:
    done(path, "UPDATE command SET body = '{}' WHERE n = 1")


def without_its_secrets(path: Path) -> None:
    rubbish(path, page_of(path, "salt"))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (without_a_first_command, Trouble.FILE_DAMAGED),
        (without_its_secrets, Trouble.FILE_DAMAGED),
        (spoiling.with_a_scratch, Trouble.FILE_DAMAGED),
        (spoiling.foreign, Trouble.FILE_FOREIGN),
        (spoiling.newer, Trouble.FILE_NEWER),
        (spoiling.empty, Trouble.FILE_EMPTY),
        (spoiling.missing, Trouble.FILE_MISSING),
    ],
)
def test_where_nothing_can_be_salvaged_nothing_is_written(
    spoil: Callable[[Path], None], code: Trouble, shut: Path, target: Path
) -> None:
    spoil(shut)
    before = contents(shut.parent)
    error = refused(lambda: salvage(shut, target))
    assert (error.code, error.params["file"]) == (code, str(shut))
    assert contents(shut.parent) == before


def test_a_file_that_is_there_is_not_written_over(shut: Path) -> None:
    before = contents(shut.parent)
    assert refused(lambda: salvage(shut, shut)).code is Trouble.FILE_EXISTS
    assert contents(shut.parent) == before


@LOGS
def test_what_is_salvaged_is_not_called_like_a_log(ending: str, shut: Path) -> None:
    error = refused(lambda: salvage(shut, shut.with_name(f"{NAME}{ending}")))
    assert error.params["variant"] == "log"


@pytest.mark.parametrize("step", ["app.models.database.sync_file", "app.models.salvage.replace"])
def test_a_salvage_that_fails_leaves_no_half_file(
    step: str, shut: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(shut.parent)
    monkeypatch.setattr(step, no_space)
    error = refused(lambda: salvage(shut, target))
    assert (error.code, error.params["file"]) == (Trouble.DISK_FULL, str(target))
    assert contents(shut.parent) == before
