"""What a sentence claims, slot by slot, so that sentences by different authors can be compared (see `slots`).

A claim is a fact whose bucket names only the question ("may", "how long", "how often"). Its subject is the core of the
sentence; `alike` says which cores speak of the same thing, `incompatible` which values cannot both hold.
"""

from collections.abc import Callable, Container, Iterator

from spec_toolkit.facts.actors import who_acts
from spec_toolkit.facts.approvals import needs, unless_approved
from spec_toolkit.facts.clock import at_times
from spec_toolkit.facts.contrasts import settles
from spec_toolkit.facts.counting import how_many
from spec_toolkit.facts.dates import may_be_dated
from spec_toolkit.facts.definitions import defined, final
from spec_toolkit.facts.entering import enters, numbered
from spec_toolkit.facts.excepted import excepted
from spec_toolkit.facts.exchange import changed_in, leads, often, passed
from spec_toolkit.facts.exclusive import LIMITED
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.first_values import ranks, starts
from spec_toolkit.facts.holding import holds
from spec_toolkit.facts.hours import hours, may_have_hours
from spec_toolkit.facts.lasting import fate, never_ends
from spec_toolkit.facts.listed import listed
from spec_toolkit.facts.naming import named
from spec_toolkit.facts.opening import opening
from spec_toolkit.facts.opposites import only_those, without_that
from spec_toolkit.facts.owning import owns
from spec_toolkit.facts.permissions import frozen, goes_without, may, read_only, scoped
from spec_toolkit.facts.quantified import how_much
from spec_toolkit.facts.reach import reaches
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.requisites import given, refused
from spec_toolkit.facts.retained import kept
from spec_toolkit.facts.sequence import dated, first
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.sole import sole
from spec_toolkit.facts.sorting import sorted_by
from spec_toolkit.facts.sums import sums
from spec_toolkit.facts.thresholds import threshold
from spec_toolkit.facts.uptime import uptime
from spec_toolkit.facts.validity import validity
from spec_toolkit.facts.values import ways


def claims(reading: Reading, source: Source, without: Container[str] = ()) -> Iterator[Fact]:
    """Everything that a sentence claims, but for these forms (see `quiet`)."""
    kinds = reading.categories
    slots = Slots(reading)
    names = "conditions" in kinds or (reading.language == "he" and "copula" in kinds)
    if not kinds.isdisjoint(("defines", "considers")) or (reading.quantities and names):
        yield from (named if reading.language == "en" else defined)(slots, source)
    if "exceptions" in kinds:
        if "excepts" in kinds:
            yield from excepted(slots, source)
        if "fills" in kinds:
            yield from given(slots, source)  # "is not saved unless the number is entered"
        if not kinds.isdisjoint(("starts", "default", "fresh", "completes", "value", "chooses")):
            yield from starts(slots, source)  # "unless somebody chooses another one"
            yield from ranks(slots, source)
        yield from refused(slots, source)  # "is not saved unless the number is entered"
        yield from unless_approved(slots, source)
        return
    if "claim may" not in without:
        yield from may(slots, source)
    if not kinds.isdisjoint(("contrast", "only")) or ("restricts" in kinds and "parts" in kinds):
        yield from read_only(slots, source)
    for wanted, extract in _EXTRACTORS:
        if not kinds.isdisjoint(wanted) and _FORMS.get(extract) not in without:
            yield from extract(slots, source)
    if reading.quantities:
        yield from kept(slots, source)
        yield from how_much(slots, source)
        yield from how_many(slots, source)
        yield from often(slots, source)
        yield from sums(slots, source)
        yield from threshold(slots, source)
        if not kinds.isdisjoint(("outage", "closed")) or "availability" in reading.whole_topic:
            yield from uptime(slots, source)
    elif "ordinal" in kinds:
        yield from threshold(slots, source)
    elif not kinds.isdisjoint(("action", "stays")) and (slots.denies or not kinds.isdisjoint(("forever", "at_once"))):
        yield from kept(slots, source)
        if slots.denies:
            yield from never_ends(slots, source)
    if "day" in kinds or ("contrast" in kinds and "tended" in kinds and reading.language == "he"):
        yield from opening(slots, source)
    if "tended" in kinds and may_have_hours(reading.text):
        yield from hours(slots, source)
    if ":" in reading.text and "claim at time" not in without:
        yield from at_times(slots, source)
    months = "month" in kinds
    if "phases" in kinds or (months and reading.language != "en") or may_be_dated(reading.text, months):
        yield from dated(slots, source)


#: What a sentence must speak of for each kind of claim.
_EXTRACTORS: tuple[tuple[tuple[str, ...], Callable[[Slots, Source], Iterator[Fact]]], ...] = (
    (("without",), goes_without),
    (
        ("contrast", "without", "modal", "every", "before", "after", "only", "except_only", "awaits", "until", "role"),
        needs,
    ),
    (("contrast", "without", "completes", "fills", "furnishes", "each"), given),
    (("contains",), holds),
    (("final",), final),
    (("contrast", "without", "lacks", "negators"), refused),
    (("unscoped", "arrives", "action"), scoped),
    (("role", "everyone", "action", "modal"), who_acts),
    (("enters",), enters),
    (("owned_by", "owning"), owns),
    (("reach",), reaches),
    ((*LIMITED, "value", "unit"), ways),
    (("system", "system_words"), passed),
    (("system", "system_words", "subject"), changed_in),
    (("numbered",), numbered),
    (("frozen",), frozen),
    (("in_force", "lapses"), validity),
    (("masters",), leads),
    (("contrast", "closed", "daytimes", "himself"), settles),
    (("before", "after", "upon", "until", "sequel", "occasion", "at_once", "when"), first),
    (("starts", "default", "state", "contrast", "fresh", "completes", "value", "chooses"), starts),
    (("default", "fresh"), ranks),
    (("only",), only_those),
    (("opening", "action"), sole),
    (("options", "picks"), listed),
    (("unlike",), without_that),
    (("sorts",), sorted_by),
    (("conditions", "after", "upon", "at_once", "when", "occasion"), fate),
)

#: The form of all that these find.
_FORMS: dict[Callable[[Slots, Source], Iterator[Fact]], str] = {
    needs: "claim needs",
    who_acts: "claim who",
    ways: "claim way",
    sole: "claim sole",
    listed: "claim listed",
}
