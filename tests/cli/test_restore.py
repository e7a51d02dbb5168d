"""`backup` and `restore` on the command line: who may put a backup in the workspace's place, with whom."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from app import bootstrap
from tests.cli.terminal import Terminal, call
from tests.models.past import done
from tests.models.spoiling import page_of, rubbish

ORDER = {"do": "job.create", "product": "TOTE-07", "quantity": 2}


@pytest.fixture
def saved(terminal: Terminal) -> Path:
    """A backup from before a job was made; it has an admin, a manager (Mana) and others."""
    target = terminal.file.with_name("saved.hatt")
    assert terminal.call("backup", target).code == 0
    terminal.do(ORDER)
    return target


def jobs(terminal: Terminal) -> int:
    return len(terminal.show("tickets"))


def test_a_backup_is_a_whole_workspace(terminal: Terminal, saved: Path) -> None:
    assert Terminal(saved).call("check").code == 0
    assert (jobs(Terminal(saved)), jobs(terminal)) == (0, 1)


def test_a_restore_needs_a_second_person_and_keeps_what_it_replaces(terminal: Terminal, saved: Path) -> None:
    ended = terminal.call("restore", saved, "--second", "Mana")

    assert (ended.code, ended.err) == (0, "")
    assert jobs(terminal) == 0
    (kept,) = terminal.file.parent.glob("*.replaced*")
    assert str(kept) in ended.out
    assert jobs(Terminal(kept)) == 1


@pytest.mark.parametrize("second", [None, "Nobody", "Nok", "Ploy", "Admin", "mana", ""])
def test_nobody_else_is_a_second_person(terminal: Terminal, saved: Path, second: str | None) -> None:
    """Not one who is not there, not one who may not, not the first one once more."""
    ended = terminal.call("restore", saved, *([] if second is None else ["--second", second]))

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("ERR_SECOND_PERSON: ")
    assert jobs(terminal) == 1


@pytest.mark.parametrize("first", ["Mana", "Ploy", "Nok", "Vee"])
def test_only_an_administrator_restores(terminal: Terminal, saved: Path, first: str) -> None:
    ended = terminal.call("restore", saved, "--as", first, "--second", "Mana")

    assert (ended.code, ended.err.split(":")[0]) == (2, "ERR_SECOND_PERSON")
    assert first in ended.err
    assert jobs(terminal) == 1


def test_who_is_alone_restores_alone(tmp_path: Path) -> None:
    terminal, saved = Terminal(tmp_path / "shop.hatt"), tmp_path / "saved.hatt"
    assert call("new", terminal.file).code == 0
    assert terminal.call("backup", saved).code == 0
    terminal.do({"do": "person.add", "name": "Nok", "roles": ["operator", "planner"]})

    assert terminal.call("restore", saved).code == 0
    assert [each["name"] for each in terminal.show("people")] == ["Admin"]


def test_a_workspace_that_is_gone_is_restored_by_whoever_has_the_backup(
    terminal: Terminal, saved: Path
) -> None:
    terminal.file.unlink()
    ended = terminal.call("restore", saved)

    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"The backup {saved} stands in the place of {terminal.file} now: it is whole.\n"
    assert jobs(terminal) == 0


def test_a_workspace_that_does_not_hold_together_still_names_its_people(
    terminal: Terminal, saved: Path
) -> None:
    with closing(bootstrap.open_core(terminal.file, station_backups=False)) as core:
        connection = core.workspace.db.connection()
        connection.execute("UPDATE ticket SET status = 'in_progress'")
    assert terminal.type(ORDER).err.startswith("ERR_NOT_WHOLE: ")

    assert terminal.call("restore", saved).err.startswith("ERR_SECOND_PERSON: ")
    assert terminal.call("restore", saved, "--second", "Mana").code == 0
    assert jobs(terminal) == 0


def test_a_workspace_whose_people_cannot_be_read_is_restored_without_them(
    terminal: Terminal, saved: Path
) -> None:
    with closing(bootstrap.open_core(terminal.file, station_backups=False)) as core:
        core.workspace.db.connection().execute("UPDATE person SET roles = 'emperor'")

    assert terminal.call("restore", saved).code == 0
    assert jobs(terminal) == 0


@pytest.mark.parametrize("spoilt", ["none.hatt", "letter.hatt", "empty.hatt"])
def test_what_is_no_backup_replaces_nothing(terminal: Terminal, saved: Path, spoilt: str) -> None:
    path = terminal.file.with_name(spoilt)
    if spoilt == "letter.hatt":
        path.write_text("Dear customer", "utf-8")
    if spoilt == "empty.hatt":
        path.touch()
    ended = terminal.call("restore", path, "--second", "Mana")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("ERR_FILE_")
    assert jobs(terminal) == 1


def test_a_workspace_is_not_its_own_backup(terminal: Terminal) -> None:
    terminal.do(ORDER)
    for options in ((), ("--replace",)):
        ended = terminal.call("backup", terminal.file, *options)
        assert ended.code == 2
        assert ended.err.startswith("ERR_FILE_")
    assert jobs(terminal) == 1
    assert list(terminal.file.parent.glob("*.tmp")) == []


# --- what it can be brought back from ---------------------------------------------------------------------


def test_the_newest_whole_backup_is_named_where_a_workspace_is_lost(terminal: Terminal) -> None:
    jobs_ = [result["id"] for result in terminal.results(*[ORDER] * 4)]
    for first in (0, 2):  # a backup is made before each
        terminal.do({"do": "job.cancel", "jobs": jobs_[first : first + 2], "reason": "withdrawn"})
    older, newer = sorted(bootstrap.backup_folder(terminal.file).iterdir())
    terminal.file.write_bytes(b"")

    assert str(newer) in terminal.call("show", "tickets").err
    rubbish(newer, page_of(newer, "ticket"))
    assert str(older) in terminal.call("check").err
    terminal.file.unlink()
    assert str(older) in terminal.call("show", "tickets").err

    assert terminal.call("restore", older).code == 0
    assert terminal.call("show", "tickets").err == ""


def test_no_backup_is_named_where_there_is_none(tmp_path: Path) -> None:
    ended = Terminal(tmp_path / "none.hatt").call("show", "tickets")
    assert len(ended.err.splitlines()) == 1


# --- salvage ----------------------------------------------------------------------------------------------


def test_what_can_be_read_of_a_damaged_workspace_is_taken_over(terminal: Terminal) -> None:
    terminal.do(ORDER, ORDER)
    then, target = terminal.show("tickets"), Terminal(terminal.file.with_name("salvaged.hatt"))
    rubbish(terminal.file, page_of(terminal.file, "ticket"))
    (told,) = terminal.call("show", "tickets", "--json").objects
    assert "salvage" in told["message"]

    ended = terminal.call("salvage", target.file)

    assert (ended.code, ended.err) == (0, "")
    assert str(target.file) in ended.out
    assert target.show("tickets") == then
    assert target.call("check").code == 0


def test_what_is_lost_of_a_damaged_workspace_is_counted(terminal: Terminal) -> None:
    terminal.do(ORDER, ORDER, ORDER)
    done(terminal.file, "UPDATE command SET body = body || ' ' WHERE n = (SELECT max(n) - 1 FROM command)")
    target = Terminal(terminal.file.with_name("salvaged.hatt"))

    ended = terminal.call("salvage", target.file)

    assert ended.code == 1
    assert "2 later commands" in ended.out
    assert jobs(target) == 1
    assert terminal.call("salvage", target.file).code == 2
