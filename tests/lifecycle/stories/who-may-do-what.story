# Everybody keeps to what their role allows
# Planners plan and do not cancel, artisans work and do not plan, viewers look.

Nok: job.create TOTE-07 x 1 -> refused ERR_NOT_ALLOWED
Vee: job.create TOTE-07 x 1 -> refused ERR_NOT_ALLOWED
Ploy: job.create TOTE-07 x 2 called tote -> planned
Nok: job.start tote -> refused ERR_NOT_ALLOWED
Ploy: job.start tote -> in_progress
Ploy: work.start F001 of tote -> refused ERR_NOT_ALLOWED
Vee: work.start F001 of tote -> refused ERR_NOT_ALLOWED
Nok for Som: work.start F001 of tote -> refused ERR_NOT_ALLOWED
Mana for Som: work.start F001 of tote -> F001 held by Som, the clock of Som runs on 1, the clock of Mana stands
Som: work.complete F001 of tote -> 1 ready at SEW
Quan: work.complete F001 of tote -> 1 ready at EDGE
Ploy: job.cancel tote because "x" -> refused ERR_NOT_ALLOWED
Mana: job.cancel tote because "x" -> cancelled
Ploy: job.restore tote -> refused ERR_NOT_ALLOWED
Mana: job.restore tote -> planned
