"""Verbs on routings: drafts in by import, versions published once, versions retired."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.commands import routings as commands
from app.domain.decision import Context, Decision
from app.domain.facts import catalogue as facts
from app.domain.refusals import Code, Notice, Refused, WarningCode
from app.domain.routing.exchange import BrokenFormat, from_json, to_json
from app.domain.routing.findings import Finding, errors
from app.domain.routing.graph import Graph
from app.domain.routing.known import Known
from app.domain.routing.reading import Problem
from app.domain.routing.validation import validate
from app.domain.words import RoutingState
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.registry import verb
from app.models.loading import routings as loading_routings
from app.models.loading import things
from app.models.loading.graphs import as_graph, stored
from app.models.records import RoutingRow


@verb(commands.RoutingImport)
def import_routing(desk: Desk, command: commands.RoutingImport, context: Context) -> Decision:
    """The routing's draft, new or replaced; findings are told and the draft is kept."""
    graph = _read(command.routing)
    findings = validate(graph, _known(desk))
    row = _of_code(desk, graph.code)
    before = None if row is None else loading_routings.draft(desk.db, row.id)
    routing = context.ids.take() if row is None else row.id
    fact = facts.RoutingDrafted(
        routing=routing,
        version_id=context.ids.take() if before is None else before.id,
        code=graph.code,
        name=graph.name,
        line=graph.line,
        version=loading_routings.last_version(desk.db, routing) + 1 if before is None else before.version,
        graph=to_json(graph),
    )
    result = {
        "id": routing,
        "code": graph.code,
        "version": fact.version,
        "findings": [*map(as_data, findings)],
    }
    return Decision((fact,), result, _told(graph, findings))


@verb(commands.RoutingPublish)
def publish(desk: Desk, command: commands.RoutingPublish, context: Context) -> Decision:
    """The draft becomes the newest published version, when nothing is wrong with it."""
    row = loading_routings.routing(desk.db, command.routing)
    draft = loading_routings.draft(desk.db, row.id)
    if draft is None:
        raise Refused(
            Code.NOT_FOUND, {"name": row.code}, details={"what": "draft", "name": row.code}, variant="draft"
        )
    graph = as_graph(stored(desk.db, draft.id))
    _refuse_errors(graph, validate(graph, _known(desk)))
    fact = facts.RoutingPublished(
        routing=row.id, version_id=draft.id, version=draft.version, graph=to_json(graph)
    )
    return Decision((fact,), {"id": row.id, "code": row.code, "version": fact.version})


@verb(commands.RoutingRetire)
def retire(desk: Desk, command: commands.RoutingRetire, context: Context) -> Decision:
    """The version takes no new jobs any more."""
    row = loading_routings.routing(desk.db, command.routing)
    version = loading_routings.version(desk.db, row.id, command.version)
    if version is None or version.state != RoutingState.PUBLISHED:
        raise loading_routings.no_version(row.code, command.version)
    fact = facts.RoutingRetired(routing=row.id, version_id=version.id, version=version.version)
    return Decision((fact,), {"id": row.id, "code": row.code, "version": version.version})


def as_data(finding: Finding) -> dict[str, Any]:
    """A finding and the fix it offers, as plain data for receipts; sentences are added where it is shown."""
    data: dict[str, Any] = {
        "code": finding.code,
        "severity": finding.severity,
        "params": dict(finding.params),
        "nodes": list(finding.nodes),
        "edges": [{"from": edge.source, "to": edge.target} for edge in finding.edges],
    }
    if finding.fix is not None:
        data["fix"] = {"code": finding.fix.code, "params": dict(finding.fix.params)}
    if finding.folded:
        data["folded"] = [as_data(each) for each in finding.folded]
    return data


def _of_code(desk: Desk, code: str) -> RoutingRow | None:
    """The routing with the code. Raises Refused(ERR_DUPLICATE) for a code that is another's in other case."""
    row: RoutingRow | None = things.called(desk.db, RoutingRow, "code", code)
    if row is not None and row.code != code:
        raise Refused(
            Code.DUPLICATE,
            {"name": code, "taken": row.code},
            details={"field": "code", "name": code, "taken": row.code},
            variant="routing",
        )
    return row


def _read(data: Any) -> Graph:
    try:
        return from_json(data)
    except BrokenFormat as broken:
        findings = [_problem(each) for each in broken.problems]
        raise Refused(
            Code.ROUTING_INVALID, {"count": len(findings)}, details={"findings": findings}, variant="format"
        ) from broken


def _problem(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "severity": "error", "place": problem.place, "params": dict(problem.params)}


def _known(desk: Desk) -> Known:
    """What the workshop has; nobody's skills are entered yet."""
    return Known(work_centers=loading_routings.work_center_codes(desk.db), skills=things.best_levels(desk.db))


def _told(graph: Graph, findings: Sequence[Finding]) -> tuple[Notice, ...]:
    if not findings:
        return ()
    return (Notice(WarningCode.ROUTING_FINDINGS, {"routing": graph.code, "count": len(findings)}),)


def _refuse_errors(graph: Graph, findings: Iterable[Finding]) -> None:
    wrong = errors(tuple(findings))
    if wrong:
        found = [as_data(each) for each in wrong]
        raise Refused(
            Code.ROUTING_INVALID,
            {"routing": graph.code, "count": len(found)},
            details={"routing": graph.code, "findings": found},
        )
