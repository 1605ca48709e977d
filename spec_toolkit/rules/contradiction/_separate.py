"""Clashes of facts that cannot meet in one record: in another phase or stage, of another object, an exception."""

from collections.abc import Sequence

from spec_toolkit.facts.compare import Clash
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.model.objects import Object
from spec_toolkit.rules._context import Context
from spec_toolkit.rules.contradiction._settings import STAGE, Choices, choices, folded

#: Kinds of facts that hold in one stage and not in another; which stage something is in is told by other kinds.
_IN_STAGES = frozenset(("permission", "negation", "quantity", "obligation", "exclusive-right", "without"))


def stages_of(objects: Sequence[Object]) -> Choices:
    """The stages of all objects, by the words with which their names begin."""
    return Choices([choice for choice in choices(objects) if choice.key == STAGE])


def separate(context: Context, clash: Clash, stages: Choices) -> bool:
    """Whether two facts that deny each other hold of different records, or one is the exception from the other.

    `stages` are those of the objects of the specification.
    """
    one, two = clash.first, clash.second
    if one.source.phase and two.source.phase and one.source.phase != two.source.phase:
        return True
    if one.source.structural != two.source.structural:
        general, told = (one, two) if one.source.structural else (two, one)
        return _is_other_object(context, general.source, told.source) or (
            clash.kind == "retention" and is_excepted(context, general.bucket.subject, told)
        )
    return not one.source.structural and clash.kind in _IN_STAGES and _in_other_stages(stages, one, two)


def _in_other_stages(stages: Choices, one: Fact, two: Fact) -> bool:
    """Whether each sentence names a stage of one object that the other one does not name."""
    if not stages:
        return False
    words, words_too = folded(one.source.words), folded(two.source.words)
    for choice in stages.in_words(words):
        named, named_too = choice.named(words), choice.named(words_too)
        if named - named_too and named_too - named:
            return True
    return False


def _is_other_object(context: Context, general: Source, told: Source) -> bool:
    """Whether a sentence speaks of an object that its item refers to, and the data are those of another one."""
    if general.path[0] != "objects":
        return False
    things = {thing.id: thing for thing in context.spec.objects}
    linked = [things[id] for id in getattr(context.spec.value(told.path[:2]), "objects", ()) if id in things]
    own = context.spec.objects[int(general.path[1])]
    said = context.facts.topic(told.words)
    return own not in linked and any(context.facts.topic(thing.name or thing.id) <= said for thing in linked)


def is_excepted(context: Context, general: frozenset[str], told: Fact) -> bool:
    """Whether some sentence takes out of a rule on the general names what another one has a rule of its own for."""
    special, whole = told.bucket.subject - general, general | told.bucket.subject
    if not special:
        return False
    others = (said for said in context.facts.sentences if said.source.path != told.source.path and whole <= said.topic)
    return any("exceptions" in context.facts.read(said.source.words).categories for said in others)
