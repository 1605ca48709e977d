"""A sentence that closes the list of values of a field before all that the field offers, or counts more of them."""

from collections.abc import Iterator

from spec_toolkit.facts.reading import Reading
from spec_toolkit.model.objects import Object, ObjectField
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._fields import linked, speaks_of
from spec_toolkit.rules.contradiction._sentences import Sentence, binding, names
from spec_toolkit.rules.contradiction._settings import STAGE, Choices, choices, folded

SEVERITY = "error"
SOURCE = "Lint catalogue C10"

#: Fewer values than this make no list.
_LIST = 2


def check(context: Context) -> Iterator[Hit]:
    fields = {
        (thing.id, field.id): (i, j, thing, field)
        for i, thing in enumerate(context.spec.objects)
        for j, field in enumerate(thing.fields)
    }
    known = Choices(choice for choice in choices(context.spec.objects) if choice.key != STAGE)
    for sentence in binding(context) if known else ():
        words = folded(sentence.text)
        for choice in known.in_words(words):
            i, j, thing, field = fields[choice.object, choice.key]
            named = choice.named(words)
            more = _more(context, sentence, named, field)
            fewer = _LIST <= len(named) < len(field.options) and _is_closed(context, sentence, thing, field, len(named))
            if fewer or (more and _speaks_of(context, sentence, thing, field)):
                values = {
                    "words": shorten(sentence.text),
                    "name": field.name or field.id,
                    "left": ", ".join(option for option in field.options if more or option not in named),
                }
                message, other = "more" if more else "message", Other(("objects", i, "fields", j, "options"))
                yield Hit(sentence.path, sentence.start, sentence.end, values=values, message=message, others=(other,))


def _more(context: Context, sentence: Sentence, named: set[str], field: ObjectField) -> bool:
    """Whether a sentence names all options of a field and counts more: "from three: telephone, e-mail and letter"."""
    if len(named) < _LIST or len(named) != len(field.options):
        return False
    reading = context.facts.read(sentence.text)
    counts = [q.low for q in reading.quantities if q.dimension == "count" and q.kind == "exact"]
    limited = not reading.categories.isdisjoint(("conditions", "exceptions")) or reading.denies
    return len(counts) == 1 and counts[0] > len(named) and not limited


def _is_closed(context: Context, sentence: Sentence, thing: Object, field: ObjectField, count: int) -> bool:
    """Whether a sentence says of the field that it has the values named and no others."""
    reading = context.facts.read(sentence.text)
    closed = not reading.categories.isdisjoint(("closes_list", "only")) or _counts(reading, count)
    limited = not reading.categories.isdisjoint(("conditions", "exceptions"))
    return closed and not limited and _speaks_of(context, sentence, thing, field)


def _speaks_of(context: Context, sentence: Sentence, thing: Object, field: ObjectField) -> bool:
    """Whether a sentence speaks of a field of an object: linked, named with it, or by the whole of a long name."""
    known = context.facts.known
    called = known.stems(field.name or field.id)
    named = len(called) >= _LIST and called <= known.stems(sentence.text)
    if not (named or thing.id in linked(context, sentence) or names(context, thing, sentence.text)):
        return False
    return speaks_of(context, sentence.text, thing, field)


def _counts(reading: Reading, count: int) -> bool:
    """Whether the sentence says how many values there are, and names as many."""
    return any(q.dimension == "count" and q.kind == "exact" and q.low == count for q in reading.quantities)
