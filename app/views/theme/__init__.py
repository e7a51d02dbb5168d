"""How the program looks: colours, sizes, fonts and icons as data, and what hands them to Qt."""

from __future__ import annotations
