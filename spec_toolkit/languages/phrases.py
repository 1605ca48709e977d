"""Short lists of words and phrases of all languages, as patterns: `languages/<language>/<name>.yaml`."""

import re
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
    forms = sorted((form for key in keys for form in phrases(name)[key]), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.I)
