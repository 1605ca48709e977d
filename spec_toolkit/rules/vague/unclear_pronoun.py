"""A pronoun for which the sentence offers two candidates, or none."""

from collections.abc import Iterator

from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules._wording import BINDING

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.used_for(*BINDING):
        sentence = passage.sentence
        bit = sentence.lexicon.bit
        if not sentence.bits & bit("person-pronoun", "thing-pronoun", "demonstrative"):
            continue
        place = _between_two(sentence, "person-pronoun", "person", anywhere=True)
        if place is None:
            place = _between_two(sentence, "thing-pronoun", "thing", anywhere=False)
        if place is None and passage.opens_text:
            place = _points_at_nothing(sentence)
        if place is not None and not sentence.covers(place):
            yield passage.hit(place, place + 1)


def _between_two(sentence: Sentence, pronoun: str, noun: str, anywhere: bool) -> int | None:
    """The place of a pronoun after two different nouns that it could stand for.

    Unless `anywhere`, only a pronoun that opens a clause counts: elsewhere the nearest noun is nearly always meant.
    """
    pronouns, nouns = sentence.lexicon.bit(pronoun), sentence.lexicon.bit(noun)
    single = sentence.lexicon.bit("single-pronoun")
    if not sentence.bits & pronouns or not sentence.bits & nouns:
        return None
    seen: set[str] = set()
    joined = False
    for place, word in enumerate(sentence.words):
        # "They" stands for two who are joined by "and"; "he" is one of them.
        if word.bits & pronouns and len(seen) > 1 and (not joined or word.bits & single):
            if anywhere or sentence.tokens[place - 1] in ",;،؛":
                return place
        elif word.bits & nouns and not word.bits & pronouns:
            joined = bool(seen and word.bits & nouns and sentence.is_joined(place))
            seen.add(word.keys[-1] if word.keys else sentence.tokens[place])
    return None


def _points_at_nothing(sentence: Sentence) -> int | None:
    """The place of "this" or "it" as the subject of the first sentence of a text; "it is possible that" is none."""
    bit = sentence.lexicon.bit
    words = sentence.words
    if len(words) < 2 or not words[0].bits & bit("demonstrative"):
        return None
    verb = words[1].bits & bit("be", "modal")
    expletive = any(word.bits & bit("condition") for word in words[2:6]) or sentence.bits & bit("expletive")
    return 0 if verb and not expletive else None
