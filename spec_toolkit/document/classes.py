"""The class of each item as the document shows it: the author's, else the one that its words and place speak for."""

from collections.abc import Mapping
from functools import cached_property

from spec_toolkit.model import Index, Part, Spec


class Classes:
    """The classes of one specification; proposals are made when one is first asked for."""

    def __init__(self, spec: Spec, index: Index) -> None:
        self._spec = spec
        self._index = index

    def of(self, part: Part) -> str | None:
        """The class of an item: `must`, `long_term` or `nice_to_have`; None where nothing speaks for one."""
        found: str | None = getattr(part, "priority", None)
        return found or self._proposals[0].get(id(part))

    @property
    def proposed(self) -> Mapping[str, str]:
        """The classes of items whose author left them open, by id."""
        return self._proposals[1]

    @cached_property
    def _proposals(self) -> tuple[dict[int, str], dict[str, str]]:
        """Proposed classes by the identity of the part and by its id."""
        by_part: dict[int, str] = {}
        by_id: dict[str, str] = {}
        spec = self._spec
        sections = (spec.requirements, spec.technical, spec.automations, spec.integrations)
        if any(part.priority is None for section in sections for part in section):
            from spec_toolkit.triage import triage

            for one in triage(spec, self._index):
                if not one.explicit and one.outcome != "undetermined":
                    section, position = one.path[0], one.path[1]
                    by_part[id(getattr(spec, str(section))[position])] = one.outcome
                    by_id[one.id] = one.outcome
        return by_part, by_id
