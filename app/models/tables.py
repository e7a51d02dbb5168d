"""The schema as SQL: tables from the records, and the indexes and triggers that peewee cannot say."""

from __future__ import annotations

from functools import cache

from peewee import SchemaManager
from playhouse.apsw_ext import APSWDatabase

from app.models.connection import IN_MEMORY, Database
from app.models.ordering import CURING, ORDER_INDEXES, PRODUCT_INDEXES, TICKET_INDEXES
from app.models.records import LEDGER, PROJECTIONS, SIDE, Record
from app.models.schema import APPLICATION_ID, SCHEMA_VERSION, fingerprint

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


def create_tables(db: Database, tables: tuple[type[Record], ...] = (*LEDGER, *PROJECTIONS, *SIDE)) -> None:
    """Makes the tables in an empty database."""
    for statement in _as_peewee_makes(tables):
        db.execute_sql(statement)


@cache
def _as_peewee_makes(tables: tuple[type[Record], ...]) -> tuple[str, ...]:
    """The statements that make these tables: to find the words takes ten times as long as to make them."""
    db = APSWDatabase(IN_MEMORY)
    try:
        for table in tables:
            SchemaManager(table, database=db).create_all(safe=False)
        rows = db.execute_sql("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    finally:
        db.close()
    return tuple(statement for (statement,) in rows)


def create_schema(db: Database) -> None:
    """Makes everything that a workspace file holds, and marks the file as ours."""
    create_tables(db)
    for statement in (*_PARTIAL_INDEXES, *TICKET_INDEXES, *ORDER_INDEXES, *PRODUCT_INDEXES, *_TRIGGERS):
        db.execute_sql(statement)
    db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


@cache
def expected_fingerprint() -> str:
    """The fingerprint of a file made by this release."""
    db = Database(IN_MEMORY)
    try:
        create_schema(db)
        return fingerprint(db)
    finally:
        db.close()
