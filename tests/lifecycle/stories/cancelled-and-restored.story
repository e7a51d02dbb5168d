# A cancelled job is planned again, and what was made before is kept
# Its tokens stay and are dead for ever; the next start makes new ones.

Ploy: job.create TOTE-07 x 3 called tote -> planned
Ploy: job.start tote -> in_progress
Nok: work.complete F001 of tote -> 1 ready at SEW
Nok: work.complete F001 of tote -> 1 ready at EDGE
Nok: work.complete F001 of tote -> 1 completed at END, progress 33.3
Som: work.start F002 of tote -> 1 active at CUT, the clock of Som runs on 1
Ploy: job.cancel tote because "the customer changed the colour" -> refused ERR_NOT_ALLOWED
Mana: job.cancel tote because "the customer changed the colour" -> cancelled, 3 tokens, 1 completed, 2 cancelled, none live, no progress, the clock of Som stands, warned WARN_WORK_RECORDED
Som: work.complete F002 of tote -> refused ERR_TICKET_NOT_RUNNING
Ploy: job.start tote -> refused ERR_CANNOT_START_CANCELLED
Mana: job.restore tote -> planned, none live, 3 tokens in run 1, run 1 as before, no progress, facts ticket.restored
Som: work.start F002 of tote -> refused ERR_TICKET_NOT_RUNNING
Ploy: job.start tote -> in_progress, run 2, 3 ready at CUT in run 2, 3 live, 6 serials, run 1 as before, progress 0
Nok: work.complete F001..F003 of tote -> 3 ready at SEW, run 1 as before
Mana: job.cancel tote because "once more" -> cancelled, none live, run 1 as before, 3 cancelled in run 2
Mana: job.restore tote -> planned
Ploy: job.start tote -> run 3, 3 live, 9 serials, run 1 as before, run 2 as before
