"""Links in the manual and in the pages at the root lead somewhere, in the site and in the repository alike."""

import re
from functools import cache
from pathlib import Path

from scripts.manual import ROOT, name_of, page_files

_CODE = re.compile(r"^ *```.*?^ *```$|`[^`\n]*`", re.M | re.S)
_LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
_PAGES = [*page_files(), *(ROOT / name for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"))]


def test_links_and_anchors() -> None:
    lost = []
    for page in _PAGES:
        for link in _LINK.findall(_CODE.sub("", page.read_text("utf-8"))):
            target, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            file = (page.parent / target).resolve() if target else page
            if not file.exists() or (anchor and anchor not in anchors(file)):
                lost.append(f"{name_of(page)}: {link}")
    assert lost == []


def test_pictures_are_used() -> None:
    texts = "".join(page.read_text("utf-8") for page in _PAGES)
    pictures = [path for path in (ROOT / "docs" / "images").rglob("*") if path.is_file()]
    assert [name_of(path) for path in pictures if path.name not in texts] == []


def test_pictures_say_what_they_show() -> None:
    assert [name_of(page) for page in _PAGES if re.search(r"!\[\s*\]\(", page.read_text("utf-8"))] == []


@cache
def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in a link: lower case, without signs, blanks as hyphens."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    titles = re.findall(r"^#+ +(.+?)\s*$", text, re.M)
    return {re.sub(r"[^\w\s-]", "", re.sub(r"[`*]", "", title)).strip().lower().replace(" ", "-") for title in titles}
