"""QR codes, made here and nowhere else. One says which thing something is, and never allows anything."""

from __future__ import annotations

from functools import lru_cache

QUIET = 4
"""Modules of white around a code, by which readers find it."""

Matrix = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=512)
def matrix(text: str) -> Matrix:
    """The rows of a code, its quiet zone among them; True is dark. Raises ValueError for a text too long.

    Always a whole QR: its small sibling (Micro QR) is one that not every scanner reads.
    """
    from segno import make_qr  # noqa: PLC0415 - only where something is printed

    made = make_qr(text, error="m", boost_error=False)
    return tuple(tuple(bool(dark) for dark in row) for row in made.matrix_iter(border=QUIET))


def svg(text: str, unit: float = 4.0) -> str:
    """The same as an SVG picture whose modules are so many pixels wide, black on white."""
    rows = matrix(text)
    size, whole = len(rows), len(rows) * unit
    path = "".join(
        f"M{left} {top}h{end - left}v1h-{end - left}z"
        for top, row in enumerate(rows)
        for left, end in runs(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole:g}" height="{whole:g}" '
        f'viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path d="{path}"/></svg>'
    )


def runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where the dark parts of a row begin and end."""
    edges = [at for at in range(len(row)) if row[at] and (at == 0 or not row[at - 1])]
    ends = [at + 1 for at in range(len(row)) if row[at] and (at + 1 == len(row) or not row[at + 1])]
    return list(zip(edges, ends, strict=True))
