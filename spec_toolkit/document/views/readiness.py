"""How far each recommended section is."""

from spec_toolkit.document import parts
from spec_toolkit.document.blocks import Badge, Blocks, Cell, Inlines, Table, Text, Tone
from spec_toolkit.document.composer import Composer, field_of
from spec_toolkit.facts import readiness as facts
from spec_toolkit.model import Part
from spec_toolkit.model.spec import Spec

#: Incomplete items that are named in a section before the rest is counted.
_NAMED = 6
#: From this share on a section counts as good; below the second one as bad.
_GOOD, _BAD = 0.95, 0.6


def readiness(composer: Composer) -> Blocks:
    """For each recommended section how complete it is, and what it lacks."""
    body = []
    for section in facts.readiness(composer.spec):
        share = Badge(composer.formats.percent(int(section.share * 100)), _tone(section.share))
        lacking: list[Inlines] = [(Text(_part_label(composer, address)),) for address in section.parts]
        lacking += [_item(composer, name, keys) for name, keys in section.lacking[:_NAMED]]
        more = len(section.lacking) - _NAMED
        if more > 0:
            lacking.append((Text(f"+ {composer.formats.number(more)}"),))
        title = composer.label(f"sec.{section.section}")
        body.append((Cell((Text(title),)), Cell((share,)), Cell(composer.lines(lacking))))
    labels = (composer.label("doc.section"), composer.label("doc.complete"), composer.label("doc.missing"))
    columns = 3 if any(row[2].children for row in body) else 2
    header = tuple(Cell((Text(label),)) for label in labels[:columns])
    rows = tuple(row[:columns] for row in body)
    return (Table(header, rows, (3.0, 1.2, 4.0)[:columns], composer.label("doc.readiness")),)


def readiness_overview(composer: Composer) -> Blocks:
    """For each recommended section how complete it is, in as few lines as that takes."""
    return parts.property_list(
        [
            (
                composer.label(f"sec.{section.section}"),
                (Badge(composer.formats.percent(int(section.share * 100)), _tone(section.share)),),
            )
            for section in facts.readiness(composer.spec)
        ]
    )


def _tone(share: float) -> Tone:
    return "good" if share >= _GOOD else "bad" if share < _BAD else "warning"


def _part_label(composer: Composer, address: str) -> str:
    """What a part of the specification is called: `rollout.phases`."""
    head, _, tail = address.partition(".")
    holder = field_of(Spec, head)
    name = composer.field_label(Spec, head)
    if not tail:
        return name
    return f"{name}{composer.formats.colon} {composer.field_label(holder.parts[0], tail)}"


def _item(composer: Composer, name: str, keys: tuple[str, ...]) -> Inlines:
    """An item, linked where it has an id, and the fields that it lacks; `a / b` is either of them."""
    entry = composer.item(name)
    part = entry.part if entry else _at(composer.spec, name)
    fields = [" / ".join(composer.field_label(type(part), key) for key in either.split(" / ")) for either in keys]
    shown: Inlines = composer.link(entry, with_name=False) if entry else (Text(composer.name(part) or name),)
    return (*shown, Text(composer.formats.colon + " " + composer.formats.separator.join(fields)))


def _at(spec: Spec, address: str) -> Part:
    """The part at an address in words: `rollout.training.0`."""
    found: object = spec
    for step in address.split("."):
        found = found[int(step)] if isinstance(found, tuple) else getattr(found, step)
    assert isinstance(found, Part)
    return found
