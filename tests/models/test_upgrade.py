"""A workspace of an earlier release is brought to today's schema by replaying its ledger, or left alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import pytest

from app import bootstrap
from app.domain.commands import parse
from app.domain.facts.tickets import TicketCreated
from app.errors import Trouble
from app.ids import PersonId
from app.lifecycle.core import Core, Reading
from app.models import checking, exclusive, rebuilding, upgrade
from app.models.connection import Database
from app.models.database import looked_at
from app.models.exclusive import alone
from app.models.records import LEDGER, SIDE, table_name
from app.models.schema import FINGERPRINTS, SCHEMA_VERSION, is_of_release
from tests.house.project import ROOT
from tests.lifecycle.bugs.registry import nothing
from tests.lifecycle.shop import Row
from tests.models import spoiling
from tests.models.lively import NAME, of, opened, shown
from tests.models.neighbour import holds, neighbour
from tests.models.past import done, rows
from tests.models.spoiling import an_io_error, contents, no_space, page_of, refused, rubbish

FIXTURES = ROOT / "tests" / "fixtures" / "workspaces"
EARLIER = range(1, SCHEMA_VERSION)
RELEASES = pytest.mark.parametrize("version", EARLIER)
KEPT = f"{NAME}.schema-1"


@pytest.fixture
def old(shared_memory: Path) -> Path:
    """A workspace of the first release."""
    return kept_file(1, shared_memory)


def kept_file(version: int, folder: Path) -> Path:
    """A copy of the real file of an earlier release."""
    return Path(shutil.copyfile(FIXTURES / f"schema-{version}.hatthasilpa", folder / NAME))


def as_shown_then(version: int) -> Mapping[str, list[Row]]:
    """What the release itself showed of its file."""
    shown_then: Mapping[str, list[Row]] = json.loads((FIXTURES / f"schema-{version}.json").read_text("utf-8"))
    return shown_then


def tables(path: Path, *names: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of these tables, as far as the file has them."""
    there = {name for (name,) in rows(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return {name: rows(path, f"SELECT * FROM {name} ORDER BY 1, 2") for name in names if name in there}


def test_a_real_file_of_every_earlier_release_is_kept() -> None:
    assert sorted(path.name for path in FIXTURES.glob("*.hatthasilpa")) == [
        f"schema-{version}.hatthasilpa" for version in EARLIER
    ]
    assert set(FINGERPRINTS) == {*EARLIER, SCHEMA_VERSION}


@RELEASES
def test_the_kept_file_is_one_that_its_release_has_made(version: int, shared_memory: Path) -> None:
    with looked_at(kept_file(version, shared_memory)) as (workspace, found):
        assert found == version
        assert is_of_release(workspace.db, version)


@RELEASES
def test_everything_is_shown_as_the_earlier_release_showed_it(version: int, shared_memory: Path) -> None:
    now = shown(kept_file(version, shared_memory))
    for kind, before in as_shown_then(version).items():
        assert before
        assert [
            {name: row[name] for name in old} for old, row in zip(before, now[kind], strict=True)
        ] == before


def test_what_facts_are_about_is_noted_as_todays_release_sees_it(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later release may have a fact be about more than the one that wrote it."""
    before = tables(old, "touched")["touched"]
    more = 7_777_777
    monkeypatch.setattr(TicketCreated, "touches", lambda fact: (fact.ticket, more))
    assert upgrade.upgrade(old) is not None
    made = rows(old, "SELECT min(seq) FROM fact WHERE kind = 'ticket.created' GROUP BY command")
    noted = tables(old, "touched")["touched"]
    assert [seq for subject, seq in noted if subject == more] == [seq for (seq,) in made]
    assert [each for each in noted if each[0] != more] != before  # the product is not among it any more
    with closing(opened(old)) as core:
        assert checking.check(core.workspace.db) == []


def test_a_published_version_is_called_as_it_was_when_it_was_published(shared_memory: Path) -> None:
    """Release 2 let a draft rename the routing's published versions."""
    found = shown(kept_file(2, shared_memory))["routings"]
    assert [(row["state"], row["name"], row["line"]) for row in found if row["code"] == "SMALL-GOODS"] == [
        ("published", "Small leather goods", "hatthasilpa"),
        ("draft", "Small goods, by machine", "classic"),
    ]


@RELEASES
def test_history_and_secrets_are_the_same_to_the_byte(version: int, shared_memory: Path) -> None:
    path = kept_file(version, shared_memory)
    names = [table_name(table) for table in (*LEDGER, *SIDE)]
    before = tables(path, *names)
    upgrade.upgrade(path)
    assert {name: after for name, after in tables(path, *names).items() if name in before} == before
    assert bootstrap.prove(path) == []


@RELEASES
def test_the_earlier_file_is_kept_whole_beside_the_new_one(version: int, shared_memory: Path) -> None:
    path = kept_file(version, shared_memory)
    before = tables(path, *(table_name(table) for table in (*LEDGER, *SIDE)))
    kept = upgrade.upgrade(path)
    assert kept == path.with_name(f"{NAME}.schema-{version}")
    assert sorted(contents(shared_memory)) == [NAME, kept.name]
    assert rows(kept, "PRAGMA integrity_check") == [("ok",)]
    assert rows(kept, "PRAGMA user_version") == [(version,)]
    assert tables(kept, *before) == before
    assert upgrade.upgrade(path) is None


@pytest.mark.parametrize("opening", [bootstrap.open_core, bootstrap.open_reading, bootstrap.prove])
def test_a_file_that_is_reached_by_a_link_is_upgraded_where_it_lies(
    opening: Callable[[Path], object], old: Path
) -> None:
    """Who reaches it by its own name works in the same file."""
    link = old.with_name("desktop.hatt")
    link.symlink_to(old)
    upgrade.upgrade(link)
    assert link.is_symlink()
    opened_ = opening(link)
    if isinstance(opened_, Core | Reading):
        assert opened_.workspace.path == old
        opened_.close()
    assert sorted(each.name for each in old.parent.iterdir()) == ["desktop.hatt", NAME, KEPT]


def test_work_goes_on_after_an_upgrade(old: Path) -> None:
    with closing(opened(old)) as core:
        shop = of(core)
        facts, ids = shop.fact_count(), {row["id"] for row in shop.rows("tickets")}
        product = next(
            row["sku"] for row in shop.rows("products") if row["line"] == "hatthasilpa" and row["routing"]
        )
        code = shop.started(2, product)
        shop.finish(code)
        shop.do("job.complete", job=code)
        assert shop.ticket(code)["id"] not in ids
        assert shop.fact_count() > facts
        assert shop.findings() == []


def test_a_request_from_before_the_upgrade_is_not_done_again(old: Path) -> None:
    query = "SELECT request, kind, body, actor FROM command WHERE kind = 'job.create' ORDER BY n LIMIT 1"
    ((request, kind, body, actor),) = rows(old, query)
    with closing(opened(old)) as core:
        before = of(core).fact_count()
        command, _ = parse(str(kind), json.loads(str(body)))
        receipt = core.controller.execute(command, PersonId(int(str(actor))), str(request))
        assert receipt.result["code"] in {row["code"] for row in as_shown_then(1)["tickets"]}
        assert of(core).fact_count() == before


def test_what_a_killed_upgrade_has_left_is_no_obstacle(old: Path) -> None:
    for name in (".upgrading", ".upgrading-wal", ".upgrading-journal"):
        old.with_name(NAME + name).write_bytes(b"left by a kill")
    upgrade.upgrade(old)
    assert sorted(contents(old.parent)) == [NAME, KEPT]
    assert bootstrap.prove(old) == []


def test_a_second_kept_file_does_not_replace_the_first(old: Path) -> None:
    old.with_name(KEPT).write_bytes(b"kept earlier")
    assert upgrade.upgrade(old) == old.with_name(f"{KEPT}-2")
    assert old.with_name(KEPT).read_bytes() == b"kept earlier"


# --- all or nothing -------------------------------------------------------------------------------------


def with_an_edited_fact(path: Path) -> None:
    done(path, "UPDATE fact SET payload = replace(payload, '1', '2') WHERE seq = 40")


def with_a_damaged_page(path: Path) -> None:
    rubbish(path, page_of(path, "token"))


NOT_UPGRADED: Mapping[Callable[[Path], None], Trouble] = {
    spoiling.with_a_trigger: Trouble.FILE_ALTERED,
    spoiling.of_no_release: Trouble.FILE_ALTERED,
    with_an_edited_fact: Trouble.NOT_WHOLE,
    with_a_damaged_page: Trouble.NOT_WHOLE,
    spoiling.half: Trouble.FILE_DAMAGED,
}


@pytest.mark.parametrize("spoil", NOT_UPGRADED)
@pytest.mark.parametrize("opening", [bootstrap.open_core, bootstrap.open_reading])
def test_a_spoilt_file_of_an_earlier_release_is_refused_and_left_as_it_was(
    spoil: Callable[[Path], None], opening: Callable[[Path], object], old: Path
) -> None:
    spoil(old)
    before = contents(old.parent)
    error = refused(lambda: opening(old))
    assert (error.code, error.params["file"]) == (NOT_UPGRADED[spoil], str(old))
    assert contents(old.parent) == before


def test_a_disk_that_fails_while_the_earlier_file_is_proved_is_told(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(db: Database) -> list[checking.Finding]:
        raise apsw.IOError("disk I/O error")

    monkeypatch.setattr(checking, "check_history", fails)
    before = contents(old.parent)
    assert refused(lambda: opened(old)).code is Trouble.IO
    assert contents(old.parent) == before


def test_an_upgrade_waits_for_nobody_who_has_the_file_open(old: Path) -> None:
    with neighbour(holds, old):
        before = old.read_bytes()
        assert refused(lambda: opened(old)).code is Trouble.FILE_IN_USE
        assert old.read_bytes() == before
    opened(old).close()


@pytest.mark.parametrize("step", ["upgrade.swap", "database.sync_file", "rebuilding.create"])
@pytest.mark.parametrize(("fails", "code"), [(no_space, Trouble.DISK_FULL), (an_io_error, Trouble.IO)])
def test_an_upgrade_that_fails_leaves_the_earlier_file_as_it_was(
    step: str, fails: Callable[..., None], code: Trouble, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables(old, *(table_name(table) for table in (*LEDGER, *SIDE)))
    with monkeypatch.context() as patch:
        patch.setattr(f"app.models.{step}", fails)
        error = refused(lambda: opened(old))
    assert (error.code, error.params["file"]) == (code, str(old))
    assert list(contents(old.parent)) == [NAME]
    assert rows(old, "PRAGMA user_version") == [(1,)]
    assert tables(old, *before) == before
    opened(old).close()


def test_a_new_file_that_does_not_hold_together_does_not_take_the_old_ones_place(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(rebuilding, "project", nothing)
        error = refused(lambda: opened(old))
    assert (error.code, error.params["codes"]) == (Trouble.NOT_WHOLE, "ROW_MISSING")
    assert list(contents(old.parent)) == [NAME]
    opened(old).close()


def test_an_upgrade_that_another_process_has_just_done_is_not_done_again(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faster(path: Path) -> object:
        monkeypatch.setattr(upgrade, "alone", alone)
        upgrade.upgrade(path)
        return alone(path)

    monkeypatch.setattr(upgrade, "alone", faster)
    assert upgrade.upgrade(old) is None
    assert sorted(contents(old.parent)) == [NAME, KEPT]


def test_who_waited_for_a_file_that_was_replaced_meanwhile_locks_the_new_one(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was opened before the other process put the new file in its place."""

    def opened_too_early(place: str, **how: Any) -> Database:
        monkeypatch.setattr(exclusive, "Database", Database)
        early = Database(place, **how)
        upgrade.upgrade(old)
        return early

    monkeypatch.setattr(exclusive, "Database", opened_too_early)
    with alone(old) as locked:
        assert locked.execute_sql("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert sorted(contents(old.parent)) == [NAME, KEPT]
    opened(old).close()
