"""Short lists of words and phrases of all languages, as patterns: `languages/<language>/<name>.yaml`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from spec_toolkit.languages.text import LANGUAGES, normalise
from spec_toolkit.package_data import values

_LETTERS = (("he", re.compile("[\u0590-\u05ff]")), ("ar", re.compile("[\u0600-\u06ff]")))
_PLAIN: frozenset[str] = frozenset()
_NEVER = re.compile(r"(?!)")


@cache
def phrases(name: str) -> Mapping[str, tuple[str, ...]]:
    """What the files of that name list, by key, normalised, those of all languages together; the longest first."""
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        data: dict[str, list[str]] = values(f"languages/{language}/{name}.yaml")
        for key, forms in data.items():
            found.setdefault(key, set()).update(normalise(form).text for form in forms)
    return {key: tuple(sorted(forms, key=lambda form: (-len(form), form))) for key, forms in found.items()}


class Pattern:
    """What finds one of some phrases as whole words in a normalised text.

    A text is searched for those phrases alone whose scripts it has: the expression for a script that nobody writes is
    never made, and making it takes longer than reading a small specification.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = [(form, _scripts(form)) for form in sorted(forms, key=lambda form: (-len(form), form))]
        self._made: dict[frozenset[str], re.Pattern[str]] = {}

    def search(self, text: str) -> re.Match[str] | None:
        """The first phrase in a text."""
        return self.in_text(text).search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Whether a text is one of the phrases."""
        return self.in_text(text).fullmatch(text)

    def in_text(self, text: str) -> re.Pattern[str]:
        """The expression for texts with the scripts of this one."""
        scripts = _scripts(text)
        made = self._made.get(scripts)
        if made is None:
            made = self._made[scripts] = _expression([form for form, own in self._forms if own <= scripts])
        return made


@cache
def pattern(name: str, *keys: str) -> Pattern:
    """What finds a phrase of one of these keys."""
    return Pattern({form for key in keys for form in phrases(name)[key]})


def _scripts(text: str) -> frozenset[str]:
    """The scripts of a text, besides the Latin one, by the languages that are written in them."""
    return _PLAIN if text.isascii() else frozenset(script for script, letter in _LETTERS if letter.search(text))


def _expression(forms: Iterable[str]) -> re.Pattern[str]:
    """An expression for phrases, the longest first."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        by_letter[form[0].lower()].append(form[1:])
    if not by_letter:
        return _NEVER
    # An expression that begins with a set of letters is looked for many times faster than one that begins with a look
    # back, or that takes either case everywhere.
    letters = {letter: f"[{re.escape(letter + letter.upper())}]" for letter in by_letter}
    rests = [f"(?<={letters[letter]})(?:{'|'.join(map(re.escape, rest))})" for letter, rest in by_letter.items()]
    first = "".join(letter[1:-1] for letter in letters.values())
    return re.compile(rf"[{first}](?<!\w.)(?i:{'|'.join(rests)})(?!\w)")
