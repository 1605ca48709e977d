"""Every figure of docs/performance.md: run.py [--short] [--peers DIR] [--page FILE].

    python benchmarks/run.py --short              two sizes, no other tools: about two minutes
    python benchmarks/run.py --peers ~/.peers     all sizes, other tools in virtual environments below that folder
                                                  (made when they are missing), pandoc where it is installed

Every figure is the processor time (user and system) of a whole process and the smallest of the repeats; what is
compared runs in turn. Growth is the exponent between the two largest sizes of the time beyond that of ten
requirements: 1.0 is a straight line. Linux and macOS only.
"""

import argparse
import datetime as dt
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generate import generate
from peers import write as write_peers

ROOT = Path(__file__).resolve().parent.parent
SPEC = [sys.executable, "-m", "spec_toolkit"]
#: What a first run costs; `second_run.py` measures what kept results save.
CHECK = [*SPEC, "check", "--no-cache"]
MARK = "<!-- figures -->"

BARE = """
import typer
app = typer.Typer()
@app.command()
def one(name: str, formal: bool = False): "One."
@app.command()
def two(name: str = "x"): "Two."
app()
"""
YAML = """
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
"""
ZIP = """
import sys, zipfile
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as file:
    file.write(sys.argv[1], "document.xml")
"""
PACKAGES = {"trlc": ["trlc"], "doorstop": ["doorstop"], "strictdoc": ["strictdoc"], "needs": ["sphinx-needs", "sphinx"]}


@dataclass(frozen=True)
class Cost:
    """Processor seconds and the largest resident memory in megabytes of a process."""

    seconds: float
    memory: float


def cost(command: Iterable[str | Path], folder: Path = ROOT) -> Cost:
    """Runs a command to its end. Its exit status is its own affair, but it must not fail to start."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    # Without compiled modules every start would measure the compiler.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        process = subprocess.Popen(
            [str(word) for word in command], cwd=folder, env=environment, stdout=nowhere, stderr=nowhere
        )
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"failed with {process.returncode}: {' '.join(map(str, command))}")
    kilobyte = 1 / 1024 if sys.platform == "linux" else 1 / 1024**2
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * kilobyte)


def in_turn(commands: Mapping[str, tuple[list[str | Path], Path]], repeat: int) -> dict[str, Cost]:
    """The smallest cost of each command; they take turns, so that all of them see the same machine."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(repeat):
        for name, (command, folder) in commands.items():
            found[name].append(cost(command, folder))
    return {name: Cost(min(c.seconds for c in all_), max(c.memory for c in all_)) for name, all_ in found.items()}


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def start(work: Path, repeat: int) -> str:
    """Cold start of every command on a project of ten requirements."""
    spec = work / "en-10"
    commands: dict[str, list[str | Path]] = {
        "typer program with two commands, `--help`": [sys.executable, "-c", BARE, "--help"],
        "`spec --help`": [*SPEC, "--help"],
        "`spec --version`": [*SPEC, "--version"],
        "`spec check`, English": [*CHECK, spec],
        "`spec check`, English, again": [*SPEC, "check", spec],
        "`spec check`, Hebrew": [*CHECK, work / "he-10"],
        "`spec check`, Arabic": [*CHECK, work / "ar-10"],
        "`spec triage`": [*SPEC, "triage", "--no-cache", spec],
        "`spec rules`": [*SPEC, "rules"],
        "`spec schema`": [*SPEC, "schema", "--out", work / "schema"],
        "`spec draw`": [*SPEC, "draw", spec, "--out", work / "figures"],
        "`spec build --to md`": [*SPEC, "build", "--no-cache", spec, "--to", "md", "--out", work / "out"],
        "`spec build --to docx`": [*SPEC, "build", "--no-cache", spec, "--to", "docx", "--out", work / "out"],
        "`spec build --to html`": [*SPEC, "build", "--no-cache", spec, "--to", "html", "--out", work / "out"],
    }
    in_turn({name: (command, ROOT) for name, command in commands.items()}, 1)
    found = in_turn({name: (command, ROOT) for name, command in commands.items()}, repeat)
    bare = next(iter(found.values())).seconds
    return "## Start\n\n" + table(
        ["ten requirements", "CPU s", "times the bare program"],
        ([name, f"{c.seconds:.2f}", f"{c.seconds / bare:.2f}"] for name, c in found.items()),
    )


def growth(work: Path, sizes: list[int], language: str, repeat: int) -> str:
    """Each step at each size, against reading the same text with `yaml.load`."""
    costs: dict[str, list[Cost]] = {}
    for size in [10, *sizes]:
        spec = work / f"{language}-{size}"
        out: list[str | Path] = ["--out", work / "out"]
        commands: dict[str, list[str | Path]] = {
            "`yaml.load`, libyaml": [sys.executable, "-c", YAML, spec],
            "`check --select schema,reference`": [*CHECK, spec, "--select", "schema,reference"],
            "`check`": [*CHECK, spec],
            "`triage`": [*SPEC, "triage", "--no-cache", spec],
            "`build --to md`": [*SPEC, "build", "--no-cache", spec, "--to", "md", *out],
            "`build --to docx`": [*SPEC, "build", "--no-cache", spec, "--to", "docx", *out],
            "`build --to html`": [*SPEC, "build", "--no-cache", spec, "--to", "html", *out],
        }
        found = in_turn({name: (command, ROOT) for name, command in commands.items()}, 1 if size > 1000 else repeat)
        for name, each in found.items():
            costs.setdefault(name, []).append(each)
    rows = []
    for name, found_ in costs.items():
        least = found_[0].seconds
        beyond = [max(0.001, c.seconds - least) for c in found_]
        exponent = math.log(beyond[-1] / beyond[-2]) / math.log(sizes[-1] / sizes[-2])
        seconds = [f"{c.seconds:.2f}" for c in found_[1:]]
        ratio = found_[-1].seconds / costs["`yaml.load`, libyaml"][-1].seconds
        rows.append([name, *seconds, f"{ratio:.1f}", f"{exponent:.2f}", f"{found_[-1].memory:.0f}"])
    head = [f"{language}, CPU s", *(f"{size:,}" for size in sizes), "times `yaml.load`", "growth", "peak MB"]
    return f"## Growth: {language}\n\n" + table(head, rows)


def pandoc(work: Path, sizes: list[int], repeat: int) -> str:
    """`build --to docx` as a whole process against pandoc on our own Markdown of the same project."""
    rows = []
    for size in sizes:
        spec, out = work / f"en-{size}", work / "pandoc"
        cost([*SPEC, "build", "--no-cache", spec, "--to", "md", "--out", out])
        markdown = next(out.glob("*.md"))
        commands: dict[str, tuple[list[str | Path], Path]] = {
            "ours": ([*SPEC, "build", "--no-cache", spec, "--to", "docx", "--out", out], ROOT),
            "pandoc": (["pandoc", markdown, "-o", out / "pandoc.docx"], ROOT),
            "zip": ([sys.executable, "-c", ZIP, markdown, out / "floor.zip"], ROOT),
        }
        found = in_turn(commands, 1 if size > 1000 else repeat)
        a, b = found["ours"].seconds, found["pandoc"].seconds
        rows.append([f"{size:,}", f"{a:.2f}", f"{b:.2f}", f"{found['zip'].seconds:.2f}", f"{a / b:.2f}"])
        shutil.rmtree(out)
    return "## Word against pandoc\n\n" + table(["requirements", "ours", "pandoc", "bare zip", "ours / pandoc"], rows)


def others(work: Path, sizes: list[int], folder: Path, repeat: int) -> str:
    """Our check against what other tools check, on the same requirements in their own form."""
    installed = [name for name in PACKAGES if install(folder / name, PACKAGES[name])]
    parts = ["## Other tools\n\nTheir own check or load of the same requirements, as they name it.\n"]
    for size in sizes:
        inputs, out = work / f"peers-{size}", work / "peers-out"
        write_peers(size, inputs)
        fresh = f"rm -rf {out}; exec "
        calls: dict[str, list[str | Path]] = {
            "trlc": [folder / "trlc/bin/trlc", "."],
            "doorstop": [folder / "doorstop/bin/doorstop", "-F"],
            "strictdoc": [
                "sh",
                "-c",
                f"{fresh}{folder}/strictdoc/bin/strictdoc export . --formats=json --output-dir {out}",
            ],
            "needs": ["sh", "-c", f"{fresh}{folder}/needs/bin/sphinx-build -q -E -b needs . {out}"],
        }
        commands: dict[str, tuple[list[str | Path], Path]] = {
            "ours, `check --select schema,reference`": (
                [*CHECK, ".", "--select", "schema,reference"],
                inputs / "ours",
            ),
            "ours, `check`": ([*CHECK, "."], inputs / "ours"),
            **{name: (calls[name], inputs / name) for name in installed},
        }
        if "doorstop" in installed:
            cost(calls["doorstop"], inputs / "doorstop")  # the first run stamps every link
        found = in_turn(commands, repeat)
        full = found["ours, `check`"].seconds
        rows = [[name, f"{c.seconds:.2f}", f"{c.seconds / full:.2f}", f"{c.memory:.0f}"] for name, c in found.items()]
        parts.append("\n" + table([f"{size:,} requirements", "CPU s", "times our full check", "peak MB"], rows))
    return "".join(parts)


def install(folder: Path, packages: list[str]) -> bool:
    """Whether the tool is there, after an attempt to install it into a virtual environment of its own."""
    if not (folder / "bin/python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        done = subprocess.run([str(folder / "bin/python"), "-m", "pip", "install", "-q", *packages], check=False)
        if done.returncode:
            shutil.rmtree(folder)
            return False
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="100 and 1,000 requirements, English")
    parser.add_argument("--peers", type=Path, help="folder for virtual environments of other tools")
    parser.add_argument("--page", type=Path, help=f"put the tables behind the line {MARK} of this file")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    sizes = [100, 1000] if options.short else [100, 1000, 10000]
    languages = ["en"] if options.short else ["en", "he", "ar"]
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        os.environ["SPEC_TOOLKIT_CACHE"] = str(work / "kept")
        for language in ("en", "he", "ar"):
            for size in [10, *(sizes if language in languages else [])]:
                generate(size, work / f"{language}-{size}", language)
        page = Page(options.page)
        page.add(
            f"Measured on {dt.datetime.now(dt.UTC):%Y-%m-%d} with Python {platform.python_version()} on "
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores: "
            f"`python benchmarks/run.py{' --short' if options.short else ''}{' --peers DIR' if options.peers else ''}`\n"
        )
        page.add(start(work, options.repeat + 2))
        page.add(growth(work, sizes, "en", options.repeat))
        if options.peers:
            large = [1000] if options.short else [1000, 5000]
            page.add(others(work, large, options.peers.resolve(), options.repeat))
        for language in languages[1:]:
            page.add(growth(work, sizes, language, options.repeat))
        if shutil.which("pandoc"):
            page.add(pandoc(work, sizes[1:], options.repeat))


class Page:
    """Shows each part as soon as it is measured, and keeps it in a file where one is given."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        if file:
            file.write_text(f"{file.read_text('utf-8').partition(MARK)[0]}{MARK}\n", "utf-8")

    def add(self, part: str) -> None:
        print(part, flush=True)
        if self._file:
            self._file.write_text(f"{self._file.read_text('utf-8')}\n{part}", "utf-8")


if __name__ == "__main__":
    main()
