"""Whole documents: valid, complete, the same bytes each time."""

import io
from pathlib import Path

import docx
import pytest
from documents import Expected, documents, read_back
from docx_sample import sample
from hypothesis import HealthCheck, given, settings
from ooxml_rules import OWN_RULES, broken_rules, the_contents_list_every_heading

from spec_toolkit.document.blocks import Document
from spec_toolkit.outputs.docx import write
from spec_toolkit.outputs.docx.make_style import make_style
from spec_toolkit.resources import bundled

LANGUAGES = ("en", "he", "ar")


def schema_errors(data: bytes, folder: Path) -> list[str]:
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    path = folder / "document.docx"
    path.write_bytes(data)
    return [str(e) for e in audit.OpenXmlValidator().validate(str(path)).errors]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_opens_and_is_stable(language: str) -> None:
    data = write(sample(language))
    assert data == write(sample(language))
    assert docx.Document(io.BytesIO(data)).core_properties.title == sample(language).title


@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_keeps_the_rules(language: str, tmp_path: Path) -> None:
    data = write(sample(language))
    assert broken_rules(data) == []
    assert schema_errors(data, tmp_path) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_says_every_word_in_order(language: str) -> None:
    expected = Expected(sample(language))
    assert read_back(write(sample(language))) == (expected.body, expected.notes)


def test_the_shipped_style_is_what_the_script_makes() -> None:
    assert bundled("templates/outlines/standard/style.docx").read_bytes() == make_style()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_any_document_keeps_the_rules_and_every_word(document: Document) -> None:
    data = write(document)
    expected = Expected(document)
    assert read_back(data) == (expected.body, expected.notes)
    # random anchors repeat, and the contents can lead to one place only
    assert broken_rules(data, [r for r in OWN_RULES if r is not the_contents_list_every_heading]) == []


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents)
def test_any_document_is_valid(tmp_path_factory: pytest.TempPathFactory, document: Document) -> None:
    assert schema_errors(write(document), tmp_path_factory.mktemp("audit")) == []
