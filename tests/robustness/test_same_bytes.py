"""The same project gives the same bytes: another folder, day, locale, time zone, hash seed and user change nothing."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from spec_toolkit.outputs import formats

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "tests" / "data" / "reference-spec"

#: Starts the program on another day: whatever asks for the time gets it.
_LATER = """
import datetime, time
ahead = 400 * 86400
real = time.time
time.time = lambda: real() + ahead
date, moment = datetime.date, datetime.datetime
class Same(type):
    def __instancecheck__(cls, value): return isinstance(value, moment if cls is Moment else date)
class Day(datetime.date, metaclass=Same):
    @classmethod
    def today(cls): return cls.fromtimestamp(time.time())
class Moment(datetime.datetime, metaclass=Same):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls): return cls.now()
datetime.date, datetime.datetime = Day, Moment
from spec_toolkit.cli import main
main()
"""


def run(start: list[str], arguments: list[str], folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *start, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def writable() -> list[str]:
    """The formats whose engines are installed."""
    try:
        import typst  # noqa: F401
    except ImportError:
        return [name for name in formats() if name != "pdf"]
    return list(formats())


@pytest.mark.parametrize("profile", ["full", "vendor"])
def test_documents(tmp_path: Path, profile: str) -> None:
    here, there = tmp_path / "a", tmp_path / "somewhere else" / "ב"
    for folder in (here, there):
        shutil.copytree(REFERENCE, folder / "spec")
    arguments = ["build", "spec", "--out", "out", "--to", ",".join(writable()), "--profile", profile]
    run(["-m", "spec_toolkit"], arguments, here, {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"})
    other = {"TZ": "Asia/Jerusalem", "LC_ALL": "he_IL.UTF-8", "LANG": "ar_SA.UTF-8", "PYTHONHASHSEED": "2"}
    run(["-c", _LATER], arguments, there, {**other, "USER": "somebody", "HOME": str(tmp_path)})
    first = digests(here / "out")
    assert len(first) >= len(writable())
    assert digests(there / "out") == first


@pytest.mark.parametrize("format", ["text", "json", "sarif", "github", "junit"])
def test_reports(tmp_path: Path, format: str) -> None:
    answers = []
    for number, zone in enumerate(("UTC", "Asia/Riyadh")):
        folder = tmp_path / str(number)
        shutil.copytree(REFERENCE, folder / "spec")
        environment = {"TZ": zone, "PYTHONHASHSEED": str(number + 5), "LC_ALL": ("C.UTF-8", "en_US.UTF-8")[number]}
        start = (["-m", "spec_toolkit"], ["-c", _LATER])[number]
        answers.append(run(start, ["check", "spec", "--format", format], folder, environment))
    assert answers[0] == answers[1]
    assert answers[0]
