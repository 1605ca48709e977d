"""What a vendor is asked: every answer place with its id, made from the specification as vendors may see it."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from spec_toolkit.document import prose
from spec_toolkit.document.blocks import plain_text
from spec_toolkit.document.profiles import filtered
from spec_toolkit.languages.formats import formats
from spec_toolkit.languages.labels import field_label, labels, value_label
from spec_toolkit.model import Spec
from spec_toolkit.model.integrations import Integration
from spec_toolkit.model.processes import Automation
from spec_toolkit.model.requirements import Requirement, TechnicalRequirement
from spec_toolkit.vendors.words import words

#: States of a requirement that is no longer asked for.
_DROPPED = frozenset({"rejected", "obsolete"})
#: Users and years to price where the budget says nothing.
_USERS, _YEARS = 10, 3
Answerable = Requirement | TechnicalRequirement | Automation | Integration


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement. `priority` is its class, or "undetermined"; `module` and `phase` are ids (empty: none).

    `counts` is false where the specification wants information only (CAT-RFP-04): it has no part in the fit.
    """

    id: str
    title: str
    text: str
    priority: str
    kind: str
    module: str = ""
    phase: str = ""
    answer_class: str = ""
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """A yes/no check of the product; a no to one with `must` ends the bid."""

    id: str
    text: str
    must: bool = False


@dataclass(frozen=True, slots=True)
class Capability:
    """A capability (`id` as in the specification) or a module (`id` is "module:" and its id) with its level."""

    id: str
    name: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class Demo:
    id: str
    name: str
    steps: tuple[str, ...]
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class PriceLine:
    """A line of the price form, with what is filled in beforehand."""

    id: str
    label: str
    plan: str = ""
    recurring: str = ""
    per_user: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Everything that is asked, and of which specification. `fingerprint` changes with any of the questions."""

    language: str
    title: str
    organisation: str
    version: str
    date: str
    requirements: tuple[Asked, ...]
    checks: tuple[Check, ...]
    capabilities: tuple[Capability, ...]
    questions: tuple[tuple[str, str], ...]
    demos: tuple[Demo, ...]
    prices: tuple[PriceLine, ...]
    names: Mapping[str, Mapping[str, str]]
    currency: str
    users: int
    years: int
    contact: str = ""
    questions_until: str = ""
    submission: str = ""

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits of the SHA-256 of the ids and texts that are asked."""
        asked = [
            [(a.id, a.text) for a in self.requirements],
            [asdict(check) for check in self.checks],
            [asdict(capability) for capability in self.capabilities],
            self.questions,
            [asdict(demo) for demo in self.demos],
        ]
        return hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()[:12]


def questionnaire(spec: Spec, classes: Mapping[str, str]) -> Questionnaire:
    """What vendors are asked. `classes` has the class of each item by its id, as triage found it.

    What is internal, withheld, rejected or obsolete is not asked.
    """
    shown = filtered(spec, "vendor")
    said = words(shown.language)
    manifest, selection, tender, budget = shown.manifest, shown.selection, shown.tender, shown.budget
    kept = [
        item
        for section in (shown.requirements, shown.technical, shown.automations, shown.integrations)
        for item in section
        if getattr(item, "status", None) not in _DROPPED
    ]
    checks = selection.checks if selection else ()
    questions = selection.implementer_questions if selection else ()
    return Questionnaire(
        language=shown.language,
        title=(manifest.title if manifest else None) or labels(shown.language)["doc.specification"],
        organisation=(manifest.organisation if manifest else None) or "",
        version=(manifest.version if manifest else None) or "",
        date=manifest.date.isoformat() if manifest and isinstance(manifest.date, dt.date) else "",
        requirements=tuple(_asked(shown, item, classes) for item in kept),
        checks=tuple(Check(c.id, _plain(c.statement), c.must) for c in checks)
        or tuple(Check(id, text) for id, text in said["checks"].items()),
        capabilities=tuple(_capabilities(shown)),
        questions=tuple((f"Q{n}", _plain(text)) for n, text in enumerate(questions or said["questions"], 1)),
        demos=tuple(_demos(shown)),
        prices=tuple(PriceLine(id, **line) for id, line in said["prices"].items()),
        names={
            "module": {m.id: m.name or m.id for m in shown.modules},
            "phase": {p.id: p.name or p.id for p in (shown.rollout.phases if shown.rollout else ())},
        },
        currency=(budget.currency if budget else None) or "",
        users=budget.users if budget and isinstance(budget.users, int) else _USERS,
        years=round(float(budget.years)) if budget and isinstance(budget.years, int | float) else _YEARS,
        contact=(tender.contact if tender else None) or "",
        questions_until=_day(shown, tender.questions_until if tender else None),
        submission=_day(shown, tender.submission if tender else None),
    )


def _asked(spec: Spec, item: Answerable, classes: Mapping[str, str]) -> Asked:
    answer_class = getattr(item, "answer_class", None) or ""
    return Asked(
        id=item.id,
        title=getattr(item, "title", None) or getattr(item, "name", None) or getattr(item, "system", None) or "",
        text=_text(spec.language, item),
        priority=item.priority or classes.get(item.id, "undetermined"),
        kind=_KINDS[type(item)],
        module=getattr(item, "module", None) or "",
        phase=item.phase or "",
        answer_class=answer_class,
        counts=answer_class != "information",
    )


_KINDS: dict[type, str] = {
    Requirement: "functional",
    TechnicalRequirement: "technical",
    Automation: "automation",
    Integration: "integration",
}


def _text(language: str, item: Answerable) -> str:
    """What has to be met, in the words of the specification."""
    if isinstance(item, Requirement | TechnicalRequirement):
        return _plain(item.statement) or item.title or item.id
    written = formats(language)
    said = labels(language)

    def labelled(part: str, key: str, texts: Sequence[str | None]) -> str:
        shown = [_plain(text) for text in texts if text]
        return f"{field_label(said, part, key)}{written.colon} {'; '.join(shown)}" if shown else ""

    if isinstance(item, Automation):
        lines = [
            labelled("automation", "trigger", [item.trigger, item.schedule]),
            labelled("automation", "conditions", item.conditions),
            labelled("automation", "actions", item.actions),
            labelled("automation", "on_failure", [item.on_failure]),
        ]
    else:
        direction = value_label(said, "integration", "direction", item.direction) if item.direction else None
        frequency = value_label(said, "integration", "frequency", item.frequency) if item.frequency else None
        lines = [
            _plain(item.purpose),
            labelled("integration", "direction", [direction]),
            labelled("integration", "frequency", [frequency]),
            labelled("integration", "method", [item.method]),
            labelled("integration", "on_failure", [item.on_failure]),
        ]
    return "\n".join(line for line in lines if line) or item.id


def _capabilities(spec: Spec) -> Iterator[Capability]:
    said = labels(spec.language)
    for one in spec.capabilities:
        yield Capability(one.capability, value_label(said, "capability", "capability", one.capability), one.level or "")
    for module in spec.modules:
        if module.level:
            yield Capability(f"module:{module.id}", module.name or module.id, module.level)


def _demos(spec: Spec) -> Iterator[Demo]:
    """The scripts of the specification; where there are none, its processes to be, step by step (CAT-EVL-03)."""
    if spec.selection and spec.selection.demo_scripts:
        for script in spec.selection.demo_scripts:
            minutes = script.minutes if isinstance(script.minutes, int) else None
            yield Demo(script.id, script.name, tuple(_plain(step) for step in script.steps), minutes)
        return
    people = {role.id: role.name or role.id for role in spec.roles} | {
        group.id: group.name or group.id for group in spec.stakeholders
    }
    for process in spec.processes:
        if process.state == "as_is" or not process.steps:
            continue
        steps = tuple(
            (f"{people.get(step.actor, step.actor)}{formats(spec.language).colon} " if step.actor else "")
            + (_plain(step.action) or step.id)
            for step in process.steps
        )
        yield Demo(f"DEMO-{process.id}", process.name or process.id, steps)


def _plain(text: str | None) -> str:
    """Author's Markdown as bare text; references in brackets keep their id."""
    if not text:
        return ""
    return plain_text(prose.flat(text, lambda _: None)).strip()


def _day(spec: Spec, day: dt.date | str | None) -> str:
    return formats(spec.language).date(day) if isinstance(day, dt.date) else ""
