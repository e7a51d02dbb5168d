"""Commands on routings: drafts come by import, versions are published once and retired."""

from __future__ import annotations

from typing import Any

from app.domain.commands.fields import FieldKind, FieldSpec, spec
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import ref
from app.domain.permissions import Permission


@command("routing.import", Permission.EDIT_CATALOGUE, undoable=True, alternatives={"file": "routing"})
class RoutingImport(Command):
    """Makes or replaces the draft of a routing from the exchange format `hatthasilpa.routing/1`."""

    routing: Any = spec(FieldSpec(FieldKind.OBJECT))


@command("routing.publish", Permission.PUBLISH_ROUTINGS, counter="routing.retire")
class RoutingPublish(Command):
    """Publishes the draft as the routing's newest version; running jobs stay where they are."""

    routing: str | int = ref("routing")


@command("routing.retire", Permission.PUBLISH_ROUTINGS)
class RoutingRetire(Command):
    """Takes a published version out of use for new jobs; jobs already created may still start."""

    routing: str | int = ref("routing")
    version: int = spec(FieldSpec(FieldKind.INTEGER, minimum=1, maximum=1_000_000))
