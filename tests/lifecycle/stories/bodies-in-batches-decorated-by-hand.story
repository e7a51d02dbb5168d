# Bags whose bodies are made in batches and decorated by hand
# The hybrid: an order of the classic line with a Hatthasilpa job linked to it, which counts for nothing there.

Ploy: order.create BELT-32 x 40 due=2026-12-20 start=2026-12-01 end=2026-12-18 called bodies -> draft
Ploy: order.plan bodies batch=20 called batch -> planned, 2 tickets
Ploy: job.create CARD-02 x 2 called decoration -> planned
Ploy: order.link bodies and batch-1 -> refused ERR_NOT_HATTHASILPA
Ploy: order.link bodies and decoration -> planned, with decoration, facts order.linked
Ploy: order.link bodies and decoration -> refused ERR_LINKED_ALREADY
Ploy: undo
Ploy: order.unlink bodies and decoration -> refused ERR_NOT_LINKED
Ploy: order.link bodies and decoration -> planned, with decoration

Ploy: job.start decoration -> in_progress, 2 ready at CUT
look at bodies -> planned, no progress, with decoration
Nok: work.complete F001 F002 of decoration -> 2 completed
Ploy: job.complete decoration -> completed
look at bodies -> planned, no progress

Ploy: ticket.assign_owner batch-1 owner=Nok
Ploy: ticket.assign_owner batch-2 owner=Nok
Ploy: job.start batch-1 -> refused ERR_NOT_HATTHASILPA
Ploy: ticket.start decoration -> refused ERR_NOT_CLASSIC
Ploy: ticket.start batch-1 and batch-2 -> in_progress
look at bodies -> in_progress, progress 0.0
Nok: work.complete F001 of batch-1 and batch-2
Nok: work.complete F001 of batch-1 -> 1 completed
look at bodies -> in_progress, progress 50.0
Ploy: ticket.complete batch-1 -> completed
Mana: ticket.close_short batch-2 because "enough of them" -> completed
look at bodies -> done, progress 50.0, with decoration
