"""Side tables: not the workshop's truth, each with one writer of its own."""

from __future__ import annotations

from peewee import (
    BlobField,
    CompositeKey,
    IntegerField,
    TextField,
)

from app.models.records.base import BigKey, Record


class SaltRow(Record):
    """The secret that a line's serials are hashed with; old versions are kept for old serials."""

    line = TextField()
    version = IntegerField()
    salt = BlobField()

    class Meta:
        table_name = "salt"
        primary_key = CompositeKey("line", "version")


class PinRow(Record):
    """A person's PIN as a scrypt hash."""

    person = BigKey()
    salt = BlobField()
    hash = BlobField()

    class Meta:
        table_name = "pin"


class PinTryRow(Record):
    """How often a person's PIN was tried in vain since it was right, and when it was tried last."""

    person = BigKey()
    tries = IntegerField()
    at = IntegerField()

    class Meta:
        table_name = "pin_try"


class SealRow(Record):
    """The last checked head of the chain: a tail that was cut off afterwards is missed by it."""

    id = BigKey()
    n = IntegerField()
    seq = IntegerField()
    hash = BlobField()
    at = IntegerField()

    class Meta:
        table_name = "seal"


class ProofRow(Record):
    """When the whole workspace was checked last, up to which command, and how much was found."""

    id = BigKey()
    at = IntegerField()
    n = IntegerField()
    findings = IntegerField()

    class Meta:
        table_name = "proof"


class IncarnationRow(Record):
    """This file's own random name, drawn when it is made and after every restore."""

    id = BigKey()
    incarnation = BlobField()
    station = IntegerField()

    class Meta:
        table_name = "incarnation"


SIDE = (SaltRow, PinRow, PinTryRow, SealRow, ProofRow, IncarnationRow)
