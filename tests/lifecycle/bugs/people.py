"""Bugs in who may: skills, teams, people who have left, the last administrator."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain import people as rules
from app.domain import undo
from app.domain.permissions import GRANTED, Permission
from app.domain.words import Role
from app.domain.work import hands, skills
from app.lifecycle import controller
from app.lifecycle.verbs import people as verbs
from tests.lifecycle.bugs.registry import bug, none_of_them, nothing


@bug
def anybody_can_do_everything(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(skills, "missing", none_of_them)


@bug
def a_skill_at_a_lower_level_is_enough(patch: pytest.MonkeyPatch) -> None:
    def missing(person: Any, node: Any) -> Any:
        return tuple(need for need in node.skills if person.skills and not person.level(need.skill))

    patch.setattr(skills, "missing", missing)


@bug
def who_has_no_skills_on_record_can_nothing(patch: pytest.MonkeyPatch) -> None:
    def missing(person: Any, node: Any) -> Any:
        return tuple(need for need in node.skills if person.level(need.skill) < need.level)

    patch.setattr(skills, "missing", missing)


@bug
def what_one_holds_already_is_refused_too(patch: pytest.MonkeyPatch) -> None:
    ask = skills.into_hands

    def into_hands(pieces: Any, *given: Any) -> Any:
        return ask([replace(piece, holder=None) for piece in pieces], *given)

    patch.setattr(skills, "into_hands", into_hands)


@bug
def a_manager_does_not_override(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(GRANTED, Role.MANAGER, GRANTED[Role.MANAGER] - {Permission.OVERRIDE})


@bug
def work_is_taken_over_from_any_team(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hands, "refuse_other_team", nothing)


@bug
def who_has_left_still_gives_commands(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(controller, "inactive", nothing)


@bug
def work_is_handed_to_somebody_who_has_left(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hands, "inactive", nothing)


@bug
def nobody_needs_to_be_an_administrator(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(rules, "refuse_without_admin", nothing)


@bug
def the_code_of_a_thing_is_taken_for_a_badge(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(rules, "refuse_badge", nothing)


@bug
def somebody_leaves_while_their_clock_runs(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(verbs, "_refuse_running", nothing)


@bug
def an_edit_of_a_person_that_is_taken_back_keeps_the_skills(patch: pytest.MonkeyPatch) -> None:
    back = undo.person_edited_back

    def without_skills(former: Any) -> Any:
        return replace(back(former), skills=None)

    patch.setattr(undo, "person_edited_back", without_skills)
