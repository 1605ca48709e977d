"""A sentence that gives a field of a new record another value than the default of the field."""

from collections.abc import Iterator

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.reading import Reading
from spec_toolkit.model.objects import Object, ObjectField
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._sentences import binding, is_conditional, names
from spec_toolkit.rules.contradiction._settings import STAGE, Choices, choices, folded

SEVERITY = "error"
SOURCE = "Lint catalogue C10"

#: What tells that a sentence speaks of a new record.
_NEW = frozenset(("starts", "fresh", "default"))
_LIMITS = frozenset(("exceptions", "except_only", "without", "negators"))
#: What a sentence of a first value may name besides object, field and value; anything else makes it a special case.
_BESIDES = frozenset(("create", "set", "status", "default", "crm", "user", "launch"))


def check(context: Context) -> Iterator[Hit]:
    fields = {
        (thing.id, field.id): (i, j, thing, field)
        for i, thing in enumerate(context.spec.objects)
        for j, field in enumerate(thing.fields)
        if field.default and field.default in field.options
    }
    known = Choices(
        choice
        for choice in choices(context.spec.objects)
        if choice.key != STAGE and (choice.object, choice.key) in fields
    )
    for sentence in binding(context) if known else ():
        words = folded(sentence.text)
        for choice in known.in_words(words):
            i, j, thing, field = fields[choice.object, choice.key]
            value = choice.value(words, 0)
            if value is None or value == field.default or choice.is_named(words) is None:
                continue
            if names(context, thing, sentence.text) and _says(context, sentence.text, thing, field, value):
                said = {"words": shorten(sentence.text), "name": field.name or field.id, "default": field.default or ""}
                other = Other(("objects", i, "fields", j, "default"))
                yield Hit(sentence.path, sentence.start, sentence.end, values=said, others=(other,))


def _says(context: Context, text: str, thing: Object, field: ObjectField, value: str) -> bool:
    """Whether a sentence says of every new record that the field has the value."""
    reading: Reading = context.facts.read(text)
    if reading.categories.isdisjoint(_NEW) or not reading.categories.isdisjoint(_LIMITS) or is_conditional(reading):
        return False
    topic = context.facts.topic
    own = topic(thing.name or thing.id) | topic(field.name or field.id) | topic(value)
    besides = reading.topic() - own - _BESIDES - concepts().slight
    return not {name for name in besides if not any(part in name for part in own)}
