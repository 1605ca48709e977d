"""What every test needs: the same examples in every run, and results kept in a folder of the run, not the user's."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from spec_toolkit.kept import FOLDER

# The same examples in every run, without a limit of time: a busy machine or an unlucky draw is no news of a change.
# `python dev.py fuzz` is what looks for new ones.
settings.register_profile("repeatable", deadline=None, derandomize="SPEC_FUZZ_EXAMPLES" not in os.environ)
settings.load_profile("repeatable")


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
