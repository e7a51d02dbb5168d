"""What people see: the window, its screens and what they are made of. Here is Qt, and only here."""

from __future__ import annotations

from app.views import binding as binding  # first: it loads Qt, and quickly
