"""Traceability: goal → requirement → process and object → acceptance."""

from collections import defaultdict
from collections.abc import Sequence

from spec_toolkit.document import parts
from spec_toolkit.document.blocks import Badge, Blocks, Cell, Heading, Inlines, Paragraph, Strong, Table, Text
from spec_toolkit.document.composer import Composer
from spec_toolkit.model.requirements import Obligation, Requirement


def traceability_matrix(composer: Composer) -> Blocks:
    """Under each goal a row for each requirement that serves it; requirements without a goal come last."""
    everything: Sequence[Obligation] = (*composer.spec.requirements, *composer.spec.technical)
    if not everything and not composer.spec.goals:
        return ()
    by_goal: dict[str, list[Obligation]] = defaultdict(list)
    for requirement in everything:
        for goal in requirement.goals or ("",):
            by_goal[goal].append(requirement)
    body: list[tuple[Cell, ...]] = []
    ends: dict[int, tuple[Cell, ...]] = {}
    for goal in (*dict.fromkeys((*(g.id for g in composer.spec.goals), *sorted(set(by_goal) - {""}))), ""):
        found = by_goal.get(goal, [])
        if not goal and not found:
            continue
        name = composer.reference(("goal",), goal) if goal else (Text(composer.label("doc.no_goal")),)
        if goal and not found:
            name = (*name, Text("  "), Badge(composer.label("gov.none"), "warning"))
        body.append((Cell((Strong(name),), span=3),))
        for requirement in found:
            key = id(requirement)
            if key not in ends:
                ends[key] = _ends(composer, requirement)
            body.append(ends[key])
    labels = ("req.requirement", "doc.serves_process", "req.acceptance_criteria")
    header = tuple(Cell((Text(composer.label(key)),)) for key in labels)
    return (Table(header, tuple(body), (4.0, 5.0, 1.6), composer.label("sec.traceability")),)


def back_references(composer: Composer, level: int) -> Blocks:
    """The lists of references back that are too long for the items they belong to, under a heading of `level`."""
    matrix = composer.label("kinds.requirement")  # of goals: those stand in the matrix
    lists = [
        Paragraph((Strong((*composer.link(entry), Text(f" – {label}{composer.formats.colon}"))), Text(" "), *links))
        for entry, label, links in parts.referrers(composer).long()
        if entry.kind != "goal" or label != matrix
    ]
    if not lists:
        return ()
    title = Heading(level, (Text(composer.label("doc.referred_to_by")),), composer.anchors.unique("back-references"))
    return (title, *lists)


def _ends(composer: Composer, requirement: Obligation) -> tuple[Cell, ...]:
    touched: list[Inlines] = []
    if isinstance(requirement, Requirement):
        touched = [composer.reference(("process",), p) for p in requirement.processes]
        touched += [composer.reference(("object",), o) for o in requirement.objects]
    count = len(requirement.acceptance)
    accepted = (
        Text(composer.formats.counted("criterion", count)) if count else Badge(composer.label("gov.none"), "warning")
    )
    return (
        Cell(composer.reference(("requirement",), requirement.id)),
        Cell(composer.join(touched)),
        Cell((accepted,)),
    )
