"""Whether the sheet can be imported now, and if not, why: the sentence beside the button."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.decision import Person
from app.domain.permissions import Permission
from app.domain.tickets.states import not_allowed
from app.domain.words import Line
from app.lifecycle.importing import Preview
from app.messages import Messages
from app.messages.marks import Plural
from app.messages.sheets import SHEET_SKIPPED
from app.views.context import why
from app.views.imports import texts
from app.views.imports.controller import ImportController
from app.views.imports.reading import Looked
from app.views.imports.sentences import placed

LISTED = 200  # characters of a list of SKUs


def obstacle(state: ImportController, actor: Person, messages: Messages) -> str:
    """Why Import can't be pressed; "" when it can."""
    refused = not_allowed(actor, Permission.RUN_TICKETS)
    if refused is not None:
        return why(refused, messages)
    if state.is_reading:
        return messages.text(texts.READING_YET)
    preview = state.preview
    if preview is None:
        return messages.text(texts.NO_FILE_YET)
    if preview.problems:
        return problems_text(preview, messages)
    if preview.imported_before is not None and not state.again:
        return messages.text(texts.TICK_AGAIN)
    return ""


def no_new_products(actor: Person, messages: Messages) -> str:
    """Why the person may not have products made; "" when they may."""
    refused = not_allowed(actor, Permission.EDIT_CATALOGUE)
    return why(refused, messages) if refused is not None else ""


def problems_text(preview: Preview, messages: Messages) -> str:
    """How many problems stand in the way; one of the file or its headings says itself what it is."""
    top = (None, preview.interpreted.header_row if preview.interpreted else None)
    whole = [each for each in preview.problems if preview.sheet is None or each.row in top]
    if whole:
        return placed(whole[0], messages)
    return _counted(texts.PROBLEMS_STAND, len(preview.problems), messages)


def forecast(looked: Looked, messages: Messages) -> str:
    """What the import will do: so many jobs or orders, these new products, and what it leaves out."""
    made = texts.WILL_CREATE_ORDERS if looked.preview.line is Line.CLASSIC else texts.WILL_CREATE
    said = [_counted(made, len(looked.preview.lines), messages)]
    new = [each.product for each in looked.preview.unknown]
    if new:
        said.append(_counted(texts.WILL_MAKE_PRODUCTS, len(new), messages, skus=listed(new)))
    if looked.grid.skipped:
        said.append(_counted(SHEET_SKIPPED, len(looked.grid.skipped), messages))
    return "\n".join(said)


def listed(skus: Sequence[str]) -> str:
    """A list of SKUs, as much of it as can be read at a glance."""
    whole = ", ".join(skus)
    return whole if len(whole) <= LISTED else whole[:LISTED].rpartition(",")[0] + ", …"


def _counted(given: Plural, count: int, messages: Messages, **params: object) -> str:
    return messages.plural(given.one, given.many, count, count=f"{count:,}", **params)
