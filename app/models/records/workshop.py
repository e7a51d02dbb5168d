"""Projections of what the workshop is: people, places, products, routings."""

from __future__ import annotations

from peewee import (
    BooleanField,
    IntegerField,
    TextField,
)

from app.models.records.base import BigKey, Record


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
    lock_at_shift_end = BooleanField()

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
