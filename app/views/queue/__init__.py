"""Work Queue: the screen of a bench. What lies to be done, and on what one's clock runs; by touch or keys."""

from __future__ import annotations
