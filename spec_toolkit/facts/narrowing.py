"""Which facts must be compared at all, told by what an earlier run kept: few texts are put together for that."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from spec_toolkit.facts.compare import opposed
from spec_toolkit.facts.fact import Fact
from spec_toolkit.facts.frozen import FactSet, ThawedSet
from spec_toolkit.kept import Shelf, digest


def in_shared_buckets(told: Sequence[FactSet | ThawedSet]) -> Iterator[Fact]:
    """What is stated in buckets that hold more than one fact."""
    counts = Counter(chain.from_iterable([one.buckets for one in told]))
    shared = {bucket for bucket, count in counts.items() if count > 1}
    for one in told:
        if not shared.isdisjoint(one.buckets):
            for number, bucket in enumerate(one.buckets):
                if bucket in shared:
                    yield one.fact(number)


def opposed_by_question(told: Sequence[FactSet | ThawedSet], shelf: Shelf) -> Iterator[tuple[Fact, Fact]]:
    """Claims that cannot both hold. The shelf keeps, for a question with the same claims in the same order, the
    numbers of those that clash.
    """
    answers: dict[str, list[tuple[FactSet | ThawedSet, int]]] = defaultdict(list)
    for one in told:
        for number, asked in enumerate(one.questions):
            answers[asked].append((one, number))
    for asked, places in answers.items():
        key = (asked, digest(b"".join([one.sum for one, _ in places])))
        clashing = shelf.get(key)
        if clashing is None:
            # Whether two claims clash is a matter of what they say, not of where they stand.
            claims = [one.said_in(number) for one, number in places]
            numbers = {id(claim): number for number, claim in enumerate(claims)}
            clashing = tuple([(numbers[id(one)], numbers[id(two)]) for one, two in opposed(claims)])
            shelf.put(key, clashing)
        for first, second in clashing:
            (one, number), (two, number_too) = places[first], places[second]
            yield one.claim(number), two.claim(number_too)
