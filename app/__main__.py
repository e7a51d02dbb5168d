"""Where the program starts: arguments in, exit code out. Without a command it opens the window."""

from __future__ import annotations

import logging
import sys
from typing import TextIO

from app.cli.arguments import BadUsage, parsed
from app.errors import Trouble
from app.log import NAME, stop, write_to
from app.messages import Language, Messages
from app.paths import user_state

CRASHED = 1
USAGE = 2
INTERRUPTED = 130  # as shells have it


def main(arguments: list[str] | None = None) -> int:
    """Runs the program; returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    try:
        given = parsed(arguments)
    except BadUsage as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    language = getattr(given, "lang", Language.ENGLISH)
    try:
        if given.tour:
            from app.tour import run as run_tour  # noqa: PLC0415 - as below

            return run_tour(language, given.pictures)
        if given.command is None:
            from app.desktop import run as run_desktop  # noqa: PLC0415 - a command line needs no Qt

            return run_desktop(given, language)
        from app.cli.run import run  # noqa: PLC0415 - a window needs no command line

        return run(given, Messages(language))
    except BrokenPipeError:
        return 0  # whoever read our output has seen enough
    except KeyboardInterrupt:
        return INTERRUPTED  # what was confirmed is safe, the rest was rolled back
    except Exception as error:  # noqa: BLE001 - a person gets a sentence, never a traceback
        _report(error, Messages(language))
        return CRASHED


def _report(error: Exception, messages: Messages) -> None:
    """A mistake of our own: a sentence for the person, the traceback for the log."""
    folder = user_state()
    crashes = write_to(folder)
    logging.getLogger(__name__).critical("the program failed", exc_info=error)
    stop(crashes)
    sentence = messages.trouble(Trouble.INTERNAL, {"file": str(folder / NAME)})
    sys.stderr.write(f"{Trouble.INTERNAL}: {sentence}\n")


def _write_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
