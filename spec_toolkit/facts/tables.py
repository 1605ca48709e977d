"""What the words of facts of a language come to: forms by key, as plain values that need not be made at each start.

A form is found by its key: English words by their stem, Hebrew and Arabic words as they are after folding. A form that
starts with √ is a root: it stands for every word that carries its letters between the usual prefixes and endings.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import product
from typing import Any, NamedTuple

from spec_toolkit import prepared
from spec_toolkit.facts.entries import entries
from spec_toolkit.facts.morphology import morphology
from spec_toolkit.facts.stems import stem
from spec_toolkit.facts.word_forms import stem_of
from spec_toolkit.languages.folding import FEMININE, fold
from spec_toolkit.languages.text import TOKEN

#: Category to concept ("contrast" to "group:value"): what a word or phrase can mean.
Senses = dict[str, str]

#: Categories whose words stand for their other forms too.
_INFLECTED = frozenset(("action", "thing", "role"))
#: Categories whose words have possessives and plurals that the file does not list.
_BENT = frozenset(("thing", "role", "action", "area", "channel", "system"))
#: Categories whose names of two words have plurals that the file does not list.
_COUNTED = frozenset(("thing", "role"))
#: How an Arabic noun ends that is his.
_HIS = "ه"


#: How English adverbs end.
_ADVERB = "ly"


class Tables(NamedTuple):
    """The forms that a vocabulary holds."""

    #: Key of a word to the keys that go on from it; "" to the senses of the form that ends there.
    trie: dict[str, Any]
    #: Expressions for the words that carry the letters of a root.
    roots: list[tuple[str, Senses]]
    #: Every form of the verbs that the file names by conjugation and root.
    verbs: dict[str, Senses]
    #: Words of names, whose other forms are made by rule.
    nouns: set[str]
    #: Keys that end in a folded ة only: "his" behind a noun is written otherwise.
    feminine: set[str]
    #: Keys that end so in a form with "his".
    owned: set[str]
    #: Stems of single words, for forms that the file does not list.
    stems: dict[str, Senses]


def tables(language: str) -> Tables:
    """The words of facts of a language, new at each call: a specification adds the names that it declares."""
    return Tables(*prepared.read(f"languages/{language}/facts.yaml", partial(_listed, language)))


def key_of(word: str, language: str) -> str:
    """The key of a word as it stands, without regard to prefixes."""
    return stem(word) if language == "en" or word.isascii() else fold(word)


def add(known: Tables, language: str, form: str, category: str, concept: str) -> None:
    """Adds a form of one or more words."""
    if language == "en" and category == "light" and form.endswith(_ADVERB) and form.isalpha():
        category = "adverb"  # "largely" says nothing, "large" does
    node, key = known.trie, ""
    words = [form] if form.isalpha() else TOKEN.findall(form)
    for word in words:
        key = key_of(word, language)
        node = node.setdefault(key, {})
        if word.endswith(FEMININE) and key not in known.owned:
            known.feminine.add(key)
        elif key in known.feminine or key.endswith(_HIS):
            known.feminine.discard(key)
            known.owned.add(key)
    node.setdefault("", {}).setdefault(category, concept)
    if category in _BENT:
        known.nouns.add(key_of(words[0], language))
    if category in _INFLECTED and len(words) == 1 and language == "ar" and not key.isascii():
        known.stems.setdefault(stem_of(key, language), {category: concept})


def _listed(language: str, text: str) -> tuple[Any, ...]:
    """What the text of a file of words comes to."""
    known = Tables({}, [], {}, set(), set(), set(), {})
    phrases: list[tuple[str, str, str]] = []
    for form, category, concept in entries(text):
        if "√" in form:
            name, letters = form.split("√")
            _add_root(known, language, name, fold(letters), {category: concept})
        else:
            add(known, language, form, category, concept)
            if category in _COUNTED and " " in form:
                phrases.append((form, category, concept))
    for form, category, concept in phrases:
        for one in _plurals(form, language):
            if not _held(known, one):
                add(known, language, " ".join(one), category, concept)
    return tuple(known)


def _plurals(form: str, language: str) -> Iterator[tuple[str, str]]:
    """A Hebrew name of two words in the plural: "תיק לקוח", "תיקי לקוח", "תיקי לקוחות"."""
    if language != "he":
        return
    plurals = morphology(language).plurals
    first, *others = form.split()
    if len(others) == 1 and first.isalpha() and others[0].isalpha():
        end = fold(others[0])  # "מספר חברות" is no name but a number
        yield from product(plurals(fold(first), bound=True), (end, *plurals(end, bound=False)))


def _held(known: Tables, words: Iterable[str]) -> bool:
    """Whether the vocabulary has a form of these words."""
    node: dict[str, Any] = known.trie
    for word in words:
        node = node.get(word, {})
    return "" in node


def _add_root(known: Tables, language: str, name: str, letters: str, senses: Senses) -> None:
    """All forms of a verb of the conjugation of that name; without a name every word that carries the letters."""
    shapes = morphology(language)
    if name:
        for form in shapes.conjugated(name, letters):
            known.verbs[form] = {**senses, **known.verbs.get(form, {})}
        return
    before, between, behind = shapes.around_root
    known.roots.append((f"{before}{between.join(letters)}{behind}", senses))
