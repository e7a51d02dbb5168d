"""What a person reads about manufacturing orders: why something is refused, and what happened."""

from __future__ import annotations

from app.messages.marks import N_, NP_, Sentence

ORDER_STATE = {
    "draft": N_("Draft"),
    "planned": N_("Planned"),
    "in_progress": N_("In progress"),
    "qc": N_("At inspection"),
    "done": N_("Done"),
    "cancelled": N_("Cancelled"),
}

# As they stand inside a sentence: “MO-2026-0042 is a draft, …”.
ORDER_STATE_INLINE = {
    "draft": N_("a draft"),
    "planned": N_("planned"),
    "in_progress": N_("in progress"),
    "qc": N_("at inspection"),
    "done": N_("done"),
    "cancelled": N_("cancelled"),
}

REFUSALS: dict[str, Sentence] = {
    "ERR_NOT_CLASSIC/settled": N_(
        "A manufacturing order is always of the line “{only}”; “{field}” cannot be “{value}”. Leave the "
        "field out, or make a job in Hatthasilpa Jobs."
    ),
    "ERR_NOT_FOUND/order": N_(
        "There is no manufacturing order with the code “{name}”. Check the code in the list of orders."
    ),
    "ERR_BAD_VALUE/end_before_start": N_(
        "The end “{value}” lies before the start “{start}”. Choose a later end or an earlier start."
    ),
    "ERR_BAD_VALUE/batch_too_small": N_(
        "{code} would get more than {maximum} tickets by batches of {value}. Choose larger batches."
    ),
    "ERR_BAD_VALUE/too_many_tickets": N_(
        "{value} tickets would come of it; {maximum} at once are the limit. Plan fewer orders at a time, or "
        "choose larger batches."
    ),
    "ERR_ORDER_IN_PROGRESS": N_(
        "{code} is in progress. What is to change, is changed in its tickets: {tickets}."
    ),
    "ERR_ORDER_IN_PROGRESS/edit": N_(
        "{code} is in progress and is edited no more. Edit its tickets instead: {tickets}."
    ),
    "ERR_ORDER_IN_PROGRESS/plan": N_("{code} is in progress by its tickets already: {tickets}. Look there."),
    "ERR_ORDER_IN_PROGRESS/cancel": N_(
        "{code} is in progress. Cancel its tickets first: {tickets}. Then cancel the order."
    ),
    "ERR_ORDER_DONE": N_("{code} is done and stays as it is. Make a new order for more pieces."),
    "ERR_ORDER_CANCELLED": N_("{code} is cancelled. Restore it first."),
    "ERR_ORDER_ONLY_PLANS": N_(
        "{code} only plans: production is started, paused and completed in its tickets. Go to Job Tickets: "
        "{tickets}."
    ),
    "ERR_ORDER_ONLY_PLANS/no_tickets": N_(
        "{code} only plans: production is started, paused and completed in its tickets, and it has none yet. "
        "Plan it first."
    ),
    "ERR_ALREADY_PLANNED": N_(
        "{code} has open tickets already: {tickets}. Cancel them first to plan the order anew."
    ),
    "ERR_SCHEDULE_REQUIRED": N_(
        "{code} cannot be planned yet: it needs a due date and the days of its start and end. Edit the order "
        "first."
    ),
    "ERR_SCHEDULE_REQUIRED/due": N_("{code} cannot be planned without a due date. Edit the order first."),
    "ERR_SCHEDULE_REQUIRED/start": N_(
        "{code} cannot be planned without the day of its start. Edit the order first."
    ),
    "ERR_SCHEDULE_REQUIRED/end": N_(
        "{code} cannot be planned without the day of its end. Edit the order first."
    ),
    "ERR_SCHEDULE_REQUIRED/start_end": N_(
        "{code} cannot be planned without the days of its start and end. Edit the order first."
    ),
    "ERR_PRODUCTION_BEGUN": N_(
        "Production of {code} had begun, so it is no draft again. Restore one of its tickets instead, and "
        "the order goes on: {tickets}."
    ),
    "ERR_TICKET_SUPERSEDED": N_(
        "{code} ended with a planning of {order} that holds no more. Work on the order's newer tickets, or "
        "plan the order again."
    ),
    "ERR_LINKED_ALREADY": N_("{job} is linked to {order} already. Unlink it there first."),
    "ERR_NOT_LINKED": N_("{job} is not linked to {code}. Look at the jobs that the order shows."),
    "ERR_NOT_LINKED/order": N_("No job is linked to {code}. Link one first."),
    "ERR_ALREADY_CANCELLED/order": N_("{code} is cancelled already. Restore it to make it a draft again."),
    "ERR_CANNOT_RESTORE/order": N_(
        "{code} is not cancelled: it is {order_state}. Only a cancelled order can be restored."
    ),
    "ERR_NO_PUBLISHED_ROUTING/order": N_(
        "No published routing was found for {code}. Publish the routing, or choose another one in the order "
        "with Edit."
    ),
    "ERR_PRODUCT_INACTIVE/order": N_(
        "The product of {code} is not in use any more. Take it into use again, or cancel the order."
    ),
}

UNDO_BLOCKED: dict[str, Sentence] = {
    "ERR_UNDO_BLOCKED/order.edit": N_(
        "{person} has edited {code} since ({when}), so your edit cannot be undone. Edit the order anew "
        "instead."
    ),
    "ERR_UNDO_BLOCKED/order.plan": N_(
        "{person} has started {code} since ({when}), so the planning stays. Cancel the tickets that are not "
        "wanted instead."
    ),
    "ERR_UNDO_BLOCKED/order.import": N_(
        "{person} has planned {code} of this sheet since ({when}). Undo that first, or cancel the orders "
        "that are not wanted."
    ),
    "ERR_UNDO_BLOCKED/planned_anew": N_(
        "{person} has gone on with {code} since ({when}): “{later}”, so the earlier planning stays as it is. "
        "Undo that first."
    ),
    "ERR_UNDO_BLOCKED/planned_cancelled": N_(
        "{person} has cancelled {code} since ({when}), and its tickets with it, so the planning stays as it "
        "is. If the order is wanted again, restore it and plan it anew."
    ),
}

WARNINGS: dict[str, Sentence] = {
    "WARN_NO_PUBLISHED_ROUTING/order": N_(
        "No published routing was found for {product}, so the order cannot be planned yet. Publish one, or "
        "choose one in the order with Edit."
    ),
    "WARN_TICKETS_UNCHANGED": NP_(
        "{count} ticket of {code} keeps its own quantity, dates and notes. Edit it too, if it shall follow.",
        "{count} tickets of {code} keep their own quantities, dates and notes. Edit them too, if they shall "
        "follow.",
        "count",
    ),
}

FACTS: dict[str, Sentence] = {
    "order.created": N_("{actor} created the order {order}"),
    "order.edited": N_("{actor} edited the order {order}"),
    "order.planned": NP_(
        "{actor} planned {count} order: {order}", "{actor} planned {count} orders, from {order} on", "count"
    ),
    "order.plan_withdrawn": NP_(
        "{actor} took back the planning of {count} order, {order}: its tickets are gone",
        "{actor} took back the planning of {count} orders, from {order} on: their tickets are gone",
        "count",
    ),
    "order.followed": N_("{order} is {order_state} now, as its tickets are"),
    "order.cancelled": N_("{actor} cancelled the order {order}"),
    "order.cancelled/reason": N_("{actor} cancelled the order {order}: {reason}"),
    "order.restored": N_("{actor} restored the order {order}"),
    "order.linked": N_("{actor} linked {ticket} to the order {order}"),
    "order.unlinked": N_("{actor} took {ticket} from the order {order}"),
}

COMMANDS: dict[str, str] = {
    "order.create": N_("create an order"),
    "order.edit": N_("edit an order"),
    "order.plan": N_("plan orders"),
    "order.cancel": N_("cancel orders"),
    "order.restore": N_("restore orders"),
    "order.import": N_("import a sheet of orders"),
    "order.link": N_("link a job to an order"),
    "order.unlink": N_("take a job from an order"),
}

WAYS_BACK: dict[str, str] = {
    "order.create": N_("Undo does not take a new order away. Cancel it if it is not wanted."),
    "order.cancel": N_("Undo does not take a cancellation back. Restore the order instead."),
    "order.restore": N_("Undo does not cancel an order again. Cancel it instead."),
}

EFFECTS: dict[str, Sentence] = {
    "order.edited": N_("The order {order} has its former values again"),
    "order.plan_withdrawn": NP_(
        "{count} order is as before its planning, {order}: the tickets made then are gone, their codes are "
        "not given again",
        "{count} orders are as before their planning, from {order} on: the tickets made then are gone, their "
        "codes are not given again",
        "count",
    ),
    "order.linked": N_("{ticket} is linked to the order {order} again"),
    "order.unlinked": N_("{ticket} is not linked to the order {order} any more"),
}
