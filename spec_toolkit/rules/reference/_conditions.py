"""The conditions of a specification, each with the object whose fields it may name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.conditions import (
    WITH_NUMBER,
    Comparison,
    Condition,
    fold,
    is_pronoun,
    is_stage_word,
    parse_condition,
    spellings,
)
from spec_toolkit.model._base import is_placeholder
from spec_toolkit.model.objects import Object, ObjectField
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._nearest import nearest


@dataclass(frozen=True)
class Target:
    """What a comparison is about: the values that it may name, or None where anything goes."""

    allowed: tuple[str, ...] | None
    #: Every spelling of those values.
    spelled: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Subject:
    """An object, by the names of its fields."""

    object: Object

    @cached_property
    def fields(self) -> Mapping[str, ObjectField]:
        found: dict[str, ObjectField] = {}
        for field in self.object.fields:
            for name in (field.id, field.name, *_labels(field)):
                if name:
                    for each in spellings(name):
                        found.setdefault(each, field)
        return found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The object's own names, folded."""
        return tuple(s for n in (self.object.id, self.object.name, self.object.plural) if n for s in spellings(n))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What an author may write for a field."""
        return tuple(name for field in self.object.fields for name in (field.id, field.name) if name)

    def field(self, words: str) -> ObjectField | None:
        """The field that words name: by id or name, with or without the object in front of it."""
        for each in spellings(words):
            found = self.fields.get(each)
            for own in self.names:
                if found is None and each.startswith((f"{own} ", f"{own}.", f"{own}'s ")):
                    found = self.fields.get(each[len(own) :].removeprefix("'s").lstrip(" ."))
            if found is not None:
                return found
        return None

    def target(self, words: str) -> Target | None:
        """The field or the stage that words name, with its values."""
        field = self.field(words)
        if field is not None:
            choice = field.options and field.type in (None, "choice", "multi_choice")
            return _target(field.options) if choice else Target(None)
        if is_stage_word(words) and self.object.stages:
            names = [name for stage in self.object.stages for name in (stage.id, stage.name) if name]
            return _target(tuple(dict.fromkeys(names)))
        return None


@dataclass(frozen=True)
class Site:
    """A condition in its place. `formal`: it is written for the system, so that every word of it counts."""

    path: SpecPath
    condition: Condition
    subject: Subject
    formal: bool

    def unknown_fields(self) -> Iterator[tuple[Comparison, str | None]]:
        """Comparisons whose field the object does not have, with the name that was likely meant."""
        missing = [c for c in self.condition.comparisons if self.subject.target(c.field.text) is None]
        formal = self.formal or len(missing) < len(self.condition.comparisons)
        seen: set[int] = set()
        for each in missing:
            words = each.field.text
            own = bool(set(spellings(words)) & set(self.subject.names))
            if each.field.start in seen or own or is_pronoun(words):
                continue
            seen.add(each.field.start)
            likely = self._likely(words)
            if likely or self._certain(each, formal):
                yield each, likely

    def _certain(self, comparison: Comparison, formal: bool) -> bool:
        """Whether the words can be nothing but a field."""
        words = comparison.field.text
        single = len(words.split()) == 1
        if comparison.operator in WITH_NUMBER:
            return single or (formal and len(words.split()) <= 3)
        return comparison.quoted or "_" in words or (formal and single)

    def _likely(self, words: str) -> str | None:
        for each in spellings(words):
            found = nearest(each, self.subject.labels) if len(each) > 3 else None
            if found and abs(len(fold(found)) - len(each)) <= 2 and fold(found).rstrip("s") != each.rstrip("s"):
                return found
        return None

    def unknown_values(self) -> Iterator[tuple[Comparison, str | None, tuple[str, ...]]]:
        """Comparisons with a value that the field cannot have, the likely one, and the values that there are."""
        for each in self.condition.comparisons:
            target = self.subject.target(each.field.text) if each.value and each.operator in ("is", "is_not") else None
            if each.value is None or target is None or target.allowed is None:
                continue
            if is_placeholder(each.value.text) or any(map(is_placeholder, target.allowed)):
                continue  # nobody has filled in the values yet
            if set(spellings(each.value.text)) & target.spelled:
                continue
            likely = nearest(each.value.text, target.allowed)
            if self.formal or likely or not each.article:
                yield each, likely, target.allowed


def sites(context: Context) -> Iterator[Site]:
    """Every condition that is understood and whose object is known."""
    subjects = {
        entry.id: Subject(entry.part) for entry in context.index.of_kind("object") if isinstance(entry.part, Object)
    }
    for path, text, object_id, formal in _conditions(context):
        subject = subjects.get(object_id or "")
        condition = parse_condition(text) if subject else None
        if subject and condition:
            yield Site(path, condition, subject, formal)


def _conditions(context: Context) -> Iterator[tuple[SpecPath, str, str | None, bool]]:
    """Address, text, object and whether it is formal, of every condition."""
    spec = context.spec
    for i, thing in enumerate(spec.objects):
        for j, field in enumerate(thing.fields):
            for key in ("visible_when", "required_when"):
                text = getattr(field, key)
                if text:
                    yield ("objects", i, "fields", j, key), text, thing.id, True
        for j, stage in enumerate(thing.stages):
            for k, text in enumerate(stage.gate):
                yield ("objects", i, "stages", j, "gate", k), text, thing.id, False
    for i, process in enumerate(spec.processes):
        for j, step in enumerate(process.steps):
            if step.when:
                yield ("processes", i, "steps", j, "when"), step.when, step.object, False
            for k, text in enumerate(step.gate):
                yield ("processes", i, "steps", j, "gate", k), text, step.object, False
    for i, automation in enumerate(spec.automations):
        for k, text in enumerate(automation.conditions):
            yield ("automations", i, "conditions", k), text, automation.object, False
        if automation.stop_condition:
            yield ("automations", i, "stop_condition"), automation.stop_condition, automation.object, False


def _labels(field: ObjectField) -> tuple[str | None, ...]:
    labels = field.labels
    return (labels.en, labels.he, labels.ar) if labels else ()


def _target(values: tuple[str, ...]) -> Target:
    return Target(values, frozenset(spelling for value in values for spelling in spellings(value)))
