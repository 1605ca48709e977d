"""Sets up everything that is needed to build and to test, with nothing but Python.

    python dev.py example    creates .venv, installs the toolkit, checks and builds the English example
    python dev.py test       creates .venv, installs what the tests need, runs them
    python dev.py fuzz       makes hostile projects for about ten minutes (a number behind it: so many of each kind)
    python dev.py lowest     runs the tests with the oldest versions of the dependencies that pyproject.toml allows

Words after the command are handed on: python dev.py test tests/sources -x
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main(words: list[str]) -> int:
    if sys.version_info < (3, 11):
        sys.stderr.write(f"error: Python 3.11 or newer is needed, this is {sys.version.split()[0]}\n")
        return 2
    commands = {"example": example, "test": test, "fuzz": fuzz, "lowest": lowest}
    if not words or words[0] not in commands:
        sys.stderr.write(__doc__ or "")
        return 2
    return commands[words[0]](words[1:])


def example(words: list[str]) -> int:
    python = environment(".venv", ["-e", ".[figures]"])
    spec = [str(python), "-m", "spec_toolkit"]
    subprocess.run([*spec, "check", "examples/english", "--fail-on", "error", *words], cwd=ROOT, check=False)
    return subprocess.run([*spec, "build", "examples/english", "--out", "build"], cwd=ROOT, check=False).returncode


def test(words: list[str]) -> int:
    python = environment(".venv", ["-e", ".[all,docs]", "--group", "dev"])
    return subprocess.run([str(python), "-m", "pytest", "-n", "auto", *words], cwd=ROOT, check=False).returncode


def fuzz(words: list[str]) -> int:
    python = environment(".venv", ["-e", ".[all]", "--group", "dev"])
    count, words = (words[0], words[1:]) if words and words[0].isdigit() else ("1000", words)
    command = [str(python), "-m", "pytest", "-n", "auto", "tests/robustness/test_hostile_projects.py", *words]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "SPEC_FUZZ_EXAMPLES": count}, check=False).returncode


def lowest(words: list[str]) -> int:
    import tomllib  # not in the Pythons that `main` turns away

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest = [line.replace(">=", "==") for line in project["dependencies"]]
    python = environment(".venv-lowest", ["-e", ".[figures]", "pytest", "pytest-xdist", "hypothesis", *oldest])
    words = words or ["tests/sources", "tests/model", "tests/check", "tests/document", "tests/outputs"]
    chosen = [word for word in words if word.startswith("-") or (ROOT / word).exists()]
    command = [str(python), "-m", "pytest", "-n", "auto", "-m", "not office", *chosen]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def environment(name: str, packages: list[str]) -> Path:
    """The Python of the virtual environment `name`, which is made and filled when it is not there yet."""
    folder = ROOT / name
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "installed.txt"
    wanted = "\n".join([*packages, (ROOT / "pyproject.toml").read_text("utf-8")])
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return python
    sys.stderr.write(f"setting up {name} (once, about a minute) ...\n")
    if not python.exists() and subprocess.run([sys.executable, "-m", "venv", str(folder)], check=False).returncode:
        sys.stderr.write("help: on Debian and Ubuntu, install the package python3-venv first\n")
        sys.exit(2)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--upgrade", "pip>=25.1"], cwd=ROOT, check=True)
    subprocess.run([*pip, *packages], cwd=ROOT, check=True)
    stamp.write_text(wanted, "utf-8")
    return python


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
