"""The words by which facts are read (`languages/<language>/facts.yaml`), looked up as they stand in a sentence.

A form is found by its key (`tables.py`), with the one-letter prefixes of the language taken off where what is left is a
form.
"""

import re
from functools import cache
from typing import Any

from spec_toolkit.facts.conjugation import conjugation
from spec_toolkit.facts.morphology import morphology
from spec_toolkit.facts.tables import Senses, add, key_of, tables
from spec_toolkit.facts.word_forms import ENDING_COST, Key, forms_of, stem_of, without_prefix
from spec_toolkit.languages.folding import FEMININE
from spec_toolkit.languages.text import TOKEN, normalise

#: Categories that say which way data go or what is completed; their words are verbs of the other categories as well.
_FLOW = frozenset(
    (
        "writes",
        "reads",
        "back",
        "weak",
        "completes",
        "fills",
        "prevents",
        "setting",
        "moves",
        "refuses",
        "returns",
        "sets_up",
        "in_charge",
        "lasts",
        "once_more",
    )
)

#: Senses of words that are a number or a unit of time already.
_COUNTS = frozenset(("number", "measure", "unit", "rhythm", "contrast", "bound"))

#: How an Arabic noun ends of which there are two, before another one; what the noun itself ends in.
_CONSTRUCT = (("تا", "ه"), ("ا", ""))
#: How a prefix ends that no verb has; none at all.
_ARTICLES = ("", "ה")
#: Prefixes that may stand before a negator.
_BEFORE_NEGATOR = frozenset(("ו", "ש", "כש", "וש", "וכש", "و", "ف"))

#: Arabic prefixes that begin a phrase of their own: "يحتفظ النظام | بالفواتير" names no billing system.
_GOVERNING = frozenset(("ب", "بال", "ك", "كال", "ل", "لل", "و", "ف", "وال"))

#: The Arabic article: what has it owns nothing that stands behind it with one: "يوزع النظام | العملاء".
_THE = "ال"

#: Categories that name something.
_NAMED = frozenset(("action", "thing", "role", "area", "channel", "system"))

#: Words up to this many letters say only how others stand to each other.
_SHORT = 2

_NOTHING: Senses = {}


class Vocabulary:
    """The vocabulary of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._tables = held = tables(language)
        self._trie, self._verbs, self._nouns = held.trie, held.verbs, held.nouns
        self._feminine, self._stems = held.feminine, held.stems
        self._roots = [(re.compile(root), senses) for root, senses in held.roots]
        self._known: dict[str, tuple[Key, ...]] = {}
        #: Word to the term it makes, for words that start no longer form; filled by `tokens.terms`.
        self.ready: dict[str, Any] = {}
        #: The same for a word that starts longer forms, before a word with which none of them goes on.
        self.ready_before: dict[tuple[str, str], Any] = {}
        #: The same for a word before any two others, where no further word matters, and how many words the term takes.
        self.ready_phrases: dict[tuple[str, str, str], tuple[int, Any]] = {}
        #: Word to where the forms that start with it go on, with the prefix taken off.
        self._starts: dict[str, list[tuple[dict[str, Any], str, int]]] = {}
        self._senses: dict[str, tuple[Senses, str] | None] = {}
        self._conjugation = conjugation(language)

    def declare(self, form: str, category: str, concept: str) -> None:
        """Adds a name that the specification declares, unless a word of it is of that category already.

        "Sales manager" stays a manager of sales, so that a sentence about managers speaks of it too.
        """
        words = [word for word in TOKEN.findall(normalise(form).text) if word[0].isalnum()]
        found = [self.find(words, place) for place in range(len(words))]
        first = found[0] if found else None
        # A role is somebody even where its name is a verb as well: "reminds" is "secretary" in Hebrew.
        named = _NAMED - {"action"} if category == "role" else _NAMED
        known = first is not None and first[0] == len(words) and not first[1].keys().isdisjoint(named)
        if words and not known and not any(match and category in match[1] for match in found):
            add(self._tables, self.language, normalise(form).text, category, concept)
        elif category == "role" and len(words) > 1:
            self._declare_areas(words, found)
        self._starts.clear()
        self._senses.clear()

    def _declare_areas(self, words: list[str], found: "list[tuple[int, Senses, str] | None]") -> None:
        """The other words of a role are what it is responsible for: the shop of the "manager of a shop"."""
        for word, match in zip(words, found, strict=True):
            if match and "thing" in match[1] and "role" not in match[1]:
                add(self._tables, self.language, word, "area", match[1]["thing"])

    def plain(self, word: str) -> str:
        """The key of a word as it stands, without regard to prefixes."""
        return key_of(word, self.language)

    def keys(self, word: str) -> tuple[Key, ...]:
        """The keys under which a word may be found: whole first, then with prefixes taken off."""
        found = self._known.get(word)
        if found is None:
            key = self.plain(word)
            forms = forms_of(key, self.language, not word.endswith(FEMININE), key in self._feminine)
            found = self._known[word] = tuple(forms)
        return found

    def find(self, words: list[str], place: int) -> tuple[int, Senses, str] | None:
        """The longest form that starts at a word: where it ends, what it means, the prefix before it."""
        best: tuple[int, Senses, str] | None = None
        cheapest = 0
        starts = self._starts.get(words[place])
        if starts is None:
            starts = self._starts[words[place]] = self._starting(words[place])
        # The whole word comes first: "غيره" (others) is no "غير" (not) with a possessive.
        stack = [(place + 1, *start) for start in reversed(starts)]
        while stack:
            at, node, prefix, cost = stack.pop()
            senses = node.get("")
            if senses is not None and prefix and "negators" in senses and prefix not in _BEFORE_NEGATOR:
                senses = None  # Hebrew "full" is no "from not"
            if senses is not None and (best is None or at > best[0] or (at == best[0] and cost < cheapest)):
                best, cheapest = (at, senses, prefix), cost
            if at < len(words) and (len(node) > 1 or senses is None):
                for key, cut, off in reversed(self.keys(words[at])):
                    child = node.get(key)
                    if child is None or cut in _GOVERNING or (key[:2] == _THE == prefix[-2:]):
                        continue
                    if not _other_number(child, cut, off):
                        stack.append((at + 1, child, prefix, cost))
                if (senses := self._particle(node, words[at])) is not None and (best is None or at >= best[0]):
                    best, cheapest = (at, senses, prefix), cost - 1
        if best is None:
            found = self._inflected(words[place])
            return None if found is None else (place + 1, *found)
        if best[2][-1:] not in _ARTICLES and best[0] == place + 1 and self.language == "he":
            verb = self._conjugated(words[place])
            if verb is not None and len(verb[1]) < len(best[2]):
                return place + 1, *verb  # "adds" in Hebrew is no "from France"
        if best[0] == place + 1 and best[1].keys() <= _FLOW:
            more = (self._inflected(words[place]) or ({},))[0]
            if "weak" not in best[1] or "action" in more:  # "time" in Hebrew is no form of "order"
                return place + 1, {**more, **best[1]}, best[2]
        return best

    def _particle(self, node: dict[str, Any], word: str) -> Senses | None:
        """What a form means that ends in a preposition which Hebrew writes as the first letter of the next word."""
        if self.language != "he" or len(word) <= _SHORT or word[0] not in node:
            return None
        if not any(key.prefix[:1] == word[0] for key in self.keys(word)) or self.plain(word) in self._trie:
            return None
        senses: Senses | None = node[word[0]].get("")
        # "Comes back to" says which way something goes, and is an answer all the same.
        return {**node.get("", {}), **senses} if senses is not None and senses.keys() <= _FLOW else senses

    def alone(self, word: str) -> bool:
        """Whether no longer form starts with a word, so that it means the same wherever it stands."""
        return all(len(node) == 1 and "" in node for node, _, _ in self._starts.get(word, ()))

    def goes_on(self, word: str, following: str) -> bool:
        """Whether a form that starts with a word goes on with the following one (empty: the text ends)."""
        if not following:
            return False
        keys = [key for key, _, _ in self.keys(following)]
        starts = self._starts.get(word, ())
        return any(key in node or self._particle(node, following) for node, _, _ in starts for key in keys)

    def reach(self, words: list[str], place: int) -> int:
        """Where the words end that decide what starts at a word; behind the last one where the end of the text does."""
        reach = place + 1
        stack = [(place + 1, node) for node, _, _ in self._starts.get(words[place], ())]
        while stack:
            at, node = stack.pop()
            if len(node) > 1 or "" not in node:
                reach = max(reach, at + 1)
                keys = self.keys(words[at]) if at < len(words) else ()
                stack += [(at + 1, node[key]) for key, _, _ in keys if key in node]
        return reach

    def dual(self, word: str) -> bool:
        """Whether a word says "two" by its ending alone, and what is left of it is the name of a thing."""
        if self.language == "en" or word.isascii():
            return False
        shapes, key = morphology(self.language), self.plain(word)
        if any(whole in self._trie for whole in (key, *without_prefix(key, self.language))):
            return False
        for pattern, ending in shapes.duals:
            one = pattern.sub(ending, key)
            if one == key:
                continue
            for start in (one, *without_prefix(one, self.language)):
                senses = self._trie.get(start, {}).get("", {}) if len(start) >= shapes.least else {}
                if not senses.keys().isdisjoint(("thing", "role", "area")) and senses.keys().isdisjoint(_COUNTS):
                    return True
        return False

    def construct_dual(self, word: str) -> bool:
        """Whether an Arabic noun before another one says "two" by its ending: "مديرا حساب"."""
        if self.language != "ar":
            return False
        key = self.plain(word)
        one = next((key.removesuffix(end) + rest for end, rest in _CONSTRUCT if key.endswith(end)), key)
        senses = self._trie.get(one, {}).get("", {})
        return one != key and not senses.keys().isdisjoint(("thing", "role"))

    def _starting(self, word: str) -> list[tuple[dict[str, Any], str, int]]:
        """Where the forms that start with a word go on; as a form of a noun only where it is nothing else."""
        keys = self.keys(word)
        starts = [(self._trie[key], cut, cost) for key, cut, cost in keys if key in self._trie]
        if any("" in node for node, _, _ in starts) or self.language == "en" or word.isascii():
            return starts
        if self._conjugated(word):
            return starts
        bent, nouns = morphology(self.language).bent, self._nouns
        return starts + [
            (self._trie[whole], cut, cost) for key, cut, cost in keys for whole in bent(key) if whole in nouns
        ]

    def _conjugated(self, word: str) -> tuple[Senses, str] | None:
        """The senses of a form of a verb, and the prefix before it."""
        if not self._verbs:
            return None
        return next(((self._verbs[key], cut) for key, cut, _ in self.keys(word) if key in self._verbs), None)

    def _inflected(self, word: str) -> tuple[Senses, str] | None:
        """The senses of a word by its root or its stem, and the prefix before it."""
        if word not in self._senses:
            self._senses[word] = self._by_root(word) or self._conjugated(word) or self._by_stem(word)
        return self._senses[word]

    def _by_root(self, word: str) -> tuple[Senses, str] | None:
        key = self.plain(word)
        return next(((senses, "") for root, senses in self._roots if root.fullmatch(key)), None)

    def _by_stem(self, word: str) -> tuple[Senses, str] | None:
        if word.isascii():
            return None
        senses = self._conjugation.senses(self.plain(word)) if self._conjugation else None
        if senses is None and self._stems and word[0].isalpha():
            senses = self._stems.get(self.unknown(word))
        return (senses, "") if senses else None

    def unknown(self, word: str) -> str:
        """The key of a word that the vocabulary does not hold: its stem, the same for its usual forms."""
        key = self.plain(word)
        return key if self.language == "en" or key.isascii() else stem_of(key, self.language)


def _other_number(node: dict[str, Any], cut: str, off: int) -> bool:
    """Whether a word says another number than a form because of what was taken off: "every two years"."""
    senses = node.get("", _NOTHING)
    if not cut and off < ENDING_COST:
        return False
    return "number" in senses if cut else "rhythm" in senses  # "thirty per cent"


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language that the package ships; to be read only."""
    return Vocabulary(language)
