"""Sentences a CPU second through all wording rules, for each language, and the time to load its lexicon.

    python benchmarks/wording_speed.py [--language en] [--sentences 20000]

The sentences are those of the development set, each with a number of its own, so that no two are alike.
"""

import argparse
import gc
import importlib
import pkgutil
import time
from types import ModuleType

from wording import Sample, Text, read_rows

import spec_toolkit.rules.vague
from spec_toolkit.languages.lexicon import forget, lexicon
from spec_toolkit.languages.text import LANGUAGES
from spec_toolkit.rules._wording import Wording


def vague_rules() -> list[ModuleType]:
    package = spec_toolkit.rules.vague
    names = [module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_")]
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def texts(language: str, count: int) -> list[Text]:
    """Distinct sentences: those of the development set over and over, the round added as a name."""
    rows = [row.sentence.rstrip(".") for row in read_rows(language)] or ["-"]
    return [Text(f"{rows[number % len(rows)]} {number}th time.") for number in range(count)]


def measure(language: str, count: int) -> tuple[float, float, int]:
    """Sentences a CPU second, seconds to load the lexicon, findings."""
    forget()
    start = time.process_time()
    lexicon(language)
    loading = time.process_time() - start
    sample = texts(language, count)
    rules = vague_rules()
    start = time.process_time()
    context = Sample(Wording(sample))
    findings = sum(1 for rule in rules for _ in rule.check(context))
    return len(sample) / (time.process_time() - start), loading, findings


def plain(language: str, count: int) -> float:
    """Sentences a CPU second that plain Python splits into words: how fast the machine is at the moment."""
    sample = texts(language, count)
    start = time.process_time()
    for text in sample:
        text.text.lower().split()
    return len(sample) / (time.process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--sentences", type=int, default=20_000)
    options = parser.parse_args()
    gc.disable()  # as the command line does
    for language in options.language or LANGUAGES:
        rate, loading, findings = measure(language, options.sentences)
        print(
            f"{language}: {rate:,.0f} sentences a CPU second, {findings} findings, lexicon in {loading * 1000:.0f} ms; "
            f"this machine now splits {plain(language, options.sentences):,.0f} a CPU second into words"
        )


if __name__ == "__main__":
    main()
