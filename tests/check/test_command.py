"""`spec check` as people and CI call it: exit statuses, options, repairs, baselines."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from spec_toolkit.cli._app import _register, app

REFERENCE = Path(__file__).parent.parent / "data" / "reference-spec"
BAD = """\
requirments:
  - {id: A}
goals:
  - {id: G-01, kpis: KPI-01, prioritty: Must, owner: Sales}   # kept
  - {id: G-02, priority: MUST}\r
kpis: [{id: KPI-01}]
stakeholders: [{id: sales}, {id: ops}]
"""


@pytest.fixture(scope="module", autouse=True)
def _commands() -> None:
    if not app.registered_commands:
        _register()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec.yaml").write_text("spec: {title: T}\n", "utf-8")
    (tmp_path / "text.yaml").write_bytes(BAD.encode())
    return tmp_path


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["check", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_clean_project() -> None:
    status, out, _ = run(REFERENCE, "--select", "schema,reference")
    assert (status, out.count("\n")) == (0, 1)
    assert "62" in out


def test_exit_statuses(project: Path) -> None:
    assert run(project)[0] == 1
    assert run(project, "--fail-on", "never")[0] == 0
    assert run(project, "--select", "reference/unused-id")[0] == 1
    assert run(project, "--select", "reference/unused-id", "--fail-on", "error")[0] == 0
    assert run(project, "--select", "reference", "--ignore", "reference/unknown-id", "--fail-on", "error")[0] == 0
    assert run(project, "--format", "pdf")[0] == 2
    assert run(project, "--fail-on", "often")[0] == 2


@pytest.mark.parametrize(
    "arguments", [["no-such-folder"], ["{}", "--select", "vage"], ["{}", "--baseline", "none.json"]]
)
def test_could_not_run(arguments: list[str], project: Path) -> None:
    words = [each.format(project) for each in arguments]
    done = subprocess.run([sys.executable, "-m", "spec_toolkit", "check", *words], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error: " in done.stderr and "help: " in done.stderr and "Traceback" not in done.stderr


def test_fix_changes_nothing_else(project: Path) -> None:
    run(project, "--fix")
    expected = BAD.replace("requirments", "requirements").replace("prioritty", "priority")
    expected = expected.replace("kpis: KPI-01", "kpis: [KPI-01]").replace("Sales}", "sales}").replace("MUST", "must")
    assert (project / "text.yaml").read_bytes() == expected.encode()
    run(project, "--fix")
    assert (project / "text.yaml").read_bytes() == expected.replace("Must", "must").encode()


def test_baseline(project: Path) -> None:
    file = project / "baseline.json"
    assert run(project, "--write-baseline", file)[0] == 0
    assert run(project, "--baseline", file)[0] == 0
    text = (project / "text.yaml").read_text("utf-8")
    (project / "text.yaml").write_text("\n# moved down\n" + text + "modules: [{id: m}]\n", "utf-8")
    status, out, _ = run(project, "--baseline", file, "--format", "json", "--select", "schema,reference")
    assert status == 1
    assert [(f["code"], f["excerpt"]) for f in json.loads(out)["findings"]] == [("reference/unused-id", "m")]
    (project / "bad.json").write_text("[1]", "utf-8")
    assert run(project, "--baseline", project / "bad.json")[0] != 0


def test_quiet_and_language(project: Path) -> None:
    _, plain, _ = run(project)
    _, quiet, _ = run(project, "--quiet")
    assert plain.startswith(quiet.rstrip("\n")) and len(quiet) < len(plain)
    assert "האם הכוונה" in run(project, "--messages", "he", "--no-cache")[1]
    assert "هل تقصد" in run(project, "--messages", "ar")[1]


def test_two_runs_give_the_same_bytes(project: Path) -> None:
    for name in ("text", "json", "sarif", "github", "junit"):
        assert run(project, "--format", name)[1] == run(project, "--format", name)[1]
