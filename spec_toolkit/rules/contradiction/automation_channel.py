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


def check(context: Context) -> Iterator[Hit]:
    sent = list(_sent(context))
    for fact in context.facts.stated("exclusive-value") if sent else ():
        if (fact.bucket.form, fact.bucket.attribute) != ("exclusive", "channel") or not fact.value[1]:
            continue
        allowed = frozenset().union(*fact.value[0])
        about = fact.bucket.subject - _MESSAGES - allowed
        for one in sent:
            if about and about <= one.named and one.channels.isdisjoint(allowed) and not _is_limited(context, fact):
                values = {"words": shorten(fact.source.words), "action": shorten(one.words)}
                place = (fact.source.path, fact.source.start, fact.source.end)
                yield Hit(*place, values=values, others=(Other(one.path),))


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
    named = (term.senses["channel"] for term in reading.found if term.has("channel"))
    return frozenset(named) if sends and not reading.denies else frozenset()


def _is_limited(context: Context, fact: Fact) -> bool:
    """Whether the sentence holds under a condition, or but for something."""
    reading = context.facts.read(normalise(fact.source.words).text)
    return not reading.categories.isdisjoint(("conditions", "exceptions"))
