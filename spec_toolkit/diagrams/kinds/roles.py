"""Roles and what they inherit: who has the permissions of whom, and how many people there are."""

from collections.abc import Iterator

from spec_toolkit.diagrams import mermaid
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.graphs import Plan, Tie
from spec_toolkit.diagrams.items import Item, Note
from spec_toolkit.diagrams.layout import Spacing
from spec_toolkit.diagrams.palette import AUTO, PLAIN
from spec_toolkit.diagrams.sheets import sheets
from spec_toolkit.diagrams.text import plain
from spec_toolkit.model.permissions import Role

ORDER = 80
_SPACING = Spacing(layers=34, nodes=18, lines=14)


def drawings(studio: Studio) -> Iterator[Drawing]:
    """One hierarchy of all roles, from those that have most down to those they build on."""
    roles = studio.spec.roles
    if len(roles) < 2:
        return
    items = tuple(_item(studio, role) for role in roles)
    ties = tuple(Tie(role.id, parent) for role in roles for parent in role.inherits)
    plan = Plan(items, ties, spacing=_SPACING)
    for sheet in sheets(plan, studio.right_to_left):
        yield Drawing(
            about="",
            canvas=sheet.canvas,
            caption=studio.part_caption(studio.words("roles.caption"), sheet.part, sheet.parts),
            alt=_alt(studio, sheet.items),
            mermaid=mermaid.flowchart(sheet.plan.items, sheet.plan.ties, "TB"),
            part=sheet.part,
            parts=sheet.parts,
        )


def _item(studio: Studio, role: Role) -> Item:
    notes = (Note("user", studio.words("roles.users", count=role.users)),) if role.users is not None else ()
    return Item(
        key=role.id,
        title=plain(role.name) or role.id,
        shape="system" if role.system else "task",
        tone=AUTO if role.system else PLAIN,
        label=studio.words("roles.external") if role.external else "",
        notes=notes,
        target=studio.target("role", role.id),
    )


def _alt(studio: Studio, keys: tuple[str, ...]) -> str:
    words = studio.words
    shown = [role for role in studio.spec.roles if role.id in keys]
    parts = [words("roles.alt", names=words.list(plain(role.name) or role.id for role in shown))]
    for role in shown:
        if role.inherits:
            parents = words.list(studio.person(parent) for parent in role.inherits)
            parts.append(words("roles.alt_inherits", role=plain(role.name) or role.id, parents=parents))
    return " ".join(parts)
