# A job keeps the version of its routing that it was made with
# A draft starts nothing; a retired version takes no new jobs and starts the old ones.

Ploy: job.create SATCHEL-1 x 1 called satchel -> planned, warned WARN_NO_PUBLISHED_ROUTING
Ploy: job.start satchel -> refused ERR_NO_PUBLISHED_ROUTING
Ploy: routing.publish routing=SKETCH -> refused ERR_NOT_ALLOWED
Mana: routing.publish routing=SKETCH
Ploy: job.start satchel -> refused ERR_NO_PUBLISHED_ROUTING
Ploy: job.edit satchel version=1 routing=SKETCH -> planned
Ploy: job.create SATCHEL-1 x 1 called pinned -> planned
Mana: routing.retire routing=SKETCH version=1
Ploy: job.create SATCHEL-1 x 1 called late -> planned, warned WARN_NO_PUBLISHED_ROUTING
Ploy: job.start late -> refused ERR_NO_PUBLISHED_ROUTING
Ploy: job.start satchel and pinned -> in_progress, 1 ready at CUT
Ploy: product.edit product=SATCHEL-1 active=false
Nok: work.complete F001 of pinned -> 1 completed at END
Ploy: job.start late -> refused ERR_PRODUCT_INACTIVE
