"""The people of the reference workshop: who is here, who can what, who belongs to which team."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tests.reference.answers import Answer, refuse_if
from tests.reference.tables import DECIDING, JUDGING, MAY
from tests.reference.things import Piece, Profile
from tests.reference.workshop import Deed, Values, Workshop, rule

_VALUES = ("skills", "team", "badge", "active", "name_en", "name_th")
LOOKS_LIKE_A_CODE = ("HJ-", "JT-", "MO-")
OVERRIDDEN = frozenset({"WARN_SKILL_OVERRIDDEN"})


@rule("person.add")
def person_add(shop: Workshop, values: Values, person: str) -> Answer:
    """Names are unique."""
    name = values["name"]
    refuse_if("ERR_DUPLICATE" if name in shop.people else "")
    shop.people[name], shop.profiles[name] = tuple(values["roles"]), Profile()
    return Answer(result={"code": name})


@rule("person.edit")
def person_edit(shop: Workshop, values: Values, person: str) -> Answer:
    """Changes what is given and nothing else; somebody is an administrator, always."""
    name = values["person"]
    refuse_if("" if name in shop.people else "ERR_NOT_FOUND")
    profile, roles = shop.profiles[name], tuple(values.get("roles", shop.people[name]))
    active = values.get("active", profile.active)
    refuse_if(*_not_to_be(shop, values, name), *_not_so(shop, name, roles, active=active))
    _note_former(shop, name)
    _give(profile, values)
    shop.people[name] = roles
    return Answer(result={"code": name})


@rule("team.create")
def team_create(shop: Workshop, values: Values, person: str) -> Answer:
    """Codes are unique."""
    refuse_if("ERR_DUPLICATE" if values["code"] in shop.teams else "")
    shop.teams.append(values["code"])
    return Answer(result={"code": values["code"]})


def _give(profile: Profile, values: Values) -> None:
    for name in _VALUES:
        if name in values:
            setattr(profile, name, values[name])


def _not_to_be(shop: Workshop, values: Values, name: str) -> Iterator[str]:
    """What of the values can't be."""
    skills = [each["skill"] for each in values.get("skills") or ()]
    yield "ERR_BAD_VALUE" if len(set(skills)) < len(skills) else ""
    team, badge = values.get("team"), values.get("badge")
    yield "ERR_NOT_FOUND" if team is not None and team not in shop.teams else ""
    if badge in (None, shop.profiles[name].badge):
        return
    codes = {*shop.tickets, *shop.products, *shop.routings, *shop.teams}
    yield "ERR_BAD_VALUE" if len(badge) < 4 or badge.startswith(LOOKS_LIKE_A_CODE) or badge in codes else ""
    others = (profile.badge for whose, profile in shop.profiles.items() if whose != name)
    yield "ERR_DUPLICATE" if badge in others else ""


def _not_so(shop: Workshop, name: str, roles: Iterable[str], *, active: bool) -> Iterator[str]:
    """Why this very person can't be so."""
    admins = [each for each in shop.people if "admin" in shop.people[each] and shop.profiles[each].active]
    left = [each for each in admins if each != name]
    yield "" if left or (active and "admin" in roles) else "ERR_LAST_ADMIN"
    works = shop.profiles[name].active and shop.may(name, MAY["work.start"])
    stops = works and not (active and any(role in MAY["work.start"] for role in roles))
    yield "ERR_SESSION_RUNNING" if stops and shop.running(name) else ""


def _note_former(shop: Workshop, name: str) -> None:
    """An edit is taken back by another with the former values."""
    profile, roles = shop.profiles[name], shop.people[name]
    former: Mapping[str, Any] = {each: getattr(profile, each) for each in _VALUES}

    def in_the_way(deed: Deed) -> Iterator[str]:
        yield "ERR_UNDO_BLOCKED" if shop.gone_on(deed, "person.edit") else ""
        yield from _not_to_be(shop, former, name)
        yield from _not_so(shop, name, roles, active=former["active"])

    def go(_: Deed) -> None:
        shop.people[name] = roles
        for each, value in former.items():
            setattr(profile, each, value)

    shop.touch(profile)
    shop.leads_back(in_the_way, go)


# --- who can what ---------------------------------------------------------------------------------------


def lacks(shop: Workshop, piece: Piece, person: str) -> bool:
    """Whether the step asks for what somebody can't; of whom nothing is on record, can everything."""
    own = {each["skill"]: each.get("level", 1) for each in shop.profiles[person].skills or ()}
    needs = piece.version.route.setting(piece.node, "skills", ())
    return bool(own) and any(own.get(need["skill"], 0) < need.get("level", 1) for need in needs)


def comes_into(shop: Workshop, pieces: Iterable[Piece], person: str) -> tuple[str, frozenset[str]]:
    """What refuses that pieces come into somebody's hands, or what is warned of: who decides overrides."""
    if not all(may_begin(shop, piece, person) for piece in pieces):
        return "ERR_NOT_ALLOWED", frozenset()
    new = [piece for piece in pieces if piece.item is not None and not piece.item.takes_part(person)]
    if not any(lacks(shop, piece, person) for piece in new):
        return "", frozenset()
    return ("", OVERRIDDEN) if shop.may(shop.asking, DECIDING) else ("ERR_NOT_SKILLED", frozenset())


def may_judge(shop: Workshop, piece: Piece, person: str) -> bool:
    """Whether somebody may judge the piece where it stands."""
    policy = piece.version.route.setting(piece.node, "qc", {})
    return shop.may(person, JUDGING) or bool(policy.get("self_qc"))


def keeping_in_vain(shop: Workshop, piece: Piece, person: str) -> set[str]:
    """From whose hands an inspector may take an inspection: of those with a part to do, who may not judge it
    or are gone. While somebody works on it, or its holder can, it is left to them."""
    item = piece.item
    if item is None or item.clocks or item.holder in (None, person):
        return set()
    if piece.version.route.kind(piece.node) != "qc":
        return set()
    owing = {each for each in shop.people if item.takes_part(each) and item.part(each) != "done"}
    vain = {each for each in owing if not (may_judge(shop, piece, each) and shop.profiles[each].active)}
    return vain if item.holder not in owing - vain else set()


def may_begin(shop: Workshop, piece: Piece, person: str) -> bool:
    """Whether it may come into somebody's hands, or go on there: an inspection is for those who may judge."""
    return piece.version.route.kind(piece.node) != "qc" or may_judge(shop, piece, person)


def other_team(shop: Workshop, pieces: Iterable[Piece], person: str) -> str:
    """Who may not decide takes over from their own team."""
    if shop.may(shop.asking, DECIDING):
        return ""
    own = shop.profiles[person].team
    holders = {piece.item.holder for piece in pieces if piece.item is not None and piece.item.holder}
    return "" if own and all(shop.profiles[each].team == own for each in holders) else "ERR_NOT_ALLOWED"
