"""The pages of the manual, and what in them can be run.

In a page, a comment of its own line says what the block below it is, where that is not plain from the block:

    <!-- run: exit 1 -->            the last command of the block ends with this status (else 0)
    <!-- run: not, needs Excel -->  the block is shown only, for this reason
    <!-- yaml: whole project -->    the sample is a project by itself, without a finding at warning or above
    <!-- yaml: goals -->            the sample holds entries of this section
    <!-- yaml: other, lexicon -->   the sample belongs to another kind of file; it is parsed only
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_FENCE = re.compile(
    r"(?:^<!-- *(?P<said>(?:run|yaml): .+?) *-->\n\n?)?^(?P<mark>```+)(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=mark)$",
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


@dataclass(frozen=True)
class Command:
    """A command line, the output shown below it (empty: none is promised), and its exit status."""

    line: str
    output: list[str] = field(default_factory=list)
    status: int = 0


def page_files() -> list[Path]:
    """README and every page of the manual."""
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text("utf-8")
    for found in _FENCE.finditer(text):
        language, _, rest = found["info"].strip().partition(" ")
        title = re.search(r'title="([^"]+)"', rest)
        line = text.count("\n", 0, found.start("mark")) + 1
        yield Block(language, title[1] if title else "", found["said"] or "", found["body"], line)


def commands(block: Block) -> list[Command]:
    """The commands of a `console` block: `$ ` begins one, what follows is its output."""
    found: list[tuple[str, list[str]]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:].partition("  #")[0].strip(), []))
        elif found:
            found[-1][1].append(line.rstrip())
    status = re.match(r"run: exit (\d)", block.said)
    last = int(status[1]) if status else 0
    return [Command(line, output, last if at == len(found) - 1 else 0) for at, (line, output) in enumerate(found)]


def same(shown: list[str], given: list[str]) -> bool:
    """Whether an output is the one that is shown; a line `...` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + r"\n" for line in _trimmed(shown))
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in _trimmed(given))) is not None


def _trimmed(lines: list[str]) -> list[str]:
    """Without empty lines at both ends."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []
