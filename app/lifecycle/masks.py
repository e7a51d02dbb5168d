"""Names of colleagues, hidden from who may not see them.

A reading connection is given a view that stands in the place of the table of people: whatever is asked of it
from then on, by whichever query, tells no other name. What is not thought of is hidden, not shown.
"""

from __future__ import annotations

from app.domain.decision import Person
from app.domain.permissions import Permission
from app.lifecycle.core import Reading

HIDDEN = "•••"
_NAMES = ("name_en", "name_th", "badge")
_SHOWN = ("id", "roles", "active", "team", "work_centers", "skills")


def look_as(reading: Reading, person: Person) -> None:
    """Lets the connection tell from now on what this person may see."""
    db = reading.desk.db
    db.execute_sql("PRAGMA query_only = OFF")  # a view of the connection's own is no change of the file
    try:
        db.execute_sql("DROP VIEW IF EXISTS temp.person")
        if not person.may(Permission.SEE_NAMES):
            own = int(person.id)
            hidden = f"CASE WHEN id = {own} THEN name ELSE '{HIDDEN}' END AS name"
            only_own = (f"CASE WHEN id = {own} THEN {each} END AS {each}" for each in _NAMES)
            columns = ", ".join((*_SHOWN, hidden, *only_own))
            db.execute_sql(f"CREATE TEMP VIEW person AS SELECT {columns} FROM main.person")
    finally:
        db.execute_sql("PRAGMA query_only = ON")
