"""Blocks → a Word document that a vendor can read, in English, Hebrew and Arabic."""

from spec_toolkit.document.blocks import Document
from spec_toolkit.outputs import Request, Written

from .writer import DocxOptions, write

__all__ = ["DocxOptions", "render", "write"]


def render(document: Document, request: Request) -> Written:
    """`document` as a .docx file, in the company's looks where the request brings them."""
    return Written(write(document, DocxOptions(style=request.style, reference=request.reference)))
