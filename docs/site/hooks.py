"""What MkDocs calls while it builds the manual."""

from typing import Any


def on_page_context(context: dict[str, Any], page: Any, config: Any, **_: Any) -> dict[str, Any]:
    """A page with `language: he` or `ar` in its head gets that language's direction and words of the frame."""
    config["theme"]["language"] = page.meta.get("language", "en")
    return context
