# A start that is sent twice is done once
# Pressing twice, or sending a command again, does nothing twice.

Ploy: job.create CARD-02 x 3 called cards -> planned
the same again -> the same answer
Ploy: job.start cards -> in_progress, run 1, 3 tokens
the same again -> the same answer, in_progress, run 1, 3 tokens, run 1 as before
Ploy: job.start cards -> refused ERR_ALREADY_STARTED
the same again -> refused ERR_ALREADY_STARTED, the same answer
look at cards -> in_progress, run 1, 3 tokens, 3 serials
