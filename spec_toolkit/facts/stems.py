"""English words without their endings: `languages/en/stems.yaml`."""

import re
from functools import cache
from typing import NamedTuple

from spec_toolkit.package_data import values

#: What is left of a verb in a silent e: sav(ed), not(ed), typ(ing); "fixed" and "played" are none.
_SHORT_VERB = re.compile(r"[b-df-hj-np-tv-z][aeiouy][b-df-hj-np-tvz]")


class _Shapes(NamedTuple):
    """The endings of words, the first that fits first, and the words that keep theirs."""

    suffixes: tuple[str, ...]
    whole: frozenset[str]
    #: Irregular forms of verbs to the stem of the verb.
    irregular: dict[str, str]


@cache
def _shapes() -> _Shapes:
    data = values("languages/en/stems.yaml")
    return _Shapes(tuple(data["suffixes"]), frozenset(data["whole"]), data["irregular"])


@cache
def stem(word: str) -> str:
    """A crude English stem: the same for the usual forms of a verb and the nouns made of it."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    word = _shapes().irregular.get(word, word)
    if len(word) < 4 or not word.isalpha() or word in _shapes().whole:
        return word
    if word.endswith("s") and not word.endswith(("ss", "sses", "xes", "zes", "ches", "shes", "ies", "us", "is")):
        word = word[:-1]
        if word in _shapes().whole:
            return word
    word = word.replace("ability", "able") if word.endswith("ability") else word
    for suffix in _shapes().suffixes:
        least = 3 if 1 < len(suffix) <= 3 and suffix != "ate" else 4  # "terminate" and "termination"
        if word.endswith(suffix) and len(word) - len(suffix) >= least and not (suffix == "s" and word.endswith("ss")):
            word = word[: -len(suffix)]
            if suffix in ("ed", "es", "ing") and _SHORT_VERB.fullmatch(word):
                word += "e"  # saved, notes, typing
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] in "iey" else word
