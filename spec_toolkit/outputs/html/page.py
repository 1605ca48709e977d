"""The page around the blocks: head, navigation, cover, script and style. Nothing on it makes a request."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spec_toolkit.document.blocks import Document, Heading
from spec_toolkit.languages.labels import labels
from spec_toolkit.outputs import Request, Written
from spec_toolkit.outputs.html.body import BodyWriter, Numbers, attribute, escape

#: Headings deeper than this are not in the navigation.
_LISTED_LEVELS = 3


def render(document: Document, request: Request) -> Written:  # noqa: ARG001 - a page has no looks of a Word file
    """`document` as one self-contained page."""
    return Written("".join(_page(document)).encode())


def _page(document: Document) -> Iterator[str]:
    words = labels(document.language)
    script, style = _asset("page.js"), _asset("page.css")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-{digest}'"
    direction = "rtl" if document.right_to_left else "ltr"
    writer = BodyWriter(document)
    yield f'<!doctype html>\n<html lang="{document.language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    for name, content in (
        ("author", ", ".join(document.authors)),
        ("version", document.version),
        ("date", document.date),
    ):
        if content:
            yield f'<meta name="{name}" content="{attribute(content)}">\n'
    yield f"<title>{escape(document.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    yield f'<a class="skip" href="#content">{escape(words["html.skip"])}</a>\n'
    yield from _navigation(document, words)
    yield '<main id="content">\n'
    yield from _cover(document)
    yield from writer.blocks(document.body)
    yield from writer.footnotes()
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _navigation(document: Document, words: dict[str, str]) -> Iterator[str]:
    search, none = attribute(words["html.search"]), attribute(words["html.no_results"])
    yield f'<nav aria-label="{attribute(words["doc.toc"])}">\n'
    yield f'<p class="title">{escape(document.title)}</p>\n'
    yield f'<input id="search" type="search" placeholder="{search}" aria-label="{search}" autocomplete="off">\n'
    yield f'<button id="theme" type="button">{escape(words["html.theme"])}</button>\n'
    yield f'<ul id="results" data-none="{none}" aria-live="polite" hidden></ul>\n<ol id="contents">\n'
    numbers = Numbers(document.first_chapter)
    writer = BodyWriter(document)
    for block in document.body:
        if isinstance(block, Heading):
            number = numbers.next(block)
            if block.level <= _LISTED_LEVELS and block.anchor:
                text = writer.plain_links(block.children)
                mark = f'<span class="number">{number}</span> ' if number else ""
                yield f'<li class="level{block.level}"><a href="#{attribute(block.anchor)}">{mark}{text}</a></li>\n'
    yield "</ol>\n</nav>\n"


def _cover(document: Document) -> Iterator[str]:
    cover = document.cover
    yield '<header class="cover">\n'
    if cover.logo:
        kind = "png" if cover.logo.startswith(b"\x89PNG") else "jpeg"
        data = base64.b64encode(cover.logo).decode()
        yield f'<img src="data:image/{kind};base64,{data}" alt="{attribute(cover.organisation)}">\n'
    if cover.organisation:
        yield f'<p class="organisation">{escape(cover.organisation)}</p>\n'
    yield f"<h1>{escape(cover.title)}</h1>\n"
    if cover.subtitle:
        yield f'<p class="subtitle">{escape(cover.subtitle)}</p>\n'
    yield '<dl class="properties">\n'
    for label, value in cover.rows:
        yield f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>\n"
    yield "</dl>\n"
    if cover.confidentiality:
        yield f'<p class="confidentiality">{escape(cover.confidentiality)}</p>\n'
    yield "</header>\n"


@cache
def _asset(name: str) -> str:
    return (files("spec_toolkit.outputs.html") / name).read_text(encoding="utf-8")
