"""How long contradictions, gaps, terms and duplicates take against reading the project: facts.py DIR [DIR …].

Prints for each project: items, seconds to read and load, seconds to compare, their ratio, and the dearest rules.
`generate.py` writes projects of any size.
"""

import sys
import time
from pathlib import Path

from spec_toolkit import pipeline
from spec_toolkit.rules import _engine as engine

FAMILIES = ("contradiction", "coverage", "trace", "term", "duplicate")


def main(folders: list[str]) -> None:
    for folder in folders:
        start = time.process_time()
        work = pipeline.load(Path(folder))
        context = work.context
        assert context.index
        read = time.process_time() - start
        spent: list[tuple[float, str, int]] = []
        start = time.process_time()
        for code in engine.selected(FAMILIES):
            before = time.process_time()
            count = sum(1 for _ in engine.rule(code).check(context))
            spent.append((time.process_time() - before, code, count))
        compare = time.process_time() - start
        print(f"{folder}: {work.index.item_count} items, read {read:.2f} s, compared {compare:.2f} s", end=", ")
        print(f"ratio {compare / read:.2f}")
        for seconds, code, count in sorted(spent, reverse=True)[:6]:
            print(f"    {seconds:6.2f} s  {code} ({count})")


if __name__ == "__main__":
    main(sys.argv[1:])
