"""Projections of the documents of jobs."""

from __future__ import annotations

from peewee import BooleanField, IntegerField, TextField

from app.models.records.base import BigKey, Record


class PacketRow(Record):
    """A packet of documents. Lists and objects are JSON: kinds, the parameters of a failure, how long each
    stage took (ms), files, and the places where it was deployed to."""

    id = BigKey()
    code = TextField(unique=True)
    ticket = IntegerField(index=True)
    kind = TextField()
    kinds = TextField()
    template = TextField(null=True)
    why = TextField()
    purpose = TextField(null=True)
    language = TextField()
    requester = IntegerField()
    created_at = IntegerField()
    status = TextField(index=True)
    goal = TextField(null=True)
    to = TextField(null=True)
    target = TextField(null=True)
    again = BooleanField()
    attempt = IntegerField()
    delivery = IntegerField()
    failed_at = TextField(null=True)
    failure = TextField(null=True)
    params = TextField(null=True)
    timings = TextField()
    files = TextField()
    places = TextField()
    moved_at = IntegerField()
    expires_at = IntegerField(null=True)

    class Meta:
        table_name = "packet"


class PacketSettingsRow(Record):
    """Where packets are kept, where not beside the workspace, and for how many days."""

    id = BigKey()
    work = TextField(null=True)
    output = TextField(null=True)
    logs = TextField(null=True)
    templates = TextField(null=True)
    keep_days = IntegerField()
    preview_days = IntegerField()

    class Meta:
        table_name = "packet_settings"
