"""The token game: how tokens go through a routing, split, come together, and end.

Processing model, the same for every command that lets tokens go on:

1. The command's own facts come first (`work.completed`, `qc.failed`, …), then the sessions end whose last
   items are gone (`session.ended`), then the tokens go on, oldest first.
2. Tokens of one ticket that leave one node in the same direction go on together: one plural fact for each
   place where they come to rest. Groups are handled in the order in which they set out, so what a command
   does depends only on the values that were loaded and the order in which it names its tokens.
3. A token comes to rest where people work (`tokens.moved`, which opens its work item), at a join that still
   waits for others (`tokens.waiting`), at a sink or where no way fits (`tokens.held`), or at an end
   (`tokens.completed`). Starts, decisions and satisfied joins are passed without a fact of their own.
4. A split lets its tokens wait and bears one component for each way out of it (`tokens.split`), once: while
   a token waits at a split it is in no other place, and nothing lets it arrive there again. A join that has
   what it asks for merges its components into the token that waits at the split (`tokens.joined`), ends the
   branches that come too late (`tokens.cancelled`, `join_satisfied`), and that token goes on from the join:
   once, because what was merged or ended is not live, and only live tokens arrive.
5. Every token named by a command goes on or the whole command is refused; a refusal leaves nothing behind.
6. What of a batch is scrapped or has to be done again is split off it first (`tokens.batch_split`), before
   the command's own facts: from then on it is a token of its own (see `batches`).
7. An inspection by sample (`qc {mode: sample, percent}`) draws pieces, never batches. Of tokens of one piece
   those are drawn whose piece has a number that makes the share full: the first, and of any hundred as many
   as it asks for, evenly spread; a part is drawn with its piece, whichever way it goes; the others pass by.
   Each batch comes to rest there, and some of its pieces are looked at: as many as the share of its quantity
   is, rounded up, at least one. What is found is told of the whole batch, as at any step (`qc.pass` with
   counts, `qc.fail` with a quantity). What was redone is looked at piece by piece.
8. A token that a manager holds for a redesign is held with its parts, but for those held already. It goes
   on as it was (`tokens.released`) with what was held with it, at the same moment; or it is sent elsewhere
   (`tokens.redirected`), and its parts end.
9. Decisions are made from the values that were loaded and what the command itself has done so far, kept on
   the `Floor`; nothing is read between two facts of one command.
"""
