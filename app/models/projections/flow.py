"""Projections of how tokens flow."""

from __future__ import annotations

from app.domain.facts import flow as facts
from app.domain.words import TokenKind
from app.models import hot
from app.models.connection import Database
from app.models.projections.registry import projects
from app.models.projections.tickets import cancel_items, take_part_as_before
from app.models.together import change, pair


@projects(facts.TokensSplit)
def tokens_split(db: Database, fact: facts.TokensSplit) -> None:
    """Tokens wait at the split; their components are there."""
    connection, count = db.connection(), len(fact.parents)
    connection.executemany(hot.SPLIT_TOKEN, ((fact.node, parent) for parent in fact.parents))
    connection.executemany(
        hot.INSERT_PART,
        (
            (
                fact.first_token + way * count + place,
                fact.first_number + place * fact.ways + way,
                fact.quantity,
                fact.node,
                fact.version_id,
                way,
                parent,
            )
            for way in range(fact.ways)
            for place, parent in enumerate(fact.parents)
        ),
    )
    connection.execute(hot.ADD_PARTS, (fact.ways * count * fact.quantity, fact.run))


@projects(facts.TokensWaiting)
def tokens_waiting(db: Database, fact: facts.TokensWaiting) -> None:
    """Components stand at the join."""
    db.connection().executemany(hot.WAIT_TOKEN, ((fact.node, token) for token in fact.tokens))


@projects(facts.TokensJoined)
def tokens_joined(db: Database, fact: facts.TokensJoined) -> None:
    """Components are finished; what cures on one of them cures on the token it went into."""
    connection = db.connection()
    pairs = list(zip(fact.tokens, fact.into, strict=True))
    connection.executemany(hot.MERGE_TOKEN, ((fact.node, into, token) for token, into in pairs))
    connection.executemany(hot.CURE_WITH_PART, ((into, token) for token, into in pairs))


@projects(facts.TokensUnjoined)
def tokens_unjoined(db: Database, fact: facts.TokensUnjoined) -> None:
    """Components wait at the join again, and their tokens at the split."""
    connection = db.connection()
    connection.executemany(hot.UNMERGE_TOKEN, ((fact.node, token) for token in fact.tokens))
    connection.executemany(hot.UNJOIN_TOKEN, ((fact.split, parent) for parent in fact.parents))
    cancel_items(db, fact.left, fact.at)
    if fact.ticket_completed is not None:
        connection.execute(hot.COMPLETED_OF_TICKET, (fact.ticket_completed, fact.ticket))


@projects(facts.TokensHeld)
def tokens_held(db: Database, fact: facts.TokensHeld) -> None:
    """Tokens stand still, with why; their items and clocks are closed."""
    db.connection().executemany(
        hot.HOLD_TOKEN, ((fact.node, fact.why, fact.reason, fact.at, token) for token in fact.tokens)
    )
    _close(db, fact.items, fact.at)


@projects(facts.TokensReworked)
def tokens_reworked(db: Database, fact: facts.TokensReworked) -> None:
    """Tokens at the step that is redone, each with its new work item."""
    pairs = list(zip(fact.tokens, fact.items, strict=True))
    connection = db.connection()
    connection.executemany(
        hot.REWORK_TOKEN, ((fact.node, item, fact.back_to, fact.count, token) for token, item in pairs)
    )
    pair(db, hot.INSERT_ITEM, fact.tokens, fact.items, fact.ticket, fact.node, fact.at)


@projects(facts.TokensRedirected)
def tokens_redirected(db: Database, fact: facts.TokensRedirected) -> None:
    """Tokens at the step that somebody chose, each with its new work item; where they were is closed."""
    pairs = list(zip(fact.tokens, fact.items, strict=True))
    connection = db.connection()
    connection.executemany(
        hot.REDIRECT_TOKEN, ((fact.node, fact.version_id, item, token) for token, item in pairs)
    )
    connection.execute(hot.MIX_VERSIONS, (fact.tokens[0], fact.version_id))
    pair(db, hot.INSERT_ITEM, fact.tokens, fact.items, fact.ticket, fact.node, fact.at)
    _close(db, fact.left, fact.at)


@projects(facts.TokensReleased)
def tokens_released(db: Database, fact: facts.TokensReleased) -> None:
    """Tokens as they were before they were held: each with the item that was closed, or waiting again."""
    connection = db.connection()
    if not fact.items:
        connection.executemany(hot.RELEASE_TOKEN, (("waiting", None, token) for token in fact.tokens))
        return
    pairs = list(zip(fact.tokens, fact.items, strict=True))
    connection.executemany(hot.RELEASE_TOKEN, (("ready", item, token) for token, item in pairs))
    pair(db, hot.OPEN_AGAIN, fact.tokens, fact.items, fact.ticket, fact.node, fact.at)
    take_part_as_before(db, fact)


@projects(facts.TokensScrapped)
def tokens_scrapped(db: Database, fact: facts.TokensScrapped) -> None:
    """Tokens ended for ever, with how and why."""
    db.connection().executemany(
        hot.SCRAP_TOKEN, ((fact.ending, fact.reason, fact.defect, token) for token in fact.tokens)
    )
    _close(db, fact.items, fact.at)


@projects(facts.TokensReplaced)
def tokens_replaced(db: Database, fact: facts.TokensReplaced) -> None:
    """New tokens, linked with the scrapped ones whose place they take."""
    connection = db.connection()
    pairs = list(enumerate(fact.originals))
    connection.executemany(
        hot.REPLACE_TOKEN,
        (
            (fact.first_token + place, fact.first_number + place, fact.node, fact.version_id, original)
            for place, original in pairs
        ),
    )
    connection.executemany(
        hot.REPLACED_BY, ((fact.first_token + place, original) for place, original in pairs)
    )
    added = hot.ADD_PARTS if fact.kind_of_token == TokenKind.COMPONENT else hot.ADD_BORN
    connection.execute(added, (fact.quantity * len(pairs), fact.run))


@projects(facts.TokensBatchSplit)
def tokens_batch_split(db: Database, fact: facts.TokensBatchSplit) -> None:
    """Some of a batch is a token of its own, and no longer of the batch."""
    connection = db.connection()
    connection.execute(
        hot.SPLIT_OFF, (fact.part, fact.number, fact.quantity, fact.item, fact.at_item, fact.token)
    )
    connection.execute(hot.ADD_QUANTITY, (-fact.quantity, fact.token))
    if fact.item is not None:
        pair(db, hot.INSERT_ITEM, (fact.part,), (fact.item,), fact.ticket, fact.node, fact.at)


@projects(facts.TokensRejoined)
def tokens_rejoined(db: Database, fact: facts.TokensRejoined) -> None:
    """The batch has its quantity again; what was split off has ended, empty."""
    connection = db.connection()
    connection.execute(hot.ADD_QUANTITY, (fact.quantity, fact.token))
    connection.execute(hot.EMPTY_TOKEN, (fact.part,))
    connection.execute(hot.CANCEL_ITEMS_OF, (fact.at, fact.part))
    if fact.ticket_completed is not None:
        connection.execute(hot.COMPLETED_OF_TICKET, (fact.ticket_completed, fact.ticket))


@projects(facts.TokensCuring)
def tokens_curing(db: Database, fact: facts.TokensCuring) -> None:
    """Nobody works on the tokens before the time."""
    db.connection().executemany(hot.CURE_TOKEN, ((fact.until, token) for token in fact.tokens))


@projects(facts.TokenEdited)
def token_edited(db: Database, fact: facts.TokenEdited) -> None:
    """The token's editable values."""
    db.connection().execute(hot.EDIT_TOKEN, (fact.note, fact.priority, fact.token))


def _close(db: Database, items: tuple[int, ...], at: int) -> None:
    """Work items and clocks end: people have nothing to do with their tokens any more."""
    cancel_items(db, items, at)
    change(db, hot.END_SEGMENT, items, at)
