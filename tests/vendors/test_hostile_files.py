"""Returned files that mean harm end in a finding, quickly, with little memory; sound answers beside it are kept."""

import random
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from hostile import FILES, damaged
from samples import fill, fill_form, given, load, project

from spec_toolkit.vendors import form, workbook
from spec_toolkit.vendors.questionnaire import Questionnaire
from spec_toolkit.vendors.read import read
from tests.effort import seconds

SECONDS, MEGABYTES = 2.0, 300
#: Files of which nothing can be read.
LOST = {"not-office", "not-workbook", "too-large", "entities", "broken"}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Questionnaire, bytes, bytes]:
    asked = load(tmp_path_factory.mktemp("project"), project("en"))
    answers = given(asked)
    filled = fill(workbook.write(asked), answers, "en")
    del answers.sections["prices"]["other-1"]
    return asked, filled, fill_form(form.write(asked), asked, answers)


@pytest.mark.parametrize("name", FILES)
def test_ends_in_a_finding(name: str, sent: tuple[Questionnaire, bytes, bytes], tmp_path: Path) -> None:
    asked, book, document = sent
    make, code = FILES[name]
    path = tmp_path / name
    path.write_bytes(make(book, document))
    # Processor time: other work on the machine is not ours.
    found = read(path, asked, "en")
    assert seconds(partial(read, path, asked, "en"), SECONDS) < SECONDS
    codes = {finding.code for finding in found.findings}
    if code:
        assert f"vendor/{code}" in codes, found.findings
    if (
        code
        and code not in LOST | {"no-answers"}
        and name not in ("dropped-column.xlsx", "many-cells.xlsx", "shared-index.xlsx")
    ):
        # Whatever is wrong with a row, most other answers are there.
        assert found.answered >= len(asked.requirements) - 4
    for finding in found.findings:
        assert finding.place.path == name and "{" not in finding.message
        assert all(char.isprintable() for char in finding.message)


def test_a_finding_names_the_sheet_and_the_cell(sent: tuple[Questionnaire, bytes, bytes], tmp_path: Path) -> None:
    asked, book, document = sent
    path = tmp_path / "acme.xlsx"
    path.write_bytes(FILES["unknown-code.xlsx"][0](book, document))
    (finding,) = read(path, asked, "en").findings
    assert (finding.field, finding.item, finding.excerpt) == ("Requirements!F6", "FR-001", "Yes, of course!")
    assert (finding.place.line, finding.place.column) == (6, 6)


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="the peak of memory is read from /proc")
@pytest.mark.parametrize("name", ["bomb.xlsx", "lying-bomb.xlsx", "many-cells.xlsx", "deep.docx"])
def test_takes_little_memory(name: str, sent: tuple[Questionnaire, bytes, bytes], tmp_path: Path) -> None:
    _, book, document = sent
    path = tmp_path / name
    path.write_bytes(FILES[name][0](book, document))
    load(tmp_path / "project", project("en"))
    program = (
        "import re, sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path\n"
        "from samples import load, project; from spec_toolkit.vendors.read import read\n"
        "read(Path(sys.argv[2]), load(Path(sys.argv[3]), project('en')), 'en')\n"
        # Not ru_maxrss: that starts with what the process that started this one had taken.
        "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    folder = Path(__file__).parent
    command = [sys.executable, "-c", program, str(folder), str(path), str(tmp_path / "project")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder.parents[1])
    assert int(done.stdout) / 1024 < MEGABYTES


def test_no_damage_ends_in_an_exception(sent: tuple[Questionnaire, bytes, bytes], tmp_path: Path) -> None:
    asked, book, document = sent
    chance = random.Random(11)
    path = tmp_path / "damaged"
    for _ in range(80):
        path.write_bytes(damaged(chance.choice([book, document, workbook.write(asked)]), chance))
        assert isinstance(read(path, asked, "he").findings, tuple)
