"""The Job Tickets screen: the tickets of both lines in one table, and the panel of the selected one."""

from __future__ import annotations
