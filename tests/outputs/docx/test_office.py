"""LibreOffice reads the documents and lays them out as pages."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx_sample import WORDS, sample

from spec_toolkit.outputs.docx import write

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        not all(map(shutil.which, ("soffice", "pdftotext", "pdftoppm"))), reason="LibreOffice or poppler is missing"
    ),
]


def _run(*command: object) -> str:
    done = subprocess.run([str(c) for c in command], capture_output=True, timeout=240, check=True)
    return done.stdout.decode("utf-8", "replace")


@pytest.mark.parametrize("language", ["en", "he", "ar"])
def test_pages(language: str, tmp_path: Path) -> None:
    path = tmp_path / "sample.docx"
    path.write_bytes(write(sample(language)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path)
    pdf = path.with_suffix(".pdf")
    shown = _run("pdftotext", "-layout", pdf, "-")
    pages = shown.split("\f")[:-1]
    # cover, contents, one or two for each of two chapters, the matrix, the rest after it, the glossary
    assert len(pages) in (8, 9)
    assert WORDS[language]["labels"][2] not in pages[0]  # no page number on the cover
    for number, page in enumerate(pages[1:], 2):
        assert str(number) in page.strip().splitlines()[-1]
    sizes = re.findall(r"Page +(\d+) size: +([\d.]+) x ([\d.]+)", _run("pdfinfo", "-f", 1, "-l", len(pages), pdf))
    assert [page for page, width, height in sizes if float(width) > float(height)] == [str(len(pages) - 2)]
    _run("pdftoppm", "-r", 40, "-png", pdf, tmp_path / "page")
    assert all(p.stat().st_size > 500 for p in tmp_path.glob("page*.png"))
