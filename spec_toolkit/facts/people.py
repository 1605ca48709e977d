"""The phrases that name people, each with the noun that belongs to it: "the call agent", "the head of finance"."""

from spec_toolkit.facts.reading import DETERMINERS, Reading

#: Senses of the noun behind a role: an Arabic verb with an article is the noun made of it ("the lending clerk").
_NAMING = {"he": {"thing"}, "ar": {"thing", "action", "completes", "fills", "writes", "reads", "holders"}}
_ARTICLE = {"he": "ה", "ar": "ال"}


def people_phrases(reading: Reading) -> list[frozenset[int]]:
    """The places of each phrase in the terms of the sentence."""
    return _compounds(reading) if reading.language == "en" else _constructs(reading)


def _compounds(reading: Reading) -> list[frozenset[int]]:
    """Role phrases with the noun that opens them: "the call agent", "collection agents"."""
    found = reading.found
    phrases: list[frozenset[int]] = []
    for phrase in reading.role_phrases:
        near = min(phrase) - 1
        if near >= 0 and found[near].content and found[near].number is None and "role" not in found[near].senses:
            opens = near == 0 or found[near - 1].words[0].lower() in DETERMINERS
            flows = found[near].has("writes", "reads", "system")
            if opens and not flows:
                phrase |= {near}
        behind = max(phrase) + 1
        if found[behind - 1].words[-1].lower() == "of" and behind < len(found) and found[behind].content:
            phrase |= {behind}  # "the head of finance"
        phrases.append(phrase)
    return phrases


def _constructs(reading: Reading) -> list[frozenset[int]]:
    """Hebrew and Arabic role phrases with the noun that belongs to them; it has the article: "מסלק התביעות"."""
    found, article = reading.found, _ARTICLE[reading.language]
    phrases: list[frozenset[int]] = []
    for phrase in reading.role_phrases:
        behind = max(phrase) + 1
        if len(phrase) == 1 and behind < len(found):
            role, noun = found[behind - 1], found[behind]
            bare = not role.words[-1].startswith(article) and not role.prefix.endswith(article)
            if (
                bare
                and noun.senses.keys() <= _NAMING[reading.language]
                and noun.words[0].startswith(article)
                and noun.content
            ):
                phrase |= {behind}
        phrases.append(phrase)
    return phrases
