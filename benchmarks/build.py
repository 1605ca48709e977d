"""Measure `spec build --to docx` as a whole process against pandoc on our own Markdown: build.py [N…] [--repeat K]."""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import generate


def measure(requirements: int, language: str, repeat: int) -> None:
    """Prints both times, taken in turn, and the median of their ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(requirements, folder / "spec", language, 10, 1)
        build = [sys.executable, "-m", "spec_toolkit", "build", str(folder / "spec"), "--out", str(folder / "out")]
        done = subprocess.run([*build, "--to", "md"], check=True, capture_output=True, text=True)
        markdown = done.stdout.splitlines()[0]
        ours, theirs = [], []
        for _ in range(repeat):
            ours.append(_seconds([*build, "--to", "docx"]))
            theirs.append(_seconds(["pandoc", markdown, "-o", str(folder / "pandoc.docx")]))
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        print(f"{requirements:6} requirements: ours {min(ours):.1f} s, pandoc {min(theirs):.1f} s, ratio {ratio:.2f}")


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("requirements", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--language", choices=["en", "he", "ar"], default="en")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    if shutil.which("pandoc") is None:
        sys.exit("pandoc is not installed")
    for requirements in options.requirements:
        measure(requirements, options.language, options.repeat)


if __name__ == "__main__":
    main()
