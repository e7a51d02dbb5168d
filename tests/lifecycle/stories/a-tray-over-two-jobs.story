# A pause of one job leaves the clock running on another's pieces
# One person, one tray, one clock; it stands when nothing is left on the tray.

Ploy: job.create TOTE-07 x 2 called first -> planned
Ploy: job.create TOTE-07 x 2 called second -> planned
Ploy: job.start first and second -> in_progress
Nok: work.start F001 of first and second -> the clock of Nok runs on 2
Nok: work.start F002 of first -> refused ERR_SESSION_RUNNING
Ploy: job.pause first -> paused, 1 paused at CUT, the clock of Nok runs on 1
look at second -> in_progress, 1 active at CUT
Mana: job.cancel second because "no more leather" -> cancelled, the clock of Nok stands
Ploy: job.resume first -> in_progress, the clock of Nok stands
Nok: work.resume F001 of first -> the clock of Nok runs on 1
Nok: work.complete F001 of first -> the clock of Nok stands
Nok: work.start F001 and F002 of first -> refused ERR_MIXED_STEPS
