"""What the comparison of sentences makes of pairs: `python benchmarks/pairs.py COMMAND …`.

score FILE …            precision and recall, by language and type
missed FILE [PART …]    each pair judged wrongly, with what both sides were read to claim
why SENTENCE SENTENCE   the same for two sentences
words SENTENCE …        the terms of sentences with their senses, and the claims
keep FILE               writes down how every committed pair is judged
compare FILE [WORD]     pairs that are judged otherwise than was written down, in files whose name holds the word
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from spec_toolkit.facts.alike import relation
from spec_toolkit.facts.collect import Facts
from spec_toolkit.facts.declared import Vocabularies
from spec_toolkit.facts.fact import Fact
from spec_toolkit.facts.frozen import Told
from spec_toolkit.facts.interpretation import interpret, told_by
from spec_toolkit.model import Index, TextField, read_spec

COMMITTED = Path(__file__).parents[1] / "tests" / "contradictions"
KNOWN = Vocabularies([])


def clashes(a: str, b: str) -> bool:
    """Whether the two cannot both hold in a specification of two requirements."""
    data = {"requirements": [{"id": "FR-1", "statement": a}, {"id": "FR-2", "statement": b}]}
    spec = read_spec(data).spec
    return any(Facts(spec, Index(spec)).clashes.values())


def told(text: str) -> Told:
    """A sentence with everything that it states and claims, also what nothing contradicts."""
    found = told_by(TextField(("requirements", 0, "statement"), text, "prose", "FR-1"), None, KNOWN)
    interpret(found, frozenset(), KNOWN)
    return found


def pairs(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for part, held in yaml.safe_load(file.read_text("utf-8")).items():
        for pair in held:
            yield part, pair


def language(text: str) -> str:
    letters = [letter for letter in text if letter.isalpha()]
    for name, first, last in (("he", "א", "ת"), ("ar", "ء", "ي")):
        if sum(first <= letter <= last for letter in letters) * 2 > len(letters):
            return name
    return "en"


def score(files: list[str]) -> None:
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name in files:
        for _, pair in pairs(Path(name)):
            clash, said = pair["pair"] == "clash", clashes(pair["a"], pair["b"])
            for group in ("all", language(pair["a"]), f"  {pair.get('type', '')}"):
                found[group][0] += clash and said
                found[group][1] += clash
                found[group][2] += said and not clash
    for group, (right, clash, alarms) in sorted(found.items()):
        precision = f"{right / (right + alarms):.2f}" if right + alarms else "  – "
        recall = f"{right / clash:.2f}" if clash else "  – "
        print(f"{group:20} precision {precision} recall {recall} ({right} of {clash}, {alarms} alarms)")


def missed(file: str, parts: list[str]) -> None:
    for part, pair in pairs(Path(file)):
        clash = pair["pair"] == "clash"
        if (not parts or {part, language(pair["a"])} & {*parts}) and clash != clashes(pair["a"], pair["b"]):
            print(f"\n{'missed' if clash else 'ALARM'} [{part} {pair.get('type', '')}]")
            why(pair["a"], pair["b"])


def why(a: str, b: str) -> None:
    sides = [told(a), told(b)]
    for letter, text, side in zip("ab", (a, b), sides, strict=True):
        print(f"{letter}: {text}")
        for fact in sorted({describe(fact) for fact in side.claimed}):
            print(f"     {fact}")
    print("   found" if clashes(a, b) else "   not found")
    for one in sides[0].claimed:
        for two in sides[1].claimed:
            if (one.bucket.form, one.bucket.attribute) == (two.bucket.form, two.bucket.attribute):
                left, right = one.bucket.subject - two.bucket.subject, two.bucket.subject - one.bucket.subject
                stands = relation(one.bucket.subject, two.bucket.subject)
                names = f"a only {sorted(left)}, b only {sorted(right)}"
                print(f"   {one.bucket.form} {one.bucket.attribute}: {stands or 'apart'}; {names}")


def describe(fact: Fact) -> str:
    value = fact.value
    if hasattr(value, "_asdict"):
        value = ", ".join(f"{name}={plain(held)}" for name, held in value._asdict().items() if held not in ("", None))
    scope = f" scope {plain(fact.scope)}" if fact.scope else ""
    return f"{fact.bucket.form} {fact.bucket.attribute} {sorted(fact.bucket.subject)}: {value}{scope}"


def plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return "{" + " ".join(sorted(str(plain(one)) for one in value)) + "}"
    if hasattr(value, "low"):
        return f"{value.dimension} {value.kind} {value.low:g}-{value.high:g}"
    return value


def words(texts: list[str]) -> None:
    for text in texts:
        side = told(text)
        for reading, _ in side.readings:
            for term in reading.found:
                flags = "".join(sign for sign, holds in (("?", term.conditional), ("x", term.taken)) if holds)
                print(
                    f"{' '.join(term.words):20} {term.prefix:3} {flags:2} {term.part:8} {term.key:16} {dict(term.senses)}"
                )
        for fact in sorted({describe(fact) for fact in side.claimed}):
            print(f"     {fact}")


def judged(word: str = "") -> dict[str, bool]:
    return {
        f"{file.relative_to(COMMITTED)}|{pair['pair']}|{pair['a']}|{pair['b']}": clashes(pair["a"], pair["b"])
        for file in sorted(COMMITTED.rglob("*.yaml"))
        if word in file.name and file.parent.name in ("contradictions", "frames", "contraries")
        for _, pair in pairs(file)
        if "pair" in pair
    }


def compare(file: str, word: str = "") -> None:
    before: dict[str, bool] = json.loads(Path(file).read_text("utf-8"))
    gained = 0
    for key, now in judged(word).items():
        clash = key.split("|")[1] == "clash"
        if key in before and before[key] != now:
            gained += now == clash
            if now != clash:
                print("LOST " if clash else "ALARM", key)
    print(f"{gained} judged rightly that were not")


def main(arguments: list[str]) -> None:
    match arguments:
        case ["score", *files] if files:
            score(files)
        case ["missed", file, *parts]:
            missed(file, parts)
        case ["why", a, b]:
            why(a, b)
        case ["words", *texts] if texts:
            words(texts)
        case ["keep", file]:
            Path(file).write_text(json.dumps(judged(), ensure_ascii=False), "utf-8")
        case ["compare", file, *word]:
            compare(file, *word)
        case _:
            print(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
