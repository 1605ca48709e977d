"""YAML text with places: which files make a project, what they say, and where every word of it stands."""

from spec_toolkit.sources.project import Project, read_project
from spec_toolkit.sources.reader import Quoted
from spec_toolkit.sources.source_file import SourceFile

__all__ = ["Project", "Quoted", "SourceFile", "read_project"]
