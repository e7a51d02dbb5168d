# Eight bags: parts, faults, a replacement, a redesign and a change of hands, and none is lost
# The strap of the last bag fails twice, a body is cut into the grain, the customer of the third bag wants
# painted edges, and Som goes home while the clock runs.

routing BAG-8
    START > CUT > SPLIT
    SPLIT > BODY > JOIN
    SPLIT > FLAP > JOIN
    SPLIT > STRAP > QC-STRAP > JOIN
    QC-STRAP ~> STRAP
    JOIN > SEW > QC > PACK > END
    QC ~> SEW

routing BAG-8 with painted edges
    START > CUT > SPLIT
    SPLIT > BODY > JOIN
    SPLIT > FLAP > JOIN
    SPLIT > STRAP > QC-STRAP > JOIN
    QC-STRAP ~> STRAP
    JOIN > SEW > EDGE > QC > PACK > END
    QC ~> SEW

Admin: routing.import BAG-8
Admin: routing.publish routing=BAG-8
Admin: product.create sku=BAG-08 name_en="Shoulder bag" line=hatthasilpa routing=BAG-8
Ploy: job.create BAG-08 x 8 called bags -> planned, no tokens
Ploy: job.start bags -> in_progress, 8 tokens, 8 ready at CUT

# bodies are F009, F012, … F030; flaps one more, straps two more
Nok: work.start F001..F008 of bags -> 8 active at CUT, the clock of Nok runs on 8
160 minutes pass
Nok: work.complete F001..F008 of bags -> 8 waiting at SPLIT, 8 ready at BODY, 8 ready at FLAP, 8 ready at STRAP
the same again -> the same answer
Som: work.complete F010 F013 F016 F019 F022 F025 F028 F031 of bags -> 8 waiting at JOIN
Nok: work.start F011 F014 F017 F020 F023 F026 F029 F032 of bags -> the clock of Nok runs on 8
200 minutes pass
Nok: work.complete F011 F014 F017 F020 F023 F026 F029 F032 of bags -> 8 ready at QC-STRAP
Quan: qc.pass F011 F014 F017 F020 F023 F026 F029 of bags -> 15 waiting at JOIN

# one strap fails twice
Quan: qc.fail F032 of bags to=STRAP then=back_to_qc defect=stitching -> 1 ready at STRAP
Nok: work.complete F032 of bags -> 1 ready at QC-STRAP
Quan: qc.fail F032 of bags to=STRAP then=back_to_qc defect=stitching note="Two millimetres off" -> 1 ready at STRAP
Nok: work.complete F032 of bags -> 1 ready at QC-STRAP
Quan: qc.pass F032 of bags -> 16 waiting at JOIN

# one body is scrapped and made again: F033 takes its place in the fifth bag
Som: work.start F009 F012 F015 F018 F021 F024 F027 F030 of bags -> the clock of Som runs on 8
Quan: token.scrap F021 of bags type=qc_fail defect=hole because "cut into the grain" -> 1 scrapped at BODY, 1 ready at BODY, the clock of Som runs on 7
Mana: token.scrap F021 of bags type=qc_fail because "again" -> refused ERR_TOKEN_NOT_LIVE

# Som goes home while the clock runs
Nok: work.complete F009 of bags -> refused ERR_HELD_BY_OTHER
900 minutes pass
Mana: work.take_over F009 F012 F015 F018 F024 F027 F030 of bags because "Som is at home" -> 7 paused at BODY, the clock of Som stands, F009 held by Mana
Mana: work.handoff F009 F012 F015 F018 F024 F027 F030 of bags to=Nok -> F009 held by Nok
Nok: work.resume F009 F012 F015 F018 F024 F027 F030 of bags -> the clock of Nok runs on 7
100 minutes pass
Nok: work.complete F009 F012 F015 F018 F024 F027 F030 of bags -> 7 ready at SEW, 2 waiting at JOIN
Nok: work.complete F033 of bags -> 8 ready at SEW, 8 live

# the third bag goes on by a new version of its routing
Mana: token.hold F003 of bags because "The customer wants painted edges" -> 7 ready at SEW, 1 on_hold at SEW
Som: work.start F003 of bags -> refused ERR_NO_WORK_HERE
Admin: routing.import BAG-8 with painted edges
Admin: routing.publish routing=BAG-8
Mana: token.resolve F003 of bags version=2 because "painted edges" -> 8 ready at SEW
Som: work.complete F001..F008 of bags -> 7 ready at QC, 1 ready at EDGE
Ploy: job.complete bags -> refused ERR_UNFINISHED_PIECES
Som: work.complete F003 of bags -> 8 ready at QC
Quan: qc.pass F001..F008 of bags -> 8 ready at PACK
Som: work.complete F001..F008 of bags -> none live, progress 100
Ploy: job.complete bags -> completed, progress 100, 33 tokens, 1 scrapped, 32 completed
