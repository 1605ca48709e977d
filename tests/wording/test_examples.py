"""Every wording rule finds its own bad example, and not its own good one."""

from typing import Any

import pytest

from spec_toolkit.languages.lexicon import lexicon
from spec_toolkit.languages.text import LANGUAGES
from spec_toolkit.model import TextField
from spec_toolkit.rules import _engine as engine
from spec_toolkit.rules._wording import Wording
from spec_toolkit.rules._words import words

#: Rules that judge more than the sentence, or whose bad example is described rather than shown.
APART = {"form/too-long", "form/private-metaphor", "form/no-obligation", "form/spacing"}
CODES = [code for code in engine.codes() if code.startswith(("vague/", "form/")) and code not in APART]
#: Languages whose lexicon is written.
WRITTEN = tuple(language for language in LANGUAGES if len(lexicon(language).entries) > 100)
#: The class of words without which a rule does not judge a language.
NEEDS = {
    "form/condition-without-response": "trigger",
    "form/mixed-conditions": "trigger",
    "form/passive-without-actor": "passive",
    "form/several-in-one": "obligation",
    "form/user-story": "story",
    "vague/nothing-observable": "tangible",
}


class Alone:
    """A context of one statement."""

    def __init__(self, text: str, path: tuple[str | int, ...]) -> None:
        self.wording = Wording([TextField(path, text, "promise", "FR-001")])
        self.unfilled = ()
        self.draft = False

    def option(self, code: str, name: str, default: Any) -> Any:
        return engine.rule(code).options.get(name, default)


def found(code: str, text: str) -> list[Any]:
    key = "acceptance" if code == "form/personal-will" else "statement"
    context: Any = Alone(text, ("requirements", 0, key))
    return list(engine.rule(code).check(context))


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("code", CODES)
def test_examples(code: str, language: str) -> None:
    known = lexicon(language)
    if language != "en" and code in NEEDS and not known.bit(NEEDS[code]):
        pytest.skip(f"no class {NEEDS[code]} in {language}")
    if code == "form/personal-will" and not any(entry["kind"] == "personal-will" for entry in known.entries):
        pytest.skip(f"no lexicon personal-will in {language}")
    said = words(code, language)
    assert [text for text in said.bad if not found(code, text)] == []
    assert [text for text in said.good if found(code, text)] == []


@pytest.mark.parametrize(
    ("code", "text", "hit"),
    [
        ("form/several-in-one", "The CRM shall create a lead, which must have an owner.", False),
        ("form/several-in-one", "The rep creates, edits and e-mails a quote from the deal page.", False),
        ("form/passive-without-actor", "The ticket is closed by the agent.", False),
        ("form/passive-without-actor", "When the ticket is closed, the CRM sends a survey.", False),
        ("form/passive-without-actor", "The phone number is required.", False),
        ("form/double-negation", "No ticket is closed unless the customer has not answered for 3 days.", False),
        ("form/mixed-conditions", "If the deal is open and the amount is set, the manager approves.", False),
        ("form/fragment", "Reporting by region and month.", True),
        ("form/fragment", "Sales rep sees own deals.", False),
        ("form/condition-without-response", "When the deal is won the CRM sends a mail.", False),
        ("form/negative", "The CRM shall not send mail to contacts without consent.", False),
        ("vague/weak-verb", "The CRM supports the import of contacts from CSV files.", False),
        ("vague/weak-verb", "The agent handles the ticket: she answers, closes or forwards it.", False),
        ("vague/quality-noun", "The response time of each call is logged.", False),
        ("vague/quality-noun", "The availability of the portal is guaranteed.", True),
        ("vague/unclear-pronoun", "When a ticket is closed, it moves to the archive.", False),
        ("vague/unclear-pronoun", "It is possible that the import fails.", False),
        ("vague/open-range", "Between 5 and 3 calls are planned.", True),
        ("vague/open-range", "Between 08:00 and 17:00 calls go to the team.", False),
        ("vague/missing-unit", "The answer comes within 2 hours.", False),
        ("vague/slash", "The speed is shown in km/hour.", False),
        ("vague/slash", "The rep picks morning/evening.", True),
        ("vague/placeholder", "???", True),
        ("vague/placeholder", "The answer comes within <hours>.", True),
        ("vague/placeholder", "The amount is < 5 or > 3, a<b, x > y.", False),
        ("vague/placeholder", "One line<br>another, see <https://example.org> or <me@example.org>.", False),
        ("vague/placeholder", "The mail opens with “Dear <first name>”.", False),
        ("vague/nothing-observable", "Der Kunde bekommt eine Rechnung.", False),
    ],
)
def test_structure(code: str, text: str, hit: bool) -> None:
    assert bool(found(code, text)) is hit
