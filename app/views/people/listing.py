"""The list of people: its filter, where its rows come from, and how facts change it."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.words import Role
from app.lifecycle.desk import Desk
from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.people import (
    EVERYBODY,
    LEFT,
    NAME,
    SORTS,
    PeopleFilter,
    PersonLine,
    people_counts,
    person_ids,
    person_lines,
)
from app.messages import Messages
from app.messages.words import ROLE
from app.views.context import Context
from app.views.lists.chips import Chip
from app.views.lists.following import Inquiry
from app.views.lists.listing import Plan, Wanted
from app.views.lists.model import IdTableModel
from app.views.lists.states import Notice
from app.views.lists.watched import WatchedListing
from app.views.people import texts
from app.views.people.cells import COLUMNS

_OF_PEOPLE = ("person.", "team.", "work.", "qc.", "tokens.", "ticket.")
"""The beginnings of the kinds of facts that change what is shown of people: what they have in hand, too."""

PLAN = Plan(
    name="people",
    title=texts.LIST,
    filter=texts.FILTER,
    search=texts.SEARCH,
    chips=(Chip(EVERYBODY, texts.ALL), *(Chip(role, ROLE[role]) for role in Role), Chip(LEFT, texts.LEFT)),
    sorts=SORTS,
    usual=Wanted(chip=EVERYBODY, sort=NAME, descending=False),
    empty=Notice("users", texts.EMPTY, texts.EMPTY_HINT),
)


class PeopleSource:
    """Rows of people by id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, ids: Sequence[int]) -> Sequence[PersonLine | None]:
        """The rows of these ids; one query."""
        return person_lines(self._desk, ids)


class PeopleTableModel(IdTableModel[PersonLine]):
    """The list as Qt sees it."""

    def __init__(self, desk: Desk, messages: Messages) -> None:
        super().__init__(COLUMNS, PeopleSource(desk), messages)


class PeopleListing(WatchedListing):
    """Everybody by name. While nobody looks at them, facts are followed later."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PLAN, PeopleTableModel(context.desk, context.messages))

    def _inquiry(self, wanted: Wanted) -> Inquiry:
        asked = PeopleFilter(wanted.chip, wanted.search, wanted.sort, wanted.descending)
        return Inquiry(
            lambda desk, most: person_ids(desk, asked, most),
            people_counts,
            is_everything=not PLAN.hides(wanted),
            is_quick=True,
            begins_soon=True,
        )

    def _concerned(self, facts: tuple[FactLine, ...]) -> frozenset[int] | None:
        """Facts of work speak of pieces, which may be in anybody's hands: everybody."""
        of_people = any(fact.kind.startswith(_OF_PEOPLE) for fact in facts)
        return frozenset(self.model.ids) if of_people else None
