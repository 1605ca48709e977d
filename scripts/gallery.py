"""Writes docs/gallery.md: one figure of each kind from the example projects. Run: `python scripts/gallery.py`."""

from pathlib import Path

from spec_toolkit import diagrams
from spec_toolkit.document.blocks import Figure
from spec_toolkit.model import read_spec
from spec_toolkit.sources import read_project

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "gallery.md"
IMAGES = ROOT / "docs" / "gallery"
HEAD = """# Gallery of figures

Every figure is drawn from the specification: `spec draw my-spec --to svg,png --out figures`. These come from the
projects in `examples/`; this page is written by `scripts/gallery.py`. A kind's name draws all figures of that kind
(`spec draw my-spec entities`), an item's id the figures of that item (`spec draw my-spec BP-01`).
"""


def main() -> None:
    """Writes the page and its images; images that no longer belong to it are removed."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    written: set[str] = set()
    lines = [HEAD]
    for project in sorted(path.parent for path in (ROOT / "examples").glob("*/spec.yaml")):
        spec = read_spec(read_project(project).data).spec
        shown = {kind: _typical(diagrams.figures(spec, [kind])) for kind in diagrams.kind_names()}
        lines.append(f"\n## `examples/{project.name}`\n")
        for kind, figure in shown.items():
            if figure is not None:
                name = f"{project.name}-{kind.replace('_', '-')}.svg"
                (IMAGES / name).write_text(figure.svg, encoding="utf-8", newline="\n")
                written.add(name)
                lines.append(f"\n### {kind}: {figure.caption}\n\n![{_escaped(figure.alt)}](gallery/{name})\n")
    for path in IMAGES.iterdir():
        if path.name not in written:
            path.unlink()
    PAGE.write_text("".join(lines), encoding="utf-8", newline="\n")


def _escaped(alt: str) -> str:
    return "".join(f"\\{mark}" if mark in "[]\\*_<`" else mark for mark in alt)


def _typical(figures: tuple[Figure, ...]) -> Figure | None:
    """The figure of middle size: neither the barest nor the fullest."""
    ranked = sorted(figures, key=lambda figure: (len(figure.svg), figure.anchor))
    return ranked[len(ranked) // 2] if ranked else None


if __name__ == "__main__":
    main()
