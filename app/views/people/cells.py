"""What the list of people shows of each."""

from __future__ import annotations

from app.lifecycle.queries.people import NAME, PersonLine
from app.messages import Language, Messages
from app.messages.words import ROLE
from app.views.cells import NOTHING, name_of
from app.views.lists.columns import Align, Cell, Column, Kind
from app.views.people import texts


def roles_of(line: PersonLine, messages: Messages) -> str:
    """The roles, as people call them."""
    return ", ".join(messages.text(ROLE[role]) for role in line.roles)


def team_of(line: PersonLine, messages: Messages) -> str | None:
    """The team, as it is called in the language that is spoken."""
    if line.team is None:
        return None
    return (messages.language is Language.THAI and line.team.name_th) or line.team.name_en


def skills_of(line: PersonLine, messages: Messages) -> str | None:
    """The skills with their levels, in full."""
    told = (
        messages.text(texts.SKILL_LEVEL, skill=skill, level=level) for skill, level in line.skills.items()
    )
    return ", ".join(told) or None


def centres_of(line: PersonLine, messages: Messages) -> str | None:
    """The work centres, as they are called in the language that is spoken."""
    return ", ".join(name_of(each, messages) for each in line.work_centers) or None


def _name(row: PersonLine, messages: Messages) -> Cell:
    if row.active:
        return Cell(row.name)
    return Cell(row.name, spoken=f"{row.name}, {messages.text(texts.NOT_IN_USE)}")


def _roles(row: PersonLine, messages: Messages) -> Cell:
    return Cell(messages.text(texts.NOT_IN_USE) if not row.active else roles_of(row, messages))


def _team(row: PersonLine, messages: Messages) -> Cell:
    return Cell(team_of(row, messages) or NOTHING)


def _centres(row: PersonLine, messages: Messages) -> Cell:
    return Cell(centres_of(row, messages) or NOTHING)


def _skills(row: PersonLine, messages: Messages) -> Cell:
    skills = row.skills.items()
    told = (messages.text(texts.SKILL, skill=skill, level=level) for skill, level in skills)
    tooltip = skills_of(row, messages) or messages.text(texts.ALL_SKILLS)
    return Cell(", ".join(told) or NOTHING, tooltip=tooltip)


def _badge(row: PersonLine, messages: Messages) -> Cell:
    return Cell(row.badge or NOTHING)


def _pin(row: PersonLine, messages: Messages) -> Cell:
    return Cell(messages.text(texts.HAS_PIN) if row.has_pin else NOTHING)


def _held(row: PersonLine, messages: Messages) -> Cell:
    return Cell(str(row.held) if row.held else NOTHING)


def _held_count(row: PersonLine) -> int:
    return row.held


COLUMNS: tuple[Column[PersonLine], ...] = (
    Column("name", texts.NAME, _name, 150, Kind.STRONG, sort_key=NAME, grows=True),
    Column("roles", texts.ROLES, _roles, 150, sort_key="roles", grows=True),
    Column("team", texts.TEAM, _team, 110, sort_key="team", grows=True, fold=1),
    Column("centres", texts.CENTRES, _centres, 120, grows=True, fold=3),
    Column("skills", texts.SKILLS, _skills, 170, stretch=True),
    Column("badge", texts.BADGE, _badge, 100, Kind.MUTED, fold=4),
    Column("pin", texts.PIN, _pin, 86, Kind.MUTED, fold=5),
    Column("held", texts.HELD, _held, 84, align=Align.END, sort_key="held", fold=2, value=_held_count),
)
