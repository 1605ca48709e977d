"""YAML text with places: which files make a project, what they say, and where every word of it stands."""

from spec_toolkit.sources.edits import apply_edits, insert_key, insert_keys, replace_value, write_scalar
from spec_toolkit.sources.files import write_together, write_whole
from spec_toolkit.sources.loading import read_project, read_texts
from spec_toolkit.sources.project import Project, texts_in
from spec_toolkit.sources.reader import Quoted
from spec_toolkit.sources.source_file import SourceFile

__all__ = [
    "Project",
    "Quoted",
    "SourceFile",
    "apply_edits",
    "insert_key",
    "insert_keys",
    "read_project",
    "read_texts",
    "replace_value",
    "texts_in",
    "write_scalar",
    "write_together",
    "write_whole",
]
