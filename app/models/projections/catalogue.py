"""Projections of what a workshop has."""

from __future__ import annotations

from app.domain.collation import order_key
from app.domain.facts import catalogue as facts
from app.domain.words import RoutingState
from app.models import hot
from app.models.connection import Database
from app.models.ledger import encode
from app.models.projections.defects import first_defects
from app.models.projections.registry import projects
from app.models.records import (
    OrganisationRow,
    ProductRow,
    RoutingRow,
    StationRow,
    VersionRow,
    WorkCenterRow,
)

ORGANISATION = 1


@projects(facts.WorkspaceCreated)
def workspace_created(db: Database, fact: facts.WorkspaceCreated) -> None:
    """The organisation, this station, and the faults that every workshop knows."""
    OrganisationRow.insert(id=ORGANISATION, code=fact.org).execute(db)
    StationRow.insert(id=fact.station, name=fact.station_name).execute(db)
    first_defects(db)


@projects(facts.OrgSet)
def org_set(db: Database, fact: facts.OrgSet) -> None:
    """The organisation's code, names and shift."""
    names = ("code", "name_en", "name_th", "shift_from", "shift_to")
    values = {name: getattr(fact, name) for name in names}
    OrganisationRow.update(values).where(OrganisationRow.id == ORGANISATION).execute(db)


@projects(facts.WorkCenterCreated)
def work_center_created(db: Database, fact: facts.WorkCenterCreated) -> None:
    """One work centre."""
    WorkCenterRow.insert(
        id=fact.id, code=fact.code, name_en=fact.name_en, name_th=fact.name_th, capacity=fact.capacity
    ).execute(db)


@projects(facts.ProductCreated)
def product_created(db: Database, fact: facts.ProductCreated) -> None:
    """One product, in use."""
    names = _names(fact).values()
    db.connection().execute(
        hot.INSERT_PRODUCT, (fact.id, fact.sku, fact.key, *names, fact.line, fact.routing)
    )


@projects(facts.ProductEdited)
def product_edited(db: Database, fact: facts.ProductEdited) -> None:
    """The product's editable values."""
    values = {**_names(fact), "routing": fact.routing, "active": fact.active}
    ProductRow.update(values).where(ProductRow.id == fact.id).execute(db)


def _names(fact: facts.ProductCreated | facts.ProductEdited) -> dict[str, str | None]:
    return {
        "name_en": fact.name_en,
        "name_th": fact.name_th,
        "order_en": order_key(fact.name_en),
        "order_th": order_key(fact.name_th or fact.name_en),
    }


@projects(facts.RoutingDrafted)
def routing_drafted(db: Database, fact: facts.RoutingDrafted) -> None:
    """The routing and its draft; both may have been there before. Other versions stay as they are."""
    connection, drafted = db.connection(), (fact.name, fact.line, encode(fact.graph))
    connection.execute(hot.KEEP_ROUTING, (fact.routing, fact.code))
    connection.execute(hot.KEEP_DRAFT, (fact.version_id, fact.routing, fact.version, *drafted))


@projects(facts.RoutingPublished)
def routing_published(db: Database, fact: facts.RoutingPublished) -> None:
    """The draft is published as it stands in the fact."""
    values = {"state": RoutingState.PUBLISHED, "graph": encode(fact.graph)}
    VersionRow.update(values).where(VersionRow.id == fact.version_id).execute(db)


@projects(facts.RoutingRetired)
def routing_retired(db: Database, fact: facts.RoutingRetired) -> None:
    """The version is retired."""
    VersionRow.update({"state": RoutingState.RETIRED}).where(VersionRow.id == fact.version_id).execute(db)


@projects(facts.RoutingDraftDiscarded)
def routing_draft_discarded(db: Database, fact: facts.RoutingDraftDiscarded) -> None:
    """The draft's version is gone, and the routing if that was all of it."""
    VersionRow.delete().where(VersionRow.id == fact.version_id).execute(db)
    if fact.whole:
        RoutingRow.delete().where(RoutingRow.id == fact.routing).execute(db)
