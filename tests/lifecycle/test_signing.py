"""Signing in: a PIN confirms who it is, a badge names somebody, and guessing is slow."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap
from app.clock import FixedClock, Instant
from app.domain.people import DELAYS, DELAYS_OF_DECIDERS
from app.domain.refusals import Code, Refused
from app.lifecycle import signing
from app.lifecycle.core import Core
from app.lifecycle.queries import choices
from app.lifecycle.script import Script
from app.models import secrets
from app.models.loading import sessions
from tests.house.project import ROOT
from tests.lifecycle.shop import ENGLISH, Shop, furnished, said
from tests.lifecycle.workspaces import copied

PIN, WRONG = "4711", "1174"


def tried(core: Core, name: str, pin: str) -> Refused | None:
    """Why somebody is not let in by a PIN; None when they are."""
    person = Shop(core, FixedClock()).person(name)
    try:
        assert signing.sign_in(core, person.id, pin) == person
    except Refused as refused:
        said(ENGLISH.refusal(refused.code, refused.params, refused.variant))
        return refused
    return None


def code(core: Core, name: str, pin: str) -> str | None:
    refused = tried(core, name, pin)
    return None if refused is None else str(refused.code)


@pytest.fixture
def pinned(shop: Shop) -> Shop:
    """A workshop in which an administrator, a manager and an operator have the same PIN."""
    for name in ("Admin", "Mana", "Nok"):
        shop.do("person.edit", person=name, pin=PIN)
    return shop


def test_while_nobody_has_a_pin_nobody_signs_in(shop: Shop) -> None:
    assert not choices.people_sign_in(shop.core.desk)
    for each in signing.seatable(shop.core.desk):
        assert signing.without_pin(shop.core.desk, each.person, by_badge=False) is None
    shop.do("person.edit", person="Nok", pin=PIN)
    assert choices.people_sign_in(shop.core.desk)
    shop.do("person.edit", person="Nok", active=False)
    assert not choices.people_sign_in(shop.core.desk)


def test_the_right_pin_lets_in_and_a_wrong_one_does_not(pinned: Shop) -> None:
    assert code(pinned.core, "Nok", WRONG) == Code.PIN_WRONG
    assert code(pinned.core, "Nok", "") == Code.PIN_WRONG
    assert code(pinned.core, "Nok", PIN) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Admin", Code.PIN_NEEDED),
        ("Nok", Code.PIN_NEEDED),
        ("Som", None),  # an operator
        ("Vee", None),  # a viewer
        ("Ploy", Code.PIN_MISSING),
        ("Quan", Code.PIN_MISSING),
    ],
)
def test_a_name_is_enough_for_who_has_no_pin_and_may_little(
    pinned: Shop, name: str, expected: Code | None
) -> None:
    for by_badge in (False, True):
        refused = signing.without_pin(pinned.core.desk, pinned.person(name), by_badge=by_badge)
        assert (None if refused is None else refused.code) == expected


def test_until_an_administrator_has_a_pin_nobody_is_locked_out(shop: Shop) -> None:
    shop.do("person.edit", person="Nok", pin=PIN)
    for name in ("Admin", "Mana", "Quan"):
        assert signing.without_pin(shop.core.desk, shop.person(name), by_badge=False) is None


def test_who_has_left_is_not_let_in(pinned: Shop) -> None:
    pinned.do("person.edit", person="Nok", active=False)
    assert "Nok" not in [each.person.name for each in signing.seatable(pinned.core.desk)]
    assert code(pinned.core, "Nok", PIN) == Code.PERSON_INACTIVE


def test_a_badge_names_somebody_in_any_letter_case(pinned: Shop) -> None:
    pinned.do("person.edit", person="Nok", badge="NOK-0001")
    desk = pinned.core.desk
    assert signing.with_badge(desk, "nok-0001") == pinned.person("Nok")
    with pytest.raises(Refused) as caught:
        signing.with_badge(desk, "NOBODY-1")
    assert (caught.value.code, caught.value.variant) == (Code.BADGE_UNKNOWN, "")


def test_a_badge_alone_lets_in_who_works_at_the_benches_if_that_is_set(pinned: Shop) -> None:
    desk, nok, mana = pinned.core.desk, pinned.person("Nok"), pinned.person("Mana")
    assert signing.without_pin(desk, nok, by_badge=True) is not None
    pinned.do("sign_in.set", badge_alone=True)
    assert signing.without_pin(desk, nok, by_badge=True) is None
    for person, by_badge in ((nok, False), (mana, True)):
        refused = signing.without_pin(desk, person, by_badge=by_badge)
        assert refused is not None
        assert refused.code is Code.PIN_NEEDED


def test_the_code_of_a_thing_signs_nobody_in(pinned: Shop) -> None:
    """Not even where somebody had the badge before the thing had its code."""
    pinned.do("person.edit", person="Nok", badge="FOB-0001")
    pinned.do("product.create", sku="FOB-0001", name_en="Fob", line="hatthasilpa")
    job = pinned.started()
    for each in (job, pinned.pieces(job)[0]["serial"], "FOB-0001", "TOTE-07", "STRAIGHT", "BENCH"):
        with pytest.raises(Refused) as caught:
            signing.with_badge(pinned.core.desk, each)
        refused = caught.value
        assert (refused.code, refused.variant) == (Code.BADGE_UNKNOWN, "of_a_thing")
        said(ENGLISH.refusal(refused.code, refused.params, refused.variant))


@pytest.mark.parametrize(
    ("name", "delays"), [("Nok", DELAYS), ("Mana", DELAYS_OF_DECIDERS), ("Admin", DELAYS_OF_DECIDERS)]
)
def test_guessing_becomes_slower_and_slower(pinned: Shop, name: str, delays: tuple[int, ...]) -> None:
    core, clock = pinned.core, pinned.clock
    for tries in range(1, len(delays) + 3):
        assert code(core, name, WRONG) == Code.PIN_WRONG
        wait = delays[min(tries, len(delays) - 1)]
        if wait:
            clock.advance(seconds=wait - 1)
            assert code(core, name, PIN) == Code.PIN_DELAYED, "the right one is not looked at either"
            clock.advance(seconds=1)
    assert code(core, name, PIN) is None
    assert code(core, name, WRONG) == Code.PIN_WRONG
    assert code(core, name, PIN) is None, "it begins anew once it was right"


def test_who_decides_waits_longer() -> None:
    assert all(one <= other for one, other in zip(DELAYS, DELAYS_OF_DECIDERS, strict=True))
    assert sum(DELAYS) < sum(DELAYS_OF_DECIDERS)


def test_one_persons_tries_hold_up_nobody_else(pinned: Shop) -> None:
    for _ in range(3):
        tried(pinned.core, "Nok", WRONG)
    assert code(pinned.core, "Nok", PIN) == Code.PIN_DELAYED
    assert code(pinned.core, "Mana", PIN) is None


def test_a_clock_that_is_set_back_lets_nobody_guess_and_locks_nobody_out(pinned: Shop) -> None:
    core, clock = pinned.core, pinned.clock
    for _ in range(3):
        tried(core, "Nok", WRONG)
    clock.set_on(minutes=-60 * 24 * 365)
    assert code(core, "Nok", PIN) == Code.PIN_DELAYED
    clock.advance(seconds=DELAYS[3])
    assert code(core, "Nok", PIN) is None


def test_a_new_pin_forgets_what_was_tried(pinned: Shop) -> None:
    for _ in range(4):
        tried(pinned.core, "Nok", WRONG)
    pinned.do("person.edit", person="Nok", pin="90210")
    assert code(pinned.core, "Nok", "90210") is None


def test_signing_in_is_no_command(pinned: Shop) -> None:
    before, facts = pinned.sql("SELECT count(*) FROM command"), pinned.fact_count()
    for pin in (WRONG, PIN):
        tried(pinned.core, "Nok", pin)
    assert (pinned.sql("SELECT count(*) FROM command"), pinned.fact_count()) == (before, facts)


# --- over restarts and processes ------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workshop in a file, in which Nok has a PIN."""
    path = copied(tmp_path / "workshop.hatt", furnished)
    with closing(bootstrap.open_core(path, FixedClock(), station_backups=False)) as core:
        Shop(core, FixedClock()).do("person.edit", person="Nok", pin=PIN)
    return path


def test_what_was_tried_is_known_after_a_restart(file: Path) -> None:
    clock = FixedClock()
    for _ in range(3):
        with closing(bootstrap.open_core(file, clock, station_backups=False)) as core:
            assert code(core, "Nok", WRONG) == Code.PIN_WRONG
    with closing(bootstrap.open_core(file, clock, station_backups=False)) as core:
        assert code(core, "Nok", PIN) == Code.PIN_DELAYED


def test_a_try_counts_though_the_program_ends_in_the_midst(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any) -> bool:
        raise KeyboardInterrupt

    clock = FixedClock()
    with (
        closing(bootstrap.open_core(file, clock, station_backups=False)) as core,
        monkeypatch.context() as end,
    ):
        end.setattr(secrets, "is_pin", killed)
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                tried(core, "Nok", WRONG)
    with closing(bootstrap.open_core(file, clock, station_backups=False)) as core:
        assert code(core, "Nok", PIN) == Code.PIN_DELAYED


_GUESSER = """
import sys
from pathlib import Path
from app import bootstrap
from app.clock import FixedClock
from app.domain.refusals import Refused
from app.lifecycle import signing
from app.lifecycle.queries import choices
core = bootstrap.open_core(Path(sys.argv[1]), FixedClock(), station_backups=False)
nok = choices.person(core.desk, "Nok")
print("ready", flush=True)
sys.stdin.readline()
for guess in range(8):
    try:
        signing.sign_in(core, nok.id, f"{guess:04d}")
    except Refused as refused:
        print(refused.code, flush=True)
core.close()
"""


@pytest.mark.slow
def test_two_programs_side_by_side_guess_no_faster_than_one(file: Path) -> None:
    command = [sys.executable, "-c", _GUESSER, str(file)]
    guessers = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for each in guessers:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    answers = [line for each in _answers(guessers) for line in each.split()]
    assert sorted(set(answers)) == [Code.PIN_DELAYED, Code.PIN_WRONG]
    assert answers.count(Code.PIN_WRONG) == 3, "as many as are free, whoever makes them"


def _answers(guessers: list[subprocess.Popen[str]]) -> list[str]:
    for each in guessers:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    found = []
    for each in guessers:
        out, errors = each.communicate()
        assert each.returncode == 0, errors
        found.append(out)
    return found


# --- one's own PIN --------------------------------------------------------------------------------------


def change(shop: Shop, who: str, old: str, new: str) -> str | None:
    """Why somebody can't give themselves another PIN; None when they have."""
    try:
        shop.do("person.change_pin", who, old_pin=old, pin=new)
    except Refused as refused:
        said(ENGLISH.refusal(refused.code, refused.params, refused.variant))
        return str(refused.code)
    return None


def test_who_knows_their_pin_gives_themselves_another_one(pinned: Shop) -> None:
    assert change(pinned, "Nok", PIN, "2580") is None
    assert code(pinned.core, "Nok", PIN) == "ERR_PIN_WRONG"
    assert code(pinned.core, "Nok", "2580") is None
    assert code(pinned.core, "Mana", PIN) is None
    assert pinned.rows("facts")[-1]["data"] == {"id": pinned.id_of("Nok")}
    (written,) = pinned.sql("SELECT body FROM command WHERE kind = 'person.change_pin'")
    assert not {PIN, "2580"} & set(written[0].split('"'))


def test_a_wrong_one_changes_nothing_and_guessing_is_slow_as_at_the_window(pinned: Shop) -> None:
    free = [change(pinned, "Nok", WRONG, "2580") for _ in range(4)]
    assert free[:3] == ["ERR_PIN_WRONG"] * 3
    assert change(pinned, "Nok", PIN, "2580") == "ERR_PIN_DELAYED"
    assert code(pinned.core, "Nok", PIN) == "ERR_PIN_DELAYED"
    pinned.clock.advance(minutes=10)
    assert change(pinned, "Nok", PIN, "2580") is None
    assert change(pinned, "Nok", WRONG, PIN) == "ERR_PIN_WRONG"


def test_a_try_within_all_or_nothing_counts_as_well(pinned: Shop) -> None:
    line = json.dumps({"do": "person.change_pin", "old_pin": WRONG, "pin": "2580"})
    for _ in range(3):
        ((_, answer),) = Script(pinned.core.controller, pinned.id_of("Nok")).run_atomic([line])
        assert isinstance(answer, Refused)
    assert change(pinned, "Nok", PIN, "2580") == "ERR_PIN_DELAYED"


def test_nobody_else_changes_it_so_and_the_first_one_is_given(pinned: Shop) -> None:
    with pytest.raises(Refused) as refused:
        pinned.do("person.change_pin", "Admin", as_="Nok", old_pin=PIN, pin="2580")
    assert (refused.value.code, refused.value.variant) == ("ERR_NOT_ALLOWED", "own_pin")
    assert change(pinned, "Som", PIN, "2580") == "ERR_PIN_MISSING"


# --- the end of the shift -------------------------------------------------------------------------------


def test_a_shift_has_ended_once_its_last_hour_has_struck_since_then(pinned: Shop) -> None:
    desk, clock = pinned.core.desk, pinned.clock
    since, later = clock.now(), Instant(clock.now() + 24 * 60 * 60 * 1_000_000)
    assert not signing.shift_has_ended(desk, since, later, clock)
    pinned.do("sign_in.set", lock_at_shift_end=True)
    assert signing.shift_has_ended(desk, since, later, clock)
    end = sessions.shift(desk.db).next_end(since, clock)
    assert not signing.shift_has_ended(desk, since, Instant(end - 1), clock)
    assert signing.shift_has_ended(desk, since, end, clock)
    assert not signing.shift_has_ended(desk, end, Instant(end + 1), clock)
    assert not signing.shift_has_ended(desk, later, since, clock), "the clock was set back"
