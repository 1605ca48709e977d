"""A version or a date of the document that its history does not end with."""

import datetime as dt
from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    manifest, changes = context.spec.manifest, context.spec.changes
    if manifest is None or not changes:
        return
    versions = [change.version for change in changes]
    if manifest.version and manifest.version not in versions and all(map(_is_plain, (*versions, manifest.version))):
        last = max(range(len(versions)), key=lambda place: _parts(versions[place]))
        # A version that is being written has no line yet.
        if _parts(versions[last]) > _parts(manifest.version):
            values = {"version": manifest.version, "last": versions[last]}
            others = (Other(("changes", last, "version")),)
            yield Hit(("spec", "version"), values=values, others=others)
    dated = [(change.date, place) for place, change in enumerate(changes) if isinstance(change.date, dt.date)]
    if dated and isinstance(manifest.date, dt.date) and max(dated)[0] > manifest.date:
        last_day, place = max(dated)
        days = {"then": manifest.date, "last": last_day}
        yield Hit(("spec", "date"), values=days, message="date", others=(Other(("changes", place, "date")),))


def _is_plain(version: str) -> bool:
    return all(part.isdecimal() for part in version.split("."))


def _parts(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]
