from collections.abc import Callable
from pathlib import Path

import pytest

from spec_toolkit import pipeline
from spec_toolkit.findings import Report

Check = Callable[..., Report]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Checks a project with one file of this text; `manifest` is added to `spec:`."""

    def run(
        text: str, select: str = "schema,reference,lint", manifest: str = "", messages: str | None = None
    ) -> Report:
        (tmp_path / "spec.yaml").write_text(f"spec:\n  title: T\n{manifest}", "utf-8")
        (tmp_path / "text.yaml").write_text(text, "utf-8")
        return pipeline.check(pipeline.load(tmp_path, messages), select.split(","))

    return run
