"""Workspaces to measure in: made through the door like everybody's, and kept for the next time."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from app import bootstrap
from app.clock import FixedClock
from app.domain.commands import parse
from app.domain.words import Priority
from app.ids import PersonId
from app.lifecycle.core import Core
from app.lifecycle.queries.choices import first_admin
from app.lifecycle.receipts import Receipt
from app.models.schema import FINGERPRINTS, SCHEMA_VERSION

STEPS = ("CUT", "SEW", "EDGE")
"""More than one, so that a piece goes on after the first."""
ROUTING = "STRAIGHT"
PRODUCT = "TOTE-07"

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured, and the folder where workspaces are kept."""

    folder: Path
    jobs: int  # in the list
    rows: int  # in an order sheet
    pieces: int  # in the job that is started
    most_pieces: int  # in the largest job
    running: int  # jobs of that many pieces that run already
    rounds: int  # of what takes milliseconds
    steps: int  # rounds of what takes less than one
    history: int  # pieces that were worked one by one
    opens: int  # fresh processes
    soak: int  # facts of a working day

    def kept(self, name: str, furnish: Callable[[Workshop], None]) -> Path:
        """A closed workspace, made the first time that it is asked for in this way."""
        path = self.folder / f"{name}-{self._way(furnish)}.hatt"
        if not path.exists():
            print(f"Making {path.name} ...", flush=True)
            with self.scratch() as folder:
                making = folder / path.name
                bootstrap.new_workspace(making, clock=FixedClock())
                with opened(making) as shop:
                    _found(shop)
                    furnish(shop)
                making.replace(path)
        return path

    def _way(self, furnish: Callable[[Workshop], None]) -> str:
        """A hash of all that decides what is in a workspace: schema, sizes, the modules that make it."""
        sizes = replace(self, folder=Path(), soak=0)
        modules = (Path(each.__code__.co_filename).read_text("utf-8") for each in (furnish, _found))
        way = repr((FINGERPRINTS[SCHEMA_VERSION], sizes, *modules))
        return hashlib.sha256(way.encode()).hexdigest()[:8]

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for one measurement, on the disk that the kept workspaces are on."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=self.folder, prefix="run-") as folder:
            yield Path(folder)

    @contextmanager
    def copy(self, template: Path) -> Iterator[Path]:
        """A copy of one's own of a closed workspace."""
        with self.scratch() as folder:
            yield Path(shutil.copyfile(template, folder / template.name))

    @contextmanager
    def copies(self, template: Path, count: int) -> Iterator[list[Workshop]]:
        """Open copies of one's own of a closed workspace."""
        with self.scratch() as folder:
            paths = [shutil.copyfile(template, folder / f"{number}.hatt") for number in range(count)]
            with _all_opened(paths) as shops:
                yield shops


@dataclass(frozen=True, slots=True)
class Workshop:
    """An open workspace, and the admin who gives all commands."""

    core: Core
    admin: PersonId

    def do(self, kind: str, request: str | None = None, **fields: Any) -> Receipt:
        """Gives a command as a script would."""
        command, _ = parse(kind, fields)
        return self.core.controller.execute(command, self.admin, request)

    def column(self, query: str, *values: object) -> list[Any]:
        """The first column of a query."""
        return [row[0] for row in self.core.workspace.db.execute_sql(query, values).fetchall()]

    def product(self, sku: str, name_en: str, name_th: str) -> None:
        """A product with the routing."""
        names = {"name_en": name_en, "name_th": name_th}
        self.do("product.create", sku=sku, line="hatthasilpa", routing=ROUTING, **names)

    def job(self, quantity: int) -> int:
        """The id of a new job, planned."""
        created: int = self.do("job.create", product=PRODUCT, quantity=quantity).result["id"]
        return created

    def started(self, quantity: int) -> int:
        """The id of a new job, in progress."""
        job = self.job(quantity)
        self.do("job.start", jobs=[job])
        return job


def _found(shop: Workshop) -> None:
    """A bench, a straight routing, one product."""
    kinds = {"START": "start", "END": "end"}
    codes = ("START", *STEPS, "END")
    nodes = [
        {"code": code, "name": code.title(), "kind": kinds[code]}
        if code in kinds
        else {"code": code, "name": code.title(), "kind": "operation", "work_center": "BENCH", "minutes": 20}
        for code in codes
    ]
    routing = {
        "format": "hatthasilpa.routing/1",
        "code": ROUTING,
        "name": "Straight on",
        "line": "hatthasilpa",
        "nodes": nodes,
        "edges": [{"from": one, "to": other} for one, other in pairwise(codes)],
    }
    shop.do("work_center.create", code="BENCH", name_en="Bench")
    shop.do("routing.import", routing=routing)
    shop.do("routing.publish", routing=ROUTING)
    shop.product(PRODUCT, "Tote No.7, saddle", "กระเป๋าโท้ท เบอร์ 7 สีน้ำตาลอาน")


@contextmanager
def opened(path: Path) -> Iterator[Workshop]:
    """The workspace, open for work at an hour that never changes."""
    core = bootstrap.open_core(path, FixedClock(), station_backups=False)
    try:
        admin = first_admin(core.desk)
        assert admin is not None
        yield Workshop(core, admin.id)
    finally:
        core.close()


@contextmanager
def _all_opened(paths: Sequence[Path]) -> Iterator[list[Workshop]]:
    with ExitStack() as stack:
        yield [stack.enter_context(opened(path)) for path in paths]


def order_lines(count: int, random: Random, skus: Sequence[str]) -> list[Values]:
    """Lines of an order sheet: a few pieces each, most of them due later, a fifth with notes."""
    clock = FixedClock()
    today = clock.plant_date(clock.now())
    return [
        {
            "product": random.choice(skus),
            "quantity": random.choice((1, 1, 1, 2, 2, 3, 4, 6, 8, 12)),
            "due": (today + timedelta(days=random.randint(-60, 300))).isoformat(),
            "priority": random.choices(tuple(Priority), (1, 7, 2, 1))[0],
            "reference": f"PO-{random.randint(1, 60_000):05}",
            **({"notes": random.choice(_NOTES)} if random.random() < 0.2 else {}),
        }
        for _ in range(count)
    ]


_NOTES = (
    "Saddle thread, brass fittings",
    "ลูกค้ามารับเอง",
    "Monogram in gold foil: A. S.",
    "ห่อของขวัญ ผูกโบว์",
    "Same hide for all pieces",
)
