"""A code, in a silence or a setting, that is no rule and no family."""

from collections.abc import Iterator

from spec_toolkit.findings import SpecPath
from spec_toolkit.rules import _engine as engine
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._nearest import nearest
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    for silence in context.silences:
        if not silence.code:
            yield Hit((), place=silence.place, message="no-code", suggestion="no-code-suggestion", values={"words": ""})
        elif not engine.known(silence.code):
            path = (*silence.path, "code") if silence.path else ()
            yield _hit(Hit(path, place=silence.place), silence.code)
    for path, code, on_key in _settings(context):
        if not engine.known(code):
            yield _hit(Hit(path, on_key=on_key), code)


def _settings(context: Context) -> Iterator[tuple[SpecPath, str, bool]]:
    """Every code in the manifest but those of silences, with its address and whether it is a key."""
    lint = context.spec.manifest.lint if context.spec.manifest else None
    if lint is None:
        return
    for position, code in enumerate(lint.off):
        yield ("spec", "lint", "off", position), code, False
    for key in ("severity", "options", "words"):
        for code in getattr(lint, key):
            yield ("spec", "lint", key, code), code, True


def _hit(hit: Hit, code: str) -> Hit:
    likely = nearest(code, (*engine.codes(), *engine.families()))
    return Hit(
        hit.path,
        on_key=hit.on_key,
        place=hit.place,
        values={"words": code, "nearest": likely},
        suggestion="write-nearest" if likely else "list",
    )
