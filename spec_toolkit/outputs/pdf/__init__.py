"""Blocks → PDF through Typst (the extra `pdf`). Texts reach Typst as string literals, never as markup."""

from typing import Any

from spec_toolkit.document.blocks import Document
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.outputs import Request, Written

__all__ = ["render"]


def render(document: Document, request: Request) -> Written:  # noqa: ARG001 - a PDF has no looks of a Word file
    """`document` as a PDF. Raises SpecToolkitError where Typst is not installed."""
    try:
        import typst
    except ImportError:
        raise SpecToolkitError(
            "A PDF needs the engine Typst, which is not installed.",
            "pip install 'spec-toolkit[pdf]', or build docx or html.",
        ) from None
    from spec_toolkit.outputs.pdf.source import fonts, source

    with fonts() as folder:
        run: Any = typst.compile
        pdf: bytes = run(source(document).encode(), font_paths=[folder], ignore_system_fonts=True)
    return Written(pdf)
