"""What automations set: the field or the stage that an action names, and the value that it names behind it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spec_toolkit.languages.conditions import Comparison, fold, is_stage_word, parse_condition, spellings
from spec_toolkit.model.objects import Object
from spec_toolkit.model.processes import Automation
from spec_toolkit.rules._context import Context

#: The key of the stage of a record, which is no field.
STAGE = ""
#: Letters that Hebrew and Arabic write at the head of the word they belong to.
_CLITICS = frozenset("ושהבכלמوفبكلا")
#: What may stand before any word of a name: "דרגת דחיפות", "דרגת הדחיפות".
_ARTICLES = ("ה", "ال")
_MARKS = ".,;:!?،؛؟\"'«»“”„’()[]"


@dataclass(frozen=True, slots=True)
class Choice:
    """A field, or the stage, of an object: how it may be named, and its values by their spellings."""

    object: str
    key: str
    names: tuple[str, ...]
    values: dict[str, str]

    def is_named(self, words: Sequence[str]) -> int | None:
        """The place behind the name in folded words, or None."""
        for name in self.names:
            place = _find(words, name.split(), 0)
            if place is not None:
                return place
        if self.key == STAGE:
            return next((place + 1 for place, word in enumerate(words) if is_stage_word(word)), None)
        return None

    @staticmethod
    def value_at(words: Sequence[str], place: int, name: str) -> bool:
        """Whether a value's name stands at that place of folded words."""
        return _find(words[place : place + len(name.split())], name.split(), 0) is not None

    def named(self, words: Sequence[str]) -> set[str]:
        """Every value that is named in folded words."""
        return {
            value
            for name, value in self.values.items()
            if any(self.value_at(words, place, name) for place in range(len(words)))
        }

    def value(self, words: Sequence[str], start: int) -> str | None:
        """The one value that is named from there on, or None."""
        named = {value for name, value in self.values.items() if _find(words, name.split(), start) is not None}
        return named.pop() if len(named) == 1 else None


@dataclass(frozen=True, slots=True)
class Setting:
    """Action `place` of automation `number` gives a choice of an object a value."""

    number: int
    place: int
    choice: Choice
    value: str


class Choices:
    """Choices by the words with which their values begin, so that a text is not compared with all of them."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self.all = list(choices)
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for number, choice in enumerate(self.all):
            for name in choice.values:
                self._by_word[name.split()[0] if name else ""].add(number)

    def __bool__(self) -> bool:
        return bool(self.all)

    def in_words(self, words: Sequence[str]) -> list[Choice]:
        """Those of which a value may be named in folded words."""
        numbers: set[int] = set()
        for word in words:
            for cut in range(min(4, len(word))):
                if not set(word[:cut]) <= _CLITICS:
                    break
                numbers |= self._by_word.get(word[cut:], frozenset())
        return [self.all[number] for number in sorted(numbers)]


def choices(spec_objects: Sequence[Object]) -> list[Choice]:
    """Everything that has one of several values."""
    found = []
    for thing in spec_objects:
        for field in thing.fields:
            if field.options and field.type in (None, "choice"):
                names = tuple(dict.fromkeys(s for name in (field.id, field.name) if name for s in spellings(name)))
                values = {s: option for option in field.options for s in spellings(option)}
                found.append(Choice(thing.id, field.id, names, values))
        if thing.stages:
            values = {s: g.id for g in thing.stages for name in (g.id, g.name) if name for s in spellings(name)}
            found.append(Choice(thing.id, STAGE, (), values))
    return found


def settings(context: Context) -> Iterator[Setting]:
    """What each action sets, where it names one field of one object and one value of it."""
    known = choices(context.spec.objects)
    for number, automation in enumerate(context.spec.automations):
        own = _object(context, automation)
        for place, action in enumerate(automation.actions):
            if parse_condition(action) is not None:
                continue
            words = folded(action)
            found = []
            for choice in known:
                behind = choice.is_named(words) if own in (None, choice.object) else None
                value = None if behind is None else choice.value(words, behind)
                if value is not None:
                    found.append(Setting(number, place, choice, value))
            if len(found) == 1:
                yield found[0]


def meets(setting: Setting, comparison: Comparison) -> bool | None:
    """Whether a comparison holds once the setting is made; None where it is about something else."""
    if setting.choice.is_named(folded(comparison.field.text)) is None:
        return None
    if comparison.operator in ("is_set", "is_not_set"):
        return comparison.operator == "is_set"
    if comparison.value is None or comparison.operator not in ("is", "is_not"):
        return None
    same = any(setting.choice.values.get(s) == setting.value for s in spellings(comparison.value.text))
    return same == (comparison.operator == "is")


def folded(text: str) -> list[str]:
    """The words of a text as names are compared."""
    return [word for each in fold(text).split() if (word := each.strip(_MARKS))]


def _object(context: Context, automation: Automation) -> str | None:
    """The object that an automation works on: named, or the only one that its trigger speaks of."""
    if automation.object:
        return automation.object
    topic = context.facts.topic(automation.trigger)
    named = [
        thing.id
        for thing in context.spec.objects
        if (own := context.facts.topic(thing.name or thing.id)) and own <= topic
    ]
    return named[0] if len(named) == 1 else None


def _find(words: Sequence[str], name: Sequence[str], start: int) -> int | None:
    """The place behind the name, whose first word may have letters of other words in front."""
    if not name:
        return None
    for place in range(start, len(words) - len(name) + 1):
        first = words[place]
        glued = first.endswith(name[0]) and len(first) - len(name[0]) <= 3 and set(first[: -len(name[0])]) <= _CLITICS
        behind = words[place + 1 : place + len(name)]
        if (first == name[0] or glued) and len(behind) == len(name) - 1 and all(map(_is_word, behind, name[1:])):
            return place + len(name)
    return None


def _is_word(word: str, name: str) -> bool:
    """Whether a word is one of a name, with or without the article."""
    return word == name or any(word == article + name for article in _ARTICLES)
