"""Facts that items state: the permission matrix, retention, fields.

They stand in the same buckets as the facts of sentences, so that "only managers may export contacts" meets the row of
the matrix that lets somebody else do so.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import pairwise

from spec_toolkit.facts.fact import Bucket, Fact, Source
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.text import normalise
from spec_toolkit.model import Spec
from spec_toolkit.model.objects import Object
from spec_toolkit.model.permissions import Permission, Role

Read = Callable[[str], Reading]
#: A label to the names in it.
Called = Callable[[str], frozenset[str]]

#: Actions of the matrix by the names that sentences have for them.
ACTIONS = {"read": "view", "update": "edit"}
_COMMON: tuple[str, ...] = ("create", "read", "update", "delete", "export")


def structural_facts(spec: Spec, read: Read) -> Iterator[Fact]:
    """Every fact that the items of a specification state."""
    called = cache(partial(_names, read))  # many fields are called the same
    names = {thing.id: called(thing.name or thing.id) for thing in spec.objects}
    yield from _matrix(spec, read, names)
    for number, thing in enumerate(spec.objects):
        yield from _retention(thing, ("objects", number), names[thing.id], read)
    yield from _register(spec, names, read)
    yield from _fields(spec, called, names)
    yield from _targets(spec, read)


def time(text: str | None, read: Read) -> Quantity | None:
    """The one duration that a short text names ("24 months"), or None."""
    found = [q for q in read(normalise(text).text).quantities if q.dimension == "time"] if text else []
    return found[0] if len(found) == 1 else None


def ancestors(role: Role, roles: dict[str, Role]) -> list[Role]:
    """The roles whose rights a role takes over, at any remove."""
    found: dict[str, Role] = {}
    waiting = [*role.inherits]
    while waiting:
        id = waiting.pop()
        if id in roles and id not in found and id != role.id:
            found[id] = roles[id]
            waiting += roles[id].inherits
    return list(found.values())


def people_of(role: Role, roles: dict[str, Role], read: Read) -> frozenset[frozenset[str]]:
    """The names of a role and of all roles whose rights it inherits: what is left to one of them is left to it."""
    return frozenset(called(one, read) for one in (role, *ancestors(role, roles)))


def called(role: Role, read: Read) -> frozenset[str]:
    """The names of a role, as sentences name those who act: a head receptionist is no head, but one "of heads"."""
    reading = read(normalise(role.name or role.id).text)
    modifying = {term.key for term, behind in pairwise(reading.found) if term.has("role") and behind.has("role")}
    return frozenset(f"of {name}" if name in modifying else name for name in reading.topic())


def _names(read: Read, text: str) -> frozenset[str]:
    return read(normalise(text.replace("_", " ").replace("-", " ")).text).topic()


def _matrix(spec: Spec, read: Read, objects: dict[str, frozenset[str]]) -> Iterator[Fact]:
    roles = {role.id: role for role in spec.roles}
    for number, row in enumerate(spec.permissions):
        role, thing = roles.get(row.role), objects.get(row.object)
        if role is None or thing is None or row.fields or row.when or role.system:
            continue
        who = _names(read, role.name or role.id)
        if not who or not thing:
            continue
        for action, allowed, key in cells(row, bool(role.inherits)):
            source = Source(
                ("permissions", number, *key),
                None,
                None,
                f"{role.name or role.id}: {action}",
                None,
                None,
                structural=True,
            )
            name = ACTIONS.get(action, action)
            yield Fact("permission", Bucket("polarity", "is", thing | who | {name}), allowed, source)
            if allowed and not role.inherits:
                value = (frozenset((who,)), False)
                yield Fact("exclusive-right", Bucket("exclusive", "who", thing | {name}), value, source)


def cells(row: Permission, inherits: bool) -> Iterator[tuple[str, bool, SpecPath]]:
    """Action, allowed, key of every cell; what a row leaves out is not allowed, unless the role may inherit it."""
    for place, action in enumerate(row.allow):
        yield action, True, ("allow", place)
    for place, action in enumerate(row.deny):
        yield action, False, ("deny", place)
    if row.allow and not inherits:
        for left_out in _COMMON:
            if left_out not in row.allow and left_out not in row.deny:
                yield left_out, False, ("allow",)


def _retention(thing: Object, path: SpecPath, names: frozenset[str], read: Read) -> Iterator[Fact]:
    kept = time(thing.retention.keep_for, read) if thing.retention else None
    if kept is None or thing.retention is None or not names:
        return
    words = thing.retention.keep_for or ""
    source = Source((*path, "retention", "keep_for"), None, None, words, thing.id, structural=True)
    yield Fact("retention", Bucket("retention", "", names), ("keep", kept), source)
    if thing.retention.then in ("delete", "anonymise"):
        yield Fact("retention", Bucket("retention", "", names), ("delete", kept), source)


def _register(spec: Spec, names: dict[str, frozenset[str]], read: Read) -> Iterator[Fact]:
    own = {thing.id: time(thing.retention.keep_for, read) for thing in spec.objects if thing.retention}
    for number, row in enumerate(spec.personal_data):
        kept, whole = time(row.retention, read), own.get(row.object)
        # Fields may be deleted before the record is; they cannot be kept longer.
        sooner = row.fields and (kept is None or whole is None or kept.low <= whole.high)
        if kept is not None and (thing := names.get(row.object)) and not sooner:
            source = Source(("personal_data", number, "retention"), None, None, row.retention or "", structural=True)
            yield Fact("retention", Bucket("retention", "", thing), ("keep", kept), source)


def _fields(spec: Spec, called: Called, names: dict[str, frozenset[str]]) -> Iterator[Fact]:
    """Required or optional, where a field says so without a condition."""
    uses = Counter(called(field.name or field.id) for thing in spec.objects for field in thing.fields)
    for i, thing in enumerate(spec.objects):
        for j, field in enumerate(thing.fields):
            if field.required is None or field.required_when or field.visible_when:
                continue
            own = called(field.name or field.id)
            words = f"{field.name or field.id}: required: {str(field.required).lower()}"
            source = Source(("objects", i, "fields", j, "required"), None, None, words, field.id, structural=True)
            value = ("mandatory" if field.required else "optional", True)
            for topic in (own | names[thing.id], *([own] if uses[own] == 1 and own else [])):
                if own:
                    yield Fact("obligation", Bucket("contrast", "obligation", topic), value, source)


def _targets(spec: Spec, read: Read) -> Iterator[Fact]:
    """The targets of indicators, to be met by sentences that name the same figure."""
    for number, kpi in enumerate(spec.kpis):
        if not isinstance(kpi.target, int | float) or not kpi.unit or kpi.direction not in ("increase", "decrease"):
            continue
        found = read(normalise(f"{kpi.target:g} {kpi.unit}").text).quantities
        topic = read(normalise(kpi.name or "").text).topic()
        if len(found) == 1 and len(topic) > 1 and found[0].dimension != "count":
            bound = found[0]._replace(kind="least" if kpi.direction == "increase" else "most")
            words = f"{kpi.name}: {kpi.target:g} {kpi.unit}"
            source = Source(("kpis", number, "target"), None, None, words, kpi.id, structural=True)
            yield Fact("kpi-target", Bucket("amount", bound.dimension, topic), bound, source)
