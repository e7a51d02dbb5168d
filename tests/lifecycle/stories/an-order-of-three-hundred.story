# An order of three hundred belts becomes six tickets, and is done when they are
# The order plans, its tickets are made; nobody starts or stops an order.

Ploy: order.create TOTE-07 x 300 -> refused ERR_NOT_CLASSIC
Ploy: order.create BELT-32 x 300 line=hatthasilpa -> refused ERR_NOT_CLASSIC
Ploy: order.create BELT-32 x 300 due=2026-12-20 called order -> draft, no progress
Ploy: order.plan order batch=50 -> refused ERR_SCHEDULE_REQUIRED
Ploy: order.edit order version=1 start=2026-12-01 end=2026-12-18 -> draft
Ploy: order.edit order version=1 end=2026-12-19 -> refused ERR_STALE
Nok: order.plan order batch=50 -> refused ERR_NOT_ALLOWED
Ploy: order.start order -> refused ERR_ORDER_ONLY_PLANS
Ploy: order.plan order batch=50 called belts -> planned, 6 tickets, no progress
Ploy: order.plan order -> refused ERR_ALREADY_PLANNED
look at belts-6 -> planned, no tokens, no owner
Ploy: order.start order -> refused ERR_ORDER_ONLY_PLANS
Ploy: undo -> facts command.undone order.plan_withdrawn
look at order -> draft
Ploy: order.plan order batch=50 called belts -> planned, 6 tickets

Ploy: ticket.start belts-1 -> refused ERR_OWNER_REQUIRED
Ploy: ticket.assign_owner belts-1 owner=Nok -> planned, owned by Nok
Ploy: ticket.start belts-1 -> in_progress, 3 tokens, 50 pieces, facts ticket.started tokens.born tokens.born order.followed
look at order -> in_progress, progress 0.0
Ploy: undo -> refused ERR_NOT_UNDOABLE
Ploy: order.edit order version=2 x 320 -> refused ERR_ORDER_IN_PROGRESS
Mana: order.cancel order -> refused ERR_ORDER_IN_PROGRESS

Nok: work.complete F001 of belts-1 good=18 scrapped=2 because "torn" -> F001 of 18, 1 scrapped
Nok: work.complete F002 F003 of belts-1 -> 3 ready at SEW
Ploy: ticket.pause belts-1 -> paused
look at order -> in_progress, progress 0.0
Ploy: order.resume order -> refused ERR_ORDER_ONLY_PLANS
Mana: ticket.cancel belts-1 because "no leather" -> cancelled, none live
look at order -> planned, no progress
Mana: ticket.restore belts-1 -> paused, run 1, 3 live
look at order -> in_progress, progress 0.0
Ploy: ticket.resume belts-1 -> in_progress
Nok: work.complete F001 F002 F003 of belts-1 -> 3 completed, none live, progress 96.0
look at order -> in_progress, progress 16.0
Ploy: ticket.complete belts-1 -> completed
Ploy: order.complete order -> refused ERR_ORDER_ONLY_PLANS

Ploy: ticket.assign_owner belts-2 owner=Som
Ploy: ticket.assign_owner belts-3 owner=Som
Ploy: ticket.assign_owner belts-4 owner=Som
Ploy: ticket.assign_owner belts-5 owner=Som
Ploy: ticket.start belts-2 and belts-3 and belts-4 and belts-5 -> in_progress
Som: work.complete F001 F002 F003 of belts-2 and belts-3 and belts-4 and belts-5
Som: work.complete F001 F002 F003 of belts-2 and belts-3 and belts-4 and belts-5
Ploy: ticket.complete belts-2 and belts-3 and belts-4 and belts-5 -> completed
look at order -> in_progress, progress 82.6
Mana: ticket.cancel belts-6 because "the customer takes fewer" -> cancelled
look at order -> done, progress 82.6
Mana: order.cancel order -> refused ERR_ORDER_DONE
Mana: ticket.restore belts-6 -> planned
look at order -> in_progress, progress 82.6
Ploy: ticket.assign_owner belts-6 owner=Som
Ploy: ticket.start belts-6 -> in_progress
Som: work.complete F001 F002 F003 of belts-6
Som: work.complete F001 F002 F003 of belts-6 -> none live
Ploy: ticket.complete belts-6 -> completed
look at order -> done, progress 99.3
Mana: order.restore order -> refused ERR_CANNOT_RESTORE
