"""Makes the pictures of the getting-started pages: python -m scripts.manual_pictures.

Each page is run as the tests run it, and what its commands write is shown: LibreOffice lays out the Word document,
poppler draws the chosen pages, ImageMagick sets them side by side (from the side where the language begins) and
reduces the colours.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.manual import DOCS, ROOT, session

PAGES = {"en": "getting-started.md", "he": "he/getting-started.md", "ar": "ar/getting-started.md"}
#: Beside the cover: the page of the requirement that the reader has written, and that of the process.
_MARKS = ("PDF", "BP-01.")
_DPI = 72
_COLOURS = 48


def main() -> None:
    """Writes two pictures for each language."""
    missing = [tool for tool in ("soffice", "pdftoppm", "pdftotext", "montage") if shutil.which(tool) is None]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    for language, page in PAGES.items():
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            session(DOCS / page, folder)
            shutil.copy(folder / "figures" / "process-BP-01.svg", DOCS / "images" / f"first-process-{language}.svg")
            document = next(path for path in (folder / "build").glob("*.docx") if path.with_suffix(".md").exists())
            _pages(document, language, DOCS / "images" / f"first-pages-{language}.png")


def _pages(document: Path, language: str, target: Path) -> None:
    folder = document.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document)
    text = _run("pdftotext", document.with_suffix(".pdf"), "-").decode().split("\f")
    numbers = [1, *(_number(mark, text) for mark in _MARKS)]
    pictures = []
    for number in numbers if language == "en" else reversed(numbers):
        pictures.append(folder / f"page-{number}.png")
        chosen = ("-f", number, "-l", number, "-singlefile")
        _run("pdftoppm", "-r", _DPI, "-png", *chosen, document.with_suffix(".pdf"), pictures[-1].with_suffix(""))
    shape = ("-tile", "3x1", "-geometry", "+6+6", "-background", "#999999")
    _run("montage", *pictures, *shape, "+dither", "-colors", _COLOURS, "-depth", 8, f"PNG8:{target}")
    sys.stdout.write(f"{target.relative_to(ROOT)}: pages {numbers}, {target.stat().st_size // 1000} kB\n")


def _number(mark: str, pages: list[str]) -> int:
    """The page, counted from 1, that says a word most often."""
    counts = [page.count(mark) for page in pages]
    return max(range(len(pages)), key=lambda at: counts[at]) + 1


def _run(*command: object) -> bytes:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True).stdout


if __name__ == "__main__":
    main()
