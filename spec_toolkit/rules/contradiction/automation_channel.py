"""A sentence that leaves one channel for some message, and an automation that sends it on another one."""

from collections.abc import Iterator
from typing import NamedTuple

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import Fact
from spec_toolkit.facts.reading import Reading
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.text import normalise
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

#: What a message is called whatever it says.
_MESSAGES = frozenset(("send", "message", "notify", "notification", "issue"))


class _Sent(NamedTuple):
    """An action of an automation: its words, the channels in it, everything that the automation names."""

    path: SpecPath
    words: str
    channels: frozenset[str]
    named: frozenset[str]


class _Told(NamedTuple):
    """What a sentence says of some message: the only channels it goes by, or those by which it never goes."""

    fact: Fact
    about: frozenset[str]
    only: frozenset[str]
    never: frozenset[str]

    def forbids(self, one: _Sent) -> bool:
        """Whether an action sends the message on a channel on which it must not go."""
        against = one.channels.isdisjoint(self.only) if self.only else one.channels <= self.never
        return against and bool(self.about) and self.about <= one.named


def check(context: Context) -> Iterator[Hit]:
    sent = list(_sent(context))
    met = set[tuple[SpecPath, SpecPath]]()
    for told in _told(context) if sent else ():
        source = told.fact.source
        for one in sent:
            if (source.path, one.path) in met or not told.forbids(one) or _is_limited(context, told.fact):
                continue
            met.add((source.path, one.path))
            values = {"words": shorten(source.words), "action": shorten(one.words)}
            yield Hit(source.path, source.start, source.end, values=values, others=(Other(one.path),))


def _told(context: Context) -> Iterator[_Told]:
    """What sentences say of the channels of a message."""
    besides = _MESSAGES | concepts().reached_at
    for fact in context.facts.stated("exclusive-value"):
        if (fact.bucket.form, fact.bucket.attribute) == ("exclusive", "channel") and fact.value[1]:
            only = frozenset().union(*fact.value[0])
            yield _Told(fact, fact.bucket.subject - besides - only, only, frozenset())
    for fact in context.facts.claimed("claim way", "channel"):
        if fact.value.alone and not fact.source.structural:
            only = frozenset().union(*fact.value.values)
            yield _Told(fact, fact.bucket.subject - besides - only, only, frozenset())
    for fact in context.facts.claimed("claim may"):
        may = fact.value
        if not may.says and not may.roles and may.act in _MESSAGES and not fact.source.structural:
            never = context.facts.ask(fact.source.words, _named_channels)
            if never:
                yield _Told(fact, fact.bucket.subject - besides - never, frozenset(), never)


def _named_channels(reading: Reading) -> frozenset[str]:
    """The channels that a sentence names."""
    return frozenset(term.senses["channel"] for term in reading.found if term.has("channel"))


def _sent(context: Context) -> Iterator[_Sent]:
    """The actions that name a channel."""
    for number, automation in enumerate(context.spec.automations):
        titled = context.facts.topic(automation.name) | context.facts.topic(automation.trigger)
        for place, action in enumerate(automation.actions):
            channels = context.facts.ask(action, _channels)
            if channels:
                named = titled | context.facts.topic(action)
                yield _Sent(("automations", number, "actions", place), action, channels, named)


def _channels(reading: Reading) -> frozenset[str]:
    """The channels on which a text sends something."""
    sends = any(term.key in concepts().sent for term in reading.found)
    return _named_channels(reading) if sends and not reading.denies else frozenset()


def _is_limited(context: Context, fact: Fact) -> bool:
    """Whether the sentence holds under a condition, or but for something."""
    reading = context.facts.read(normalise(fact.source.words).text)
    return not reading.categories.isdisjoint(("conditions", "exceptions"))
