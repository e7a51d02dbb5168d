"""Whether two conditions can hold at once: a search for a situation in which both do.

Only the values at which some comparison changes its answer are tried, so few are enough; what is found is
a proof, with its example. The search has a budget: what it doesn't prove in time, the token game refuses.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from app.domain.routing.conditions import (
    LISTS,
    PROPERTIES,
    Comparison,
    Condition,
    Operator,
    Property,
    PropertyType,
    QcResult,
    Quantifier,
    comparisons,
    truth,
)
from app.values import frozen

Values = Mapping[str, str | int | None]

_COMPARISONS = 500_000
_PARTS_COMBINED = 4
# Properties that hang together: where one is asked about, the other must have a value that goes with it.
_PARTNERS = {
    "quantity": "job_quantity",
    "job_quantity": "quantity",
    "defect_code": "qc_result",
    "qc_result": "defect_code",
}
_SOMETHING_ELSE = "…"


@dataclass(slots=True)
class Budget:
    """How many more comparisons the searches of one validation may make together."""

    comparisons: int = _COMPARISONS

    def spend(self, comparisons: int) -> bool:
        """Takes some; False when too few were left."""
        self.comparisons -= comparisons
        return self.comparisons >= 0

    @property
    def is_spent(self) -> bool:
        """Whether nothing more will be found."""
        return self.comparisons <= 0


def overlap(one: Condition, other: Condition, budget: Budget) -> Values | None:
    """Values of the properties with which both hold; None when none was found. Both must be faultless."""
    both = Condition(Quantifier.ALL, (one, other))
    asked = list(comparisons(both))
    mentioned = dict.fromkeys(each.property for each in asked)
    names = [*mentioned, *(partner for name in mentioned if (partner := _PARTNERS.get(name)))]
    choices = [(name, _candidates(PROPERTIES[name], asked, budget)) for name in dict.fromkeys(names)]
    found = _Search(both, len(asked), budget).go_on({}, choices)
    return None if found is None else {name: found[name] for name in mentioned}


@frozen
class _Search:
    both: Condition
    cost: int  # comparisons of one look at the condition
    budget: Budget

    def go_on(self, known: Values, left: Sequence[tuple[str, Sequence[str | int | None]]]) -> Values | None:
        """Values for all properties with which the condition holds, the known ones kept."""
        if not self.budget.spend(self.cost) or not _possible(known) or truth(self.both, known) is False:
            return None
        if not left:
            return known
        name, candidates = left[0]
        for value in candidates:
            found = self.go_on({**known, name: value}, left[1:])
            if found is not None:
                return found
        return None


def _possible(known: Values) -> bool:
    quantity, of_job = known.get("quantity"), known.get("job_quantity")
    if isinstance(quantity, int) and isinstance(of_job, int) and quantity > of_job:
        return False
    defect = known.get("defect_code")
    return defect is None or known.get("qc_result", QcResult.FAIL) == QcResult.FAIL


def _candidates(asked: Property, every: list[Comparison], budget: Budget) -> list[str | int | None]:
    """One value for each way in which the comparisons on this property can come out together."""
    about = [each for each in every if each.property == asked.name]
    if asked.type in (PropertyType.CHOICE, PropertyType.RANK):
        return [*asked.choices, *([None] if asked.optional else [])]
    related = [each for each in every if each.property in (asked.name, _PARTNERS.get(asked.name))]
    found = _numbers(asked, related) if asked.type is PropertyType.NUMBER else _texts(asked, about)
    if not budget.spend(len(found) * len(about)):
        return []
    alike: dict[tuple[bool | None, ...], str | int | None] = {}
    for value in found:
        alike.setdefault(tuple(truth(each, {asked.name: value}) for each in about), value)
    return list(alike.values())


def _numbers(asked: Property, related: list[Comparison]) -> list[int]:
    """The whole numbers around every bound; a ticket's quantity from above, for it has to hold a token's."""
    around = {math.floor(bound) + step for bound in _bounds(related) for step in (-1, 0, 1)} | {asked.least}
    return sorted((each for each in around if each >= asked.least), reverse=asked.name == "job_quantity")


def _bounds(related: Iterable[Comparison]) -> Iterator[float]:
    for each in related:
        for value in each.value if isinstance(each.value, tuple) else (each.value,):
            if isinstance(value, int | float):
                yield value


def _texts(asked: Property, about: list[Comparison]) -> list[str | None]:
    whole = [value for each in about for value in _words(each)]
    starts = [str(each.value) for each in about if each.operator == Operator.STARTS_WITH][:_PARTS_COMBINED]
    parts = [str(each.value) for each in about if each.operator == Operator.CONTAINS][:_PARTS_COMBINED]
    combined = ["".join(pieces) for pieces in product(["", *starts], ["", *parts], ["", *parts])]
    longer = [each + _SOMETHING_ELSE for each in combined]  # the word alone may be the one that is excluded
    return [*([None] if asked.optional else []), *whole, *combined, *longer]


def _words(comparison: Comparison) -> Iterator[str]:
    if comparison.operator in LISTS and isinstance(comparison.value, tuple):
        yield from (str(value) for value in comparison.value)
    else:
        yield str(comparison.value)
