"""`numbering.xml`: chapter numbers, bullets and numbered lists, and the numbers that Word will show."""

import copy
import re

from lxml import etree

from .markup import W, w, w_val

#: Numbered lists of ours in the letters of the language.
_LETTER_FORMS = {
    "he-IL": {"lowerLetter": "hebrew1", "lowerRoman": "decimal"},
    "ar-SA": {"lowerLetter": "arabicAbjad", "lowerRoman": "decimal"},
}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_PLACEHOLDER = re.compile(r"%(\d)")


class Numbering:
    """`numbering.xml`: the lists of the file, ours where styles of ours need them, and one more per numbered list."""

    def __init__(self, root: etree._Element | None, ours: etree._Element | None, language: str) -> None:
        self._ours = ours if ours is not None else etree.Element(w("numbering"))
        forms = _LETTER_FORMS.get(language, {})
        for form in self._ours.iter(w("numFmt")):
            value = form.get(w("val"), "")
            form.set(w("val"), forms.get(value, value))
        self._root = root if root is not None else etree.Element(w("numbering"), nsmap={"w": W})
        self._copied: dict[str, str] = {}
        self._next_number = 1 + max((int(n.get(w("numId"), 0)) for n in self._root.findall(w("num"))), default=0)
        self._restarts: list[str] = []

    def own(self, number: str, renamed: dict[tuple[str, str], str]) -> str:
        """The number under which our list `number` stands in this file; copied when first asked for."""
        if number not in self._copied:
            abstract = self._copy_abstract(number)
            for style in abstract.iter(w("pStyle")):
                style.set(
                    w("val"),
                    renamed.get(("paragraph", style.get(w("val"), "")), style.get(w("val"), "")),
                )
            self._copied[number] = self._use(abstract.get(w("abstractNumId"), ""))
        return self._copied[number]

    def chapters(self, styles: dict[int, str]) -> str:
        """A new chapter numbering for the heading styles `styles` (level → id)."""
        abstract = self._copy_abstract("1")
        for level in abstract.findall(w("lvl")):
            style = level.find(w("pStyle"))
            if style is not None:
                style.set(w("val"), styles[int(level.get(w("ilvl"), 0)) + 1])
        return self._use(abstract.get(w("abstractNumId"), ""))

    def restart(self, number: str, level: int, start: int) -> str:
        """A new list that looks like `number` and counts from `start`."""
        abstract = w_val(self._find(number), "abstractNumId") or "0"
        new = str(self._next_number)
        self._next_number += 1
        self._restarts.append(
            f'<w:num w:numId="{new}"><w:abstractNumId w:val="{abstract}"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        return new

    def start(self, number: str, level: int, first: int) -> None:
        """`level` of the list `number` counts from `first`."""
        use = self._find(number)
        wanted = w_val(use, "abstractNumId")
        abstract = next((a for a in self._root.findall(w("abstractNum")) if a.get(w("abstractNumId")) == wanted), None)
        levels = [] if abstract is None else abstract.findall(w("lvl"))
        for found in levels:
            if found.get(w("ilvl")) == str(level):
                start = found.find(w("start"))
                if start is None:
                    start = etree.Element(w("start"))
                    found.insert(0, start)
                start.set(w("val"), str(first))

    def labels(self, number: str) -> dict[int, tuple[str, dict[int, str], int]]:
        """Per level of a list: (text with %1…, number form per level, start)."""
        abstract_id = w_val(self._find(number), "abstractNumId")
        abstract = next(
            (a for a in self._root.findall(w("abstractNum")) if a.get(w("abstractNumId")) == abstract_id),
            None,
        )
        levels = [] if abstract is None else abstract.findall(w("lvl"))
        forms = {int(v.get(w("ilvl"), 0)): w_val(v, "numFmt") or "decimal" for v in levels}
        return {
            int(v.get(w("ilvl"), 0)): (w_val(v, "lvlText") or "", forms, int(w_val(v, "start") or 1)) for v in levels
        }

    def xml(self) -> bytes:
        text = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if not self._restarts:
            return text
        marker = etree.Element(w("num"))
        after = self._root.findall(w("num"))
        self._root.insert(self._root.index(after[-1]) + 1 if after else len(self._root), marker)
        text = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._root.remove(marker)
        return text.replace(b"<w:num/>", "".join(self._restarts).encode())

    def _find(self, number: str) -> etree._Element | None:
        return next((n for n in self._root.findall(w("num")) if n.get(w("numId")) == number), None)

    def _copy_abstract(self, number: str) -> etree._Element:
        use = next(n for n in self._ours.findall(w("num")) if n.get(w("numId")) == number)
        wanted = w_val(use, "abstractNumId")
        source = next(a for a in self._ours.findall(w("abstractNum")) if a.get(w("abstractNumId")) == wanted)
        mine = self._root.findall(w("abstractNum"))
        result = copy.deepcopy(source)
        free = 1 + max((int(a.get(w("abstractNumId"), 0)) for a in mine), default=0)
        result.set(w("abstractNumId"), str(free))
        pictures = len(self._root.findall(w("numPicBullet")))
        self._root.insert(self._root.index(mine[-1]) + 1 if mine else pictures, result)
        return result

    def _use(self, abstract: str) -> str:
        new = str(self._next_number)
        self._next_number += 1
        uses = self._root.findall(w("num"))
        entry = etree.Element(w("num"))
        entry.set(w("numId"), new)
        etree.SubElement(entry, w("abstractNumId")).set(w("val"), abstract)
        self._root.insert(self._root.index(uses[-1]) + 1 if uses else len(self._root.findall(w("abstractNum"))), entry)
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
