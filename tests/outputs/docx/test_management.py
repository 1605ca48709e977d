"""The management document of each example is short, as LibreOffice lays it out."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from spec_toolkit import pipeline

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not all(map(shutil.which, ("soffice", "pdfinfo"))), reason="LibreOffice or poppler is missing"),
]
EXAMPLES = sorted(path.parent for path in (Path(__file__).parents[3] / "examples").glob("*/spec.yaml"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_two_to_four_pages_with_the_cover(example: Path, tmp_path: Path) -> None:
    options = pipeline.DocumentOptions(formats=("docx",), folder=tmp_path, profile="management")
    built = pipeline.build(pipeline.load(example), options).files[0]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(built)]
    subprocess.run(command, capture_output=True, timeout=240, check=True)
    told = subprocess.run(["pdfinfo", built.with_suffix(".pdf")], capture_output=True, check=True, text=True).stdout
    pages = re.search(r"Pages: +(\d+)", told)
    assert pages is not None
    assert 2 <= int(pages[1]) <= 4
