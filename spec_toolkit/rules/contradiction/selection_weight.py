"""A sentence that gives a criterion of the selection another weight, or a product another share of needs to meet."""

import re
from collections import defaultdict
from collections.abc import Iterator

from spec_toolkit.facts.reading import Reading
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.phrases import pattern
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten

SEVERITY = "error"
SOURCE = "Lint catalogue C13"

#: "40 of 100 points", as each language writes it.
_OF_HUNDRED = re.compile(r"(\d{1,3}(?:\.\d+)?)\s+(?:of|out of|מתוך|מ-|من|من أصل)\s*100\b")
#: What criteria are about, as words of `languages/<language>/selection.yaml`.
_ABOUT = ("cost", "technology", "implementer", "software")
_LIMITS = frozenset(("exceptions", "conditions", "without"))


def check(context: Context) -> Iterator[Hit]:
    if context.spec.selection:
        yield from each_text(context, _told, "selection")


def _told(context: Context) -> Iterator[Hit]:
    """What sentences say against the weights and the threshold."""
    weights, selection = _weights(context), context.spec.selection
    fit = selection.fit_threshold if selection else None
    for said in context.facts.saying(_speaks_of):
        if said.source.path[0] == "selection":
            continue
        reading = context.facts.read(said.source.words)
        number = _share(reading)
        if number is None or reading.denies or not reading.categories.isdisjoint(_LIMITS):
            continue
        found = _other_weight(reading.text, number, weights)
        if not found and isinstance(fit, int | float) and _other_fit(reading, number, fit):
            found = fit, ("selection", "fit_threshold")
        if found:
            values = {"words": shorten(said.source.words), "value": f"{found[0]:g}"}
            place = (said.source.path, said.source.start, said.source.end)
            message = "fit" if found[1][-1] == "fit_threshold" else "message"
            yield Hit(*place, values=values, message=message, others=(Other(found[1]),))


def _weights(context: Context) -> dict[str, tuple[float, SpecPath]]:
    """The weight of what only one criterion is about, and where it stands."""
    found: dict[str, list[tuple[float, SpecPath]]] = defaultdict(list)
    for place, one in enumerate(context.spec.selection.criteria if context.spec.selection else ()):
        if one.about and isinstance(one.weight, int | float):
            found[one.about].append((one.weight, ("selection", "criteria", place, "weight")))
    return {about: all[0] for about, all in found.items() if len(all) == 1}


def _speaks_of(text: str) -> bool:
    """Whether a sentence says how much something counts, or how much a product has to meet."""
    return _says(text, "counts") or (_says(text, "meets") and _says(text, "product") and _says(text, "needs"))


def _other_weight(
    text: str, number: float, weights: dict[str, tuple[float, SpecPath]]
) -> tuple[float, SpecPath] | None:
    """The weight of the one criterion that a sentence weighs otherwise."""
    about = [one for one in _ABOUT if _says(text, one)]
    if not (_says(text, "counts") and _says(text, "choice")) or len(about) != 1 or about[0] not in weights:
        return None
    return weights[about[0]] if weights[about[0]][0] != number else None


def _other_fit(reading: Reading, number: float, fit: float) -> bool:
    """Whether a sentence demands another share of the needs from a product."""
    least = reading.obliges or any(one.kind == "least" for one in reading.quantities)
    demands = least and _says(reading.text, "meets")
    return demands and _says(reading.text, "product") and _says(reading.text, "needs") and number != fit


def _share(reading: Reading) -> float | None:
    """The one share of a sentence, in percent or in points of a hundred."""
    points = _OF_HUNDRED.findall(reading.text)
    if points:
        return float(points[0]) if len(points) == 1 else None
    shares = [one for one in reading.quantities if one.dimension == "percent"]
    return shares[0].number if len(shares) == 1 and len(reading.quantities) == 1 else None


def _says(text: str, key: str) -> bool:
    return pattern("selection", key).search(text) is not None
