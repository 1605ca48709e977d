"""The program around its commands: what reaches a user when something goes wrong that nobody foresaw."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from spec_toolkit.resources import package_file
from spec_toolkit.rules import _engine as engine
from spec_toolkit.rules._words import LANGUAGES, words

ROOT = Path(__file__).parents[2]
_BROKEN = """
import sys
from spec_toolkit import pipeline
def load(*_): raise {fault}
pipeline.load = load
sys.argv = ["spec", "check"]
from spec_toolkit.cli import main
main()
"""


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


@pytest.mark.parametrize("fault", ["ZeroDivisionError('one\\ntwo')", "RecursionError()", "MemoryError()", "OSError(5)"])
def test_an_internal_fault_is_two_lines_and_status_2(fault: str) -> None:
    done = run(_BROKEN.format(fault=fault))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "help"]
    assert not done.stdout


def test_the_traceback_is_there_for_those_who_ask() -> None:
    done = run(_BROKEN.format(fault="ZeroDivisionError()"), SPEC_TOOLKIT_DEBUG="1")
    assert done.returncode == 2
    assert "Traceback" in done.stderr


def test_a_reader_who_has_seen_enough_is_no_fault() -> None:
    command = f'"{sys.executable}" -m spec_toolkit check examples/english --format json | head -c 10'
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_output_that_does_not_arrive_is_no_success() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "spec_toolkit", "rules", "--format", "json"]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("error:")


def test_words_of_one_language_are_those_of_the_whole_file() -> None:
    for code in engine.codes():
        family, name = code.split("/")
        data = yaml.safe_load(package_file(f"rules/{family}/{name.replace('-', '_')}.yaml").read_text("utf-8"))
        for language in LANGUAGES:
            said = words(code, language)
            assert (said.title, said.why) == (data[language]["title"], data[language]["why"])
            assert said.bad == tuple(data[language].get("bad", ()))
            assert said.messages.get("message") == data[language].get("message")


def test_word_without_its_figures_says_so(tmp_path: Path) -> None:
    code = f"""
import sys
sys.modules["resvg_py"] = None  # what an installation without the extra `figures` comes to
sys.argv = ["spec", "build", "examples/hebrew", "--to", "docx", "--out", {str(tmp_path)!r}, "--messages", "{{}}"]
from spec_toolkit.cli import main
main()
"""
    for language, word in (("en", "figures"), ("he", "תרשימים"), ("ar", "أشكال")):
        done = run(code.format(language))
        assert done.returncode == 0 and done.stdout.strip().endswith(".docx")
        assert word in done.stderr and 'pip install "spec-toolkit[figures]"' in done.stderr
