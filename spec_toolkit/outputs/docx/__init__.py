"""Blocks → a Word document that a vendor can read, in English, Hebrew and Arabic."""

from .writer import DocxOptions, write

__all__ = ["DocxOptions", "write"]
