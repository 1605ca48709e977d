"""How much work something is, said so that a busy or slow machine does not change the answer."""

import sys
import time
from collections.abc import Callable
from types import FrameType


def calls(work: Callable[[], object]) -> int:
    """The function calls made, of Python and of C: the same on every machine."""
    made = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return made


def seconds(work: Callable[[], object], limit: float) -> float:
    """Seconds of processor time, the least of three goes unless one stays under `limit`.

    For what an attacker could make last minutes or hours: the limit is a bound far above the usual, and one slow go on
    a busy machine says nothing.
    """
    least = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
        if least < limit:
            break
    return least
