"""The pages of the manual, what in them can be run, and how it is run.

In a page, a comment on a line of its own says what the block below it is, where that is not plain from the block:

    <!-- run: exit 1 -->            the last command of the block ends with this status (else 0)
    <!-- run: exit 1 0 -->          the last two commands end with these
    <!-- run: not, needs Excel -->  the block is shown only, for this reason
    <!-- yaml: whole project -->    the sample is a project by itself, without a finding at warning or above
    <!-- yaml: goals -->            the sample holds entries of this section
    <!-- yaml: other, lexicon -->   the sample belongs to another kind of file; it is parsed only

A page is one session in an empty folder, from its first block to its last. `examples` lies beside; where the page does
not begin a project `my-spec` itself, it is the English example. A YAML block with a title is written into that file:
its sections replace those of the file, the others stay; of an entry (`- id: FR-002`) the lines are added to that entry.
Of the output below a command, a line `...` stands for any number of lines.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
#: The day on which the manual's project begins: 2026-11-09.
TODAY = {"SOURCE_DATE_EPOCH": "1794182400"}
#: Programs that a reader runs and a session does not.
OTHERS = {"pip", "pipx", "py", "python", "git", "mkdocs", "pre-commit", "pytest", "code"}

_FENCE = re.compile(
    r"(?:^ *<!-- *(?P<said>(?:run|yaml): .+?) *-->\n\n?)?"
    r"^(?P<mark> *```+)(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=mark)$",
    re.M | re.S,
)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, `title="…"` after it, the comment above it, its text, the line it begins in."""

    language: str
    title: str
    said: str
    text: str
    line: int

    @property
    def runs(self) -> bool:
        """Whether it takes part in a session."""
        return bool(self.title) or (self.language in ("console", "bash") and not self.said.startswith("run: not"))


@dataclass(frozen=True)
class Command:
    """A command line, the output shown below it (empty: none is promised), and its exit status."""

    line: str
    output: list[str] = field(default_factory=list)
    status: int = 0


@dataclass(frozen=True)
class PageError(Exception):
    """A command does something else than the page says."""

    place: str
    command: str
    text: str


def page_files() -> list[Path]:
    """README and every page of the manual."""
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def name_of(page: Path) -> str:
    """A file as the repository calls it."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text("utf-8")
    for found in _FENCE.finditer(text):
        language, _, rest = found["info"].strip().partition(" ")
        title = re.search(r'title="([^"]+)"', rest)
        line = text.count("\n", 0, found.start("mark")) + 1
        indent = len(found["mark"]) - len(found["mark"].lstrip())
        body = "".join(row[min(indent, len(row) - 1) :] for row in found["body"].splitlines(keepends=True))
        yield Block(language, title[1] if title else "", found["said"] or "", body, line)


def commands(block: Block) -> list[Command]:
    """The commands of a `console` block: `$ ` begins one, what follows is its output."""
    found: list[tuple[str, list[str]]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:].partition("  #")[0].strip(), []))
        elif found:
            found[-1][1].append(line.rstrip())
    said = re.fullmatch(r"run: exit((?: \d)+)", block.said)
    ends = [int(status) for status in said[1].split()] if said else []
    statuses = [0] * (len(found) - len(ends)) + ends
    return [Command(line, output, status) for (line, output), status in zip(found, statuses, strict=True)]


def session(page: Path, folder: Path) -> None:
    """Runs a page in an empty folder. Raises PageError at the first command that does not do what is shown."""
    own = [block for block in blocks(page) if block.runs]
    shutil.copytree(ROOT / "examples", folder / "examples")
    if not any("spec init my-spec" in block.text for block in own):
        shutil.copytree(ROOT / "examples" / "english", folder / "my-spec")
    for block in own:
        if block.title:
            write_sections(folder / block.title, block.text)
        for command in commands(block):
            run(command, folder, f"{name_of(page)}:{block.line}")


def run(command: Command, folder: Path, place: str) -> None:
    """Runs one command; `> FILE` at its end takes its output. Other programs than `spec` are left alone."""
    words = shlex.split(command.line)
    if words[0] in OTHERS:
        return
    if words[0] != "spec":
        raise PageError(place, command.line, "neither `spec` nor a program that may be shown")
    target = folder / words[words.index(">") + 1] if ">" in words else None
    done = subprocess.run(
        [sys.executable, "-m", "spec_toolkit", *(words[1 : words.index(">")] if target else words[1:])],
        cwd=folder,
        env={**os.environ, **TODAY, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE if target else subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != command.status:
        raise PageError(place, command.line, f"ends with {done.returncode}\n{done.stdout}{done.stderr or ''}")
    if target:
        target.write_text(done.stdout, "utf-8")
    elif any(command.output) and not same(command.output, done.stdout.splitlines()):
        raise PageError(place, command.line, f"gives\n{done.stdout}")


def same(shown: list[str], given: list[str]) -> bool:
    """Whether an output is the one that is shown."""
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + r"\n" for line in _trimmed(shown))
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in _trimmed(given))) is not None


def write_sections(file: Path, text: str) -> None:
    """Puts sections into a file, each in place of the one that is there; or lines into an entry that is there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    old = file.read_text("utf-8") if file.exists() else ""
    if text.lstrip().startswith("- id:"):
        head, _, added = text.partition("\n")
        if f"{head}\n" not in old:
            raise PageError(file.name, head, "there is no such entry")
        file.write_text(old.replace(f"{head}\n", f"{head}\n{added}", 1), "utf-8")
        return
    for key in yaml.load(text, Loader=yaml.BaseLoader):
        old = re.sub(rf"^{re.escape(key)}:.*\n((?:[ -].*)?\n)*", "", old, flags=re.M)
    file.write_text(f"{old.rstrip()}\n\n{text}".lstrip(), "utf-8")


def _trimmed(lines: list[str]) -> list[str]:
    """Without empty lines at both ends and blanks at the ends of lines."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    return [line.rstrip() for line in lines[filled[0] : filled[-1] + 1]] if filled else []
