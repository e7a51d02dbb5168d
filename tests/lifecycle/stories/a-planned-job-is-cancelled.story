# A job is cancelled before anybody started it
# There is nothing to keep, and it can be planned again.

Ploy: job.create TOTE-07 x 2 called tote -> planned
Mana: job.cancel tote because "ordered by mistake" -> cancelled, no tokens, facts ticket.cancelled
Mana: job.cancel tote because "again" -> refused ERR_ALREADY_CANCELLED
Mana: job.restore tote -> planned, no tokens
Mana: job.restore tote -> refused ERR_CANNOT_RESTORE
Ploy: job.start tote -> in_progress, run 1, 2 ready at CUT
