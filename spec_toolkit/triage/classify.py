"""The class of each item: explicit priority, heading, phase, words, and what a must needs. Without evidence, none.

Order of the evidence: the `priority` field; a heading (module or phase name, tag); a phase after the first;
words of a later stage, of a wish, of an obligation; the first phase; being needed by a must.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from spec_toolkit.findings import SpecPath
from spec_toolkit.kept import Kept
from spec_toolkit.model import Index, Portion, Spec
from spec_toolkit.model.integrations import Integration
from spec_toolkit.model.portions import KEY, results
from spec_toolkit.model.processes import Automation
from spec_toolkit.model.requirements import Obligation, Requirement, TechnicalRequirement
from spec_toolkit.triage.evidence import Evidence, Triaged
from spec_toolkit.triage.score import Scoring
from spec_toolkit.triage.wording import CLASSES, Class, Signals, Wording, heading_signals, strongest

Classed = Requirement | TechnicalRequirement | Automation | Integration

#: Texts whose words can speak for any class, and texts that can only tell of an obligation.
_TEXTS = ("title", "name", "statement", "description", "purpose", "trigger")
_REASONS = ("rationale", "source", "constraint")
_ORDER = {kind: place for place, kind in enumerate(CLASSES)}


#: Words that speak for a class: their kind, the key of the text, the words, where they stand in it.
_Said = tuple[Wording, str, str, int, int]


class _Found(NamedTuple):
    item: Classed
    path: SpecPath
    evidence: tuple[Evidence, ...]
    outcome: Class | None
    #: The ids that it cannot be without.
    needs: tuple[str, ...]


def items(spec: Spec) -> Iterator[tuple[SpecPath, Classed]]:
    """Everything that gets a class, with its address: requirements, technical ones, automations, integrations."""
    sections: tuple[tuple[str, tuple[Classed, ...]], ...] = (
        ("requirements", spec.requirements),
        ("technical", spec.technical),
        ("automations", spec.automations),
        ("integrations", spec.integrations),
    )
    for section, parts in sections:
        for position, part in enumerate(parts):
            yield (section, position), part


def triage(
    spec: Spec, index: Index, kept: Kept | None = None, scored: bool = True, portions: Sequence[Portion] = ()
) -> tuple[Triaged, ...]:
    """Every item with its class and evidence, in document order. `kept` knows what was read before, by `portions`.

    Not `scored`: without score, its terms and evidence, and the question; a check asks for none of them.
    """
    headings = _Headings(spec, index, Signals(kept or Kept()))
    every = list(items(spec))
    said = _said(every, portions, kept or Kept())
    found = []
    for number, (path, part) in enumerate(every):
        evidence = tuple(_own_evidence(part, path, headings, said.get(number, ())))
        found.append(_Found(part, path, evidence, _outcome(evidence), _needs(part)))
    needed = _needed_by_must(found)
    scoring = Scoring(spec, index) if scored else None
    return tuple(_triaged(one, needed.get(one.item.id), scoring) for one in found)


def _triaged(found: _Found, needed_by: str | None, scoring: Scoring | None) -> Triaged:
    part, path = found.item, found.path
    evidence = found.evidence
    if needed_by:
        evidence = (*evidence, Evidence("needed_by_must", path, needed_by, "must"))
    outcome: Class = (_outcome(evidence) if needed_by else found.outcome) or "undetermined"
    if scoring is not None:
        evidence = (*evidence, *scoring.evidence(part, path))
    terms = scoring.terms(part) if scoring else ()
    return Triaged(
        id=part.id,
        path=path,
        title=_title(part),
        outcome=outcome,
        explicit=part.priority is not None,
        evidence=evidence,
        terms=terms,
        score=scoring.score(terms) if scoring else 0.0,
        phase=part.phase,
        effort=Scoring.effort(part) if isinstance(part, Obligation) else None,
        question=_question(part, evidence) if scoring and outcome == "undetermined" else None,
        needs=found.needs,
    )


def _outcome(evidence: tuple[Evidence, ...]) -> Class | None:
    """The class that the first evidence for any speaks for."""
    for one in evidence:
        if one.speaks_for:
            return one.speaks_for
    return None


def _title(part: Classed) -> str:
    fields = vars(part)
    named = fields.get("title") or fields.get("name") or fields.get("system")
    return str(named or fields.get("statement") or part.id)


def _question(part: Classed, evidence: tuple[Evidence, ...]) -> str:
    kinds = {e.kind for e in evidence}
    if "open_question" in kinds:
        return "open_question"
    if not getattr(part, "goals", ()):
        return "no_goal"
    return "first_day"


# --- what an item says of itself ----------------------------------------------------------------------------------


def _own_evidence(part: Classed, path: SpecPath, headings: "_Headings", said: Iterable[_Said]) -> Iterator[Evidence]:
    if part.priority is not None:
        yield Evidence("priority", (*path, "priority"), part.priority, part.priority)
    yield from headings.of(part, path)
    if headings.is_later(part.phase):
        yield Evidence("later_phase", (*path, "phase"), part.phase or "", "long_term")
    for kind, name, words, start, end in said:
        yield Evidence(kind, (*path, name), words, CLASSES[kind], start, end)
    if headings.is_first(part.phase):
        yield Evidence("first_phase", (*path, "phase"), part.phase or "", "must")


def _said(every: Sequence[tuple[SpecPath, Classed]], portions: Sequence[Portion], kept: Kept) -> dict[int, list[_Said]]:
    """What the texts of the items say of their classes, by the number of the item."""
    signals = Signals(Kept())
    if not portions:
        return {number: _wording(part, signals) for number, (_, part) in enumerate(every)}

    def key(number: int) -> bytes | None:
        texts = "\0".join([f"{name} {text}" for name, text in _texts(every[number][1])])
        return blake2b(texts.encode("utf-8", "surrogatepass"), digest_size=KEY).digest() if texts else None

    def make(numbers: Sequence[int]) -> dict[int, list[_Said]]:
        return {number: said for number in numbers if (said := _wording(every[number][1], signals))}

    starts: dict[str | int, int] = {}
    for number, (path, _) in enumerate(every):
        starts.setdefault(path[0], number)
    units = [
        (portion.sum, range(start + portion.items.start, start + portion.items.stop))
        for portion in portions
        if (start := starts.get(portion.section)) is not None
    ]
    found = results(kept.shelf("wording"), units, make, key)
    return {number: said for portion in found for number, (_, said) in portion.items()}


def _texts(part: Classed) -> Iterator[tuple[str, str]]:
    """The texts of an item that can speak for a class, with their keys."""
    # Asking a model for an attribute that it lacks is slow; the fields that it has are in a dictionary.
    fields = vars(part)
    for name in (*_TEXTS, *_REASONS):
        if text := fields.get(name):
            yield name, text


def _wording(part: Classed, signals: Signals) -> list[_Said]:
    """The signals in the texts of an item, those of the strongest kind first."""
    found: list[_Said] = []
    for name, text in _texts(part):
        for kind, start, end in signals.of(text):
            if name not in _REASONS or kind == "obligation":
                found.append((kind, name, " ".join(text[start:end].split()), start, end))
    found.sort(key=lambda said: _ORDER[said[0]])
    return found


class _Headings:
    """The modules and phases that items stand under, and what their names say."""

    def __init__(self, spec: Spec, index: Index, signals: Signals) -> None:
        self.signals = signals
        self._index = index
        self._spec = spec
        phases = spec.rollout.phases if spec.rollout else ()
        dated = sorted(phases, key=lambda p: (str(p.start) if p.start else "", phases.index(p)))
        self._order = {phase.id: place for place, phase in enumerate(dated)}
        self._known: dict[str, Evidence | None] = {}

    def is_later(self, phase: str | None) -> bool:
        return self._order.get(phase or "", 0) > 0

    def is_first(self, phase: str | None) -> bool:
        return len(self._order) > 1 and self._order.get(phase or "") == 0

    def of(self, part: Classed, path: SpecPath) -> Iterator[Evidence]:
        for kind, id in (("module", vars(part).get("module")), ("phase", part.phase)):
            if id and (evidence := self._of_heading(kind, id)):
                yield evidence
        for place, tag in enumerate(part.tags):
            if evidence := self._read(tag, (*path, "tags", place)):
                yield evidence

    def _of_heading(self, kind: str, id: str) -> Evidence | None:
        key = f"{kind} {id}"
        if key not in self._known:
            entry = self._index.find(kind, id)
            name = vars(entry.part).get("name") if entry else None
            self._known[key] = self._read(name, (*entry.path, "name")) if entry and name else None
        return self._known[key]

    def _read(self, name: str, path: SpecPath) -> Evidence | None:
        signal = strongest(list(heading_signals(name, self.signals.of)))
        if signal is None:
            return None
        return Evidence("heading", path, name, CLASSES[signal.kind], signal.start, signal.end)


# --- what a must needs --------------------------------------------------------------------------------------------


def _needs(part: Classed) -> tuple[str, ...]:
    needed: tuple[str, ...] = vars(part).get("depends_on", ())
    if isinstance(part, Requirement):
        needed = (*needed, *part.integrations, *part.automations)
    return tuple(dict.fromkeys(needed)) if needed else ()


def _needed_by_must(found: list[_Found]) -> dict[str, str]:
    """For each id without a class of its own: the must that needs it, directly or through others."""
    needs: dict[str, tuple[str, ...]] = defaultdict(tuple)
    outcomes: dict[str, Class | None] = {}
    for one in found:
        needs[one.item.id] = one.needs
        outcomes[one.item.id] = one.outcome
    needed: dict[str, str] = {}
    waiting = [one.item.id for one in found if one.outcome == "must"]
    for must in waiting:
        for id in needs[must]:
            if id in outcomes and outcomes[id] is None and id not in needed:
                needed[id] = must
                waiting.append(id)
    return needed
