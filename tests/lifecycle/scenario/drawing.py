"""Routings as stories draw them: a way a line, `>` the normal way, `~>` back to what is redone.

The first letters of a code tell its kind: START, END, SPLIT, JOIN, QC; everything else is an operation.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

_KINDS = {"START": "start", "END": "end", "SPLIT": "split", "JOIN": "join", "QC": "qc"}
_SETTINGS: Mapping[str, dict[str, Any]] = {
    "operation": {"work_center": "BENCH", "minutes": 20},
    "qc": {"work_center": "BENCH", "minutes": 5, "qc": {"mode": "every"}, "rework_limit": 3},
    "join": {"join": {"policy": "all"}},
}
_WAYS = {">": "normal", "~>": "rework"}


def exchange(name: str, lines: str) -> dict[str, Any]:
    """The routing in the exchange format; the first word of its name is its code."""
    drawn = [line.split() for line in lines.splitlines()]
    codes = dict.fromkeys(code for words in drawn for code in words[::2])
    return {
        "format": "hatthasilpa.routing/1",
        "code": name.split(maxsplit=1)[0],
        "name": name,
        "line": "hatthasilpa",
        "nodes": [_node(code) for code in codes],
        "edges": [
            {"from": source, "to": target, "kind": _WAYS[way]}
            for words in drawn
            for (source, target), way in zip(pairwise(words[::2]), words[1::2], strict=True)
        ],
    }


def _node(code: str) -> dict[str, Any]:
    kind = next((kind for letters, kind in _KINDS.items() if code.startswith(letters)), "operation")
    return {"code": code, "kind": kind, "name": code.title(), **_SETTINGS.get(kind, {})}
