"""The linter about itself: silences and codes."""
