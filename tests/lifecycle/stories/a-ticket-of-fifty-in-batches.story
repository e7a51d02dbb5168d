# A ticket of fifty belts, from its owner to its end, with two scrapped and a cancel between
# What the bench counts adds up; a cancel of a classic ticket forgets nothing, and no clock starts by itself.

Ploy: ticket.create BELT-32 x 50 called belts -> planned, no tokens, no owner, no progress
Ploy: ticket.start belts -> refused ERR_OWNER_REQUIRED
Ploy: ticket.assign_owner belts owner=Nok -> planned, owned by Nok, facts ticket.owner_changed
Ploy: ticket.start belts -> in_progress, 3 tokens, 50 pieces, 3 ready at CUT, progress 0.0
the same again -> the same answer
Nok: work.start F001 of belts -> F001 held by Nok, the clock of Nok runs on 1
30 minutes pass
Nok: work.complete F001 of belts good=17 scrapped=2 -> refused ERR_QUANTITIES
Nok: work.complete F001 of belts good=18 scrapped=2 -> refused ERR_MISSING_FIELD
Nok: work.complete F001 of belts good=18 scrapped=2 because "torn" -> F001 of 18, F004 of 2, 1 scrapped, 1 ready at SEW
Som: work.start F002 of belts -> the clock of Som runs on 1
Ploy: ticket.pause belts -> paused, the clock of Som stands
Mana: ticket.cancel belts because "no leather" -> cancelled, none live, no progress
Ploy: ticket.start belts -> refused ERR_CANNOT_START_CANCELLED
Ploy: ticket.restore belts -> refused ERR_NOT_ALLOWED
Mana: ticket.restore belts -> paused, run 1, 3 live, F002 held by Som, the clock of Som stands, owned by Nok
Ploy: ticket.complete belts -> refused ERR_CANNOT_COMPLETE_FROM_PAUSED
Ploy: ticket.resume belts -> in_progress
Som: work.complete F002 of belts rework=5 -> F002 of 15, F005 of 5, 2 ready at CUT, 50 pieces
Nok: work.complete F003 and F005 of belts -> 4 ready at SEW
Ploy: ticket.complete belts -> refused ERR_UNFINISHED_PIECES
Nok: work.complete F001 F002 F003 F005 of belts -> 4 completed, none live, progress 96.0
Ploy: ticket.complete belts -> completed, 50 pieces, progress 96.0
Ploy: ticket.assign_owner belts owner=Som -> refused ERR_ALREADY_COMPLETED
Ploy: job.cancel belts because "x" -> refused ERR_NOT_ALLOWED
Mana: job.cancel belts because "x" -> refused ERR_NOT_HATTHASILPA
