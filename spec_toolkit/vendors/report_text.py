"""A comparison as columns of text for a terminal."""

from collections.abc import Sequence

from spec_toolkit.findings.formats._view import is_right_to_left, width
from spec_toolkit.vendors.compare import Comparison
from spec_toolkit.vendors.report import Reporter

_WIDEST = 46


def as_text(comparison: Comparison, language: str) -> str:
    """The comparison for a terminal: tables in columns, the first one to the reading side."""
    out: list[str] = []
    for section in Reporter(comparison, language).sections():
        out.append(section.title)
        out.append("=" * width(section.title))
        if section.rows:
            out += _columns([section.header, *section.rows])
        for label, points in section.points:
            out.append(f"  {label}")
            out += [f"    - {point}" for point in points]
        out += [f"  {note}" for note in section.notes]
        out.append("")
    return "\n".join(out)


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    shown = [[_short(cell, _WIDEST) for cell in row] for row in rows]
    wide = [max(width(row[at]) for row in shown) for at in range(len(shown[0]))]
    lines = []
    for number, row in enumerate(shown):
        cells = [_padded(row[0], wide[0]), *(" " * (wide[at] - width(c)) + c for at, c in enumerate(row) if at)]
        lines.append("  " + "  ".join(cells).rstrip())
        if number == 0:
            lines.append("  " + "  ".join("-" * one for one in wide))
    return lines


def _short(text: str, room: int) -> str:
    flat = " ".join(text.split())
    if width(flat) > room:
        while width(flat) >= room:
            flat = flat[:-1]
        flat = flat.rstrip() + "…"
    # An isolate keeps a cell of the other direction from pulling its neighbours along.
    return f"\u2068{flat}\u2069" if is_right_to_left(flat) else flat


def _padded(text: str, room: int) -> str:
    return text + " " * (room - width(text))
