"""The comparison as a document: the tables, two charts, every answer side by side, a page for each vendor."""

from collections.abc import Iterator

from spec_toolkit.document import blocks as b
from spec_toolkit.languages.labels import labels
from spec_toolkit.vendors import words as w
from spec_toolkit.vendors.charts import cost_chart, fit_chart
from spec_toolkit.vendors.compare import Comparison, Offer
from spec_toolkit.vendors.fit import UNANSWERED, effective_code
from spec_toolkit.vendors.report import Reporter, Section

_TONES: dict[str, b.Tone] = {
    "standard": "good",
    "configuration": "good",
    "customisation": "warning",
    "third_party": "warning",
    "third_party_custom": "warning",
    "future_release": "warning",
    "not_available": "bad",
    UNANSWERED: "undetermined",
}
_UPRIGHT_COLUMNS = 7
_LONGEST_COMMENT = 240


def document(comparison: Comparison, day: str = "") -> b.Document:
    """The report in the language of the specification; `day` is the specification's own date (ISO) or empty."""
    asked = comparison.asked
    reporter = Reporter(comparison, asked.language)
    said, words = reporter.said, labels(asked.language)
    cover = b.Cover(asked.organisation, said["title"], asked.title, ((words["doc.version"], asked.version),), "")
    return b.Document(
        language=asked.language,
        title=said["title"],
        organisation=asked.organisation,
        version=asked.version,
        date=day,
        authors=(),
        cover=cover,
        labels=b.Labels(
            words["doc.table"],
            words["doc.figure"],
            words["doc.page"],
            words["doc.page_of"],
            words["doc.back_to_contents"],
        ),
        body=tuple(_body(reporter)),
    )


def _body(reporter: Reporter) -> Iterator[b.Block]:
    said, words = reporter.said, labels(reporter.language)
    yield b.Contents(words["doc.toc"], words["doc.list_of_tables"], words["doc.list_of_figures"])
    cost = cost_chart(reporter)
    figures = {said["fit_by_class"]: fit_chart(reporter), said["cost"]: cost}
    for number, section in enumerate(reporter.sections(), 1):
        if section.chapter:
            yield b.Heading(1, _text(section.chapter), f"comparison-{number}")
        if section.title != section.chapter:
            yield b.Heading(2, _text(section.title), f"comparison-{number}-table")
        yield from _section(section)
        figure = figures.get(section.title)
        if figure is not None:
            yield figure
    yield b.Heading(1, _text(said["answers"]), "answers")
    yield _side_by_side(reporter)
    for offer in reporter.comparison.offers:
        yield b.PageBreak()
        yield b.Heading(1, _text(offer.label), f"vendor-{offer.name}")
        yield from _vendor(reporter, offer)


def _section(section: Section) -> Iterator[b.Block]:
    if section.rows:
        header = tuple(
            b.Cell(_text(text), align="start" if at == 0 else "end") for at, text in enumerate(section.header)
        )
        rows = tuple(
            tuple(b.Cell(_text(text), align="start" if at == 0 else "end") for at, text in enumerate(row))
            for row in section.rows
        )
        widths = (2.4, *[1.0] * (len(section.header) - 1))
        yield b.Table(header, rows, widths, section.title, wide=len(section.header) > _UPRIGHT_COLUMNS)
    for label, points in section.points:
        yield b.Paragraph((b.Strong(_text(label)),))
        yield b.BulletList(tuple(b.ListItem((b.Paragraph(_text(point)),)) for point in points))
    for note in section.notes:
        yield b.Paragraph(_text(note), "note")


def _side_by_side(reporter: Reporter) -> b.Block:
    comparison = reporter.comparison
    said = w.words(reporter.language)["columns"]
    header = (
        b.Cell(_text(said["id"])),
        b.Cell(_text(said["text"])),
        *(b.Cell(_text(offer.label)) for offer in comparison.offers),
    )
    rows = []
    for one in comparison.asked.requirements:
        title = (b.Strong(_text(one.title)), b.LineBreak()) if one.title and one.title != one.text else ()
        answers = tuple(b.Cell(_answer(reporter, offer, one.id)) for offer in comparison.offers)
        rows.append((b.Cell(_text(one.id)), b.Cell((*title, b.Text(one.text))), *answers))
    widths = (0.8, 3.0, *[1.8] * len(comparison.offers))
    return b.Table(header, tuple(rows), widths, reporter.said["answers"], wide=True)


def _answer(reporter: Reporter, offer: Offer, id: str) -> b.Inlines:
    entry = offer.answers.sections["requirements"].get(id, {})
    code = effective_code(offer.answers, id)
    badge = b.Badge(reporter.code(code), _TONES[code])
    more = [str(entry[key]) for key in ("date", "comment") if entry.get(key)]
    if "price" in entry and isinstance(price := entry["price"], int | float):
        more.append(reporter.money(price))
    if not more:
        return (badge,)
    text = reporter.formats.separator.join(more)
    return (badge, b.LineBreak(), b.Text(text if len(text) <= _LONGEST_COMMENT else text[:_LONGEST_COMMENT] + "…"))


def _vendor(reporter: Reporter, offer: Offer) -> Iterator[b.Block]:
    """What a vendor says of itself, its knock-outs and open points, its prices and its answers to questions."""
    said, questionnaire = reporter.said, w.words(reporter.language)
    sections = offer.answers.sections
    rank = str(offer.rank) if offer.rank else said["knocked_out"]
    facts = [
        (said["rank"], rank),
        (said["score"], reporter.points(offer.total)),
        (said["as_is"], reporter.percent(offer.fit.whole.as_is)),
        (said["cost"], reporter.money(offer.cost.total)),
        *((questionnaire["profile"].get(id, id), str(e.get("value", ""))) for id, e in sections["profile"].items()),
    ]
    yield _properties(facts)
    for key, remarks in (("knockouts", offer.knockouts), ("open", offer.open)):
        if remarks:
            yield b.Heading(2, _text(said[key]), f"vendor-{offer.name}-{key}", numbered=False)
            lines = [reporter.remark(remark) for remark in remarks]
            yield b.BulletList(tuple(b.ListItem((b.Paragraph(_text(line)),)) for line in lines))
    prices = list(_prices(reporter, offer))
    if prices:
        yield b.Heading(2, _text(questionnaire["sheets"]["prices"]["title"]), f"vendor-{offer.name}-prices", False)
        yield _properties(prices)
    asked = dict(reporter.comparison.asked.questions)
    answered = [(asked.get(id, id), str(e.get("answer", ""))) for id, e in sections["questions"].items()]
    if answered:
        yield b.Heading(
            2, _text(questionnaire["sheets"]["questions"]["title"]), f"vendor-{offer.name}-questions", False
        )
        yield _properties(answered)


def _prices(reporter: Reporter, offer: Offer) -> Iterator[tuple[str, str]]:
    known = {line.id: line.label for line in reporter.comparison.asked.prices}
    recurring = w.labels("recurring", reporter.language)
    per_user = w.words(reporter.language)["columns"]["per_user"]
    for id, entry in offer.answers.sections["prices"].items():
        amount = entry.get("amount")
        if isinstance(amount, int | float):
            parts = [reporter.formats.number(amount), recurring.get(str(entry.get("recurring")), "")]
            parts += [per_user] if entry.get("per_user") in (True, "yes") else []
            yield str(entry.get("item") or known.get(id, id)), reporter.formats.separator.join(p for p in parts if p)


def _properties(pairs: list[tuple[str, str]]) -> b.Table:
    return b.Table((), tuple((b.Cell(_text(key)), b.Cell(_text(value))) for key, value in pairs), (1.0, 2.0))


def _text(text: str) -> b.Inlines:
    """Vendors' texts are data: their lines stay, nothing else in them means anything."""
    parts: list[b.Inline] = []
    for number, line in enumerate(text.split("\n")):
        parts += [b.LineBreak()] if number else []
        parts.append(b.Text(line))
    return tuple(parts)
