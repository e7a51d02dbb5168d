"""The one door to everything a developer does: `python3 dev.py` lists it. Needs nothing but Python 3.11."""

from __future__ import annotations

import sys
from pathlib import Path

OLDEST = (3, 11)

if __name__ == "__main__":
    # Said before anything else is imported: an older Python would stop at its first unknown word.
    if sys.version_info < OLDEST:
        sys.exit(
            "This is Python %d.%d; Hatthasilpa needs 3.11 or newer. "  # noqa: UP031 - read by old Pythons too
            "Install it (python.org, or your system's packages), then: python3.11 dev.py ..."
            % sys.version_info[:2]
        )
    sys.path.insert(0, str(Path(__file__).resolve().parent / "dev"))
    from desk import main

    sys.exit(main(sys.argv[1:]))
