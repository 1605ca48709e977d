"""Tables: fixed widths, mirrored in right-to-left documents, header rows that repeat, rows that stay whole."""

from collections.abc import Sequence
from dataclasses import replace

from ...document.blocks import Cell, Inlines, LineBreak, Record, Table, plain_text
from .anchors import Anchors
from .columns import distribute, needs, paired_label
from .inlines import InlineWriter
from .markup import attribute
from .styles import Stylesheet

_ALIGN = {"start": "", "center": '<w:jc w:val="center"/>', "end": '<w:jc w:val="right"/>'}
_LABEL_SHARE = 0.26
_RECORD_LABEL_SHARE = 0.2
#: The most letters of each of two values that stand side by side.
_SHORT_VALUE = 30
#: A row and its details are one to the eye: no line between them.
_OPEN_BELOW = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
_OPEN_ABOVE = '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'
#: Word refuses a file whose tables have more columns.
_MOST_COLUMNS = 63
_LONGEST_TITLE = 200
#: A table this short stands on one page; a longer one would leave too much of the page before it empty.
_MOST_ROWS_TOGETHER = 6
_MOST_LETTERS_TOGETHER = 800
#: A record this short is not torn apart.
_MOST_LINES_OF_A_RECORD, _MOST_BLOCKS_OF_A_RECORD = 14, 5


class TableWriter:
    def __init__(self, styles: Stylesheet, anchors: Anchors, inlines: InlineWriter) -> None:
        self._anchors = anchors
        self._inlines = inlines
        self._text = styles["Spec Table Text"]
        self._heading = styles["Spec Table Heading"]
        self._label = styles["Spec Table Label"]
        self._record_label = styles["Spec Record Label"]
        self._record_text = styles["Spec Record Text"]
        self._cover_label = styles["Spec Cover Label"]
        self._cover_text = styles["Spec Cover Text"]
        self._grid_style = styles["Spec Table"]
        self._list_style = styles["Spec Properties"]
        self._record_style = styles["Spec Record"]
        self._cover_style = styles["Spec Cover"]
        self.spacer = f'<w:p><w:pPr><w:pStyle w:val="{styles["Spec After Table"]}"/></w:pPr></w:p>'

    def table(self, table: Table, width: int, indent: int = 0) -> str:
        """`table` in `width` twentieths of a point, with the empty line that parts it from what follows."""
        return "".join(self._table(part, width, indent) for part in _within_the_limit(table))

    def _table(self, table: Table, width: int, indent: int) -> str:
        if not table.header and _is_property_list(table):
            pairs = [(plain_text(label.children), value.children) for label, value in table.rows]
            return self._pairs(pairs, width, self._list_style, (self._label, self._text), _title(table), indent)
        rows = ([table.header] if table.header else []) + list(table.rows)
        columns = max([len(table.widths), *(sum(max(c.span, 1) for c in row) for row in rows)])
        if not rows or not columns:
            return ""
        widths = distribute(table.widths, columns, width, *needs(rows, columns, bool(table.header)))
        listed = not table.header and columns == 2
        head = self._opening(
            self._list_style if listed else self._grid_style, widths, indent, bool(table.header), _title(table)
        )
        out = [head]
        if table.header:
            out.append(self._row(table.header, widths, "<w:cantSplit/><w:tblHeader/>", [self._heading] * columns))
        styles = [self._label if listed else self._text] + [self._text] * (columns - 1)
        last = len(table.rows) - 1
        whole = len(table.rows) <= _MOST_ROWS_TOGETHER and _length(table) <= _MOST_LETTERS_TOGETHER
        for number, (row, detail) in enumerate(table.rows_and_details()):
            names_a_group = len(row) == 1 and columns > 1
            # a long table may go on over the page, with two rows at least on either side
            held = whole or names_a_group or number in (0, last - 1)
            keep = "<w:keepNext/>" if number < last and held else ""
            if not detail:
                out.append(self._row(row, widths, "<w:cantSplit/>", styles, keep))
                continue
            out.append(self._row(row, widths, "<w:cantSplit/>", styles, "<w:keepNext/>", _OPEN_BELOW))
            below = (_EMPTY, Cell(detail, span=columns - 1)) if columns > 1 else (Cell(detail),)
            out.append(self._row(below, widths, "<w:cantSplit/>", [self._text] * columns, keep, _OPEN_ABOVE))
        out.append(f"</w:tbl>{self.spacer}")
        return "".join(out)

    def properties(
        self, rows: Sequence[tuple[str, Inlines]], width: int, title: str, indent: int = 0, together: bool = False
    ) -> str:
        """What stands under a record; `together`: on one page."""
        paragraphs = (self._record_label, self._record_text)
        return self._pairs(rows, width, self._record_style, paragraphs, title, indent, together)

    @staticmethod
    def is_short(record: Record) -> bool:
        """Whether a record takes so little of a page that it should stand on one."""
        return (
            len(_lines_of_pairs(record.properties)) <= _MOST_LINES_OF_A_RECORD
            and len(record.body) <= _MOST_BLOCKS_OF_A_RECORD
            and sum(len(plain_text(value)) for _, value in record.properties) <= _MOST_LETTERS_TOGETHER
        )

    def cover(self, rows: Sequence[tuple[str, Inlines]], width: int, title: str) -> str:
        """Document control on the first page."""
        widths = distribute((_LABEL_SHARE, 1 - _LABEL_SHARE), 2, width)
        return self._lines(
            [(row,) for row in rows], widths, self._cover_style, (self._cover_label, self._cover_text), title
        )

    def _pairs(
        self,
        rows: Sequence[tuple[str, Inlines]],
        width: int,
        style: str,
        paragraphs: tuple[str, str],
        title: str,
        indent: int,
        together: bool = False,
    ) -> str:
        """Labels and values, two short ones side by side; without any such pair in two columns."""
        lines = _lines_of_pairs(rows)
        if len(lines) == len(rows):
            widths = distribute((_RECORD_LABEL_SHARE, 1 - _RECORD_LABEL_SHARE), 2, width)
        else:
            label = paired_label(lines, width)
            widths = [label, width // 2 - label, label, width - width // 2 - label]
        return self._lines(lines, widths, style, paragraphs, title, indent, together)

    def _lines(
        self,
        lines: Sequence[Sequence[tuple[str, Inlines]]],
        widths: list[int],
        style: str,
        paragraphs: tuple[str, str],
        title: str,
        indent: int = 0,
        together: bool = False,
    ) -> str:
        """A table of such lines; the value that stands alone takes what is left of the width."""
        out = [self._opening(style, widths, indent, False, title)]
        label = f'<w:tc><w:tcPr><w:tcW w:w="{widths[0]}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        last = len(lines) - 1
        together = together or len(lines) <= _MOST_ROWS_TOGETHER
        for number, line in enumerate(lines):
            # a long list may go on over the page, with two rows at least on either side
            keep = "<w:keepNext/>" if number < last and (together or number in (0, last - 1)) else ""
            out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
            for at, (words, value) in enumerate(line):
                own = widths[2 * at + 1 : 2 * at + 2] if len(line) == 2 else widths[1:]
                out.append(
                    f'{label}<w:pStyle w:val="{paragraphs[0]}"/>{keep}</w:pPr>{self._inlines.text(words)}</w:p></w:tc>'
                )
                out.append(self._cell(Cell(value, span=len(own)), sum(own), paragraphs[1], keep))
            out.append("</w:tr>")
        out.append(f"</w:tbl>{self.spacer}")
        return "".join(out)

    def _opening(self, style: str, widths: list[int], indent: int, header: bool, caption: str) -> str:
        mirrored = "<w:bidiVisual/>" if self._inlines.right_to_left else ""
        grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        shift = f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
        title = f'<w:tblCaption w:val="{attribute(caption)}"/>' if caption else ""
        look = f'w:val="{"0420" if header else "0400"}" w:firstRow="{int(header)}"'
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{mirrored}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{shift}'
            f'<w:tblLayout w:type="fixed"/><w:tblLook {look} w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            f' w:noHBand="1" w:noVBand="1"/>{title}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )

    def _row(
        self,
        row: tuple[Cell, ...],
        widths: list[int],
        properties: str,
        styles: list[str],
        keep: str = "",
        borders: str = "",
    ) -> str:
        out = [f"<w:tr><w:trPr>{properties}</w:trPr>"]
        column = 0
        for cell in row:
            span = max(cell.span, 1)
            out.append(self._cell(cell, sum(widths[column : column + span]), styles[column], keep, borders))
            column += span
        for rest in range(column, len(widths)):
            out.append(self._cell(_EMPTY, widths[rest], styles[rest], keep, borders))
        out.append("</w:tr>")
        return "".join(out)

    def _cell(self, cell: Cell, width: int, style: str, keep: str, borders: str = "") -> str:
        content = self._inlines.runs(cell.children)
        if cell.anchor:
            content = self._anchors.mark(cell.anchor, content)
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{borders}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>'
            f"{keep}{self._inlines.paragraph_properties(cell.children)}{_ALIGN[cell.align]}</w:pPr>{content}</w:p></w:tc>"
        )


_EMPTY = Cell(())


def _within_the_limit(table: Table) -> list[Table]:
    """`table`, or where it has too many columns for Word several side by side, each with the first column."""
    rows = [table.header, *table.rows]
    columns = max(sum(max(c.span, 1) for c in row) for row in rows)
    if columns <= _MOST_COLUMNS:
        return [table if len(table.widths) <= _MOST_COLUMNS else replace(table, widths=table.widths[:columns])]
    flat = [_one_per_column(row) for row in rows]
    step = _MOST_COLUMNS - 1
    return [
        replace(
            table,
            header=flat[0][:1] + flat[0][at : at + step],
            rows=tuple((row[:1] if at == 1 else _unanchored(row[:1])) + row[at : at + step] for row in flat[1:]),
            widths=table.widths[:1] + table.widths[at : at + step],
            details=table.details if at == 1 else (),
        )
        for at in range(1, columns, step)
    ]


def _one_per_column(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(part for cell in row for part in (replace(cell, span=1), *[_EMPTY] * (cell.span - 1)))


def _unanchored(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(replace(cell, anchor=None) for cell in cells)


def _title(table: Table) -> str:
    """What a screen reader says before it reads the table: the caption, else what its columns or rows are."""
    cells = table.header or tuple(row[0] for row in table.rows if row)
    return (table.caption or ", ".join(filter(None, (plain_text(c.children) for c in cells))))[:_LONGEST_TITLE]


def _length(table: Table) -> int:
    below = sum(len(plain_text(detail)) for detail in table.details)
    return below + sum(len(plain_text(cell.children)) for row in table.rows for cell in row)


def _is_property_list(table: Table) -> bool:
    """Labels and values and nothing else: no cell is a link target, spans columns or stands at the end."""
    return all(
        len(row) == 2 and all(not c.anchor and c.span <= 1 and c.align == "start" for c in row) for row in table.rows
    )


def _lines_of_pairs(rows: Sequence[tuple[str, Inlines]]) -> list[Sequence[tuple[str, Inlines]]]:
    """The rows in their order, but two with short values in one line: the next short one moves up beside the first."""
    lines: list[Sequence[tuple[str, Inlines]]] = []
    waiting = -1
    for row in rows:
        short = len(plain_text(row[1])) <= _SHORT_VALUE and not any(isinstance(i, LineBreak) for i in row[1])
        if short and waiting >= 0:
            lines[waiting] = (*lines[waiting], row)
            waiting = -1
            continue
        if short:
            waiting = len(lines)
        lines.append((row,))
    return lines
