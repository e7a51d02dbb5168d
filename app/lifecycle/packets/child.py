"""The process in which templates are filled in: whatever one of them does, it can be ended.

It is this program once more, begun with a word of its own, so that it is the same when frozen. It hears lines
of JSON and answers each with one: `{"folder", "names", "values", …}` opens a folder, `{"file", …}` fills in
one file of it. It ends with whoever began it.
"""

from __future__ import annotations

import _thread
import faulthandler
import json
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import Any, NoReturn

WORD = "--fill-in-templates"
"""What this program is begun with for that."""
GRACE = 1.0  # seconds after its time in which a template that nobody can stop ends with the process
_LAST_WORDS = 2  # the standard error: there the process says where it was when it had to end


def serve() -> int:
    """Answers until nobody asks any more; returns the exit code."""
    from app.lifecycle.packets.sandbox import Sheets  # noqa: PLC0415 - who has no templates needs no engine

    signal.signal(signal.SIGINT, _time_is_over)
    sheets: Sheets | None = None
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        if "folder" in asked:
            _bound_memory(asked.pop("megabytes"))
            folder = Path(asked.pop("folder"))
            sheets = Sheets(folder, **asked)
            answer: Mapping[str, Any] = {}
        else:
            assert sheets is not None
            answer = _answer(sheets, **asked)
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


def _answer(sheets: Any, file: str, seconds: float, *, text: bool) -> Mapping[str, Any]:
    from app.domain.packets.failures import Failure, PacketFailed  # noqa: PLC0415 - as above
    from app.lifecycle.packets.sandbox import TooLong  # noqa: PLC0415

    try:
        with _deadline(seconds):
            name, content = sheets.filled(file, text=text)
        return {"name": name, "text": content}
    except PacketFailed as failed:
        return {"failure": failed.code, "params": failed.params}
    except TooLong:  # just when it was finished
        return {"failure": Failure.TEMPLATE_ENDED, "params": {"file": file}}


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """After that time TooLong is raised in what is done here; what does not hear it ends the process, which
    says where it was, also when nobody is left who could end it."""
    timer = Timer(seconds, _thread.interrupt_main)
    timer.daemon = True
    faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=_LAST_WORDS)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        faulthandler.cancel_dump_traceback_later()


def _time_is_over(_signal: int, _frame: object) -> NoReturn:
    from app.lifecycle.packets.sandbox import TooLong  # noqa: PLC0415 - loaded already

    raise TooLong


def _bound_memory(megabytes: int) -> None:
    """Where the system can: not on Windows, and macOS does not keep to it."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on Windows

        bound = megabytes << 20
        hardest = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (bound, hardest))
