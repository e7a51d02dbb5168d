"""The palette over the window: everything that can be done and found, by the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit

from app.domain.commands import COMMANDS
from app.domain.commands.quality import TokenScrap
from app.domain.orders.states import OrderAction
from app.domain.tickets.states import OF_LINE
from app.domain.words import Line
from app.lifecycle.queries import choices
from app.lifecycle.queries.work import refs
from app.messages import Language
from app.views.commands.dialog import CommandDialog
from app.views.commands.texts import TITLES
from app.views.context import PEOPLE, PIECES, TICKETS
from app.views.palette.dialog import Palette
from app.views.palette.rows import SUGGESTION
from app.views.palette.suggestions import Suggestion
from app.views.shell import menus
from app.views.shell.places import ENTRIES
from app.views.shell.suggesting import Suggesting
from app.views.tickets.view import TicketsScreen
from tests.window.hand import Hand

PLANNED, CLASSIC = "HJ-2611-0003", "JT-2611-0002"


def opened(hand: Hand, typed: str = "") -> Palette:
    """The palette, with words typed into it and looked up."""
    hand.window.menus.action(menus.PALETTE).trigger()
    (palette,) = hand.window.seen(Palette)
    QTest.keyClicks(hand.widget(QLineEdit, "palette_line"), typed)
    palette.look()
    hand.wait()
    return palette


def titles(palette: Palette) -> list[str]:
    return [str(palette.model.index(row, 0).data()) for row in range(palette.model.rowCount())]


def rows(palette: Palette) -> list[Suggestion]:
    return [palette.model.index(row, 0).data(SUGGESTION) for row in range(palette.model.rowCount())]


def test_enter_does_the_command_that_the_letters_mean(hand: Hand) -> None:
    hand.choose(PLANNED)
    palette = opened(hand, "start")
    assert titles(palette)[0] == "Start"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    hand.wait()
    assert hand.row(PLANNED)["status"] == "In progress"
    assert not hand.window.seen(Palette)


def test_what_is_forbidden_says_why_and_is_not_done(hand: Hand) -> None:
    hand.choose(PLANNED)
    palette = opened(hand, "resume")
    index = palette.model.index(0, 0)
    assert "is not paused" in str(index.data(int(Qt.ItemDataRole.ToolTipRole)))
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert hand.row(PLANNED)["status"] == "Planned"


def test_a_code_goes_to_its_job_and_a_classic_one_to_its_ticket(hand: Hand) -> None:
    palette = opened(hand, PLANNED)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert hand.chosen() == [PLANNED]
    palette = opened(hand, CLASSIC)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert hand.window.pages.shown() == TICKETS
    screen = hand.window.screen_of(TICKETS)
    assert isinstance(screen, TicketsScreen)
    assert list(screen.table.chosen()) == [hand.id(CLASSIC)]


def test_a_serial_leads_to_its_piece(hand: Hand) -> None:
    hand.choose(PLANNED)
    hand.act("start")
    piece = hand.shown("tokens", PLANNED)[4]
    serial = piece["serial"]
    palette = opened(hand, serial.lower())
    assert titles(palette)[0] == serial
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert hand.window.pages.shown() == PIECES
    assert list(hand.window.screen_of(PIECES).chosen()) == [piece["id"]]


def test_a_serial_leads_to_the_piece_that_bears_it_now(hand: Hand) -> None:
    hand.choose(PLANNED)
    hand.act("start")
    scrapped = hand.shown("tokens", PLANNED)[0]
    command = TokenScrap(tokens=refs([scrapped["id"]]), type="qc_fail", reason="torn", defect="hole")
    hand.window.context.send(command, print, print)
    hand.wait()
    palette = opened(hand, scrapped["serial"])
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    chosen = list(hand.window.screen_of(PIECES).chosen())
    (living,) = (each["id"] for each in hand.shown("tokens", PLANNED) if each["replaces"] == scrapped["id"])
    assert chosen == [living]


def test_the_arrows_choose_while_the_letters_stay(hand: Hand) -> None:
    palette = opened(hand, "go to")
    assert titles(palette)[:2] == ["Go to Hatthasilpa Jobs", "Go to Job Tickets"]
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.line.text() == "go to"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert hand.window.pages.shown() == TICKETS


def test_letters_that_mean_nothing_say_so_and_escape_leaves(hand: Hand) -> None:
    palette = opened(hand, "qqqq")
    assert palette.nothing.isVisible()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_it_speaks_thai_and_understands_english_there(hand: Hand) -> None:
    hand.window.speak(Language.THAI)
    assert titles(opened(hand, "dark"))[0] == "มืด"


def test_the_english_words_of_what_a_screen_does_find_it_in_thai_too(hand: Hand) -> None:
    english = {each.place.key: _doings(hand, each.place.key) for each in ENTRIES}
    hand.window.speak(Language.THAI)
    suggesting = Suggesting(hand.window.context, hand.window.menus)
    for place, words in english.items():
        actions = hand.window.go(place).menu_actions()
        for thai, word in zip(_doings(hand, place), words, strict=True):
            assert thai in [each.title for each in suggesting.commands(word.rstrip("…"), actions)], word


def _doings(hand: Hand, place: str) -> list[str]:
    """What can be done at a place, as its menu says it."""
    actions = hand.window.go(place).menu_actions()
    return [each.text().replace("&", "") for each in actions if not each.isSeparator()]


def test_a_piece_is_found_by_its_number_and_the_beginning_of_its_serial(hand: Hand) -> None:
    hand.choose(PLANNED)
    hand.act("start")
    piece = hand.shown("tokens", PLANNED)[2]
    palette = opened(hand, f"{PLANNED} f003")
    assert titles(palette) == [f"{PLANNED} F003"]
    palette.reject()
    palette = opened(hand, piece["serial"][:-3].lower())
    assert titles(palette)[0] == piece["serial"]
    palette.reject()
    palette = opened(hand, f"{PLANNED} f003")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert list(hand.window.screen_of(PIECES).chosen()) == [piece["id"]]


def test_somebody_is_found_by_name_and_shown_among_the_people(hand: Hand) -> None:
    palette = opened(hand, "plo")
    person = next(row for row in rows(palette) if row.detail == "Person")
    assert person.title == "Ploy"
    palette.accept()
    person.act()
    hand.wait()
    assert hand.window.pages.shown() == PEOPLE
    (chosen,) = hand.window.screen_of(PEOPLE).chosen()
    assert chosen == choices.person(hand.desk, "Ploy").id


def test_what_has_no_place_opens_in_the_form_that_changes_it(hand: Hand) -> None:
    sku = choices.products(hand.desk)[0].sku
    palette = opened(hand, sku.lower())
    assert titles(palette)[0].startswith(sku)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    form = hand.dialog("command_product_edit")
    assert isinstance(form, CommandDialog)
    assert form.control("product").value() == sku
    form.reject()
    routing = choices.routings(hand.desk)[0].code
    (found,) = (row for row in rows(opened(hand, routing)) if row.title.startswith(routing))
    found.act()
    assert hand.dialog("command_routing_retire") is not None


def test_enter_before_anything_was_found_takes_what_comes_first(hand: Hand) -> None:
    hand.window.menus.action(menus.PALETTE).trigger()
    palette = hand.widget(Palette, "palette")
    palette.line.setText(CLASSIC)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    hand.wait()
    assert hand.window.pages.shown() == TICKETS


def test_with_nothing_typed_every_command_is_there_to_be_scrolled_to(hand: Hand) -> None:
    there = set(titles(opened(hand)))
    assert {action.text().replace("&", "") for _, action in hand.window.menus.items()} - there == {
        "Do or find…"
    }


def test_the_people_as_whom_one_may_work_are_found_by_their_names(hand: Hand) -> None:
    palette = opened(hand, "work as ploy")
    assert titles(palette)[0] == "Ploy"
    with hand._qtbot.waitSignal(hand.window.other_wanted) as asked:
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert asked.args[0].actor == "Ploy"


def test_every_command_of_the_registry_is_in_a_menu_or_at_its_place(hand: Hand) -> None:
    """A new command must be reachable from the window before it is registered."""
    at_its_place = {f"job.{action}" for action in OF_LINE[Line.HATTHASILPA]} | {
        "job.create",
        "job.import",
        "ticket.create",
    }
    at_its_place |= {f"ticket.{action}" for action in OF_LINE[Line.CLASSIC]}
    at_the_benches = {f"work.{each}" for each in ("claim", "start", "pause", "resume", "complete")}
    at_the_benches |= {f"work.{each}" for each in ("handoff", "requeue", "take_over", "assist", "ask_help")}
    at_the_benches |= {"work.withdraw_help"}
    at_the_benches |= {"qc.pass", "qc.fail", "session.settle", "session.close_left_open"}
    at_its_place |= {"inbox.accept"}
    at_its_place |= {"order.create", "order.import", *(f"order.{action}" for action in OrderAction)}
    at_the_pieces = {f"token.{each}" for each in ("hold", "resolve", "move", "edit", "scrap")}
    at_their_questions = {"session.settle", "inbox.accept"}
    by_itself = {"session.close_left_open", "packet.move", "packet.fail", "packet.clear"}
    at_their_packets = {f"packet.{each}" for each in ("create", "run", "retry", "deploy", "stop", "discard")}
    in_a_menu = {item.key.removeprefix(menus.GIVE) for item, _ in hand.window.menus.items()}
    assert set(TITLES) <= in_a_menu
    assert set(COMMANDS) == (
        set(TITLES)
        | at_its_place
        | at_the_benches
        | at_the_pieces
        | at_their_questions
        | by_itself
        | at_their_packets
        | {menus.UNDO}
    )


def test_the_model_keeps_qts_rules(hand: Hand) -> None:
    palette = opened(hand)
    tester = QAbstractItemModelTester(palette.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QTest.keyClicks(palette.line, "tote")
    palette.look()
    assert tester.model() is palette.model
