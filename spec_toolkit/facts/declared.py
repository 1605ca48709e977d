"""The vocabularies with the names that one specification declares: its roles, systems and objects."""

from collections.abc import Iterable, Iterator

from spec_toolkit.facts.entries import Entry
from spec_toolkit.facts.roots import root
from spec_toolkit.facts.vocabulary import Vocabulary
from spec_toolkit.languages.text import TOKEN, language_of, normalise
from spec_toolkit.model import Spec

#: Words up to this many letters say only how others stand to each other.
_SHORT = 2

#: Key of a word to the names that hold it: how many words stand before it, and the keys of all.
RoleNames = dict[str, list[tuple[int, tuple[str, ...]]]]


def declared_names(spec: Spec) -> Iterator[Entry]:
    """Names that the vocabulary should know, besides its own words."""
    for role in spec.roles:
        if role.name and not role.system:
            yield role.name, "role", f"role {role.id}"
    for integration in spec.integrations:
        if integration.system:
            yield integration.system, "system", f"system {integration.system}"
    for thing in spec.objects:
        for name in (thing.name, thing.plural):
            if name:
                yield name, "thing", f"object {thing.id}"


class Vocabularies:
    """The vocabularies of all languages with the names that one specification declares (form, category, concept)."""

    def __init__(self, declared: Iterable[Entry] = ()) -> None:
        self.declared = tuple(declared)
        self._made: dict[str, Vocabulary] = {}
        #: The declared names of roles, by language; filled by `tokens.role_names`.
        self.roles: dict[str, RoleNames] = {}

    def __getitem__(self, language: str) -> Vocabulary:
        if language not in self._made:
            made = self._made[language] = Vocabulary(language)
            for form, category, concept in self.declared:
                if language_of(form) == language or form.isascii():
                    made.declare(form, category, concept)
        return self._made[language]

    def stems(self, text: str) -> frozenset[str]:
        """The words of a text without their endings and prefixes, whatever they mean."""
        normal = normalise(text.replace("_", " ")).text
        language = language_of(normal)
        vocabulary = self[language]
        words = [word for word in TOKEN.findall(normal) if word[0].isalpha() and len(word) > _SHORT]
        return frozenset(
            [vocabulary.unknown(w) if language == "en" or w.isascii() else root(w, language) for w in words]
        )
