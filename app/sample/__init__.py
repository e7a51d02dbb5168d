"""The sample workshop: six weeks of a leather workshop, made through the door like everybody's commands.

What people know stands in `resources/sample`: the workshop and its dated changes (`workshop.jsonl`), the jobs
with what became of them (`jobs.jsonl`), the classic tickets with theirs (`tickets.jsonl`), packets of
documents (`packets.jsonl`; their files lie beside the workspace, as everybody's do), who works where
and how fast (`artisans.jsonl`), the routings. The story walks through thirty working days up to today with
all of it at once: planners do what their tables say, artisans take whatever is most urgent at their benches,
and each command is given at its minute. On the same day it is the same story; only the instants of its last
hours follow the time of day.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from app import bootstrap
from app.clock import Clock, SystemClock
from app.lifecycle.core import Core
from app.lifecycle.packets.office import carry_all
from app.lifecycle.packets.renderer import Renderer
from app.models import database
from app.sample.artisans import artisans
from app.sample.calendar import Calendar, StoryClock
from app.sample.door import Door
from app.sample.planning import Planning
from app.sample.story import Story, Tell

FOR_CUSTOMERS = "For customers"
"""Where a page is deployed to, beside the workspace."""


def make(
    path: Path, org: str = bootstrap.DEFAULT_ORG, clock: Clock | None = None, tell: Tell | None = None
) -> None:
    """Makes a workspace file that holds the sample workshop. Raises as `bootstrap.new_workspace` does.

    `tell` hears as each day of the story has passed; when it raises, nothing is left of the file.
    """
    path = path.absolute()  # beside it stands where packets are delivered, which is told in full
    clock = clock or SystemClock()
    calendar = Calendar(clock)
    told = StoryClock(clock, calendar)
    bootstrap.new_workspace(path, org, told)
    try:
        core = bootstrap.open_core(path, told, station_backups=False)
        with closing(core):
            with Door(core) as door:
                packets = _tell(Story(door, told, tell), org)
            _make(core, packets)
    except BaseException:
        with suppress(OSError):
            database.remove(path)  # half a story is no workshop
        raise


def _make(core: Core, packets: Sequence[str]) -> None:
    """Makes the files of packets; nobody prints."""
    with suppress(OSError):  # then one of them fails, as in a workshop
        Path(core.workspace.path).with_name(FOR_CUSTOMERS).mkdir(exist_ok=True)
    with Renderer() as renderer:
        carry_all(core, packets, renderer)


def _tell(story: Story, org: str) -> Sequence[str]:
    """Tells the story; returns the packets that somebody has set going in it."""
    planning = Planning(story, org)
    for name, plot in (*planning.plots(), *artisans(story, planning.jobs)):
        story.begin(name, plot)
    story.run()
    return planning.packets
