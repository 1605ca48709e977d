"""A move between two stages that a sentence forbids and the stages of the object allow, or the other way round."""

from collections.abc import Iterator
from itertools import chain

from spec_toolkit.facts.binding import BINDING
from spec_toolkit.languages.conditions import is_stage_word
from spec_toolkit.model.objects import Object
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._sentences import Sentence, binding, is_conditional, names, steps
from spec_toolkit.rules.contradiction._settings import STAGE, Choice, Choices, choices, folded
from spec_toolkit.rules.contradiction._stage_acts import by_name, done

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

#: What a sentence must not hold: then it speaks of some records only.
_LIMITS = frozenset(("exceptions", "except_only", "without"))


def check(context: Context) -> Iterator[Hit]:
    staged = {thing.id: (number, thing) for number, thing in enumerate(context.spec.objects) if thing.stages}
    stages = Choices(choice for choice in choices(context.spec.objects) if choice.key == STAGE)
    for sentence in chain(binding(context), steps(context)) if stages else ():
        words = folded(sentence.text)
        for choice in stages.in_words(words):
            number, thing = staged[choice.object]
            for message, values, other in (
                *_beginning(context, choice, number, thing, words, sentence.text),
                *_moving(context, choice, number, thing, words, sentence),
                *_reopening(context, choice, number, thing, words, sentence),
            ):
                values |= {"words": shorten(sentence.text), "object": thing.id}
                place = (sentence.path, sentence.start, sentence.end)
                yield Hit(*place, values=values, message=message, others=(other,))
    yield from _denying(context, staged, stages) if stages else ()


def _denying(context: Context, staged: dict[str, tuple[int, Object]], stages: Choices) -> Iterator[Hit]:
    """What a sentence denies of records in a stage that it names in another form ("once it is paid", "Paid")."""
    choice_of = {choice.object: choice for choice in stages.all}
    called = by_name(context, (thing for _, thing in staged.values()))
    for fact in context.facts.telling("claim may"):
        if fact.value.says or not fact.value.act or fact.source.path[0] not in BINDING:
            continue
        for id in sorted(one for name in fact.bucket.subject & called.keys() for one in called[name]):
            number, thing = staged[id]
            words, choice = folded(fact.source.words), choice_of[id]
            if choice in stages.in_words(words) or not names(context, thing, fact.source.words):
                continue
            for told in done(context, choice, thing, words, fact.source.words):
                for message, values, other in _against(thing, number, *told):
                    values |= {"words": shorten(fact.source.words), "object": id}
                    place = (fact.source.path, fact.source.start, fact.source.end)
                    yield Hit(*place, values=values, message=message, others=(other,))


#: Which message, its values, the other place.
_Found = tuple[str, dict[str, str], Other]


def _beginning(
    context: Context, choice: Choice, number: int, thing: Object, words: list[str], text: str
) -> Iterator[_Found]:
    """A sentence that lets records begin in another stage than the one that nothing leads to."""
    begins = _begins(context, choice, thing, words, text)
    if begins is not None:
        said, opening = begins
        place = next(n for n, stage in enumerate(thing.stages) if stage.id == opening)
        yield "begins", {"then": said, "first": opening}, Other(("objects", number, "stages", place, "id"), "begin")


def _moving(
    context: Context, choice: Choice, number: int, thing: Object, words: list[str], sentence: Sentence
) -> Iterator[_Found]:
    """A sentence that forbids a move that the stages allow, or allows one that they do not."""
    if not names(context, thing, sentence.whole):
        return
    move = _move(choice, words)
    if move is None or _says(context, sentence.text, _leads(context, words, move[2])) is None:
        for told in done(context, choice, thing, words, sentence.text):
            yield from _against(thing, number, *told)
        return
    first, then, place = move
    allowed = _says(context, sentence.text, _leads(context, words, place))
    if allowed is None:
        return
    yield from _against(thing, number, first, then, allowed)


def _against(thing: Object, number: int, first: str, then: str, allowed: bool) -> Iterator[_Found]:
    """What the stages of an object say otherwise of a move."""
    place = next(n for n, stage in enumerate(thing.stages) if stage.id == first)
    follows = thing.stages[place].next
    # A stage without any next one is not finished yet, unless it is said to be the last.
    finished = bool(follows) or bool(thing.stages[place].final)
    if allowed != (then in follows) and (finished or not allowed):
        message = "forbidden" if allowed else "message"
        yield message, {"first": first, "then": then}, Other(("objects", number, "stages", place, "next"))


def _reopening(
    context: Context, choice: Choice, number: int, thing: Object, words: list[str], sentence: Sentence
) -> Iterator[_Found]:
    """A sentence that opens records again which have ended: "reopens a cancelled order"."""
    named = choice.named(words)
    ended = [place for place, stage in enumerate(thing.stages) if stage.id in named and stage.final and not stage.next]
    if len(named) != 1 or not ended or not names(context, thing, sentence.whole):
        return
    reading = context.facts.read(sentence.text)
    opens = any(term.key == "reopen" and not term.conditional for term in reading.found)
    if opens and not reading.denies and reading.categories.isdisjoint(_LIMITS):
        yield "ended", {"first": named.pop()}, Other(("objects", number, "stages", ended[0], "final"), "end")


def _begins(context: Context, choice: Choice, thing: Object, words: list[str], text: str) -> tuple[str, str] | None:
    """The stage with which a sentence lets records begin, and the one that nothing leads to, where it is another."""
    entered = {then for stage in thing.stages for then in stage.next}
    opening = [stage.id for stage in thing.stages if stage.id not in entered]
    named = choice.named(words)
    if len(opening) != 1 or len(named) != 1 or named == set(opening):
        return None
    reading = context.facts.read(text)
    says = "starts" in reading.categories and "stage" in reading.whole_topic and not reading.denies
    if not says or is_conditional(reading) or not names(context, thing, text):
        return None
    return named.pop(), opening[0]


def _leads(context: Context, words: list[str], place: int) -> bool:
    """Whether "to" stands right before the second stage: "return a failed lot to testing", "to the stage Testing"."""
    start = place - 1 if place > 1 and is_stage_word(words[place - 1]) else place
    before = context.facts.read(" ".join(words[max(0, start - 1) : place + 1])).found
    return bool(before) and (before[0].has("to") or any(term.prefix.endswith(("ל", "ل")) for term in before))


def _move(choice: Choice, words: list[str]) -> tuple[str, str, int] | None:
    """The two stages that a sentence names, in its order, where it names two; and where the second one stands."""
    named: dict[str, int] = {}
    for name, stage in choice.values.items():
        for place in range(len(words)):
            if choice.value_at(words, place, name):
                named.setdefault(stage, place)
    if len(named) != 2:
        return None
    first, then = sorted(named, key=named.__getitem__)
    return first, then, named[then]


def _says(context: Context, text: str, leads: bool) -> bool | None:
    """Whether a sentence allows or forbids a move from one thing to another; None for any other sentence.

    `leads`: "to" stands before the second one.
    """
    reading = context.facts.read(text)
    kinds = reading.categories
    from_ = "from" in kinds or (reading.language == "he" and any("מ" in term.prefix for term in reading.found))
    held = "inside" in kinds or any(term.prefix.endswith(("ב", "ب")) for term in reading.found)
    # "Brings the cancelled job back to planned".
    to = "to" in kinds or any(term.prefix.endswith(("ל", "ل")) for term in reading.found)
    back = to and any(term.key == "reopen" or "back" in term.senses for term in reading.found)
    turns = leads and ("moves" in kinds or any(term.key == "convert" for term in reading.found))
    moves = from_ or back or turns or (held and reading.denies)  # "in stage delivered it does not go back to open"
    if not moves or not kinds.isdisjoint(_LIMITS):
        return None
    if reading.denies:
        return None if is_conditional(reading) else False
    goes = from_ and to and not is_conditional(reading)  # "goes from draft straight to delivered"
    return True if reading.permits or reading.obliges or goes else None  # in some case, which the stages never allow
