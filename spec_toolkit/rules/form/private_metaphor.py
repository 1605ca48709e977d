"""A requirement that names no object, role, screen, system or term of the project, and no figure."""

import re
from collections.abc import Iterable, Iterator

from spec_toolkit.languages.folding import fold
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._project_words import declared_names, glossary_terms
from spec_toolkit.rules._rule import Hit

SEVERITY = "info"

#: A project that declares fewer names cannot be spoken of by name.
_FEWEST = 8
_WORD = re.compile(r"[^\W\d_]{3,}")
#: The first letters of a word, which its other forms share.
_STEM = 4


def check(context: Context) -> Iterator[Hit]:
    names = declared_names(context.index)
    if len(names) < _FEWEST:
        return
    stems = _stems([*names, *glossary_terms(context.spec)])
    for passage in context.wording.used_for("requirement"):
        sentence = passage.sentence
        bit = sentence.lexicon.bit
        if not passage.opens_text or sentence.bits & bit("number", "name", "standard"):
            continue
        if not any(stem in fold(passage.field.text) for stem in stems):
            yield passage.whole()


def _stems(names: Iterable[str]) -> set[str]:
    return {word[:_STEM] for name in names for word in _WORD.findall(fold(name))}
