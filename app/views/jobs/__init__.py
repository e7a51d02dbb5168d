"""Hatthasilpa Jobs: the list, what can be done with the chosen jobs, and the pieces of one."""

from __future__ import annotations
