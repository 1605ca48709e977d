"""Facts of what comes first, and of attributes that have one value."""

from collections.abc import Iterator

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import ORDER_WORDS, Bucket, Fact, Source
from spec_toolkit.facts.reading import Reading


def order(reading: Reading, source: Source) -> Iterator[Fact]:
    """What comes first."""
    marks = [p for p, t in enumerate(reading.found) if t.part == "depends" and t.has("before", "after") and not t.taken]
    if len(marks) != 1:
        return
    if "anew" in reading.categories:
        return  # "checks the parts again" after it has done so before
    mark = marks[0]
    left, right = _sides(reading, mark)
    left, right = left - right, right - left
    if not left or not right:
        return
    if reading.found[mark].has("after"):
        left, right = right, left
    if reading.denies:
        if reading.found[mark].has("after"):
            return
        left, right = right, left
    shared = reading.topic() - ORDER_WORDS
    if not concepts().repeated.isdisjoint(shared):
        return  # a photo before the work and one behind it
    yield Fact("order", Bucket("order", "", shared), (left, right), source)


def _sides(reading: Reading, mark: int) -> tuple[frozenset[str], frozenset[str]]:
    """The topics before and behind "before" or "after"; a clause that opens with it ends at the comma."""
    found = reading.found
    places = range(len(found))
    if mark <= 1:
        comma = next((p for p in places if p > mark and found[p].has("sign") and found[p].words[0] in ",،;"), None)
        if comma is None:
            return frozenset(), frozenset()
        return (
            reading.topic(frozenset(p for p in places if p <= comma)) - ORDER_WORDS,
            reading.topic(frozenset(p for p in places if p <= mark or p >= comma)) - ORDER_WORDS,
        )
    return (
        reading.topic(frozenset(p for p in places if p >= mark)) - ORDER_WORDS,
        reading.topic(frozenset(p for p in places if p <= mark)) - ORDER_WORDS,
    )


def single_value(reading: Reading, source: Source) -> Iterator[Fact]:
    """ "The default currency is EUR": an attribute that has one value."""
    found = reading.found
    copulas = [p for p, term in enumerate(found) if term.has("copula")]
    single = next(p for p, term in enumerate(found) if term.has("single", "default"))
    after = [p for p in copulas if p > single or found[single].has("default")]
    if not after or reading.denies:
        return
    left = reading.topic(frozenset(range(after[0], len(found))))
    right = reading.topic(frozenset(range(after[0] + 1))) | frozenset(
        term.words[0] for term in found[after[0] :] if term.has("unit")
    )
    attribute = "default" if "default" in reading.categories else ""
    left, right = left - {"default"}, right - {"default"}
    if left and right:
        yield Fact("exclusive-value", Bucket("single", attribute, left), right, source)
