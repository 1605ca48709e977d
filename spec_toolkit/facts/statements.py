"""From a sentence that was read to the facts it states."""

from collections.abc import Callable, Container, Iterator

from spec_toolkit.facts.amounts import amounts, keeping
from spec_toolkit.facts.exclusive import LIMITED, limited, rights
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.flows import flow
from spec_toolkit.facts.order import order, single_value
from spec_toolkit.facts.polarity import contrasts, needed, polarity
from spec_toolkit.facts.reading import Reading


def facts(reading: Reading, source: Source, without: Container[str] = ()) -> Iterator[Fact]:
    """Every fact that a sentence states, but for buckets of these forms (see `quiet`)."""
    kinds = reading.categories
    if "exceptions" in kinds and reading.lacks:
        return
    if "polarity" not in without:
        yield from polarity(reading, source)
    yield from needed(reading, source)
    yield from amounts(reading, source)
    for category, extract in _EXTRACTORS:
        if not kinds.isdisjoint(category) and _FORMS.get(extract) not in without:
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
#: The form of all that these find.
_FORMS: dict[Callable[[Reading, Source], Iterator[Fact]], str] = {rights: "exclusive", limited: "exclusive"}
