"""More musts than a project can bound, by number or by effort."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
#: Share of musts in percent, and the number of items below which nobody can speak of a share.
OPTIONS = {"limit": 60, "least_items": 10}

_CODE = "priority/everything-a-must"


def check(context: Context) -> Iterator[Hit]:
    least = context.option(_CODE, "least_items", OPTIONS["least_items"])
    items = [item for item in context.triage if item.path[0] in ("requirements", "technical")]
    if len(items) < least or not context.spec.requirements:
        return
    limit = _limit(context)
    musts = [item for item in items if item.outcome == "must"]
    share = 100 * len(musts) / len(items)
    if share > limit:
        yield _hit("message", share, limit, len(musts), len(items))
        return
    efforts = [(item.effort or 0.0, item.outcome == "must") for item in items if item.effort]
    total = sum(effort for effort, _ in efforts)
    if len(efforts) >= least and total:
        heavy = sum(effort for effort, must in efforts if must)
        if 100 * heavy / total > limit:
            yield _hit("effort", 100 * heavy / total, limit, heavy, total)


def _limit(context: Context) -> float:
    settings = context.spec.spec.triage if context.spec.spec else None
    if settings and isinstance(settings.must_share_limit, int | float):
        return float(settings.must_share_limit)
    return float(context.option(_CODE, "limit", OPTIONS["limit"]))


def _hit(message: str, share: float, limit: float, part: float, whole: float) -> Hit:
    values = {"share": f"{share:.0f}", "limit": f"{limit:g}", "part": f"{part:g}", "whole": f"{whole:g}"}
    return Hit(("requirements",), on_key=True, message=message, values=values)
