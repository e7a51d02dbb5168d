"""What is left to do of a ticket, in minutes: of labour, and of a crew's time; best ≤ normal ≤ worst.

    labour(step)  = pieces ahead of it × minutes for a piece − minutes worked on what is in hand there
    labour        = Σ labour(step)      over the steps that lie ahead (certain, usual, possible)
    elapsed       = Σ labour(step) / operators + cure minutes

**Minutes for a piece** come from the workshop's own history where it has at least `ENOUGH` measured pieces of
the step: the first decile, the median, and the ninth decile (`statistics.quantiles`, inclusive: definition 7
of Hyndman and Fan, "Sample quantiles in statistical packages", 1996). Quantiles are robust: a clock that ran
through a lunch moves none of them, as it would move a mean. Else from the routing: its `minutes`, for each
piece or for each `batch` of them, with the range of accuracy that AACE International's recommended practice
18R-97 gives an estimate from standard times (class 3: −20 % to +30 %). Else from fewer measured pieces, if
there are any; else the step is *unknown*, is named, and counts nothing.

**Pieces** count at a step as long as it is not done; of a sample only those that are inspected. `best` counts
the steps that every way passes, `normal` the way that is taken when nothing special holds, `worst` every step
that may come; rework and replacements are not foreseen. **Elapsed** is for one crew, each step's operators,
who work at this ticket alone, one step after another: nothing is planned by it, and nothing is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from statistics import quantiles

from app.domain.routing.graph import Graph, Node, NodeKind, QcMode
from app.planning.ahead import WORKED, Ahead, steps_ahead
from app.values import frozen

ENOUGH = 5
LOW, HIGH = 0.8, 1.3
_TENTHS = 10


@frozen
class Span:
    """Minutes at best, normally, and at worst: never in another order."""

    best: float = 0.0
    normal: float = 0.0
    worst: float = 0.0

    def __add__(self, other: Span) -> Span:
        return Span(self.best + other.best, self.normal + other.normal, self.worst + other.worst)

    def times(self, factor: float) -> Span:
        """The same for so many."""
        return Span(self.best * factor, self.normal * factor, self.worst * factor)

    def less(self, minutes: float) -> Span:
        """What is left of it after so many minutes; no less than nothing."""
        return Span(*(max(0.0, each - minutes) for each in (self.best, self.normal, self.worst)))


@frozen
class Standing:
    """Pieces that stand at a node of a routing.

    `here`: whether the node's own step is still to be done. `until`: the join before which their way ends,
    where they are parts of a whole that waits.
    """

    node: str
    pieces: int
    here: bool = True
    until: str | None = None


@frozen
class Known:
    """What was measured: minutes a piece of each step, and minutes worked on what is in hand there."""

    history: Mapping[str, Sequence[float]]
    spent: Mapping[str, float]


@frozen
class Estimate:
    """What is left: minutes of labour, minutes for one crew; and the steps of which nothing is known."""

    labour: Span = Span()
    elapsed: Span = Span()
    unknown: tuple[Node, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether there is work left of which nothing at all is known."""
        return bool(self.unknown) and not self.labour.worst

    def __add__(self, other: Estimate) -> Estimate:
        missing = {node.code: node for node in (*self.unknown, *other.unknown)}
        return Estimate(self.labour + other.labour, self.elapsed + other.elapsed, tuple(missing.values()))


def remaining(graph: Graph, standing: Iterable[Standing], known: Known) -> Estimate:
    """What is left to do of all that stands in a routing."""
    ahead, loads = steps_ahead(graph), _Loads()
    for each in standing:
        loads.add(graph, each, ahead)
    whole = Estimate()
    for node in graph.nodes:
        if node.kind in WORKED and loads.of(node.code).worst:
            whole += _of_step(node, loads.of(node.code), known)
    return whole


def minutes_for(node: Node, pieces: float, history: Sequence[float]) -> Span | None:
    """The labour of a step for so many pieces; None where nothing is known of it."""
    if len(history) < ENOUGH and node.minutes is not None:
        lots = ceil(pieces / node.batch) if node.batch else pieces
        normal = node.minutes * lots
        return Span(normal * LOW, normal, normal * HIGH)
    return measured(history).times(pieces) if history else None


def measured(minutes: Sequence[float]) -> Span:
    """First decile, median and ninth decile of what was measured, at least once."""
    if len(minutes) == 1:
        return Span(minutes[0], minutes[0], minutes[0])
    tenths = quantiles(minutes, n=_TENTHS, method="inclusive")
    # Sorted: of equal measurements rounding makes one a little less than another.
    return Span(*sorted((tenths[0], tenths[_TENTHS // 2 - 1], tenths[-1])))


def _of_step(node: Node, load: Span, known: Known) -> Estimate:
    history, spent = known.history.get(node.code, ()), known.spent.get(node.code, 0.0)
    best, normal, worst = (minutes_for(node, each, history) for each in (load.best, load.normal, load.worst))
    if best is None or normal is None or worst is None:
        return Estimate(unknown=(node,))
    labour = Span(best.best, normal.normal, worst.worst).less(spent)
    cure = Span(*((node.cure_minutes or 0.0) * bool(each) for each in (load.best, load.normal, load.worst)))
    return Estimate(labour, labour.times(1 / node.operators) + cure)


class _Loads:
    """How many pieces each step still has before it: at best, normally, at worst."""

    def __init__(self) -> None:
        self._pieces: dict[str, Span] = {}

    def of(self, code: str) -> Span:
        return self._pieces.get(code, Span())

    def add(self, graph: Graph, standing: Standing, ahead: Mapping[str, Ahead]) -> None:
        way = ahead[standing.node]
        if standing.until is not None:
            way = way.without(ahead[standing.until])
        for code in sorted(way.possible):
            is_here = code == standing.node
            if not is_here or standing.here:
                pieces = standing.pieces * (1.0 if is_here else _share(graph.node(code)))
                self._pieces[code] = self.of(code) + Span(
                    pieces * (code in way.certain), pieces * (code in way.usual), pieces
                )


def _share(node: Node) -> float:
    """Of a hundred pieces that come to the step, how many it keeps there."""
    policy = node.qc
    sampled = node.kind is NodeKind.QC and policy is not None and policy.mode is QcMode.SAMPLE
    return policy.percent / 100 if sampled and policy is not None and policy.percent else 1.0
