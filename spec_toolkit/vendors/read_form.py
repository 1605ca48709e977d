"""Reads a returned Word form: every answer by the tag of its content control.

Where tags were lost (LibreOffice before 7.5 drops them), an answer belongs to the last bookmark of an item before it,
and its field is told by the order of the controls that follow this bookmark.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from spec_toolkit.vendors import values
from spec_toolkit.vendors import words as w
from spec_toolkit.vendors.answers import Answers
from spec_toolkit.vendors.form import Place, bookmarks, places
from spec_toolkit.vendors.identity import check_identity
from spec_toolkit.vendors.package import Package, RefusedError
from spec_toolkit.vendors.questionnaire import Questionnaire
from spec_toolkit.vendors.returned import Log, Spot

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTROLS = 100_000
_PLACEHOLDERS = ("placeholder_choice", "placeholder_date", "placeholder_text", "placeholder_number")


@dataclass(frozen=True, slots=True)
class Control:
    """A content control: what it shows, and the values of its list by what they show."""

    tag: str
    before: str
    shown: str
    options: dict[str, str]
    date: str = ""
    empty: bool = False


def read_form(package: Package, asked: Questionnaire, answers: Answers, log: Log) -> None:
    """Adds the answers of a form to `answers`. Raises RefusedError for a document that cannot be read."""
    if any("attachedtemplate" in (package.read(name) or b"").lower().decode("latin-1") for name in _settings(package)):
        log.add("external-link")
    check_identity(_facts(package), asked, answers, log)
    expected = places(asked)
    by_tag = {place.tag: place for place in expected}
    controls = list(_controls(package))
    if not any(control.tag in by_tag for control in controls):
        controls = _tagged_by_bookmark(controls, asked, expected)
    seen: dict[Place, str] = {}
    for number, control in enumerate(controls, 1):
        place = by_tag.get(control.tag)
        if place is None:
            if control.tag.count("|") == 1 and not control.empty:
                log.add("unknown-row", Spot(cell=control.tag, row=number), detail=control.tag)
            continue
        if control.empty or _is_placeholder(control.shown):
            seen.setdefault(place, "")
            continue
        _take(place, control, Spot(cell=control.tag, row=number), seen, asked, answers, log)
    _report(expected, seen, asked, answers, log)


def _take(
    place: Place,
    control: Control,
    spot: Spot,
    seen: dict[Place, str],
    asked: Questionnaire,
    answers: Answers,
    log: Log,
) -> None:
    before = seen.get(place)
    if before:
        if before == control.shown:
            log.add("doubled-row", spot, place.id)
        else:
            log.add("conflicting-rows", spot, place.id, detail=control.shown, other=before, there=place.tag)
            answers.sections[place.section].get(place.id, {}).pop(place.key, None)
        return
    seen[place] = control.shown
    written = control.date[:10] if place.kind == "date" and control.date else control.shown
    # What a list shows is told by its own entries: a vendor's Word may have changed neither, or both.
    known = control.options.get(control.shown)
    if place.kind in w.CHOICES and known in w.labels(place.kind, asked.language):
        answers.set(place.section, place.id, place.key, str(known))
        return
    value = values.sound(place.kind, written, asked.language, log, spot, place.id)
    if value is not None:
        answers.set(place.section, place.id, place.key, value)


def _report(
    expected: tuple[Place, ...], seen: dict[Place, str], asked: Questionnaire, answers: Answers, log: Log
) -> None:
    if not seen:
        log.add("no-answers")
        return
    missing = list(dict.fromkeys(place.id for place in expected if place not in seen))
    if missing:
        log.add("missing-rows", count=len(missing), detail=", ".join(missing[:12]) + (", …" if missing[12:] else ""))
    for line in asked.prices:
        entry = answers.sections["prices"].get(line.id)
        if entry is not None and "amount" in entry:
            entry |= {"plan": line.plan, "recurring": line.recurring}
            entry |= {"per_user": "yes" if line.per_user else "no", "optional": "yes" if line.optional else "no"}


def _settings(package: Package) -> Iterator[str]:
    yield from (name for name in package.names if name == "word/_rels/settings.xml.rels")


def _facts(package: Package) -> dict[str, str]:
    custom = package.tree("docprops/custom.xml")
    if custom is None:
        return {}
    return {entry.get("name") or "": "".join(str(text) for text in entry.itertext()).strip() for entry in custom}


def _controls(package: Package) -> Iterator[Control]:
    """Every content control that is no frame of others, in document order, with the last bookmark before it."""
    root = package.tree("word/document.xml")
    if root is None:
        raise RefusedError("not-workbook")
    bookmark = ""
    count = 0
    for element in root.iter(f"{_W}sdt", f"{_W}bookmarkStart"):
        if element.tag == f"{_W}bookmarkStart":
            bookmark = element.get(f"{_W}name") or ""
            continue
        count += 1
        if count > _CONTROLS:
            raise RefusedError("too-large", "word/document.xml")
        content, properties = element.find(f"{_W}sdtContent"), element.find(f"{_W}sdtPr")
        if content is None or properties is None or next(content.iter(f"{_W}sdt"), None) is not None:
            continue
        tag, date = properties.find(f"{_W}tag"), properties.find(f"{_W}date")
        options = {
            item.get(f"{_W}displayText") or item.get(f"{_W}value") or "": item.get(f"{_W}value") or ""
            for item in properties.iterfind(f"{_W}dropDownList/{_W}listItem")
        }
        yield Control(
            (tag.get(f"{_W}val") or "") if tag is not None else "",
            bookmark,
            _text(content),
            options,
            (date.get(f"{_W}fullDate") or "") if date is not None else "",
            properties.find(f"{_W}showingPlcHdr") is not None,
        )


def _text(content: etree._Element) -> str:
    """What a control shows; what was deleted with changes tracked is no part of it."""
    parts: list[str] = []
    for element in content.iter(f"{_W}t", f"{_W}br", f"{_W}cr", f"{_W}tab", f"{_W}noBreakHyphen", f"{_W}p", f"{_W}sym"):
        name = etree.QName(element).localname
        if name == "p":
            parts.append("\n" if parts else "")
        else:
            parts.append(
                {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}.get(name, "") or element.text or ""
            )
    return values.clean("".join(parts))


def _is_placeholder(shown: str) -> bool:
    return not shown or any(
        w.folded(shown) == w.folded(w.words(language)[key]) for language in w.LANGUAGES for key in _PLACEHOLDERS
    )


def _tagged_by_bookmark(controls: list[Control], asked: Questionnaire, expected: tuple[Place, ...]) -> list[Control]:
    anchors = bookmarks(asked)
    fields: dict[str, list[Place]] = defaultdict(list)
    for place in expected:
        fields[place.anchor].append(place)
    used: dict[str, int] = defaultdict(int)
    found = []
    for control in controls:
        anchor = anchors.get(control.before, "")
        position = used[anchor]
        used[anchor] += 1
        if position < len(fields[anchor]):
            place = fields[anchor][position]
            found.append(
                Control(place.tag, control.before, control.shown, control.options, control.date, control.empty)
            )
    return found
