"""What to ask each stakeholder group next: everything that the specification still lacks and a meeting can answer.

Questions come from open questions, items without a class, gaps and missing links (`coverage/*`, `trace/*`), figures
that are placeholders, and groups that nobody has interviewed yet. An item's groups are those that asked for it, else
the group of its owner; what belongs to nobody is asked of all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spec_toolkit.document.blocks import Block, Cell, Cover, Document, Heading, Labels, Paragraph, Table, Text
from spec_toolkit.findings import Finding, SpecPath
from spec_toolkit.languages.labels import labels
from spec_toolkit.model import Index, Spec
from spec_toolkit.package_data import values
from spec_toolkit.triage import Triaged
from spec_toolkit.triage.report import words as triage_words

#: Families and rules whose findings are questions to people.
ASKED = ("coverage", "trace", "vague/placeholder")


@dataclass(frozen=True, slots=True)
class Question:
    """One question and the id of the item that it is about, empty where it is about none."""

    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions for one group. `group` is the stakeholder's id; empty for everybody."""

    group: str
    name: str
    questions: tuple[Question, ...]


@cache
def words(language: str) -> dict[str, Any]:
    """The words of the sheet in a language."""
    found: dict[str, Any] = values(f"languages/{language}/interview.yaml")
    return found


def sheets(
    spec: Spec, index: Index, triaged: Iterable[Triaged], findings: Iterable[Finding], language: str
) -> tuple[Sheet, ...]:
    """The sheet of each group that has something to answer, in the order of `stakeholders`, those for all last."""
    asked: dict[str, dict[Question, None]] = defaultdict(dict)
    for group, question in _questions(spec, index, triaged, findings, language):
        asked[group][question] = None
    found = [Sheet(one.id, one.name or one.id, tuple(asked[one.id])) for one in spec.stakeholders if asked[one.id]]
    if asked[""]:
        found.append(Sheet("", words(language)["everyone"], tuple(asked[""])))
    return tuple(found)


def _questions(
    spec: Spec, index: Index, triaged: Iterable[Triaged], findings: Iterable[Finding], language: str
) -> Iterator[tuple[str, Question]]:
    said = words(language)
    for stakeholder in spec.stakeholders:
        if stakeholder.interviewed is None:
            yield from ((stakeholder.id, Question(text)) for text in said["not_interviewed"])
    for place, question in enumerate(spec.open_questions):
        if question.question and not question.answer:
            for group in _groups(spec, index, ("open_questions", place)):
                yield group, Question(question.question, question.id)
    for one in triaged:
        if one.question:
            asked = triage_words(language)["question"][one.question]
            text = said["undetermined"].format(title=one.title, question=asked)
            for group in _groups(spec, index, one.path):
                yield group, Question(text, one.id)
    paths = {entry.id: entry.path for ids in index.entries.values() for found in ids.values() for entry in found}
    for finding in findings:
        text = said["finding"].format(message=finding.message, advice=finding.suggestion or "").strip()
        if finding.code == "vague/placeholder":
            text = said["placeholder"].format(words=finding.excerpt)
        path = paths.get(finding.item or "")
        for group in _groups(spec, index, path) if path else ("",):
            yield group, Question(text, finding.item or "")


def _groups(spec: Spec, index: Index, path: SpecPath) -> tuple[str, ...]:
    """The groups that an item belongs to: those that asked for it, else its owner's; ("",) for nobody's."""
    part = spec.value(path)
    groups = tuple(id for id in getattr(part, "stakeholders", ()) if index.find("stakeholder", id))
    if groups:
        return groups
    if getattr(part, "kind", "") == "stakeholder":
        return (part.id,)
    owner = getattr(part, "owner", None)
    if owner and index.find("stakeholder", owner):
        return (owner,)
    role = index.find("role", owner) if owner else None
    group = getattr(role.part, "stakeholder", None) if role else None
    return (group,) if group and index.find("stakeholder", group) else ("",)


def document(spec: Spec, found: tuple[Sheet, ...], language: str) -> Document:
    """The sheets as a document: a table for each group, with room for the answers."""
    said, labelled = words(language), labels(language)
    manifest = spec.manifest
    body: list[Block] = []
    for number, sheet in enumerate(found, 1):
        body.append(Heading(1, (Text(sheet.name),), f"group-{number}"))
        body.append(Paragraph((Text(said["count"].format(count=len(sheet.questions))),)))
        header = tuple(Cell((Text(said[key]),)) for key in ("question", "about", "answer"))
        rows = tuple((Cell((Text(q.text),)), Cell((Text(q.about),)), Cell(())) for q in sheet.questions)
        body.append(Table(header, rows, (5, 1.2, 5)))
    if not found:
        body.append(Paragraph((Text(said["none"]),)))
    organisation = (manifest.organisation if manifest else None) or ""
    date = manifest.date.isoformat() if manifest and manifest.date and not isinstance(manifest.date, str) else ""
    return Document(
        language=language,
        title=said["title"],
        organisation=organisation,
        version=(manifest.version if manifest else None) or "",
        date=date,
        authors=manifest.authors if manifest else (),
        cover=Cover(organisation, said["title"], said["subtitle"], ()),
        labels=Labels(*(labelled[f"doc.{name}"] for name in ("table", "figure", "page", "page_of"))),
        body=tuple(body),
    )


def workbook(found: tuple[Sheet, ...], language: str) -> bytes:
    """The sheets as a workbook, one worksheet for each group. Raises SpecToolkitError where XlsxWriter is missing."""
    import datetime as dt
    import io

    from spec_toolkit.document.blocks import RIGHT_TO_LEFT
    from spec_toolkit.errors import SpecToolkitError

    try:
        import xlsxwriter
    except ImportError:
        raise SpecToolkitError(
            "XLSX needs XlsxWriter, which is not installed.", 'Install it: pip install "spec-toolkit[vendor]"'
        ) from None
    said = words(language)
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": said["title"], "created": dt.datetime(2000, 1, 1)})
    rtl = language in RIGHT_TO_LEFT
    order = {"reading_order": 2} if rtl else {}
    head = book.add_format({"bold": True, "bottom": 1, **order})
    cell = book.add_format({"text_wrap": True, "valign": "top", **order})
    for number, sheet in enumerate(found or (Sheet("", said["everyone"], ()),), 1):
        name = "".join(c for c in sheet.name if c not in "[]:*?/\\'")[:25] or str(number)
        page = book.add_worksheet(f"{number} {name}")
        if rtl:
            page.right_to_left()
        page.set_column(0, 0, 70, cell)
        page.set_column(1, 1, 14, cell)
        page.set_column(2, 2, 70, cell)
        for column, key in enumerate(("question", "about", "answer")):
            page.write_string(0, column, said[key], head)
        for row, question in enumerate(sheet.questions, 1):
            page.write_string(row, 0, question.text, cell)
            page.write_string(row, 1, question.about, cell)
        page.freeze_panes(1, 0)
        page.fit_to_pages(1, 0)
        page.set_landscape()
        page.repeat_rows(0)
    book.close()
    return target.getvalue()
