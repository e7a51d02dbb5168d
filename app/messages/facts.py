"""What happened, as sentences for the activity strip and the history."""

from __future__ import annotations

from app.messages import orders, packets, people
from app.messages.marks import N_, NP_, Sentence

FACTS: dict[str, Sentence] = {
    "workspace.created": N_("The workspace was made"),
    "clock.jumped": N_("The clock of this computer was set from {clock_was} to {clock_is}"),
    "org.set": N_("{actor} set the organisation's code to {code}"),
    "work_center.created": N_("{actor} added the work centre {code}"),
    **people.FACTS,
    **packets.FACTS,
    **orders.FACTS,
    "product.created": N_("{actor} added the product {sku}"),
    "product.edited": N_("{actor} changed the product {name_en}"),
    "defect.created": N_("{actor} added the defect {code}"),
    "defect.edited": N_("{actor} changed the defect {code}"),
    "routing.drafted": N_("{actor} drafted the routing {code}, version {version}"),
    "routing.draft_discarded": N_("{actor} discarded the draft of the routing {code}, version {version}"),
    "routing.published": N_("{actor} published version {version} of the routing {routing}"),
    "routing.retired": N_("{actor} retired version {version} of the routing {routing}"),
    "ticket.created": N_("{actor} created {ticket}"),
    "ticket.edited": N_("{actor} edited {ticket}"),
    "ticket.started": N_("{actor} started {ticket}"),
    "ticket.paused": N_("{actor} paused {ticket}"),
    "ticket.resumed": N_("{actor} resumed {ticket}"),
    "ticket.completed": N_("{actor} completed {ticket}"),
    "ticket.closed_short": N_("{actor} closed {ticket} short: {reason}"),
    "ticket.cancelled": N_("{actor} cancelled {ticket}: {reason}"),
    "ticket.restored": N_("{actor} restored {ticket}"),
    "ticket.owner_changed": N_("{owner} answers for {ticket} from now on"),
    "ticket.owner_removed": N_("Nobody answers for {ticket} any more"),
    "tokens.born": NP_(
        "{count} piece of {ticket} was created", "{count} pieces of {ticket} were created", "count"
    ),
    "tokens.moved": NP_(
        "{count} piece of {ticket} went on to {node}", "{count} pieces of {ticket} went on to {node}", "count"
    ),
    "tokens.completed": NP_(
        "{count} piece of {ticket} is finished", "{count} pieces of {ticket} are finished", "count"
    ),
    "tokens.returned": NP_(
        "{count} piece of {ticket} came back to {node}",
        "{count} pieces of {ticket} came back to {node}",
        "count",
    ),
    "tokens.cancelled": NP_(
        "{count} unfinished piece of {ticket} ended", "{count} unfinished pieces of {ticket} ended", "count"
    ),
    "tokens.suspended": NP_(
        "{count} unfinished batch of {ticket} ended for now",
        "{count} unfinished batches of {ticket} ended for now",
        "count",
    ),
    "tokens.restored": NP_(
        "{count} batch of {ticket} stands as before", "{count} batches of {ticket} stand as before", "count"
    ),
    "work.started": NP_(
        "{person} started {node} on {count} piece of {ticket}",
        "{person} started {node} on {count} pieces of {ticket}",
        "count",
    ),
    "work.paused": NP_(
        "{person} paused {count} piece of {ticket}: {reason}",
        "{person} paused {count} pieces of {ticket}: {reason}",
        "count",
    ),
    "work.resumed": NP_(
        "{person} resumed {node} on {count} piece of {ticket}",
        "{person} resumed {node} on {count} pieces of {ticket}",
        "count",
    ),
    "work.completed": NP_(
        "{person} completed {node} on {count} piece of {ticket}",
        "{person} completed {node} on {count} pieces of {ticket}",
        "count",
    ),
    "work.claimed": NP_(
        "{person} took {count} piece of {ticket} for {node}",
        "{person} took {count} pieces of {ticket} for {node}",
        "count",
    ),
    "work.handed_over": NP_(
        "{person} handed {count} piece of {ticket} over to {to} for {node}",
        "{person} handed {count} pieces of {ticket} over to {to} for {node}",
        "count",
    ),
    "work.taken_over": NP_(
        "{person} took over {count} piece of {ticket} for {node}: {reason}",
        "{person} took over {count} pieces of {ticket} for {node}: {reason}",
        "count",
    ),
    "work.requeued": NP_(
        "{person} put {count} piece of {ticket} back for {node}",
        "{person} put {count} pieces of {ticket} back for {node}",
        "count",
    ),
    "work.assisted": NP_(
        "{person} joined in at {node} on {count} piece of {ticket}",
        "{person} joined in at {node} on {count} pieces of {ticket}",
        "count",
    ),
    "work.pressed": NP_(
        "{person} is ready to begin {node} on {count} piece of {ticket} together",
        "{person} is ready to begin {node} on {count} pieces of {ticket} together",
        "count",
    ),
    "work.part_completed": NP_(
        "{person} did their part of {node} on {count} piece of {ticket}",
        "{person} did their part of {node} on {count} pieces of {ticket}",
        "count",
    ),
    "work.left": NP_(
        "{person} left {count} piece of {ticket} at {node} to the others",
        "{person} left {count} pieces of {ticket} at {node} to the others",
        "count",
    ),
    "work.help_asked": NP_(
        "{person} asks for help with {count} piece of {ticket} at {node}",
        "{person} asks for help with {count} pieces of {ticket} at {node}",
        "count",
    ),
    "work.help_withdrawn": NP_(
        "{person} asks for no more help with {count} piece of {ticket} at {node}",
        "{person} asks for no more help with {count} pieces of {ticket} at {node}",
        "count",
    ),
    "work.reverted": NP_(
        "{count} piece of {ticket} stands at {node} as before",
        "{count} pieces of {ticket} stand at {node} as before",
        "count",
    ),
    "qc.passed": NP_(
        "{person} passed {count} piece of {ticket} at {node}",
        "{person} passed {count} pieces of {ticket} at {node}",
        "count",
    ),
    "qc.failed": NP_(
        "{person} failed {count} piece of {ticket} at {node}",
        "{person} failed {count} pieces of {ticket} at {node}",
        "count",
    ),
    "tokens.split": NP_(
        "{count} piece of {ticket} was taken apart at {node}",
        "{count} pieces of {ticket} were taken apart at {node}",
        "count",
    ),
    "tokens.waiting": NP_(
        "{count} part of {ticket} waits at {node}", "{count} parts of {ticket} wait at {node}", "count"
    ),
    "tokens.joined": NP_(
        "{count} part of {ticket} came together at {node}",
        "{count} parts of {ticket} came together at {node}",
        "count",
    ),
    "tokens.unjoined": NP_(
        "{count} part of {ticket} waits at {node} again",
        "{count} parts of {ticket} wait at {node} again",
        "count",
    ),
    "tokens.held": NP_(
        "{count} piece of {ticket} is on hold at {node}",
        "{count} pieces of {ticket} are on hold at {node}",
        "count",
    ),
    "tokens.reworked": NP_(
        "{count} piece of {ticket} went back to {node}",
        "{count} pieces of {ticket} went back to {node}",
        "count",
    ),
    "tokens.redirected": NP_(
        "{actor} sent {count} piece of {ticket} to {node}",
        "{actor} sent {count} pieces of {ticket} to {node}",
        "count",
    ),
    "tokens.released": NP_(
        "{actor} let {count} held piece of {ticket} go on at {node}",
        "{actor} let {count} held pieces of {ticket} go on at {node}",
        "count",
    ),
    "tokens.scrapped": NP_(
        "{actor} scrapped {count} piece of {ticket}: {reason}",
        "{actor} scrapped {count} pieces of {ticket}: {reason}",
        "count",
    ),
    "tokens.replaced": NP_(
        "{count} piece of {ticket} was replaced", "{count} pieces of {ticket} were replaced", "count"
    ),
    "tokens.batch_split": NP_(
        "{quantity} piece was split off a batch of {ticket} at {node}",
        "{quantity} pieces were split off a batch of {ticket} at {node}",
        "quantity",
    ),
    "tokens.rejoined": NP_(
        "{quantity} piece of {ticket} is in its batch again",
        "{quantity} pieces of {ticket} are in their batch again",
        "quantity",
    ),
    "tokens.curing": NP_(
        "{count} piece of {ticket} cures until {until}",
        "{count} pieces of {ticket} cure until {until}",
        "count",
    ),
    "token.edited": N_("{actor} edited a piece of {ticket}"),
    "inbox.reopened": NP_(
        "{actor} wants it to be decided again about {count} piece of {ticket}",
        "{actor} wants it to be decided again about {count} pieces of {ticket}",
        "count",
    ),
    "inbox.accepted": NP_(
        "{actor} let {count} piece of {ticket} stay as it is",
        "{actor} let {count} pieces of {ticket} stay as they are",
        "count",
    ),
    "work.left_open": NP_(
        "{person} left the clock running on {count} piece of {ticket}; it counts until {until}",
        "{person} left the clock running on {count} pieces of {ticket}; it counts until {until}",
        "count",
    ),
    "session.settled": N_("{actor} answered how long {person} had worked: until {ended_at}"),
    "session.ended": N_("The clock of {person} stopped"),
    "sheet.imported": NP_(
        "{actor} imported {count} order from {sheet}", "{actor} imported {count} orders from {sheet}", "count"
    ),
    "sheet.withdrawn": NP_(
        "{actor} took the import of {sheet} back: {count} order is gone",
        "{actor} took the import of {sheet} back: {count} orders are gone",
        "count",
    ),
    "command.undone": N_("{actor} undid “{undone}”"),
}
