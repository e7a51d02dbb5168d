"""Facts about what a workshop has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.domain.facts.codec import Fact, fact


@fact("workspace.created")
class WorkspaceCreated(Fact):
    """The workshop's books were opened at this station."""

    org: str
    station: int
    station_name: str

    def touches(self) -> Sequence[int]:
        return ()


@fact("org.set")
class OrgSet(Fact):
    """The organisation got its code, its names, and the hours of its shift where they are not the usual."""

    code: str
    name_en: str | None
    name_th: str | None
    shift_from: str | None = None
    shift_to: str | None = None

    def touches(self) -> Sequence[int]:
        return ()


@fact("work_center.created")
class WorkCenterCreated(Fact):
    """A work centre with its capacity in people."""

    id: int
    code: str
    name_en: str
    name_th: str | None
    capacity: int

    def touches(self) -> Sequence[int]:
        return (self.id,)


@fact("product.created")
class ProductCreated(Fact):
    """A product; `key` is its SKU stripped for serial numbers."""

    id: int
    sku: str
    key: str
    name_en: str
    name_th: str | None
    line: str
    routing: int | None

    def touches(self) -> Sequence[int]:
        return (self.id,)


@fact("product.edited")
class ProductEdited(Fact):
    """All editable values of a product as they are now."""

    id: int
    name_en: str
    name_th: str | None
    routing: int | None
    active: bool

    def touches(self) -> Sequence[int]:
        return (self.id,)


@fact("routing.drafted")
class RoutingDrafted(Fact):
    """A draft came in whole; it replaces the routing's draft if there was one."""

    routing: int
    version_id: int
    code: str
    name: str
    line: str
    version: int
    graph: dict[str, Any]

    def touches(self) -> Sequence[int]:
        return (self.routing, self.version_id)


@fact("routing.published")
class RoutingPublished(Fact):
    """A draft became a published version; the whole graph stands in the fact."""

    routing: int
    version_id: int
    version: int
    graph: dict[str, Any]

    def touches(self) -> Sequence[int]:
        return (self.routing, self.version_id)


@fact("routing.retired")
class RoutingRetired(Fact):
    """A published version takes no new jobs any more."""

    routing: int
    version_id: int
    version: int

    def touches(self) -> Sequence[int]:
        return (self.routing, self.version_id)


@fact("routing.draft_discarded")
class RoutingDraftDiscarded(Fact):
    """A draft is gone; `whole` when the routing had no other version and went with it."""

    routing: int
    version_id: int
    code: str
    version: int
    whole: bool

    def touches(self) -> Sequence[int]:
        return (self.routing, self.version_id)
