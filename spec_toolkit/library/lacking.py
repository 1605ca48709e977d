"""Fields that entries speak of and the project's own objects do not have."""

from collections.abc import Iterable, Iterator

from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.conditions import parse_condition
from spec_toolkit.languages.text import PLACEHOLDER
from spec_toolkit.library.packs import Entry, Library, Pack, owner
from spec_toolkit.model import Index
from spec_toolkit.model.objects import Object
from spec_toolkit.rules.reference._conditions import Subject


def lacking_fields(
    library: Library, entries: Iterable[Entry], own: dict[Entry, str], index: Index
) -> dict[Entry, dict[str, SpecPath]]:
    """For each object of the library that the project has under an id in `own`: the fields that these entries name in
    conditions and links, and that the project's object lacks, with their addresses in the object's pack.
    """
    found: dict[Entry, dict[str, SpecPath]] = {}
    chosen = set(entries)
    for pack in library.packs.values():
        mine = {leaf: entry.name for entry in pack.entries if entry in chosen for leaf in entry.leaves}
        for object_id, words in _named(pack, mine) if mine else ():
            thing = library.find(("object",), object_id)
            if thing is None or thing not in own:
                continue
            ours, theirs = _part(library.packs[thing.pack].index, thing.id), _part(index, own[thing])
            field = Subject(ours).field(words) if ours else None
            if (
                ours
                and theirs
                and field
                and Subject(theirs).field(field.id) is None
                and Subject(theirs).target(words) is None
            ):
                at = (*thing.leaves[0], "fields", ours.fields.index(field))
                found.setdefault(thing, {})[field.id] = at
    return found


def _named(pack: Pack, mine: dict[SpecPath, str]) -> Iterator[tuple[str, str]]:
    """Object and field of every link and every comparison in the entries."""
    for reference in pack.index.references:
        if reference.owner and reference.kinds == ("field",) and owner(mine, reference.path):
            yield reference.owner, reference.id
    for text in pack.index.texts():
        if text.kind == "condition" and owner(mine, text.path):
            # A figure that is still open says nothing yet; its field does.
            condition = parse_condition(PLACEHOLDER.sub("1", text.text))
            about = _object(pack, text.path)
            for comparison in condition.comparisons if condition and about else ():
                yield str(about), comparison.field.text


def _object(pack: Pack, path: SpecPath) -> str | None:
    """The object that the automation, the step or the rule around an address is about."""
    for end in range(len(path), 0, -1):
        value = pack.project.value(path[:end])
        if isinstance(value, dict) and isinstance(value.get("object"), str):
            return str(value["object"])
    return None


def _part(index: Index, id: str | None) -> Object | None:
    entry = index.find("object", id) if id else None
    return entry.part if entry and isinstance(entry.part, Object) else None
