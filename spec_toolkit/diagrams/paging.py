"""Divides what stands in a column over pages."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from spec_toolkit.diagrams.graphs import PORTRAIT

#: How tall a figure may be before it takes a second page: shrunk by a tenth it still fits on one.
TALLEST = PORTRAIT[1] * 1.1
#: A last page with less than this part of its room is not worth its caption.
_TOO_LITTLE = 0.25
_STEPS = 12

T = TypeVar("T")


def paged(found: Sequence[T], height: Callable[[T], float], room: float = TALLEST) -> list[list[T]]:
    """Everything in its order on as few pages of `room` pixels as it takes.

    Each is filled, since text goes on below the last one; but where that holds next to nothing, all are filled evenly.
    """
    heights = [height(one) for one in found]
    pages = _filled(heights, room)
    if len(pages) > 1 and sum(heights[-pages[-1] :]) < room * _TOO_LITTLE:
        pages = _evened(heights, room, pages)
    starts = [sum(pages[:n]) for n in range(len(pages))]
    return [list(found[start : start + size]) for start, size in zip(starts, pages, strict=True)]


def _evened(heights: Sequence[float], room: float, pages: list[int]) -> list[int]:
    """As many pages, with the least room that keeps them at that number."""
    low, high = sum(heights) / len(pages), room
    for _ in range(_STEPS):
        middle = (low + high) / 2
        even = _filled(heights, middle)
        if len(even) > len(pages):
            low = middle
        else:
            pages, high = even, middle
    return pages


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
