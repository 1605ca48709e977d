"""Contradictions with one noun exchanged on one side: `python benchmarks/swaps.py LANGUAGE [SHARE] [FORM]`.

Each committed contradiction that is found becomes as many pairs as its sides share nouns; in each of them one noun of the first
side is another one, so that the two speak of different things. What is still found is named, by the form of the claims: it shows
which nouns the comparison passes over. Some of these hold nevertheless ("no system may" is said of each system).
"""

import random
import re
import sys
from collections import defaultdict
from pathlib import Path

import yaml
from pairs import COMMITTED, language, pairs, told

from spec_toolkit.facts.collect import Facts
from spec_toolkit.model import Index, read_spec

NOUNS = yaml.safe_load((Path(__file__).parent / "swaps.yaml").read_text("utf-8"))


THINGS = frozenset(("thing", "area", "light", "masters"))
PEOPLE = frozenset(("role", "somebody", "operates", "thing"))


def forms(a: str, b: str) -> list[str]:
    """The forms of the claims by which two sentences clash."""
    data = {"requirements": [{"id": "FR-1", "statement": a}, {"id": "FR-2", "statement": b}]}
    spec = read_spec(data).spec
    facts = Facts(spec, Index(spec)).clashes
    return [f"{clash.first.bucket.form} {clash.first.bucket.attribute}" for found in facts.values() for clash in found]


def nouns(text: str, senses_of: frozenset[str]) -> dict[str, tuple[str, str]]:
    """The nouns of a sentence as they are written, with their prefix, by their names."""
    held: dict[str, tuple[str, str]] = {}
    for reading, _ in told(text).readings:
        for term in reading.found:
            senses = set(term.senses)
            plain = (
                senses <= senses_of
                and (senses_of == THINGS or bool(senses & {"role", "somebody"}))
                and term.number is None
            )
            if term.part == "names" and term.key and plain and len(term.words) == 1:
                held[term.key] = term.words[0], term.prefix
    return held


def exchanged(text: str, word: str, prefix: str, noun: str) -> str:
    """A text with one word exchanged, in its number and with its prefix."""
    if language(text) == "en":
        noun = noun + "s" if word.endswith("s") and not word.endswith("ss") else noun
        noun = noun.capitalize() if word[0].isupper() else noun
    else:
        noun = prefix + noun
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", noun, text)


def main(lang: str, share: str = "1", wanted: str = "") -> None:
    """Language "en-people" exchanges people."""
    lang, _, people = lang.partition("-")
    senses, named = (PEOPLE, NOUNS["people"][lang]) if people else (THINGS, NOUNS[lang])
    random.seed(7)
    tried, left = 0, defaultdict(list)
    for file in sorted(COMMITTED.glob("*pairs*.yaml")):
        for _, pair in pairs(file) if "unread" not in file.name else ():
            a, b = pair["a"], pair["b"]
            if pair["pair"] != "clash" or language(a) != lang or random.random() > float(share):
                continue
            mine, other = nouns(a, senses), nouns(b, senses)
            both = mine.keys() & other.keys()
            if not both or not forms(a, b):
                continue
            for key in sorted(both):
                noun = random.choice(named)
                changed = exchanged(a, *mine[key], noun)
                if changed == a or noun in a or noun in b:
                    continue
                tried += 1
                for form in forms(changed, b)[:1]:
                    left[form].append((pair["type"], key, changed, b))
    print(f"{sum(map(len, left.values()))} of {tried} still found")
    for form, held in sorted(left.items(), key=lambda one: -len(one[1])):
        print(f"\n{form}: {len(held)}")
        for kind, key, a, b in held if wanted in form else ():
            print(f"   {kind} [{key}] {a} | {b}")


if __name__ == "__main__":
    main(*sys.argv[1:])
