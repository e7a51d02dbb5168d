"""The one door to everything a developer does: `python3 dev.py` lists it. Needs nothing but Python 3.11."""

import os
import sys

# Said before anything else is read: an older Python would stop at its first unknown word.
if sys.version_info < (3, 11):
    sys.exit(
        "This is Python %d.%d; Hatthasilpa needs 3.11 or newer. Install it from python.org or with your "
        "system's packages, then run dev.py with that one (for instance: python3.11 dev.py)."
        % sys.version_info[:2]
    )

if __name__ == "__main__":
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "dev"))
    from desk import main

    sys.exit(main(sys.argv[1:]))
