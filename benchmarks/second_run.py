"""How much of a first run a second one costs: second_run.py [N] [--language en] [--repeat 3].

A project of N requirements (10,000 unless given) is checked without kept results, for the first time with them, once
more, and after one line of it was edited: the statement of a requirement, a reason, a priority. Processor seconds of
whole processes, the smallest of the repeats, and the share of the run without kept results. What the runs say is
compared byte by byte.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from generate import generate

ROOT = Path(__file__).resolve().parent.parent
#: What is edited: a line of the fifth file, the pattern and what stands there then.
EDITS = {
    "a statement edited": (r"(statement: )\"(\w)", r'\1"In the branch, \2'),
    "a reason edited": (r"(rationale: )(\w)", r"\1As told in May, \2"),
    "a priority edited": (r"priority: must", "priority: nice_to_have"),
}


def run(project: Path, kept: Path, *more: str) -> tuple[float, bytes]:
    """Processor seconds of a check, and what it says."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SPEC_TOOLKIT_CACHE": str(kept), "PYTHONHASHSEED": "0"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryFile() as out:
        command = [sys.executable, "-m", "spec_toolkit", "check", str(project), *more]
        process = subprocess.Popen(command, stdout=out, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return used.ru_utime + used.ru_stime, out.read()


def edit(project: Path, pattern: str, becomes: str) -> None:
    """Edits one line in the middle of a file."""
    path = project / "requirements" / "005.yaml"
    text = path.read_text("utf-8")
    middle = text.index("\n", len(text) // 2)
    path.write_text(text[:middle] + re.sub(pattern, becomes, text[middle:], count=1), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("requirements", type=int, nargs="?", default=10_000, metavar="N")
    parser.add_argument("--language", choices=["en", "he", "ar"], default="en")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    best: dict[str, float] = {}
    for _ in range(options.repeat):
        with tempfile.TemporaryDirectory() as name:
            project, kept = Path(name) / "project", Path(name) / "kept"
            kept.mkdir(mode=0o700)
            generate(options.requirements, project, options.language)

            def timed(label: str, *more: str, project: Path = project, kept: Path = kept) -> bytes:
                seconds, said = run(project, kept, *more)
                best[label] = min(seconds, best.get(label, seconds))
                return said

            plain = timed("without", "--no-cache")
            assert plain == timed("the first with") == timed("nothing edited")
            for label, (pattern, becomes) in EDITS.items():
                edit(project, pattern, becomes)
                after = timed(label)
                assert after == run(project, kept, "--no-cache")[1], label
    for label, seconds in best.items():
        print(f"{label:20} {seconds:6.2f} s  {seconds / best['without']:.2f}")


if __name__ == "__main__":
    main()
