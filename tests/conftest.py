"""What every test needs: results that the commands keep go into a folder of the test run, not into the user's."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from spec_toolkit.kept import FOLDER


@pytest.fixture(scope="session", autouse=True)
def _kept_results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.environ.get(FOLDER)
    folder: Path = tmp_path_factory.mktemp("kept")
    folder.chmod(0o700)
    os.environ[FOLDER] = str(folder)
    yield
    if before is None:
        del os.environ[FOLDER]
    else:
        os.environ[FOLDER] = before
