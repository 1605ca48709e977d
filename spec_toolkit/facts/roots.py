"""The root letters of Hebrew and Arabic words that the vocabulary does not hold.

Two authors write one word in different forms: "רכש" and "רכישה", "رصيد" and "أرصدة". Without its prefixes, ending and
vowel letters both are the same. A prefix is taken off only where three root letters are left.
"""

from collections.abc import Callable
from functools import cache

from spec_toolkit.facts.morphology import morphology
from spec_toolkit.languages.folding import fold

_LEAST = 3
#: Behind an article alone two letters may be all: "blood", "medical".
_SHORT, _PLAIN = 2, ("ال",)


@cache
def root(word: str, language: str) -> str:
    """The letters that carry the meaning of a word, as far as can be told without knowing it."""
    key = fold(word)
    roots = morphology(language).roots

    def letters(text: str) -> str:
        return roots.vowels.sub("", text)

    article = roots.article.match(key)
    if article and len(letters(key[article.end() :])) >= (_SHORT if article.group() in _PLAIN else _LEAST):
        key = key[article.end() :]
    ending = roots.ending.search(key)
    if ending and len(letters(key[: ending.start()])) >= _LEAST:
        key = key[: ending.start()]
    while key[0] in roots.before and len(letters(key[1:])) >= _LEAST and letters(key[1:])[0] not in roots.no_start:
        key = key[1:]
    if roots.short and len(letters(key)) <= _LEAST:
        key = _short(key, letters)
    found = letters(key)
    return found if len(found) >= _LEAST else key


def _short(key: str, letters: Callable[[str], str]) -> str:
    """A Hebrew word of which two root letters may be left: "בסיור", "הסיורים", "האב"."""
    roots = morphology("he").roots
    article = roots.article.match(key)
    if article and len(key) - article.end() >= _SHORT:
        key = key[article.end() :]
    assert roots.short is not None
    endings, before = roots.short
    ending = endings.search(key)
    if ending and ending.start() > _SHORT - 1 and len(letters(key[: ending.start()])) >= _SHORT:
        key = key[: ending.start()]
    if len(letters(key)) <= _LEAST and key[0] in before and len(key) > _LEAST and key[1] not in roots.no_start:
        key = key[1:]
    return key
