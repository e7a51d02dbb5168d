"""A process that has the program warm and no file open, and forks children to be killed.

Run as `python -m tests.crash.nursery`: an order a line on standard input, a report a line on standard
output. A child that is killed was killed by SIGKILL: from outside after a time, or by itself in front of
its n-th operation on the disk.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any, BinaryIO

from tests.crash.system import told
from tests.crash.template import sample
from tests.crash.vfs import Operation, What, watched

FAILED = 3

Say = Callable[[Mapping[str, Any]], None]
Child = Callable[..., None]


def main() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    sample()
    for text in sys.stdin:
        order = json.loads(text)
        print(json.dumps(report(order, _function(order["child"]))), flush=True)


def report(order: Mapping[str, Any], child: Child) -> Mapping[str, Any]:
    """Lets a child do the order, and tells what it said and how it ended."""
    with tempfile.TemporaryFile() as said:
        ended = _killed_after(_fork(order, child, said), order.get("after"))
        said.seek(0)
        lines = [json.loads(line) for line in said.read().splitlines(keepends=True) if line.endswith(b"\n")]
    return {"said": lines, "ended": ended}


def _function(name: str) -> Child:
    module, _, function = name.partition(":")
    child: Child = getattr(importlib.import_module(module), function)
    return child


def _fork(order: Mapping[str, Any], child: Child, said: BinaryIO) -> int:
    process = os.fork()
    if process:
        return process
    code = FAILED
    try:
        _be_child(order, child, said)
        code = 0
    except BaseException:  # noqa: BLE001 - the parent's loop must not go on in the child
        _say(said)({"failed": traceback.format_exc()})
    finally:
        os._exit(code)


def _be_child(order: Mapping[str, Any], child: Child, said: BinaryIO) -> None:
    if order.get("user") is not None:
        os.setgid(order["user"])
        os.setuid(order["user"])
    counting = _Counting(order.get("at"))
    with ExitStack() as stack:
        if order.get("count"):
            stack.enter_context(watched(counting))
            stack.enter_context(told(counting))
        child(_say(said), **order["arguments"])
    _say(said)({"operations": counting.seen})


class _Counting:
    """Counts the operations on the disk, and dies in front of one of them."""

    def __init__(self, last: int | None) -> None:
        self.seen = 0
        self._last = last

    def __call__(self, operation: Operation) -> None:
        if operation.what is What.READ:
            return
        if self.seen == self._last:
            os.kill(os.getpid(), signal.SIGKILL)
        self.seen += 1


def _say(said: BinaryIO) -> Say:
    def say(value: Mapping[str, Any]) -> None:
        os.write(said.fileno(), json.dumps(value, ensure_ascii=False).encode() + b"\n")

    return say


def _killed_after(process: int, seconds: float | None) -> str:
    """Waits for the child; kills it when its time is over."""
    if seconds is not None and signal.sigtimedwait({signal.SIGCHLD}, seconds) is None:
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    signal.sigtimedwait({signal.SIGCHLD}, 0)
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    return "done" if os.WEXITSTATUS(status) == 0 else "failed"


if __name__ == "__main__":
    main()
