"""One module or folder per format: a Document in, bytes out. Being there is the registration.

A format has `render(document, request) -> Written`; its name is the module's and the file's ending.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from spec_toolkit.document.blocks import Document
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.resources import package_file

#: Endings of files whose format is not called by them.
_MODULES = {"md": "markdown"}


@dataclass(frozen=True, slots=True)
class Request:
    """`name` is the file's name without its ending. `reference` is a company's Word file, `style` the outline's."""

    name: str
    reference: bytes | None = None
    style: bytes | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A file, and the files that lie beside it by relative name."""

    main: bytes
    beside: Mapping[str, bytes] = field(default_factory=dict)


@cache
def formats() -> tuple[str, ...]:
    """The names of the formats that can be written."""
    shown = {module: ending for ending, module in _MODULES.items()}
    found = []
    for entry in package_file("outputs").iterdir():
        module = entry.name.removesuffix(".py")
        if not module.startswith("_") and (entry.name.endswith(".py") or (entry / "__init__.py").is_file()):
            found.append(shown.get(module, module))
    return tuple(sorted(found))


def write(format: str, document: Document, request: Request) -> Written:
    """`document` in a format. Raises SpecToolkitError for an unknown format or a missing engine."""
    if format not in formats():
        raise SpecToolkitError(f"There is no format `{format}`.", "Formats: " + ", ".join(formats()) + ".")
    module = import_module(f"{__name__}.{_MODULES.get(format, format)}")
    written: Written = module.render(document, request)
    return written
