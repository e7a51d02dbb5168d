"""What a receipt warns of; the command was done."""

from __future__ import annotations

from app.messages import orders, people
from app.messages.marks import N_, NP_, Sentence

WARNINGS: dict[str, Sentence] = {
    **people.WARNINGS,
    **orders.WARNINGS,
    "WARN_FIELD_IGNORED": N_("The field “{field}” was ignored: {command} does not let anybody choose it."),
    "WARN_LARGE_JOB": N_(
        "{quantity} pieces of {product} are many for one Hatthasilpa job; more than {usual} are unusual. "
        "Check the quantity."
    ),
    "WARN_TOO_LARGE_TO_START": N_(
        "A job of {quantity} pieces cannot be started; {maximum} are the limit. Lower it before the start."
    ),
    "WARN_TOO_LARGE_TO_START/classic": N_(
        "A ticket of {quantity} pieces cannot be started; {maximum} are the limit. Lower it before the "
        "start, or make several tickets."
    ),
    "WARN_TOO_LARGE_TO_START/order": N_(
        "A ticket of {quantity} pieces cannot be started; {maximum} are the limit. Cancel it and plan the "
        "order anew, in batches."
    ),
    "WARN_NO_PUBLISHED_ROUTING": N_(
        "No published routing was found for {product}, so the job cannot start yet. Publish one and choose "
        "it in the job with Edit."
    ),
    "WARN_NO_PUBLISHED_ROUTING/classic": N_(
        "No published routing was found for {product}, so the ticket cannot start yet. Publish one, then "
        "make the ticket anew."
    ),
    "WARN_ROUTING_OF_OTHER_LINE": N_(
        "The routing {routing} was made for the other line than {line}. Check that it is meant."
    ),
    "WARN_ROUTING_FINDINGS": NP_(
        "The draft of {routing} has {count} finding. It is kept, but look at the finding before publishing.",
        "The draft of {routing} has {count} findings. It is kept, but look at them before publishing.",
        "count",
    ),
    "WARN_WORK_RECORDED": NP_(
        "Work on {pieces} piece of {code} was recorded before the cancel; it is kept and inactive.",
        "Work on {pieces} pieces of {code} was recorded before the cancel; it is kept and inactive.",
        "pieces",
    ),
}
