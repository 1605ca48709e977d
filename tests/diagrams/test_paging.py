"""What stands in a column is divided over pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spec_toolkit.diagrams.paging import paged


@pytest.mark.parametrize(
    ("heights", "expected"),
    [
        ([], []),
        ([30], [[30]]),
        ([300], [[300]]),  # too tall for any page: alone
        ([40, 40, 40], [[40, 40], [40]]),
        ([30, 30, 30, 10], [[30, 30, 30, 10]]),
        ([30, 30, 30, 20], [[30, 30], [30, 20]]),  # 20 alone would be next to nothing
        ([50, 300, 50], [[50], [300], [50]]),
    ],
)
def test_pages_are_filled_and_the_last_is_worth_it(heights: list[float], expected: list[list[float]]) -> None:
    assert paged(heights, float, 100) == expected


@given(st.lists(st.floats(1, 150), max_size=40))
def test_everything_stands_once_in_its_order_and_within_the_room(heights: list[float]) -> None:
    pages = paged(heights, float, 100)
    assert [height for page in pages for height in page] == heights
    assert all(len(page) == 1 or sum(page) <= 100.001 for page in pages)
    assert all(pages)
