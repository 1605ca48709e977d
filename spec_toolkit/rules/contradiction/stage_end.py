"""A stage that nothing leaves by a sentence and that the stages let records leave, or the other way round."""

from collections.abc import Iterator

from spec_toolkit.facts.reading import Reading
from spec_toolkit.languages.text import normalise, sentences
from spec_toolkit.model.objects import Object
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._sentences import Sentence, binding, names
from spec_toolkit.rules.contradiction._settings import STAGE, Choices, choices, folded

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

#: What a sentence must not hold: then it speaks of some records only.
_LIMITS = frozenset(("exceptions", "except_only", "without", "only"))
#: Where it may stand who reopens records.
_TOLD = ("requirements", "business_rules", "processes", "automations", "decisions", "ui", "objects")
#: What stands for the stage of a record.
_STAGE = frozenset(("stage", "status"))


def check(context: Context) -> Iterator[Hit]:
    staged = {thing.id: (number, thing) for number, thing in enumerate(context.spec.objects) if thing.stages}
    stages = Choices(choice for choice in choices(context.spec.objects) if choice.key == STAGE)
    for sentence in binding(context) if stages else ():
        words = folded(sentence.text)
        for choice in stages.in_words(words):
            number, thing = staged[choice.object]
            named = choice.named(words)
            if len(named) == 1 and names(context, thing, sentence.text):
                yield from _against(context, sentence, number, thing, named.pop())


def _against(context: Context, sentence: Sentence, number: int, thing: Object, stage: str) -> Iterator[Hit]:
    place = next(n for n, one in enumerate(thing.stages) if one.id == stage)
    follows = thing.stages[place].next
    reading = context.facts.read(sentence.text)
    if not reading.categories.isdisjoint(_LIMITS) or reading.scope:
        return
    message = None
    somebody = any("role" in term.senses for term in reading.found)  # what one may not do another one may
    closed = bool(follows) and _stays_closed(reading) and _leads_back(thing, stage)
    if follows and not somebody and (_ends(reading) or closed):
        message = "message"
    elif closed and not any(_names_reopening(context.facts.read(text)) for text in _texts(context)):
        message = "nobody"
    elif not follows and thing.stages[place].final and _reopens(reading):
        message = "final"
    if message:
        yield Hit(
            sentence.path,
            sentence.start,
            sentence.end,
            values={"words": shorten(sentence.text), "object": thing.id, "stage": stage, "next": ", ".join(follows)},
            message=message,
            severity="warning" if message == "nobody" else None,
            others=(Other(("objects", number, "stages", place, "next" if follows else "id")),),
        )


def _ends(reading: Reading) -> bool:
    """Whether nothing leaves a stage: it is the last one, or the stage does not change any more."""
    if "final" in reading.categories:
        return not reading.denies
    moves = any(term.key in ("reopen", "edit") or "back" in term.senses for term in reading.found)
    return reading.denies and moves and not _STAGE.isdisjoint(reading.whole_topic)


def _stays_closed(reading: Reading) -> bool:
    """Whether what has come to a stage is not opened again."""
    return reading.denies and any(term.key == "reopen" and not term.conditional for term in reading.found)


def _reopens(reading: Reading) -> bool:
    """Whether what has come to a stage may be opened again."""
    return _names_reopening(reading) and (reading.permits or reading.obliges)


def _names_reopening(reading: Reading) -> bool:
    return not reading.denies and any(term.key == "reopen" and not term.conditional for term in reading.found)


def _texts(context: Context) -> Iterator[str]:
    """Every sentence by which somebody may come to reopen records."""
    for field in context.index.texts():
        if field.path[0] in _TOLD:
            text = normalise(field.text).text
            yield from (text[start:end] for start, end in sentences(text))


def _leads_back(thing: Object, stage: str) -> bool:
    """Whether a record that leaves a stage can come to it again."""
    follows = {one.id: one.next for one in thing.stages}
    seen: set[str] = set()
    waiting = list(follows.get(stage, ()))
    while waiting:
        one = waiting.pop()
        if one == stage:
            return True
        if one not in seen:
            seen.add(one)
            waiting += follows.get(one, ())
    return False
