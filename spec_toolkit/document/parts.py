"""Parts of a specification as blocks: property lists, tables, records, sheets. Each shows every field that is written.

A caller names the fields that it wants in columns or in the body; all the others follow as labelled lines, so no field
is ever lost by being forgotten. What was shown is noted in the composer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spec_toolkit.document import prose
from spec_toolkit.document.blocks import (
    Badge,
    Block,
    Blocks,
    BulletList,
    Cell,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    ListItem,
    Paragraph,
    Record,
    Strong,
    Table,
    Text,
    plain_text,
)
from spec_toolkit.document.composer import Composer, field_of, owner_of
from spec_toolkit.document.referrers import Referrers
from spec_toolkit.model import Item, Part
from spec_toolkit.model.requirements import Obligation, Scenario
from spec_toolkit.model.shape import FieldShape, shape

#: Fields that a heading or a record shows by itself.
_HEAD = ("id", "title", "name", "system", "term")
#: A table of more columns than this asks for a landscape page.
_UPRIGHT_COLUMNS = 6
#: Kinds whose heading is the name; their id is a handle and stands among the properties.
_NAMED_IN_HEADING = ("object", "role", "module", "calendar")
#: Label and value of at most this many letters share a line with others; what stands between them.
_BESIDE = 48
_BETWEEN = "  ·  "
#: Rows whose texts decide the widths of columns.
_SAMPLE = 60


@cache
def fields(part: type[Part]) -> tuple[FieldShape, ...]:
    """The fields of a part in the order in which a reader wants them: its own first, remarks and tags last."""
    own = tuple(f for f in shape(part) if f.attribute not in Item.model_fields)
    return own + tuple(f for f in shape(part) if f.attribute in Item.model_fields)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is worked out: its label, the fields that it covers, and what a part shows in it."""

    label: str
    keys: tuple[str, ...]
    show: Callable[[Part], Inlines]


def rows(composer: Composer, part: Part, skip: Sequence[str] = (), owner: str = "") -> list[tuple[str, Inlines]]:
    """Label and value of every written field but those skipped, then who refers to the part."""
    owner = owner_of(part, owner)
    found = []
    cls = type(part)
    values = part.__dict__
    for field in fields(cls):
        # Most fields of most items are empty: they are passed over before anything is asked about them.
        raw = values[field.attribute]
        if raw is None or raw == () or field.key in skip:
            continue
        if value := composer.shown_value(part, field, owner):
            found.append((composer.field_label(cls, field.key), value))
    found.extend(referrers(composer).rows(part))
    return found


def referrers(composer: Composer) -> Referrers:
    """Who refers to which item of the document's specification."""
    if composer.referrers is None:
        composer.referrers = Referrers(composer)
    return composer.referrers


def left(composer: Composer, part: Part) -> Iterator[FieldShape]:
    """The fields of a part that hold something and that no view has shown."""
    for field in fields(type(part)):
        value = getattr(part, field.attribute)
        if (id(part), field.key) in composer.shown or not composer.shown_value(part, field):
            continue
        inner = value if isinstance(value, tuple) else (value,)
        if not all(isinstance(v, Part) and id(v) in composer.shown for v in inner):
            yield field


def property_list(pairs: Iterable[tuple[str, Inlines]], caption: str = "") -> Blocks:
    """Labels and values below each other: a table without header."""
    body = tuple((Cell((Text(label),)), Cell(value)) for label, value in pairs)
    return (Table((), body, (1.0, 3.0), caption),) if body else ()


# --- tables -------------------------------------------------------------------------------------------------------


def table(
    composer: Composer,
    parts: Sequence[Part],
    columns: Sequence[str | Column],
    main: str = "",
    caption: str = "",
    owner: str = "",
) -> Blocks:
    """One row for each part. Fields without a column stand below the row; where a format cannot do that, in the column
    `main` (else the longest).

    A column that no row fills is left out.
    """
    if not parts:
        return ()
    cls = type(parts[0])
    every = [_column(composer, cls, c, owner) for c in columns]
    covered = {key for column in every for key in column.keys}
    body = [[column.show(part) for column in every] for part in parts]
    kept = [i for i in range(len(every)) if any(cells[i] for cells in body)] or [0]
    where = next((i for i in kept if main in every[i].keys), None) if main else None
    where = _longest(body, kept) if where is None else where
    out = []
    details = []
    for part, cells in zip(parts, body, strict=True):
        composer.shown.add(id(part))
        details.append(_labelled(composer, rows(composer, part, tuple(covered), owner)))
        anchor = composer.anchor(part)
        out.append(tuple(Cell(cells[i], anchor if i == kept[0] and anchor else None) for i in kept))
    header = tuple(Cell((Text(every[i].label),)) for i in kept)
    wide = len(kept) > _UPRIGHT_COLUMNS
    below = tuple(details) if any(details) else ()
    return (Table(header, tuple(out), widths(header, out), caption, wide, below, kept.index(where)),)


def _column(composer: Composer, cls: type[Part], column: str | Column, owner: str = "") -> Column:
    if isinstance(column, Column):
        return column
    field = field_of(cls, column)
    label = composer.field_label(cls, column)
    if column == "priority":
        return Column(label, (column,), lambda part: (composer.class_badge(part),) if composer.classes.of(part) else ())
    return Column(label, (column,), lambda part: composer.shown_value(part, field, owner_of(part, owner)))


def _longest(body: Sequence[Sequence[Inlines]], kept: Sequence[int]) -> int:
    """The column with the longest texts: further lines do least harm there. Never the first, when there is another."""
    choice = kept[1:] or kept
    return max(choice, key=lambda i: sum(len(plain_text(cells[i])) for cells in body[:_SAMPLE]))


def _labelled(composer: Composer, pairs: Iterable[tuple[str, Inlines]]) -> Inlines:
    """Labels and values: short ones side by side, a long one on a line of its own."""
    out: list[Inline] = []
    beside = False
    for label, value in pairs:
        short = len(label) + len(plain_text(value)) <= _BESIDE and not any(isinstance(v, LineBreak) for v in value)
        if out:
            out.append(Text(_BETWEEN) if short and beside else LineBreak())
        out.extend((Strong((Text(label + composer.formats.colon),)), Text(" "), *value))
        beside = short
    return tuple(out)


def widths(header: Sequence[Cell], body: Sequence[Sequence[Cell]]) -> tuple[float, ...]:
    """Relative widths, about one for each letter: room for the longest word, and more where texts are long."""
    found = []
    for i, head in enumerate(header):
        texts = [plain_text(row[i].children) for row in body[:_SAMPLE]]
        words = [len(word) for text in texts for word in text.split()]
        # Words of the header are bold; every cell has a margin on both sides.
        words.extend(round(len(word) * 1.2) for word in plain_text(head.children).split())
        mean = sum(map(len, texts)) / max(1, len(texts))
        found.append(float(max(min(max(words, default=4), 16) + 3, min(40.0, mean**0.8))))
    return tuple(round(w, 1) for w in found)


# --- records ------------------------------------------------------------------------------------------------------


def record(composer: Composer, part: Part, lead: Sequence[str] = ("statement", "description", "purpose")) -> Record:
    """One item to be read fast: id, name and badges, its sentence, acceptance, then everything else."""
    composer.shown.add(id(part))
    badges: list[Badge] = []
    if isinstance(part, Obligation) or composer.classes.of(part):
        badges.append(composer.class_badge(part))
    if getattr(part, "status", None) is not None:
        badges.append(composer.status_badge(part))
    body: list[Block] = []
    for key in lead:
        if isinstance(text := getattr(part, key, None), str):
            body.extend(prose.blocks(text, composer.resolve))
    body.extend(acceptance(composer, part))
    skip = (*_HEAD, "priority", "status", *lead, "acceptance")
    id_ = getattr(part, "id", None) or ""
    shown_name = next((n for k in _HEAD[1:] if isinstance(n := getattr(part, k, None), str)), "")
    return Record(composer.anchor(part), id_, shown_name, tuple(badges), tuple(body), tuple(rows(composer, part, skip)))


def acceptance(composer: Composer, part: Part) -> Blocks:
    """The acceptance criteria of a requirement, under their own label."""
    criteria = getattr(part, "acceptance", None)
    if not isinstance(criteria, tuple) or not criteria:
        return ()
    items = tuple(ListItem(_criterion(composer, criterion)) for criterion in criteria)
    label = composer.field_label(type(part), "acceptance")
    return (Paragraph((Strong((Text(label),)),)), BulletList(items))


def _criterion(composer: Composer, criterion: str | Scenario) -> Blocks:
    if isinstance(criterion, str):
        return prose.blocks(criterion, composer.resolve)
    pairs = [(key, text) for key in ("given", "when", "then") if (text := getattr(criterion, key))]
    return (
        Paragraph(
            composer.lines(
                (Strong((Text(composer.field_label(Scenario, key)),)), Text(" "), *prose.flat(text, composer.resolve))
                for key, text in pairs
            )
        ),
    )


# --- sheets -------------------------------------------------------------------------------------------------------


def heading(composer: Composer, level: int, part: Part) -> Heading:
    """The heading of an item: id (where ids of its kind are numbers) and name."""
    id_ = getattr(part, "id", None) or ""
    name = composer.name(part)
    text = name if not id_ or (name and part.kind in _NAMED_IN_HEADING) else f"{id_} {name}".strip()
    return Heading(level, (Text(text or id_),), composer.anchor(part) or composer.anchors.unique(id_ or "item"))


def sheet(
    composer: Composer,
    part: Part,
    level: int,
    tables: Mapping[str, tuple[str, ...]],
    lead: Sequence[str] = ("description", "purpose"),
) -> Blocks:
    """An item on its own: heading, sentences, properties, and a table for each list of parts that `tables` names."""
    composer.shown.add(id(part))
    cls = type(part)
    owner = owner_of(part, "")
    out: list[Block] = [heading(composer, level, part)]
    for key in lead:
        if isinstance(text := getattr(part, key, None), str):
            out.extend(prose.blocks(text, composer.resolve))
    covered = [key for key in tables if getattr(part, field_of(cls, key).attribute)]
    named = {"name", "title", "system"} & {k for k in cls.model_fields if composer.name(part) == getattr(part, k)}
    if part.kind not in _NAMED_IN_HEADING:
        named |= {"id"}
    out.extend(property_list(rows(composer, part, (*named, *lead, *covered))))
    for key in covered:
        name = composer.name(part) or getattr(part, "id", "")
        label = composer.field_label(cls, key)
        if key == covered[0]:
            caption = f"{label} – {name}"
        else:
            # Only the main table of a sheet is numbered and listed; a label introduces the others.
            caption = ""
            out.append(Paragraph((Strong((Text(label),)),)))
        entries = getattr(part, field_of(cls, key).attribute)
        out.extend(table(composer, entries, tables[key], caption=caption, owner=owner))
    return tuple(out)


def points(composer: Composer, texts: Sequence[str]) -> Blocks:
    """A list of Markdown texts as bullets."""
    if not texts:
        return ()
    return (BulletList(tuple(ListItem(prose.blocks(text, composer.resolve)) for text in texts)),)


def overview(
    composer: Composer, items: Sequence[Part], columns: Sequence[str | Column], caption: str = "", links: bool = True
) -> Blocks:
    """A table of some fields of items that are described elsewhere; `links`: their ids link there."""
    if not items:
        return ()
    cls = type(items[0])
    every = [_column(composer, cls, column) for column in columns]
    body = []
    for item in items:
        cells = [column.show(item) for column in every]
        if links and (entry := composer.find((item.kind,), getattr(item, "id", ""))) is not None:
            cells[0] = composer.link(entry, with_name=False)
        elif not links and (anchor := composer.anchor(item)):
            body.append((Cell(cells[0], anchor), *(Cell(cell) for cell in cells[1:])))
            continue
        body.append(tuple(Cell(cell) for cell in cells))
    kept = [i for i in range(len(every)) if any(row[i].children for row in body)] or [0]
    header = tuple(Cell((Text(every[i].label),)) for i in kept)
    rows_ = [tuple(row[i] for i in kept) for row in body]
    return (Table(header, tuple(rows_), widths(header, rows_), caption),)
