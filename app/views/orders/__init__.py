"""Manufacturing Orders: the list, what can be done with the chosen orders, and the tickets of one."""

from __future__ import annotations
