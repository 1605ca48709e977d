"""A role with two rights that a sentence keeps apart: "a role that creates an inspection cannot approve one"."""

from collections.abc import Iterator

from spec_toolkit.facts.reading import Reading
from spec_toolkit.languages.phrases import pattern
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._permissions import Matrix

SEVERITY = "error"
SOURCE = "Lint catalogue C05"

#: Rights of the matrix by the names that their verbs have in sentences.
_RIGHTS = {
    "create": "create", "edit": "update", "update": "update", "delete": "delete", "approve": "approve",
    "export": "export", "import": "import", "assign": "assign", "merge": "merge",
}  # fmt: skip
#: Two duties that are kept apart.
_TWO = 2
_LIMITS = frozenset(("exceptions", "except_only", "without"))


def check(context: Context) -> Iterator[Hit]:
    if context.spec.permissions:
        yield from each_text(context, _told, "permissions", "roles", "objects")


def _told(context: Context) -> Iterator[Hit]:
    """Sentences that keep two duties apart which one role has."""
    matrix = Matrix(context.spec)
    things = {thing.id: context.facts.topic(thing.name or thing.id) for thing in context.spec.objects}
    for said in context.facts.saying(_names_roles):
        rights, rest = context.facts.ask(said.source.words, _apart)
        meant = [id for id, names in things.items() if names and names == rest]
        for role in context.spec.roles if rights and len(meant) == 1 else ():
            if rights <= matrix.allowed(role.id, meant[0]) and (row := matrix.row(role.id, meant[0])) is not None:
                values = {"words": shorten(said.source.words), "role": role.id}
                place = (said.source.path, said.source.start, said.source.end)
                yield Hit(*place, values=values, others=(Other(("permissions", row, "allow")),))
                break


def _names_roles(text: str) -> bool:
    return pattern("users", "roles").search(text) is not None


def _apart(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """The two rights that no role has together by a sentence, and what else it names; nothing where it says no such."""
    roles = pattern("users", "roles")
    told = (one for one in reading.found if one.key and not one.has("negators", "light", "weak"))
    named = frozenset(one.key for one in told if not roles.fullmatch(" ".join(one.words)))
    rights = frozenset(_RIGHTS[name] for name in named if name in _RIGHTS)
    denies = reading.denies or any(term.has("negators") for term in reading.found)
    if len(rights) != _TWO or not denies or reading.quantities or not reading.categories.isdisjoint(_LIMITS):
        return frozenset(), frozenset()
    return rights, named - _RIGHTS.keys()
