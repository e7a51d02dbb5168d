"""What a person reads about taking commands back: what they are called, and why one stays."""

from __future__ import annotations

from app.messages import orders, packets, people
from app.messages.marks import N_, NP_, Sentence

# What a command does, as it is named inside a sentence.
COMMANDS: dict[str, str] = {
    "org.set": N_("name the organisation"),
    "work_center.create": N_("add a work centre"),
    **packets.COMMANDS,
    **people.COMMANDS,
    "product.create": N_("add a product"),
    "product.edit": N_("change a product"),
    "routing.import": N_("import a routing"),
    "routing.publish": N_("publish a routing"),
    "routing.retire": N_("retire a routing version"),
    "job.create": N_("create a job"),
    "job.edit": N_("edit a job"),
    "job.start": N_("start jobs"),
    "job.pause": N_("pause jobs"),
    "job.resume": N_("resume jobs"),
    "job.complete": N_("complete jobs"),
    "job.close_short": N_("close jobs short"),
    "job.cancel": N_("cancel jobs"),
    "job.restore": N_("restore jobs"),
    "job.import": N_("import an order sheet"),
    "ticket.create": N_("create a classic ticket"),
    "ticket.edit": N_("edit a classic ticket"),
    "ticket.assign_owner": N_("say who answers for a ticket"),
    "ticket.start": N_("start classic tickets"),
    "ticket.pause": N_("pause classic tickets"),
    "ticket.resume": N_("resume classic tickets"),
    "ticket.complete": N_("complete classic tickets"),
    "ticket.close_short": N_("close classic tickets short"),
    "ticket.cancel": N_("cancel classic tickets"),
    "ticket.restore": N_("restore classic tickets"),
    **orders.COMMANDS,
    "work.start": N_("start work"),
    "work.pause": N_("pause work"),
    "work.resume": N_("resume work"),
    "work.complete": N_("complete a step"),
    "work.claim": N_("take pieces"),
    "work.handoff": N_("hand pieces over"),
    "work.requeue": N_("put pieces back"),
    "work.assist": N_("join in"),
    "work.ask_help": N_("ask for help"),
    "work.withdraw_help": N_("ask for no more help"),
    "work.take_over": N_("take pieces over"),
    "qc.pass": N_("pass an inspection"),
    "qc.fail": N_("fail an inspection"),
    "token.scrap": N_("scrap pieces"),
    "token.hold": N_("hold pieces"),
    "token.resolve": N_("send held pieces on"),
    "token.move": N_("move pieces"),
    "token.edit": N_("edit pieces"),
    "inbox.accept": N_("let things stay as they are"),
    "defect.create": N_("add a kind of defect"),
    "defect.edit": N_("change a kind of defect"),
    "session.close_left_open": N_("stop a clock that was left running"),
    "session.settle": N_("answer how long it was"),
    "undo": N_("undo"),
}

# How one gets back from what undo doesn't reach: said in its form before, and where undo is refused.
WAYS_BACK: dict[str, str] = {
    "work_center.create": N_(
        "A work centre stays as it was added. It can't be changed later, or taken away."
    ),
    "product.create": N_(
        "Undo does not take a new product away. It can be changed later, or put out of use."
    ),
    "defect.create": N_(
        "Undo does not take a new kind of defect away. It can be changed later, or put out of use."
    ),
    "routing.publish": N_(
        "A published version is never changed. If it is wrong, retire it, and publish a better one."
    ),
    "routing.retire": N_(
        "A retired version does not come back. Publish a new one if the routing is wanted again."
    ),
    **people.WAYS_BACK,
    **packets.WAYS_BACK,
    **orders.WAYS_BACK,
    "job.create": N_("Undo does not take a new job away. Cancel it if it is not wanted."),
    "job.start": N_(
        "Undo does not take a start back. Cancel the job, or pause it if the work should only wait."
    ),
    "job.pause": N_("Undo does not take a pause back. Resume the job instead."),
    "job.resume": N_("Undo does not stop the work again. Pause the job instead."),
    "job.complete": N_("A completed job stays completed. Make a new job for more pieces."),
    "job.close_short": N_("A job closed short stays closed. Make a new job for what is missing."),
    "job.cancel": N_("Undo does not take a cancellation back. Restore the job instead."),
    "job.restore": N_("Undo does not cancel a job again. Cancel it instead."),
    "ticket.create": N_("Undo does not take a new ticket away. Cancel it if it is not wanted."),
    "ticket.start": N_(
        "Undo does not take a start back. Cancel the ticket, or pause it if the work should only wait."
    ),
    "ticket.pause": N_("Undo does not take a pause back. Resume the ticket instead."),
    "ticket.resume": N_("Undo does not stop the work again. Pause the ticket instead."),
    "ticket.complete": N_("A completed ticket stays completed. Make a new ticket for more pieces."),
    "ticket.close_short": N_("A ticket closed short stays closed. Make a new ticket for what is missing."),
    "ticket.cancel": N_("Undo does not take a cancellation back. Restore the ticket instead."),
    "ticket.restore": N_("Undo does not cancel a ticket again. Cancel it instead."),
    "work.take_over": N_("Undo does not give the pieces back. Hand them over instead."),
    "qc.fail": N_(
        "Undo does not take a failed inspection back. A manager can move the piece back to it, to be passed."
    ),
    "token.scrap": N_("Undo does not help here. What is scrapped never comes back."),
    "token.hold": N_(
        "Undo does not let held pieces go on. A manager lets them go on as they were, or sends them to a "
        "step."
    ),
    "token.resolve": N_("Undo does not take this decision back. What was sent on can still be moved."),
    "token.move": N_("Undo does not take a move back. What was moved can be moved again."),
    "session.close_left_open": N_(
        "A clock that was stopped stays stopped. Say how long the work took instead."
    ),
    "session.settle": N_("Undo does not take this answer back. Say once more how long the work took."),
}

REFUSALS: dict[str, Sentence] = {
    "ERR_NOTHING_TO_UNDO": N_(
        "There is nothing left for {person} to undo. Change by hand what has to be otherwise."
    ),
    "ERR_NOTHING_TO_UNDO/refused": N_(
        "The command “{undone}” was refused and has changed nothing. Choose a command that was done."
    ),
    "ERR_NOT_UNDOABLE": N_(
        "“{undone}” cannot be undone. Change by hand what has to be otherwise, with a command of its own."
    ),
    **{f"ERR_NOT_UNDOABLE/{kind}": sentence for kind, sentence in WAYS_BACK.items()},
    "ERR_NOT_UNDOABLE/undo": N_("An undo cannot be undone. Give the command anew instead."),
    "ERR_UNDONE_ALREADY": N_("“{undone}” was undone already. Give the command anew if it is wanted again."),
    "ERR_NOT_ALLOWED/undo": N_("“{undone}” was done by {person}. Only {person} can undo it: ask there."),
    "ERR_NOT_FOUND/request": N_(
        "There is no command with the request id “{name}”. Check the id, or leave it out to undo the last"
        " one."
    ),
    "ERR_UNDO_BLOCKED": N_(
        "{person} has done “{later}” since ({when}), so “{undone}” cannot be undone. Change it by hand "
        "instead."
    ),
    "ERR_UNDO_BLOCKED/job.edit": N_(
        "{person} has edited {code} since ({when}), so your edit cannot be undone. Edit the job anew instead."
    ),
    "ERR_UNDO_BLOCKED/started": N_(
        "{person} has started {code} since ({when}), which fixed its quantity and routing. Cancel and "
        "restore the job to plan it anew."
    ),
    "ERR_UNDO_BLOCKED/started_classic": N_(
        "{person} has started {code} since ({when}), which fixed its quantity and routing. Make another "
        "ticket for what is to be otherwise."
    ),
    "ERR_UNDO_BLOCKED/ticket.edit": N_(
        "{person} has edited {code} since ({when}), so your edit cannot be undone. Edit the ticket anew "
        "instead."
    ),
    "ERR_UNDO_BLOCKED/ticket.assign_owner": N_(
        "{person} has changed who answers for {code} since ({when}). Choose the owner anew instead."
    ),
    "ERR_UNDO_BLOCKED/started_owned": N_(
        "{person} has started {code} since ({when}), and somebody must answer for it. Choose another owner "
        "instead."
    ),
    "ERR_UNDO_BLOCKED/product.edit": N_(
        "{person} has changed {code} since ({when}), so your change cannot be undone. Change the product "
        "anew instead."
    ),
    "ERR_UNDO_BLOCKED/defect.edit": N_(
        "{person} has changed the defect {code} since ({when}), so your change cannot be undone. Change it "
        "anew instead."
    ),
    **people.UNDO_BLOCKED,
    **orders.UNDO_BLOCKED,
    "ERR_UNDO_BLOCKED/org.set": N_(
        "{person} has named the organisation anew since ({when}). Name it once more instead."
    ),
    "ERR_UNDO_BLOCKED/drafted": N_(
        "{person} has drafted {code} anew since ({when}). Import the routing that you want instead."
    ),
    "ERR_UNDO_BLOCKED/published": N_(
        "{person} has published the draft of {code} since ({when}). Retire that version instead."
    ),
    "ERR_UNDO_BLOCKED/packets": N_(
        "{code} would be gone, and there are documents of it: {packets}. Discard these packets first."
    ),
    "ERR_UNDO_BLOCKED/in_use": N_(
        "{user} uses the routing {code}, which would be gone. Give it another routing first."
    ),
    "ERR_UNDO_BLOCKED/routing_gone": N_(
        "{code} would have a routing again that is gone. Choose another routing for it instead."
    ),
    "ERR_UNDO_BLOCKED/job.import": N_(
        "{person} has gone on with {code} of this sheet since ({when}): “{later}”. Cancel the jobs that "
        "are not wanted instead."
    ),
    "ERR_UNDO_BLOCKED/work": N_(
        "{person} has gone on with {ticket} {number} since ({when}): “{later}”. Let {person} undo that first."
    ),
    "ERR_UNDO_BLOCKED/work_held": N_(
        "{person} has gone on with {ticket} {number} since ({when}): “{later}”, which cannot be undone, so "
        "“{undone}” stays. Ask a manager for “{counter}”."
    ),
    "ERR_UNDO_BLOCKED/work_ended": N_(
        "{person} has gone on with {ticket} {number} since ({when}): “{later}”. It is {state}, and what has "
        "ended stays ended. Go on with the pieces that are still open."
    ),
    "ERR_UNDO_BLOCKED/work_stays": N_(
        "{person} has gone on with {ticket} {number} since ({when}): “{later}”, which cannot be undone, so "
        "“{undone}” stays. If it was wrong, set it right with “{counter}”."
    ),
    "ERR_UNDO_BLOCKED/left_open": N_(
        "The clock on {ticket} {number} was left running and was stopped since ({when}), so “{undone}” "
        "cannot be undone. Answer how long it was instead."
    ),
    "ERR_UNDO_BLOCKED/token.edit": N_(
        "{person} has edited {ticket} {number} since ({when}), so your edit cannot be undone. Edit the "
        "pieces anew instead."
    ),
    "ERR_UNDO_BLOCKED/edited_ended": N_(
        "{ticket} {number} is {state} since, and what was written of a piece that has ended stays. Edit the "
        "pieces that are still open instead."
    ),
    "ERR_UNDO_BLOCKED/edited_handed_on": N_(
        "What came of {ticket} {number} since has the priority that you gave it. Edit the priority of the "
        "piece and its parts instead."
    ),
    "ERR_UNDO_BLOCKED/late_parts": N_(
        "The join has ended other parts of {ticket} {number} that came too late, and what has ended stays "
        "ended. Fail or move the piece instead."
    ),
    "ERR_UNDO_BLOCKED/scrapped": N_(
        "{ticket} {number} was scrapped by it, and what is scrapped never comes back. Make a new ticket for "
        "what is missing."
    ),
    "ERR_UNDO_BLOCKED/job_paused": N_(
        "{ticket} is {status}, so nothing is changed on {number}. Resume the job first."
    ),
    "ERR_UNDO_BLOCKED/job_completed": N_(
        "{ticket} is {status}, so {number} stays as it is. Make a new job for more pieces."
    ),
    "ERR_UNDO_BLOCKED/job_cancelled": N_(
        "{ticket} is {status}, so {number} stays as it is. Restore the job, then start it."
    ),
    "ERR_UNDO_BLOCKED/job_suspended": N_(
        "{ticket} is {status}, so {number} stays as it is. Restore the ticket, then resume it."
    ),
    "ERR_UNDO_BLOCKED/job_planned": N_(
        "{ticket} is {status} anew, so {number} of the attempt before stays as it is. Start the job."
    ),
    "ERR_UNDO_BLOCKED/old_attempt": N_(
        "{ticket} was cancelled and started anew since, so {number} of the attempt before stays as it is."
        " Choose a piece of the running attempt."
    ),
}

# What undoing would do, by the kind of fact that would come.
EFFECTS: dict[str, Sentence] = {
    "org.set": N_("The organisation's code is {code} again"),
    **people.EFFECTS,
    **orders.EFFECTS,
    "product.edited": N_("The product {name_en} has its former values again"),
    "defect.edited": N_("The defect {code} has its former values again"),
    "routing.drafted": N_("The draft of the routing {code} is as it was before"),
    "routing.draft_discarded": N_("The draft of the routing {code}, version {version}, is gone"),
    "ticket.edited": N_("{ticket} has its former values again"),
    "sheet.withdrawn": NP_(
        "{count} order of {sheet} is gone, with what was changed of it since; its code is not given again",
        "{count} orders of {sheet} are gone, with what was changed of them since; their codes are not given "
        "again",
        "count",
    ),
    "work.reverted": NP_(
        "{count} piece of {ticket} stands at {node} as before; minutes recorded so far stay",
        "{count} pieces of {ticket} stand at {node} as before; minutes recorded so far stay",
        "count",
    ),
    "inbox.reopened": NP_(
        "{count} piece of {ticket} waits for an answer again",
        "{count} pieces of {ticket} wait for an answer again",
        "count",
    ),
    "work.resumed": NP_(
        "The clock of {person} runs again on {count} piece of {ticket}",
        "The clock of {person} runs again on {count} pieces of {ticket}",
        "count",
    ),
    "tokens.cancelled": NP_(
        "{count} part of {ticket} that has come of it ends",
        "{count} parts of {ticket} that have come of it end",
        "count",
    ),
    "token.edited": N_("A piece of {ticket} has its former note and priority again"),
    "ticket.owner_changed": N_("{owner} answers for {ticket} again"),
    "ticket.owner_removed": N_("Nobody answers for {ticket} again"),
    "tokens.rejoined": NP_(
        "{quantity} piece of {ticket} is in its batch again",
        "{quantity} pieces of {ticket} are in their batch again",
        "quantity",
    ),
    "tokens.unjoined": NP_(
        "{count} part of {ticket} waits at {node} again",
        "{count} parts of {ticket} wait at {node} again",
        "count",
    ),
    "tokens.returned": NP_(
        "{count} piece of {ticket} is back at {node}, {state}; no clock starts",
        "{count} pieces of {ticket} are back at {node}, {state}; no clock starts",
        "count",
    ),
}
