"""Whole projects full of what nobody expects: a check answers, a document keeps its structure and its text.

A short run is part of the suite; `python dev.py fuzz` makes a long one (SPEC_FUZZ_EXAMPLES sets how many projects).
"""

import html
import io
import json
import os
import re
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from spec_toolkit import pipeline
from spec_toolkit.document.build import BuildOptions
from spec_toolkit.document.build import build as build_document
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.findings import formats
from spec_toolkit.outputs import Request, write
from tests.effort import seconds
from tests.outputs.docx.ooxml_rules import broken_rules

GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
EXAMPLES = int(os.environ.get("SPEC_FUZZ_EXAMPLES", "25"))
ROBUST = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES <= 100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

#: Markdown, HTML, Jinja, Office fields and YAML; bidi controls, joiners, pictures, astral letters, combining marks.
PIECES = [
    "**", "__", "`", "```\n", "~~~", "# ", "\n# ", "\n## x\n",
    "\n---\n", "\n===\n", "- ", "\n- ", "1. ", "> ", "|", "\n|a|b|\n|-|-|\n",
    "[FR-001]", "[x](javascript:alert(1))", "![i](x.png)", "<b>",
    "</div>", "<script>alert(1)</script>", "<!--", "-->",
    "<![CDATA[", "]]>", "&amp;", "&#0;", "&lt;", "{{ 7*7 }}",
    "{% for x in y %}", "{#", "${x}", "%(x)s", "{words}", "{0}",
    "\\", "\\n", "'", '"', ": ", " #", "*a", "&a", "!!python/object",
    "@", "%", "\t", "\n", "\r\n", "  ", "\u00a0",
    "\u202e", "\u202d", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c",
    "\u200b", "\u200c", "\u200d", "\ufeff", "\u00ad", "\u2028", "\u2029", "\x85",
    "😀", "👩‍👩‍👧‍👦", "🇮🇱", "𝔘", "𠀀", "é", "e\u0301", "ﷺ",
    "ﬁ", "Ǆ", "İ", "ß", "٣", "½", "\ue000", "\ue0000\ue001", "\uffff",
    "=cmd|'/C calc'!A0", "REF _Toc1 \\h", "x" * 200, "א" * 80, "\u0301" * 20,
    "The system shall ", "must not ", "within 3 seconds",
    "המערכת תשמור ", "עד 3 ימים ", "يجب على النظام ", "خلال يومين ",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join),
    st.text(max_size=40),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=15),
)
#: Texts that a file may hold and that are seen on a page. A byte-order mark within a file is an error of its own
#: (`schema/control-character`, shown in tests/sources/test_faults.py).
PRINTABLE = TEXTS.map(
    lambda text: re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ue000-\uf8ff]", "", f"a{text}z")
)
IDS = st.sampled_from(["FR-001", "FR-2", "א-1", "عـ1", "a.b", "x_y", "-", "١"])
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def items(texts: st.SearchStrategy[str], **more: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    fields: dict[str, st.SearchStrategy[Any]] = {"notes": texts, **more}
    return st.lists(st.fixed_dictionaries({"id": IDS}, optional=fields), max_size=3, unique_by=lambda item: item["id"])


def projects(texts: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    lists = st.lists(texts, max_size=3)
    return st.fixed_dictionaries(
        {
            "spec": st.fixed_dictionaries(
                {"title": texts, "language": st.sampled_from(["en", "he", "ar"])}, optional={"organisation": texts}
            ),
            "requirements": items(
                texts, title=texts, statement=texts, rationale=texts, acceptance=lists, source=texts, tags=lists
            ),
        },
        optional={
            "goals": items(texts, statement=texts),
            "roles": items(texts, name=texts, description=texts),
            "modules": items(texts, name=texts),
            "objects": items(texts, name=texts, plural=texts, description=texts),
            "risks": items(texts, description=texts, mitigation=texts),
            "glossary": st.lists(st.fixed_dictionaries({"term": texts}, optional={"definition": texts}), max_size=3),
        },
    )


def written(project: Any, folder: str) -> Path:
    path = Path(folder) / "spec.yaml"
    path.write_text(json.dumps(project, ensure_ascii=False, indent=1), "utf-8", errors="surrogatepass", newline="\n")
    return path


def check(path: Path) -> pipeline.Work:
    """Checks a project and writes every report. Only SpecToolkitError may come out."""
    work = pipeline.load(path)
    report = pipeline.check(work)
    for name in formats.names():
        text = formats.write(name, report)
        if name in ("json", "sarif"):
            json.loads(text)
        if name == "junit":
            etree.fromstring(text.encode())
    for finding in report.findings:
        assert finding.place.line >= 1 and finding.place.column >= 1
        assert finding.message
    return work


@ROBUST
@given(project=projects(TEXTS), key=TEXTS, junk=JUNK)
def test_a_check_always_answers(project: dict[str, Any], key: str, junk: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for broken in (
            project,
            {**project, key: junk},
            {**project, "requirements": junk},
            {**project, "ui": {key: junk}},
        ):
            try:
                check(written(broken, folder))
            except SpecToolkitError as fault:
                assert fault.message


@ROBUST
@given(text=st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_is_a_file(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spec.yaml"
        path.write_text("spec: {title: T}\n" + text, "utf-8", errors="surrogatepass", newline="")
        try:
            check(path)
        except SpecToolkitError as fault:
            assert fault.message


def documents(project: dict[str, Any]) -> dict[str, bytes] | None:
    """The documents of a project by format; None where it is not built."""
    with tempfile.TemporaryDirectory() as folder:
        work = pipeline.load(written(project, folder))
        if any(f.severity == "error" for f in pipeline.check(work, ("schema",)).findings):
            return None
        document = build_document(work.spec, work.index, BuildOptions())
        return {name: write(name, document, Request("spec")).main for name in ("docx", "md", "html")}


def plain(project: Any) -> Any:
    """The project with a word in the place of every text."""
    if isinstance(project, dict):
        return {key: value if key in ("id", "language", "priority") else plain(value) for key, value in project.items()}
    return [plain(value) for value in project] if isinstance(project, list) else "word"


#: Fields that are plain text: nothing in them is read as Markdown.
NAMES = st.fixed_dictionaries(
    {
        "spec": st.fixed_dictionaries({"title": PRINTABLE, "language": st.sampled_from(["en", "he", "ar"])}),
        "requirements": items(st.just("word"), title=PRINTABLE, source=PRINTABLE),
        "modules": items(st.just("word"), name=PRINTABLE),
        "roles": items(st.just("word"), name=PRINTABLE),
    }
)


def outline(markdown: str) -> list[str]:
    """The blocks of a Markdown text without the inlines, and the tags that stand in it."""
    found = []
    for token in GFM.parse(markdown):
        if token.type not in ("inline", "html_block"):
            found.append(f"{token.type} {token.tag} {token.level}")
    return found


@ROBUST
@example({"spec": {"title": "a**z", "language": "en"}, "requirements": [], "modules": [], "roles": [
    {"id": "FR-001", "name": "a}\U00016897<\U000b760cz"}]})  # fmt: skip
@given(project=NAMES)
def test_names_change_no_structure_and_stand_in_every_document(project: dict[str, Any]) -> None:
    for requirement in project["requirements"]:
        requirement["priority"] = "must"  # a title such as "must" would else propose a class, which the document shows
    built, simple = documents(project), documents(plain(project))
    assert built is not None and simple is not None
    assert broken_rules(built["docx"]) == []
    assert outline(built["md"].decode()) == outline(simple["md"].decode())
    tags = re.compile(r"<(script|iframe|object|embed|img|h1|h2|h3|h4|table|tr)\b")
    assert tags.findall(built["html"].decode()) == tags.findall(simple["html"].decode())
    shown = {name: letters(texts(name, data)) for name, data in built.items()}
    for section in ("requirements", "modules", "roles"):
        for item in project[section]:
            for key in ("title", "name"):
                if key in item:
                    for name, text in shown.items():
                        assert letters(item[key]) in text, (name, item[key])


@ROBUST
@given(project=projects(PRINTABLE))
def test_what_is_built_is_valid(project: dict[str, Any]) -> None:
    built = documents(project)
    if built is not None:
        assert broken_rules(built["docx"]) == []
        assert "<script>alert" not in built["html"].decode()
        assert "javascript:alert" not in re.sub(r">[^<]*<", "><", built["html"].decode())


def texts(name: str, data: bytes) -> str:
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return "".join(etree.fromstring(file.read("word/document.xml")).itertext())
    text = re.sub(r"</?[A-Za-z!][^>]*>", "", data.decode())  # before anything else "<" is a character like any other
    return html.unescape(re.sub(r"\\([^\w\s])", r"\1", text) if name == "md" else text)


def letters(text: str) -> str:
    """What of a text no escape, wrap or direction mark touches."""
    import unicodedata

    return "".join(char for char in unicodedata.normalize("NFC", text) if char.isalnum() and char.isprintable())


# --- sizes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece", ["word ", "א", "ع ", "**", "[", "`", "x", "The system shall store 3 orders. ", "\\", "<", "😀", "- a\n"]
)
def test_a_text_of_a_megabyte(tmp_path: Path, piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    path = written({"spec": {"title": "T"}, "requirements": [{"id": "FR-1", "statement": text}]}, str(tmp_path))
    works: list[pipeline.Work] = []
    assert seconds(lambda: works.append(check(path)), 60) < 60
    assert works[0].spec.requirements


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "{"])
def test_two_hundred_levels(tmp_path: Path, opening: str) -> None:
    closing = {"[": "]", "{a: ": "}", "{": "}"}.get(opening, "")
    for levels in (200, 5000):
        path = tmp_path / "spec.yaml"
        path.write_text(f"spec: {{title: T}}\nrequirements:\n  {opening * levels}x{closing * levels}\n", "utf-8")
        try:
            check(path)
        except SpecToolkitError as fault:
            assert fault.message


@pytest.mark.parametrize("piece", ["**", "[", "> ", "- ", "`", "_a", "<b>", "![", "* * "])
def test_deep_markdown(piece: str) -> None:
    project = {
        "spec": {"title": "T"},
        "requirements": [{"id": "FR-1", "statement": piece * 2000 + "x", "notes": piece * 2000}],
    }
    built: list[dict[str, bytes] | None] = []
    assert seconds(lambda: built.append(documents(project)), 30) < 30
    assert built[0] is not None and broken_rules(built[0]["docx"]) == []
