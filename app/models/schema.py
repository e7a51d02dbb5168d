"""The schema as SQL: tables from the records, the indexes and triggers that peewee cannot say, a fingerprint.

`SCHEMA_VERSION` rises with every change of a projection or side table; `app.models.upgrade` then replays
the ledger of an older file into a new one.
"""

from __future__ import annotations

import hashlib
from functools import cache

from peewee import SchemaManager
from playhouse.apsw_ext import APSWDatabase

from app.models.ordering import CURING, ORDER_INDEXES, PRODUCT_INDEXES, TICKET_INDEXES
from app.models.records import LEDGER, PROJECTIONS, SIDE, Record

APPLICATION_ID = 0x48415454  # "HATT"
SCHEMA_VERSION = 6
LEDGER_FORMAT = 1
# What each release's file says of itself; a change of the present one's without a new number breaks a test.
FINGERPRINTS = {
    1: "35e7f1a95101c09ad9e83a92c6b154c8177b842f363c4cf5d42976460243c531",
    2: "f06fa2f66357745a756775aa588ff62bd79b891caad53f04827cd177f1e06d2f",
    3: "dfe0f71c847397e4e531463ef6f936950358c0bc408f0893aa568a0288b2a981",
    4: "82c0a9a7a123a1760d2fdd792bfb4d0c89486e67b862a58b834d0473a1ccf071",
    5: "255769181b91e79d843ecc1ed9d787d2932a4feb67054bdfbfd7e0ed64b2381c",
    6: "01cdb85abac2027b5f42d03d66a7bd1489693bd6c8593bdc79e092cf1a80e49f",
}

_ONLY_APPENDED = ("command", "fact", "touched")

_TRIGGERS = tuple(
    f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'the ledger is only ever appended to'); END"
    for table in _ONLY_APPENDED
    for verb in ("UPDATE", "DELETE")
)

_PARTIAL_INDEXES = (
    "CREATE INDEX packet_wanted ON packet(id) WHERE goal IS NOT NULL",
    "CREATE UNIQUE INDEX session_running ON session(person) WHERE ended_at IS NULL",
    "CREATE INDEX session_asked ON session(person) WHERE asked = 1",
    "CREATE INDEX segment_open ON segment(item) WHERE ended_at IS NULL",
    "CREATE INDEX token_of_parent ON token(parent) WHERE parent IS NOT NULL",
    "CREATE INDEX token_of_batch ON token(split_from) WHERE split_from IS NOT NULL",
    "CREATE INDEX token_hurried ON token(ticket, priority) WHERE priority IS NOT NULL AND item IS NOT NULL",
    f"CREATE INDEX token_curing ON token(ticket) WHERE {CURING}",
    "CREATE INDEX token_held ON token(hold, ticket) WHERE hold IS NOT NULL",
    "CREATE INDEX work_item_defect ON work_item(defect, node) WHERE defect IS NOT NULL",
    "CREATE INDEX work_item_asked ON work_item(ticket) WHERE asked IS NOT NULL AND done_at IS NULL",
    "CREATE INDEX work_item_paused ON work_item(ticket) WHERE state = 'paused'",
    "CREATE INDEX work_item_done ON work_item(node, done_at) WHERE state = 'done'",
    "CREATE INDEX work_item_stopped ON work_item(ticket) WHERE stopped_by_pause = 1",
    "CREATE INDEX command_of_actor ON command(actor) WHERE outcome = 'done'",
    "CREATE INDEX fact_of_shop ON fact(seq) WHERE kind IN ('workspace.created', 'org.set', 'sign_in.set')",
    "CREATE INDEX command_undo ON command(n) WHERE kind = 'undo' AND outcome = 'done'",
)


def create_tables(
    db: APSWDatabase, tables: tuple[type[Record], ...] = (*LEDGER, *PROJECTIONS, *SIDE)
) -> None:
    """Makes the tables in an empty database."""
    for statement in _as_peewee_makes(tables):
        db.execute_sql(statement)


@cache
def _as_peewee_makes(tables: tuple[type[Record], ...]) -> tuple[str, ...]:
    """The statements that make these tables: to find the words takes ten times as long as to make them."""
    db = APSWDatabase(":memory:")
    db.connect()
    try:
        for table in tables:
            SchemaManager(table, database=db).create_all(safe=False)
        rows = db.execute_sql("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    finally:
        db.close()
    return tuple(statement for (statement,) in rows)


def create_schema(db: APSWDatabase) -> None:
    """Makes everything that a workspace file holds, and marks the file as ours."""
    create_tables(db)
    for statement in (*_PARTIAL_INDEXES, *TICKET_INDEXES, *ORDER_INDEXES, *PRODUCT_INDEXES, *_TRIGGERS):
        db.execute_sql(statement)
    db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def fingerprint(db: APSWDatabase) -> str:
    """A hash of all that the file's schema says; a file can carry triggers and views that rewrite state."""
    rows = db.execute_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "ORDER BY type, name"
    ).fetchall()
    return hashlib.sha256(repr(rows).encode()).hexdigest()


@cache
def expected_fingerprint() -> str:
    """The fingerprint of a file made by this release."""
    db = APSWDatabase(":memory:")
    db.connect()
    try:
        create_schema(db)
        return fingerprint(db)
    finally:
        db.close()


def is_todays(db: APSWDatabase) -> bool:
    """Whether the file is as this release makes it."""
    (version,) = db.execute_sql("PRAGMA user_version").fetchone()
    return version == SCHEMA_VERSION and is_of_release(db, version)


def is_of_release(db: APSWDatabase, version: int) -> bool:
    """Whether the file is as an earlier release has made it."""
    return fingerprint(db) == FINGERPRINTS.get(version)
