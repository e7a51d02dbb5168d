"""What `dev.py bench` measures: one module for each path, each beside the least that the machine needs."""

from __future__ import annotations
