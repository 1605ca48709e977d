"""Measures the classes that wording and headings give against the sentences of tests/triage/.

    python benchmarks/triage.py [LANGUAGE …] [--set blind|second-blind|third-blind|fourth-blind|fifth-blind|sixth-blind|fresh] [--half even|odd] [--quiet]

A set is `<language>.tsv` or `<set>-<language>.tsv`; the halves are the rows of even and of odd number, from 1.
"""

import argparse
import csv
from pathlib import Path

from spec_toolkit.triage.wording import CLASSES, heading_signals, signals, strongest

TESTS = Path(__file__).parent.parent / "tests/triage"


def classify(heading: str, sentence: str) -> str:
    """The class by heading first, then by the words of the sentence."""
    found = strongest(list(heading_signals(heading))) or strongest(list(signals(sentence)))
    return CLASSES[found.kind] if found else "undetermined"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=["en", "he", "ar"])
    parser.add_argument(
        "--set",
        default="",
        choices=("", "blind", "second-blind", "third-blind", "fourth-blind", "fifth-blind", "sixth-blind", "fresh"),
    )
    parser.add_argument("--half", default="", choices=("even", "odd"))
    parser.add_argument("--quiet", action="store_true", help="print the figures only")
    options = parser.parse_args()
    for language in options.languages:
        right = forced = total = 0
        name = f"{options.set}-{language}.tsv" if options.set else f"{language}.tsv"
        with (TESTS / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        for row in rows[{"odd": 0, "even": 1}[options.half] :: 2] if options.half else rows:
            total += 1
            got = classify(row["heading"], row["sentence"])
            right += got == row["class"]
            forced += row["class"] == "undetermined" != got
            if got != row["class"] and not options.quiet:
                print(f"  {row['class']:<13} got {got:<13} {row['heading']} | {row['sentence']}")
        print(f"{language}: {right}/{total} = {right / total:.3f}, undetermined forced: {forced}")


if __name__ == "__main__":
    main()
