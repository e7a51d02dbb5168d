"""The office: the workshop is set up, orders come in, and planners and managers do what their tables say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from app.domain.codes import token_number
from app.domain.commands import parse
from app.domain.refusals import Code
from app.lifecycle import importing
from app.lifecycle.incoming import with_files_read
from app.sample.calendar import DAY
from app.sample.door import Result
from app.sample.jobs import Job, Step, job_of
from app.sample.parts import PartsJob, refs
from app.sample.story import SAMPLE, Plot, Row, Story, table
from app.sheets import Sheet

ADMIN, MANAGER, PLANNER = "Admin", "Wanida Srisuwan", "Ploy Charoensuk"
BY_MANAGER = frozenset({"job.cancel", "job.restore", "job.close_short", "order.cancel"})
HEADINGS = ("เลขที่ใบสั่งซื้อ", "รหัสสินค้า", "จำนวน", "กำหนดส่ง", "ความเร่งด่วน", "หมายเหตุ")
_AROUND = frozenset(
    {"day", "do", "by", "refused", "at_step", "held"}
)  # what stands around a command's fields in a table
_DAYS = ("due", "start", "end")
_OF_PACKET = ("kind", "language", "purpose")
_ORDERED = ("product", "quantity", "due", "priority", "notes")

WHAT_BECOMES: dict[str, Callable[[Job], None]] = {
    "job.start": Job.start,
    "job.pause": Job.halt,
    "job.resume": Job.go_on,
    "job.cancel": Job.halt,
    "job.close_short": Job.halt,
    "job.complete": Job.halt,
    "job.edit": Job.edited,
}


class Planning:
    """What happens in the office; `jobs` are those that were made so far, `packets` those that are to be made
    when the story is told."""

    def __init__(self, story: Story, org: str) -> None:
        self.jobs: list[Job] = []
        self.packets: list[str] = []
        self._story = story
        self._org = org
        self._steps: dict[str, tuple[Step, ...]] = {}  # of each routing as it was published last
        self._routings: dict[str, str] = {}  # of each product
        self._newest: dict[str, str] = {}  # job of each product

    def plots(self) -> Iterator[tuple[str, Plot]]:
        """The workshop's own, each order sheet's, single job's, classic ticket's and order's, by name."""
        yield "workshop", self._workshop()
        rows = table("jobs")
        for day, ordered in groupby((row for row in rows if "order" in row), key=_day):
            yield f"sheet {day}", self._sheet(list(ordered))
        yield from ((_name(row), self._single(row)) for row in rows if "order" not in row)
        yield from ((f"classic {_name(row)}", self._classic(row)) for row in table("tickets"))
        yield from ((f"order {_name(row)}", self._order(row)) for row in table("orders"))
        yield from ((f"packet {_name(row)}", self._packet(row)) for row in table("packets"))

    def _workshop(self) -> Plot:
        for event in table("workshop"):
            yield self._in_office(event["day"], 1, 4)
            values = _fields(event)
            if event["do"] == "org.set":
                values["code"] = self._org
            if "file" in values:
                values["file"] = str(SAMPLE / "routings" / values["file"])
            self._happen(event, values)
            self._learn(event)

    def _learn(self, event: Row) -> None:
        """Notes the steps of a routing that is drafted, and the routing of a product."""
        if event["do"] == "routing.import":
            routing = json.loads((SAMPLE / "routings" / event["file"]).read_text(encoding="utf-8"))
            steps = tuple(_step(node) for node in routing["nodes"] if "work_center" in node)
            self._steps[routing["code"]] = steps
            for job in self.jobs:
                if isinstance(job, PartsJob) and job.routing == routing["code"]:
                    job.learn(steps)
        elif "sku" in event:
            self._routings[event["sku"]] = event.get("routing", "")

    def _sheet(self, rows: list[Row]) -> Plot:
        """A planner imports the week's order sheet."""
        yield self._in_office(rows[0]["day"], 20, 60)
        day = self._story.clock.calendar.date_of(rows[0]["day"])
        cells = [HEADINGS, *(self._cells(row, f"SO-{day:%y%m}-{row['order']:03}") for row in rows)]
        sheet = Sheet(f"ใบสั่งงาน สัปดาห์ {day.isocalendar().week}.xlsx", tuple(cells))
        desk = self._story.door.core.desk
        command = importing.command(importing.look(sheet, importing.known(desk)))
        series, number = self._story.door.give(command, PLANNER)["first"].rsplit("-", 1)
        for place, row in enumerate(rows):
            self._story.begin(_name(row), self._life(row, f"{series}-{int(number) + place:04}"))
        for colleague in (row["twice"] for row in rows if "twice" in row):
            yield self._story.now + self._story.about(10, 30)
            self._story.door.fail(command, colleague, Code.SHEET_AGAIN)

    def _cells(self, row: Row, reference: str) -> tuple[Any, ...]:
        dated = self._dated(row)
        return (reference, *(dated.get(key) for key in _ORDERED))

    def _single(self, row: Row) -> Plot:
        """A planner makes one job."""
        yield self._in_office(row["day"], 60, 150)
        values = {key: row[key] for key in _ORDERED if key in row}
        made = self._happen({"do": "job.create"}, values, row.get("by", PLANNER))
        yield from self._life(row, made["code"])

    def _classic(self, row: Row) -> Plot:
        """A planner makes a classic ticket; what becomes of its batches stands in its row, too."""
        yield self._in_office(row["day"], 60, 150)
        values = {key: row[key] for key in (*_ORDERED, "routing") if key in row}
        code = self._happen({"do": "ticket.create"}, values, row["by"])["code"]
        for event in row.get("then", ()):
            yield self._in_office(event["day"], 15, 90)
            self._happen(event, _about_ticket(event, code), row["by"])

    def _order(self, row: Row) -> Plot:
        """A planner makes a manufacturing order; what becomes of its tickets stands in its row, too."""
        yield self._in_office(row["day"], 60, 150)
        values = {key: row[key] for key in (*_ORDERED, "start", "end", "routing") if key in row}
        order = self._happen({"do": "order.create"}, values, row["by"])["code"]
        tickets: list[str] = []
        for event in row.get("then", ()):
            yield self._in_office(event["day"], 15, 60)
            if "ticket" in event:
                self._happen(event, _about_ticket(event, tickets[event["ticket"] - 1]), row["by"])
            else:
                made = self._happen(event, {"order": order, **self._linked(event)}, row["by"])
                tickets += [each["code"] for each in made.get("tickets", ()) if isinstance(each, dict)]

    def _packet(self, row: Row) -> Plot:
        """A planner makes a packet of documents of the newest job of a product, and may set it going."""
        yield self._in_office(row["day"], 160, 300)
        values = {key: row[key] for key in _OF_PACKET if key in row}
        made = self._happen(
            {"do": "packet.create"}, {"ticket": self._newest[row["product"]], **values}, row["by"]
        )
        if "run" in row:
            folder = Path(self._story.door.core.workspace.path).parent
            place = {key: str(folder / text) if key == "target" else text for key, text in row["run"].items()}
            self._happen({"do": "packet.run"}, {"packet": made["code"], **place}, row["by"])
            self.packets.append(made["code"])

    def _linked(self, event: Row) -> Row:
        """The fields of a command on an order; of a job that is linked to it, the newest of a product."""
        values = _fields(event)
        if "job" in values:
            values["job"] = self._newest[values["job"]]
        return values

    def _life(self, row: Row, code: str) -> Plot:
        """What becomes of a job, until it is completed in the end."""
        job = self._job(row, code)
        self.jobs.append(job)
        self._newest[row["product"]] = code
        for event in _events(row):
            yield self._in_office(event["day"], 15, 150)
            while "at_step" in event and not job.lying[event["at_step"]]:
                yield self._story.now + self._story.about(10, 30)
            self._happen(event, self._about(job, event), row.get("by", PLANNER))
            if event["do"] in WHAT_BECOMES and "refused" not in event:
                WHAT_BECOMES[event["do"]](job)
            elif isinstance(job, PartsJob) and job.running:
                job.look()
        while job.running and not row.get("open"):
            yield self._story.now + self._story.about(30, 90)
            if job.is_done:
                self._happen({"do": "job.complete"}, {"job": code}, row.get("by", PLANNER))
                job.halt()

    def _job(self, row: Row, code: str) -> Job:
        """The job of a row; one with inspections asks the workspace where its pieces lie."""
        routing = self._routings[row["product"]]
        job = job_of(row, code, self._steps.get(routing, ()))
        if any(step.judges for step in job.steps):
            return PartsJob.of(job, self._story.door, routing, row.get("faults", ()))
        return job

    def _about(self, job: Job, event: Row) -> Row:
        """The fields of a command on a job."""
        values = _fields(event)
        if "held" in event and isinstance(job, PartsJob):
            return {**values, "tokens": refs(job, job.held())}
        if "at_step" in event:
            return {**values, "tokens": refs(job, tuple(job.lying[event["at_step"]][:1]))}
        if "tokens" in values:
            return {**values, "tokens": refs(job, tuple(values["tokens"]))}
        version = {"version": job.version} if event["do"] == "job.edit" else {}
        return {"job": job.code, **version, **values}

    def _happen(self, event: Row, values: Row, usually: str = ADMIN) -> Result:
        """Gives the command that a row of a table describes."""
        kind = event["do"]
        by = event.get("by", MANAGER if kind in BY_MANAGER else usually)
        command, _ = parse(kind, with_files_read(kind, self._dated(values)))
        if "refused" in event:
            self._story.door.fail(command, by, event["refused"])
            return {}
        return self._story.door.give(command, by)

    def _dated(self, row: Row) -> Row:
        """The row with the days of the story on which something is due, begins or ends as dates."""
        days = {key: row[key] for key in _DAYS if isinstance(row.get(key), int)}
        dates = {key: self._story.clock.calendar.date_of(day).isoformat() for key, day in days.items()}
        return {**row, **dates}

    def _in_office(self, day: int, least: float, most: float) -> float:
        """Some minutes after now, or after the beginning of that day."""
        return max(day * DAY, self._story.now) + self._story.about(least, most)


def _step(node: Row) -> Step:
    """A node at which people work."""
    cure = node.get("cure_minutes", 0)
    return Step(node["code"], node["work_center"], node["minutes"], cure, node["kind"] == "qc")


def _about_ticket(event: Row, code: str) -> Row:
    """The fields of a command on a classic ticket, or on some of its batches."""
    values = {key: value for key, value in _fields(event).items() if key != "ticket"}
    numbers = [token_number(number) for number in values.pop("tokens", ())]
    batches = {"tokens": [{"ticket": code, "number": number} for number in numbers]}
    return values | (batches if numbers else {"ticket": code})


def _fields(event: Row) -> Row:
    """What a row of a table says of its command's fields."""
    return {key: value for key, value in event.items() if key not in _AROUND}


def _events(row: Row) -> list[Row]:
    """What happens to a job, in its order."""
    started = [{"day": row["start"], "do": "job.start"}] if "start" in row else []
    return sorted([*started, *row.get("then", ())], key=_day)


def _name(row: Row) -> str:
    return f"{row['day']} {row['product']}"


def _day(row: Row) -> int:
    return int(row["day"])
