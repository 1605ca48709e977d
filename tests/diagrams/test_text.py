"""Widths, line breaks and direction of text in figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spec_toolkit.diagrams import text

RLE, LRE, PDF, LRM = "\u202b", "\u202a", "\u202c", "\u200e"


@pytest.mark.parametrize(
    ("label", "room", "lines"),
    [
        ("", 100, ()),
        ("one two", 1000, ("one two",)),
        ("one two", 30, ("one", "two")),
        ("Zoho (version 2.0) now", 100, ("Zoho", "(version 2.0) now")),
        ("הטמעת המערכת (Zoho 2.0) בשנה הבאה", 110, ("הטמעת המערכת", "(Zoho 2.0) בשנה", "הבאה")),
        ("never closed (a b", 1000, ("never closed (a b",)),
        ("closed) first ) b", 1000, ("closed) first ) b",)),
    ],
)
def test_lines_break_between_words_and_never_in_a_bracket_that_fits(label: str, room: float, lines: tuple[str]) -> None:
    assert text.wrap(label, room, 12) == lines


@given(st.text(max_size=80), st.floats(20, 300), st.sampled_from([8.0, 12.0]), st.booleans(), st.integers(0, 4))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(
    label: str, room: float, size: float, bold: bool, most: int
) -> None:
    lines = text.wrap(label, room, size, bold, most)
    assert all(text.width(line, size, bold) <= room for line in lines)
    if most:
        assert len(lines) <= most
    else:
        assert "".join("".join(lines).split()) == "".join(label.split())


@pytest.mark.parametrize(
    ("lines", "right_to_left", "shown"),
    [
        (("plain",), False, ("plain",)),
        (("ליד",), False, (f"{RLE}ליד{PDF}",)),
        (("Zoho ליד",), False, (f"{LRE}Zoho ליד{PDF}",)),
        (("Zoho ליד",), True, (f"{RLE}Zoho ליד{PDF}",)),
        (("REST API v2.",), True, (f"{LRE}REST API v2.{PDF}",)),
        (("15%",), True, (f"{LRE}15%{PDF}",)),
        # The comma stands between Latin words: it stays with them although its line ends there.
        (("עם Zoho CRM,", "Plus ועוד"), True, (f"{RLE}עם Zoho CRM,{LRM}{PDF}", f"{RLE}{LRM}Plus ועוד{PDF}")),
        (("حتى 2027-06-30",), True, (f"{RLE}حتى {LRM}2027-06-30{LRM}{PDF}",)),
        (("עם Zoho,", "ועוד"), True, (f"{RLE}עם Zoho,{PDF}", f"{RLE}ועוד{PDF}")),
    ],
)
def test_direction_is_decided_on_the_whole_label(
    lines: tuple[str, ...], right_to_left: bool, shown: tuple[str, ...]
) -> None:
    assert text.directed(lines, right_to_left) == shown


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        (None, ""),
        ("**bold** and *slanted* `code`", "bold and slanted code"),
        ("see [FR-001] and [the law](https://example.org/law)", "see FR-001 and the law"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("two\nlines\tand\x00more", "two lines and more"),
        ("turned\u202eround", "turned round"),
    ],
)
def test_author_text_is_shown_without_markup(markdown: str | None, plain: str) -> None:
    assert text.plain(markdown) == plain


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (30, "days", "30 days"),
        (95, "%", "95%"),
        (0.5, None, "0.5"),
        (1234567.0, "€", "1,234,567 €"),
        (2027, None, "2027"),
        ("<?>", "", "<?>"),
    ],
)
def test_quantities(value: object, unit: str | None, shown: str) -> None:
    assert text.quantity(value, unit) == shown


@pytest.mark.parametrize("bold", [False, True])
def test_widths_are_those_of_the_shipped_font(bold: bool) -> None:
    fonts = pytest.importorskip("fontTools.ttLib")
    from importlib.resources import as_file, files

    name = "Rubik-Bold.ttf" if bold else "Rubik-Regular.ttf"
    with as_file(files("spec_toolkit.diagrams") / "fonts" / name) as path:
        font = fonts.TTFont(path)
        glyphs, metrics = font.getBestCmap(), font["hmtx"].metrics
        for sample in ("Lead", "ליד חדש", "عميل محتمل", "15 % (SLA)"):
            units = sum(metrics[glyphs[ord(character)]][0] for character in sample)
            assert text.width(sample, 10, bold) == pytest.approx(units / font["head"].unitsPerEm * 10, abs=0.05)
