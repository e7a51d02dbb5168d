"""Building a core without any screen: a new workspace, or an open one with its door and its queries."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from app.clock import Clock, SystemClock, to_datetime
from app.domain.words import Role
from app.errors import KnownError, Trouble
from app.files import followed, replace
from app.ids import IdSource, PersonId, new_request_id
from app.lifecycle.core import Core, Reading
from app.lifecycle.desk import Desk
from app.models import backup, checking, database, faults, ledger, proof, secrets
from app.models.database import Workspace
from app.models.thinning import made_at, to_discard

DEFAULT_ORG = "HAT"
FIRST_PERSON = "Admin"
OFFICE_STATION = 1
_STEPS_BETWEEN_LOOKS = 10_000  # of SQLite's machine: a millisecond


def new_workspace(path: Path, org: str = DEFAULT_ORG, clock: Clock | None = None) -> None:
    """Makes a workspace file: its organisation and its first person, an admin.

    Raises KnownError when it can't be made, Refused when `org` is no organisation code.
    """
    from app.domain.codes import organisation_code  # noqa: PLC0415 - once in a workspace's life

    with faults.told_of(path), faults.explained(path):
        if path.exists():
            raise KnownError(Trouble.FILE_EXISTS, file=str(path))
        database.refuse_log_name(path)
        if not path.parent.is_dir():
            raise KnownError(Trouble.FILE_UNREADABLE, file=str(path), reason=f"{path.parent} is not a folder")
        building = path.with_name(path.name + ".new")
        try:
            database.remove(building)
            with database.built(database.create(building)) as workspace:
                _found(workspace, organisation_code(org), clock or SystemClock())
            database.remove_logs(path)
            replace(building, path)
        finally:
            database.discard(building)


def open_core(path: Path, clock: Clock | None = None, *, station_backups: bool = True) -> Core:
    """Opens a workspace for work, upgrading an older file first.

    Raises KnownError; also when the chain since the last seal, or a live run, does not hold.
    """
    clock = clock or SystemClock()
    workspace = _opened(path, reading=False)
    try:
        with faults.explained(path):
            _refuse_broken(workspace)
            before_big = _backup_before(workspace, clock) if station_backups else None
            return Core(workspace, Desk(workspace.db), clock, before_big)
    except BaseException:
        workspace.leave()
        raise


def open_reading(path: Path) -> Reading:
    """Opens a workspace for reading only, upgrading an older file first. Raises KnownError."""
    workspace = _opened(path, reading=True)
    return Reading(workspace, Desk(workspace.db))


def _opened(path: Path, *, reading: bool) -> Workspace:
    try:
        return database.open_workspace(path, reading=reading)
    except KnownError as error:
        if error.code is not Trouble.FILE_OLDER:
            raise
    from app.models.upgrade import upgrade  # noqa: PLC0415 - most files are of today

    upgrade(path)
    return database.open_workspace(path, reading=reading)


def backup_folder(path: Path) -> Path:
    """Where the program keeps the backups that it makes by itself."""
    return path.with_name(f"{path.name}.backups")


def keep_backup(workspace: Workspace, clock: Clock) -> Path:
    """Makes a backup beside the workspace and discards what the thinning rule lets go."""
    folder = backup_folder(workspace.path)
    made = to_datetime(clock.now())
    target = folder / f"{workspace.path.stem}-{made:%Y%m%dT%H%M%S%f}Z{workspace.path.suffix}"
    backup.back_up(workspace, target, replacing=True)  # only one of the same microsecond
    for old in to_discard(_backups(workspace.path), made):
        database.discard(old)
    return target


def newest_backup(path: Path) -> Path | None:
    """The newest of the backups that the program has kept of a workspace which is whole; that is proved."""
    return next((each for each in reversed(_backups(followed(path))) if _is_whole(each)), None)


def _backups(path: Path) -> list[Path]:
    """Those that the program has made by itself, oldest first: their names say when."""
    from glob import escape  # noqa: PLC0415 - no backup is made before a window is seen

    pattern = f"{escape(path.stem)}-*Z{escape(path.suffix)}"
    return sorted(each for each in backup_folder(path).glob(pattern) if made_at(each) is not None)


def _is_whole(kept: Path) -> bool:
    try:
        return not prove(kept)
    except KnownError:
        return False


def _refuse_broken(workspace: Workspace) -> None:
    """What is proved at every start."""
    with database.sparing(workspace):
        found = checking.check_live(workspace.db)
    if found:
        raise _not_whole(found, workspace.path)


def _not_whole(found: list[checking.Finding], path: Path, variant: str = "") -> KnownError:
    codes = ", ".join(sorted({each.code for each in found}))
    return KnownError(Trouble.NOT_WHOLE, variant=variant, file=str(path), codes=codes)


def _backup_before(workspace: Workspace, clock: Clock) -> Callable[[], None]:
    def keep() -> None:
        keep_backup(workspace, clock)

    return keep


def _found(workspace: Workspace, org: str, clock: Clock) -> None:
    """The first entry of the ledger: the books are opened, and the first person is an admin."""
    from app.domain.facts.catalogue import WorkspaceCreated  # noqa: PLC0415 - once in a workspace's life
    from app.domain.facts.people import PersonAdded  # noqa: PLC0415
    from app.models import projections  # noqa: PLC0415

    origin = ledger.Origin(OFFICE_STATION, os.urandom(16))
    with database.transaction(workspace):
        db = workspace.db
        ledger.name(db, origin)
        secrets.draw_salts(db)
        head = ledger.head(db, OFFICE_STATION)
        ids = IdSource(head.next_id)
        first = PersonAdded(id=ids.take(), name=FIRST_PERSON, roles=(Role.ADMIN,))
        facts = (WorkspaceCreated(org=org, station=OFFICE_STATION, station_name="Office"), first)
        entry = ledger.Entry(
            new_request_id(), clock.now(), ledger.FOUNDING, PersonId(first.id), ledger.encode({"org": org})
        )
        ledger.append(db, origin, head, entry.with_outcome(ledger.DONE, "{}", ids.used), facts)
        projections.project(db, facts)


def _never() -> bool:
    return False


def prove(path: Path, is_unwanted: Callable[[], bool] = _never) -> list[checking.Finding]:
    """The full check of DOMAIN 12 on a connection of its own, so that work goes on meanwhile.

    Everything is read in one transaction: what is committed after its begin is left for the next day.
    Once it `is_unwanted` it ends soon, and its answer means nothing.
    """
    workspace = database.open_workspace(path, reading=True, any_schema=True)
    try:
        with faults.explained(path):
            workspace.db.connection().set_progress_handler(is_unwanted, _STEPS_BETWEEN_LOOKS)
            workspace.db.execute_sql("BEGIN")
            found = checking.check(workspace.db)
    except BaseException:
        workspace.leave()
        raise
    if found:
        workspace.leave()
    else:
        workspace.close()
    return found


def cause(path: Path) -> KnownError | None:
    """What the check says of a workspace in which something failed as nothing should; None if it is whole.

    Damaged bytes can mean anything to whoever reads them.
    """
    try:
        found = prove(path)
    except KnownError as error:
        return error
    return _not_whole(found, path) if found else None


def is_proof_due(core: Core) -> bool:
    """Whether the whole workspace was last checked a day ago, or not found whole."""
    return proof.is_due(core.workspace, core.clock.now())


def prove_the_day(path: Path, is_unwanted: Callable[[], bool]) -> KnownError | None:
    """The full check beside the work, as a trouble to be told; None when all holds. Raises KnownError."""
    found = prove(path, is_unwanted)
    return _not_whole(found, path, "day") if found else None


def remember_proof(core: Core, found: KnownError | None) -> None:
    """Keeps that the whole workspace was checked."""
    proof.remember(core.workspace, core.clock.now(), int(found is not None))
