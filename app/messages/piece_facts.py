"""What happened to one piece, as sentences of its own story: it is the piece that they speak of."""

from __future__ import annotations

from app.messages.marks import N_

# A kind that means something else to some of the tokens that it speaks of has a variant behind a slash.
PIECE_FACTS: dict[str, str] = {
    "tokens.born": N_("Made when {ticket} was started"),
    "ticket.paused": N_("{actor} paused the job, and with it the work on this piece"),
    "tokens.moved": N_("Went on to {node}"),
    "tokens.completed": N_("Finished"),
    "tokens.returned": N_("Came back to {node}"),
    "tokens.cancelled": N_("Ended unfinished"),
    "work.started": N_("{person} started {node}"),
    "work.paused": N_("{person} paused the work: {reason}"),
    "inbox.accepted": N_("{actor} let it stay as it is"),
    "work.left_open": N_("{person} left the clock running; it counts until {until}"),
    "work.resumed": N_("{person} resumed {node}"),
    "work.completed": N_("{person} completed {node}"),
    "work.claimed": N_("{person} took it for {node}"),
    "work.handed_over": N_("{person} handed it over to {to} for {node}"),
    "work.taken_over": N_("{person} took it over for {node}: {reason}"),
    "work.requeued": N_("{person} put it back for {node}"),
    "work.assisted": N_("{person} joined in at {node}"),
    "work.pressed": N_("{person} is ready to begin {node} together with others"),
    "work.part_completed": N_("{person} did their part of {node}"),
    "work.left": N_("{person} left it to the others at {node}"),
    "work.help_asked": N_("{person} asks for help at {node}"),
    "work.reverted": N_("Stands at {node} as before"),
    "qc.passed": N_("{person} passed it at {node}"),
    "qc.failed": N_("{person} failed it at {node}"),
    "tokens.split": N_("Taken apart at {node}"),
    "tokens.split/part": N_("Came out of {node} as a part"),
    "tokens.waiting": N_("Waits at {node} for the other parts"),
    "tokens.joined": N_("Came together with the other parts at {node}"),
    "tokens.joined/whole": N_("Its parts came together at {node}"),
    "tokens.unjoined": N_("Waits at {node} again"),
    "tokens.held": N_("Put on hold at {node}"),
    "tokens.reworked": N_("Went back to {node} to be done again"),
    "tokens.redirected": N_("{actor} sent it to {node}"),
    "tokens.scrapped": N_("{actor} scrapped it: {reason}"),
    "tokens.replaced": N_("A new one took its place"),
    "tokens.replaced/new": N_("Begun in the place of one that was scrapped"),
    "tokens.curing": N_("Cures until {until}"),
    "token.edited": N_("{actor} changed its note or priority"),
}
