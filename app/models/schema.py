"""What a file of ours says of itself: its numbers, and the fingerprint of its schema for each release.

`SCHEMA_VERSION` rises with every change of a projection or side table; `app.models.upgrade` then replays
the ledger of an older file into a new one. The tables themselves are made by `app.models.tables`.
"""

from __future__ import annotations

try:  # the one that hashlib has without OpenSSL, which takes longer to load than a file to be opened
    from _sha256 import sha256  # type: ignore[import-not-found]
except ImportError:  # it has another name from Python 3.12 on
    from hashlib import sha256

from app.models.connection import Database

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


def fingerprint(db: Database) -> str:
    """A hash of all that the file's schema says; a file can carry triggers and views that rewrite state."""
    rows = db.execute_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "ORDER BY type, name"
    ).fetchall()
    digest: str = sha256(repr(rows).encode()).hexdigest()
    return digest


def is_todays(db: Database) -> bool:
    """Whether the file is as this release makes it."""
    (version,) = db.execute_sql("PRAGMA user_version").fetchone()
    return version == SCHEMA_VERSION and is_of_release(db, version)


def is_of_release(db: Database, version: int) -> bool:
    """Whether the file is as an earlier release has made it."""
    return fingerprint(db) == FINGERPRINTS.get(version)
