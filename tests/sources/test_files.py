"""A file is written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.sources import write_whole


def test_makes_folders_and_leaves_no_rest(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "ב" / "out.docx", b"1")
    write_whole(tmp_path / "a" / "ב" / "out.docx", b"2")
    assert [path.name for path in (tmp_path / "a" / "ב").iterdir()] == ["out.docx"]
    assert (tmp_path / "a" / "ב" / "out.docx").read_bytes() == b"2"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no permission bits")
def test_mode_is_kept(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"1")
    old.chmod(0o640)
    write_whole(old, b"2")
    new.write_bytes(b"")
    usual = stat.S_IMODE(new.stat().st_mode)
    new.unlink()
    write_whole(new, b"2")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) == usual


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"1")
    try:
        (tmp_path / "link").symlink_to(tmp_path / "real")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    write_whole(tmp_path / "link", b"2")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"2"


def test_a_folder_has_the_name(tmp_path: Path) -> None:
    with pytest.raises(SpecToolkitError, match="folder has that name"):
        write_whole(tmp_path, b"1")


def test_a_file_stands_where_a_folder_should(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"1")
    with pytest.raises(SpecToolkitError):
        write_whole(tmp_path / "file" / "out", b"1")


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "no permission"), (errno.EIO, "cannot be written")],
)
def test_what_was_there_survives(tmp_path: Path, number: int, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SpecToolkitError, match=says) as raised:
        write_whole(target, b"new")
    assert raised.value.help
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
