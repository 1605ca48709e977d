"""Objects and their relations with crow's feet: the whole data model, then each object with its neighbours."""

from collections.abc import Iterator
from dataclasses import replace

from spec_toolkit.diagrams import mermaid
from spec_toolkit.diagrams.canvas import PAD
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.graphs import End, Plan, Tie
from spec_toolkit.diagrams.items import Item, Row
from spec_toolkit.diagrams.layout import Spacing
from spec_toolkit.diagrams.sheets import Sheet, excerpt, sheets
from spec_toolkit.diagrams.text import plain
from spec_toolkit.model.objects import Object, ObjectField, Relation

ORDER = 90
#: Fields shown for an object in the whole data model; its own figure shows all.
_FEW = 5
_SPACING = Spacing(layers=52, nodes=26, lines=20, stub=22)
#: Width of an entity: as its rows need, within these.
_LEAST_ROOM, _MOST_ROOM = 124.0, 236.0
_INVERSE = {
    "one_to_one": "one_to_one",
    "one_to_many": "many_to_one",
    "many_to_one": "one_to_many",
    "many_to_many": "many_to_many",
}


def drawings(studio: Studio) -> Iterator[Drawing]:
    """The data model by module where it is large, then every object that has fields or relations."""
    objects = studio.spec.objects
    plan = Plan(tuple(_item(studio, o) for o in objects), tuple(_ties(studio)), spacing=_SPACING)
    modules = {m.id: plain(m.name) or m.id for m in studio.spec.modules}
    groups = {o.id: modules.get(o.module, o.module) for o in objects if o.module is not None}
    short = replace(plan, items=tuple(_shortened(studio, item) for item in plan.items))
    if len(objects) > 1:
        for sheet in _whole(studio, short, groups):
            caption = studio.part_caption(studio.words("entities.caption"), sheet.part, sheet.parts, sheet.groups)
            yield Drawing(
                about="",
                canvas=sheet.canvas,
                caption=caption,
                alt=_alt(studio, plan, sheet.items),
                mermaid=mermaid.entities(sheet.plan.items, sheet.plan.ties),
                part=sheet.part,
                parts=sheet.parts,
            )
    for item in plan.items:
        if item.rows or any(item.key in (tie.source, tie.target) for tie in plan.ties):
            yield from _one(studio, plan, item)


def _whole(studio: Studio, plan: Plan, groups: dict[str, str]) -> list[Sheet]:
    """The sheets of the whole model; where it takes several, the names alone come first if they fit on one."""
    found = list(sheets(plan, studio.right_to_left, groups))
    if len(found) > 1:
        bare = replace(plan, items=tuple(replace(item, rows=(), room=_LEAST_ROOM) for item in plan.items))
        overview = list(sheets(bare, studio.right_to_left))
        if len(overview) == 1:
            found = [
                replace(sheet, part=n, parts=len(found) + 1) for n, sheet in enumerate([*overview, *found], start=1)
            ]
    return found


def _one(studio: Studio, plan: Plan, item: Item) -> Iterator[Drawing]:
    own = excerpt(plan, [item.key])
    for sheet in sheets(own, studio.right_to_left, {found.key: "" for found in own.items}):
        caption = studio.words("entities.caption_one", name=item.title)
        yield Drawing(
            about=item.key,
            canvas=sheet.canvas,
            caption=studio.part_caption(caption, sheet.part, sheet.parts),
            alt=_alt(studio, own, (item.key,)),
            mermaid=mermaid.entities(sheet.plan.items, sheet.plan.ties),
            part=sheet.part,
            parts=sheet.parts,
        )


def _item(studio: Studio, found: Object) -> Item:
    rows = tuple(_row(studio, field) for field in found.fields)
    return Item(
        key=found.id,
        title=plain(found.name) or found.id,
        shape="entity",
        rows=rows,
        target=studio.target("object", found.id),
        room=min(max(_LEAST_ROOM, *(row.width + 2 * PAD for row in rows)), _MOST_ROOM) if rows else _LEAST_ROOM,
    )


def _row(studio: Studio, field: ObjectField) -> Row:
    return Row(plain(field.name) or field.id, studio.words.of("field_type", field.type), bool(field.required))


def _shortened(studio: Studio, item: Item) -> Item:
    """The item with its required fields first and only a few of them."""
    if len(item.rows) <= _FEW + 1:
        return item
    rows = sorted(item.rows, key=lambda row: not row.required)[:_FEW]
    more = Row(studio.words("entities.more", count=len(item.rows) - _FEW))
    return replace(item, rows=(*rows, more))


def _ties(studio: Studio) -> Iterator[Tie]:
    """One tie per relation. What both objects declare from their side is one relation, named from the first."""
    declared: dict[tuple[str, str], list[str | None]] = {}
    for found in studio.spec.objects:
        for relation in found.relations:
            back = declared.get((relation.to, found.id), [])
            inverse = _INVERSE.get(relation.cardinality or "")
            if inverse in back and relation.to != found.id:
                back.remove(inverse)
                continue
            declared.setdefault((found.id, relation.to), []).append(relation.cardinality)
            yield _tie(found.id, relation)
    for found in studio.spec.objects:
        for field in found.fields:
            if field.to and not {(found.id, field.to), (field.to, found.id)} & declared.keys():
                declared[found.id, field.to] = ["many_to_one"]
                end: End = "one" if field.required else "maybe_one"
                yield Tie(found.id, field.to, plain(field.name) or field.id, "maybe_many", end)


def _tie(source: str, relation: Relation) -> Tie:
    near, _, far = (relation.cardinality or "one_to_many").partition("_to_")
    start: End = "one" if near == "one" else "maybe_many"
    end: End = (
        ("one" if far == "one" else "many") if relation.required else ("maybe_one" if far == "one" else "maybe_many")
    )
    return Tie(source, relation.to, plain(relation.name), start, end)


def _alt(studio: Studio, plan: Plan, keys: tuple[str, ...]) -> str:
    words = studio.words
    title = {item.key: item.title for item in plan.items}
    parts = [words("entities.alt", names=words.list(title[key] for key in keys))]
    for tie in plan.ties:
        if (tie.source in keys or tie.target in keys) and {tie.source, tie.target} <= title.keys():
            parts.append(
                words(
                    "entities.alt_tie",
                    source=title[tie.source],
                    name=tie.label or words("entities.related"),
                    target=title[tie.target],
                    many=words(f"entities.{tie.start.removeprefix('maybe_')}_to_{tie.end.removeprefix('maybe_')}"),
                )
            )
    return " ".join(parts)
