"""The peewee tables. Those of the ledger, the projections that facts are folded into, and side tables.

Records are never bound to a database: each query is executed on the one it is given, so a workspace, its
replay and its backup can be open at the same time.
"""

from __future__ import annotations

from peewee import (
    BlobField,
    BooleanField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


class Record(Model):
    """A table of the workspace: STRICT, without a default database."""

    class Meta:
        strict_tables = True
        legacy_table_names = False


def table_name(table: type[Record]) -> str:
    """What the table is called in SQL."""
    return str(table._meta.table_name)  # noqa: SLF001 - peewee's documented way to a model's description


def column_names(table: type[Record]) -> list[str]:
    """The table's columns in the order of the record's fields."""
    return [field.column_name for field in table._meta.sorted_fields]  # noqa: SLF001


def key_names(table: type[Record]) -> list[str]:
    """The columns of the table's primary key."""
    return [field.column_name for field in table._meta.get_primary_keys()]  # noqa: SLF001


class BigKey(IntegerField):
    """A primary key that the program gives, never SQLite."""

    field_type = "INTEGER"

    def __init__(self) -> None:
        super().__init__(primary_key=True)


# --- the ledger: appended, never changed ---------------------------------------------------------------


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


# --- projections: what the facts amount to -------------------------------------------------------------


class OrganisationRow(Record):
    """The one organisation of the workspace; its shift as hh:mm, where it is not the usual one."""

    id = BigKey()
    code = TextField()
    name_en = TextField(null=True)
    name_th = TextField(null=True)
    shift_from = TextField(null=True)
    shift_to = TextField(null=True)

    class Meta:
        table_name = "organisation"


class StationRow(Record):
    """An installation of the program."""

    id = BigKey()
    name = TextField()

    class Meta:
        table_name = "station"


class SequenceRow(Record):
    """The last number given in each series of codes and serials."""

    series = TextField(primary_key=True)
    last = IntegerField()

    class Meta:
        table_name = "sequence"
        without_rowid = True


class WorkCenterRow(Record):
    """A place where work is done."""

    id = BigKey()
    code = TextField(unique=True)
    name_en = TextField()
    name_th = TextField(null=True)
    capacity = IntegerField()

    class Meta:
        table_name = "work_center"


class PersonRow(Record):
    """Somebody of the workshop; roles as a comma-separated list in the order given, as the codes of work
    centres; skills as a JSON object of levels. Of these two null means: none on record."""

    id = BigKey()
    name = TextField(unique=True)
    roles = TextField()
    name_en = TextField(null=True)
    name_th = TextField(null=True)
    active = BooleanField()
    team = IntegerField(null=True)
    work_centers = TextField(null=True)
    skills = TextField(null=True)
    badge = TextField(null=True, unique=True)

    class Meta:
        table_name = "person"


class DefectRow(Record):
    """A kind of fault; `steps`, by commas, are where it usually arises."""

    id = BigKey()
    code = TextField(unique=True)
    name_en = TextField()
    name_th = TextField(null=True)
    steps = TextField()
    active = BooleanField()

    class Meta:
        table_name = "defect"


class TeamRow(Record):
    """People who belong together."""

    id = BigKey()
    code = TextField(unique=True)
    name_en = TextField()
    name_th = TextField(null=True)

    class Meta:
        table_name = "team"


class SignInRow(Record):
    """How people sign in at a window; no row before it was ever said."""

    id = BigKey()
    badge_alone = BooleanField()
    lock_minutes = IntegerField()

    class Meta:
        table_name = "sign_in"


class ProductRow(Record):
    """A product. It is ordered by the name that is shown: the Thai one, or the English one in its place."""

    id = BigKey()
    sku = TextField(unique=True)
    key = TextField()
    name_en = TextField()
    name_th = TextField(null=True)
    order_en = TextField()
    order_th = TextField()
    line = TextField()
    active = BooleanField()
    routing = IntegerField(null=True)

    class Meta:
        table_name = "product"


class RoutingRow(Record):
    """A routing; what it is called, whose it is and what it looks like is in its versions."""

    id = BigKey()
    code = TextField(unique=True)

    class Meta:
        table_name = "routing"


class VersionRow(Record):
    """One version of a routing with its graph as exchange-format JSON."""

    id = BigKey()
    routing = IntegerField()
    version = IntegerField()
    state = TextField()
    name = TextField()
    line = TextField()
    graph = TextField()

    class Meta:
        table_name = "routing_version"
        indexes = ((("routing", "version"), True),)


class TicketRow(Record):
    """A job ticket of either line. `reference_order` is what lists order its reference by."""

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
    run = IntegerField(null=True)
    runs = IntegerField()
    version = IntegerField()
    created_at = IntegerField()
    started_at = IntegerField(null=True)
    ended_at = IntegerField(null=True)

    class Meta:
        table_name = "ticket"


class RunRow(Record):
    """One production attempt of a ticket. `born` and `parts`: the quantity of pieces or batches, and of
    components, that were ever born in it."""

    id = BigKey()
    ticket = IntegerField()
    number = IntegerField()
    state = TextField()
    version_id = IntegerField()
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

    class Meta:
        table_name = "token"
        indexes = ((("run", "number"), True), (("serial",), False))


class ItemRow(Record):
    """What a token asks of people at one node; `outcome` is how an inspection ended, with the `defect`.

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
    holder = IntegerField(null=True)
    outcome = TextField(null=True)
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
    clock was left running."""

    session = IntegerField()
    item = IntegerField()
    started_at = IntegerField()
    ended_at = IntegerField(null=True)
    left_open = BooleanField(null=True)

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
    mapping = TextField()
    rows = IntegerField()
    at = IntegerField()

    class Meta:
        table_name = "sheet"


PROJECTIONS = (
    OrganisationRow,
    StationRow,
    SequenceRow,
    WorkCenterRow,
    PersonRow,
    DefectRow,
    TeamRow,
    SignInRow,
    ProductRow,
    RoutingRow,
    VersionRow,
    TicketRow,
    RunRow,
    TokenRow,
    ItemRow,
    ParticipationRow,
    SessionRow,
    SegmentRow,
    SheetRow,
)


# --- side tables: not the workshop's truth, each with one writer of its own ----------------------------


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
