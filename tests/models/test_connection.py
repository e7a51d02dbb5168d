"""A connection: what it begins it ends, and it is no other one after it was closed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from app.models.connection import IN_MEMORY, Database
from app.models.records import PinRow
from tests.house.project import ROOT


@pytest.fixture
def db() -> Iterator[Database]:
    with closing(Database(IN_MEMORY)) as made:
        made.execute_sql("CREATE TABLE pin (person INTEGER PRIMARY KEY, salt BLOB, hash BLOB) STRICT")
        yield made


def people(db: Database) -> list[int]:
    return [person for (person,) in db.execute_sql("SELECT person FROM pin ORDER BY 1")]


def put(db: Database, person: int) -> None:
    PinRow.insert(person=person, salt=b"", hash=b"").execute(db)


def put_in_vain(db: Database, person: int) -> None:
    with db.atomic():
        put(db, person)
        raise RuntimeError


def test_all_of_it_or_nothing(db: Database) -> None:
    with db.atomic():
        put(db, 1)
    with pytest.raises(RuntimeError):
        put_in_vain(db, 2)
    assert people(db) == [1]


def test_a_part_that_fails_takes_back_itself_alone(db: Database) -> None:
    with db.atomic():
        put(db, 1)
        with pytest.raises(RuntimeError):
            put_in_vain(db, 2)
        with db.atomic():
            put(db, 3)
    assert people(db) == [1, 3]


def test_what_cannot_be_committed_is_rolled_back(db: Database) -> None:
    db.execute_sql("PRAGMA foreign_keys = ON")
    db.execute_sql("CREATE TABLE badge (of INTEGER REFERENCES pin(person) DEFERRABLE INITIALLY DEFERRED)")
    with pytest.raises(apsw.ConstraintError), db.atomic():
        db.execute_sql("INSERT INTO badge VALUES (7)")
    assert not db.connection().in_transaction
    assert db.execute_sql("SELECT count(*) FROM badge").fetchone() == (0,)


def test_a_query_of_records_goes_the_same_way(db: Database) -> None:
    put(db, 1)
    put(db, 2)
    assert PinRow.select().where(PinRow.person > 1).get(db).person == 2
    assert PinRow.update(salt=b"x").where(PinRow.person == 1).execute(db) == 1
    assert PinRow.delete().execute(db) == 2
    with pytest.raises(apsw.ConstraintError):
        PinRow.insert_many([{"person": 5, "salt": b"", "hash": b""}] * 2).execute(db)
    assert people(db) == []


def test_one_that_was_closed_stays_closed(tmp_path: Path) -> None:
    db = Database(str(tmp_path / "some.db"))
    db.close()
    db.close()
    with pytest.raises(apsw.ConnectionClosedError):
        db.execute_sql("SELECT 1")
    with pytest.raises(apsw.ConnectionClosedError):
        PinRow.select().first(db)


def test_the_program_asks_of_a_connection_only_what_it_has() -> None:
    """The type checker takes it for one of peewee's, which has more."""
    asked = {
        node.attr
        for path in (ROOT / "app").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Attribute)
        and (node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")) == "db"
    }
    assert {"execute_sql", "connection", "atomic"} <= asked
    assert [name for name in asked if not hasattr(Database(IN_MEMORY), name)] == []
