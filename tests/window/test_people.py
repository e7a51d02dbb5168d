"""The People page: everybody with what is on record of them, found, sorted, changed by an administrator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton

from app.domain.commands import parse
from app.lifecycle.queries import choices
from app.messages import Language
from app.views.commands.dialog import CommandDialog
from app.views.commands.skills import SkillsField
from app.views.context import PEOPLE
from app.views.people.view import PeopleScreen
from app.views.shell.waiting import settle
from app.views.widgets.actions import ActionButton
from tests.views.accessible import nameless_shown
from tests.window.hand import Hand

Opener = Callable[..., Hand]
EVERYBODY = ["Admin", "Malee", "Nok", "Ploy", "Somchai", "Wanida"]


class AtPeople:
    """Somebody at the page."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        screen = hand.window.go(PEOPLE)
        assert isinstance(screen, PeopleScreen)
        self.page = screen
        settle()

    def names(self) -> list[str]:
        model = self.page.listing.model
        return [model.cell(row, 0).text for row in range(model.rowCount())]

    def choose(self, *names: str) -> None:
        ids = [choices.person(self.hand.desk, name).id for name in names]
        assert self.page.table.choose(ids)
        settle()

    def button(self, key: str) -> ActionButton:
        return self.page.panel.buttons.button(key)

    def form(self, kind: str) -> CommandDialog:
        dialog = self.hand.dialog(f"command_{kind.replace('.', '_')}")
        assert isinstance(dialog, CommandDialog)
        return dialog

    def edit(self, name: str, **fields: object) -> None:
        """Changes somebody behind the page's back."""
        context = self.hand.window.context
        command, _ = parse("person.edit", {"person": name, **fields})
        context.send(command, self.hand.given.append, context.tell_problem)
        self.hand.wait()
        settle()

    def do_it(self, form: CommandDialog) -> None:
        form.send()
        self.hand.wait()
        settle()

    def shown(self, name: str) -> dict[str, object]:
        (row,) = (row for row in self.hand.shown("people") if row["name"] == name)
        return row


@pytest.fixture
def people(hand: Hand) -> AtPeople:
    return AtPeople(hand)


def test_everybody_is_listed_by_name(people: AtPeople) -> None:
    assert people.names() == EVERYBODY
    assert people.hand.window.rail.button(PEOPLE).isChecked()


def test_people_are_found_by_role_and_by_what_is_on_record(people: AtPeople) -> None:
    people.edit("Nok", skills=[{"skill": "saddle stitch", "level": 3}], badge="B-0007")
    people.edit("Ploy", active=False)
    for chip, found in (("operator", ["Malee", "Nok", "Somchai"]), ("left", ["Ploy"]), ("planner", [])):
        people.hand.click(f"chip_{chip}")
        settle()
        assert people.names() == found
    people.hand.click("chip_everybody")
    for words, found in (("saddle", ["Nok"]), ("b-0007", ["Nok"]), ("zzz", [])):
        people.page.listing.search.setText(words)
        people.page.listing._want_search(words)
        settle()
        assert people.names() == found


def test_the_panel_says_what_nothing_on_record_means(people: AtPeople) -> None:
    people.choose("Somchai")
    texts = " ".join(label.said() for label in people.page.panel.facts._values if label.isVisible())
    for said in ("Artisan", "can do everything", "works at each", "takes over from nobody", "None"):
        assert said in texts
    people.choose("Somchai", "Nok")
    assert people.page.panel.title.said() == "2 people chosen"
    assert not people.button("edit").isEnabled()


def test_an_administrator_adds_somebody_and_writes_down_what_they_can(people: AtPeople) -> None:
    hand = people.hand
    hand.give("team.create", code="SEW", name_en="Stitchers")
    people.edit("Admin", pin="1357")  # else it is warned of that nobody needs one to be an administrator
    hand.click("add_person")
    form = people.form("person.add")
    form.control("name").show("Dao")
    form.control("roles").show(["operator"])
    people.do_it(form)
    assert "Dao" in people.names()

    people.choose("Dao")
    people.button("edit").click()
    form = people.form("person.edit")
    assert form.control("person").value() == "Dao"
    assert form.control("roles").value() == ["operator"]
    form.control("name_th").show("ดาว")
    form.control("team").show("SEW")
    form.control("work_centers").show(["CUT"])
    form.control("badge").show("B-0042")
    form.control("pin").show("4711")
    skills = form.control("skills").widget
    assert isinstance(skills, SkillsField)
    skills.more.click()
    skills.lines()[0].skill.setEditText("saddle stitch")
    skills.lines()[0].level.setText("3")
    skills.more.click()
    skills.lines()[1].skill.setEditText("skiving")
    skills.more.click()  # a line that stays empty
    people.do_it(form)

    row = people.shown("Dao")
    expected = {"name_th": "ดาว", "team": "SEW", "work_centers": ["CUT"], "badge": "B-0042", "has_pin": True}
    assert row == row | expected | {"skills": {"saddle stitch": 3, "skiving": 1}}
    assert people.page.panel.person() is not None
    said = people.page.panel.facts.said()
    assert (said["Work centres"], said["Skills"]) == (
        "Cutting table",
        "saddle stitch (level 3), skiving (level 1)",
    )


def test_what_is_emptied_in_the_form_is_taken_away_and_the_rest_stays(people: AtPeople) -> None:
    people.edit("Nok", name_th="นก", badge="B-0007", skills=[{"skill": "glue"}], pin="4711")
    people.choose("Nok")
    people.button("edit").click()
    form = people.form("person.edit")
    skills = form.control("skills").widget
    assert isinstance(skills, SkillsField)
    skills.lines()[0].away.click()
    form.control("badge").show(None)
    people.do_it(form)
    row = people.shown("Nok")
    assert (row["skills"], row["badge"], row["name_th"], row["has_pin"]) == (None, None, "นก", True)


@pytest.mark.parametrize(("field", "value"), [("name", None), ("roles", None)])
def test_what_somebody_must_have_is_asked_for(people: AtPeople, field: str, value: object) -> None:
    people.choose("Nok")
    people.button("edit").click()
    form = people.form("person.edit")
    form.control(field).show(value)
    people.do_it(form)
    assert form.isVisible()
    assert form.form.field(field).problem() == "This is needed."


def test_a_refusal_stands_at_its_field(people: AtPeople) -> None:
    people.edit("Somchai", badge="B-0008")
    people.choose("Nok")
    people.button("edit").click()
    form = people.form("person.edit")
    form.control("badge").show("b-0008")
    people.do_it(form)
    assert "is that of Somchai" in form.form.field("badge").problem()
    form.control("badge").show(None)
    form.control("pin").show("12")
    people.do_it(form)
    assert "4 to 12 digits" in form.form.field("pin").problem()


def test_somebody_is_taken_out_of_use_and_back_and_loses_a_pin(people: AtPeople) -> None:
    people.edit("Ploy", pin="4711")
    people.choose("Ploy")
    for key in ("forget_pin", "leave"):
        people.button(key).click()
        people.hand.wait()
        settle()
    row = people.shown("Ploy")
    assert (row["has_pin"], row["active"]) == (False, False)
    assert people.button("return").isVisible()
    people.button("return").click()
    people.hand.wait()
    assert people.shown("Ploy")["active"] is True


def test_a_button_says_why_not(people: AtPeople) -> None:
    people.choose("Admin")
    assert "Make somebody else an administrator" in people.button("leave").toolTip()
    assert "has no PIN" in people.button("forget_pin").toolTip()
    people.choose("Nok")
    assert "The clock of Nok runs" in people.button("leave").toolTip()


def test_a_manager_sees_everybody_and_changes_nothing(open_window: Opener, workshop: Path) -> None:
    people = AtPeople(open_window(workshop, actor="Wanida"))
    people.choose("Nok")
    assert people.names() == EVERYBODY
    assert not people.page.add.isEnabled()
    assert "Wanida may not manage people" in people.page.add.toolTip()
    assert not any(people.button(key).isEnabled() for key in ("edit", "leave", "forget_pin"))


def test_what_others_do_is_seen_at_once(people: AtPeople) -> None:
    people.choose("Somchai")
    before = people.page.panel.person()
    assert before is not None
    waiting = next(row["token"] for row in people.hand.shown("work") if row["state"] == "waiting")
    people.hand.give("work.claim", person="Somchai", tokens=[waiting])
    after = people.page.panel.person()
    assert after is not None
    assert after.held == before.held + 1


def test_how_people_sign_in_is_shown_as_it_is_before_it_is_changed(people: AtPeople) -> None:
    people.hand.give("sign_in.set", lock_minutes=7)
    people.hand.window.give("sign_in.set")
    form = people.form("sign_in.set")
    assert (form.control("lock_minutes").value(), form.control("badge_alone").value()) == (7, False)
    form.control("lock_minutes").show(3)
    people.do_it(form)
    (fact,) = [row for row in people.hand.shown("facts") if row["kind"] == "sign_in.set"][1:]
    assert fact["data"] == {"badge_alone": False, "lock_minutes": 3, "lock_at_shift_end": False}


@pytest.mark.parametrize("language", Language)
def test_nothing_on_it_is_cut_or_nameless(people: AtPeople, language: Language) -> None:
    people.edit("Nok", skills=[{"skill": "saddle stitch", "level": 3}])
    people.hand.window.speak(language)
    people.choose("Nok")
    people.button("edit").click()
    settle()
    form = people.form("person.edit")
    for widget in (people.page, form):
        assert nameless_shown(widget) == []
    assert form.height() <= 720, "it fits on the smallest screen"
    form.reject()
    buttons = [each for each in people.page.findChildren(QPushButton) if each.isVisible()]
    assert all(each.width() >= each.sizeHint().width() for each in buttons)


def test_the_page_is_reached_by_its_key(hand: Hand) -> None:
    QTest.keySequence(hand.window, "Ctrl+8")
    settle()
    assert hand.window.pages.shown() == PEOPLE
    assert isinstance(hand.window.rail.button(PEOPLE), QAbstractButton)
