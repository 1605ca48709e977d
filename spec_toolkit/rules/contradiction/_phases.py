"""How sentences call the phases of the rollout."""

import re
from collections.abc import Sequence
from itertools import count

from spec_toolkit.model.rollout import Phase


def numbers(phases: Sequence[Phase]) -> dict[str, int]:
    """The number by which sentences call each phase: that of its id where all ids have one, else its place."""
    ends = [re.search(r"\d+$", phase.id) for phase in phases]
    numbers = [int(end[0]) for end in ends if end]
    return {phase.id: n for phase, n in zip(phases, numbers if all(ends) else count(1), strict=False)}
