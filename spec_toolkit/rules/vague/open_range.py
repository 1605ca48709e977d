"""A range with a bound missing or with bounds that leave nothing between them."""

from collections.abc import Iterator

from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"

#: Words that may stand between "between", the two bounds and their joining word.
_REACH = 4


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.having("between", "number"):
        sentence = passage.sentence
        between = sentence.lexicon.bit("between")
        for place, word in enumerate(sentence.words):
            if word.bits & between and (end := _fault(sentence, place + 1)):
                yield passage.hit(place, end)


def _fault(sentence: Sentence, start: int) -> int | None:
    """The end of a faulty range that opens at `start`; None for a sound one, or for none at all."""
    number, join = sentence.lexicon.bit("number"), sentence.lexicon.bit("range-to")
    words = sentence.words
    if start >= len(words) or not words[start].bits & number:
        return None
    if start + 1 < len(words) and _is_glued_noun(sentence, start + 1):
        return start + 2
    for place in range(start + 1, min(start + _REACH, len(words))):
        if not words[place].bits & join:
            continue
        bounds = range(place + 1, min(place + 3, len(words)))
        second = next((bound for bound in bounds if words[bound].bits & number), None)
        if second is not None and sentence.tokens[place + 1] == "-" and not sentence.tokens[second][0].isdigit():
            second = None  # "between 12 and - months": a hyphen waits for its number
        if second is None:
            return place + 1
        low, high = _value(sentence.tokens[start]), _value(sentence.tokens[second])
        same_unit = place == start + 1
        return second + 1 if low is not None and high is not None and same_unit and low >= high else None
    return None


def _is_glued_noun(sentence: Sentence, place: int) -> bool:
    """Whether the joining word is glued to what is counted, and no bound follows: "בין 12 לנוסעים"."""
    bit, word = sentence.lexicon.bit, sentence.words[place].bits
    ends = place + 1 == len(sentence.words) or not sentence.words[place + 1].bits & bit("number")
    return bool(word & bit("to")) and bool(word & bit("human", "unit")) and not word & bit("number") and ends


def _value(token: str) -> float | None:
    plain = token.replace(",", "")
    return float(plain) if plain.replace(".", "", 1).isdigit() else None
