"""The forms under which a word of a sentence may stand in the vocabulary: without prefixes, possessives and endings."""

from collections.abc import Iterator
from typing import NamedTuple

from spec_toolkit.facts.morphology import morphology

#: A word without its ending fits less well than one without a prefix.
ENDING_COST = 10


class Key(NamedTuple):
    """A form of a word under which it may stand in the vocabulary, and the prefix that was taken off."""

    key: str
    prefix: str
    #: What was taken off altogether: the smaller, the better the word fits.
    cost: int = 0


def forms_of(key: str, language: str, owned_by: bool, is_feminine: bool) -> Iterator[Key]:
    """The keys under which a word may be found: whole first, then with prefixes and possessives taken off.

    `owned_by` says whether its ending can be a possessive, `is_feminine` whether its form ends so without one.
    """
    if language == "en" or key.isascii():
        yield Key(key, "")
        return
    yield Key(key, "", ENDING_COST + 1 if owned_by and is_feminine else 0)
    shapes = morphology(language)
    prefixes = [cut for cut in range(1, min(6, len(key) - 1)) if shapes.prefix.fullmatch(key[:cut])]
    for cut in prefixes:
        yield Key(key[cut:], key[:cut], cut)
    for owner, ending in shapes.possessives if owned_by else ():
        owned = owner.sub(ending, key)
        if owned != key and len(owned) >= shapes.least:
            yield Key(owned, "", ENDING_COST)
            for cut in prefixes:
                yield Key(owned[cut:], owned[:cut], ENDING_COST + cut)


def without_prefix(key: str, language: str) -> list[str]:
    """What may be left of a word when a prefix is taken off."""
    prefix = morphology(language).prefix
    return [key[cut:] for cut in range(1, min(6, len(key) - 1)) if prefix.fullmatch(key, 0, cut)]


def stem_of(key: str, language: str) -> str:
    """The stem of a folded Hebrew or Arabic word: without the longest prefix that leaves three letters."""
    shapes = morphology(language)
    for cut in range(min(5, len(key) - 3), 0, -1):
        if shapes.prefix.fullmatch(key, 0, cut):
            key = key[cut:]
            break
    if language == "ar" and len(key) == 3 and key.endswith("ا"):
        return key[:2]  # what is left of an accusative ending
    ending = shapes.ending.search(key)
    return key[: ending.start()] if ending and ending.start() >= 3 else key
