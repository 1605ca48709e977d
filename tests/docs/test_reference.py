"""The reference pages are what `scripts/reference.py` writes today."""

import runpy

from scripts.manual import DOCS, ROOT

SCRIPT = runpy.run_path(str(ROOT / "scripts" / "reference.py"))


def test_reference_is_up_to_date() -> None:
    made = SCRIPT["pages"]()
    stale = [
        name for name, text in made.items() if not (DOCS / name).exists() or (DOCS / name).read_text("utf-8") != text
    ]
    left = {f"fields/{path.name}" for path in (DOCS / "fields").glob("*.md")} - set(made)
    assert stale == [] and left == set(), "write it anew: python scripts/reference.py"
