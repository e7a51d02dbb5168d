"""What goes onto paper: the steps in flow order, what has a label, the batches, who has what."""

from __future__ import annotations

import pytest

from app.clock import FixedClock
from app.domain.paper import LABEL_SIZES, Name, Paper
from app.domain.paper.kinds import PaperKind
from app.domain.refusals import Refused
from app.domain.words import LIVE_TOKEN, Line, TokenState
from app.lifecycle.queries import paper
from app.lifecycle.queries.tickets import find
from app.messages import Messages
from tests.lifecycle.shop import Shop, said
from tests.lifecycle.workspaces import bags, opened

SHEET = LABEL_SIZES["a4-3x8"]


def test_a_work_card_says_what_is_done_in_flow_order_and_who_answers_for_it(shop: Shop) -> None:
    code = shop.classic(owner="Ploy", notes="Edges black")
    card = paper.work_card(shop.core.desk, find(shop.core.desk, code))

    assert [step.code for step in card.steps] == ["CUT", "SEW"]
    assert (card.job.code, card.job.line, card.job.quantity) == (code, Line.CLASSIC, 50)
    assert (card.company.code, card.owner, card.notes) == ("HAT", "Ploy", "Edges black")
    assert card.codes == (code,)


def test_a_hatthasilpa_card_has_no_owner_and_one_without_a_routing_no_steps(shop: Shop) -> None:
    card = paper.work_card(shop.core.desk, find(shop.core.desk, shop.job(product="TRUNK-01")))
    assert (card.owner, card.steps) == (None, ())


def test_every_piece_that_is_left_has_a_label_that_says_which_it_is(shop: Shop) -> None:
    code = shop.started(4)
    shop.do("token.scrap", "Mana", tokens=shop.refs(code, 2), type="permanent", reason="torn")
    sheet = paper.labels(shop.core.desk, find(shop.core.desk, code), SHEET)

    serials = {piece["number"]: piece["serial"] for piece in shop.pieces(code)}
    assert [label.number for label in sheet.labels] == ["F001", "F003", "F004"]
    assert sheet.codes == tuple(serials[label.number] for label in sheet.labels)


def test_before_the_start_there_is_nothing_to_label(shop: Shop) -> None:
    code = shop.job()
    with pytest.raises(Refused) as caught:
        paper.labels(shop.core.desk, find(shop.core.desk, code), SHEET)
    assert caught.value.code == "ERR_NOTHING_TO_PRINT"
    said(Messages().refusal(caught.value.code, caught.value.params))


def test_a_traveller_goes_with_each_batch_before_the_start_as_it_will_be_cut(shop: Shop) -> None:
    planned = shop.classic(50)
    before = paper.batch_traveller(shop.core.desk, find(shop.core.desk, planned))
    assert [(batch.place, batch.quantity, batch.code) for batch in before.batches] == [
        (1, 20, planned),
        (2, 20, planned),
        (3, 10, planned),
    ]

    running = shop.batches(50)
    after = paper.batch_traveller(shop.core.desk, find(shop.core.desk, running))
    assert [batch.quantity for batch in after.batches] == [20, 20, 10]
    assert after.codes == tuple(piece["serial"] for piece in shop.pieces(running))


def test_what_is_made_piece_by_piece_has_no_traveller(shop: Shop) -> None:
    with pytest.raises(Refused) as caught:
        paper.batch_traveller(shop.core.desk, find(shop.core.desk, shop.job()))
    assert (caught.value.code, caught.value.variant) == ("ERR_NOT_CLASSIC", "traveller")
    assert PaperKind.BATCH_TRAVELLER not in paper.kinds_of(Line.HATTHASILPA)
    assert set(paper.kinds_of(Line.CLASSIC)) == set(PaperKind)


def test_a_status_page_says_where_the_pieces_are_and_who_has_them(shop: Shop) -> None:
    code = shop.started(3)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    shop.do("work.start", "Som", tokens=shop.refs(code, 2))
    page = paper.status_page(shop.core.desk, find(shop.core.desk, code), shop.clock.now())

    assert page.pieces == {TokenState.READY: 2, TokenState.ACTIVE: 1}
    assert [(place.name.en, dict(place.pieces), place.holders) for place in page.places] == [
        (place_name(shop, code, "CUT"), {TokenState.ACTIVE: 1, TokenState.READY: 1}, ("Som",)),
        (place_name(shop, code, "SEW"), {TokenState.READY: 1}, ()),
    ]
    assert (page.completed, page.progress, page.at) == (0, 0.0, shop.clock.now())


def test_of_what_is_split_a_status_page_says_where_the_parts_are() -> None:
    clock = FixedClock()
    with opened(clock, bags) as core:
        page = paper.status_page(core.desk, find(core.desk, "HJ-2611-0001"), clock.now())
    parts = [place for place in page.places if place.parts]
    assert parts
    assert sum(page.pieces.values()) == 8
    assert {state for place in parts for state in place.pieces} <= LIVE_TOKEN


def place_name(shop: Shop, code: str, step: str) -> str:
    card = paper.work_card(shop.core.desk, find(shop.core.desk, code))
    (name,) = (each.name for each in card.steps if each.code == step)
    assert isinstance(name, Name)
    return name.en


def test_no_code_on_paper_says_who_anybody_is(shop: Shop) -> None:
    ticket = find(shop.core.desk, shop.batches())
    desk, now = shop.core.desk, shop.clock.now()
    made: list[Paper] = [
        paper.work_card(desk, ticket),
        paper.batch_traveller(desk, ticket),
        paper.status_page(desk, ticket, now),
    ]
    codes = {code for each in made for code in each.codes}
    assert codes
    assert not any("PLOY" in code.upper() for code in codes)
