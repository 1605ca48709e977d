"""What somebody does who does it without something: "agents cancel orders without approval" cancel orders."""

from spec_toolkit.facts.exclusive import ALONE
from spec_toolkit.facts.reading import Reading

#: Senses of what ends that which something is done without.
_ENDS = ("sign", "modal", "copula", "negators", "conditions", "before", "after", "until")
#: Senses of a sentence that says no more than what is done, and by whom.
_OTHERS = ("exceptions", "nobody", "negators", *ALONE)


def without_sparing(reading: Reading) -> str:
    """The text of a sentence without what somebody does it without; nothing where nobody does it so."""
    found, kinds = reading.found, reading.categories
    if reading.language == "he" or reading.quantities or "role" not in kinds or not kinds.isdisjoint(_OTHERS):
        return ""
    mark = next((place for place, term in enumerate(found) if term.has("without")), 0)
    if found[mark].conditional or found[mark].has("contrast") or not found[mark].has("without"):
        return ""
    stop = next((place for place in range(mark + 1, len(found)) if found[place].has(*_ENDS)), len(found))
    before = found[:mark]
    if not mark and found[mark].has("action"):
        before, stop = [], stop + 1  # "Without asking the landlord, the caretaker may …"
    elif not any(term.has("action") and not term.conditional for term in before) or (
        reading.language == "en" and not before[0].has("role", *_FIRST)
    ):
        return ""
    return " ".join(word for term in (*before, *found[stop:]) for word in term.words)


#: Senses of what may stand before somebody who acts.
_FIRST = ("article", "weak", "universal", "reach", "area")
