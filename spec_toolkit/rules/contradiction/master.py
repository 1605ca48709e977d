"""Two systems that both hold the leading copy of an object, or a leading copy that data flow into."""

from collections.abc import Iterator

from spec_toolkit.findings import SpecPath
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"

#: No list of fields holds this one: of an object without fields nobody knows what the whole is.
_ANY = {""}


def check(context: Context) -> Iterator[Hit]:
    #: Object and field (empty: the whole object) to its master and where that is said.
    leading: dict[tuple[str, str], tuple[str, SpecPath]] = {}
    for number, thing in enumerate(context.spec.objects):
        if thing.master:
            leading[thing.id, ""] = (_folded(thing.master), ("objects", number, "master"))
    fields = {thing.id: {field.id for field in thing.fields} for thing in context.spec.objects if thing.fields}
    for number, link in enumerate(context.spec.integrations):
        system = _folded(link.system or "")
        for place, flow in enumerate(link.data):
            if not flow.master:
                continue
            here: SpecPath = ("integrations", number, "data", place, "master")
            master = _folded(flow.master)
            # A master for some fields only is not compared with one for others, or for the whole.
            whole = not flow.fields or fields.get(flow.object, _ANY) <= {*flow.fields}
            for field in (*flow.fields, *([""] if whole else [])):
                known = leading.setdefault((flow.object, field), (master, here))
                if known[0] != master and not (known[0] in master or master in known[0]):
                    values = {"object": flow.object, "one": flow.master, "two": context.spec.value(known[1])}
                    yield Hit(here, values=values, others=(Other(known[1]),))
                    break
            wrong = (link.direction == "to_crm" and master == "crm") or (
                link.direction == "from_crm" and system and master != "crm" and (master in system or system in master)
            )
            if wrong:
                values = {"object": flow.object, "one": flow.master, "direction": link.direction}
                yield Hit(
                    here, values=values, message="flow", others=(Other(("integrations", number, "direction"), "way"),)
                )

    yield from _sources(context)


def _sources(context: Context) -> Iterator[Hit]:
    """Fields whose values come from a system to which they are only sent."""
    fields = {
        (thing.id, field.id): (("objects", i, "fields", j, "source"), _folded(field.source))
        for i, thing in enumerate(context.spec.objects)
        for j, field in enumerate(thing.fields)
        if field.source
    }
    brought = {
        (_folded(link.system or ""), flow.object)
        for link in context.spec.integrations
        if link.direction != "from_crm"
        for flow in link.data
    }
    for number, link in enumerate(context.spec.integrations if fields else ()):
        system = _folded(link.system or "")
        for place, flow in enumerate(link.data):
            for at, id in enumerate(flow.fields):
                path, source = fields.get((flow.object, id), ((), ""))
                if link.direction == "from_crm" and source == system and (system, flow.object) not in brought:
                    here = ("integrations", number, "data", place, "fields", at)
                    values = {"field": id, "one": link.system}
                    yield Hit(here, values=values, message="source", others=(Other(path, "comes"),))


def _folded(name: str) -> str:
    return " ".join(name.lower().split())
