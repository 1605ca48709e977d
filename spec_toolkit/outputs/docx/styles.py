"""The styles and numbering of one document: a reference file's own, completed by ours, turned to the right direction.

Styles are found by name. The id in a file is no help: Word localises it ("1" is heading 1 in a Hebrew Word).
"""

import copy

from lxml import etree

from .markup import w, w_val
from .numbering import Numbering
from .reference import Looks

_BEFORE_NUMBER = frozenset({"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"})
_BEFORE_BIDI = _BEFORE_NUMBER | frozenset(
    {"numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"}
    | {"overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"}
)
#: Styles of ours with a bar at the edge where the lines begin; a border's side, unlike an indent's, is a real one.
_BARS = frozenset({"spec note", "quote"})
_STYLE_PARTS_BEFORE_PARAGRAPH = frozenset(
    {"name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden"}
    | {"unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid"}
)
_LEFT_TO_RIGHT_STYLES = frozenset({"spec code"})


class Stylesheet:
    """Style ids by name, the numberings, and the finished parts."""

    def __init__(self, looks: Looks, ours: Looks, right_to_left: bool, languages: tuple[str, str]) -> None:
        """`languages` are the tags of the left-to-right and of the right-to-left text."""
        self._root = looks.styles
        self.numbering = Numbering(looks.numbering, ours.numbering, languages[1] if right_to_left else languages[0])
        self._ids = {key: s.get(w("styleId"), "") for s in self._styles() if (key := _key(s)) is not None}
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
        number = w_val(style, "pPr/numPr/numId")
        if number in (None, "0"):
            return None
        return number or "", w_val(style, "pPr/numPr/ilvl") or str(level - 1)

    def count_chapters_from(self, first: int) -> None:
        """Headings of level 1 are counted from `first`, where headings are numbered."""
        number = self.heading_number(1)
        if number is not None:
            self.numbering.start(number[0], int(number[1]), first)

    def list_number(self, name: str) -> str | None:
        """The numbering that the list style `name` uses."""
        return w_val(self._find("paragraph", name), "pPr/numPr/numId")

    def _styles(self) -> list[etree._Element]:
        return self._root.findall(w("style"))

    def _find(self, kind: str, name: str) -> etree._Element | None:
        return next((s for s in self._styles() if _key(s) == (kind, name)), None)

    def _complete(self, ours: etree._Element) -> None:
        """Add each style of ours whose name is missing, with an id that is free."""
        taken = set(self._ids.values())
        renamed: dict[tuple[str, str], str] = {}
        added = []
        for style in ours.findall(w("style")):
            key = _key(style)
            if key is None:
                continue
            old = style.get(w("styleId"), "")
            if key in self._ids:
                renamed[key[0], old] = self._ids[key]
                continue
            new = old
            while new in taken:
                new += "Spec"
            taken.add(new)
            self._ids[key] = renamed[key[0], old] = new
            added.append(copy.deepcopy(style))
        if self._root.find(w("docDefaults")) is None and (defaults := ours.find(w("docDefaults"))) is not None:
            self._root.insert(0, copy.deepcopy(defaults))
        for style in added:
            kind = style.get(w("type"), "")
            style.set(w("styleId"), renamed[kind, style.get(w("styleId"), "")])
            if style.get(w("default")) and self._has_default(kind):
                del style.attrib[w("default")]
            for name in ("basedOn", "next", "link"):
                reference = style.find(w(name))
                if reference is not None:
                    reference.set(w("val"), renamed[kind, reference.get(w("val"), "")])
            number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if number is not None and number.get(w("val")) != "0":
                number.set(w("val"), self.numbering.own(number.get(w("val"), ""), renamed))
            self._root.append(style)

    def _has_default(self, kind: str) -> bool:
        return any(s.get(w("type")) == kind and s.get(w("default")) in ("1", "true") for s in self._styles())

    def _set_direction(self, right_to_left: bool) -> None:
        """Every paragraph style that is based on none says the direction; the others follow."""
        for style in self._styles():
            if style.get(w("type")) != "paragraph" or (_key(style) or ("", ""))[1] in _LEFT_TO_RIGHT_STYLES:
                continue
            properties = style.find(w("pPr"))
            if properties is not None:
                for old in properties.findall(w("bidi")):
                    properties.remove(old)
            if right_to_left and style.find(w("basedOn")) is None:
                properties = self._paragraph_properties(style)
                properties.insert(_insertion(properties, _BEFORE_BIDI), etree.Element(w("bidi")))
            if right_to_left and (_key(style) or ("", ""))[1] in _BARS:
                _swap_sides(properties)

    def _set_language(self, languages: tuple[str, str]) -> None:
        defaults = self._root.find(w("docDefaults"))
        if defaults is None:
            defaults = etree.Element(w("docDefaults"))
            self._root.insert(0, defaults)
        outer = defaults.find(w("rPrDefault"))
        if outer is None:
            outer = etree.Element(w("rPrDefault"))
            defaults.insert(0, outer)
        run = outer.find(w("rPr"))
        if run is None:
            run = etree.SubElement(outer, w("rPr"))
        language = run.find(w("lang"))
        if language is None:
            language = etree.SubElement(run, w("lang"))
        language.set(w("val"), languages[0])
        language.set(w("bidi"), languages[1])

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
            if w_val(style, "basedOn") in based_on_headings and name not in {f"heading {level}" for level in ids}:
                self._leave_out_of_numbering(name)

    def _leave_out_of_numbering(self, name: str) -> None:
        """A title that borrows a heading's looks must not count as a chapter, nor stand in the contents."""
        style = self._find("paragraph", name)
        if style is None or w_val(style, "pPr/numPr/numId") is not None:
            return
        properties = self._paragraph_properties(style)
        _set_number(properties, "0", None)
        if name == "toc heading":
            for old in properties.findall(w("outlineLvl")):
                properties.remove(old)
            level = etree.Element(w("outlineLvl"))
            level.set(w("val"), "9")
            after = frozenset({"divId", "cnfStyle", "rPr", "sectPr", "pPrChange"})
            properties.insert(len(properties) - _insertion(properties, after), level)

    @staticmethod
    def _paragraph_properties(style: etree._Element) -> etree._Element:
        properties = style.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            style.insert(_insertion(style, _STYLE_PARTS_BEFORE_PARAGRAPH), properties)
        return properties


def _key(style: etree._Element) -> tuple[str, str] | None:
    name = w_val(style, "name")
    return (style.get(w("type"), "paragraph"), name.casefold()) if name else None


def _set_number(properties: etree._Element, number: str, level: int | None) -> None:
    for old in properties.findall(w("numPr")):
        properties.remove(old)
    entry = etree.Element(w("numPr"))
    if level is not None:
        etree.SubElement(entry, w("ilvl")).set(w("val"), str(level))
    etree.SubElement(entry, w("numId")).set(w("val"), number)
    properties.insert(_insertion(properties, _BEFORE_NUMBER), entry)


def _swap_sides(properties: etree._Element | None) -> None:
    borders = properties.find(w("pBdr")) if properties is not None else None
    left = borders.find(w("left")) if borders is not None else None
    if borders is None or left is None or borders.find(w("right")) is not None:
        return
    left.tag = w("right")
    below = borders.find(w("bottom"))
    if below is not None:  # the order is top, left, bottom, right
        borders.insert(borders.index(below), left)


def _insertion(parent: etree._Element, before: frozenset[str]) -> int:
    return sum(1 for child in parent if etree.QName(child).localname in before)
