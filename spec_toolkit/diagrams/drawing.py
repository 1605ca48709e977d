"""What a kind of figure works with and what it gives: the studio in, drawings out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from spec_toolkit.diagrams import svg
from spec_toolkit.diagrams.canvas import Canvas
from spec_toolkit.diagrams.graphs import PORTRAIT
from spec_toolkit.diagrams.text import plain
from spec_toolkit.diagrams.words import Words, words
from spec_toolkit.document.blocks import RIGHT_TO_LEFT, Figure
from spec_toolkit.model import Spec
from spec_toolkit.model.permissions import Role
from spec_toolkit.model.stakeholders import Stakeholder

#: How many groups a caption names.
_MOST_GROUPS = 2
#: Kind and id of an item -> the anchor it has in the document, or None.
Link = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One figure before it is written. `about` is the id of the item it shows, or "" for the whole specification."""

    about: str
    canvas: Canvas
    caption: str
    alt: str
    mermaid: str = ""
    part: int = 1
    parts: int = 1

    def anchor(self, kind: str) -> str:
        """The anchor of the figure: the same as long as the item keeps its id."""
        parts = ["figure", kind.replace("_", "-"), self.about, str(self.part) if self.part > 1 else ""]
        return "-".join(part for part in parts if part)

    def figure(self, kind: str) -> Figure:
        """The figure as the document takes it."""
        canvas = self.canvas
        return Figure(
            svg=svg.to_svg(canvas, self.caption, self.alt),
            width=round(canvas.width, 1),
            height=round(canvas.height, 1),
            caption=self.caption,
            alt=self.alt,
            anchor=self.anchor(kind),
            mermaid=self.mermaid,
            wide=canvas.width > PORTRAIT[0] * 1.15 and canvas.width > canvas.height,
        )


@dataclass(frozen=True)
class Studio:
    """A specification with what its figures need around it: the words of its language, names, links, classes.

    `classes` says for each requirement its class (must, long_term, …) where the analyst left it open.
    """

    spec: Spec
    link: Link | None = None
    classes: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        return words(self.spec.language)

    @property
    def right_to_left(self) -> bool:
        return self.spec.language in RIGHT_TO_LEFT

    @property
    def flow(self) -> str:
        """The way a Mermaid chart runs across the page."""
        return "RL" if self.right_to_left else "LR"

    def target(self, kind: str, id: str) -> str:
        """The anchor that the item's shape links to, or ""."""
        return (self.link(kind, id) or "") if self.link else ""

    def person(self, id: str | None) -> str:
        """The name of a role or stakeholder group; the id itself where it is not declared."""
        if id is None:
            return self.words("nobody")
        people: tuple[Role | Stakeholder, ...] = (*self.spec.roles, *self.spec.stakeholders)
        return next((plain(found.name) or id for found in people if found.id == id), id)

    def canvas(self, width: float, height: float) -> Canvas:
        """An empty canvas that runs the way of the language."""
        return Canvas(width, height, self.right_to_left)

    def part_caption(self, caption: str, part: int, parts: int, groups: Sequence[str] = ()) -> str:
        """The caption, naming groups and part where the figure takes several sheets."""
        if groups:
            named = self.words.list(groups[:_MOST_GROUPS]) + (" …" if len(groups) > _MOST_GROUPS else "")
            caption = self.words("caption_group", caption=caption, group=named)
        return self.words("caption_part", caption=caption, part=part, parts=parts) if parts > 1 else caption
