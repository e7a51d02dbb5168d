"""A file's schema is the records', column by column, and the one that is written down here, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import apsw
import pytest
from peewee import BlobField, BooleanField, Field, ForeignKeyField, IntegerField, TextField

from app.domain.facts import FACTS as FACT_KINDS
from app.models.database import open_workspace
from app.models.projections import PROJECTIONS as FOLDED
from app.models.records import LEDGER, PROJECTIONS, SIDE, Record, column_names, key_names, table_name
from app.models.schema import FINGERPRINTS, SCHEMA_VERSION
from app.models.tables import expected_fingerprint
from tests.house.project import ROOT
from tests.lifecycle.shop import Shop

TABLES = {table_name(table): table for table in (*LEDGER, *PROJECTIONS, *SIDE)}
WRITTEN = ROOT / "tests" / "fixtures" / "schemas" / f"{SCHEMA_VERSION}.sql"
OF_FIELD: Mapping[type[Field], str] = {
    TextField: "TEXT",
    IntegerField: "INTEGER",
    BooleanField: "INTEGER",
    ForeignKeyField: "INTEGER",
    BlobField: "BLOB",
}
ONLY_APPENDED = pytest.mark.parametrize("table", [table_name(table) for table in LEDGER])


@pytest.fixture
def file(shut: Path) -> Iterator[apsw.Connection]:
    with closing(open_workspace(shut)) as workspace:
        yield workspace.db.connection()


def column_type(field: Field) -> str:
    return next(said for kind, said in OF_FIELD.items() if isinstance(field, kind))


def as_recorded(table: type[Record]) -> list[tuple[str, str, bool, bool]]:
    """Name, type, whether it may be missing and whether it is of the key, for each field of a record."""
    fields = table._meta.sorted_fields
    keys = key_names(table)
    return [
        (name, column_type(field), bool(field.null), name in keys)
        for name, field in zip(column_names(table), fields, strict=True)
    ]


def test_the_file_has_the_tables_of_the_records_and_no_other(file: apsw.Connection) -> None:
    rows = file.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    assert {str(name) for (name,) in rows} - {"sqlite_schema"} == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_strict_and_has_the_columns_of_its_record(name: str, file: apsw.Connection) -> None:
    query = "SELECT strict FROM pragma_table_list WHERE schema = 'main' AND name = ?"
    assert file.execute(query, (name,)).get == 1
    columns = file.execute('SELECT name, type, "notnull" = 0, pk > 0 FROM pragma_table_xinfo(?)', (name,))
    found = [(str(column), str(of), bool(null), bool(key)) for column, of, null, key in columns]
    assert found == as_recorded(TABLES[name])


def test_the_schema_is_the_one_that_is_written_down(file: apsw.Connection) -> None:
    """Another one is another release: it needs a number, a fingerprint, and a file of the old one kept."""
    rows = file.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
    assert "".join(f"{sql};\n" for (sql,) in rows) == WRITTEN.read_text("utf-8")
    assert FINGERPRINTS[SCHEMA_VERSION] == expected_fingerprint()


@ONLY_APPENDED
def test_history_is_neither_changed_nor_removed_nor_replaced(table: str, file: apsw.Connection) -> None:
    before = file.execute(f"SELECT * FROM {table}").fetchall()
    assert before
    columns = [str(name) for (name,) in file.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    statements = [
        f"DELETE FROM {table}",
        *(f"UPDATE {table} SET {name} = {name}" for name in columns),
        *(f"{verb} INTO {table} SELECT * FROM {table} LIMIT 1" for verb in ("REPLACE", "INSERT OR REPLACE")),
    ]
    for statement in statements:
        with pytest.raises(apsw.ConstraintError, match="only ever appended"):
            file.execute(statement)
    assert file.execute(f"SELECT * FROM {table}").fetchall() == before


def test_a_request_id_is_answered_once(file: apsw.Connection) -> None:
    with pytest.raises(apsw.ConstraintError, match=r"UNIQUE.*request"):
        file.execute(
            "INSERT INTO command SELECT n + 1, request, at, kind, actor, station, incarnation, n + 1, "
            "ids_from, ids_used, body, outcome, result, first_seq, facts, format, hash "
            "FROM command ORDER BY n DESC LIMIT 1"
        )


def test_a_fact_has_its_command(file: apsw.Connection) -> None:
    newest = "SELECT seq + 1, command + 1000, kind, payload FROM fact ORDER BY seq DESC LIMIT 1"
    with pytest.raises(apsw.ConstraintError, match="FOREIGN KEY"):
        file.execute(f"INSERT INTO fact {newest}")


def test_nobody_has_two_running_clocks(shop: Shop) -> None:
    job = shop.started(2)
    shop.do("work.start", "Nok", tokens=shop.refs(job, 1))
    with pytest.raises(apsw.ConstraintError, match=r"UNIQUE.*session\.person"):
        shop.sql(
            "INSERT INTO session (id, person, started_at) SELECT id + 1000, person, started_at FROM session"
        )


def test_every_kind_of_fact_is_folded() -> None:
    assert set(FOLDED) == set(FACT_KINDS)
