"""Walks over any directed graph of codes, without recursion: a routing may be one long chain."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator

Successors = Callable[[str], Iterable[str]]


def reachable(starts: Iterable[str], successors: Successors) -> frozenset[str]:
    """Every node that a walk from one of the starts comes to, the starts too."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        for after in successors(waiting.pop()):
            if after not in found:
                found.add(after)
                waiting.append(after)
    return frozenset(found)


def forward_order(starts: Iterable[str], successors: Successors) -> tuple[str, ...]:
    """The nodes reachable from the starts, each before what follows it, but for edges that close a cycle."""
    seen: set[str] = set()
    finished: list[str] = []
    for start in starts:
        if start not in seen:
            seen.add(start)
            finished.extend(_finishing(start, successors, seen))
    return tuple(reversed(finished))


def _finishing(start: str, successors: Successors, seen: set[str]) -> Iterator[str]:
    """Nodes not seen before in the order in which a depth-first walk is done with them."""
    path = [(start, iter(tuple(successors(start))))]
    while path:
        node, left = path[-1]
        after = next((each for each in left if each not in seen), None)
        if after is None:
            path.pop()
            yield node
        else:
            seen.add(after)
            path.append((after, iter(tuple(successors(after)))))


def components(nodes: Collection[str], successors: Successors) -> tuple[tuple[str, ...], ...]:
    """The nodes in groups that reach each other, groups in forward order, members in the order given."""
    inside = frozenset(nodes)
    order = forward_order(nodes, lambda node: (each for each in successors(node) if each in inside))
    before: dict[str, list[str]] = {node: [] for node in nodes}
    for node in nodes:
        for after in successors(node):
            if after in inside:
                before[after].append(node)
    taken: set[str] = set()
    groups = []
    for node in order:
        if node not in taken:
            taken.add(node)
            group = set(_finishing(node, before.__getitem__, taken))
            groups.append(tuple(each for each in nodes if each in group) if len(group) > 1 else (node,))
    return tuple(groups)


def shortest_cycle(start: str, successors: Successors) -> tuple[str, ...]:
    """The nodes of a shortest way from the start back to it, the start first; empty when there is none."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for after in successors(node):
            if after == start:
                return _way_back(start, node, came_from)
            if after not in came_from:
                came_from[after] = node
                waiting.append(after)
    return ()


def _way_back(start: str, node: str, came_from: dict[str, str]) -> tuple[str, ...]:
    way = [node]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
