from __future__ import annotations

import manual
import pytest

from app.cli.commands import signature
from app.domain.commands import COMMANDS

# The names and fields that scripts rely on. A command may be added; none of these changes.
AGREED = """
org.set {code, name_en?, name_th?}
work_center.create {code, name_en, name_th?, capacity?}
person.add {name, roles, pin?}
product.create {sku, name_en, name_th?, line, routing?}
routing.publish {routing}
routing.retire {routing, version}
job.create {product, quantity, routing?, due?, priority?, notes?}
job.edit {job, version, quantity?, routing?, due?, priority?, notes?}
job.start {job | jobs}
job.pause {job | jobs}
job.resume {job | jobs}
job.complete {job | jobs}
job.restore {job | jobs}
job.close_short {job | jobs, reason}
job.cancel {job | jobs, reason}
work.start {tokens}
work.resume {tokens}
work.complete {tokens}
work.pause {tokens, reason}
ticket.create {product, quantity, routing?, due?}
""".strip().splitlines()


@pytest.mark.parametrize("name", manual.PAGES)
def test_a_reference_page_says_what_the_registries_say(name: str) -> None:
    written = (manual.FOLDER / name).read_text(encoding="utf-8")

    assert written == manual.page(name), "write it again: python dev/manual.py"


@pytest.mark.parametrize("agreed", AGREED)
def test_a_command_keeps_the_fields_that_were_agreed(agreed: str) -> None:
    kind = agreed.split(" ", 1)[0]

    assert signature(COMMANDS[kind]) == agreed


def test_a_routing_is_imported_from_an_object_or_a_file() -> None:
    spec = COMMANDS["routing.import"]

    assert set(spec.fields) == {"routing"}
    assert spec.alternatives == {"file": "routing"}


def test_job_create_ignores_exactly_what_nobody_may_choose() -> None:
    assert COMMANDS["job.create"].ignored == {"status", "job_owner_id", "tokens", "assigned_operator"}
