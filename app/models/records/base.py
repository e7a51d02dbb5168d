"""What every table of a workspace is, and how its columns are asked for."""

from __future__ import annotations

from peewee import (
    IntegerField,
    Model,
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
