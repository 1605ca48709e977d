"""And/or, and a slash between words: each has three readings."""

import re
from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules._wording import BINDING, Passage

SEVERITY = "warning"
OPTIONS = {"and_or": ""}

#: Two words with a slash between them; words of one letter are units or "n/a", words in capitals are names (TCP/IP).
_SLASH = re.compile(r"(?<![\w/.\ue000])([^\W\d_]{1,30})(?: ?/ ?)([^\W\d_]{1,30})(?![\w/])")


def check(context: Context) -> Iterator[Hit]:
    repair = str(context.option("vague/slash", "and_or", ""))
    for passage in context.wording.used_for(*BINDING):
        if "/" in passage.sentence.masked:
            yield from _hits(passage, repair)


def _hits(passage: Passage, repair: str) -> Iterator[Hit]:
    sentence = passage.sentence
    known = sentence.lexicon
    for found in _SLASH.finditer(sentence.masked):
        left, right = found.group(1), found.group(2)
        bits, others = known.word(left).bits, known.word(right).bits
        both, either = known.bit("and"), known.bit("or")
        is_and_or = bool((bits & both and others & either) or (bits & either and others & both))
        if not is_and_or and ("=" in sentence.masked or _is_one_word(passage, found)):
            continue
        yield passage.span(found.start(), found.end(), replace=repair if is_and_or and repair else None)


def _is_one_word(passage: Passage, found: re.Match[str]) -> bool:
    """Whether the slash stands inside a name, a unit, a scale or a word with two endings ("נציג/ה")."""
    known = passage.sentence.lexicon
    left, right = found.groups()
    if min(len(left), len(right)) == 1 or left.isupper() or right.isupper():
        return True
    ending = known.word(right).bits & known.bit("word-ending")
    return bool(ending) or _is_pair(known.bit("unit", "scale"), passage, found)


def _is_pair(bits: int, passage: Passage, found: re.Match[str]) -> bool:
    """Whether both words are units ("km/hour") or values of a scale ("low/high")."""
    known = passage.sentence.lexicon
    return all(known.word(word).bits & bits for word in found.groups())
