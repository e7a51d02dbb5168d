"""Lists of any length that open at once: ids now, a page of rows when it is painted, SQL for the order."""

from __future__ import annotations
