"""Views that serve any section: prose, properties, tables, records, and what no other view has shown."""

from collections.abc import Sequence

from spec_toolkit.document import parts, prose
from spec_toolkit.document.blocks import Block, Blocks, Heading, Text
from spec_toolkit.document.composer import Composer, field_of
from spec_toolkit.model import Part
from spec_toolkit.model.spec import Spec


def text(composer: Composer, part: Part | None, *keys: str) -> Blocks:
    """The Markdown fields `keys` of a part, as paragraphs."""
    out: list[Block] = []
    for key in keys if part is not None else ():
        assert part is not None
        if isinstance(found := _take(composer, part, key), str):
            out.extend(prose.blocks(found, composer.resolve))
    return tuple(out)


def points(composer: Composer, part: Part | None, key: str) -> Blocks:
    """A list of Markdown texts as bullets."""
    texts = None if part is None else _take(composer, part, key)
    return parts.points(composer, texts) if isinstance(texts, tuple) else ()


def properties(composer: Composer, part: Part | None, *keys: str) -> Blocks:
    """The fields `keys` of a part (none named: all that were not shown yet) as labels and values."""
    if part is None:
        return ()
    if keys:
        chosen = [field_of(type(part), key) for key in keys]
    else:
        chosen = list(parts.left(composer, part))
        composer.shown.add(id(part))
    pairs = []
    for field in chosen:
        composer.shown.add((id(part), field.key))
        if value := composer.shown_value(part, field):
            pairs.append((composer.field_label(type(part), field.key), value))
    return parts.property_list(pairs)


def table(composer: Composer, found: Sequence[Part], columns: str, main: str = "", caption: str = "") -> Blocks:
    """One row for each part; `columns` are field names, `main` the column that takes the fields without a column."""
    return parts.table(composer, found, columns.split(), main, caption)


def overview(composer: Composer, found: Sequence[Part], columns: str) -> Blocks:
    """One row for each part with these columns and nothing else: for documents that are meant to be short."""
    return parts.overview(composer, found, columns.split(), links=False)


def records(composer: Composer, found: Sequence[Part], lead: str = "statement description purpose") -> Blocks:
    """One record for each item."""
    return tuple(parts.record(composer, part, lead.split()) for part in found)


def sheets(
    composer: Composer, found: Sequence[Part], level: int, lead: str = "description purpose", **tables: str
) -> Blocks:
    """One sheet for each item, under a heading of `level`; `tables` names the columns of its lists of parts."""
    named = {key: tuple(columns.split()) for key, columns in tables.items()}
    return tuple(block for part in found for block in parts.sheet(composer, part, level, named, lead.split()))


def remainder(composer: Composer, level: int) -> Blocks:
    """Everything that no view before it has shown, section by section: nothing that was written is lost."""
    out: list[Block] = []
    for field in parts.fields(Spec):
        value = getattr(composer.spec, field.attribute)
        if isinstance(value, Part):
            blocks = properties(composer, value)
        else:
            blocks = tuple(parts.record(composer, part) for part in value or () if id(part) not in composer.shown)
        if blocks:
            label = composer.field_label(Spec, field.key)
            out.append(Heading(level, (Text(label),), composer.anchors.unique(field.key.replace("_", "-"))))
            out.extend(blocks)
    return tuple(out)


def _take(composer: Composer, part: Part, key: str) -> object:
    composer.shown.add((id(part), key))
    return getattr(part, field_of(type(part), key).attribute)
