# A week's order sheet becomes finished pieces
# Rows are planned jobs; artisans finish the pieces step by step; nothing is completed by itself.

sheet week48.csv
    รหัสสินค้า;จำนวน;กำหนดส่ง;หมายเหตุ
    TOTE-07;3;28/11/2569;หูทองเหลือง
    CARD-02;2;28/11/2569;

Ploy: import week48.csv called order -> 2 jobs, facts ticket.created ticket.created sheet.imported
Ploy: import week48.csv called again -> refused ERR_SHEET_AGAIN
look at order-1 -> planned, no tokens, no owner
Ploy: job.start order-1 and order-2 -> in_progress
look at order-1 -> 3 ready at CUT, progress 0
look at order-2 -> 2 ready at CUT, progress 0
Nok: work.start F001..F003 of order-1 -> 3 active at CUT, the clock of Nok runs on 3, F001 held by Nok
30 minutes pass
Nok: work.complete F001 of order-1 -> 1 ready at SEW, 2 active at CUT, the clock of Nok runs on 2
Nok: work.complete F002..F003 of order-1 -> 3 ready at SEW, the clock of Nok stands
Som: work.complete F001..F002 of order-2 -> 2 completed at END, progress 100, in_progress, none live
Ploy: job.complete order-1 -> refused ERR_UNFINISHED_PIECES
Ploy: job.complete order-2 -> completed, progress 100, facts ticket.completed
Nok: work.complete F001..F003 of order-1 -> 3 ready at EDGE, progress 0
Som: work.start F002 of order-1 -> 1 active at EDGE
Nok: work.complete F001..F003 of order-1 -> refused ERR_HELD_BY_OTHER
Nok: work.complete F001 and F003 of order-1 -> 2 completed at END, progress 66.6
Ploy: job.complete order-1 -> refused ERR_UNFINISHED_PIECES
Som: work.complete F002 of order-1 -> 3 completed at END, progress 100, in_progress
Ploy: job.complete order-1 -> completed, 3 completed, none live, 3 serials, progress 100
Nok: work.complete F001 of order-1 -> refused ERR_TICKET_NOT_RUNNING
Mana: job.cancel order-1 because "too late" -> refused ERR_ALREADY_COMPLETED
