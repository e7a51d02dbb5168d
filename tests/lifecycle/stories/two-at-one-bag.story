# Somebody helps with a bag, makes way for it, and the one who has it in hand completes it
# One clock a person: what runs is paused in the same command, and one undo takes both back.

Ploy: job.create TOTE-07 x 2 called totes -> planned
Ploy: job.start totes -> in_progress, 2 ready at CUT
Nok: work.start F001 of totes -> F001 held by Nok, the clock of Nok runs on 1
Som: work.start F001 of totes -> refused ERR_HELD_BY_OTHER
Nok: work.ask_help F001 of totes -> facts work.help_asked
Som: work.start F002 of totes -> the clock of Som runs on 1
Som: work.assist F001 of totes -> refused ERR_SESSION_RUNNING
Som: work.assist F001 of totes pausing="Nok needs a hand" -> facts work.paused session.ended work.assisted
look at totes -> 1 active at CUT, 1 paused at CUT, F001 held by Nok, the clock of Som runs on 1
Som: undo -> the clock of Som runs on 1
look at totes -> 2 active at CUT, F002 held by Som
Som: work.assist F001 of totes pausing="Nok needs a hand" -> the clock of Som runs on 1
12 minutes pass
Som: work.complete F001 of totes -> 1 active at CUT, the clock of Som stands, the clock of Nok runs on 1
Nok: work.complete F001 of totes -> 1 ready at SEW, the clock of Nok stands
