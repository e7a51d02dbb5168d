# An artisan goes home with a running clock, and another takes over
# The clock stands at the end of the shift, whoever notices it and when; the minutes are asked about.

Ploy: job.create TOTE-07 x 3 called tote -> planned
Ploy: job.start tote -> in_progress, 3 ready at CUT
900 minutes pass
Nok: work.start F001 and F002 of tote -> 2 active, the clock of Nok runs on 2
30 minutes pass
Nok: work.complete F001 of tote -> 1 active at CUT, 1 ready at SEW
1000 minutes pass
look at tote -> 1 paused at CUT, F002 held by Nok, the clock of Nok stands
Mana: work.take_over F002 of tote because "Nok is ill" -> 1 paused at CUT, F002 held by Mana
Mana: work.resume F002 of tote -> 1 active at CUT, the clock of Mana runs on 1
Mana: work.complete F002 of tote -> 2 ready at SEW, the clock of Mana stands
