"""A workshop in the middle of its life: jobs in every state, work in hand, a running clock, some refusals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app import bootstrap
from app.clock import FixedClock
from app.lifecycle.core import Core, Reading
from app.lifecycle.queries.show import KINDS, show
from app.lifecycle.sweeping import sweep
from tests.lifecycle.leading_together import shared, to_fit
from tests.lifecycle.shop import Row, Shop, furnished
from tests.models.playful import play
from tests.reference.choosing import exchange

NAME = "work.hatt"
_FILES = [{"name": "card.pdf", "kind": "work_card", "bytes": 9, "sha256": "0" * 64, "pages": 1, "codes": 1}]


def lively(core: Core) -> None:
    """Furnishes a workspace."""
    furnished(core)
    shop = of(core)
    for status in ("planned", "in_progress", "paused", "completed", "cancelled"):
        shop.in_state(status)
    shop.do("person.add", name="Chai", roles=["operator"], pin="2468")
    shop.do("person.change_pin", "Chai", old_pin="2468", pin="8642")
    shop.do("team.create", code="BENCH-A", name_en="Bench A")
    shop.do("team.edit", team="BENCH-A", name_en="First bench", name_th="โต๊ะหนึ่ง")
    shop.do(
        "person.edit", person="Chai", name_th="ชัย", team="BENCH-A", skills=[{"skill": "stitch", "level": 2}]
    )
    shop.do("sign_in.set", lock_minutes=5, lock_at_shift_end=True)
    shop.do("product.edit", product="CARD-02", name_th="ที่ใส่บัตร")
    shop.do("ticket.create", product="BELT-32", quantity=40)
    order = {"product": "CARD-02", "quantity": 2, "notes": "ด่วน"}
    shop.do("job.import", lines=[order], sheet="orders.csv", fingerprint="one line")
    shop.do("org.set", code="HAT", name_en="Hatthasilpa Leather", name_th="หัตถศิลป์เครื่องหนัง")
    shop.do("job.edit", job=shop.job(), version=1, quantity=5, due="2026-12-24")
    shop.do("job.close_short", job=shop.in_state("in_progress"), reason="the rest is for spring")
    shop.do("routing.retire", routing="SHORT", version=1)
    _hours(shop)
    _take_back(shop)
    _work(shop)
    _share(shop)
    _packets(shop)
    play(shop)
    _batches(shop)
    _orders(shop)
    shop.do("job.restore", job=shop.in_state("cancelled"))
    again = shop.in_state("cancelled")
    shop.do("job.restore", job=again)
    shop.do("job.start", job=again)
    shop.refused("job.start", job=again)
    shop.refused("job.create", "Vee", product="TOTE-07", quantity=1)


def _work(shop: Shop) -> None:
    stopped = shop.started(2)
    shop.do("work.start", "Nok", tokens=shop.refs(stopped, 1))
    shop.do("job.pause", job=stopped)
    shop.do("job.resume", job=stopped)
    job = shop.started(4)
    shop.do("work.start", "Nok", tokens=shop.refs(job, 1, 2))
    shop.clock.advance(minutes=12)
    shop.clock.set_on(minutes=-12)
    shop.do("work.complete", "Nok", tokens=shop.refs(job, 1))
    for number in (3, 4):
        shop.do("work.start", "Som", tokens=shop.refs(job, number))
        shop.do("work.pause", "Som", tokens=shop.refs(job, number), reason="leather is short")
    shop.do("work.resume", "Som", tokens=shop.refs(job, 4))
    shop.do("work.ask_help", "Som", tokens=shop.refs(job, 4))
    shop.do("work.complete", "Nok", tokens=shop.refs(job, 2))
    shop.do("undo", "Nok")


def _batches(shop: Shop) -> None:
    shop.do("ticket.assign_owner", ticket=shop.classic(5, owner="Nok"), owner=None)
    code = shop.classic(50)
    shop.do("ticket.assign_owner", ticket=code, owner="Som")
    shop.do("ticket.start", ticket=code)
    counted: dict[str, Any] = {"rework": 3, "reason": "torn"}
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1), scrapped=2, **counted)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 2), **counted)
    shop.do("undo", "Nok")
    shop.do("ticket.cancel", ticket=code, reason="no leather")
    shop.do("ticket.restore", ticket=code)


def _orders(shop: Shop) -> None:
    """Orders in each state, by every command of theirs, with a job that works for one."""
    done, running = shop.order(3), shop.order(50)
    for order in (done, running):
        (first, *_) = shop.planned(order, batch=20)
        shop.do("ticket.assign_owner", ticket=first, owner="Ploy")
        shop.do("ticket.start", ticket=first)
    shop.finish(shop.tickets_of(done)[0])
    shop.do("ticket.complete", ticket=shop.tickets_of(done)[0])
    gone, waits = shop.order(7), shop.order(50)
    for order in (gone, waits):
        shop.planned(order)
    shop.do("order.cancel", order=gone, reason="withdrawn")
    shop.do("order.restore", order=gone)
    shop.do("order.edit", order=gone, version=1, quantity=9, notes="ด่วน")
    shop.planned(gone)
    shop.do("undo")
    shop.do("order.cancel", order=shop.order(1))
    again = shop.order(2)
    shop.do("order.cancel", order=again)
    shop.do("order.restore", order=again)
    for sheet in ("belts.csv", "gone.csv"):
        line = {"product": "BELT-32", "quantity": 9, "reference": "PO-9"}
        shop.do("order.import", lines=[line], sheet=sheet, fingerprint=sheet, start="2026-12-01")
    shop.do("undo")
    for job in (shop.job(), shop.job()):
        shop.do("order.link", order=running, job=job)
    shop.do("order.unlink", order=running, job=job)


def _hours(shop: Shop) -> None:
    """Clocks left running, one of them answered for; begun work in other hands, a pause that is let be."""
    job = shop.started(4)
    for number, minutes in ((1, None), (2, 30)):
        shop.do("work.start", "Nok", tokens=shop.refs(job, number))
        shop.clock.advance(minutes=24 * 60)
        (left,) = sweep(shop.core)
        if minutes is not None:
            shop.do("session.settle", "Nok", session=left.session, minutes=minutes, reason="went home")
    shop.do("work.start", "Nok", tokens=shop.refs(job, 3, 4))
    shop.do("work.handoff", "Nok", tokens=shop.refs(job, 3, 4), to="Som")
    for number in (3, 4):
        shop.do("inbox.accept", "Mana", tokens=shop.refs(job, number))
    shop.do("undo", "Mana")
    shop.do("defect.create", code="mould", name_en="Mould", steps=["CUT"])
    shop.do("defect.edit", defect="mould", active=False)
    shop.do("org.set", code="HAT", shift_to="17:30")


def _share(shop: Shop) -> None:
    """Two at one piece, of another one part is done, and somebody is ready to begin a third."""
    done_by_both = to_fit(shop, 1, "Quan", "Mana")
    shop.do("work.start", "Quan", **done_by_both)
    of_one = shared(shop)
    shop.do("work.complete", "Mana", **of_one)
    of_two = shared(shop)
    shop.do("work.start", "Quan", **of_two)
    shop.do("work.assist", "Chai", **of_two)
    shop.do("work.requeue", "Chai", **of_two)
    shop.do("work.assist", "Chai", **of_two)
    shop.do("work.ask_help", "Quan", **of_two)
    shop.do("work.withdraw_help", "Chai", **of_two)


def _packets(shop: Shop) -> None:
    """One on its way, one deployed, one failed, one stopped, one gone."""
    shop.do("packet.set", keep_days=7)
    tickets = [shop.job(1) for _ in range(5)]
    made = shop.do("packet.create", tickets=tickets).result["packets"]
    going, deployed, failed, stopped, gone = (each["id"] for each in made)
    shop.do("packet.run", packets=[going, failed, stopped])
    shop.do("packet.run", packet=deployed, to="folder", target="/media/stick")
    shop.do("packet.stop", packet=stopped)
    for to in ("planned", "generated", "validated", "packaged"):
        shop.do(
            "packet.move", packet=deployed, to=to, timing_ms=7, files=_FILES if to == "generated" else None
        )
    shop.do("packet.move", packet=deployed, to="deployed", timing_ms=7, place="/media/stick/it", copied=1)
    shop.do("packet.move", packet=deployed, to="done", timing_ms=7)
    shop.do("packet.fail", packet=failed, to="planned", code="ERR_PACKET_DISK_FULL", params={})
    shop.do("packet.discard", packet=gone)
    shop.do("packet.clear", packet=gone)


def _take_back(shop: Shop) -> None:
    job = shop.started(2)
    shop.do("work.start", "Nok", tokens=shop.refs(job, 1))
    shop.do("undo", "Nok")
    shop.do("routing.import", routing=exchange("SECOND", ("CUT", "SEW")))
    shop.do("undo")
    shop.do("job.import", lines=[{"product": "TOTE-07", "quantity": 9}], sheet="b.csv", fingerprint="nine")
    shop.do("undo")


def of(core: Core) -> Shop:
    """The tests' language on a core."""
    assert isinstance(core.clock, FixedClock)
    return Shop(core, core.clock)


def opened(path: Path) -> Core:
    """A workspace open for work, at the tests' time."""
    return bootstrap.open_core(path, FixedClock(), station_backups=False)


def shown(path: Path) -> dict[str, list[Row]]:
    """All that `show` says of a workspace."""
    reading = bootstrap.open_reading(path)
    try:
        return everything(reading)
    finally:
        reading.close()


def everything(of: Core | Reading) -> dict[str, list[Row]]:
    """All that `show` says, but for where the files of packets are: that is beside the workspace."""
    places = dict.fromkeys(("paths", "preview", "log"))
    return {
        kind: [{**row, **places} if kind == "packets" else row for row in show(of.desk, kind)]
        for kind in KINDS
    }
