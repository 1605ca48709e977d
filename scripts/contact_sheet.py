"""Make a contact sheet of every page of an example's Word document: contact_sheet.py [EXAMPLE…].

The document is built, laid out by LibreOffice, and each page drawn small by poppler; ImageMagick puts them in rows
(twelve, from the side where the language begins) and reduces the colours. Written: docs/images/contact-EXAMPLE.png.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from spec_toolkit import pipeline

ROOT = Path(__file__).parent.parent
_ACROSS = 12
_DPI = 22
_COLOURS = 32


def main(examples: list[str]) -> None:
    """Writes one picture for each example."""
    missing = [tool for tool in ("soffice", "pdftoppm", "montage") if shutil.which(tool) is None]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    for example in examples or sorted(path.parent.name for path in (ROOT / "examples").glob("*/spec.yaml")):
        with tempfile.TemporaryDirectory() as folder:
            pages = _pages(ROOT / "examples" / example, Path(folder))
            target = ROOT / "docs" / "images" / f"contact-{example}.png"
            _montage(pages, target)
        count = sum(page.name != "null:" for page in pages)
        sys.stdout.write(f"{target.relative_to(ROOT)}: {count} pages, {target.stat().st_size // 1000} kB\n")


def _pages(example: Path, folder: Path) -> list[Path]:
    """The pages as small pictures, in the order in which they are shown."""
    work = pipeline.load(example)
    built = pipeline.build(work, pipeline.DocumentOptions(formats=("docx",), folder=folder))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, built.files[0])
    _run("pdftoppm", "-r", _DPI, "-png", built.files[0].with_suffix(".pdf"), folder / "page")
    pages = sorted(folder.glob("page-*.png"))
    if work.spec.language == "en":
        return pages
    rows = [pages[at : at + _ACROSS] for at in range(0, len(pages), _ACROSS)]
    blank = [Path("null:")]
    return [page for row in rows for page in reversed(row + blank * (_ACROSS - len(row)))]


def _montage(pages: list[Path], target: Path) -> None:
    size = f"{round(8.27 * _DPI)}x{round(11.69 * _DPI)}+3+3"
    tile = ("-tile", f"{_ACROSS}x", "-geometry", size, "-background", "#888888")
    _run("montage", *pages, *tile, "+dither", "-colors", _COLOURS, "-depth", 8, f"PNG8:{target}")


def _run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


if __name__ == "__main__":
    main(sys.argv[1:])
