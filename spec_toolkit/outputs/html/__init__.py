"""Blocks → one HTML page that needs nothing but itself: navigation, search, print, light and dark, right to left."""

from spec_toolkit.outputs.html.page import render

__all__ = ["render"]
