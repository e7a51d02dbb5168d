"""The panel of Job Tickets: what it shows of a Hatthasilpa ticket, word for word, and of a classic one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from app.domain.commands.jobs import JobStart
from app.domain.commands.tickets import TicketCreate
from app.messages import Language
from app.views.context import JOBS, TICKETS
from app.views.tickets.classic import BUTTONS
from app.views.widgets.ask import Answer
from app.views.widgets.banner import Banner
from app.views.widgets.label import PlainLabel
from tests.lifecycle.workspaces import copied
from tests.views.words import visible_words, words_in
from tests.window.hand import Hand
from tests.window.test_queue_counting import TICKET as BELTS_TICKET
from tests.window.test_queue_counting import belts

Opener = Callable[..., Hand]

# Word for word, from the page that decides; not read from the catalogue that is tested by them.
BANNER = {
    "en": "This Job Ticket was created from Hatthasilpa Jobs. "
    "Lifecycle actions must be performed in Hatthasilpa Jobs.",
    "th": "ใบงานนี้สร้างจากหน้างานหัตถศิลป์ การเปลี่ยนสถานะงานต้องทำที่หน้างานหัตถศิลป์",
}
OPEN_THERE = {"en": "Open in Hatthasilpa Jobs", "th": "เปิดในหน้างานหัตถศิลป์"}
LIFECYCLE = {
    "start": {"en": "Start", "th": "เริ่ม"},
    "pause": {"en": "Pause", "th": "พัก"},
    "resume": {"en": "Resume", "th": "ทำต่อ"},
    "complete": {"en": "Complete", "th": "เสร็จสิ้น"},
    "cancel": {"en": "Cancel", "th": "ยกเลิก"},
    "restore": {"en": "Restore", "th": "คืนสถานะ"},
}
# What a Hatthasilpa ticket must not show, in whatever words.
HIDDEN = {
    "en": (
        "Owner",
        "Operator",
        "Routing",
        "Assigned",
        "Session",
        "MO",
        "TOTE-STD",
        "SMALL-GOODS",
    ),
    "th": ("ผู้รับผิดชอบ", "เส้นทาง", "ใบสั่งผลิต", "มอบหมาย", "TOTE-STD", "SMALL-GOODS"),
}

HAND_MADE = [f"HJ-2611-{number:04}" for number in range(1, 9)]
CLASSIC = ["JT-2611-0001", "JT-2611-0002", "JT-2611-0003"]
TOTE, PLANNED, CANCELLED = "HJ-2611-0002", "HJ-2611-0003", "HJ-2611-0007"
JOBS_PLACE = {"en": "Hatthasilpa Jobs", "th": "หน้างานหัตถศิลป์"}


def field(panel: QWidget, key: str) -> str:
    """What a field of the panel says; "" when it isn't shown."""
    label = panel.findChild(PlainLabel, f"field_{key}")
    assert label is not None, key
    return label.said() if label.isVisible() else ""


@pytest.fixture(params=["en", "th"])
def hand(request: pytest.FixtureRequest, open_window: Opener, workshop: Path) -> Hand:
    """The window in each of the languages."""
    return open_window(workshop, lang=request.param)


def spoken(hand: Hand) -> str:
    """The language of the window."""
    return str(hand.window.context.messages.language)


# Hatthasilpa tickets


def test_a_hatthasilpa_ticket_says_where_it_comes_from_word_for_word(hand: Hand) -> None:
    for code in HAND_MADE:
        panel = hand.open_ticket(code)
        banner, button = panel.findChild(Banner, "source_banner"), hand.button("open_in_jobs")
        assert banner is not None
        assert banner.isVisible()
        assert banner.text() == banner.label.text() == banner.accessibleName() == BANNER[spoken(hand)]
        assert button.isVisible()
        assert button.isEnabled()
        assert button.text() == OPEN_THERE[spoken(hand)]


def test_the_six_lifecycle_buttons_are_there_disabled_and_say_why(hand: Hand) -> None:
    place = JOBS_PLACE[spoken(hand)]
    before = hand.shown("tickets")
    for code in HAND_MADE:
        hand.open_ticket(code)
        for action, title in LIFECYCLE.items():
            button = hand.button(f"action_{action}")
            assert button.isVisible(), action
            assert not button.isEnabled(), action
            assert button.text() == title[spoken(hand)]
            assert code in button.toolTip(), action
            assert place in button.toolTip(), action
            assert button.accessibleDescription() == button.toolTip()
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    hand.wait()
    assert hand.shown("tickets") == before


def test_what_belongs_to_the_classic_line_is_not_shown(hand: Hand) -> None:
    for code in HAND_MADE:
        panel = hand.open_ticket(code)
        for key in ("manufacturing_order", "routing", "remaining", "ready"):
            assert field(panel, key) == "", key
        assert not panel.classic.isVisible()
        assert panel.classic.owner.count() == 0
        said = words_in(panel) - {hand.notes(code)}
        for word in HIDDEN[spoken(hand)]:
            assert not any(word.casefold() in text.casefold() for text in said), (code, word)


def test_what_is_shown_of_a_running_job(hand: Hand) -> None:
    panel = hand.open_ticket(TOTE)
    thai = spoken(hand) == "th"
    assert panel.title.said() == TOTE
    assert panel.subtitle.said() == ("กระเป๋าโท้ท เบอร์ 7 สีน้ำตาลอาน" if thai else "Tote No.7, saddle")
    assert panel.badges.status.accessibleName() == ("กำลังทำ" if thai else "In progress")
    assert panel.badges.line.accessibleName() == ("หัตถศิลป์" if thai else "Hatthasilpa")
    assert field(panel, "sku") == "TOTE-07"
    assert field(panel, "quantity") == "8"
    assert field(panel, "due") == ("28 พ.ย. 2569" if thai else "28 Nov 2026")
    assert field(panel, "notes") == "Saddle thread, brass fittings. Customer collects on the day."
    for key in ("created", "started"):
        assert field(panel, key).startswith("20 พ.ย. 2569" if thai else "20 Nov 2026"), key
    assert field(panel, "ended") == ""


def test_the_pieces_are_shown_with_their_serials_to_be_read_only(hand: Hand) -> None:
    pieces = hand.open_ticket(TOTE).pieces.list
    model = pieces.model()
    spoken_role = Qt.ItemDataRole.AccessibleTextRole
    said = [str(model.index(row, 0).data(spoken_role)) for row in range(model.rowCount())]
    tokens = hand.shown("tokens", TOTE)
    assert len(said) == len(tokens) == 8
    for text, token in zip(said, tokens, strict=True):
        assert token["number"] in text
        assert token["serial"] in text
    assert pieces.editTriggers() == pieces.EditTrigger.NoEditTriggers
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable


def test_nothing_in_the_panel_can_be_typed_into_or_pressed_but_what_looks(hand: Hand) -> None:
    for code in HAND_MADE:
        panel = hand.open_ticket(code)
        assert panel.findChildren(QLineEdit) == []
        able = {
            each.objectName()
            for each in panel.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and each is not panel.close_button
        }
        assert able <= {"open_in_jobs", "packets_make", "packets_print_now", "print_papers", "show_earlier"}


def test_the_button_opens_the_job_on_hatthasilpa_jobs_whatever_is_filtered(hand: Hand) -> None:
    hand.click("chip_cancelled")
    hand.open_ticket(TOTE)
    hand.click("open_in_jobs")
    assert hand.window.pages.shown() == JOBS
    assert hand.chosen() == [TOTE]
    assert hand.jobs.listing.chips.current() == "all"


# the way back


def test_view_details_opens_this_panel_with_a_way_back(hand: Hand) -> None:
    hand.choose(TOTE)
    hand.click("view_details")
    panel = hand.tickets.panel
    assert panel.shown() == hand.id(TOTE)
    assert hand.window.pages.shown() == TICKETS
    hand.click("back_to_jobs")
    assert hand.window.pages.shown() == JOBS
    assert hand.chosen() == [TOTE]


def test_where_it_was_opened_from_decides_nothing_but_the_back_button(hand: Hand) -> None:
    by_list = visible_words(hand.open_ticket(TOTE))
    hand.click(f"rail_{JOBS}")
    hand.choose(TOTE)
    hand.click("view_details")
    back = hand.button("back_to_jobs")
    assert visible_words(hand.tickets.panel) == by_list | {back.text()}


def test_the_way_back_goes_when_another_ticket_is_chosen(hand: Hand) -> None:
    hand.choose(TOTE)
    hand.click("view_details")
    for code in (PLANNED, TOTE):
        hand.open_ticket(code)
        assert not hand.tickets.panel.back.isVisible()


def test_the_way_back_stays_while_facts_come(hand: Hand) -> None:
    hand.choose(PLANNED)
    hand.click("view_details")
    hand.window.context.send(JobStart(jobs=(PLANNED,)), print, print)
    hand.wait()
    assert hand.tickets.panel.pieces.list.model().rowCount() == 24
    assert hand.button("back_to_jobs").isVisible()


# classic tickets


def test_a_classic_ticket_has_no_banner_and_actions_of_its_own(hand: Hand) -> None:
    for code in CLASSIC:
        panel = hand.open_ticket(code)
        assert panel.title.said() == code
        for name in ("source_banner", "open_in_jobs", *(f"action_{action}" for action in LIFECYCLE)):
            part = panel.findChild(QWidget, name)
            assert part is not None
            assert not part.isVisible(), name
        assert panel.classic.isVisible()
        assert field(panel, "manufacturing_order") == "—"
        assert field(panel, "routing") != ""
        assert field(panel, "quantity") == f"{hand.ticket(code)['quantity']:,}"
        said = words_in(panel) - words_in(panel.back)
        assert not any(JOBS_PLACE[spoken(hand)] in text for text in said)


def test_what_is_left_of_a_classic_ticket_is_told_as_an_estimate(hand: Hand) -> None:
    """In hours, where its routing says them; of one that is over nothing is told."""
    hour = "ชม." if spoken(hand) == "th" else " h"
    told = []
    for code in CLASSIC:
        panel, status = hand.open_ticket(code), hand.ticket(code)["status"]
        is_open = status in ("planned", "in_progress", "paused")
        assert bool(field(panel, "remaining")) == is_open, code
        told.append((hour in field(panel, "remaining"), bool(field(panel, "ready"))))
    assert (True, True) in told


def test_what_is_left_of_a_job_is_told_on_the_jobs_screen_only(hand: Hand) -> None:
    hand.choose(TOTE)
    left = "งานที่เหลือ" if spoken(hand) == "th" else "Work left"
    assert left in visible_words(hand.jobs.panel)
    assert left not in words_in(hand.open_ticket(TOTE))


def able(hand: Hand) -> set[str]:
    """The classic actions whose buttons may be pressed."""
    buttons = hand.tickets.panel.classic.bar.buttons
    return {str(each.key) for each in BUTTONS if buttons.button(each.key).isEnabled()}


def unowned(hand: Hand) -> str:
    """A planned classic ticket for which nobody answers yet."""
    made: list[Any] = []
    product = hand.ticket(CLASSIC[0])["product"]
    hand.window.context.send(TicketCreate(product=product, quantity=40), made.append, print)
    hand.wait()
    code: str = made[0].result["code"]
    hand.open_ticket(code)
    return code


def choose_owner(hand: Hand, name: str) -> None:
    """Chooses in the picker, as a person does."""
    picker = hand.tickets.panel.classic.owner
    picker.setCurrentIndex(picker.findText(name))
    picker.activated.emit(picker.currentIndex())
    hand.wait()


def test_a_ticket_starts_once_somebody_answers_for_it(hand: Hand) -> None:
    code = unowned(hand)
    start = hand.tickets.panel.classic.bar.buttons.button("start")
    assert able(hand) == {"cancel", "edit"}
    assert {"en": "owner", "th": "ผู้รับผิดชอบ"}[spoken(hand)] in start.toolTip()

    choose_owner(hand, "Nok")
    assert able(hand) == {"start", "cancel", "edit"}
    hand.press("ticket_action_start")

    assert hand.ticket(code)["status"] == "in_progress"
    assert able(hand) == {"pause", "close_short", "cancel", "edit"}
    assert hand.tickets.panel.pieces.list.model().rowCount() > 0

    hand.press("ticket_action_edit")
    assert not hand.widget(QWidget, "quantity").isEnabled()  # its batches are made
    assert hand.widget(QWidget, "due").isEnabled()
    hand.click("dismiss")


def test_a_ticket_is_made_on_the_page_and_edited_in_its_panel(hand: Hand) -> None:
    product = hand.ticket(CLASSIC[0])["product"]
    hand.click(f"rail_{TICKETS}")
    hand.click("chip_hatthasilpa")
    hand.press("new_ticket")
    hand.write("product", product)
    hand.write("quantity", "40")
    hand.press("save")
    (made,) = hand.tickets.chosen()
    code = hand.tickets.panel.title.said()
    assert (hand.id(code), hand.ticket(code)["line"], hand.ticket(code)["status"]) == (
        made,
        "classic",
        "planned",
    )
    assert not hand.tickets.panel.back.isVisible()
    assert hand.tickets.banner.isVisible()
    assert "SMALL-GOODS" in hand.tickets.banner.text()

    hand.press("ticket_action_edit")
    hand.write("quantity", "36")
    hand.write("due", "2026-12-24")
    hand.write("notes", "Brass fittings only")
    hand.press("save")
    assert hand.dialog("edit_ticket_dialog") is None
    assert (hand.ticket(code)["quantity"], hand.ticket(code)["due"]) == (36, "2026-12-24")
    assert field(hand.tickets.panel, "notes") == "Brass fittings only"


def test_nobody_who_only_looks_on_is_offered_as_an_owner(hand: Hand) -> None:
    unowned(hand)
    picker = hand.tickets.panel.classic.owner
    offered = [picker.itemText(place) for place in range(picker.count())]
    able_to = [each["name"] for each in hand.shown("people") if each["roles"] != ["viewer"]]
    assert sorted(offered[1:]) == sorted(able_to)


def test_a_ticket_is_cancelled_with_a_reason_and_restored_where_it_was(
    open_window: Opener, workshop: Path
) -> None:
    hand = open_window(workshop, Answer("cancel", "no leather"))
    code = unowned(hand)
    choose_owner(hand, "Nok")
    for action in ("start", "pause", "cancel"):
        hand.press(f"ticket_action_{action}")
    assert hand.ticket(code)["status"] == "cancelled"
    assert able(hand) == {"restore"}

    hand.press("ticket_action_restore")

    assert hand.ticket(code)["status"] == "paused"
    assert able(hand) == {"resume", "cancel", "edit"}


def test_switching_between_the_lines_leaves_nothing_of_the_other(hand: Hand) -> None:
    alone: dict[str, set[str]] = {}
    serials = {each["serial"] for each in hand.shown("tokens")}
    for code in (CLASSIC[0], TOTE, CLASSIC[1], CANCELLED, CLASSIC[0], PLANNED, CLASSIC[2], TOTE, CLASSIC[1]):
        panel = hand.open_ticket(code)
        assert visible_words(panel) == alone.setdefault(code, visible_words(panel)), code
        if code in CLASSIC:
            said = words_in(panel)
            assert BANNER[spoken(hand)] not in said
            assert not any(serial in text for serial in serials for text in said)


def test_switching_lines_and_languages_back_and_forth(hand: Hand) -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for language in (*Language, *Language):
        for code in (TOTE, CLASSIC[0], PLANNED, CLASSIC[1], CANCELLED):
            panel = hand.open_ticket(code)
            hand.window.speak(language)
            words = visible_words(panel)
            assert (BANNER[language] in words) == (code not in CLASSIC)
            assert not any(said in words_in(panel) for lang, said in BANNER.items() if lang != language)
            assert seen.setdefault((code, language), words) == words, (code, language)


# along the routing


def along(hand: Hand) -> tuple[str, list[tuple[str, str]], list[tuple[str, str]]]:
    """What the panel says of the routing: its title, its steps, the log of sessions."""
    section = hand.tickets.panel.routed
    return section.title.said(), section.steps.said(), section.sessions.said()


@pytest.mark.parametrize("language", ["en", "th"])
def test_after_work_on_a_batch_the_panel_says_what_is_where_and_who_worked(
    open_window: Opener, tmp_path: Path, language: str
) -> None:
    hand = open_window(copied(tmp_path / "belts.hatt", belts), lang=language)
    panel = hand.open_ticket(BELTS_TICKET)
    assert along(hand)[1][0][1] == {"en": "50 waiting · 50 done", "th": "รอ 50 · เสร็จ 50"}[language]
    batch = [{"ticket": BELTS_TICKET, "number": "F001"}]
    hand.give("work.start", person="Malee", tokens=batch)
    assert along(hand)[1][0][1] == {"en": "50 in hand · 50 done", "th": "อยู่ในมือ 50 · เสร็จ 50"}[language]
    hand.give("work.complete", person="Malee", tokens=batch, good=48, scrapped=2, reason="torn")

    title, (cut, sew, *_), log = along(hand)
    assert title == {"en": "Routing: Bags, version 1", "th": "เส้นทางการผลิต: Bags เวอร์ชัน 1"}[language]
    assert cut[1] == {"en": "98 done · 2 scrapped", "th": "เสร็จ 98 · ของเสีย 2"}[language]
    assert sew[1] == {"en": "48 waiting · 50 done", "th": "รอ 48 · เสร็จ 50"}[language]
    ((who, when),) = log
    assert who == f"Malee · {cut[0]}"
    assert when.endswith({"en": "\n0 min", "th": "\n0 นาที"}[language])

    other = {"en": Language.THAI, "th": Language.ENGLISH}[language]
    hand.window.speak(other)
    assert along(hand)[1][1][1] == {"en": "รอ 48 · เสร็จ 50", "th": "48 waiting · 50 done"}[language]
    hand.wait()
    assert not panel.routed.isHidden()


def test_of_a_hatthasilpa_ticket_neither_steps_nor_sessions_are_shown(hand: Hand) -> None:
    """Though people have worked on it; and nothing stays of the classic one that was shown before."""
    hand.open_ticket(CLASSIC[0])
    assert along(hand)[1] != []
    for code in HAND_MADE:
        panel = hand.open_ticket(code)
        assert panel.routed.isHidden()
        assert words_in(panel.routed) == set()


# following what happens


def test_the_panel_follows_what_is_done_on_hatthasilpa_jobs(hand: Hand) -> None:
    panel = hand.open_ticket(PLANNED)
    planned = panel.badges.status.accessibleName()
    hand.click(f"rail_{JOBS}")
    hand.choose(PLANNED)
    hand.act("start")
    hand.click(f"rail_{TICKETS}")
    assert panel.badges.status.accessibleName() != planned
    assert panel.pieces.list.model().rowCount() == 24
    assert any("24" in sentence for sentence in panel.timeline.sentences())
    assert hand.ticket_row(PLANNED)["status"] == panel.badges.status.accessibleName()


def test_escape_and_the_cross_close_the_panel_and_choosing_opens_it_again(hand: Hand) -> None:
    panel = hand.open_ticket(TOTE)
    panel.close_button.click()
    assert not panel.isVisible()
    hand.open_ticket(PLANNED)
    assert panel.isVisible()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_closed_panel_opens_again_for_the_ticket_that_is_still_chosen(hand: Hand) -> None:
    panel = hand.open_ticket(TOTE)
    panel.close_button.click()
    QTest.keyClick(hand.tickets.table, Qt.Key.Key_Return)
    assert panel.isVisible()
    assert panel.shown() == hand.id(TOTE)


def test_serials_are_copied_from_the_pieces(hand: Hand) -> None:
    pieces = hand.open_ticket(TOTE).pieces.list
    pieces.selectRow(0)
    pieces.copy_serials()
    assert QApplication.clipboard().text() == hand.shown("tokens", TOTE)[0]["serial"]


def test_a_restored_job_shows_both_attempts_the_newest_first(hand: Hand) -> None:
    hand.choose(CANCELLED)
    hand.act("restore")
    hand.act("start")
    model = hand.open_ticket(CANCELLED).pieces.list.model()
    spoken_role = Qt.ItemDataRole.AccessibleTextRole
    said = [str(model.index(row, 0).data(spoken_role)) for row in range(model.rowCount())]
    newest_first = sorted(hand.shown("tokens", CANCELLED), key=lambda each: (-each["run"], each["number"]))
    assert len(newest_first) == 6
    assert all(each["serial"] in text for each, text in zip(newest_first, said, strict=True))
