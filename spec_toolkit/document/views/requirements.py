"""Requirements: by class and module, counted, and as a register."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from spec_toolkit.document import parts
from spec_toolkit.document.blocks import Block, Blocks, Cell, Heading, Inlines, Table, Text
from spec_toolkit.document.composer import Composer
from spec_toolkit.model import Part
from spec_toolkit.model.requirements import Obligation, Requirement, TechnicalRequirement
from spec_toolkit.model.rollout import Phase

P = TypeVar("P", bound=Part)

#: Classes in the order of the document; the last stands for requirements without one.
CLASSES = ("must", "long_term", "nice_to_have", "unclassified")


def requirement_records(composer: Composer, class_: str, level: int, by_phase: bool = False) -> Blocks:
    """The functional requirements of a class, under a heading of `level` for each module (or phase, then module)."""
    found = [r for r in composer.spec.requirements if _class(composer, r) == class_]
    if not by_phase:
        return tuple(_by_module(composer, found, level, class_))
    out: list[Block] = []
    for phase, group in _groups(found, "phase", [p.id for p in _phases(composer)]):
        title = _title(composer, "phase", phase, "doc.no_phase")
        out.append(_heading(composer, level, title, f"{class_}-{phase or 'no-phase'}"))
        out.extend(_by_module(composer, group, level + 1, f"{class_}-{phase or 'no-phase'}"))
    return tuple(out)


def technical_records(composer: Composer, level: int) -> Blocks:
    """The technical requirements, under a heading of `level` for each category."""
    out: list[Block] = []
    order = list(dict.fromkeys(r.category for r in composer.spec.technical if r.category))
    for category, group in _groups(composer.spec.technical, "category", order):
        if category is None:
            title = composer.label("doc.other")
        else:
            title = composer.choice(TechnicalRequirement, "category", category)
        out.append(_heading(composer, level, (Text(title),), f"technical-{category or 'other'}"))
        for requirement in group:
            composer.shown.add((id(requirement), "category"))
        out.extend(parts.record(composer, requirement) for requirement in group)
    return tuple(out)


def requirement_counts(composer: Composer) -> Blocks:
    """How many requirements of each class every module has."""
    everything = (*composer.spec.requirements, *composer.spec.technical)
    if not everything:
        return ()
    header = [composer.label("req.module"), *(composer.label(f"pri.{c}") for c in CLASSES), composer.label("gov.total")]
    body = []
    order = [m.id for m in composer.spec.modules]
    groups: list[tuple[Inlines, Sequence[Obligation]]] = [
        (_title(composer, "module", module, "doc.unassigned"), group)
        for module, group in _groups(composer.spec.requirements, "module", order)
    ]
    if composer.spec.technical:
        groups.append(((Text(composer.label("sec.technical")),), composer.spec.technical))
    groups.append(((Text(composer.label("gov.total")),), everything))
    for title, group in groups:
        classes = [_class(composer, r) for r in group]
        counts = [sum(found == c for found in classes) for c in CLASSES]
        numbers = (Cell((Text(composer.formats.number(n)),), align="end") for n in (*counts, len(group)))
        body.append((Cell(title), *numbers))
    keep = [i for i in range(len(header)) if i in (0, len(header) - 1) or any(_text(r[i]) != "0" for r in body)]
    rows = tuple(tuple(row[i] for i in keep) for row in body)
    return (
        Table(
            tuple(Cell((Text(header[i]),), align="start" if i == 0 else "end") for i in keep),
            rows,
            (3.0, *(1.0 for _ in keep[1:])),
            composer.label("doc.split"),
        ),
    )


def register(composer: Composer) -> Blocks:
    """Every requirement in one table, by id: that is what a reader comes with."""
    found: Sequence[Obligation] = (
        *sorted(composer.spec.requirements, key=_by_number),
        *sorted(composer.spec.technical, key=_by_number),
    )
    if not found:
        return ()
    labels = ("req.id", "req.title", "doc.class", "req.module", "req.phase", "doc.status")
    header = tuple(Cell((Text(composer.label(key)),)) for key in labels)
    body = []
    for r in found:
        entry = composer.find(("requirement",), r.id)
        linked = composer.link(entry, with_name=False) if entry else (Text(r.id),)
        module: Inlines = ()
        if isinstance(r, Requirement) and r.module:
            module = composer.reference(("module",), r.module)
        elif isinstance(r, TechnicalRequirement) and r.category:
            module = (Text(composer.choice(TechnicalRequirement, "category", r.category)),)
        phase = composer.reference(("phase",), r.phase)[:1] if r.phase else ()
        status: Inlines = (composer.status_badge(r),) if r.status else ()
        cells = (linked, (Text(composer.name(r)),), (composer.class_badge(r),), module, phase, status)
        body.append(tuple(Cell(content) for content in cells))
    keep = [i for i in range(len(header)) if i < 3 or any(row[i].children for row in body)]
    kept = tuple(tuple(row[i] for i in keep) for row in body)
    head = tuple(header[i] for i in keep)
    return (Table(head, kept, parts.widths(head, kept), composer.label("doc.register")),)


# --- groups -------------------------------------------------------------------------------------------------------


def _class(composer: Composer, requirement: Obligation) -> str:
    return composer.classes.of(requirement) or "unclassified"


def _by_number(requirement: Obligation) -> tuple[str, int]:
    """FR-9 before FR-10."""
    letters = requirement.id.rstrip("0123456789")
    return letters, int(requirement.id[len(letters) :] or 0)


def _phases(composer: Composer) -> Sequence[Phase]:
    return composer.spec.rollout.phases if composer.spec.rollout else ()


def _by_module(composer: Composer, found: Sequence[Requirement], level: int, prefix: str) -> Iterable[Block]:
    groups = list(_groups(found, "module", [m.id for m in composer.spec.modules]))
    for module, group in groups:
        if len(groups) > 1 or module is not None:
            title = _title(composer, "module", module, "doc.unassigned")
            yield _heading(composer, level, title, f"{prefix}-{module or 'no-module'}")
        for requirement in group:
            yield parts.record(composer, requirement)


def _groups(found: Sequence[P], key: str, order: Sequence[str]) -> Iterator[tuple[str | None, list[P]]]:
    """Items by the value of a field: values in `order` first, then as they come, items without one last."""
    groups: dict[str | None, list[P]] = {value: [] for value in order}
    for item in found:
        groups.setdefault(getattr(item, key), []).append(item)
    without = groups.pop(None, [])
    yield from ((value, group) for value, group in groups.items() if group)
    if without:
        yield None, without


def _title(composer: Composer, kind: str, id_: str | None, absent: str) -> Inlines:
    if id_ is None:
        return (Text(composer.label(absent)),)
    entry = composer.find((kind,), id_)
    return (Text((composer.name(entry.part) if entry else "") or id_),)


def _heading(composer: Composer, level: int, title: Inlines, anchor: str) -> Heading:
    return Heading(level, title, composer.anchors.unique(anchor))


def _text(cell: Cell) -> str:
    return "".join(c.text for c in cell.children if isinstance(c, Text))
