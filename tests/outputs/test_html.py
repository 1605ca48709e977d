"""The HTML page: no text becomes markup, nothing is asked of any server, search works, right to left is right."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spec_toolkit.document import blocks as b
from spec_toolkit.outputs import Request
from spec_toolkit.outputs.html import render

CHROMIUM = shutil.which("chromium")
NASTY = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(["<", ">", "&", '"', "'", "script", "<img src=x onerror=a()>", "]]>", "<!--", "&lt;", "a"])
    ).map("".join),
)


def document(body: tuple[b.Block, ...], language: str = "en", text: str = "Title") -> b.Document:
    cover = b.Cover(text, text, text, ((text, text),), text)
    labels = b.Labels("Table", "Figure", "Page", "of")
    return b.Document(language, text, text, text, text, (text,), cover, labels, body, text)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(" ".join([tag, *sorted(name for name, _ in attrs)]))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def body(text: str) -> tuple[b.Block, ...]:
    inline = (b.Text(text), b.Strong((b.Text(text),)), b.Code(text), b.Badge(text), b.Link("#a", (b.Text(text),)))
    cell = b.Cell(inline, anchor="c")
    return (
        b.Heading(1, inline, "h"),
        b.Paragraph(inline),
        b.Table((cell,), ((b.Cell(inline),),), (1,), text),
        b.Record("r", text, text, (b.Badge(text),), (b.Quote((b.Paragraph(inline),)),), ((text, inline),)),
        b.CodeBlock(text),
        b.BulletList((b.ListItem((b.Paragraph((b.Text(text), b.Footnote(inline))),)),)),
    )


def parsed(text: str) -> Tags:
    tags = Tags()
    tags.feed(render(document(body(text), text=text), Request("x")).main.decode("utf-8", "surrogatepass"))
    return tags


@settings(max_examples=150, deadline=None)
@given(NASTY.filter(str.strip))
def test_no_author_text_becomes_markup(text: str) -> None:
    text = "".join(c for c in text if c.isprintable()).strip() or "a"
    found = parsed(text)
    assert found.tags == parsed("a").tags
    assert sum(text in t for t in found.texts) >= 20


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    page = render(document((b.Paragraph((b.Link("javascript:a()", (b.Text("x"),)),)),)), Request("x")).main.decode()
    assert "javascript:" not in page


def test_the_page_asks_nothing_of_anybody() -> None:
    figure = b.Figure("<svg xmlns='http://www.w3.org/2000/svg'></svg>", 1, 1, "c", "a", "f")
    page = render(document((figure,)), Request("x")).main.decode()
    assert re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", page) is None
    assert "@import" not in page
    assert "url(" not in page
    assert "default-src 'none'" in page


SEARCH = """<script>addEventListener("load", () => { const s = document.getElementById("search"); s.value = "WORD";
s.dispatchEvent(new Event("input")); const r = [...document.querySelectorAll("#results a")];
document.title = [r.length, r[0] ? r[0].getAttribute("href") : "",
getComputedStyle(document.querySelector("main")).direction,
document.querySelector("nav").getBoundingClientRect().left > 300].join(" "); });</script></head>"""


@pytest.mark.office
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize(
    ("language", "word", "text", "direction"),
    [
        ("en", "qualify lead", "Qualify the lead", "ltr false"),
        ("he", "שלום", "שָׁלוֹם לכולם", "rtl true"),
        ("ar", "محمد", "مُحَمَّد", "rtl true"),
    ],
)
def test_search_and_direction_in_a_browser(tmp_path: Path, language: str, word: str, text: str, direction: str) -> None:
    record = b.Record("FR-001", "FR-001", text, (), (b.Paragraph((b.Text("x"),)),))
    page = render(document((b.Heading(1, (b.Text("H"),), "h"), record), language), Request("x")).main.decode()
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace(
        "</head>", SEARCH.replace("WORD", word)
    )
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    assert CHROMIUM is not None
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--window-size=1300,900",
        "--enable-logging=stderr",
    ]
    command += [
        f"--user-data-dir={tmp_path}/u",
        "--virtual-time-budget=3000",
        "--dump-dom",
        f"file://{tmp_path}/p.html",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "CONSOLE" not in done.stderr
    assert f"<title>1 #FR-001 {direction}</title>" in done.stdout


@pytest.mark.office
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_the_script_is_allowed_by_the_policy_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_bytes(render(document(body("x")), Request("x")).main)
    assert CHROMIUM is not None
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom"]
    command += [f"--user-data-dir={tmp_path}/u", f"file://{tmp_path}/p.html"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "CONSOLE" not in done.stderr


def test_dates_and_names_read_in_their_order_from_the_right() -> None:
    told = b.Paragraph((b.Text("بحلول 2027-12-31 مع Zoho، "), b.Strong((b.Text("Odoo"),))))
    assert (
        "بحلول \u200e2027-12-31 مع Zoho\u200f، <strong>Odoo</strong>"
        in render(document((told,), "ar"), Request("x")).main.decode()
    )
    assert "\u200e" not in render(document((told,)), Request("x")).main.decode()
