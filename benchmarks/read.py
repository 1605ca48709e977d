"""Reading a project against `yaml.load` with libyaml on the same text: read.py [N ...] [--language L] [--repeat R].

Both run in turn in one process; the time is processor time, the smallest of the repeats. Peak memory is counted
apart, with tracemalloc.
"""

import argparse
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from generate import generate

from spec_toolkit.sources import read_project


def seconds(run: Callable[[], Any]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def megabytes(run: Callable[[], Any]) -> float:
    tracemalloc.start()
    kept = run()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return peak / 1e6


def measure(requirements: int, language: str, repeat: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        generate(requirements, root, language)
        texts = [path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.yaml"))]

        def load() -> list[Any]:
            return [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]

        def read() -> Any:
            return read_project(root)

        pairs = [(seconds(load), seconds(read)) for _ in range(repeat)]
        loading, reading = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
        print(
            f"{requirements:7} requirements  {sum(map(len, texts)) / 1e6:6.2f} M characters  yaml.load {loading:6.2f} s  "
            f"read_project {reading:6.2f} s  ratio {reading / loading:4.2f}  "
            f"peak {megabytes(load):6.1f} / {megabytes(read):6.1f} MB"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("requirements", type=int, nargs="*", default=[1000, 2000, 4000, 10000])
    parser.add_argument("--language", choices=["en", "he", "ar"], default="en")
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    for requirements in options.requirements:
        measure(requirements, options.language, options.repeat)


if __name__ == "__main__":
    main()
