"""Projections of what goes on: tickets, runs, pieces, work and its clocks."""

from __future__ import annotations

from peewee import (
    BooleanField,
    CompositeKey,
    IntegerField,
    TextField,
)

from app.models.records.base import BigKey, Record


class OrderRow(Record):
    """A manufacturing order. `planned_from` is the first ticket of the planning that holds, if one does."""

    id = BigKey()
    code = TextField(unique=True)
    state = TextField()
    product = IntegerField()
    quantity = IntegerField()
    routing = IntegerField(null=True)
    due = TextField(null=True)
    starts_on = TextField(null=True)
    ends_on = TextField(null=True)
    priority = TextField()
    notes = TextField(null=True)
    reference = TextField(null=True)
    planned_from = IntegerField(null=True)
    version = IntegerField()
    created_at = IntegerField()

    class Meta:
        table_name = "manufacturing_order"


class TicketRow(Record):
    """A job ticket of either line. `reference_order` is what lists order its reference by. `mo` is the
    manufacturing order that a classic one carries out, `linked_mo` one that a Hatthasilpa job works for."""

    id = BigKey()
    code = TextField(unique=True)
    line = TextField()
    status = TextField()
    product = IntegerField()
    quantity = IntegerField()
    completed = IntegerField()
    routing = IntegerField(null=True)
    version_id = IntegerField(null=True)
    owner = IntegerField(null=True)
    due = TextField(null=True)
    priority = TextField()
    notes = TextField(null=True)
    reference = TextField(null=True)
    reference_order = TextField(null=True)
    mo = IntegerField(null=True)
    linked_mo = IntegerField(null=True)
    run = IntegerField(null=True)
    runs = IntegerField()
    version = IntegerField()
    created_at = IntegerField()
    started_at = IntegerField(null=True)
    ended_at = IntegerField(null=True)

    class Meta:
        table_name = "ticket"


class RunRow(Record):
    """One production attempt of a ticket. `mixed`: somebody has sent a token onto another version.
    `born` and `parts`: the quantity of pieces or batches, and of components, that were ever born in it."""

    id = BigKey()
    ticket = IntegerField()
    number = IntegerField()
    state = TextField()
    version_id = IntegerField()
    mixed = BooleanField()
    born = IntegerField()
    parts = IntegerField()
    started_at = IntegerField()

    class Meta:
        table_name = "run"
        indexes = ((("ticket", "number"), True),)


class TokenRow(Record):
    """One unit of work that flows through a run. `item` is the work item open at its node.

    `parent` and `way`: the token that a component is a part of, and by which way it left its split.
    `merged_into`: set when its join let that token go on. `reason` is why it is held or has ended.
    `split_from` and `split_at`: the batch of which it was a part, and that one's work item then.
    `was`, `was_hold` and `was_item`: how it stood when its classic ticket was cancelled.
    """

    id = BigKey()
    run = IntegerField()
    ticket = IntegerField()
    number = IntegerField()
    kind = TextField()
    quantity = IntegerField()
    serial = TextField(null=True)
    state = TextField()
    node = TextField()
    version_id = IntegerField()
    item = IntegerField(null=True)
    parent = IntegerField(null=True)
    way = IntegerField(null=True)
    merged_into = IntegerField(null=True)
    replaces = IntegerField(null=True)
    replaced_by = IntegerField(null=True)
    split_from = IntegerField(null=True)
    split_at = IntegerField(null=True)
    rework_count = IntegerField()
    back_to = TextField(null=True)
    hold = TextField(null=True)
    held_at = IntegerField(null=True)
    ready_at = IntegerField(null=True)
    qc_result = TextField(null=True)
    defect = TextField(null=True)
    ended_as = TextField(null=True)
    reason = TextField(null=True)
    priority = TextField(null=True)
    note = TextField(null=True)
    was = TextField(null=True)
    was_hold = TextField(null=True)
    was_item = IntegerField(null=True)

    class Meta:
        table_name = "token"
        indexes = ((("run", "number"), True), (("serial",), False))


class ItemRow(Record):
    """What a token asks of people at one node; `outcome` is how an inspection ended, with the `defect`.

    `good`, `scrapped` and `rework`: what became of a batch there; together they are its quantity then.
    `was`: how it stood when its classic ticket was cancelled.
    `places`: how many people its step asks for, told where that is more than one, once somebody has it in
    hand. `calls`: somebody has it in hand, and more people are wanted.

    `asked`: what a manager is asked about it, for as long as it is in the hands of `asked_to`, into which it
    came from `asked_from`. `accepted` is the session after which its pause was accepted.
    """

    id = BigKey()
    token = IntegerField()
    ticket = IntegerField()
    node = TextField()
    state = TextField()
    was = TextField(null=True)
    holder = IntegerField(null=True)
    outcome = TextField(null=True)
    good = IntegerField(null=True)
    scrapped = IntegerField(null=True)
    rework = IntegerField(null=True)
    defect = TextField(null=True)
    stopped_by_pause = BooleanField()
    places = IntegerField(null=True)
    wants_help = BooleanField()
    calls = BooleanField()
    asked = TextField(null=True)
    asked_from = IntegerField(null=True)
    asked_to = IntegerField(null=True)
    asked_at = IntegerField(null=True)
    accepted = IntegerField(null=True)
    opened_at = IntegerField()
    done_at = IntegerField(null=True)

    class Meta:
        table_name = "work_item"
        indexes = ((("token",), False),)


class ParticipationRow(Record):
    """That somebody takes part in an open work item beside its holder; of the holder, that they have pressed,
    or have done their own part."""

    item = IntegerField()
    person = IntegerField()
    part = TextField()
    at = IntegerField()

    class Meta:
        table_name = "participation"
        primary_key = CompositeKey("item", "person")
        indexes = ((("person",), False),)
        without_rowid = True


class SessionRow(Record):
    """One person's running time on a tray. `asked`: it was left open, and its time is waiting for an answer,
    or has had one; null for all others."""

    id = BigKey()
    person = IntegerField()
    started_at = IntegerField()
    ended_at = IntegerField(null=True)
    ended_by = TextField(null=True)
    asked = BooleanField(null=True)

    class Meta:
        table_name = "session"


class SegmentRow(Record):
    """How long one item was on a tray; at any moment its members share the minute equally. `left_open`: its
    clock was left running. `moved`: how far the clock was set while the item was paused after it."""

    session = IntegerField()
    item = IntegerField()
    started_at = IntegerField()
    ended_at = IntegerField(null=True)
    left_open = BooleanField(null=True)
    moved = IntegerField(null=True)

    class Meta:
        table_name = "segment"
        primary_key = CompositeKey("session", "item")
        indexes = ((("item",), False),)
        without_rowid = True


class SheetRow(Record):
    """An order sheet that was taken in."""

    id = BigKey()
    fingerprint = TextField(index=True)
    sheet = TextField()
    line = TextField()
    mapping = TextField()
    rows = IntegerField()
    at = IntegerField()

    class Meta:
        table_name = "sheet"
