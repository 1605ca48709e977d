"""A process without trigger, owner, end or actors, or told in generalities."""

from collections.abc import Iterator

from spec_toolkit.facts.needs import missing
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    for number, process in enumerate(context.spec.processes):
        lacking = [f"`{key}`" for key in missing(process) if process.state != "as_is" or key == "steps"]
        for key in ("actor", "action"):
            steps = [step.id for step in process.steps if key in missing(step)]
            if steps:
                lacking.append(f"`{key}` ({', '.join(steps)})")
        here = ("processes", number, "id")
        if lacking:
            yield Hit(here, values={"name": process.id, "missing": ", ".join(lacking)})
        elif len(process.steps) < _FEWEST and process.state != "as_is":
            yield Hit(here, values={"name": process.id, "count": len(process.steps)}, message="general")


#: A process with fewer steps is a heading (CAT-PRO-02).
_FEWEST = 3
