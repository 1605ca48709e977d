"""Whole documents: valid, complete, the same bytes each time."""

import io
from pathlib import Path

import docx
import pytest
from docx_sample import sample

from spec_toolkit.outputs.docx import write
from spec_toolkit.outputs.docx.make_style import make_style
from spec_toolkit.resources import bundled

LANGUAGES = ("en", "he", "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_opens_and_is_stable(language: str) -> None:
    data = write(sample(language))
    assert data == write(sample(language))
    assert docx.Document(io.BytesIO(data)).core_properties.title == sample(language).title


@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_is_clean_in_the_schema_validator(language: str, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    path = tmp_path / "sample.docx"
    path.write_bytes(write(sample(language)))
    assert [str(e) for e in audit.OpenXmlValidator().validate(str(path)).errors] == []


def test_the_shipped_style_is_what_the_script_makes() -> None:
    assert bundled("templates/outlines/standard/style.docx").read_bytes() == make_style()
