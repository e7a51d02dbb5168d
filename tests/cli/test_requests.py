"""The same request again: the first answer, whatever it was; with other content it is refused."""

from __future__ import annotations

import pytest

from tests.cli.terminal import ATOMIC, Object, Terminal, create

UNKNOWN_PRODUCT = create() | {"product": "NO-SUCH"}


def test_the_same_request_again_gets_the_first_receipt_and_does_nothing(terminal: Terminal) -> None:
    line = create(60, request_id="week 48, row 3", priority="high")
    first = terminal.do(line)
    before = terminal.written()

    assert first[0]["warnings"]
    assert terminal.do(line) == first
    assert terminal.do(line, options=ATOMIC) == first
    assert terminal.written() == before


def test_the_same_request_again_gets_the_first_refusal_even_when_it_could_be_done_by_now(
    terminal: Terminal,
) -> None:
    line = {**UNKNOWN_PRODUCT, "request_id": "r"}
    first = terminal.refused(line)
    terminal.do({"do": "product.create", "sku": "NO-SUCH", "name_en": "New", "line": "hatthasilpa"})
    before = terminal.written()

    assert terminal.refused(line) == first
    assert terminal.written() == before


@pytest.mark.parametrize(
    "other",
    [create(4), create(3, notes="brass"), create(3, person="Nok"), {"do": "job.start", "job": "X"}],
)
def test_a_request_id_is_not_used_for_something_else(terminal: Terminal, other: Object) -> None:
    terminal.do(create(3, request_id="r"))
    before = terminal.written()

    (refused,) = terminal.refused(other | {"request_id": "r"})

    assert (refused["code"], refused["details"]["command"]) == ("ERR_REQUEST_REUSED", "job.create")
    assert terminal.written() == before


def test_a_request_id_is_not_used_by_somebody_else(terminal: Terminal) -> None:
    terminal.do(create(request_id="r"))

    (refused,) = terminal.refused(create(request_id="r"), options=("--as", "Ploy"))
    assert refused["code"] == "ERR_REQUEST_REUSED"


def test_the_fields_of_a_repeated_request_may_stand_in_another_order_and_form(terminal: Terminal) -> None:
    terminal.do(create(keep="job"))
    code = terminal.show("tickets")[0]["code"]
    first = terminal.do({"do": "job.start", "job": code, "request_id": "r"})

    assert terminal.do({"request_id": "r", "jobs": [code], "do": "job.start"}) == first


def test_a_line_that_could_not_be_read_uses_no_request_id_up(terminal: Terminal) -> None:
    terminal.refused(create(0, request_id="r"))

    assert terminal.do(create(1, request_id="r"))


def test_a_rolled_back_line_uses_no_request_id_up(terminal: Terminal) -> None:
    terminal.refused(create(1, request_id="r"), UNKNOWN_PRODUCT, options=ATOMIC)

    assert terminal.do(create(2, request_id="r"))


@pytest.mark.parametrize("request_id", ["ก" * 64, " ", "a b\tc", "🧵", "$5"])
def test_any_text_is_a_request_id(terminal: Terminal, request_id: str) -> None:
    first = terminal.do(create(request_id=request_id))
    assert terminal.do(create(request_id=request_id)) == first


@pytest.mark.parametrize("request_id", ["", "a" * 65, 5, True, [], {}])
def test_a_request_id_is_text_of_1_to_64_characters(terminal: Terminal, request_id: object) -> None:
    (refused,) = terminal.refused(create(request_id=request_id))

    assert (refused["code"], refused["details"]["field"]) == ("ERR_BAD_VALUE", "request_id")
    assert terminal.show("tickets") == []
