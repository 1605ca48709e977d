"""What a sentence says, whatever its words: two sentences of one sense ask for one thing twice."""

import re

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.reading import Reading

_FIGURES = re.compile(r"\d+")


def sense(reading: Reading) -> tuple[object, ...] | None:
    """What a sentence says, whatever its words and their order: what it is about, its figures as they are written, and
    what it settles. Nothing where the order of the words matters, or where too little is said.
    """
    if not reading.categories.isdisjoint(_IN_TURN if reading.quantities else (*_IN_TURN, *_ORDER)):
        return None
    same = concepts().same
    names = frozenset([same.get(name, name) for name in reading.whole_topic]) - _HANDING
    if len(names) < _LEAST_NAMES:
        return None
    return (
        names,
        tuple(sorted(_FIGURES.findall(reading.text))),
        tuple(sorted(q.value for q in reading.quantities)),
        (reading.denies, reading.lacks, "only" in reading.categories),
        frozenset((group, value) for _, group, value in reading.contrasts),
    )


#: Senses of words that say what comes first, or which day or month is meant.
_IN_TURN = frozenset(("sequel", "ordinal", "month", "from", "until", "default"))
#: Senses of words whose sides tell what comes first, which a figure makes the time something takes.
_ORDER = ("before", "after")
#: Names of what is said in many words, or of nobody in particular: "gets an e-mail", "is sent one".
_HANDING = frozenset(("send", "receive", "notify", "sync", "after", "before", "crm", "user", "move"))
#: A sentence about fewer things is like too many others.
_LEAST_NAMES = 4
