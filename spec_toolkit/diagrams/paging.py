"""Divides what stands in a column over pages."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from spec_toolkit.diagrams.graphs import PORTRAIT

#: How tall a figure may be before it takes a second page: shrunk by a tenth it still fits on one.
TALLEST = PORTRAIT[1] * 1.1
_STEPS = 12

T = TypeVar("T")


def paged(found: Sequence[T], height: Callable[[T], float], room: float = TALLEST) -> list[list[T]]:
    """Everything in its order on as few pages of `room` pixels as it takes, and evenly spread over them."""
    heights = [height(one) for one in found]
    pages = _filled(heights, room)
    low, high = sum(heights) / max(len(pages), 1), room
    for _ in range(_STEPS):
        middle = (low + high) / 2
        even = _filled(heights, middle)
        if len(even) > len(pages):
            low = middle
        else:
            pages, high = even, middle
    starts = [sum(pages[:n]) for n in range(len(pages))]
    return [list(found[start : start + size]) for start, size in zip(starts, pages, strict=True)]


def _filled(heights: Sequence[float], room: float) -> list[int]:
    """How many stand on each page where each page is filled before the next; one that is too tall stands alone."""
    pages: list[int] = []
    used = 0.0
    for height in heights:
        if not pages or used + height > room:
            pages.append(0)
            used = 0.0
        pages[-1] += 1
        used += height
    return pages
