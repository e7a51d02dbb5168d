from __future__ import annotations

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, field, replace

import pytest

from app.values import FEW, frozen


@frozen
class Hide:
    name: str
    area: int
    marks: Mapping[str, int] = field(default_factory=dict, hash=False)
    sort: str = "A"
    note: str = field(default="", repr=False, compare=False)


@frozen
class Lining:
    name: str
    area: int


@frozen
class Pair:
    left: int
    right: int
    sum: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sum", self.left + self.right)

    def __repr__(self) -> str:
        """As people write it."""
        return f"{self.left} + {self.right}"


@frozen
class Trio(Pair):
    middle: int = 0


def test_values_of_one_kind_are_equal_by_what_they_hold() -> None:
    assert Hide("olive", 3) == Hide(area=3, name="olive", sort="A", note="by the door")
    assert Hide("olive", 3) != Hide("olive", 3, {"scar": 1})
    assert {Hide("olive", 3), Hide("olive", 3, note="on the shelf")} == {Hide("olive", 3)}
    assert hash(Hide("olive", 3, {"scar": 1})) == hash(Hide("olive", 3))


def test_values_of_two_kinds_are_never_equal() -> None:
    made: object = Lining("olive", 3)
    assert made != Hide("olive", 3)
    assert made != ("olive", 3)


def test_a_value_never_changes() -> None:
    hide = Hide("olive", 3)
    with pytest.raises(FrozenInstanceError, match="Hide is frozen: area stays as it is"):
        hide.area = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del hide.area
    with pytest.raises(FrozenInstanceError):
        hide.price = 4  # type: ignore[attr-defined]
    assert not hasattr(hide, "__dict__")
    assert replace(hide, area=4) == Hide("olive", 4)


def test_every_value_gets_a_usual_one_of_its_own() -> None:
    first, second = Hide("olive", 3), Hide("olive", 3)
    assert first.marks == {}
    assert first.marks is not second.marks


def test_a_value_is_made_as_functions_are_called() -> None:
    with pytest.raises(
        TypeError, match=r"Lining.__init__\(\) missing 1 required positional argument: 'area'"
    ):
        Lining("olive")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        Lining("olive", 3, colour="green")  # type: ignore[call-arg]


def test_a_value_is_shown_as_it_would_be_written_or_as_it_says_itself() -> None:
    assert repr(Hide("olive", 3, note="by the door")) == "Hide(name='olive', area=3, marks={}, sort='A')"
    assert repr(Pair(2, 3)) == "2 + 3"


def test_what_is_made_upon_another_value_has_its_fields_first() -> None:
    trio = Trio(2, 3, 4)
    assert (trio.sum, trio.middle) == (5, 4)
    assert trio != Trio(2, 3)
    assert asdict(trio) == {"left": 2, "right": 3, "sum": 5, "middle": 4}


def test_values_are_taken_apart() -> None:
    match Lining("olive", 3):
        case Lining(name, 3):
            assert name == "olive"
        case _:
            raise AssertionError


@pytest.mark.parametrize("made_before", [0, FEW + 1])
def test_the_first_of_a_kind_are_filled_as_all_later_ones(made_before: int) -> None:
    @frozen
    class Strap:
        length: int
        holes: int = 5
        marks: list[str] = field(default_factory=list)

    earlier = [Strap(number) for number in range(made_before)]
    strap = Strap(90, marks=["olive"])
    assert (strap.length, strap.holes, strap.marks) == (90, 5, ["olive"])
    assert Strap(90) == Strap(length=90, holes=5)
    assert Strap(90).marks is not Strap(90).marks
    assert [each.length for each in earlier] == list(range(made_before))


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((1, 2, 3, 4), {}), ((1,), {"length": 2}), ((1,), {"width": 2})]
)
@pytest.mark.parametrize("made_before", [0, FEW + 1])
def test_what_a_value_does_not_take_is_refused(
    made_before: int, given: tuple[int, ...], named: dict[str, int]
) -> None:
    @frozen
    class Strap:
        length: int
        holes: int = 5

    for number in range(made_before):
        Strap(number)
    with pytest.raises(TypeError, match=r"Strap\.__init__\(\)"):
        Strap(*given, **named)
    assert Strap(90).holes == 5
