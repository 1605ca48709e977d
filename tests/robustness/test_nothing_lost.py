"""A file is whole or absent, whatever happens; what cannot be written is said in a sentence, with status 2."""

import contextlib
import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "tests" / "data" / "reference-spec"
needs_kill = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")

FIXABLE = """\
spec: {title: T, language: en}
requirements:
""" + "".join(
    f"  - id: FR-{number}\n    statement: The system shall store  the  order of customer {number}.\n"
    for number in range(40)
)
UNDECIDED = """\
spec: {title: T, language: en}
requirements:
""" + "".join(f"  - id: FR-{number}\n    statement: The system must store order {number}.\n" for number in range(40))


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "spec_toolkit", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finish(*arguments: object) -> tuple[int, str]:
    process = start(*arguments)
    _, said = process.communicate(timeout=120)
    assert "Traceback" not in said
    return process.returncode, said


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the temporary ones, which begin with a dot and end in .tmp."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not (path.name.startswith(".") and path.name.endswith(".tmp"))
    }


def moments(command: tuple[object, ...]) -> Iterator[float]:
    """Moments in the life of a command, most of them in its last third, when it writes."""
    begin = time.perf_counter()
    finish(*command)
    whole = time.perf_counter() - begin
    draw = random.Random(7)
    for number in range(6):
        yield whole * (draw.uniform(0.65, 1.0) if number % 3 else draw.uniform(0.0, 0.65))


def kill_after(seconds: float, command: tuple[object, ...]) -> None:
    process = start(*command)
    time.sleep(seconds)
    process.kill()
    process.communicate()


@needs_kill
def test_a_killed_build_leaves_whole_files_or_none(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = ("build", REFERENCE, "--out", out, "--to", "docx,md,html")
    delays = list(moments(command))
    right = contents(out)
    inputs = contents(REFERENCE)
    for delay in delays:
        shutil.rmtree(out, ignore_errors=True)
        kill_after(delay, command)
        left = contents(out) if out.exists() else {}
        assert all(right[name] == data for name, data in left.items())
        for path in out.glob("*.docx"):
            assert zipfile.ZipFile(path).testzip() is None
    assert contents(REFERENCE) == inputs


@needs_kill
@pytest.mark.parametrize(
    ("text", "arguments"),
    [(FIXABLE, ("check", "--fix")), (UNDECIDED, ("triage", "--write"))],
    ids=["check --fix", "triage --write"],
)
def test_a_killed_change_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, text: str, arguments: tuple[str, str]
) -> None:
    folder = tmp_path / "spec"
    folder.mkdir()
    (folder / "spec.yaml").write_text(text, encoding="utf-8", newline="\n")
    command = (arguments[0], folder, *arguments[1:])
    delays = list(moments(command))
    changed = (folder / "spec.yaml").read_bytes()
    assert changed != text.encode()
    for delay in delays:
        (folder / "spec.yaml").write_text(text, encoding="utf-8", newline="\n")
        kill_after(delay, command)
        assert (folder / "spec.yaml").read_bytes() in (text.encode(), changed)
        assert list(contents(folder)) == ["spec.yaml"]


def test_reading_changes_no_input(tmp_path: Path) -> None:
    shutil.copytree(REFERENCE, tmp_path / "spec")
    before = {path: (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).digest()) for path in files(tmp_path)}
    for command in (("check",), ("triage",), ("build",), ("draw",)):
        out = ("--out", tmp_path / "out") if command[0] in ("build", "draw") else ()
        assert finish(command[0], tmp_path / "spec", *out)[0] in (0, 1)
    after = {path: (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).digest()) for path in before}
    assert after == before


def files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "spec").rglob("*") if path.is_file())


@pytest.mark.parametrize("to", ["docx", "md", "html"])
def test_a_folder_that_has_the_name_of_the_document(tmp_path: Path, to: str) -> None:
    first = start("build", REFERENCE, "--out", tmp_path, "--to", to)
    printed, _ = first.communicate(timeout=120)
    target = Path(printed.splitlines()[0])
    target.unlink()
    target.mkdir()
    status, said = finish("build", REFERENCE, "--out", tmp_path, "--to", to)
    assert (status, said[:6]) == (2, "error:")
    assert target.name in said


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", "utf-8")
    status, said = finish("build", REFERENCE, "--out", tmp_path / "out", "--to", "md")
    assert (status, said[:6]) == (2, "error:")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="for root no folder is read-only")
def test_a_folder_that_nobody_may_write(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    status, said = finish("build", REFERENCE, "--out", tmp_path / "out", "--to", "md")
    assert (status, said[:6]) == (2, "error:")
    assert not contents(tmp_path / "out")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small file system")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(b"0" * 48_000)
    status, said = finish("build", REFERENCE, "--out", small_disk, "--to", "docx")
    assert (status, said[:6]) == (2, "error:")
    assert "full" in said
    assert list(contents(small_disk)) == ["ballast"]
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


def test_a_full_disk_keeps_the_old_input(small_disk: Path) -> None:
    (small_disk / "spec.yaml").write_text(FIXABLE, encoding="utf-8", newline="\n")
    with (small_disk / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
        while ballast.write(b"0" * 1024):
            pass
    status, said = finish("check", small_disk, "--fix")
    assert (status, said[:6]) == (2, "error:")
    assert (small_disk / "spec.yaml").read_bytes() == FIXABLE.encode()
