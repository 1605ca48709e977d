"""A sentence that closes the list of values of a field before all that the field offers, or counts more of them."""

from collections.abc import Iterator

from spec_toolkit.facts.reading import Reading
from spec_toolkit.model.objects import Object, ObjectField
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._fields import linked, speaks_of, words
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
    yield from _counted(context, [one for one in fields.values() if one[3].options])
    known = Choices(choice for choice in choices(context.spec.objects) if choice.key != STAGE)
    for sentence in binding(context) if known else ():
        folds = folded(sentence.text)
        for choice in known.in_words(folds):
            i, j, thing, field = fields[choice.object, choice.key]
            named = choice.named(folds)
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


def _counted(context: Context, fields: list[tuple[int, int, Object, ObjectField]]) -> Iterator[Hit]:
    """Sentences that give a field another number of values than it offers: "the severity has four values"."""
    for sentence in binding(context) if fields else ():
        said = context.facts.known.stems(sentence.text)
        if said.isdisjoint(words(context, sentence.text, "values")):
            continue
        number = _values(context, sentence)
        folds = set(folded(sentence.text))
        for i, j, thing, field in fields if number else ():
            listed = any(set(folded(str(option))) <= folds for option in field.options)
            if number != len(field.options) and not listed and _speaks_of(context, sentence, thing, field):
                values = {
                    "words": shorten(sentence.text),
                    "name": field.name or field.id,
                    "left": ", ".join(map(str, field.options)),
                }
                place, other = (
                    (sentence.path, sentence.start, sentence.end),
                    Other(("objects", i, "fields", j, "options")),
                )
                yield Hit(*place, values=values, message="count", others=(other,))


def _values(context: Context, sentence: Sentence) -> float | None:
    """How many values there are by a sentence that counts nothing else."""
    reading = context.facts.read(sentence.text)
    if (
        reading.denies
        or len(reading.quantities) != 1
        or not reading.categories.isdisjoint(("conditions", "exceptions"))
    ):
        return None
    count = reading.quantities[0]
    behind = " ".join(word for term in reading.found[count.end : count.end + 1] for word in term.words)
    counted = context.facts.known.stems(behind) & words(context, sentence.text, "values")
    return count.number if counted and count.dimension == "count" and count.kind == "exact" else None


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
