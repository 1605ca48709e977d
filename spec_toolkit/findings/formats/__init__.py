"""One module per report format: being there is the registration. Each has `write(report, view) -> str`."""

from functools import cache
from importlib import import_module

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.findings.formats._view import View
from spec_toolkit.findings.report import Report
from spec_toolkit.resources import package_file

__all__ = ["View", "names", "write"]


@cache
def names() -> tuple[str, ...]:
    """The formats that there are."""
    modules = (file.stem for file in package_file("findings/formats").glob("*.py"))
    return tuple(sorted(name for name in modules if not name.startswith("_")))


def write(name: str, report: Report, view: View | None = None) -> str:
    """A report in a format, ending in a line end. Raises SpecToolkitError for a format that does not exist."""
    if name not in names():
        raise SpecToolkitError(f"there is no format {name}", f"Formats: {', '.join(names())}.")
    text: str = import_module(f"{__name__}.{name}").write(report, view or View())
    return text
