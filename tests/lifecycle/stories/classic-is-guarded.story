# A classic ticket is shown beside the jobs, and no job command touches it
# Each line keeps to its own commands, whoever sends them.

Ploy: ticket.create BELT-32 x 50 called belts -> planned, no tokens, no owner
Ploy: ticket.create TOTE-07 x 1 -> refused ERR_NOT_CLASSIC
Ploy: job.create BELT-32 x 50 -> refused ERR_NOT_HATTHASILPA
Admin: job.start belts -> refused ERR_NOT_HATTHASILPA
Admin: job.edit belts version=1 x 5 -> refused ERR_NOT_HATTHASILPA
Admin: job.pause belts -> refused ERR_NOT_HATTHASILPA
Admin: job.resume belts -> refused ERR_NOT_HATTHASILPA
Admin: job.complete belts -> refused ERR_NOT_HATTHASILPA
Admin: job.close_short belts because "x" -> refused ERR_NOT_HATTHASILPA
Admin: job.cancel belts because "x" -> refused ERR_NOT_HATTHASILPA
Admin: job.restore belts -> refused ERR_NOT_HATTHASILPA
Ploy: job.create TOTE-07 x 1 called tote -> planned
Ploy: job.start tote and belts -> refused ERR_NOT_HATTHASILPA
look at tote -> planned, no tokens
look at belts -> planned, no tokens
