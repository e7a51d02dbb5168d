"""The list of jobs with its filter and search: which are shown, in which order, and how facts change it."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.tickets import BY_NAME, SORTS, ticket_ids
from app.views.bridge import tickets_in
from app.views.context import Context
from app.views.jobs import texts
from app.views.jobs.model import ALL, CHIPS, JobsTableModel, counts, filter_of
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

    def _ids(self, wanted: Wanted, most: int) -> array[int]:
        context = self._context
        return ticket_ids(context.desk, filter_of(wanted, context.today(), context.messages.language), most)

    def _counts(self) -> Mapping[str, int]:
        return counts(self._context.desk, self._context.today())

    def _is_spoken(self, wanted: Wanted) -> bool:
        return wanted.sort == BY_NAME

    def _follow(self, facts: tuple[FactLine, ...]) -> bool:
        tickets = tickets_in(facts)
        renamed = any(fact.kind.startswith("product.") for fact in facts)
        if renamed:
            self.model.mark_all_stale()
        if tickets:
            self.model.mark_stale(tickets)
            self.changed.emit(tickets)
        return renamed or bool(tickets)
