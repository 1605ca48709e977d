"""Which field of an object a sentence speaks of, however it bends and orders the words of its name."""

from functools import cache

from spec_toolkit.languages.text import language_of
from spec_toolkit.model.objects import Object, ObjectField
from spec_toolkit.package_data import values
from spec_toolkit.rules._context import Context
from spec_toolkit.rules.contradiction._sentences import Sentence


def linked(context: Context, sentence: Sentence) -> tuple[str, ...]:
    """The objects that the item of a sentence refers to."""
    return tuple(getattr(context.spec.value(sentence.path[:2]), "objects", ()))


def speaks_of(context: Context, text: str, thing: Object, field: ObjectField) -> bool:
    """Whether a text names the field: all its words, or some that no other field of the object has."""
    known = context.facts.known
    said = known.stems(text)
    whole = known.stems(thing.name or thing.id)
    own = known.stems(field.name or field.id) - whole
    if not own & said:
        return False
    if own <= said:
        return True
    named = (own & said) - words(context, text, "heads")
    others = [known.stems(other.name or other.id) - whole for other in thing.fields if other is not field]
    return bool(named) and 2 * len(named) >= len(own) and not any(named <= other & said for other in others)


def words(context: Context, text: str, kind: str) -> frozenset[str]:
    """The stems of the words of a kind (`fields.yaml`) in the language of a text."""
    return context.facts.known.stems(_listed(language_of(text), kind))


@cache
def _listed(language: str, kind: str) -> str:
    data = values(f"languages/{language}/fields.yaml")
    return " ".join(data[kind])
