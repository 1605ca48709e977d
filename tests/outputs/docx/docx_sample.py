"""A document with one of everything, in the three languages, read from `sample.yaml`."""

from pathlib import Path
from typing import Any

import yaml

from spec_toolkit.document.blocks import (
    Badge,
    Block,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Contents,
    Cover,
    Document,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Labels,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    Record,
    Strong,
    Table,
    Text,
)

WORDS: dict[str, dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "sample.yaml").read_text("utf-8"), yaml.BaseLoader
)


def paragraph(*texts: str) -> Paragraph:
    return Paragraph(tuple(Text(t) for t in texts))


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Text(t),)) for t in texts)


def figure(words: dict[str, Any], language: str) -> Figure:
    rtl = language != "en"
    boxes = ""
    for number, stage in enumerate(words["stages"]):
        x = 20 + 210 * (2 - number if rtl else number)
        boxes += (
            f'<rect x="{x}" y="30" width="150" height="60" rx="8" fill="#e9eff6" stroke="#1f4068" stroke-width="2"/>'
            f'<text x="{x + 75}" y="66" font-family="Rubik" font-size="18" text-anchor="middle">{stage}</text>'
        )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 610 120" width="610" height="120">'
        f'<rect width="610" height="120" fill="#fff"/>{boxes}</svg>'
    )
    return Figure(svg, 610, 120, words["stages_caption"], words["stages_alt"], "figure-stages")


def record(number: int, words: dict[str, Any]) -> Record:
    id_ = f"FR-{number:03d}"
    other = f"FR-{number % 4 + 1:03d}"
    return Record(
        id_,
        id_,
        words["record_titles"][(number - 1) % len(words["record_titles"])],
        (
            Badge(words["must"], "must"),
            Badge(words["approved"], "good"),
        )
        if number % 2
        else (Badge(words["nice"], "nice_to_have"), Badge(words["draft"], "warning")),
        (
            paragraph(words["statements"][(number - 1) % len(words["statements"])]),
            BulletList(tuple(ListItem((paragraph(t),)) for t in words["bullets"][:2])),
        )
        if number == 1
        else (paragraph(words["statements"][(number - 1) % len(words["statements"])]),),
        (
            (words["properties"][0], (Text(words["acceptance"]),)),
            (words["properties"][1], (Text(words["source"]),)),
            (words["properties"][2], (Link(f"#{other}", (Text(other),)), Text(", "), Link("#G-1", (Text("G-1"),)))),
        ),
    )


def body(words: dict[str, Any], language: str) -> tuple[Block, ...]:
    matrix = tuple(
        tuple(Cell((Text(t),), align="start" if c == 0 else "center") for c, t in enumerate(r)) for r in words["matrix"]
    )
    return (
        Heading(1, (Text(words["control"]),), "document-control", numbered=False),
        Table(row(*words["history"][0]), tuple(row(*r) for r in words["history"][1:]), (1, 1.4, 2, 5)),
        Contents(words["contents"], words["tables"], words["figures"]),
        Heading(1, (Text(words["chapter1"]),), "summary"),
        Paragraph((Text(words["lead"]),), "lead"),
        Paragraph(
            (
                Text(words["mixed"][0]),
                Strong((Text(words["mixed"][1]),)),
                Text(words["mixed"][2]),
                Emphasis((Text(words["mixed"][3]),)),
                Text(words["mixed"][4]),
                Footnote((Text(words["footnote"]), Link("https://www.example.com/a?b=1&c=2", (Text("example.com"),)))),
                Text(" "),
                Link("#FR-002", (Text("FR-002"),)),
                Text(", "),
                Link("https://www.example.com/crm/", (Text("https://www.example.com/crm/"),)),
                Text(", "),
                Code("GET /api/v1/leads"),
                LineBreak(),
                Text(words["after_break"]),
            )
        ),
        *(paragraph(t) for t in words["sentences"]),
        Paragraph((Text(words["note"]),), "note"),
        Heading(2, (Text(words["section1"]),), "goals"),
        Table(
            tuple(Cell((Text(t),), align="end" if c > 1 else "start") for c, t in enumerate(words["kpis"][0])),
            tuple(
                tuple(
                    Cell((Text(t),), anchor=t if c == 0 else None, align="end" if c > 1 else "start")
                    for c, t in enumerate(r)
                )
                for r in words["kpis"][1:]
            ),
            (1, 4, 1.3, 1.3, 1.3),
            words["kpi_caption"],
        ),
        BulletList(
            (
                ListItem((paragraph(words["bullets"][0]),)),
                ListItem(
                    (
                        paragraph(words["bullets"][1]),
                        BulletList(
                            (
                                ListItem((paragraph(words["bullets"][2]),)),
                                ListItem((paragraph(words["bullets"][0]),)),
                            )
                        ),
                        OrderedList(tuple(ListItem((paragraph(t),)) for t in words["bullets"])),
                    )
                ),
            )
        ),
        OrderedList(tuple(ListItem((paragraph(t), paragraph(words["after_break"]))) for t in words["bullets"]), 3),
        Quote((paragraph(words["quote"]), paragraph(words["after_break"]))),
        CodeBlock('{"lead": {"source": "web",\n          "owner": null}}', "json"),
        figure(words, language),
        PageBreak(),
        Heading(1, (Text(words["chapter2"]),), "functional"),
        Paragraph((Text(words["lead"]),), "lead"),
        Heading(2, (Text(words["section2"]),), "leads"),
        *(record(n, words) for n in (1, 2, 3)),
        Heading(3, (Text(words["section3"]),), "web"),
        record(4, words),
        Table((), tuple(row(a, b) for a, b in words["sheet"]), (1, 3), ""),
        Heading(2, (Text(words["matrix_title"]),), "matrix"),
        Table(
            tuple(Cell((Text(t),), align="start" if c == 0 else "center") for c, t in enumerate(words["matrix"][0])),
            matrix[1:] * 8,
            (3, *(1,) * (len(words["matrix"][0]) - 1)),
            words["matrix_caption"],
            wide=True,
        ),
        Heading(2, (Text(words["section1"]),), "after-matrix"),
        paragraph(*words["sentences"][:1]),
        PageBreak(),
        Heading(1, (Text(words["chapter3"]),), "glossary"),
        *(paragraph(t) for t in words["other_direction"]),
        Table(
            row(*words["terms"][0]),
            tuple(row(*r) for r in words["terms"][1:]),
            (1, 1, 3),
            words["terms_caption"],
        ),
    )


def sample(language: str) -> Document:
    words = WORDS[language]
    return Document(
        language=language,
        title=words["title"],
        organisation=words["organisation"],
        version="1.2",
        date="2026-11-21",
        authors=(words["author"],),
        cover=Cover(
            words["organisation"],
            words["title"],
            words["subtitle"],
            tuple((a, b) for a, b in words["cover"]),
            words["confidential"],
        ),
        labels=Labels(*words["labels"]),
        body=body(words, language),
        confidentiality=words["confidential"],
    )
