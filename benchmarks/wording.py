"""Precision, recall and MCC of the vague/* rules on the development sentences of a language, and what they miss.

    python benchmarks/wording.py [--language en] [--set dev|held-back|blind|fresh|second-blind|third-blind|fourth-blind|fifth-blind|sixth-blind|seventh-blind] [--half even|odd] [--misses]

A set is `tests/wording/<language>.tsv`, `<language>-held-back.tsv`, `blind-<language>.tsv` or `fresh-<language>.tsv`:
label (vague, clean), hardness (easy, hard), sentence. A row counts as found when any vague/* rule hits it. The halves are the rows of even and
of odd number, counted from 1.
"""

import argparse
import importlib
import math
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import spec_toolkit.rules.vague
from spec_toolkit.languages import lexicon, lexicon_source
from spec_toolkit.languages.text import LANGUAGES
from spec_toolkit.rules._wording import Wording

SETS = Path(__file__).parent.parent / "tests" / "wording"


@dataclass(frozen=True)
class Row:
    label: str
    hardness: str
    sentence: str


@dataclass(frozen=True)
class Text:
    text: str
    path: tuple[str | int, ...] = ("requirements", 0, "statement")
    kind: str = "promise"


@dataclass
class Sample:
    """As much of a context as a wording rule looks at."""

    wording: Wording
    options: dict[str, Any] = field(default_factory=dict)
    unfilled: tuple[()] = ()
    draft: bool = False

    def option(self, code: str, name: str, default: Any) -> Any:
        return self.options.get(code, {}).get(name, default)


@dataclass(frozen=True)
class Figures:
    precision: float
    recall: float
    mcc: float
    hard_found: float
    hard_false: float
    rows: int


def read_rows(language: str, which: str = "dev") -> list[Row]:
    names = {"dev": f"{language}.tsv", "held-back": f"{language}-held-back.tsv"}
    path = SETS / names.get(which, f"{which}-{language}.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [Row(*line.split("\t")) for line in lines if line.strip() and not line.startswith(("#", "label\t"))]
    assert all(row.label in ("vague", "clean") and row.hardness in ("easy", "hard") for row in rows), path
    return rows


def half_of(rows: list[Row], half: str) -> list[Row]:
    """Every second row, from the first ("odd") or the second ("even"); all of them for ""."""
    return rows[{"odd": 0, "even": 1}[half] :: 2] if half else rows


def vague_rules() -> Iterator[tuple[str, ModuleType]]:
    package = spec_toolkit.rules.vague
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_"):
            yield module.name.replace("_", "-"), importlib.import_module(f"{package.__name__}.{module.name}")


def findings(sentence: str, rules: list[tuple[str, ModuleType]]) -> list[str]:
    sample = Sample(Wording([Text(sentence)]))
    return [f"{name}: {hit.values.get('words', '')}" for name, rule in rules for hit in rule.check(sample)]


def measure(rows: list[Row]) -> tuple[Figures, list[tuple[Row, list[str]]]]:
    """The figures of a set, and the rows that were judged wrongly with what was found in them."""
    rules = list(vague_rules())
    wrong = []
    count = {"tp": 0, "fp": 0, "fn": 0, "tn": 0}
    hard = {"vague": [0, 0], "clean": [0, 0]}
    for row in rows:
        found = findings(row.sentence, rules)
        vague = row.label == "vague"
        count[("t" if vague == bool(found) else "f") + ("p" if found else "n")] += 1
        if row.hardness == "hard":
            hard[row.label][0] += bool(found)
            hard[row.label][1] += 1
        if vague != bool(found):
            wrong.append((row, found))
    tp, fp, fn, tn = count["tp"], count["fp"], count["fn"], count["tn"]
    root = math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    figures = Figures(
        precision=tp / max(1, tp + fp),
        recall=tp / max(1, tp + fn),
        mcc=(tp * tn - fp * fn) / root if root else 0.0,
        hard_found=hard["vague"][0] / max(1, hard["vague"][1]),
        hard_false=hard["clean"][0] / max(1, hard["clean"][1]),
        rows=len(rows),
    )
    return figures, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument(
        "--set",
        default="dev",
        choices=(
            "dev",
            "held-back",
            "blind",
            "fresh",
            "second-blind",
            "third-blind",
            "fourth-blind",
            "fifth-blind",
            "sixth-blind",
            "seventh-blind",
        ),
    )
    parser.add_argument("--half", default="", choices=("even", "odd"))
    parser.add_argument("--misses", action="store_true", help="print the sentences that were judged wrongly")
    options = parser.parse_args()
    for language in options.language or LANGUAGES:
        lexicon_source.main([language])
        lexicon.forget()
        figures, wrong = measure(half_of(read_rows(language, options.set), options.half))
        print(
            f"{language} {options.set} {options.half} ({figures.rows}): precision {figures.precision:.3f} recall {figures.recall:.3f} "
            f"MCC {figures.mcc:.3f} hard found {figures.hard_found:.3f} hard false alarms {figures.hard_false:.3f}"
        )
        if options.misses:
            for row, found in wrong:
                print(f"  {'MISSED' if row.label == 'vague' else 'FALSE '} {row.hardness}  {row.sentence}  {found}")


if __name__ == "__main__":
    main()
