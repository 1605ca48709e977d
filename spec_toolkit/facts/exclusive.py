"""Who may do something, over which way it goes or where it is held, and who or what alone."""

from collections.abc import Iterator

from spec_toolkit.facts.fact import LEAST, Bucket, Fact, Source
from spec_toolkit.facts.reading import Reading

#: What says that somebody or something is the only one.
ALONE = ("only", "except_only", "restricts")
#: Of what "only" may leave one: how something goes, and where it is held.
LIMITED = ("channel", "place")


def only_focus(reading: Reading, groups: list[frozenset[int]]) -> frozenset[int] | None:
    """The group that "only" points at: the nearest behind it, or before it where it ends the phrase."""
    found = reading.found
    if reading.categories.isdisjoint(ALONE):
        return None
    if (place := _sole(reading)) is not None:
        return next((group for group in groups if min(group) > place), None)
    for place, term in enumerate(found):
        if term.has("restricts") and not term.conditional:  # "limited to" points at what stands behind it
            if narrows(reading, place):
                return None
            return next((group for group in groups if min(group) > place), None)
        if term.taken or term.conditional or not term.has("only", "except_only"):
            continue
        before = [group for group in groups if max(group) < place]
        behind = [group for group in groups if min(group) > place]
        by = behind and "by" in (found[min(behind[0]) - 1].words[0].lower(), found[place + 1].words[0].lower())
        # "may only be entered by managers", "only by the customer care team"
        near_behind = behind and min(behind[0]) - place <= (5 if by else 3) and not _trails(reading, place)
        if near_behind:
            return behind[0]
        near = 2 if _trails(reading, place) else 1  # "a rep sees only own deals" says nothing about other roles
        if before and place - max(before[-1]) <= near and not term.has("except_only"):
            return before[-1]
    return None


#: How far into a sentence "the only person" stands, and how many words the name of who it is may have before him.
_OPENING, _NAME = 2, 4


def _sole(reading: Reading) -> int | None:
    """The place before somebody of whom it is said that he is the only one: "the only person who … is the agent"."""
    found = reading.found
    only = next((place for place, term in enumerate(found[:_OPENING]) if term.has("only")), None)
    if only is None or only + 1 >= len(found):
        return None
    if not found[only].has("sole") and (
        reading.language != "en" or found[only + 1].key not in ("person", "user", "role")
    ):
        return None
    copulas = [p for p, t in enumerate(found) if p > only and t.has("copula")]
    if not copulas or len(found) - copulas[-1] > _NAME + 2:
        return None
    if not found[only].has("sole"):
        found[only + 1].taken = True
    return copulas[-1]


def narrows(reading: Reading, place: int) -> bool:
    """Whether it is somebody's part that is limited, not who takes it: "the clerk's role is limited to viewing"."""
    behind = reading.found[place + 1 : place + 3]
    return bool(behind) and (behind[0].has("parts") and (len(behind) < 2 or not behind[1].has("action")))


def _trails(reading: Reading, place: int) -> bool:
    """Whether "only" stands behind the word it limits: at the end, before a sign, or as the language has it."""
    found = reading.found
    if found[place].has("except_only"):
        return False
    if reading.language == "ar":
        return not _is_behind(reading, place)
    if found[place].has("trails"):
        return True
    return place + 1 >= len(found) or found[place + 1].has("sign")


def _is_behind(reading: Reading, place: int) -> bool:
    """Whether Arabic names behind "only" who it is: "فقط المدير يعتمد الخصم", "التعديل حصري للمدير"."""
    behind = reading.found[place + 1 : place + 2]
    return bool(behind) and behind[0].has("role", "parts") and (not place or behind[0].prefix.startswith("ل"))


def rights(reading: Reading, source: Source) -> Iterator[Fact]:
    """Who may do something, and who alone."""
    if not reading.role_phrases:
        return
    groups = {frozenset().union(*group): group for group in reading.role_groups}
    nobody = "nobody" in reading.categories
    only = not reading.categories.isdisjoint(ALONE) and any(t.has(*ALONE) and not t.taken for t in reading.found)
    focus = only_focus(reading, list(groups))
    if only and focus is None:
        return
    denies = reading.denies and "except_only" not in reading.categories
    acting = focus or acting_group(reading, list(groups))
    topic = reading.topic(acting)
    if len(topic) < LEAST or reading.lacks or (denies and not nobody):
        return
    who = frozenset() if nobody else frozenset(reading.names(phrase) for phrase in groups[acting])
    alone = nobody or focus is not None
    yield Fact("exclusive-right", Bucket("exclusive", "who", topic), (who, alone), source, reading.scope)
    # Who alone may do it does it for every customer.
    general = topic if alone else topic - _served(reading)
    if len(general) >= LEAST and (alone or general != topic):
        yield Fact("exclusive-right", Bucket("exclusive", "for anyone", general), (who, alone), source, reading.scope)


def _served(reading: Reading) -> frozenset[str]:
    """The customers for whom something is done: "for their customers"."""
    found = reading.found
    behind_for = [place for place, term in enumerate(found) if term.words[0].lower() == "for"]
    return frozenset(
        term.key
        for place, term in enumerate(found)
        if term.key == "customer"
        and (term.prefix.startswith(("ל", "ل")) or any(0 < place - mark <= 2 for mark in behind_for))
    )


def acting_group(reading: Reading, groups: list[frozenset[int]]) -> frozenset[int]:
    """The role that acts: after "by", else the first."""
    if reading.language == "en":
        for group in groups:
            first = min(group)
            if "by" in [term.words[0].lower() for term in reading.found[max(0, first - 2) : first]]:
                return group
        if len(groups) > 1 and reading.found[0].has("opening"):
            comma = next((place for place, term in enumerate(reading.found) if term.words[0] == ","), 0)
            return next((group for group in groups if min(group) > comma), groups[0])
    if "agents" in reading.categories:
        for group in groups:
            first = min(group)
            if any(term.has("agents") for term in reading.found[max(0, first - 1) : first]):
                return group
    return groups[0]


def limited(reading: Reading, source: Source) -> Iterator[Fact]:
    """Over which channel something goes or at which place it is, and over which alone."""
    for category in LIMITED:
        if category in reading.categories:
            yield from _ways(reading, source, category)


def _ways(reading: Reading, source: Source, category: str) -> Iterator[Fact]:
    groups = [
        frozenset((place,)) for place, term in enumerate(reading.found) if category in term.senses and term.content
    ]
    if not groups or reading.denies:
        return
    every = frozenset(place for group in groups for place in group)
    topic = reading.topic(every)
    if not topic:
        return
    only = any(term.has("only") and not term.taken for term in reading.found)
    focus = only_focus(reading, groups)
    if only and focus is None:
        return
    # A place within another one is named by both: "eu ireland".
    value = (frozenset(frozenset(name.split()) for name in reading.names(every)), focus is not None)
    yield Fact("exclusive-value", Bucket("exclusive", category, topic), value, source, reading.scope)
