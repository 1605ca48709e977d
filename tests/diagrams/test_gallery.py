"""The gallery in the documentation shows every kind of figure, with images that exist."""

import re
from pathlib import Path

from lxml import etree

from spec_toolkit import diagrams

DOCS = Path(__file__).parents[2] / "docs"


def test_gallery_shows_every_kind() -> None:
    page = (DOCS / "gallery.md").read_text("utf-8")
    assert set(re.findall(r"^### (\w+):", page, re.M)) == set(diagrams.kind_names())
    images = re.findall(r"\]\((gallery/[^)]+)\)", page)
    assert sorted(images) == sorted(f"gallery/{path.name}" for path in (DOCS / "gallery").iterdir())
    for image in images:
        etree.parse(DOCS / image)
