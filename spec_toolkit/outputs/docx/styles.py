"""The styles and numbering of one document: a reference file's own, completed by ours, turned to the right direction.

Styles are found by name. The id in a file is no help: Word localises it ("1" is heading 1 in a Hebrew Word).
"""

import copy
import re

from lxml import etree

from .markup import W
from .reference import Looks

_BEFORE_NUMBER = frozenset({"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"})
_BEFORE_BIDI = _BEFORE_NUMBER | frozenset(
    {"numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"}
    | {"overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"}
)
#: Numbered lists of ours in the letters of the language.
_LETTER_FORMS = {
    "he-IL": {"lowerLetter": "hebrew1", "lowerRoman": "decimal"},
    "ar-SA": {"lowerLetter": "arabicAbjad", "lowerRoman": "decimal"},
}
#: Styles of ours with a bar at the edge where the lines begin; a border's side, unlike an indent's, is a real one.
_BARS = frozenset({"spec note", "quote"})
_STYLE_PARTS_BEFORE_PARAGRAPH = frozenset(
    {"name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden"}
    | {"unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid"}
)
_LEFT_TO_RIGHT_STYLES = frozenset({"spec code"})
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_PLACEHOLDER = re.compile(r"%(\d)")


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _value(parent: etree._Element | None, path: str) -> str | None:
    found = parent.find("/".join(_w(p) for p in path.split("/"))) if parent is not None else None
    return None if found is None else found.get(_w("val"))


class Stylesheet:
    """Style ids by name, the numberings, and the finished parts."""

    def __init__(self, looks: Looks, ours: Looks, right_to_left: bool, languages: tuple[str, str]) -> None:
        """`languages` are the tags of the left-to-right and of the right-to-left text."""
        self._root = looks.styles
        self.numbering = Numbering(looks.numbering, ours.numbering, languages[1] if right_to_left else languages[0])
        self._ids = {key: s.get(_w("styleId"), "") for s in self._styles() if (key := _key(s)) is not None}
        if looks is not ours:
            self._complete(ours.styles)
        self._set_direction(right_to_left)
        self._set_language(languages)
        self._number_headings()
        self._leave_out_of_numbering("toc heading")

    def __getitem__(self, name: str) -> str:
        """The id of the paragraph or table style called `name`."""
        return self._ids.get(("paragraph", name.casefold())) or self._ids["table", name.casefold()]

    def character(self, name: str) -> str:
        """The id of the character style called `name`."""
        return self._ids["character", name.casefold()]

    def xml(self) -> bytes:
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def heading_number(self, level: int) -> tuple[str, str] | None:
        """(numbering, level in it) of the heading style of `level`, or None where headings are not numbered."""
        style = self._find("paragraph", f"heading {level}")
        number = _value(style, "pPr/numPr/numId")
        if number in (None, "0"):
            return None
        return number or "", _value(style, "pPr/numPr/ilvl") or str(level - 1)

    def list_number(self, name: str) -> str | None:
        """The numbering that the list style `name` uses."""
        return _value(self._find("paragraph", name), "pPr/numPr/numId")

    def _styles(self) -> list[etree._Element]:
        return self._root.findall(_w("style"))

    def _find(self, kind: str, name: str) -> etree._Element | None:
        return next((s for s in self._styles() if _key(s) == (kind, name)), None)

    def _complete(self, ours: etree._Element) -> None:
        """Add each style of ours whose name is missing, with an id that is free."""
        taken = set(self._ids.values())
        renamed: dict[tuple[str, str], str] = {}
        added = []
        for style in ours.findall(_w("style")):
            key = _key(style)
            if key is None:
                continue
            old = style.get(_w("styleId"), "")
            if key in self._ids:
                renamed[key[0], old] = self._ids[key]
                continue
            new = old
            while new in taken:
                new += "Spec"
            taken.add(new)
            self._ids[key] = renamed[key[0], old] = new
            added.append(copy.deepcopy(style))
        if self._root.find(_w("docDefaults")) is None and (defaults := ours.find(_w("docDefaults"))) is not None:
            self._root.insert(0, copy.deepcopy(defaults))
        for style in added:
            kind = style.get(_w("type"), "")
            style.set(_w("styleId"), renamed[kind, style.get(_w("styleId"), "")])
            if style.get(_w("default")) and self._has_default(kind):
                del style.attrib[_w("default")]
            for name in ("basedOn", "next", "link"):
                reference = style.find(_w(name))
                if reference is not None:
                    reference.set(_w("val"), renamed[kind, reference.get(_w("val"), "")])
            number = style.find(f"{_w('pPr')}/{_w('numPr')}/{_w('numId')}")
            if number is not None and number.get(_w("val")) != "0":
                number.set(_w("val"), self.numbering.own(number.get(_w("val"), ""), renamed))
            self._root.append(style)

    def _has_default(self, kind: str) -> bool:
        return any(s.get(_w("type")) == kind and s.get(_w("default")) in ("1", "true") for s in self._styles())

    def _set_direction(self, right_to_left: bool) -> None:
        """Every paragraph style that is based on none says the direction; the others follow."""
        for style in self._styles():
            if style.get(_w("type")) != "paragraph" or (_key(style) or ("", ""))[1] in _LEFT_TO_RIGHT_STYLES:
                continue
            properties = style.find(_w("pPr"))
            if properties is not None:
                for old in properties.findall(_w("bidi")):
                    properties.remove(old)
            if right_to_left and style.find(_w("basedOn")) is None:
                properties = self._paragraph_properties(style)
                properties.insert(_insertion(properties, _BEFORE_BIDI), etree.Element(_w("bidi")))
            if right_to_left and (_key(style) or ("", ""))[1] in _BARS:
                _swap_sides(properties)

    def _set_language(self, languages: tuple[str, str]) -> None:
        defaults = self._root.find(_w("docDefaults"))
        if defaults is None:
            defaults = etree.Element(_w("docDefaults"))
            self._root.insert(0, defaults)
        outer = defaults.find(_w("rPrDefault"))
        if outer is None:
            outer = etree.Element(_w("rPrDefault"))
            defaults.insert(0, outer)
        run = outer.find(_w("rPr"))
        if run is None:
            run = etree.SubElement(outer, _w("rPr"))
        language = run.find(_w("lang"))
        if language is None:
            language = etree.SubElement(run, _w("lang"))
        language.set(_w("val"), languages[0])
        language.set(_w("bidi"), languages[1])

    def _number_headings(self) -> None:
        """A specification needs chapter numbers: headings that have none take ours, in the file's own letters."""
        if any(self.heading_number(level) for level in (1, 2, 3, 4)):
            return
        ids = {level: self["heading " + str(level)] for level in (1, 2, 3, 4)}
        number = self.numbering.chapters(ids)
        for level in ids:
            style = self._find("paragraph", f"heading {level}")
            if style is None:
                continue
            properties = self._paragraph_properties(style)
            _set_number(properties, number, level - 1)
        based_on_headings = set(ids.values())
        for style in self._styles():
            name = (_key(style) or ("", ""))[1]
            if _value(style, "basedOn") in based_on_headings and name not in {f"heading {level}" for level in ids}:
                self._leave_out_of_numbering(name)

    def _leave_out_of_numbering(self, name: str) -> None:
        """A title that borrows a heading's looks must not count as a chapter, nor stand in the contents."""
        style = self._find("paragraph", name)
        if style is None or _value(style, "pPr/numPr/numId") is not None:
            return
        properties = self._paragraph_properties(style)
        _set_number(properties, "0", None)
        if name == "toc heading":
            for old in properties.findall(_w("outlineLvl")):
                properties.remove(old)
            level = etree.Element(_w("outlineLvl"))
            level.set(_w("val"), "9")
            after = frozenset({"divId", "cnfStyle", "rPr", "sectPr", "pPrChange"})
            properties.insert(len(properties) - _insertion(properties, after), level)

    @staticmethod
    def _paragraph_properties(style: etree._Element) -> etree._Element:
        properties = style.find(_w("pPr"))
        if properties is None:
            properties = etree.Element(_w("pPr"))
            style.insert(_insertion(style, _STYLE_PARTS_BEFORE_PARAGRAPH), properties)
        return properties


def _key(style: etree._Element) -> tuple[str, str] | None:
    name = _value(style, "name")
    return (style.get(_w("type"), "paragraph"), name.casefold()) if name else None


def _set_number(properties: etree._Element, number: str, level: int | None) -> None:
    for old in properties.findall(_w("numPr")):
        properties.remove(old)
    entry = etree.Element(_w("numPr"))
    if level is not None:
        etree.SubElement(entry, _w("ilvl")).set(_w("val"), str(level))
    etree.SubElement(entry, _w("numId")).set(_w("val"), number)
    properties.insert(_insertion(properties, _BEFORE_NUMBER), entry)


def _swap_sides(properties: etree._Element | None) -> None:
    borders = properties.find(_w("pBdr")) if properties is not None else None
    left = borders.find(_w("left")) if borders is not None else None
    if borders is None or left is None or borders.find(_w("right")) is not None:
        return
    left.tag = _w("right")
    below = borders.find(_w("bottom"))
    if below is not None:  # the order is top, left, bottom, right
        borders.insert(borders.index(below), left)


def _insertion(parent: etree._Element, before: frozenset[str]) -> int:
    return sum(1 for child in parent if etree.QName(child).localname in before)


class Numbering:
    """`numbering.xml`: the lists of the file, ours where styles of ours need them, and one more per numbered list."""

    def __init__(self, root: etree._Element | None, ours: etree._Element | None, language: str) -> None:
        self._ours = ours if ours is not None else etree.Element(_w("numbering"))
        forms = _LETTER_FORMS.get(language, {})
        for form in self._ours.iter(_w("numFmt")):
            value = form.get(_w("val"), "")
            form.set(_w("val"), forms.get(value, value))
        self._root = root if root is not None else etree.Element(_w("numbering"), nsmap={"w": W})
        self._copied: dict[str, str] = {}
        self._next_number = 1 + max((int(n.get(_w("numId"), 0)) for n in self._root.findall(_w("num"))), default=0)
        self._restarts: list[str] = []

    def own(self, number: str, renamed: dict[tuple[str, str], str]) -> str:
        """The number under which our list `number` stands in this file; copied when first asked for."""
        if number not in self._copied:
            abstract = self._copy_abstract(number)
            for style in abstract.iter(_w("pStyle")):
                style.set(_w("val"), renamed.get(("paragraph", style.get(_w("val"), "")), style.get(_w("val"), "")))
            self._copied[number] = self._use(abstract.get(_w("abstractNumId"), ""))
        return self._copied[number]

    def chapters(self, styles: dict[int, str]) -> str:
        """A new chapter numbering for the heading styles `styles` (level → id)."""
        abstract = self._copy_abstract("1")
        for level in abstract.findall(_w("lvl")):
            style = level.find(_w("pStyle"))
            if style is not None:
                style.set(_w("val"), styles[int(level.get(_w("ilvl"), 0)) + 1])
        return self._use(abstract.get(_w("abstractNumId"), ""))

    def restart(self, number: str, level: int, start: int) -> str:
        """A new list that looks like `number` and counts from `start`."""
        abstract = _value(self._find(number), "abstractNumId") or "0"
        new = str(self._next_number)
        self._next_number += 1
        self._restarts.append(
            f'<w:num w:numId="{new}"><w:abstractNumId w:val="{abstract}"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        return new

    def labels(self, number: str) -> dict[int, tuple[str, dict[int, str], int]]:
        """Per level of a list: (text with %1…, number form per level, start)."""
        abstract_id = _value(self._find(number), "abstractNumId")
        abstract = next(
            (a for a in self._root.findall(_w("abstractNum")) if a.get(_w("abstractNumId")) == abstract_id), None
        )
        levels = [] if abstract is None else abstract.findall(_w("lvl"))
        forms = {int(v.get(_w("ilvl"), 0)): _value(v, "numFmt") or "decimal" for v in levels}
        return {
            int(v.get(_w("ilvl"), 0)): (_value(v, "lvlText") or "", forms, int(_value(v, "start") or 1)) for v in levels
        }

    def xml(self) -> bytes:
        text = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if not self._restarts:
            return text
        marker = etree.Element(_w("num"))
        after = self._root.findall(_w("num"))
        self._root.insert(self._root.index(after[-1]) + 1 if after else len(self._root), marker)
        text = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._root.remove(marker)
        return text.replace(b"<w:num/>", "".join(self._restarts).encode())

    def _find(self, number: str) -> etree._Element | None:
        return next((n for n in self._root.findall(_w("num")) if n.get(_w("numId")) == number), None)

    def _copy_abstract(self, number: str) -> etree._Element:
        use = next(n for n in self._ours.findall(_w("num")) if n.get(_w("numId")) == number)
        wanted = _value(use, "abstractNumId")
        source = next(a for a in self._ours.findall(_w("abstractNum")) if a.get(_w("abstractNumId")) == wanted)
        mine = self._root.findall(_w("abstractNum"))
        result = copy.deepcopy(source)
        free = 1 + max((int(a.get(_w("abstractNumId"), 0)) for a in mine), default=0)
        result.set(_w("abstractNumId"), str(free))
        pictures = len(self._root.findall(_w("numPicBullet")))
        self._root.insert(self._root.index(mine[-1]) + 1 if mine else pictures, result)
        return result

    def _use(self, abstract: str) -> str:
        new = str(self._next_number)
        self._next_number += 1
        uses = self._root.findall(_w("num"))
        entry = etree.Element(_w("num"))
        entry.set(_w("numId"), new)
        etree.SubElement(entry, _w("abstractNumId")).set(_w("val"), abstract)
        self._root.insert(self._root.index(uses[-1]) + 1 if uses else len(self._root.findall(_w("abstractNum"))), entry)
        return new


def label(text: str, forms: dict[int, str], counts: list[int]) -> str:
    """The number that Word shows for `counts` (one per level) under the level text `text` ("%1.%2")."""
    return _PLACEHOLDER.sub(lambda m: _count(counts[int(m[1]) - 1], forms.get(int(m[1]) - 1, "decimal")), text)


def _count(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman, rest = "", value
        for worth, digits in _ROMAN:
            roman += digits * (rest // worth)
            rest %= worth
        return roman if form == "lowerRoman" else roman.upper()
    if form == "decimalZero":
        return f"{value:02d}"
    return "" if form == "none" else str(value)
