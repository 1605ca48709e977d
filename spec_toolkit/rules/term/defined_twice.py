"""A term with two definitions."""

from collections.abc import Iterator

from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.folding import fold
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    first: dict[str, tuple[int, str]] = {}
    for number, entry in enumerate(context.spec.glossary):
        for key, name in (("term", entry.term), *((f"aliases {n}", alias) for n, alias in enumerate(entry.aliases))):
            known = first.setdefault(fold(name.strip()), (number, entry.term))
            if known[0] != number:
                field, _, place = key.partition(" ")
                path: SpecPath = ("glossary", number, field, int(place)) if place else ("glossary", number, field)
                yield Hit(
                    path, values={"term": name, "other": known[1]}, others=(Other(("glossary", known[0], "term")),)
                )
