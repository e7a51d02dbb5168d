"""The ledger: appended, never changed."""

from __future__ import annotations

from peewee import (
    BlobField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from app.models.records.base import BigKey, Record


class CommandRow(Record):
    """One command, done or refused, in the order of the chain."""

    n = BigKey()
    request = TextField(unique=True)
    at = IntegerField()
    kind = TextField()
    actor = IntegerField()
    station = IntegerField()
    incarnation = BlobField()
    station_n = IntegerField()
    ids_from = IntegerField()
    ids_used = IntegerField()
    body = TextField()
    outcome = TextField()
    result = TextField()
    first_seq = IntegerField()
    facts = IntegerField()
    format = IntegerField()
    hash = BlobField()

    class Meta:
        table_name = "command"
        indexes = ((("station", "incarnation", "station_n"), True),)


class FactRow(Record):
    """One fact of a command."""

    seq = BigKey()
    command = ForeignKeyField(CommandRow, column_name="command", backref="+")
    kind = TextField()
    payload = TextField()

    class Meta:
        table_name = "fact"


class TouchedRow(Record):
    """Where the history of one thing is: the first fact about it in each command that touched it."""

    subject = IntegerField()
    seq = IntegerField()

    class Meta:
        table_name = "touched"
        primary_key = CompositeKey("subject", "seq")
        without_rowid = True


LEDGER = (CommandRow, FactRow, TouchedRow)
