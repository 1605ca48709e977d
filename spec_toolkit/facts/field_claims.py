"""What the fields of objects claim: mandatory or not, unique, in which currency."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import Given, Starts, Way, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.structure import Read
from spec_toolkit.facts.values import values_of
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.text import normalise
from spec_toolkit.model.objects import Object, ObjectField


def field_claims(thing: Object, path: SpecPath, own: Slots, read: Read) -> Iterator[Fact]:
    """Every claim of the fields of an object; `own` are the slots of its name."""
    slots = [Slots(read(normalise((field.name or field.id).replace("_", " ")).text)) for field in thing.fields]
    cores = [one.core() for one in slots]
    # Where some fields of an object say that they are mandatory, the others are not.
    silent = False if any(field.required for field in thing.fields) else None
    for place, field in enumerate(thing.fields):
        core = cores[place]
        # "source" and "details of the source" are one to the slots, so that neither can be meant for sure
        if not core - own.core() or cores.count(core) > 1 or any(core < other for other in cores):
            continue
        whole = core | own.core()
        here = (*path, "fields", place)
        yield from _given(field, here, whole, own, silent)
        if field.unique:
            source = _source(field, here, "unique")
            yield from claim("exclusive-value", "set", "uniqueness", whole, Starts(frozenset(("unique",))), own, source)
        if field.options:
            yield from _currencies(field, here, own, read)


def _source(field: ObjectField, here: SpecPath, key: str) -> Source:
    value = getattr(field, key)
    written = f": {key}: {str(value).lower()}" if isinstance(value, bool) else ""
    return Source((*here, key), None, None, f"{field.name or field.id}{written}", field.id, structural=True)


def _given(field: ObjectField, here: SpecPath, core: frozenset[str], own: Slots, silent: bool | None) -> Iterator[Fact]:
    """Whether a field must be filled in; `silent`: what holds where it does not say so."""
    given = silent if field.required is None and field.default is None else field.required
    if given is not None and not field.required_when and not field.visible_when:
        source = _source(field, here, "name" if field.required is None else "required")
        yield from claim("obligation", "given", "", core, Given(given), own, source)


def _currencies(field: ObjectField, here: SpecPath, own: Slots, read: Read) -> Iterator[Fact]:
    """The currencies that a choice offers; there are no others."""
    named = [dict(values_of(read(normalise(option).text))).get("currency", []) for option in field.options]
    if all(named):
        offered = frozenset(frozenset(value.split()) for values in named for _, value in values)
        source = _source(field, here, "options")
        yield from claim("exclusive-value", "way", "currency", own.core(), Way(offered, True), own, source)
