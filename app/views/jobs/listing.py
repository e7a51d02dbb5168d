"""The list of jobs with its filter and search: what is shown, and how facts change it."""

from __future__ import annotations

from functools import partial

from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.tickets import BY_CREATION, BY_NAME, SORTS, ticket_ids
from app.views.bridge import tickets_in
from app.views.context import Context
from app.views.jobs import texts
from app.views.jobs.model import ALL, CHIPS, JobsTableModel, counts, filter_of
from app.views.lists.following import Inquiry
from app.views.lists.listing import Listing, Plan, Wanted
from app.views.lists.states import Notice

PLAN = Plan(
    name="jobs",
    title=texts.LIST,
    filter=texts.FILTER,
    search=texts.SEARCH,
    chips=CHIPS,
    sorts=SORTS,
    usual=Wanted(chip=ALL, sort="created"),
    empty=Notice("hammer", texts.EMPTY, texts.EMPTY_HINT, texts.NEW_JOB),
)


class JobsListing(Listing):
    """The jobs of the Hatthasilpa line."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PLAN, JobsTableModel(context.desk, context.today, context.messages))

    def _inquiry(self, wanted: Wanted) -> Inquiry:
        today = self._context.today()
        asked = filter_of(wanted, today, self._context.messages.language)
        return Inquiry(
            lambda desk, most: ticket_ids(desk, asked, most),
            partial(counts, today=today),
            is_everything=not PLAN.hides(wanted),
            is_quick=not wanted.search,
            begins_soon=not wanted.search or wanted.sort in BY_CREATION,
        )

    def _is_spoken(self, wanted: Wanted) -> bool:
        return wanted.sort == BY_NAME

    def _follow(self, facts: tuple[FactLine, ...]) -> bool:
        tickets = tickets_in(facts)
        renamed = any(fact.kind.startswith("product.") for fact in facts)
        if renamed:
            self.model.mark_all_stale()
        else:
            self.model.mark_stale(tickets)
        if tickets:
            self.changed.emit(tickets)
        return renamed or bool(tickets)
