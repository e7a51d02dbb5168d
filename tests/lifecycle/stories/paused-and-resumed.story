# A pause stops the clocks, and a resume starts none
# What ran is back in its holder's hands, and its holder alone goes on with it.

Ploy: job.create TOTE-07 x 4 called tote -> planned
Ploy: job.pause tote -> refused ERR_NOT_IN_PROGRESS
Ploy: job.start tote -> in_progress
Nok: work.start F001..F002 of tote -> 2 active at CUT, the clock of Nok runs on 2
Som: work.start F003 of tote -> 3 active at CUT
Som: work.pause F003 of tote because "lunch" -> 1 paused at CUT, the clock of Som stands
15 minutes pass
Ploy: job.pause tote -> paused, 3 paused at CUT, 1 ready at CUT, 4 live, the clock of Nok stands, F001 held by Nok, F003 held by Som
Ploy: job.pause tote -> refused ERR_ALREADY_PAUSED
Ploy: job.start tote -> refused ERR_MUST_RESUME
Ploy: job.complete tote -> refused ERR_CANNOT_COMPLETE_FROM_PAUSED
Mana: job.close_short tote because "enough" -> refused ERR_CANNOT_COMPLETE_FROM_PAUSED
Nok: work.resume F001 of tote -> refused ERR_TICKET_NOT_RUNNING
Nok: work.complete F001 of tote -> refused ERR_TICKET_NOT_RUNNING
Som: work.start F004 of tote -> refused ERR_TICKET_NOT_RUNNING
600 minutes pass
Ploy: job.resume tote -> in_progress, 3 paused at CUT, 1 ready at CUT, the clock of Nok stands, the clock of Som stands, F001 held by Nok, F003 held by Som, facts ticket.resumed
Ploy: job.resume tote -> refused ERR_NOT_PAUSED
Som: work.resume F001 of tote -> refused ERR_HELD_BY_OTHER
Nok: work.start F001 of tote -> refused ERR_MUST_RESUME
Nok: work.resume F001..F002 of tote -> 2 active at CUT, the clock of Nok runs on 2
Nok: work.resume F001 of tote -> refused ERR_NOT_PAUSED
Som: work.complete F003 of tote -> 1 ready at SEW
