# A job is closed short
# What is finished counts, what is unfinished ends as cancelled, and the job is completed.

Ploy: job.create CARD-02 x 4 called cards -> planned
Mana: job.close_short cards because "no more leather" -> refused ERR_NOT_IN_PROGRESS
Ploy: job.start cards -> in_progress
Nok: work.complete F001..F002 of cards -> 2 completed at END
Som: work.start F003 of cards -> 1 active at CUT
Ploy: job.close_short cards because "no more leather" -> refused ERR_NOT_ALLOWED
Mana: job.close_short cards -> refused ERR_MISSING_FIELD
Mana: job.close_short cards because "no more leather" -> completed, 2 completed, 2 cancelled, none live, progress 50, the clock of Som stands
Mana: job.restore cards -> refused ERR_CANNOT_RESTORE
Ploy: job.create CARD-02 x 1 called last -> planned
Ploy: job.start last -> in_progress
Nok: work.complete F001 of last -> 1 completed
Mana: job.close_short last because "enough" -> refused ERR_NOTHING_UNFINISHED
Ploy: job.complete last -> completed
