"""An automation that does very much at once: it troubles the rollout, and nobody can follow it afterwards."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "info"
#: Most actions of one automation.
OPTIONS = {"actions": 5}

_CODE = "coverage/crowded-automation"


def check(context: Context) -> Iterator[Hit]:
    most = context.option(_CODE, "actions", OPTIONS["actions"])
    for number, automation in enumerate(context.spec.automations):
        if len(automation.actions) > most:
            values = {"name": automation.id, "count": len(automation.actions), "most": most}
            yield Hit(("automations", number, "actions"), values=values, on_key=True)
