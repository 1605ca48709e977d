"""`spec interview`: every gap becomes a question to the right group."""

import io
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from spec_toolkit import interview, pipeline
from spec_toolkit.cli import _app

_app._register()

SPEC = """spec: {title: T, status: draft}
stakeholders:
  - {id: sales, name: Sales, interviewed: 2026-10-01}
  - {id: service, name: Service}
roles: [{id: agent, name: Agent, stakeholder: service}]
requirements:
  - {id: FR-001, title: Forecast, statement: The CRM shows the forecast., stakeholders: [sales]}
  - {id: FR-002, title: Users, statement: The CRM must serve <how many users?> users., owner: agent, stakeholders: []}
open_questions:
  - {id: Q-01, question: "Which holidays count?", owner: service}
  - {id: Q-02, question: "Answered?", owner: service, answer: "Yes"}
"""


def asked(folder: Path, language: str | None = None) -> dict[str, list[tuple[str, str]]]:
    (folder / "spec.yaml").write_text(SPEC, "utf-8")
    work = pipeline.load(folder, language)
    findings = pipeline.check(work, interview.ASKED).findings
    found = interview.sheets(work.spec, work.index, pipeline.triage(work), findings, work.language)
    return {sheet.group: [(q.text, q.about) for q in sheet.questions] for sheet in found}


def test_open_questions_go_to_their_owner(tmp_path: Path) -> None:
    sheets = asked(tmp_path)
    assert ("Which holidays count?", "Q-01") in sheets["service"]
    assert not any(about == "Q-02" for _, about in sheets["service"])


def test_items_without_a_class_go_to_those_who_asked(tmp_path: Path) -> None:
    assert any(about == "FR-001" and text.startswith("Forecast:") for text, about in asked(tmp_path)["sales"])


def test_groups_without_an_interview_get_the_first_questions(tmp_path: Path) -> None:
    first = interview.words("en")["not_interviewed"][0]
    sheets = asked(tmp_path)
    assert (first, "") in sheets["service"]
    assert (first, "") not in sheets.get("sales", [])


@pytest.mark.parametrize("language", ["en", "he", "ar"])
def test_every_language_has_the_same_words(language: str) -> None:
    assert interview.words(language).keys() == interview.words("en").keys()
    assert len(interview.words(language)["not_interviewed"]) == len(interview.words("en")["not_interviewed"])


def test_the_command_writes_every_format(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text(SPEC, "utf-8")
    done = CliRunner().invoke(
        _app.app, ["interview", str(tmp_path), "--to", "docx,md,xlsx", "--out", str(tmp_path / "o"), "--quiet"]
    )
    assert done.exit_code == 0, done.output
    written = {path.suffix: path for path in (tmp_path / "o").iterdir()}
    assert set(written) == {".docx", ".md", ".xlsx"}
    assert "Which holidays count?" in written[".md"].read_text("utf-8")
    book = openpyxl.load_workbook(io.BytesIO(written[".xlsx"].read_bytes()))
    assert len(book.worksheets) == len(asked(tmp_path))
