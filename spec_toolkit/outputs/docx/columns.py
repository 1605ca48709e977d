"""How wide the columns of a table are: by the template's shares, by what their words need, exactly the given sum."""

import re
from collections.abc import Sequence
from itertools import accumulate

from ...document.blocks import Cell, Inlines, plain_text

_NARROWEST = 300
#: Of two pairs side by side: the share of the width of each label, the fewest letters of each value.
_PAIRED_LABEL_SHARE = 0.2
_LEAST_VALUE = 8
#: Bold letters of a header are wider than those of the rows.
_HEADER_LETTER = 1.25
#: The part of a header that has to stand on one line.
_HEADER_LINE = 0.6
#: Rows whose words are measured, the width of a letter of table text, and the margins of a cell.
_ROWS_MEASURED = 60
_LETTER, _CELL_MARGINS = 115, 220
_LONGEST_WORD = 16
_LONGEST_DATE = 18
#: Up to here there is room enough for a date to stay on its line.
_FEW_COLUMNS = 5
#: Where a word may be broken; an id ("FR-001") should not be.
_BREAK_WITHIN = re.compile(r"[/–—]|-(?!\d)")


def _is_date(content: str) -> bool:
    return len(content) <= _LONGEST_DATE and content[:1].isdigit() and content[-1:].isdigit()


def paired_label(lines: Sequence[Sequence[tuple[str, Inlines]]], width: int) -> int:
    """How wide the labels of a table with pairs are: wider than usual where the values beside them leave the room."""
    usual = round(width * _PAIRED_LABEL_SHARE)
    pairs = [pair for line in lines if len(line) == 2 for pair in line]
    longest = max(len(words) for words, _ in pairs) * _LETTER + _CELL_MARGINS
    values = max(_LEAST_VALUE, *(len(plain_text(value)) for _, value in pairs)) * _LETTER + _CELL_MARGINS
    return max(usual, round(min(longest, width / 2 - values)))


def needs(rows: Sequence[tuple[Cell, ...]], columns: int, header: bool) -> tuple[list[int], list[int]]:
    """Per column the width of its longest word, which should not be broken, and of its longest text on one line."""
    word, text = [0.0] * columns, [0.0] * columns
    for number, row in enumerate(rows[:_ROWS_MEASURED]):
        column = 0
        wide = _HEADER_LETTER if header and number == 0 else 1.0
        for cell in row:
            if cell.span <= 1 and column < columns:
                content = plain_text(cell.children)
                if columns <= _FEW_COLUMNS and _is_date(content):
                    words = [content]
                else:
                    words = _BREAK_WITHIN.sub(r"\g<0> ", content).split()
                word[column] = max([word[column], *(wide * len(w) for w in words)])
                # a header may take two lines, a row of numbers below it should not pay for its one
                one_line = len(content) * (wide * _HEADER_LINE if wide > 1 else 1.0)
                text[column] = max([text[column], word[column], one_line])
            column += max(cell.span, 1)
    least = [round(min(letters, _LONGEST_WORD) * _LETTER) + _CELL_MARGINS for letters in word]
    return least, [round(letters * _LETTER) + _CELL_MARGINS for letters in text]


def distribute(
    shares: Sequence[float], columns: int, width: int, least: Sequence[int] = (), most: Sequence[int] = ()
) -> list[int]:
    """`width` over `columns` by `shares`; the sum is exactly `width`.

    Where there is room no column is narrower than `least`, and what a column has beyond `most` goes to those that could
    use more. A column without a share gets an average one.
    """
    known = [s for s in shares if s > 0]
    average = sum(known) / len(known) if known else 1.0
    parts = [s if s > 0 else average for s in shares][:columns]
    parts += [average] * (columns - len(parts))
    total = sum(parts)
    wanted = [width * part / total for part in parts]
    floor = [max(_NARROWEST, least[at] if at < len(least) else 0) for at in range(columns)]
    if sum(floor) >= width:
        floor = [width * share // sum(floor) for share in floor]
    wanted = _hand_on(wanted, [float(m) for m in most] if len(most) == columns else wanted)
    lacking = sum(max(0.0, f - w) for f, w in zip(floor, wanted, strict=True))
    spare = sum(max(0.0, w - f) for f, w in zip(floor, wanted, strict=True))
    ratio = lacking / spare if spare else 0.0
    exact = [w - (w - f) * ratio if w > f else float(f) for f, w in zip(floor, wanted, strict=True)]
    scale = width / sum(exact)
    edges = [round(edge * scale) for edge in accumulate(exact)]
    return [right - left for left, right in zip([0, *edges], edges, strict=False)]


def _hand_on(wanted: list[float], most: list[float]) -> list[float]:
    """`wanted` with what columns have beyond `most` shared out among those that have less, then among all."""
    if all(w >= m for w, m in zip(wanted, most, strict=True)):
        return wanted
    given = [min(w, m) for w, m in zip(wanted, most, strict=True)]
    while (spare := sum(wanted) - sum(given)) > 1:
        hungry = [w if g < m else 0.0 for w, g, m in zip(wanted, given, most, strict=True)]
        if not any(hungry):
            return [g + spare * w / sum(wanted) for g, w in zip(given, wanted, strict=True)]
        share = spare / sum(hungry)
        given = [min(m, g + h * share) if h else g for g, m, h in zip(given, most, hungry, strict=True)]
    return given
