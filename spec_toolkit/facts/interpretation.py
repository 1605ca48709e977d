"""What a text says: its sentences read, and what each of them and each of its clauses states and claims."""

from collections.abc import Iterator

from spec_toolkit.facts.claims import claims
from spec_toolkit.facts.clauses import clauses
from spec_toolkit.facts.compound import conjuncts
from spec_toolkit.facts.declared import Vocabularies
from spec_toolkit.facts.fact import Source
from spec_toolkit.facts.frozen import Told
from spec_toolkit.facts.parsing import read
from spec_toolkit.facts.quiet import untold
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.sparing import without_sparing
from spec_toolkit.facts.statements import facts
from spec_toolkit.languages.text import Normal, normalise, sentences
from spec_toolkit.model import TextField


def told_by(field: TextField, phase: str | None, known: Vocabularies) -> Told:
    """The sentences of a text, read with the names that the specification declares; not interpreted yet."""
    normal = normalise(field.text)
    return Told(
        field,
        [
            (read(normal.text[start:end], known), _source(field, normal, start, end, phase))
            for start, end in sentences(normal.text)
        ],
    )


def interpret(told: Told, quiet: frozenset[str], known: Vocabularies) -> frozenset[str]:
    """Puts in what a text states and claims, but for quiet forms that nothing in it breaks. Gives those."""
    told.stated, told.claimed = [], []
    left_out: frozenset[str] = frozenset()
    for reading, source in told.readings:
        without = untold(reading, quiet) if quiet else quiet
        told.stated += facts(reading, source, without)
        left_out |= without
        for one in _clauses(reading, known):
            if quiet and one is not reading:
                without = untold(one, quiet)
                left_out |= without
            told.claimed += claims(one, source, without)
    return left_out


def _clauses(reading: Reading, known: Vocabularies) -> Iterator[Reading]:
    """Everything in a sentence that claims something by itself."""
    yield from _conjuncts(reading, known)
    if reading.lacks and (text := without_sparing(reading)):
        yield read(text, known)
    for clause in clauses(reading):
        yield read(clause, known)


def _conjuncts(reading: Reading, known: Vocabularies) -> Iterator[Reading]:
    """The sentences that a compound sentence is made of, or the sentence itself."""
    texts = conjuncts(reading)
    for text in texts:
        yield from _conjuncts(read(text, known), known)
    if not texts:
        yield reading


def _source(field: TextField, normal: Normal, start: int, end: int, phase: str | None) -> Source:
    words = " ".join(normal.text[start:end].split())
    return Source(field.path, normal.original(start), normal.original(end), words, field.item, phase)
