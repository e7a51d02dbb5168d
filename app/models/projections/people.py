"""Projections of the people of a workshop."""

from __future__ import annotations

from app.domain.facts import people as facts
from app.models import hot
from app.models.connection import Database
from app.models.ledger import encode
from app.models.projections.registry import projects
from app.models.records import PersonRow, SignInRow, TeamRow

SIGN_IN = 1


@projects(facts.PersonAdded)
def person_added(db: Database, fact: facts.PersonAdded) -> None:
    """One person, who is here; nothing else is on record."""
    db.connection().execute(hot.INSERT_PERSON, (fact.id, fact.name, ",".join(fact.roles)))


@projects(facts.PersonEdited)
def person_edited(db: Database, fact: facts.PersonEdited) -> None:
    """The person's values."""
    values = {
        "name": fact.name,
        "roles": ",".join(fact.roles),
        "name_en": fact.name_en,
        "name_th": fact.name_th,
        "team": fact.team,
        "work_centers": None if fact.work_centers is None else ",".join(fact.work_centers),
        "skills": None if fact.skills is None else encode(fact.skills),
        "badge": fact.badge,
        "active": fact.active,
    }
    PersonRow.update(values).where(PersonRow.id == fact.id).execute(db)


@projects(facts.PersonPinChanged)
def person_pin_changed(db: Database, fact: facts.PersonPinChanged) -> None:
    """Nothing: the PIN is in the side table of secrets."""


@projects(facts.TeamCreated)
def team_created(db: Database, fact: facts.TeamCreated) -> None:
    """One team."""
    TeamRow.insert(id=fact.id, code=fact.code, name_en=fact.name_en, name_th=fact.name_th).execute(db)


@projects(facts.TeamEdited)
def team_edited(db: Database, fact: facts.TeamEdited) -> None:
    """The team's names."""
    values = {"name_en": fact.name_en, "name_th": fact.name_th}
    TeamRow.update(values).where(TeamRow.id == fact.id).execute(db)


@projects(facts.SignInSet)
def sign_in_set(db: Database, fact: facts.SignInSet) -> None:
    """How people sign in."""
    values = {
        "badge_alone": fact.badge_alone,
        "lock_minutes": fact.lock_minutes,
        "lock_at_shift_end": bool(fact.lock_at_shift_end),
    }
    SignInRow.insert(id=SIGN_IN, **values).on_conflict(conflict_target=[SignInRow.id], update=values).execute(
        db
    )
