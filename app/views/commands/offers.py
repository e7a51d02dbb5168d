"""What a form offers to choose from, and what it fills in once something was chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict

from app.lifecycle import signing
from app.lifecycle.queries import choices, people
from app.values import frozen
from app.views.cells import name_of
from app.views.commands import texts
from app.views.context import Context
from app.views.widgets.choice import Option

Offer = Callable[[Context], list[Option]]


def _option(context: Context, code: str, name: str) -> Option:
    return Option(code, context.messages.text(texts.THING_OPTION, code=code, name=name))


def _products(context: Context) -> list[Option]:
    return [
        _option(context, each.sku, name_of(each, context.messages)) for each in choices.products(context.desk)
    ]


def _routings(context: Context) -> list[Option]:
    return [_option(context, each.code, each.name) for each in choices.routings(context.desk)]


def _drafted(context: Context) -> list[Option]:
    return [
        _option(context, each.code, each.name) for each in choices.routings(context.desk) if each.has_draft
    ]


def _published(context: Context) -> list[Option]:
    return [_option(context, each.code, each.name) for each in choices.published_routings(context.desk)]


def _defects(context: Context) -> list[Option]:
    found = choices.defects(context.desk, unused=True)
    return [_option(context, each.code, name_of(each, context.messages)) for each in found]


def _people(context: Context) -> list[Option]:
    return [Option(name, name) for name in choices.everybody(context.desk)]


def _teams(context: Context) -> list[Option]:
    return [
        _option(context, each.code, name_of(each, context.messages)) for each in choices.teams(context.desk)
    ]


def _work_centers(context: Context) -> list[Option]:
    found = choices.work_centers(context.desk)
    return [_option(context, each.code, name_of(each, context.messages)) for each in found]


def _skills(context: Context) -> list[Option]:
    return [Option(each, each) for each in choices.skills(context.desk)]


# By kind of command and field; "" stands for every other kind.
OFFERS: Mapping[tuple[str, str], Offer] = {
    ("", "product"): _products,
    ("", "routing"): _routings,
    ("", "defect"): _defects,
    ("", "person"): _people,
    ("", "team"): _teams,
    ("", "work_centers"): _work_centers,
    ("", "skills"): _skills,
    ("routing.publish", "routing"): _drafted,
    ("routing.retire", "routing"): _published,
}


def options_for(context: Context, kind: str, field: str) -> list[Option]:
    """The things that a field of a command may name; none where it names nothing."""
    offer = OFFERS.get((kind, field)) or OFFERS.get(("", field))
    return offer(context) if offer else []


@frozen
class Follow:
    """Once `field` names something, the other fields are filled with what it is now."""

    field: str
    read: Callable[[Context, str], Mapping[str, object]]
    offers: Mapping[str, Callable[[Context, str], list[Option]]] | None = None
    """What can be chosen of it in other fields."""


def _product_now(context: Context, sku: str) -> Mapping[str, object]:
    for each in choices.products(context.desk):
        if each.sku == sku:
            return {
                "name_en": each.name_en,
                "name_th": each.name_th,
                "routing": each.routing,
                "active": each.active,
            }
    return {}


def _defect_now(context: Context, code: str) -> Mapping[str, object]:
    for each in choices.defects(context.desk, unused=True):
        if each.code == code:
            return {
                "name_en": each.name_en,
                "name_th": each.name_th,
                "steps": each.steps,
                "active": each.active,
            }
    return {}


def _person_now(context: Context, name: str) -> Mapping[str, object]:
    line = next(iter(people.named(context.desk, name)), None)
    if line is None:
        return {}
    return {
        "name": line.name,
        "roles": list(line.roles),
        "name_en": line.name_en,
        "name_th": line.name_th,
        "team": line.team and line.team.code,
        "work_centers": [each.code for each in line.work_centers],
        "skills": [{"skill": skill, "level": level} for skill, level in line.skills.items()],
        "badge": line.badge,
        "active": line.active,
    }


def _team_now(context: Context, code: str) -> Mapping[str, object]:
    for each in choices.teams(context.desk):
        if each.code == code:
            return {"name_en": each.name_en, "name_th": each.name_th}
    return {}


def _versions(context: Context, code: str) -> list[Option]:
    found = choices.published_versions(context.desk, code)
    return [Option(str(each), context.messages.text(texts.VERSION_OPTION, version=each)) for each in found]


def _newest_version(context: Context, code: str) -> Mapping[str, object]:
    found = [each for each in choices.published_routings(context.desk) if each.code == code]
    return {"version": found[0].version} if found else {}


FOLLOWS: Mapping[str, Follow] = {
    "product.edit": Follow("product", _product_now),
    "defect.edit": Follow("defect", _defect_now),
    "routing.retire": Follow("routing", _newest_version, {"version": _versions}),
    "person.edit": Follow("person", _person_now),
    "team.edit": Follow("team", _team_now),
}


def _sign_in_now(context: Context) -> Mapping[str, object]:
    now = signing.settings(context.desk)
    return asdict(now)


def _org_now(context: Context) -> Mapping[str, object]:
    return asdict(choices.organisation(context.desk))


def _packets_now(context: Context) -> Mapping[str, object]:
    return asdict(choices.packet_settings(context.desk))


# What a form shows at once: how things are of which there is one.
NOW: Mapping[str, Callable[[Context], Mapping[str, object]]] = {
    "sign_in.set": _sign_in_now,
    "org.set": _org_now,
    "packet.set": _packets_now,
}


def now_of(context: Context, kind: str) -> Mapping[str, object]:
    """The values as they are, where nothing has to be chosen before."""
    return NOW[kind](context) if kind in NOW else {}
