"""Whatever is done to a workspace past the program is found by `check`, and told with what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path

import apsw
import pytest
from peewee import BooleanField, Field, IntegerField

from app import bootstrap
from app.errors import Trouble
from app.messages import Language, Messages
from app.messages.checks import CHECKS
from app.models import checking, replay
from app.models.connection import Database
from app.models.database import open_workspace
from app.models.projections import PROJECTIONS
from app.models.records import LEDGER, CommandRow, Record, TouchedRow, column_names, key_names, table_name
from app.models.records import PROJECTIONS as PROJECTED
from tests.lifecycle.bugs.registry import nothing
from tests.messages.catalogue import parameters
from tests.models import spoiling
from tests.models.lively import of, opened
from tests.models.past import done, rows
from tests.models.spoiling import PAGE, contents, page_of, refused

Harm = Callable[[Path], None] | str

LIVE = "(SELECT id FROM token WHERE state = 'ready' AND item IS NOT NULL LIMIT 1)"
RUNNING = "(SELECT id FROM work_item WHERE state = 'in_progress' LIMIT 1)"
WORKED = "(SELECT id FROM ticket WHERE status = 'in_progress' LIMIT 1)"


def found(path: Path) -> dict[str, list[checking.Finding]]:
    """What `check` finds, by code. Each is told in both languages; the file is left as it was."""
    before = contents(path.parent)
    by_code: dict[str, list[checking.Finding]] = {}
    for each in bootstrap.prove(path):
        assert set(parameters(str(CHECKS[each.code]))) == set(each.params)
        for language in Language:
            said = Messages(language).check(each.code, each.params)
            assert all(str(value) in said for value in each.params.values())
        by_code.setdefault(each.code, []).append(each)
    assert contents(path.parent) == before
    return by_code


def two_clocks(path: Path) -> None:
    """The file itself forbids it, so whoever does it takes that away."""
    done(
        path, "DROP INDEX session_running", "UPDATE session SET ended_at = NULL, person = 7, ended_by = NULL"
    )


def end_cut_off(path: Path) -> None:
    """The last ten facts with their commands."""
    ((n,),) = rows(path, "SELECT command FROM fact ORDER BY seq DESC LIMIT 1 OFFSET 9")
    done(
        path,
        f"DELETE FROM touched WHERE seq >= (SELECT first_seq FROM command WHERE n = {n})",
        f"DELETE FROM fact WHERE command >= {n}",
        f"DELETE FROM command WHERE n >= {n}",
    )


def history_rewritten(path: Path) -> None:
    """Somebody knows how links are made, and makes all of them anew."""
    done(path, "UPDATE seal SET hash = zeroblob(32)")


def page_damaged(path: Path) -> None:
    """A code in the index of codes, and nowhere else."""
    data, start = bytearray(path.read_bytes()), (page_of(path, "ticket_code") - 1) * PAGE
    place = data.index(b"HJ-2611-0002", start, start + PAGE)
    data[place : place + 2] = b"XX"
    path.write_bytes(data)


def unreadable(path: Path) -> None:
    done(path, "UPDATE fact SET payload = '[]' WHERE seq = 20")


# Each code of the check, and what provokes it: statements past the program, or something else.
PROVOKED: Mapping[str, Harm] = {
    "SCHEMA_ALTERED": spoiling.with_a_view,
    "PAGE_DAMAGED": page_damaged,
    "UNREADABLE": unreadable,
    "CHAIN_BROKEN": "UPDATE command SET body = body || ' ' WHERE n = 12",
    "CHAIN_GAP": "DELETE FROM command WHERE n = 12",
    "CHAIN_CUT": end_cut_off,
    "CHAIN_REWRITTEN": history_rewritten,
    "FACTS_MISSING": "DELETE FROM fact WHERE seq = (SELECT max(seq) FROM fact)",
    "FACT_WITHOUT_COMMAND": "INSERT INTO fact SELECT max(seq) + 1, command, kind, payload FROM fact",
    "ROW_DIFFERS": "UPDATE product SET name_en = 'Bag' WHERE sku = 'TOTE-07'",
    "ROW_MISSING": "DELETE FROM person WHERE name = 'Vee'",
    "ROW_UNKNOWN": "INSERT INTO person (id, name, roles, active) VALUES (99, 'Mallory', 'admin', 1)",
    "RUN_NOT_CONSERVED": "UPDATE run SET born = born + 1 WHERE state = 'active'",
    "TICKET_AND_RUN_DISAGREE": f"UPDATE ticket SET status = 'planned' WHERE id = {WORKED}",
    "ENDED_TICKET_WITH_LIVE_PIECES": f"UPDATE ticket SET status = 'completed' WHERE id = {WORKED}",
    "ORDER_AND_TICKETS_DISAGREE": "UPDATE manufacturing_order SET state = 'done' WHERE state = 'planned'",
    "ORDER_OF_TICKET_WRONG": "UPDATE ticket SET mo = 99 WHERE mo IS NOT NULL",
    "LIVE_PIECE_IN_DEAD_RUN": f"UPDATE run SET state = 'archived' WHERE ticket = {WORKED}",
    "CLOCK_ON_CLOSED_ITEM": f"UPDATE work_item SET state = 'paused' WHERE id = {RUNNING}",
    "ITEM_RUNS_WITHOUT_CLOCK": f"UPDATE segment SET ended_at = started_at WHERE item = {RUNNING}",
    "ITEM_SHARED_WRONGLY": "UPDATE participation SET person = 99 WHERE part = 'joined'",
    "EVERY_PART_DONE_YET_OPEN": (
        "UPDATE work_item SET places = 1 WHERE id IN (SELECT item FROM participation WHERE part = 'done')"
    ),
    "TWO_CLOCKS_OF_ONE_PERSON": two_clocks,
    "TIME_LESS_THAN_NONE": "UPDATE segment SET started_at = ended_at + 1 WHERE ended_at IS NOT NULL",
    "OPEN_ITEM_OF_DEAD_PIECE": f"UPDATE token SET item = NULL WHERE id = {LIVE}",
    "PIECE_WITHOUT_ITS_ITEM": f"UPDATE token SET node = 'ELSEWHERE' WHERE id = {LIVE}",
    "REPLACED_ON_ONE_SIDE": "UPDATE token SET replaced_by = NULL WHERE replaced_by IS NOT NULL",
    "SERIAL_OF_TWO_CHAINS": "UPDATE token SET serial = (SELECT min(serial) FROM token)",
    "SERIAL_NOT_GENUINE": f"UPDATE token SET serial = 'HAT-HAT-TOTE-20261120-00001-ABCD-X' WHERE id = {LIVE}",
}


def provoke(harm: Harm, path: Path) -> None:
    if isinstance(harm, str):
        done(path, harm)
    else:
        harm(path)


def test_every_code_of_the_check_is_provoked() -> None:
    assert set(PROVOKED) == checking.CODES


@pytest.mark.parametrize("code", PROVOKED)
def test_what_does_not_hold_is_found(code: str, shut: Path) -> None:
    assert found(shut) == {}
    provoke(PROVOKED[code], shut)
    assert code in found(shut)


# --- history ----------------------------------------------------------------------------------------------

EDITED = [(table, column) for table in LEDGER for column in column_names(table)]


@pytest.mark.parametrize(("table", "column"), EDITED)
def test_whatever_is_edited_in_history_is_found(table: type[Record], column: str, shut: Path) -> None:
    name, keys = table_name(table), ", ".join(key_names(table))
    newest = f"SELECT {keys} FROM {name} ORDER BY {keys} DESC LIMIT 1"
    other = {"integer": f"{column} + 1", "text": f"{column} || ' '", "blob": "x'00'"}
    ((kind,),) = rows(shut, f"SELECT typeof({column}) FROM {name} LIMIT 1")
    done(shut, f"UPDATE {name} SET {column} = {other[str(kind)]} WHERE ({keys}) IN ({newest})")
    assert found(shut)


def test_history_before_the_first_command_is_found(shut: Path) -> None:
    columns = ", ".join(
        f"'' AS {name}" if name == "request" else name for name in column_names(CommandRow)[1:]
    )
    done(
        shut, f"INSERT INTO command SELECT -1, {columns} FROM command WHERE n = 1".replace("station_n", "-1")
    )
    assert [each.params for each in found(shut)["CHAIN_BROKEN"]] == [{"command": -1}]


def test_an_edited_fact_is_named_by_its_command(shut: Path) -> None:
    ((seq, n),) = rows(shut, "SELECT seq, command FROM fact WHERE kind = 'ticket.created' LIMIT 1")
    done(
        shut,
        f"UPDATE fact SET payload = replace(payload, '\"quantity\":3', '\"quantity\":4') WHERE seq = {seq}",
    )
    told = found(shut)
    assert [each.params["command"] for each in told["CHAIN_BROKEN"]] == [n]
    assert "quantity=4" in str(told["ROW_DIFFERS"][0].params["facts_say"])


def test_ten_dropped_facts_are_missed(shut: Path) -> None:
    done(shut, "DELETE FROM fact WHERE seq > (SELECT max(seq) - 10 FROM fact)")
    assert {"FACTS_MISSING", "ROW_UNKNOWN"} <= set(found(shut))


def test_a_history_that_was_cut_off_is_missed_by_the_seal_however_well_it_is_done(shut: Path) -> None:
    """The tables are folded anew from what is left, so that nothing else tells of it."""
    ((sealed,),) = rows(shut, "SELECT n FROM seal")
    end_cut_off(shut)
    fold_anew(shut)
    ((last,),) = rows(shut, "SELECT max(n) FROM command")
    told = found(shut)
    assert set(told) == {"CHAIN_CUT"}
    assert told["CHAIN_CUT"][0].params == {"command": sealed, "last": last}
    assert refused(lambda: opened(shut)).code is Trouble.NOT_WHOLE


def fold_anew(path: Path) -> None:
    """Replaces each folded table by what the facts amount to."""
    with closing(open_workspace(path)) as workspace, closing(replay.replayed(workspace.db)) as folded:
        for table in PROJECTED:
            name = table_name(table)
            kept = folded.connection().execute(f"SELECT * FROM {name}").fetchall()
            marks = ", ".join("?" * len(column_names(table)))
            workspace.db.connection().execute(f"DELETE FROM {name}")
            workspace.db.connection().executemany(f"INSERT INTO {name} VALUES ({marks})", kept)


# --- tables -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sequence SET series = hex(zeroblob(5000)) WHERE series = (SELECT max(series) FROM sequence)",
        "UPDATE token SET serial = hex(zeroblob(5000))",
        "UPDATE person SET name = hex(zeroblob(5000)) || id",
        "UPDATE fact SET payload = hex(zeroblob(5000)) WHERE seq = 20",
    ],
)
def test_a_finding_is_short_enough_to_be_read(statement: str, shut: Path) -> None:
    done(shut, statement)
    told = [str(value) for each in found(shut).values() for one in each for value in one.params.values()]
    assert told
    assert max(map(len, told)) < 500


@pytest.mark.parametrize("table", [*PROJECTED, TouchedRow])
def test_a_row_that_was_removed_is_named(table: type[Record], shut: Path) -> None:
    name, keys = table_name(table), ", ".join(key_names(table))
    ((*key,),) = rows(shut, f"SELECT {keys} FROM {name} LIMIT 1")
    done(shut, f"DELETE FROM {name} WHERE ({keys}) IN (SELECT {keys} FROM {name} LIMIT 1)")
    (missing,) = found(shut)["ROW_MISSING"]
    assert (missing.params["table"], missing.params["key"]) == (name, ", ".join(map(str, key)))


@pytest.mark.parametrize("table", PROJECTED)
def test_values_that_were_changed_past_the_ledger_are_named(table: type[Record], shut: Path) -> None:
    name, keys = table_name(table), ", ".join(key_names(table))
    columns = [field for field in table._meta.sorted_fields if field.column_name not in key_names(table)]
    changes = ", ".join(f'"{each.column_name}" = {other_value(each)}' for each in columns)
    done(shut, f"UPDATE {name} SET {changes} WHERE ({keys}) IN (SELECT {keys} FROM {name} LIMIT 1)")
    (differs,) = found(shut)["ROW_DIFFERS"]
    assert differs.params["table"] == name
    for each in columns:
        assert f"{each.column_name}=" in str(differs.params["stored"])
        assert f"{each.column_name}=" in str(differs.params["facts_say"])


def other_value(field: Field) -> str:
    column = f'"{field.column_name}"'
    if isinstance(field, IntegerField | BooleanField):
        return f"coalesce({column}, 0) + 1"
    return f"coalesce({column}, '') || '!'"


# The facts that follow `command.undone` bring back what was; a PIN stands in a side table.
UNFOLDED = {"command.undone", "person.pin_changed"}
FOLDED = [kind for kind in PROJECTIONS if kind not in UNFOLDED]


@pytest.mark.parametrize("kind", FOLDED)
def test_a_projection_that_does_nothing_is_found(
    kind: str, shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The history of this workspace has every kind of fact."""
    monkeypatch.setitem(PROJECTIONS, kind, nothing)
    assert found(shut)


def test_a_projection_that_is_gone_is_found(shut: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(PROJECTIONS, "ticket.paused")
    assert "ticket.paused" in str(found(shut)["UNREADABLE"][0].params["reason"])


# --- what the check does not touch ------------------------------------------------------------------------


def test_a_check_reads_one_moment_while_others_work(shut: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is committed after its begin is left for the next day."""
    with closing(opened(shut)) as core:
        tables = checking._tables

        def work_meanwhile(db: Database) -> Iterable[checking.Finding]:
            of(core).started(2)
            return tables(db)

        monkeypatch.setattr(checking, "_CHECKS", (checking._chain, work_meanwhile, checking._all_rules))
        assert bootstrap.prove(shut) == []


def test_the_disk_that_fails_while_it_is_read_is_not_taken_for_damage(
    shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(db: Database) -> Iterable[checking.Finding]:
        raise apsw.IOError("disk I/O error")

    monkeypatch.setattr(checking, "_CHECKS", (fails,))
    assert refused(lambda: bootstrap.prove(shut)).code is Trouble.IO
