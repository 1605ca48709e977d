"""The values of claims: what is said of the core of a sentence (see `claims`), and the fact that holds it."""

from collections.abc import Iterator
from typing import NamedTuple

from spec_toolkit.facts.dates import When
from spec_toolkit.facts.fact import Bucket, Fact, Kind, Source
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.slots import Slots

People = frozenset[frozenset[str]]

NOBODY: People = frozenset()
#: Instead of a side of an event: a row of the permission matrix leaves the action out.
LEFT_OUT = "left out"
#: Where something is that is not abroad.
HOME = frozenset(("home",))
#: What a sentence speaks of that names no data in particular.
ALL = frozenset(("data",))
#: All data there are.
EVERYTHING = ALL | {"every"}


class May(NamedTuple):
    """Whether something is done. `always`: without exception."""

    says: bool
    act: str
    roles: People
    always: bool
    systems: frozenset[str]
    #: "before", "during" or "after" where it holds only then.
    side: str = ""


class Who(NamedTuple):
    """Who does something, and whether nobody else does."""

    roles: People
    alone: bool
    act: str


class HowMuch(NamedTuple):
    """A quantity, who acts, and from what a time counts."""

    quantity: Quantity
    roles: People
    event: frozenset[str]
    #: Without exception.
    always: bool = False


class Kept(NamedTuple):
    """How long something is kept or after how long it is deleted; without a time: whether it is kept at all."""

    verb: str
    time: Quantity | None


class Reach(NamedTuple):
    """Whose records somebody reaches ("own", "all"; of the matrix "team" as well), and who does."""

    whose: str
    roles: People


class Given(NamedTuple):
    """Whether something must be given."""

    mandatory: bool


class Passed(NamedTuple):
    """Data that go from one system to another: whether they do, and how often."""

    way: tuple[str, str] | None
    flows: bool
    often: Quantity | None
    roles: People = NOBODY


class Way(NamedTuple):
    """Values of one attribute of which there may be only one."""

    values: frozenset[frozenset[str]]
    alone: bool


class Owned(NamedTuple):
    """Who has something in his care; `until`: only up to some moment."""

    roles: People
    until: bool


class Needs(NamedTuple):
    """Whether something needs an approval, who gives it or does without, and whose approval is not needed."""

    approval: bool
    roles: People
    spared: People = NOBODY


class First(NamedTuple):
    """What comes first and what then; `whose` is it, where a sentence says so."""

    before: frozenset[str]
    after: frozenset[str]
    whose: frozenset[str] = frozenset()


class Starts(NamedTuple):
    """The value that something has at first."""

    value: frozenset[str]


class Listed(NamedTuple):
    """Values that a field may have, each by its words: all of them, or one."""

    values: frozenset[frozenset[str]]
    complete: bool


class AtTime(NamedTuple):
    """From which minute of the day to which something is done or not; `last` may be on the next day."""

    first: int
    last: int
    says: bool


class Leads(NamedTuple):
    """The system that is the master of something."""

    system: str


class Dated(NamedTuple):
    """When something is. `comes`: it is there from then on."""

    when: When
    comes: bool
    #: Of every place or team of that name: "all branches".
    every: bool = False


class Sum(NamedTuple):
    """At most so many altogether, or so many in parts. `whole`: what the parts are parts of."""

    total: float
    bound: bool


#: Every type of value that a claim can have.
VALUES = (
    May,
    Who,
    HowMuch,
    Kept,
    Given,
    Passed,
    Way,
    Needs,
    First,
    Starts,
    Listed,
    AtTime,
    Leads,
    Dated,
    Sum,
    Reach,
    Owned,
)


def claim(
    kind: Kind, form: str, attribute: str, core: frozenset[str], value: object, slots: Slots, source: Source
) -> Iterator[Fact]:
    if core:
        yield Fact(kind, Bucket(f"claim {form}", attribute, core), value, source, slots.scope, slots.concerned)
