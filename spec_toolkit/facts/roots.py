"""The root letters of Hebrew and Arabic words that the vocabulary does not hold.

Two authors write one word in different forms: "רכש" and "רכישה", "رصيد" and "أرصدة". Without its prefixes, ending and
vowel letters both are the same. A prefix is taken off only where three root letters are left.
"""

import re
from functools import cache

from spec_toolkit.languages.folding import fold

_LEAST = 3
_VOWELS = {"he": re.compile("(?<!^)[ויאה]"), "ar": re.compile("(?<!^)[اويى]")}
_BEFORE = {"he": "והבכלמשתינ", "ar": "وفبكلاستيمن"}
_ENDING = {
    "he": re.compile(r"(?:יותיהם|יותיו|יותיה|ותיהם|ותיהמ|יהמ|יותי|יות|יימ|ימ|ות|יו|ית|תי|ה|ת|ו|י)$"),
    "ar": re.compile(r"(?:اتهم|اتها|اته|تهم|تها|ته|ات|ون|ين|ان|يه|هما|ها|هم|هن|وا|ه|ا|ي)$"),
}
_ARTICLE = {"he": re.compile("^(?:ו?[שכבלמ]?ה)"), "ar": re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)")}


@cache
def root(word: str, language: str) -> str:
    """The letters that carry the meaning of a word, as far as can be told without knowing it."""
    key = fold(word)
    vowels = _VOWELS[language]

    def letters(text: str) -> str:
        return vowels.sub("", text)

    article = _ARTICLE[language].match(key)
    if article and len(letters(key[article.end() :])) >= _LEAST:
        key = key[article.end() :]
    ending = _ENDING[language].search(key)
    if ending and len(letters(key[: ending.start()])) >= _LEAST:
        key = key[: ending.start()]
    while key[0] in _BEFORE[language] and len(letters(key[1:])) >= _LEAST and letters(key[1:])[0] not in "אהויا":
        key = key[1:]
    found = letters(key)
    return found if len(found) >= _LEAST else key
