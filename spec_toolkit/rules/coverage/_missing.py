"""Items that lack keys their kind needs: one hit for each item, with everything that it lacks."""

from collections.abc import Iterator

from spec_toolkit.facts.needs import items, missing
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit


def hits(context: Context, section: str) -> Iterator[Hit]:
    """What the items of a section lack."""
    for path, part in items(context.spec, section):
        if getattr(part, "status", None) in ("rejected", "obsolete"):
            continue
        if keys := missing(part):
            name = getattr(part, "id", None) or getattr(part, "name", None) or ".".join(map(str, path))
            here = (*path, "id") if getattr(part, "id", None) else path
            yield Hit(here, values={"name": name, "missing": ", ".join(f"`{key}`" for key in keys)})
