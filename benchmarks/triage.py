"""Measures the classes that wording and headings give against the sentences of tests/triage/.

python benchmarks/triage.py [LANGUAGE …]
"""

import csv
import sys
from pathlib import Path

from spec_toolkit.triage.wording import CLASSES, signals, strongest

TESTS = Path(__file__).parent.parent / "tests/triage"


def classify(heading: str, sentence: str) -> str:
    """The class by heading first, then by the words of the sentence."""
    for text in (heading, sentence):
        found = strongest(list(signals(text)))
        if found:
            return CLASSES[found.kind]
    return "undetermined"


def main(languages: list[str]) -> None:
    for language in languages or ["en", "he", "ar"]:
        right = forced = total = 0
        with (TESTS / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                total += 1
                got = classify(row["heading"], row["sentence"])
                right += got == row["class"]
                forced += row["class"] == "undetermined" != got
                if got != row["class"]:
                    print(f"  {row['class']:<13} got {got:<13} {row['heading']} | {row['sentence']}")
        print(f"{language}: {right}/{total} = {right / total:.3f}, undetermined forced: {forced}")


if __name__ == "__main__":
    main(sys.argv[1:])
