"""A specification called approved that somebody has not approved."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    manifest = context.spec.manifest
    if manifest is None or manifest.status != "approved":
        return
    for number, approval in enumerate(context.spec.approvals):
        if approval.status in ("pending", "rejected"):
            yield Hit(
                ("approvals", number, "status"),
                values={"role": approval.role, "status": approval.status},
                others=(Other(("spec", "status")),),
            )
