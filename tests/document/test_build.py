"""`spec build`: files, names, refusals, templates of a company."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from spec_toolkit import pipeline, publishing
from spec_toolkit.document.blocks import Heading
from spec_toolkit.document.build import BuildOptions, build
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.model import Index, read_spec

REFERENCE = Path(__file__).parent.parent / "data" / "reference-spec"


def markdown(folder: Path, out: Path, **options: Any) -> str:
    options.setdefault("formats", ("md",))
    built = pipeline.build(pipeline.load(folder), pipeline.DocumentOptions(folder=out, **options))
    assert built.refused is None
    return built.files[0].read_text(encoding="utf-8")


def project(tmp_path: Path, text: str) -> Path:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "spec.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "project"


def run(*arguments: object) -> Any:
    from spec_toolkit.cli._app import _register, app

    if not app.registered_commands:
        _register()
    return CliRunner().invoke(app, [str(a) for a in arguments])


def test_the_paths_of_the_files_are_printed(tmp_path: Path) -> None:
    done = run("build", REFERENCE, "--out", tmp_path, "--to", "docx,md,html")
    assert done.exit_code == 0
    paths = [Path(line) for line in done.stdout.splitlines()]
    assert [p.suffix for p in paths] == [".docx", ".md", ".html"]
    assert all(p.is_file() for p in paths)


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run("build", REFERENCE, "--out", tmp_path / name, "--to", "docx,md,html").exit_code == 0
    first = sorted(p for p in (tmp_path / "a").rglob("*") if p.is_file())
    assert len(first) > 3
    assert [p.read_bytes() for p in first] == [
        (tmp_path / "b" / p.relative_to(tmp_path / "a")).read_bytes() for p in first
    ]


def test_a_project_with_schema_errors_is_not_built(tmp_path: Path) -> None:
    folder = project(tmp_path, "spec: {title: T}\nrequirements:\n  - {id: FR-1, prioritty: must}\n")
    done = run("build", folder, "--out", tmp_path / "out", "--to", "md")
    assert done.exit_code == 1
    assert "prioritty" in done.output
    assert not (tmp_path / "out").exists()


def test_strict_refuses_warnings(tmp_path: Path) -> None:
    folder = project(tmp_path, "spec: {title: T}\nrequirements:\n  - {id: FR-1, statement: S., goals: [G-9]}\n")
    assert run("build", folder, "--out", tmp_path / "a", "--to", "md").exit_code == 0
    done = run("build", folder, "--out", tmp_path / "b", "--to", "md", "--strict")
    assert done.exit_code == 1
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    "options",
    [{"formats": ("rtf",)}, {"profile": "public"}, {"templates": Path("nowhere")}, {"reference": Path("no.docx")}],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(tmp_path: Path, options: dict[str, Any]) -> None:
    with pytest.raises(SpecToolkitError):
        markdown(REFERENCE, tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CRM system specification", "CRM-system-specification"),
        ("אפיון מערכת CRM: שלב א'", "אפיון-מערכת-CRM-שלב-א'"),
        ("مواصفات النظام", "مواصفات-النظام"),
        ("a/b\\c:d*?.", "a-b-c-d"),
        ("con", "spec-con"),
        ("nul.txt", "spec-nul.txt"),
        ("...", "spec"),
        ("a\u200fb\u202ec", "abc"),
        ("x" * 300, "x" * 80),
    ],
)
def test_file_names_work_everywhere(title: str, name: str) -> None:
    assert publishing.file_name(title) == name
    assert publishing.file_name(title, "vendor") == f"{name}-vendor"


# --- templates of a company -----------------------------------------------------------------------------------------


def test_a_company_overrides_a_section_the_order_and_the_wording(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    (templates / "sections").mkdir(parents=True)
    (templates / "sections" / "glossary.md.j2").write_text("# Our words {: #words}\n\n**{{ spec.spec.title }}**\n")
    (templates / "labels.yaml").write_text("doc.register: List of needs\nfield.rationale: Because\n")
    text = markdown(REFERENCE, tmp_path / "a", templates=templates)
    assert "Our words" in text
    assert "List of needs" in text
    assert "**Because:**" in text
    (templates / "document.md.j2").write_text('# Only this {: #only}\n\n{{ section("glossary", 2) }}\n')
    text = markdown(REFERENCE, tmp_path / "b", templates=templates)
    assert "1 Only this" in text
    assert "1.1 Our words" in text
    assert "FR-001" not in text


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% if %}", "line 1"),
        ("x\n{{ no_such_view() }}", "no_such_view"),
        ('{{ label("no.such") }}', "no.such"),
        ('{{ table(spec.goals, "nonsense") }}', "nonsense"),
        ('{{ section("missing") }}', "missing"),
        ('{{ section("../../secret") }}', "secret"),
        ("a {{ register() }} b", "line of its own"),
        ("{{ register(1, 2, 3) }}", "register"),
        ("{{ spec.__class__ }}", ""),
        ("{{ ''.__class__.__mro__ }}", ""),
    ],
)
def test_a_fault_in_a_template_is_named(tmp_path: Path, template: str, said: str) -> None:
    (tmp_path / "document.md.j2").write_text(template)
    spec = read_spec({"spec": {"title": "T"}, "requirements": [{"id": "FR-1"}], "goals": [{"id": "G-1"}]}).spec
    with pytest.raises(SpecToolkitError) as fault:
        build(spec, Index(spec), BuildOptions(templates=tmp_path))
    assert said in fault.value.message


def test_author_text_is_never_template_or_markdown_of_the_template(tmp_path: Path) -> None:
    folder = project(tmp_path, 'spec: {title: "# {{ 7 * 7 }} **x** \ue0000\ue001"}\n')
    text = markdown(folder, tmp_path / "out")
    assert "{{ 7 \\* 7 }}" in text.splitlines()[0]


def test_an_empty_project_says_what_is_missing(tmp_path: Path) -> None:
    text = markdown(project(tmp_path, "spec: {title: T}\n"), tmp_path / "out")
    assert text.count("Nothing has been written here yet.") > 8
    lines = [line for line in text.splitlines() if line]
    assert not [a for a, b in itertools.pairwise(lines) if a.startswith("### ") and b.startswith(("## ", "### "))]


def test_what_goes_out_has_no_empty_headings() -> None:
    spec = read_spec({"spec": {"title": "T"}, "goals": [{"id": "G-1", "statement": "Win 10 customers."}]}).spec
    body = build(spec, Index(spec), BuildOptions(profile="vendor")).body
    levels = [block.level if isinstance(block, Heading) else 99 for block in body]
    assert levels.count(99) < len(levels) and levels[-1] == 99
    assert all(one == 99 or following > one for one, following in itertools.pairwise(levels))


def test_references_link_both_ways(tmp_path: Path) -> None:
    text = markdown(REFERENCE, tmp_path)
    goal = next(line for line in text.splitlines() if '<a id="g-01">' in line)
    assert "[FR-001](#fr-001) Capture web leads" in goal
    requirement = text[text.index("##### FR-001") :]
    assert "- **Goals:** [G-01](#g-01)" in requirement[: requirement.index("##### ", 10)]


def test_every_link_in_the_document_has_a_target(tmp_path: Path) -> None:
    import re

    text = markdown(REFERENCE, tmp_path)
    targets = set(re.findall(r'<a id="([^"]+)">', text)) | {
        h.lower() for h in re.findall(r"^#+ ([A-Z]+-\d+)$", text, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= targets


def test_two_kinds_may_share_an_id(tmp_path: Path) -> None:
    text = markdown(REFERENCE, tmp_path)
    assert '<a id="sales"></a>' in text
    assert '<a id="module-sales"></a>' in text


def test_the_manual_of_templates_names_every_view_and_no_other() -> None:
    import re

    from spec_toolkit.document.views import views

    text = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)\(", text)) | set(re.findall(r"[,`] ?`?(\w+)\(", text))
    beside = {"label", "markdown", "count", "section"}
    assert named - set(views()) - beside == set()
    assert set(views()) - named == {"demo_sheets", "integration_overview", "kpi_overview", "readiness_overview"}
