"""The manual builds as a site without a warning, and the site asks nothing of other hosts."""

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from scripts.manual import ROOT

pytestmark = pytest.mark.skipif(
    find_spec("material") is None, reason='mkdocs-material is not installed: pip install -e ".[docs]"'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    # No proxy answers on this port: a build that asked for anything from elsewhere would fail.
    away = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, **away, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0 and "WARNING" not in done.stderr, done.stdout + done.stderr
    return folder


def test_nothing_comes_from_elsewhere(site: Path) -> None:
    asked = []
    for page in site.rglob("*.html"):
        loaded = re.findall(
            r"<(?:script|link|img|iframe)\b[^>]*?(?:src|href)=\"?((?:https?:)?//[^\s\">]+)", page.read_text("utf-8")
        )
        asked += [f"{page.relative_to(site)}: {address}" for address in loaded]
    assert asked == []


@pytest.mark.parametrize("language", ["he", "ar"])
def test_right_to_left(site: Path, language: str) -> None:
    page = (site / language / "getting-started.html").read_text("utf-8")
    assert re.search(rf'<html lang="?{language}"?', page)
    assert re.search(r'<body dir="?rtl"?', page)
    assert re.search(r'<body dir="?ltr"?', (site / "index.html").read_text("utf-8"))


def test_search_holds_words_of_all_languages(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    texts = " ".join(entry["text"] for entry in index["docs"])
    assert all(word in texts for word in ("requirement", "דרישה", "متطلب"))
    # A trimmer cuts off the letters that its languages do not have.
    assert "trimmer" not in index["config"]["pipeline"]
