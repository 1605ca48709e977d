"""One sentence made into a reading: its terms, and the steps that settle in turn what each of them does."""

import re
from collections.abc import Callable

from spec_toolkit.facts.arabic_asides import (
    leave_conceded,
    leave_others,
    leave_out,
    mark_which,
    name_kinds,
    tell_refund,
    unit_is_no_only,
)
from spec_toolkit.facts.arabic_construct import join_heads, name_responsible
from spec_toolkit.facts.arabic_names import leave_duty, name_company, name_unlike, name_void, refer_back
from spec_toolkit.facts.arabic_people import name_people
from spec_toolkit.facts.arabic_states import bring_back, name_last
from spec_toolkit.facts.arabic_times import tell_elapsed, tell_stays
from spec_toolkit.facts.arabic_verbs import (
    join_accepts,
    join_again,
    tell_but,
    tell_handing,
    tell_issue,
    tell_open,
    tell_raised,
    tell_refusal,
    tell_request,
    tell_shown,
    tell_signature,
    tell_site,
    tell_until,
    tell_view,
)
from spec_toolkit.facts.attributes import mark_existing, name_open
from spec_toolkit.facts.date_formats import name_date_formats
from spec_toolkit.facts.declared import Vocabularies
from spec_toolkit.facts.framing import frame
from spec_toolkit.facts.hebrew_clauses import deny_prevented, mark_clauses, name_others, name_until, only_but
from spec_toolkit.facts.hebrew_homographs import TOLD_APART, tell_apart
from spec_toolkit.facts.hebrew_stresses import leave_out_stresses
from spec_toolkit.facts.homographs import name_gerunds, read_as_verbs, read_as_views
from spec_toolkit.facts.measuring import measure
from spec_toolkit.facts.opposites import name_lacking, name_opposites, name_undone
from spec_toolkit.facts.phrasal import joined
from spec_toolkit.facts.plainer import read_as_names
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.reasons import without_reasons
from spec_toolkit.facts.relative import mark_contact_clauses, without_asides, without_grounds
from spec_toolkit.facts.subordinate import mark_conditions, nobody_for_purposes, nobody_in_conditions
from spec_toolkit.facts.tokens import STOPS, Term, role_names, terms
from spec_toolkit.facts.topic import name_consent, settle, take_holders, view_shown
from spec_toolkit.facts.turned import straightened
from spec_toolkit.facts.vocabulary import vocabulary
from spec_toolkit.languages.text import language_of

#: An id behind the name of an item.
_REFERENCE = re.compile(r"\s?\[[A-Z]{1,6}-\d+(?:\.\d+)*\]")
#: A preposition that Hebrew writes before a name in quotation marks: ל"בטיפול".
_GLUED = re.compile(r'(?<![\w"])([ובכלמהש]{1,2})(?="\w\w[^"]*\w"(?!\w))')
#: "Guests' files": no quotation mark.
_POSSESSIVE = re.compile(r"(?<=\w)s' ")


def read(text: str, known: Vocabularies | None = None) -> Reading:
    """Reads one normalised sentence in its own language."""
    language = language_of(text)
    words = _POSSESSIVE.sub("s ", text) if language == "en" and "s' " in text and " '" not in text else text
    if "[" in words:
        words = _REFERENCE.sub("", words)  # "the report Absent members [REP-01]" names the report
    words_of = known[language] if known else vocabulary(language)
    if language == "he" and '"' in words:
        words = _GLUED.sub(r"\1 ", words)
    found = terms(words, words_of)
    categories = frozenset().union(*(term.senses for term in found))
    if language == "he" and not categories.isdisjoint(TOLD_APART):
        found = tell_apart(found, words_of)
        categories = frozenset().union(*(term.senses for term in found))
    if "YY" in text or (language == "he" and "single" in categories and "lone" in categories):
        found, categories = name_date_formats(found, categories)
    if language == "en":
        if "action" in categories:
            name_gerunds(found)
        if name_opposites(found, words_of):
            categories |= {"unlike"}
        if "without" in categories and name_lacking(found):
            categories = frozenset().union(*(term.senses for term in found))
        if "particle" in categories:
            found = joined(found, words_of)
        plain = straightened(without_asides(found) if ", wh" in text else found, categories)
        if plain is not found:
            found, categories = plain, frozenset().union(*(term.senses for term in plain))
        if "role" in categories and "action" in categories:
            read_as_names(found)
        mark_contact_clauses(found)
    if language == "ar" and "except_only" in categories and "negators" in categories:
        categories = tell_but(found, categories)
    if language == "ar" and "channel" in categories and "action" in categories:
        tell_site(found)
    if language == "ar":
        categories = _arabic_asides(found, categories)
    if language == "ar" and "upon" in categories:
        tell_until(found)
    if "opens" in categories and "opened" in categories and categories.isdisjoint(("reopens", "again")):
        tell_open(found)
    if language == "ar" and not categories.isdisjoint(("except_only", "without")):
        tell_signature(found)
    if "issues" in categories and not categories.isdisjoint(("issued", "to")):
        tell_issue(found)
    if language == "ar" and not categories.isdisjoint(("modal", "negators")):
        tell_view(found)
        tell_request(found)
    if "grounds" in categories and ("," in text or "،" in text):
        found = without_grounds(found)
        categories = frozenset().union(*(term.senses for term in found))
    if not categories.isdisjoint(("reasons", "therefore")):
        found = without_reasons(found)
        categories = frozenset().union(*(term.senses for term in found))
    categories = frame(found, categories)
    if language == "he":
        if "prevents" in categories:
            deny_prevented(found)
            categories = frozenset().union(*(term.senses for term in found))
        leave_out_stresses(found)
        mark_clauses(found, STOPS)
        if found and "after" in found[0].senses:
            categories |= {"after"}
        if "besides" in categories and "negators" in categories:
            only_but(found)
        if "up_to" in categories:
            name_until(found)
        if not categories.isdisjoint(("exceptions", "besides", "up_to")):
            categories = frozenset().union(*(term.senses for term in found))
        if "others" in categories:
            name_others(found)
            categories = frozenset().union(*(term.senses for term in found))
    elif "conditions" in categories or "exceptions" in categories:
        mark_conditions(found)
        if "nobody" in categories:
            categories = nobody_in_conditions(found, categories)
        if language == "en" and "negators" in categories and name_undone(found):
            categories = frozenset().union(*(term.senses for term in found))
    if "purposes" in categories and "nobody" in categories:
        categories = nobody_for_purposes(found, categories)
    if language == "ar" and "completes" in categories and join_accepts(found):
        categories |= {"modal"}
    if language == "ar" and "negators" in categories:
        mark_which(found)
    quantities = measure(found, categories)
    if "verbal" in categories:
        categories |= read_as_verbs(found)
    if "readable" in categories and "bare" in categories:
        categories |= read_as_views(found)
    settle(found)
    if language == "he" and "stands_open" in categories:
        name_open(found)
    if "standing" in categories:
        mark_existing(found)
    if "holders" in categories:
        take_holders(found, language)
    if "responsible" in categories and name_responsible(found):
        categories |= {"role"}
    if language == "ar" and name_people(found, categories):
        categories |= {"role"}
    if "role" in categories:
        if language == "ar":
            join_heads(found)
            if "moves" in categories:
                tell_handing(found)
        view_shown(found)
        if language == "en" and "consent" in text:
            name_consent(found)
    if language == "ar" and not categories.isdisjoint(("reopens", "again")):
        join_again(found)
    if language == "ar" and not categories.isdisjoint(("goes_back", "moves")) and bring_back(found):
        categories |= {"action"}
    if "last" in categories and name_last(found):
        categories |= {"final"}
    return Reading(text, language, found, quantities, categories, role_names(known, language) if known else {})


def _arabic_asides(found: list[Term], categories: frozenset[str]) -> frozenset[str]:
    """Sets apart what an Arabic sentence says beside its claim; returns the senses that are left."""
    refer_back(found)
    if categories.isdisjoint(_TELLING):
        return categories
    told = False
    for wanted, tell in _TOLD:
        if categories.issuperset(wanted):
            tell(found)
            told = True
    return frozenset().union(*(term.senses for term in found)) if told else categories


#: What gives a word of an Arabic sentence another meaning, where words of these senses stand in it.
_TOLD: tuple[tuple[tuple[str, ...], Callable[[list[Term]], object]], ...] = (
    (("rhythm",), name_kinds),
    (("only",), unit_is_no_only),
    (("whether",), leave_out),
    (("otherwise",), leave_out),
    (("concedes",), leave_conceded),
    (("money", "action"), tell_refund),
    (("elapses",), tell_elapsed),
    (("shown",), tell_shown),
    (("stays", "after"), tell_stays),
    (("refuses", "action"), tell_refusal),
    (("unlike",), name_unlike),
    (("void",), name_void),
    (("raises", "raised"), tell_raised),
    (("beside", "from"), leave_others),
    (("operates", "thing"), name_company),
    (("responsible",), leave_duty),
)
#: The senses without which none of these has anything to do.
_TELLING = frozenset(wanted[0] for wanted, _ in _TOLD)
