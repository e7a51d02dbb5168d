"""`python3 dev.py try`: the frozen program does its work where there is neither Python nor anything of ours.

On Linux in an empty root, as somebody without rights; elsewhere in an empty folder with an empty environment.
The name of its folder holds Thai and a space, as people's folders do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from places import BUILD, ROOT
from problems import CannotGoOn

from freezing import build
from freezing.marks import CONSOLE, PROGRAM
from freezing.root import HOME, EmptyRoot

FOLDER = BUILD / "try"
PLACE = f"/opt/เครื่องมือ ช่าง/{PROGRAM}"
SHEET = ROOT / "resources" / "sample" / "orders-week-48-untidy.xlsx"
KEPT_ON_WINDOWS = {"SYSTEMROOT", "WINDIR", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA"}
AGAIN = 5
SCRIPT = """\
{"do": "product.create", "sku": "TRY-1", "name_en": "Card holder", "name_th": "ที่ใส่บัตร", "line": "hatthasilpa"}
{"do": "job.create", "product": "TRY-1", "quantity": 3, "notes": "ลูกค้ารอ"}
"""


@dataclass(frozen=True, slots=True)
class Step:
    """What the program is asked, and a piece of what it must answer; `windowed`: by the one for a desktop."""

    words: Sequence[str]
    answer: str = ""
    windowed: bool = False


WORKSPACE = "ช่าง.hatt"
STEPS: Sequence[Step] = (
    Step(["--version"], "hatthasilpa "),
    Step(["new", WORKSPACE, "--org", "TRY"]),
    Step(["do", "-w", WORKSPACE, "--atomic", "script.jsonl"], '"planned"'),
    Step(["import", "jobs", "-w", WORKSPACE, "--create-products", "sheet.xlsx"]),
    Step(["show", "tickets", "-w", WORKSPACE, "--json"], "TRY-1"),
    Step(["check", "-w", WORKSPACE, "--lang", "th"], "สมบูรณ์"),
    Step(["backup", "-w", WORKSPACE, "copy.hatt"]),
    Step(["--smoke"]),
    Step(["--tour", "--lang", "th", "--pictures", "pictures"]),
)
IN_A_WINDOW: Sequence[Step] = (Step(["--version"], windowed=True), Step(["--smoke"], windowed=True))


@dataclass(frozen=True, slots=True)
class Taken:
    """How long a step took, and for how much of that it had a processor."""

    seconds: float
    processor: float

    def __str__(self) -> str:
        return f"{self.seconds:6.2f} s, processor {self.processor:5.2f} s"


def processor_time() -> float:
    """What all processes that ended under this one have used; 0 on Windows, which does not tell."""
    times = os.times()
    return times.children_user + times.children_system


@dataclass(frozen=True, slots=True)
class Premises:
    """Where it is tried: what starts it there, and its user's folder as seen from there and from here."""

    start: Sequence[str]
    start_windowed: Sequence[str]
    inside: str
    outside: Path
    program: Path

    def run(self, step: Step) -> Taken:
        """What a step took. Raises CannotGoOn when it did not do what it should."""
        begin, used = time.perf_counter(), processor_time()
        done = subprocess.run(
            [*(self.start_windowed if step.windowed else self.start), *map(self.named, step.words)],
            check=False,
            capture_output=True,
            encoding="utf-8",
            env=self.environment(),
            cwd=self.outside,
        )
        taken = Taken(time.perf_counter() - begin, processor_time() - used)
        if done.returncode or done.stderr or step.answer not in done.stdout:
            told = f"{done.stdout}{done.stderr}".strip()
            raise CannotGoOn(f"{' '.join(step.words)} failed with {done.returncode}:\n{told}")
        return taken

    def named(self, word: str) -> str:
        """A file of its user's folder, by its whole name: in an empty root one starts at the top."""
        is_file = word == "pictures" or Path(word).suffix in {".hatt", ".jsonl", ".xlsx"}
        return f"{self.inside}/{word}" if is_file else word

    def environment(self) -> dict[str, str]:
        """Nothing of ours: no path, no display, no hint of a Python; only the letters every desktop has."""
        kept = {name: value for name, value in os.environ.items() if name.upper() in KEPT_ON_WINDOWS}
        return {"HOME": self.inside, "LANG": "C.UTF-8", **(kept if sys.platform == "win32" else {})}

    def forget(self) -> None:
        """Has the system read the program's files from the disk again, where it can be asked to."""
        if not hasattr(os, "posix_fadvise"):
            return
        for path in self.program.rglob("*"):
            if path.is_file():
                with path.open("rb") as opened:
                    os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def try_it() -> int:
    """Does every step, telling what it took; then the starts again and again."""
    if not build.program().exists():
        raise CannotGoOn("There is no frozen program yet: python3 dev.py freeze")
    premises = moved_in()
    (premises.outside / "script.jsonl").write_text(SCRIPT, "utf-8")
    shutil.copy(SHEET, premises.outside / "sheet.xlsx")
    for step in [*STEPS, *(IN_A_WINDOW if sys.platform == "win32" else ())]:
        premises.forget()
        print(f"{premises.run(step)}  {' '.join(step.words)}", flush=True)
    again = [premises.run(STEPS[0]) for _ in range(AGAIN)]
    print(f"{sorted(again, key=attrgetter('seconds'))[AGAIN // 2]}  --version again, the median of {AGAIN}")
    return 0


def moved_in() -> Premises:
    """The program in a place where nothing else is."""
    if sys.platform == "linux":
        root = EmptyRoot(FOLDER, build.frozen(), PLACE)
        start = root.command([f"{PLACE}/{build.program().name}"])
        return Premises(start, start, HOME, root.inside(HOME), root.inside(PLACE))
    place = FOLDER / Path(PLACE).parent.name / build.frozen().name
    home = FOLDER / "home"
    if FOLDER.exists():
        shutil.rmtree(FOLDER)
    shutil.copytree(build.frozen(), place, symlinks=True)
    home.mkdir()
    program = place / build.program().relative_to(build.frozen())
    console = program.with_name(f"{CONSOLE}.exe") if sys.platform == "win32" else program
    return Premises([str(console)], [str(program)], str(home), home, place)
