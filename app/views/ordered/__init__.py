"""What the screens of jobs and of orders share: writing down what is wanted, and changing it in its place."""

from __future__ import annotations
