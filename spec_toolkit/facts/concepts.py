"""How the names of concepts stand to each other: `languages/concepts.yaml`."""

from functools import cache
from typing import Any, NamedTuple

from spec_toolkit.package_data import words


class Concepts(NamedTuple):
    """`same`: a name to the name that stands for it; `kinds`: a general name to the special ones."""

    same: dict[str, str]
    kinds: dict[str, frozenset[str]]
    #: A special name to the general ones that hold it.
    generals: dict[str, frozenset[str]]
    #: A verb to those whose object comes with it: who extends a rental changes it.
    implied: dict[str, tuple[str, ...]]
    #: A verb to what it is done to by its nature.
    by_nature: dict[str, frozenset[str]]
    #: A name to those that say nothing more beside it.
    beside: dict[str, frozenset[str]]
    #: What nobody does to a record who may only read it.
    changing: frozenset[str]
    anybody: frozenset[str]
    leading: frozenset[str]
    passing: frozenset[str]
    slight: frozenset[str]
    fragments: frozenset[str]
    #: What says that a record is done with.
    over: frozenset[str]
    #: Verbs by which something comes in or may be: of "files up to 10 MB can be uploaded" the limit is what counts.
    admitting: frozenset[str]
    #: Where a message reaches somebody.
    reached_at: frozenset[str]
    #: What is sent to somebody by its nature.
    sent: frozenset[str]
    #: What somebody has to give before something goes on.
    requisites: frozenset[str]
    #: What says only that something comes, or is there.
    arriving: frozenset[str]
    #: What is done to a report so that its readers have it.
    delivering: frozenset[str]
    #: Verbs that say no more than that something reaches those who deal with it.
    handing: frozenset[str]
    #: When something runs, which says nothing of how often.
    moments: frozenset[str]
    #: What a record holds: how long these are kept is how long the record is.
    contents: frozenset[str]
    #: What may well be done before something and after it again.
    repeated: frozenset[str]
    #: People for whom an organisation works, who may act themselves.
    persons: frozenset[str]


@cache
def concepts() -> Concepts:
    """The relations that the package ships; to be read only."""
    data: dict[str, Any] = words("languages/concepts.yaml")
    same = {name: group[0] for group in data["same"] for name in group}
    kinds = {
        same.get(name, name): frozenset(same.get(one, one) for one in held) for name, held in data["kinds"].items()
    }
    generals = {
        name: frozenset(one for one, held in kinds.items() if name in held) for name in set().union(*kinds.values())
    }
    implied: dict[str, tuple[str, ...]] = {}
    for name, held in data["implied"].items():
        for one in held:
            implied[same.get(one, one)] = (*implied.get(same.get(one, one), ()), name)
    return Concepts(
        same,
        kinds,
        generals,
        implied,
        {verb: frozenset(names) for verb, names in data["by_nature"].items()},
        {name: frozenset(names) for name, names in data["beside"].items()},
        *(
            frozenset(data[names])
            for names in (
                "changing",
                "anybody",
                "leading",
                "passing",
                "slight",
                "fragments",
                "over",
                "admitting",
                "reached_at",
                "sent",
                "requisites",
                "arriving",
                "delivering",
                "handing",
                "moments",
                "contents",
                "repeated",
                "persons",
            )
        ),
    )
