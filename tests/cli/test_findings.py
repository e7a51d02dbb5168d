"""What the command line tells of a routing: each finding with its sentence, and the fix that it offers."""

from __future__ import annotations

from typing import Any

from tests.cli.terminal import Object, Terminal
from tests.reference.choosing import exchange


def draft(**settings: Any) -> Object:
    """A line that imports a straight routing whose step has these settings."""
    graph = exchange("LOOSE", ["CUT"])
    next(node for node in graph["nodes"] if node["code"] == "CUT").update(settings)
    return {"do": "routing.import", "routing": graph}


def found(terminal: Terminal, line: Object) -> dict[str, Object]:
    (result,) = terminal.results(line)
    return {each["code"]: each for each in result["findings"]}


def test_a_finding_offers_its_fix_in_words(terminal: Terminal) -> None:
    fix = found(terminal, draft(operators=3, wip_limit=2))["WIP_BELOW_OPERATORS"]["fix"]
    assert fix == {"code": "RAISE_WIP_LIMIT", "message": "Let Cut (CUT) hold 3 pieces at once"}
    line = draft() | {"routing": draft()["routing"] | {"edges": draft()["routing"]["edges"][:1]}}
    terminal.do(line)
    (refused,) = terminal.refused({"do": "routing.publish", "routing": "LOOSE"})
    assert any(each.get("fix", {}).get("code") == "LEAD_TO_END" for each in refused["details"]["findings"])


def test_a_skill_that_a_step_asks_for_is_had_by_nobody_yet(terminal: Terminal) -> None:
    finding = found(terminal, draft(skills=[{"skill": "saddle stitch", "level": 2}]))["SKILL_NOBODY_HAS"]
    assert "saddle stitch" in finding["message"]


def test_a_finding_without_a_fix_has_none(terminal: Terminal) -> None:
    assert "fix" not in found(terminal, draft(minutes=None))["MINUTES_MISSING"]
