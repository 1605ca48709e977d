"""From a sentence that was read to the facts it states."""

from collections.abc import Callable, Iterator

from spec_toolkit.facts.amounts import amounts, keeping
from spec_toolkit.facts.exclusive import LIMITED, limited, rights
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.flows import flow
from spec_toolkit.facts.order import order, single_value
from spec_toolkit.facts.polarity import contrasts, needed, polarity
from spec_toolkit.facts.reading import Reading


def facts(reading: Reading, source: Source) -> Iterator[Fact]:
    """Every fact that a sentence states."""
    kinds = reading.categories
    if "exceptions" in kinds and reading.lacks:
        return
    yield from polarity(reading, source)
    yield from needed(reading, source)
    yield from amounts(reading, source)
    for category, extract in _EXTRACTORS:
        if not kinds.isdisjoint(category):
            yield from extract(reading, source)


#: What a sentence must speak of for each kind of fact.
_EXTRACTORS: tuple[tuple[tuple[str, ...], Callable[[Reading, Source], Iterator[Fact]]], ...] = (
    (("role", "everyone", "nobody"), rights),
    (LIMITED, limited),
    (("action",), keeping),
    (("contrast", "modal"), contrasts),
    (("before", "after"), order),
    (("system",), flow),
    (("single", "default"), single_value),
)
