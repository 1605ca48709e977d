"""Short lists of words and phrases of all languages, as patterns: `languages/<language>/<name>.yaml`."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from spec_toolkit.languages.text import LANGUAGES, normalise
from spec_toolkit.resources import package_file

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def phrases(name: str) -> Mapping[str, tuple[str, ...]]:
    """What the files of that name list, by key, normalised, those of all languages together; the longest first."""
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        data: dict[str, list[str]] = yaml.safe_load(
            package_file(f"languages/{language}/{name}.yaml").read_text("utf-8")
        )
        for key, forms in data.items():
            found.setdefault(key, set()).update(normalise(form).text for form in forms)
    return {key: tuple(sorted(forms, key=lambda form: (-len(form), form))) for key, forms in found.items()}


@cache
def pattern(name: str, *keys: str) -> re.Pattern[str]:
    """What finds a phrase of one of these keys as whole words in a normalised text; scripts keep languages apart."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for form in sorted({form for key in keys for form in phrases(name)[key]}, key=lambda form: (-len(form), form)):
        by_letter[form[0].lower()].append(form[1:])
    # An expression that begins with a set of letters is looked for many times faster than one that begins with a look
    # back, or that takes either case everywhere.
    letters = {letter: f"[{re.escape(letter + letter.upper())}]" for letter in by_letter}
    rests = [f"(?<={letters[letter]})(?:{'|'.join(map(re.escape, rest))})" for letter, rest in by_letter.items()]
    first = "".join(letter[1:-1] for letter in letters.values())
    return re.compile(rf"[{first}](?<!\w.)(?i:{'|'.join(rests)})(?!\w)")
