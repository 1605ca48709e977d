"""What items claim, in the slots of `claims`, so that a sentence in any words meets the matrix, a field, a step.

A sentence says more than the name of an object ("the data of a contact"); the relation of the cores decides.
"""

from collections.abc import Iterator

from spec_toolkit.facts.claim import LEFT_OUT, NOBODY, HowMuch, Kept, Leads, May, Reach, Way, Who, claim
from spec_toolkit.facts.claims import claims
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.field_claims import field_claims
from spec_toolkit.facts.measure_claims import measure_claims
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reach import ACTS
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.step_claims import step_claims
from spec_toolkit.facts.structure import ACTIONS, Read, ancestors, called, cells, people_of, time
from spec_toolkit.facts.values import values_of
from spec_toolkit.languages.folding import fold
from spec_toolkit.languages.text import normalise
from spec_toolkit.model import Spec
from spec_toolkit.model.integrations import DataFlow
from spec_toolkit.model.permissions import Role

#: The languages that an interface is in, by their codes.
_LANGUAGES = {"en": "english", "he": "hebrew", "ar": "arabic"}


def structural_claims(spec: Spec, read: Read) -> Iterator[Fact]:
    """Every claim that the items of a specification make."""
    names = {thing.id: _slots(read, thing.name or thing.id) for thing in spec.objects}
    yield from _rights(spec, read, names)
    yield from _objects(spec, read, names)
    yield from _relations(spec, read, names)
    yield from step_claims(spec, read)
    yield from _actions(spec, read)
    yield from _masters(spec, read, names)
    yield from _one_way(spec, read, names)
    yield from _levels(spec, read)
    yield from _languages(spec, read)
    yield from measure_claims(spec, read)


def _slots(read: Read, text: str) -> Slots:
    return Slots(read(normalise(text.replace("_", " ")).text))


def _rights(spec: Spec, read: Read, names: dict[str, Slots]) -> Iterator[Fact]:
    """Who may do what: of the rows of the matrix those that hold without a condition."""
    roles = {role.id: role for role in spec.roles}
    for number, row in enumerate(spec.permissions):
        role, thing = roles.get(row.role), names.get(row.object)
        if role is None or thing is None or row.fields or row.when or role.system:
            continue
        who = people_of(role, roles, read)
        own = frozenset([called(role, read)])
        if not any(own):
            continue  # a name of light words only: nobody can say who it is
        for action, allowed, key in cells(row, bool(role.inherits)):
            act = ACTIONS.get(action, action)
            words = f"{role.name or role.id}: {action}"
            source = Source(("permissions", number, *key), None, None, words, structural=True)
            core = thing.core() | {act}
            if allowed and row.scope and act in ACTS and not role.inherits:
                yield from claim("permission", "reach", act, core, Reach(row.scope, own), thing, source)
            if allowed:
                yield from claim("exclusive-right", "who", "", core, Who(who, False, act), thing, source)
            # what a row leaves out is forbidden for the object as a whole, and not for what is done to it elsewhere
            partly = action == "read" and row.masked  # of what some fields are hidden a sentence may deny those
            if not allowed and action not in row.deny and core != {act}:
                value = May(False, act, own, False, frozenset(), LEFT_OUT)
                yield from claim("permission", "may", "", core, value, thing, source)
            if (allowed and row.scope != "none" and not partly) or action in row.deny:
                # what somebody may do to his own records is forbidden where nobody may do it to any
                part = {f"reach {row.scope}"} if allowed and row.scope in ("own", "team") else set()
                value = May(allowed, act, own, False, frozenset())
                yield from claim("permission", "may", "", core | part, value, thing, source)
    yield from _inherited(spec, read, names, roles)


def _inherited(spec: Spec, read: Read, names: dict[str, Slots], roles: dict[str, Role]) -> Iterator[Fact]:
    """What a role may do because one whose rights it takes over may: on objects of which no row of its own speaks."""
    rows: dict[str, list[int]] = {}
    for number, row in enumerate(spec.permissions):
        rows.setdefault(row.role, []).append(number)
    for role in spec.roles:
        spoken = {spec.permissions[number].object for number in rows.get(role.id, ())}
        own = called(role, read)
        for ancestor in ancestors(role, roles) if own and not role.system else ():
            for number in rows.get(ancestor.id, ()):
                row = spec.permissions[number]
                thing = names.get(row.object)
                if thing is None or row.object in spoken or row.fields or row.when or row.scope not in (None, "all"):
                    continue
                for place, action in enumerate(row.allow):
                    words = f"{role.name or role.id} ← {ancestor.name or ancestor.id}: {action}"
                    source = Source(("permissions", number, "allow", place), None, None, words, structural=True)
                    act = ACTIONS.get(action, action)
                    value = May(True, act, frozenset([own]), False, frozenset())
                    yield from claim("permission", "may", "", thing.core() | {act}, value, thing, source)


def _objects(spec: Spec, read: Read, names: dict[str, Slots]) -> Iterator[Fact]:
    """How long records are kept, and which of their fields must be given."""
    for number, thing in enumerate(spec.objects):
        own = names[thing.id]
        kept = time(thing.retention.keep_for, read) if thing.retention else None
        if kept is not None and thing.retention:
            path = ("objects", number, "retention", "keep_for")
            source = Source(path, None, None, thing.retention.keep_for or "", thing.id, structural=True)
            verbs = ("keep", "delete") if thing.retention.then in ("delete", "anonymise") else ("keep",)
            for verb in verbs:
                yield from claim("retention", "kept", "", own.core(), Kept(verb, kept), own, source)
        yield from field_claims(thing, ("objects", number), own, read)


def _relations(spec: Spec, read: Read, names: dict[str, Slots]) -> Iterator[Fact]:
    """How many of another object a record has, whether or not a sentence says it with the verb of the relation."""
    for number, thing in enumerate(spec.objects):
        for place, relation in enumerate(thing.relations):
            own, other = names[thing.id], names.get(relation.to)
            if other is None or relation.cardinality is None or relation.to == thing.id:
                continue
            many = relation.cardinality in ("one_to_many", "many_to_many")
            count = _MANY if many else _ONE
            path = ("objects", number, "relations", place, "kind")
            source = Source(path, None, None, relation.cardinality, thing.id, structural=True)
            verb = _slots(read, relation.name).core() if relation.name else frozenset[str]()
            sides = [(_called(other), HowMuch(count, NOBODY, frozenset()))]
            if back := _seen_from_there(relation.cardinality):
                sides.append((_called(own), HowMuch(back, NOBODY, frozenset())))
            for core in {own.core() | other.core(), own.core() | other.core() | verb}:
                for counted, value in sides:
                    for name in sorted(counted):
                        yield from claim("cardinality", "amount", f"count {name}", core, value, own, source)


def _called(thing: Slots) -> frozenset[str]:
    """The names under which records are counted, even where they are light words ("tool", "round")."""
    return thing.core() or frozenset(term.key for term in thing.found[-1:] if term.key)


def _seen_from_there(cardinality: str) -> Quantity | None:
    """Of how many records another one can be part; None where that is said there, or not at all."""
    return _ONE if cardinality in ("one_to_one", "one_to_many") else _MANY if cardinality == "many_to_many" else None


_ONE, _MANY = Quantity("count", 1, 1, "most"), Quantity("count", 2, float("inf"), "many")


def _actions(spec: Spec, read: Read) -> Iterator[Fact]:
    """What an automation does, and on which channel it sends what."""
    for number, automation in enumerate(spec.automations):
        for place, action in enumerate(automation.actions):
            path = ("automations", number, "actions", place)
            source = Source(path, None, None, action, automation.id, structural=True)
            for fact in claims(read(normalise(action).text), source):
                if fact.kind == "exclusive-value":
                    yield fact
                elif isinstance(fact.value, May) and fact.value.says:
                    subject = fact.bucket.subject | {"hand automatic"}
                    yield fact._replace(bucket=fact.bucket._replace(subject=subject))


def _masters(spec: Spec, read: Read, names: dict[str, Slots]) -> Iterator[Fact]:
    """Which system leads for the fields that it passes on; a whole object is a matter of rule `master`."""
    for number, link in enumerate(spec.integrations):
        for place, flow in enumerate(link.data):
            if flow.master and flow.object in names:
                known = _slots(read, flow.master).systems
                leads = Leads(known[0][1] if known else fold(flow.master))
                path = ("integrations", number, "data", place, "master")
                source = Source(path, None, None, flow.master, link.id, structural=True)
                for core in _passed_on(spec, read, flow, names):
                    yield from claim("direction", "leads", "", core, leads, names[flow.object], source)


def _one_way(spec: Spec, read: Read, names: dict[str, Slots]) -> Iterator[Fact]:
    """Fields that only come in from a system that leads for them are not changed in the CRM."""
    for number, link in enumerate(spec.integrations):
        for flow in link.data if link.direction == "to_crm" else ():
            if flow.master and fold(flow.master) != "crm" and flow.object in names:
                path = ("integrations", number, "direction")
                source = Source(path, None, None, f"{link.system}: {link.direction}", link.id, structural=True)
                value = May(False, "edit", NOBODY, False, frozenset(("crm",)))
                for core in _passed_on(spec, read, flow, names):
                    yield from claim("direction", "may", "", core | {"edit"}, value, names[flow.object], source)


def _passed_on(spec: Spec, read: Read, flow: DataFlow, names: dict[str, Slots]) -> Iterator[frozenset[str]]:
    """The core of each field that goes with an object."""
    fields = next(thing.fields for thing in spec.objects if thing.id == flow.object)
    labels = {field.id: field.name or field.id for field in fields}
    for field in flow.fields:
        core = _slots(read, labels.get(field, field)).core()
        if core - names[flow.object].core():
            yield core | names[flow.object].core()


def _levels(spec: Spec, read: Read) -> Iterator[Fact]:
    """Within which time calls of a severity class are answered and resolved."""
    for number, level in enumerate(spec.service_levels):
        own = _slots(read, level.name or "")
        for key, act in (("response", "answer"), ("resolution", "resolve")):
            written = getattr(level, key)
            limit = time(written, read)
            if limit is not None and len(own.core()) > 1:
                source = Source(("service_levels", number, key), None, None, written, level.id, structural=True)
                value = HowMuch(limit._replace(kind="most"), NOBODY, frozenset())
                yield from claim("quantity", "amount", limit.dimension, own.core() | {act}, value, own, source)


def _languages(spec: Spec, read: Read) -> Iterator[Fact]:
    """In which languages the interface is; there are no others."""
    written = spec.ui.languages if spec.ui else ()
    named = [_LANGUAGES.get(text) or _language(read(normalise(text).text)) for text in written]
    if named and all(named):
        values = frozenset(frozenset((value,)) for value in named if value)
        source = Source(("ui", "languages"), None, None, ", ".join(written), structural=True)
        interface = _slots(read, "interface")
        core = frozenset(("interface",))
        yield from claim("exclusive-value", "way", "language", core, Way(values, True), interface, source)


def _language(reading: Reading) -> str | None:
    """The one language that a text names."""
    found = dict(values_of(reading)).get("language", [])
    return found[0][1] if len(found) == 1 else None
