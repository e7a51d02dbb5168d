"""The sentences about what is wanted of a product, marked for the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.orders.states import OrderAction
from app.domain.tickets.states import Action
from app.messages.marks import N_, NP_

PRODUCT = N_("Product")
QUANTITY = N_("Quantity")
DUE = N_("Due")
PRIORITY = N_("Priority")
ROUTING = N_("Routing")
NOTES = N_("Notes")
REASON = N_("Reason")
SAVE = N_("Save")
PRODUCT_OPTION = N_("{sku} · {name}")
ROUTING_OPTION = N_("{routing} · {name}, version {version}")
ROUTING_OF_PRODUCT = N_("As the product says")
ROUTING_KEEP = N_("As it is: {routing}")
NO_ROUTING = N_("None yet")
NO_PRODUCT = N_("Choose a product from the list, or type its SKU.")
NO_QUANTITY = N_("Write how many pieces are ordered.")
BAD_QUANTITY = N_("Write a whole number of pieces, from {minimum} to {maximum}.")
SAVED_MEANWHILE = N_("Saved meanwhile: {value}")
STALE_HINT = N_(
    "Your entries are kept. Compare them with what was saved meanwhile, shown beneath, and save again."
)
CHANGE_DUE = N_("Change the due date")
CHANGE_NOTES = N_("Change the notes")
CREATED_BY = N_("{moment}, {person}")
DONE_OF = N_("{share} · {completed} of {quantity} finished")

# where some of those chosen can't
WITHOUT_MORE = NP_("… and {count} more.", "… and {count} more.", "count")
WITHOUT_YES = NP_("Go on with the other one", "Go on with the other {others}", "others")
WITHOUT_NO = N_("Leave all as they are")
CANNOT: Mapping[str, str] = {
    Action.START: N_("{count} of {all} can't be started"),
    Action.PAUSE: N_("{count} of {all} can't be paused"),
    Action.RESUME: N_("{count} of {all} can't be resumed"),
    Action.COMPLETE: N_("{count} of {all} can't be completed"),
    Action.CLOSE_SHORT: N_("{count} of {all} can't be closed short"),
    Action.CANCEL: N_("{count} of {all} can't be cancelled"),
    Action.RESTORE: N_("{count} of {all} can't be restored"),
    OrderAction.PLAN: N_("{count} of {all} can't be planned"),
}
"""By action; jobs and orders share the names of those that both have."""
