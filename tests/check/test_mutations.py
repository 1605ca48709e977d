"""Three hundred small accidents in a good project: findings with a right place or none, never a traceback."""

import random
import shutil
from pathlib import Path

import pytest

from spec_toolkit import pipeline
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.findings import formats

REFERENCE = Path(__file__).parent.parent / "data" / "reference-spec"


def _mutated(text: str, draw: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    number = draw.randrange(len(lines))
    line = lines[number]
    kind = draw.randrange(6)
    if kind == 0:
        del lines[number]
    elif kind == 1 and ":" in line:
        lines[number] = line.replace(":", "x:", 1)
    elif kind == 2 and ": " in line:
        head, _, _ = line.partition(": ")
        lines[number] = (
            f"{head}: {draw.choice(['[]', '{}', '7', 'x', '[a, {b: c}]', '2026-02-30', 'null', '&a [*a]'])}\n"
        )
    elif kind == 3:
        at = draw.randrange(len(line))
        lines[number] = line[:at] + draw.choice("\t\0{}[]:'\"#*&!%@`,?-é א\u202e") + line[at + 1 :]
    elif kind == 4:
        lines[number] = draw.choice([" ", "  ", "- "]) + line
    else:
        lines.insert(number, draw.choice(lines))
    return "".join(lines)


@pytest.mark.parametrize("seed", range(6))
def test_mutations(seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)
    folder = tmp_path / "p"
    shutil.copytree(REFERENCE, folder)
    names = sorted(file.name for file in folder.glob("*.yaml"))
    for _ in range(50):
        name = draw.choice(names)
        good = (REFERENCE / name).read_text("utf-8")
        bad = _mutated(good, draw)
        (folder / name).write_text(bad, "utf-8", newline="")
        try:
            work = pipeline.load(folder)
            report = pipeline.check(work, ["schema", "reference", "lint"])
        except SpecToolkitError:
            continue
        finally:
            (folder / name).write_text(good, "utf-8")
        for finding in report.findings:
            place = finding.place
            lines = work.project.file(place.path).text.splitlines() or [""]
            assert 1 <= place.line <= place.end_line <= len(lines) + 1
            assert 1 <= place.column <= len(report.line(place.path, place.line)) + 1
            assert (place.line, place.column) <= (place.end_line, place.end_column)
            assert finding.message
        for form in formats.names():
            formats.write(form, report)
