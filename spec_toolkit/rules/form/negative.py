"""A requirement that says what the system is not: "shall not be slow". Prohibitions of an act are fine."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "info"

#: Words between the negation and the vague word.
_REACH = 3


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.having("negator"):
        sentence = passage.sentence
        negator = sentence.lexicon.bit("negator")
        for match in sentence.matches:
            near = range(max(0, match.first - _REACH), match.first)
            negation = next((place for place in near if sentence.words[place].bits & negator), None)
            if negation is not None and match.kind != "placeholder":
                yield passage.hit(negation, match.end)
                break
