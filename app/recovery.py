"""A workspace that is lost is brought back from a backup: what helps, and who has to agree."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from app import bootstrap
from app.domain.decision import Person
from app.domain.permissions import Permission
from app.domain.refusals import Refused
from app.domain.words import Role
from app.errors import WANT_A_BACKUP, KnownError, Trouble
from app.lifecycle.core import Core, Reading
from app.lifecycle.queries import choices
from app.models import faults

_SECONDS = {Role.ADMIN, Role.MANAGER}


def help_for(code: str, path: Path) -> Path | None:
    """The newest whole backup of a workspace, where a backup helps against what is wrong with it."""
    return bootstrap.newest_backup(path) if code in WANT_A_BACKUP else None


def bring_back(path: Path, source: Path) -> Path | None:
    """Puts the backup in the workspace's place; returns where the replaced file is kept, if any.

    Raises KnownError when the workspace is open anywhere or the backup is not whole; nothing has changed.
    """
    from app.models import restore  # noqa: PLC0415 - few windows ask

    return restore.restore(path, source)


def require_second(path: Path, first: str | None, second: str | None = None) -> None:
    """A second person agrees to it, where there is one and the file that goes can be read.

    `first` is who does it, the first admin if None. Raises KnownError when somebody else has to agree.
    """
    found = _people(path, first)
    if found is None:
        return
    actor, people = found
    if not actor.may(Permission.ADMINISTER):
        raise KnownError(Trouble.SECOND_PERSON, variant="first", name=actor.name)
    others = {each.name for each in people if each.id != actor.id and _SECONDS & set(each.roles)}
    if not others or second in others:
        return
    if second is None:
        raise KnownError(Trouble.SECOND_PERSON)
    raise KnownError(Trouble.SECOND_PERSON, variant="unknown", name=second, actor=actor.name)


def person_called(core: Core | Reading, name: str | None) -> Person:
    """Who acts: the person named, else the first admin. Raises KnownError when there is none."""
    try:
        found = choices.first_admin(core.desk) if name is None else choices.person(core.desk, name)
    except Refused:
        found = None
    if found is None:
        raise KnownError(Trouble.NOBODY, name=name or "")
    return found


def _people(path: Path, first: str | None) -> tuple[Person, Sequence[Person]] | None:
    """Who acts and everybody; None when the file can't be read: it names nobody."""
    try:
        with closing(bootstrap.open_reading(path)) as reading:
            return person_called(reading, first), choices.people(reading.desk)
    except KnownError as error:
        if error.code is Trouble.NOBODY:
            raise
    except (*faults.DATABASE_ERRORS, ValueError):  # damaged, though it can be opened
        pass
    return None
