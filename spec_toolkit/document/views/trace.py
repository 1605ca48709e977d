"""Traceability: goal → requirement → process and object → acceptance."""

from collections import defaultdict
from collections.abc import Sequence

from spec_toolkit.document import parts
from spec_toolkit.document.blocks import Badge, Blocks, Cell, Inlines, Table, Text
from spec_toolkit.document.composer import Composer
from spec_toolkit.model.requirements import Obligation, Requirement


def traceability_matrix(composer: Composer) -> Blocks:
    """One row for each pair of goal and requirement; requirements without a goal and goals without requirement too."""
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
        first = Cell(composer.reference(("goal",), goal) if goal else (Text(composer.label("doc.no_goal")),))
        found = by_goal.get(goal, [])
        if goal and not found:
            none = Cell((Badge(composer.label("gov.none"), "warning"),))
            body.append((first, none, Cell(()), Cell(())))
        for requirement in found:
            key = id(requirement)
            if key not in ends:
                ends[key] = _ends(composer, requirement)
            body.append((first, *ends[key]))
    labels = ("req.goal", "req.requirement", "doc.serves_process", "req.acceptance_criteria")
    header = tuple(Cell((Text(composer.label(key)),)) for key in labels)
    return (Table(header, tuple(body), parts.widths(header, body), composer.label("sec.traceability"), wide=True),)


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
