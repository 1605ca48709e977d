"""The same action of the same role, allowed in one place and forbidden in another."""

from collections.abc import Iterator

from spec_toolkit.facts.fact import Fact
from spec_toolkit.facts.structure import ACTIONS
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import hits, name, shorten
from spec_toolkit.rules.contradiction._permissions import Matrix

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    yield from _cells(context)
    yield from _scopes(context)
    told = set()
    for hit in hits(context, "permission"):
        told.add(hit.path)
        yield hit
    yield from (hit for hit in each_text(context, _meant, "permissions", "roles") if hit.path not in told)


def _cells(context: Context) -> Iterator[Hit]:
    """Allowed and denied in the matrix itself; rows with different conditions or fields stand apart."""
    allowed: dict[tuple[object, ...], tuple[int, int]] = {}
    rows = context.spec.permissions
    for number, row in enumerate(rows):
        for place, action in enumerate(row.allow):
            allowed.setdefault((row.role, row.object, row.fields, row.when, action), (number, place))
    for number, row in enumerate(rows):
        for place, action in enumerate(row.deny):
            found = allowed.get((row.role, row.object, row.fields, row.when, action))
            if found is not None:
                yield Hit(
                    ("permissions", number, "deny", place),
                    values={"role": row.role, "object": row.object, "action": action},
                    message="cell",
                    others=(Other(("permissions", found[0], "allow", found[1]), "allowed"),),
                )


def _scopes(context: Context) -> Iterator[Hit]:
    """Rights on no record at all, and one right with two scopes."""
    seen: dict[tuple[object, ...], int] = {}
    rows = context.spec.permissions
    for number, row in enumerate(rows):
        if row.scope == "none" and row.allow:
            values = {"role": row.role, "object": row.object}
            others = (Other(("permissions", number, "allow"), "allowed"),)
            yield Hit(("permissions", number, "scope"), values=values, message="none", others=others)
        for place, action in enumerate(row.allow if row.scope else ()):
            known = seen.setdefault((row.role, row.object, row.fields, row.when, action), number)
            if rows[known].scope != row.scope:
                values = {"role": row.role, "object": row.object, "action": action}
                values |= {"one": rows[known].scope or "", "two": row.scope or ""}
                others = (Other(("permissions", known, "scope"), "allowed"),)
                yield Hit(("permissions", number, "allow", place), values=values, message="scopes", others=others)
                break


def _meant(context: Context) -> Iterator[Hit]:
    """What a sentence forbids somebody to do with "anything" or "it": with the one object of its item."""
    matrix: Matrix | None = None
    for fact in context.facts.telling("claim may"):
        linked: tuple[str, ...] = getattr(context.spec.value(fact.source.path[:2]), "objects", ())
        if fact.value.says or not fact.value.roles or fact.scope or fact.value.side or len(linked) != 1:
            continue
        act = next((action for action, name in _ACTS.items() if name == fact.value.act), None)
        role = _who(context, fact) if act and _points_back(context, fact) else None
        if role is None or act is None:
            continue
        matrix = matrix or Matrix(context.spec)
        granted = matrix.granting(role, linked[0], act)
        if granted is not None:
            values = {"second": shorten(fact.source.words), "first": f"{role}, {linked[0]}: {act}"}
            values |= {"other": "permissions", "item": name(context, fact.source)}
            place = (fact.source.path, fact.source.start, fact.source.end)
            yield Hit(*place, values=values, others=(Other(("permissions", granted, "allow"), "allowed"),))


_ACTS = {action: ACTIONS.get(action, action) for action in ("read", "create", "update", "delete", "export")}


def _points_back(context: Context, fact: Fact) -> bool:
    """Whether a sentence names nothing behind the act, and no case in which it holds."""
    reading = context.facts.read(fact.source.words)
    act = next((place for place, term in enumerate(reading.found) if term.key == fact.value.act), 0)
    behind = reading.found[act + 1 :]
    if any(term.key == "show" and not term.conditional for term in reading.found[:act]):
        return False  # "does not show the technician the price when he reads the contract"
    if any(term.has(*_LIMITS) and not term.has("relative") for term in behind):
        return False
    return not any(term.content and not term.conditional and not term.has("light", "role") for term in behind)


#: What opens a case in which a sentence holds.
_LIMITS = ("conditions", "exceptions", "except_only", "before", "after", "until", "without")


def _who(context: Context, fact: Fact) -> str | None:
    """The one declared role that acts; one in a relative clause does something else."""
    reading = context.facts.read(fact.source.words)
    phrases = [p for p in reading.role_phrases if not any(reading.found[place].conditional for place in p)]
    people = {reading.names(phrase) for phrase in phrases}
    found = [role.id for role in context.spec.roles if context.facts.topic(role.name or role.id) in people]
    return found[0] if len(found) == 1 and len(people) == 1 else None
