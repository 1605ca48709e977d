"""The library: entries that a project can start from, and how they come into it."""

from spec_toolkit.library.packs import LEVELS, Entry, Level, Library, Pack, read_library, read_pack

__all__ = ["LEVELS", "Entry", "Level", "Library", "Pack", "read_library", "read_pack"]
