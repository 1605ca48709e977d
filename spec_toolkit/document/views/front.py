"""What stands before the first chapter."""

from spec_toolkit.document.blocks import Blocks, Contents, PageBreak
from spec_toolkit.document.composer import Composer
from spec_toolkit.document.views.general import properties

#: Fields of the manifest that a reader of the document wants; the rest are settings of the project.
_CONTROL = (
    "number",
    "version",
    "date",
    "status",
    "purpose",
    "sector",
    "language",
    "authors",
    "reviewers",
    "distribution",
    "confidentiality",
    "tags",
    "notes",
    "custom",
)


def document_control(composer: Composer) -> Blocks:
    """Number, version, date, status, people, distribution, confidentiality."""
    manifest = composer.spec.manifest
    if manifest is None:
        return ()
    composer.shown.update((id(manifest), key) for key in ("title", "subtitle", "organisation"))
    known = [key for key in _CONTROL if key in type(manifest).model_fields]
    return properties(composer, manifest, *known)


def first_chapter(composer: Composer, number: int) -> Blocks:
    """Chapters are counted from this number."""
    composer.first_chapter = number
    return ()


def contents(composer: Composer) -> Blocks:
    """The table of contents, followed by the lists of tables and figures."""
    titles = (composer.label(key) for key in ("doc.toc", "doc.list_of_tables", "doc.list_of_figures"))
    return (Contents(*titles),)


def page_break(composer: Composer) -> Blocks:  # noqa: ARG001 - every view takes the composer
    """Starts a new page in formats that have pages."""
    return (PageBreak(),)
