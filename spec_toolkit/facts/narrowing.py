"""Which facts must be compared at all, told by what an earlier run kept: few texts are put together for that."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from spec_toolkit.facts.compare import opposed
from spec_toolkit.facts.fact import Fact
from spec_toolkit.facts.frozen import Thawed, Told, bucket_sum, claim_sum, question
from spec_toolkit.kept import Shelf, digest


def in_shared_buckets(structural: Sequence[Fact], told: Sequence[Told | Thawed]) -> Iterator[Fact]:
    """What texts state in buckets that hold more than one fact; `structural` is what items state."""
    counts = Counter(map(bucket_sum, structural))
    for one in told:
        counts.update(one.buckets)
    for one in told:
        if any(counts[bucket] > 1 for bucket in one.buckets):
            for bucket, fact in zip(one.buckets, one.stated, strict=True):
                if counts[bucket] > 1:
                    yield fact


def opposed_by_question(
    structural: Sequence[Fact], told: Sequence[Told | Thawed], shelf: Shelf
) -> Iterator[tuple[Fact, Fact]]:
    """Claims that cannot both hold: `structural` are those of items. What is kept of a question with the same claims
    in the same order is the numbers of those that clash.
    """
    answers: dict[str, list[tuple[Told | Thawed | None, int]]] = defaultdict(list)
    sums: dict[str, list[bytes]] = defaultdict(list)
    for number, claim in enumerate(structural):
        asked = question(claim)
        answers[asked].append((None, number))
        sums[asked].append(claim_sum(claim))
    for one in told:
        for number, asked in enumerate(one.questions):
            answers[asked].append((one, number))
            sums[asked].append(one.sum)

    def claim_at(place: tuple[Told | Thawed | None, int]) -> Fact:
        one, number = place
        return structural[number] if one is None else one.claim(number)

    for asked, places in answers.items():
        key = (asked, digest(b"".join(sums[asked])))
        clashing = shelf.get(key)
        if clashing is None:
            claims = [claim_at(place) for place in places]
            numbers = {id(claim): number for number, claim in enumerate(claims)}
            clashing = tuple([(numbers[id(one)], numbers[id(two)]) for one, two in opposed(claims)])
            shelf.put(key, clashing)
        for one_number, two_number in clashing:
            yield claim_at(places[one_number]), claim_at(places[two_number])
