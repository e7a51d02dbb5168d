"""Judging pieces and deciding about them in the reference workshop: DOMAIN 4 and 5."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from tests.reference.answers import Answer, refuse_if
from tests.reference.batches import (
    counts,
    counts_said,
    end_with_parts,
    join_again,
    lose,
    shared,
    split_off,
    too_many,
    trim,
    unsaid,
    wrong_counts,
)
from tests.reference.catalogue import fault
from tests.reference.game import (
    chosen_way,
    close,
    end,
    go_on,
    hold,
    join_if_whole,
    part_of,
    rest,
    settle,
    stop_clocks,
    together,
)
from tests.reference.people import comes_into, keeping_in_vain, may_judge
from tests.reference.routes import STEPS
from tests.reference.tables import DECIDING
from tests.reference.things import Item, Piece, Version
from tests.reference.together import change_hands
from tests.reference.undoing import STOPPED, leads_back_to_places
from tests.reference.work import dead, do_parts, finish, hindrances, not_last, pieces_of, places
from tests.reference.workshop import Deed, Values, Workshop, rule

Arriving = deque[tuple[Piece, str]]
HELD = "ERR_HELD_BY_OTHER"


@rule("qc.pass")
def qc_pass(shop: Workshop, values: Values, person: str) -> Answer:
    """Good: on by the way that fits. Of a batch that was counted what is not good is lost, or fails."""
    pieces = pieces_of(shop, values)
    refuse_if(unsaid(values))
    found = fault(shop, values.get("defect"))
    unable, warned = comes_into(shop, pieces, person)
    taken = [piece for piece in pieces if keeping_in_vain(shop, piece, person)]
    wrong = *_wrong_yield(pieces, values, found), not_last(pieces, values, person, taken)
    refuse_if(*_not_judged(shop, "pass", pieces, person), unable, *wrong)
    said = counts(pieces, values) if counts_said(values) else None
    leads_back_to_places(shop, finished=True)
    _out_of_vain_hands(shop, pieces, person)
    passed = do_parts(shop, pieces, person, said)
    lost, again = shared(pieces[0], said) if said else (None, None)
    for piece in passed:
        piece.qc_result, piece.defect = "pass", None
    arriving: Arriving = deque()
    if again is not None:
        _judged_apart(again, person)
        again.qc_result, again.defect = "fail", found
        _send_back(shop, again, values.get("to"), values.get("then", "flow"), arriving)
        settle(shop, arriving)
    if lost is not None:
        end(lost, "scrapped")
        lose(shop, [lost], arriving)
        settle(shop, arriving)
    go_on(shop, [piece for piece in passed if piece.alive])
    return Answer(result=places(pieces), warnings=warned)


def _wrong_yield(pieces: list[Piece], values: Values, found: str | None) -> Iterable[str]:
    """What is wrong with what was counted; where nothing is good there is nothing to pass."""
    if not counts_said(values):
        return
    good, _, rework = counts(pieces, values)
    yield from wrong_counts(pieces, values)
    yield "" if good else "ERR_QUANTITIES"
    if rework and pieces[0].version.route.kind(pieces[0].node) == "qc":
        yield _wrong_if_failed(pieces[0], rework, values.get("to"), found)


def _judged_apart(part: Piece, person: str) -> None:
    """What was split off a batch has its own item, on which it was found faulty."""
    item = Item(part, part.node, "done", person, (0, 0, part.quantity))
    part.run.items.append(item)
    part.item = None


@rule("qc.fail")
def qc_fail(shop: Workshop, values: Values, person: str) -> Answer:
    """Not good: held at the limit, else where a condition says, else where the inspector says."""
    pieces, to, quantity = pieces_of(shop, values), values.get("to"), values.get("quantity")
    found = fault(shop, values.get("defect"))
    unable, warned = comes_into(shop, pieces, person)
    refuse_if(*_not_judged(shop, "fail", pieces, person), *too_many(pieces, quantity))
    refuse_if(*(_wrong_if_failed(each, quantity or each.quantity, to, found) for each in pieces), unable)
    _out_of_vain_hands(shop, pieces, person)
    if quantity is not None and quantity < pieces[0].quantity:
        pieces = [split_off(pieces[0], quantity)]
        _judged_apart(pieces[0], person)
        pieces[0].state = "ready"
    else:
        finish(shop, pieces, person, failed=True)
    for piece in pieces:
        piece.qc_result, piece.defect = "fail", found
    arriving: Arriving = deque()
    for piece in together(pieces):
        _send_back(shop, piece, to, values.get("then", "flow"), arriving)
    settle(shop, arriving)
    return Answer(result=places(pieces), warnings=warned)


def _out_of_vain_hands(shop: Workshop, pieces: Iterable[Piece], person: str) -> None:
    for piece in pieces:
        vain = keeping_in_vain(shop, piece, person)
        if vain and piece.item is not None:
            change_hands(shop, piece, person)
            piece.item.crew = {who: how for who, how in piece.item.crew.items() if who not in vain}


def _wrong_if_failed(piece: Piece, quantity: int, to: str | None, found: str | None) -> str:
    """What is wrong with where so many of a piece would go if they failed."""
    stood = piece.qc_result, piece.defect, piece.quantity
    piece.qc_result, piece.defect, piece.quantity = "fail", found, quantity
    wrong = _wrong_way(piece, to)
    piece.qc_result, piece.defect, piece.quantity = stood
    return wrong


def _not_judged(shop: Workshop, verb: str, pieces: list[Piece], person: str) -> Iterable[str]:
    for piece in pieces:
        vain = keeping_in_vain(shop, piece, person)
        yield from (each for each in hindrances(shop, verb, piece, person) if not vain or each != HELD)
        if piece.version.route.kind(piece.node) != "qc":
            yield "ERR_NOT_AN_INSPECTION"
        elif not may_judge(shop, piece, person):
            yield "ERR_NOT_ALLOWED"


def _is_at_its_limit(piece: Piece) -> bool:
    return bool(piece.fails[piece.node] >= piece.version.route.setting(piece.node, "rework_limit", 3))


def _wrong_way(piece: Piece, to: str | None) -> str:
    if _is_at_its_limit(piece) or chosen_way(piece, piece.node) is not None:
        return ""
    if to is None:
        return "ERR_MISSING_FIELD"
    offered = piece.version.route.to_redo(piece.node, piece.branch)
    return "" if to in offered else "ERR_WRONG_PLACE"


def _send_back(shop: Workshop, piece: Piece, to: str | None, then: str, arriving: Arriving) -> None:
    inspection, limit, way = piece.node, _is_at_its_limit(piece), chosen_way(piece, piece.node)
    piece.fails[inspection] += 1
    if limit:
        hold(shop, piece)
        return
    node = to if way is None else way["to"]
    assert node is not None
    if piece.version.route.kind(node) not in STEPS:
        arriving.append((piece, node))
        return
    rest(piece, node)
    piece.reworks += 1
    if then == "back_to_qc" and way is None:
        piece.back_to = inspection


@rule("token.scrap")
def scrap(shop: Workshop, values: Values, person: str) -> Answer:
    """The end: with a replacement for each, or as a loss."""
    pieces = pieces_of(shop, values)
    found = fault(shop, values.get("defect"))
    return _scrapped(shop, pieces, values["type"], values.get("at"), found, values.get("quantity"))


def _scrapped(
    shop: Workshop,
    pieces: list[Piece],
    how: str,
    at: str | None,
    found: str | None,
    quantity: int | None = None,
) -> Answer:
    unexplained = how == "qc_fail" and found is None and any(piece.defect is None for piece in pieces)
    refuse_if(
        "ERR_MISSING_FIELD" if unexplained else "",
        "ERR_BAD_VALUE" if how == "permanent" and at is not None else "",
        *(code for piece in pieces for code in (*dead(piece), _of_held(piece, pieces))),
        "ERR_NOT_ALLOWED" if _a_managers(pieces, how) and not shop.may(shop.asking, DECIDING) else "",
        *("ERR_WRONG_PLACE" for piece in pieces if at is not None and at not in _offered(piece)),
        *too_many(pieces, quantity),
    )
    arriving: Arriving = deque()
    smaller = pieces[:1] if quantity is not None and quantity < pieces[0].quantity else []
    for batch in smaller:
        assert quantity is not None
        pieces = [split_off(batch, quantity)]
        trim(shop, batch, arriving)
    for piece in pieces:
        end_with_parts(shop, piece)
    ended = [piece for piece in pieces if not set(piece.around) & set(pieces)]
    for piece in ended:
        piece.state = "scrapped"
    if how == "permanent":
        lose(shop, ended, arriving)
    for piece in ended:
        if how == "qc_fail":
            _replace(piece, at, arriving)
    settle(shop, arriving)
    for batch in smaller:
        join_again(shop, batch, arriving)
    settle(shop, arriving)
    return Answer(result=places(pieces))


def _a_managers(pieces: list[Piece], how: str) -> bool:
    """Whether it is a manager's to decide: a loss, or what waits for one."""
    concerned = [each for piece in pieces for each in (piece, *piece.family)]
    return how == "permanent" or any(each.state == "on_hold" for each in concerned)


def _offered(piece: Piece) -> list[str]:
    return piece.version.route.upstream(piece.node, piece.branch)


def _of_held(piece: Piece, named: list[Piece]) -> str:
    """Of a piece that is held its parts are not decided on alone."""
    held = any(each.state == "on_hold" and each not in named for each in piece.around)
    return "ERR_ON_HOLD" if held else ""


def _replace(piece: Piece, at: str | None, arriving: Arriving) -> None:
    """A new one in its place, as new."""
    route = piece.version.route
    if piece.parent is None:
        new = Piece(
            piece.run,
            piece.version,
            piece.serial,
            route.start,
            quantity=piece.quantity,
            priority=piece.priority,
        )
        piece.run.pieces.append(new)
        begin = route.onward(route.start)[0]
    else:
        new = part_of(piece.parent, piece.way, piece.quantity)
        new.cured = None
        begin = route.out(piece.parent.node, "normal")[piece.way]["to"]
    new.replaces, piece.replaced_by = piece, new
    arriving.append((new, at or begin))


@rule("token.hold")
def token_hold(shop: Workshop, values: Values, person: str) -> Answer:
    """Pieces stand still, and their parts."""
    pieces = pieces_of(shop, values)
    codes = [code for piece in pieces for code in dead(piece)]
    refuse_if(*codes, *("ERR_ON_HOLD" for piece in pieces if piece.state == "on_hold"))
    for piece in pieces:
        for each in (piece, *piece.family):
            if each.state != "on_hold":
                each.left = _left(each)
                hold(shop, each)
                each.redesign = shop.now
    return Answer(result=places(pieces))


def _left(piece: Piece) -> tuple[Item, dict[str, tuple[str, int]]] | None:
    if piece.item is None:
        return None
    return piece.item, {who: how for who, how in piece.item.crew.items() if how[0] == "done"}


@rule("token.move")
def move(shop: Workshop, values: Values, person: str) -> Answer:
    """To another step of the branch."""
    pieces = pieces_of(shop, values)
    refuse_if(
        *(code for piece in pieces for code in dead(piece)),
        *("ERR_ON_HOLD" for piece in pieces if piece.state == "on_hold"),
        *("ERR_HAS_PARTS" for piece in pieces if piece.parts),
        *("ERR_WRONG_PLACE" for piece in pieces if _would_only_be_freed(piece, values["to"])),
        *(_not_a_place(piece, values["to"], piece.version) for piece in pieces),
    )
    for piece in pieces:
        _send(shop, piece, values["to"], piece.version)
    return Answer(result=places(pieces))


def _would_only_be_freed(piece: Piece, to: str) -> bool:
    """At its own step; but where one has done their part of that, it begins anew."""
    done = piece.item is not None and any(part == "done" for part, _ in piece.item.crew.values())
    return piece.item is not None and piece.node == to and not done


def _not_a_place(piece: Piece, to: str, version: Version) -> str:
    if piece.parent is not None and version is not piece.version:
        return "ERR_WRONG_PLACE"
    return "" if to in version.route.steps(piece.branch) else "ERR_WRONG_PLACE"


def _send(shop: Workshop, piece: Piece, to: str, version: Version) -> None:
    for part in piece.family:
        end(part, "cancelled")
    stop_clocks(shop, [piece])
    close(piece)
    piece.version, piece.cured, piece.redesign = version, None, None
    rest(piece, to)


@rule("token.resolve")
def resolve(shop: Workshop, values: Values, person: str) -> Answer:
    """The manager's answer about pieces that are held: on, perhaps by another version, or to their end."""
    onward = "to" in values or "version" in values
    refuse_if(
        "ERR_BAD_VALUE" if onward and "scrap" in values else "",
        "" if onward or "scrap" in values else "ERR_MISSING_FIELD",
        "ERR_MISSING_FIELD" if "scrap" in values and "reason" not in values else "",
        "ERR_BAD_VALUE" if "scrap" not in values and ("at" in values or "defect" in values) else "",
    )
    pieces = pieces_of(shop, values)
    found = fault(shop, values.get("defect"))
    held = [code for piece in pieces for code in dead(piece)]
    held += ["ERR_NOT_ON_HOLD" for piece in pieces if piece.state != "on_hold"]
    if "scrap" in values:
        refuse_if(*held)
        return _scrapped(shop, pieces, values["scrap"], values.get("at"), found)
    versions = [_version(shop, piece, values.get("version")) for piece in pieces]
    refuse_if(
        *held,
        *(_of_held(piece, pieces) for piece in pieces),
        *("" if version else "ERR_NOT_FOUND" for version in versions),
        *(
            _not_a_place(piece, values.get("to", piece.node), version)
            for piece, version in zip(pieces, versions, strict=True)
            if version and not _as_it_was(piece, values.get("to", piece.node), version)
        ),
    )
    arriving: Arriving = deque()
    stays = []
    for piece, version in zip(pieces, versions, strict=True):
        assert version is not None
        if _as_it_was(piece, values.get("to", piece.node), version):
            stays.append(piece)
        else:
            _send(shop, piece, values.get("to", piece.node), version)
    for piece in stays:
        _let_go(shop, piece, arriving)
    settle(shop, arriving)
    return Answer(result=places(pieces))


def _as_it_was(piece: Piece, to: str, version: Version) -> bool:
    """Held for a redesign that nobody wants any more: it goes on where it stands."""
    return piece.redesign is not None and to == piece.node and version is piece.version


def _let_go(shop: Workshop, piece: Piece, arriving: Arriving) -> None:
    """With the parts that were held with it. What waited at a join may not have to wait any longer."""
    since, route = piece.redesign, piece.version.route
    for each in (piece, *piece.family):
        if each.state != "on_hold" or each.redesign is None or each.redesign != since:
            continue
        each.redesign, each.state = None, "waiting"
        if route.kind(each.node) in STEPS:
            assert each.left is not None
            each.item, crew = each.left
            each.item.state, each.item.holder, each.item.crew, each.item.asked = "waiting", None, crew, None
            each.state = "ready"
    for each in (piece, *piece.family):
        if each.state == "waiting" and each.parent is not None and route.kind(each.node) == "join":
            join_if_whole(shop, each.parent, each.node, arriving)


def _version(shop: Workshop, piece: Piece, number: int | None) -> Version | None:
    """The published version with this number of the routing that the piece goes by."""
    if number is None:
        return piece.version
    own = next(each for each in shop.routings.values() if piece.version in each.versions)
    found = (each for each in own.versions if each.number == number and each.state == "published")
    return next(found, None)


@rule("token.edit")
def edit(shop: Workshop, values: Values, person: str) -> Answer:
    """A note, or a priority of its own."""
    refuse_if("" if "note" in values or "priority" in values else "ERR_MISSING_FIELD")
    pieces = pieces_of(shop, values)
    refuse_if(*(code for piece in pieces for code in dead(piece)))
    shop.leads_back(
        lambda deed: _stays_edited(shop, deed, pieces), lambda deed: _edit_back(shop, deed, pieces)
    )
    for piece in pieces:
        piece.note, piece.priority = values.get("note", piece.note), values.get("priority", piece.priority)
    return Answer(result=places(pieces))


def _stays_edited(shop: Workshop, deed: Deed, pieces: list[Piece]) -> Iterable[str]:
    """What is not worked on any more, was edited again, or has borne something that is as urgent since."""
    yield STOPPED if shop.gone_on(deed, deed.asked.kind) else ""
    for piece in pieces:
        yield STOPPED if any(dead(piece)) else ""
        since = [each for each in piece.run.pieces if each.alive and each not in deed.before]
        former = deed.before[piece].values["priority"]
        if deed.asked.values.get("priority", former) != former:
            yield STOPPED if any((each.split_from or each.parent) is piece for each in since) else ""


def _edit_back(shop: Workshop, deed: Deed, pieces: list[Piece]) -> None:
    for piece in pieces:
        shop.touch(piece)
        piece.note, piece.priority = (deed.before[piece].values[name] for name in ("note", "priority"))
