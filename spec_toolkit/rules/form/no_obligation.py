"""A requirement without a word that obliges and without a priority: nobody knows how binding it is."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "info"


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.used_for("requirement"):
        section, place = passage.field.path[0], passage.field.path[1]
        if section == "constraints" or not passage.opens_text or not isinstance(place, int):
            continue
        items = context.spec.requirements if section == "requirements" else context.spec.technical
        bit = passage.sentence.lexicon.bit
        if items[place].priority is None and not passage.sentence.bits & bit("obligation", "modal"):
            yield passage.whole()
