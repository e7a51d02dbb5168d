"""Importing an order sheet: choose a file, look at what it would do, put it right, make the jobs."""

from __future__ import annotations
