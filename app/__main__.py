"""Where the program starts: arguments in, exit code out. Without a command it opens the window."""

from __future__ import annotations

import argparse
import gc
import io
import logging
import sys
from typing import TextIO, cast

from app.cli.arguments import BadUsage, parsed
from app.errors import Trouble
from app.lifecycle.packets import child
from app.log import NAME, stop, write_to
from app.messages import Language, Messages
from app.paths import user_state

CRASHED = 1
USAGE = 2
INTERRUPTED = 130  # as shells have it


def main(arguments: list[str] | None = None) -> int:
    """Runs the program; returns its exit code."""
    if (sys.argv[1:] if arguments is None else arguments) == [child.WORD]:
        return child.serve()
    sys.stdout = _writing(sys.stdout)
    sys.stderr = _writing(sys.stderr)
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
            return _run_window(given, language)
        from app.cli.run import run  # noqa: PLC0415 - a window needs no command line

        return run(given, Messages(language))
    except BrokenPipeError:
        return 0  # whoever read our output has seen enough
    except KeyboardInterrupt:
        return INTERRUPTED  # what was confirmed is safe, the rest was rolled back
    except Exception as error:  # noqa: BLE001 - a person gets a sentence, never a traceback
        _report(error, Messages(language))
        return CRASHED


def _run_window(given: argparse.Namespace, language: Language) -> int:
    """The program with a window, loaded as quickly as it can be."""
    gc.disable()  # what is loaded now is no garbage; the window turns it on again
    try:
        import app.views  # noqa: F401, PLC0415 - first: it makes all other imports quicker
        from app.desktop import run  # noqa: PLC0415 - a command line needs none of it

        return run(given, language)
    finally:
        gc.enable()


def _report(error: Exception, messages: Messages) -> None:
    """A mistake of our own: a sentence for the person, the traceback for the log."""
    folder = user_state()
    crashes = write_to(folder)
    logging.getLogger(__name__).critical("the program failed", exc_info=error)
    stop(crashes)
    sentence = messages.trouble(Trouble.INTERNAL, {"file": str(folder / NAME)})
    sys.stderr.write(f"{Trouble.INTERNAL}: {sentence}\n")


class _Nowhere(io.TextIOBase):
    """Where a program with windows writes on Windows: it has neither standard output nor standard error."""

    def write(self, text: str) -> int:
        """Takes it, for nobody."""
        return len(text)


def _writing(stream: TextIO | None) -> TextIO:
    """The stream in UTF-8; one that swallows everything where there is none."""
    if stream is None:
        return cast(TextIO, _Nowhere())
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")
    return stream


if __name__ == "__main__":
    sys.exit(main())
