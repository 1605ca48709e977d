"""The wheel holds everything that the checkout has, and works from anywhere."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def tracked(folder: str) -> set[str]:
    """The files under a folder that belong to the package."""
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in paths if "__pycache__" not in path.parts}


def test_templates_schemas_and_data_travel_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    bundled = {f"spec_toolkit/_bundled/{name}" for folder in ("templates", "schemas") for name in tracked(folder)}
    missing = (bundled | tracked("spec_toolkit")) - names
    assert missing == set()
    assert "spec_toolkit/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONIOENCODING": "utf-8"}

    def spec(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "spec_toolkit", *words]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    done = spec("init", "project", "--language", "he", "--template", "clinic")
    assert done.returncode == 0, done.stderr
    assert spec("check", "project", "--fail-on", "error").returncode == 0
    done = spec("build", "project", "--out", "out")
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir() if path.is_file()) == [".docx", ".md"]
