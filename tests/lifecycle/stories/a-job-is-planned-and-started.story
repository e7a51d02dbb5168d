# A job is planned, whatever the data says, and started
# Nobody chooses its state, its tokens or an owner; start makes a token for each piece.

Ploy: job.create TOTE-07 x 8 status=in_progress job_owner_id=5 tokens=[1,2] assigned_operator=Nok -> planned, no tokens, no owner, no progress, warned WARN_FIELD_IGNORED, facts ticket.created
Ploy: job.edit it version=1 priority=high notes="brass fittings" -> planned
Ploy: job.edit it version=1 x 9 -> refused ERR_STALE
Ploy: job.edit it version=2 x 5 -> planned, no tokens
Ploy: job.start it -> in_progress, run 1, 5 tokens, 5 ready at CUT, 5 live, 5 serials, no owner, progress 0, facts ticket.started tokens.born
Ploy: job.edit it version=3 x 6 -> refused ERR_ALREADY_STARTED
Ploy: job.edit it version=3 due=2026-12-24 -> in_progress, 5 tokens
