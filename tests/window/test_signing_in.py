"""Signing in over a locked window: by keys, by touch, by scanner; nothing is seen before."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.clock import FixedClock
from app.domain.commands import parse
from app.domain.people import DELAYS
from app.lifecycle.queries import choices
from app.models.loading.people import LOCK_MINUTES
from app.views.commands.dialog import CommandDialog
from app.views.context import INBOX, JOBS, QUEUE
from app.views.shell import menus
from app.views.shell.lock import Curtain
from app.views.shell.waiting import settle
from app.views.signing.dialog import SignInDialog
from app.views.theme.scale import TARGET
from app.views.widgets.scanner import KEY_OF, QUICK_MS
from tests.lifecycle.workspaces import copied, small_workshop
from tests.views.accessible import nameless_shown
from tests.window.benching import type_character
from tests.window.front import come_to_front
from tests.window.hand import Hand

Opener = Callable[..., Hand]
PIN = "4711"
THAI_OF = {latin: thai for thai, latin in KEY_OF.items()}


def with_pins(path: Path, *names: str) -> Path:
    """The small workshop, in which these have a PIN, and Nok a badge."""
    copied(path, small_workshop)
    with closing(bootstrap.open_core(path, FixedClock(), station_backups=False)) as core:
        admin = choices.first_admin(core.desk)
        assert admin is not None
        for name in names:
            core.controller.execute(parse("person.edit", {"person": name, "pin": PIN})[0], admin.id)
        edits = ({"person": "Nok", "badge": "NOK-0007"}, {"person": "Somchai", "badge": "SOM-0008"})
        for edit in edits:
            core.controller.execute(parse("person.edit", edit)[0], admin.id)
    return path


@pytest.fixture
def locked(open_window: Opener, tmp_path: Path) -> Hand:
    """A window on a workshop where the admin, a manager and an artisan have a PIN; nobody has signed in."""
    hand = open_window(with_pins(tmp_path / "pins.hatt", "Admin", "Wanida", "Nok"))
    settle()
    return hand


def dialog(hand: Hand) -> SignInDialog:
    found = hand.window.seating.lock.dialog
    assert found is not None
    return found


def until_open(hand: Hand) -> None:
    hand.until(lambda: not hand.window.seating.lock.is_on)
    settle()


def sign_in(hand: Hand, name: str, pin: str = PIN) -> None:
    """By the keyboard alone."""
    shown = dialog(hand)
    ticks = count(0, 4 * QUICK_MS)
    shown.wedge.now_ms = lambda: next(ticks)
    QTest.keyClicks(shown.names.field, name)
    QTest.keyClick(shown.names.field, Qt.Key.Key_Return)
    if shown.pad.field.isEnabled():
        for character in pin:
            type_character(shown.pad.field, character)
        QTest.keyClick(shown.pad.field, Qt.Key.Key_Return)


def scan(hand: Hand, target: QWidget, code: str) -> None:
    """A scanner that types."""
    dialog(hand).wedge.now_ms = lambda: 10_000
    target.setFocus()
    for character in code:
        type_character(target, character)
    QTest.keyClick(target, Qt.Key.Key_Return)


def said(hand: Hand) -> str:
    return dialog(hand).banner.label.said() if dialog(hand).banner.isVisible() else ""


def words(widget: QWidget) -> str:
    """All that can be read in a picture of it, as far as labels and buttons say it."""
    seen: list[QLabel | QAbstractButton] = [
        *widget.findChildren(QLabel),
        *widget.findChildren(QAbstractButton),
    ]
    return " ".join(each.text() for each in seen if not each.visibleRegion().isEmpty())


# nobody signs in where nobody has a PIN


def test_where_nobody_has_a_pin_the_window_is_open_and_does_not_lock(hand: Hand) -> None:
    assert not hand.window.seating.lock.is_on
    hand.window.menus.action(menus.LOCK).trigger()
    assert not hand.window.seating.lock.is_on
    hand.window.go(QUEUE)
    lock = hand.window.findChild(QAbstractButton, "queue_lock")
    assert lock is not None
    assert not lock.isVisible()


# the way in


def test_nothing_is_seen_before_somebody_has_signed_in(locked: Hand) -> None:
    assert dialog(locked).isVisible()
    (curtain,) = locked.window.seen(Curtain)
    assert curtain.geometry() == locked.window.rect()
    said = [each.text() for each in curtain.findChildren(QLabel) if each.text()]
    assert said[:2] == ["This window is locked.", "Sign in to go on. Everything is as it was left."]
    assert len(said) == 4, "in the other language too"
    below = max(each.geometry().bottom() for each in curtain.findChildren(QLabel))
    picture = locked.window.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 1280, 16) for y in range(below + 8, 800, 16)}
    assert len(colours) == 1, "one curtain, and nothing before it"
    assert "HJ-" not in words(dialog(locked))


def test_by_the_keyboard_alone(locked: Hand) -> None:
    sign_in(locked, "nok")
    until_open(locked)
    assert locked.window.context.actor.name == "Nok"
    assert locked.window.status.who.said().startswith("Nok")
    locked.give("work.pause", tokens=[{"ticket": "HJ-2611-0002", "number": "F007"}], reason="lunch")
    assert locked.shown("facts")[-1]["actor"] == "Nok"


def test_by_touch_alone(locked: Hand) -> None:
    shown = dialog(locked)
    for row in range(shown.names.list.count()):
        item = shown.names.list.item(row)
        if item.text().startswith("Nok"):
            place = shown.names.list.visualItemRect(item)
            QTest.mouseClick(shown.names.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    for digit in PIN:
        QTest.mouseClick(shown.pad.keys[digit], Qt.MouseButton.LeftButton)
    QTest.mouseClick(shown.pad.enter, Qt.MouseButton.LeftButton)
    until_open(locked)
    assert locked.window.context.actor.name == "Nok"


def test_what_is_touched_is_large_enough_and_has_a_name(locked: Hand) -> None:
    shown = dialog(locked)
    for each in (*shown.pad.keys.values(), shown.pad.back, shown.pad.enter, shown.quit):
        assert each.height() >= TARGET
    assert shown.names.list.visualItemRect(shown.names.list.item(0)).height() >= TARGET
    assert nameless_shown(shown) == []


@pytest.mark.parametrize("layout", ["latin", "thai"])
@pytest.mark.parametrize("where", ["names", "pin"])
def test_a_badge_names_the_person_and_the_pin_confirms(locked: Hand, layout: str, where: str) -> None:
    shown = dialog(locked)
    code = "NOK-0007"
    target = shown.names.field
    if where == "pin":
        shown.names.choose(choices.person(locked.desk, "Wanida").id)
        target = shown.pad.field
        target.setFocus()
    if layout == "thai":
        code = "".join(THAI_OF[each] for each in code)
    scan(locked, target, code)
    current = shown.names.current()
    assert current is not None
    assert current.person.name == "Nok"
    assert locked.window.seating.lock.is_on, "a badge alone is not enough"
    assert shown.pad.pin() == ""


def test_a_badge_alone_is_a_setting(locked: Hand) -> None:
    sign_in(locked, "Admin")
    until_open(locked)
    locked.give("sign_in.set", badge_alone=True)
    locked.window.menus.action(menus.LOCK).trigger()
    scan(locked, dialog(locked).names.field, "nok-0007")
    until_open(locked)
    assert locked.window.context.actor.name == "Nok"


def test_the_code_of_a_thing_signs_nobody_in(locked: Hand) -> None:
    scan(locked, dialog(locked).names.field, "HJ-2611-0002")
    assert "the code of a thing" in said(locked)
    assert locked.window.seating.lock.is_on


def test_a_pin_is_read_under_a_thai_layout(locked: Hand) -> None:
    sign_in(locked, "Nok", "".join(THAI_OF[each] for each in PIN))
    until_open(locked)
    assert locked.window.context.actor.name == "Nok"


def test_who_needs_no_pin_signs_in_by_name_and_who_lacks_one_is_told(locked: Hand) -> None:
    sign_in(locked, "Ploy", "")
    assert "has no PIN yet" in said(locked)
    dialog(locked).reject()
    sign_in(locked, "Somchai", "")
    until_open(locked)
    assert locked.window.context.actor.name == "Somchai"


def test_a_wrong_pin_says_so_and_waits_when_it_is_wrong_again(locked: Hand) -> None:
    for tries in range(1, 4):
        sign_in(locked, "Nok", "9999")
        locked.until(lambda: "not the PIN" in said(locked))
        assert dialog(locked).pad.field.text() == ""
        assert dialog(locked).pad.field.isEnabled() == (DELAYS[tries] == 0)
        assert not dialog(locked).quit.hasFocus(), "Enter would close the program"
        dialog(locked).reject() if tries < 3 else None
    assert f"{DELAYS[3]} seconds" in dialog(locked).told.said()
    clock = locked.window._seat.clock
    assert isinstance(clock, FixedClock)
    clock.advance(seconds=DELAYS[3])
    dialog(locked)._count_down()
    assert dialog(locked).pad.field.isEnabled()


def test_neither_escape_nor_the_cross_opens_anything(locked: Hand, qtbot: QtBot) -> None:
    QTest.keyClick(dialog(locked), Qt.Key.Key_Escape)
    assert dialog(locked).isVisible()
    with qtbot.waitSignal(locked.window.seating.quit_wanted):
        dialog(locked).close()
    assert not locked.window.isVisible(), "its cross is that of the program"


# locking


@pytest.fixture
def signed_in(locked: Hand) -> Hand:
    """The admin has signed in."""
    sign_in(locked, "Admin")
    until_open(locked)
    return locked


def test_the_same_person_finds_everything_as_it_was(signed_in: Hand) -> None:
    window = signed_in.window
    window.go(INBOX)
    window.give("person.add")
    form = signed_in.dialog("command_person_add")
    assert form is not None
    signed_in.write("name", "Mali")
    window.menus.action(menus.LOCK).trigger()
    assert "Mali" not in words(form)
    sign_in(signed_in, "Admin")
    until_open(signed_in)
    assert window.pages.shown() == INBOX
    assert form.isVisible()
    assert "Locked" not in words(window)


def test_somebody_else_finds_nothing_of_it(signed_in: Hand) -> None:
    window = signed_in.window
    window.give("person.add")
    window.menus.action(menus.LOCK).trigger()
    assert dialog(signed_in).windowTitle() == "Locked by Admin"
    sign_in(signed_in, "Nok")
    until_open(signed_in)
    assert signed_in.dialog("command_person_add") is None
    assert window.pages.shown() == QUEUE


def test_it_locks_when_nobody_has_touched_it_for_long(signed_in: Hand) -> None:
    signed_in.settle()
    idle, window = signed_in.window.seating.idle, signed_in.window
    signed_in.give("sign_in.set", lock_minutes=3)
    now = [idle.now()]
    idle.now = lambda: now[0]
    handle = window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton)
    now[0] += 170
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    now[0] += 170
    idle.look()
    assert not window.seating.lock.is_on, "a key was touched meanwhile"
    now[0] += 11
    idle.look()
    assert window.seating.lock.is_on


def test_who_touches_a_key_at_the_way_in_has_not_been_away(locked: Hand) -> None:
    """The dialog has the keyboard before the window attends to anybody."""
    come_to_front(dialog(locked))
    locked.settle()
    idle = locked.window.seating.idle
    now = [idle.now() + LOCK_MINUTES * 60 - 2]
    idle.now = lambda: now[0]
    QTest.keyClick(dialog(locked).windowHandle(), Qt.Key.Key_Shift)
    sign_in(locked, "Wanida")
    until_open(locked)
    now[0] += 3
    idle.look()
    assert not locked.window.seating.lock.is_on


def test_zero_minutes_never_lock(signed_in: Hand) -> None:
    idle = signed_in.window.seating.idle
    signed_in.give("sign_in.set", lock_minutes=0)
    now = idle.now() + 1_000_000
    idle.now = lambda: now
    idle.look()
    assert not signed_in.window.seating.lock.is_on


def test_it_locks_when_the_shift_ends_where_that_is_wanted(signed_in: Hand) -> None:
    seating, clock = signed_in.window.seating, signed_in.window.context.calendar
    assert isinstance(clock, FixedClock)
    clock.advance(minutes=24 * 60)
    seating.idle.look()
    assert not seating.lock.is_on, "nobody wants it"
    signed_in.give("sign_in.set", lock_at_shift_end=True)
    seating.idle.look()
    assert not seating.lock.is_on, "no shift has ended since"
    clock.advance(minutes=24 * 60)
    seating.idle.look()
    assert seating.lock.is_on


def test_one_changes_ones_own_pin_from_the_menu(signed_in: Hand) -> None:
    window = signed_in.window
    window.menus.action(f"{menus.GIVE}{menus.OWN_PIN}").trigger()
    form = signed_in.dialog("command_person_change_pin")
    assert isinstance(form, CommandDialog)
    for name, typed in (("old_pin", PIN), ("pin", "2580")):
        form.control(name).show(typed)
    form.send()
    assert "once more" in form.form.problems()["pin_again"], "it is typed twice"
    form.form.field("pin_again").control.setText("2580")  # type: ignore[attr-defined]
    form.send()
    signed_in.wait()
    settle()
    assert signed_in.dialog("command_person_change_pin") is None
    window.menus.action(menus.LOCK).trigger()
    sign_in(signed_in, "Admin", "2580")
    until_open(signed_in)


def test_no_key_of_the_window_works_while_it_is_locked(signed_in: Hand) -> None:
    window = signed_in.window
    window.menus.action(menus.LOCK).trigger()
    for keys in ("Ctrl+N", "Ctrl+K", "Ctrl+I"):
        QTest.keySequence(dialog(signed_in), keys)
    settle()
    open_ones = window.seen(QDialog)
    assert open_ones == [dialog(signed_in)]


def test_a_dialog_that_comes_up_meanwhile_is_for_nobody(signed_in: Hand) -> None:
    window = signed_in.window
    window.menus.action(menus.LOCK).trigger()
    window.give("team.create")
    window.seating.lock._drop_new(None)
    assert signed_in.dialog("command_team_create") is None


def test_on_the_full_screen_a_touch_locks_and_the_next_one_works_there(signed_in: Hand) -> None:
    window = signed_in.window
    window.turn_bench()
    settle()
    signed_in.click("queue_lock")
    sign_in(signed_in, "Nok")
    until_open(signed_in)
    assert window.bench.is_on
    assert not window.rail.isVisible()
    assert "Nok" in signed_in.window.screen_of(QUEUE).head.who.said()  # type: ignore[attr-defined]


# what one sees


def test_an_artisan_sees_the_queue_alone(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, actor="Nok")
    window = hand.window
    assert window.pages.shown() == QUEUE
    assert [each for each in (JOBS, QUEUE, INBOX) if window.pages.has(each)] == [QUEUE]
    for key in (menus.GO + JOBS, menus.NEW_JOB, menus.IMPORT):
        assert not window.menus.action(key).isEnabled()
        assert "more than the work queue" in window.menus.action(key).toolTip()
    assert window.menus.action(menus.GO + QUEUE).isEnabled()


def test_somebody_whose_roles_change_sees_the_places_of_the_new_ones(
    open_window: Opener, workshop: Path
) -> None:
    hand = open_window(workshop, actor="Nok")
    window = hand.window
    assert not window.pages.has(JOBS)
    admin = choices.first_admin(hand.desk)
    assert admin is not None
    command, _ = parse("person.edit", {"person": "Nok", "roles": ["operator", "qc"]})
    window.context.runner.send(command, admin.id, hand.given.append, window.context.tell_problem)
    hand.wait()
    assert window.pages.has(JOBS)
    assert window.pages.shown() == QUEUE, "where one was, one stays"


def test_who_is_taken_out_of_use_is_shown_out(signed_in: Hand) -> None:
    window = signed_in.window
    admin = window.context.actor
    window.menus.action(menus.LOCK).trigger()
    sign_in(signed_in, "Wanida")
    until_open(signed_in)
    command, _ = parse("person.edit", {"person": "Wanida", "active": False})
    window.context.runner.send(command, admin.id, signed_in.given.append, window.context.tell_problem)
    signed_in.until(lambda: bool(signed_in.given))
    window.context.bridge.look()
    assert window.seating.lock.is_on
    assert "Wanida" not in words(dialog(signed_in))


def test_a_viewer_reads_no_names_of_colleagues(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, actor="Admin")
    hand.give("person.add", name="Vee", roles=["viewer"])
    hand.window.close()
    viewer = open_window(workshop, actor="Vee")
    window = viewer.window
    names = {"Nok", "Somchai", "Wanida", "Malee", "Ploy"}
    for place in window.pages._entries:
        window.go(place)
        settle()
        assert not {name for name in names if name in words(window)}, place
    assert "Vee" in window.status.who.said()
    assert {row["name"] for row in viewer.shown("people")} == {"Vee", "•••"}


def test_a_sheet_that_an_artisan_drops_is_refused_in_words(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, None, actor="Nok")
    hand.window.import_sheet(workshop)
    assert [question.title for question in hand.asked.questions] == ["That was not done"]
    assert "more than the work queue" in hand.asked.questions[0].text
