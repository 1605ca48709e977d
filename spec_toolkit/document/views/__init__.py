"""What templates can call: every public function of a module here takes a Composer and gives blocks.

Being there is the registration: `{{ register() }}` in a template calls `register(composer)`.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from inspect import getmembers, isfunction, signature

from spec_toolkit.document.blocks import Blocks
from spec_toolkit.resources import package_file

View = Callable[..., Blocks]


@cache
def views() -> dict[str, View]:
    """Name to function."""
    found: dict[str, View] = {}
    for module in sorted(package_file("document/views").iterdir(), key=lambda m: m.name):
        if module.name.endswith(".py") and not module.name.startswith("_"):
            name = f"{__name__}.{module.name.removesuffix('.py')}"
            for function, value in getmembers(import_module(name), isfunction):
                if (
                    value.__module__ == name
                    and not function.startswith("_")
                    and "composer" in signature(value).parameters
                ):
                    found[function] = value
    return found
