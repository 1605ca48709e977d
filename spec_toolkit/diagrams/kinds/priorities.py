"""How the requirements divide into must, long-term and nice to have: in all, and by module."""

from collections import Counter
from collections.abc import Callable, Iterator

from spec_toolkit.diagrams.canvas import SMALL, Canvas, Rect, text_size
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.graphs import MARGIN
from spec_toolkit.diagrams.palette import BARS, INK, PAPER, QUIET
from spec_toolkit.diagrams.rows import Line, legend, pages
from spec_toolkit.diagrams.text import plain
from spec_toolkit.model.requirements import Requirement, TechnicalRequirement

ORDER = 20
_CLASSES = ("must", "long_term", "nice_to_have", "undetermined")
_BAR = 18.0


def drawings(studio: Studio) -> Iterator[Drawing]:
    """One figure: a bar for all requirements, one for each module, one for the technical ones."""
    rows = _rows(studio)
    if not rows:
        return
    words = studio.words
    most = max(sum(counts.values()) for _, _, _, counts in rows)
    lines = [
        Line(key, name, "", _BAR, _bar(counts, most), target, bold=not position)
        for position, (key, name, target, counts) in enumerate(rows)
    ]
    used = [name for name in _CLASSES if any(counts[name] for *_, counts in rows)]
    entries = [(words(f"priorities.{name}"), BARS[_CLASSES.index(name)], QUIET) for name in used]

    def head(canvas: Canvas, _bottom: float) -> None:
        legend(canvas, entries, MARGIN)

    for page in pages(lines, studio.right_to_left, 24, head):
        texts = [_alt(studio, name, counts) for key, name, _, counts in rows if key in page.keys]
        yield Drawing(
            about="",
            canvas=page.canvas,
            caption=studio.part_caption(words("priorities.caption"), page.part, page.parts),
            alt=" ".join(texts),
            part=page.part,
            parts=page.parts,
        )


def _rows(studio: Studio) -> list[tuple[str, str, str, Counter[str]]]:
    """Key, name, link and counts by class: the total first."""
    spec, words = studio.spec, studio.words
    rows = []
    for module in spec.modules:
        own = _counts(studio, [r for r in spec.requirements if r.module == module.id])
        name = plain(module.name) or module.id
        rows.append((f"module {module.id}", name, studio.target("module", module.id), own))
    known = {module.id for module in spec.modules}
    rest = _counts(studio, [r for r in spec.requirements if r.module not in known])
    rows.append(("rest", words("priorities.rest"), "", rest))
    rows.append(("technical", words("priorities.technical"), "", _counts(studio, list(spec.technical))))
    rows = [row for row in rows if row[3]]
    total = sum((row[3] for row in rows), Counter())
    return [("total", words("priorities.total"), "", total), *rows] if total else []


def _counts(studio: Studio, items: list[Requirement] | list[TechnicalRequirement]) -> Counter[str]:
    return Counter(item.priority or studio.classes.get(item.id, "undetermined") for item in items)


def _bar(counts: Counter[str], most: int) -> Callable[[Canvas, Rect], None]:
    def draw(canvas: Canvas, place: Rect) -> None:
        room = text_size(str(most), 80, SMALL, True)[0] + 10
        per_item = (place.width - room) / most
        x, y = place.x, place.y + (place.height - _BAR) / 2
        for number, name in enumerate(_CLASSES):
            if not counts[name]:
                continue
            wide = counts[name] * per_item
            canvas.shape(((x, y), (x + wide, y), (x + wide, y + _BAR), (x, y + _BAR)), BARS[number], QUIET, 0.8)
            if text_size(str(counts[name]), 80, SMALL)[0] + 4 <= wide:
                colour = PAPER if number == 0 else INK
                canvas.text(str(counts[name]), Rect(x, y, wide, _BAR), SMALL, colour=colour)
            x += wide
        canvas.text(str(counts.total()), Rect(x + 6, y, room - 6, _BAR), SMALL, bold=True, align="start")

    return draw


def _alt(studio: Studio, name: str, counts: Counter[str]) -> str:
    texts = [f"{studio.words(f'priorities.{key}')}: {counts[key]}" for key in _CLASSES if counts[key]]
    return studio.words("priorities.alt", name=name, counts=studio.words.list(texts))
