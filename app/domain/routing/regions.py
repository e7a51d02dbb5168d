"""Split regions: in which branch of which split each node stands, and which join ends which split.

A split opens a region with a branch for each way out; its join closes it. Walking forward from the start, a
node stands in what the regions of all the ways to it have in common. So a way that leads out of a branch is
seen where it leaves, and a join belongs to the innermost split whose branches come together in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.routing.graph import SINKS, Edge, EdgeKind, NodeKind
from app.domain.routing.paths import forward_order
from app.domain.routing.survey import Survey
from app.values import frozen


@frozen
class Branch:
    """One way out of a split, by its number."""

    split: str
    way: int


Frames = tuple[Branch, ...]  # the branches that a place is in, the outermost first


@dataclass(slots=True)
class Regions:
    """What was found out about the splits and joins of a graph."""

    standing: dict[str, Frames] = field(default_factory=dict)  # of each node that can be reached
    split_of: dict[str, str] = field(default_factory=dict)  # of each join that ends a split
    arriving: dict[str, frozenset[int]] = field(default_factory=dict)  # ways of its split that reach a join
    lone_joins: tuple[str, ...] = ()
    leaving: Mapping[tuple[str, str], tuple[Edge, ...]] = field(default_factory=dict)  # by split and target
    entering: Mapping[tuple[str, str], tuple[Edge, ...]] = field(default_factory=dict)

    def joins_of(self, split: str) -> tuple[str, ...]:
        """The joins in which branches of the split come together."""
        return tuple(join for join, ended in self.split_of.items() if ended == split)


def find_regions(survey: Survey) -> Regions:
    """The regions of the graph, from its (first) start."""
    regions = Regions()
    starts = [node.code for node in survey.starts[:1]]
    _stand(survey, regions, forward_order(starts, survey.forward), rework=False)
    # What only a rework edge leads to stands where the inspection stands.
    later = [code for code in forward_order(starts, survey.after) if code not in regions.standing]
    _stand(survey, regions, later, rework=True)
    regions.lone_joins = tuple(
        node.code
        for node in survey.of_kind(NodeKind.JOIN)
        if node.code in regions.standing and node.code not in regions.split_of
    )
    regions.leaving, regions.entering = _crossings(survey, regions)
    return regions


def _stand(survey: Survey, regions: Regions, order: Iterable[str], *, rework: bool) -> None:
    kinds = tuple(EdgeKind) if rework else (EdgeKind.NORMAL, EdgeKind.CONDITIONAL)
    for code in order:
        ways = [edge for edge in survey.ways_in(code, *kinds) if edge.source in regions.standing]
        frames = [along(survey, regions, edge) for edge in ways]
        if survey.kind(code) is NodeKind.JOIN:
            _stand_join(regions, code, frames)
        elif survey.kind(code) is NodeKind.END:
            regions.standing[code] = ()
        else:
            regions.standing[code] = common(frames)


def _stand_join(regions: Regions, code: str, frames: Sequence[Frames]) -> None:
    inside = [each for each in frames if each]
    shared = _shared_splits(inside)
    ways = frozenset(each[shared - 1].way for each in inside) if shared else frozenset()
    if not shared or (len(inside) > 1 and len(ways) == 1):
        regions.standing[code] = common(frames)
        return
    regions.split_of[code] = inside[0][shared - 1].split
    regions.arriving[code] = ways
    regions.standing[code] = inside[0][: shared - 1]


def along(survey: Survey, regions: Regions, edge: Edge) -> Frames:
    """In which branches a token is while it goes along the edge."""
    standing = regions.standing[edge.source]
    if survey.kind(edge.source) is not NodeKind.SPLIT:
        return standing
    return (*standing, Branch(edge.source, survey.ways_out(edge.source).index(edge)))


def common(several: Sequence[Frames]) -> Frames:
    """The outer branches that all have in common."""
    if not several:
        return ()
    length = 0
    for level in zip(*several, strict=False):
        if len(set(level)) > 1:
            break
        length += 1
    return several[0][:length]


def _shared_splits(several: Sequence[Frames]) -> int:
    """How many outer splits all have in common, in whichever of their branches they are innermost."""
    if not several:
        return 0
    outer = len(common(several))
    following = [each[outer] if len(each) > outer else None for each in several]
    splits = {branch.split if branch else None for branch in following}
    return outer + 1 if len(splits) == 1 and None not in splits else outer


def _crossings(
    survey: Survey, regions: Regions
) -> tuple[dict[tuple[str, str], tuple[Edge, ...]], dict[tuple[str, str], tuple[Edge, ...]]]:
    leaving: dict[tuple[str, str], tuple[Edge, ...]] = {}
    entering: dict[tuple[str, str], tuple[Edge, ...]] = {}
    for edge in survey.flow:
        if edge.source not in regions.standing or survey.kind(edge.target) in SINKS:
            continue
        there = along(survey, regions, edge)
        place = _place(regions, edge.target, there)
        shared = len(common([there, place]))
        if len(there) > shared:
            key = (there[-1].split, edge.target)
            leaving[key] = (*leaving.get(key, ()), edge)
        elif len(place) > shared:
            key = (place[-1].split, edge.target)
            entering[key] = (*entering.get(key, ()), edge)
    return leaving, entering


def _place(regions: Regions, target: str, there: Frames) -> Frames:
    """In which branches a token should be that comes to the node: at a join, in any branch of its split."""
    split = regions.split_of.get(target)
    if split is None:
        return regions.standing[target]
    depth = len(regions.standing[target])
    if len(there) > depth and there[depth].split == split:
        return there[: depth + 1]
    return (*regions.standing[target], Branch(split, 0))
