"""Which claims of two authors are compared, question by question, and which of those cannot both hold (`incompatible`).

Nothing is compared all with all: candidates share one of their rarest names.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from spec_toolkit.facts.alike import Relation, relation, strangers
from spec_toolkit.facts.claim import EVERYTHING, NOBODY, May
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.core import UNLESS
from spec_toolkit.facts.fact import Fact
from spec_toolkit.facts.incompatible import JUDGES
from spec_toolkit.facts.quiet import TELLING

#: More claims than this with one rare name in common are a list, not a contradiction; the first ones are compared.
_MOST = 24
#: More different answers than this to one question about one thing are a list as well: rows of a table, lines of a log.
_MOST_ANSWERS = 8


def settled(facts: Iterable[Fact]) -> Iterator[tuple[list[Fact], list[Fact]]]:
    """Groups of claims that say the same, two and two that cannot both hold."""
    questions: dict[tuple[str, str], dict[tuple[frozenset[str], object, object, object], list[Fact]]] = {}
    for fact in facts:
        bucket = fact.bucket
        question = (bucket.form, bucket.attribute)
        groups = questions.get(question)
        if groups is None:
            groups = questions[question] = {}
        scope = tuple([q.value for q in fact.scope]) if fact.scope else ()
        key = (bucket.subject, fact.value, scope, fact.concerned)
        known = groups.get(key)
        if known is None:
            groups[key] = [fact]
        else:
            known.append(fact)
    for (form, _), groups in questions.items():
        tells = TELLING.get(form)
        if tells and not any(tells(value) for _, value, *_ in groups):
            continue
        answers = Counter(subject for subject, *_ in groups)
        told = [group for (subject, *_), group in groups.items() if answers[subject] <= _MOST_ANSWERS]
        if len(told) > 1:
            judge = JUDGES[form]
            found = _candidates(told, tells)
            yield from ((one, two) for one, two in found if _clash(judge, one[0], two[0]))


def _candidates(
    groups: list[list[Fact]], tells: Callable[[Any], bool] | None
) -> Iterator[tuple[list[Fact], list[Fact]]]:
    """Groups where one holds the two rarest names of the other: a core that holds all of another one holds those.

    `tells` says whether a value can clash with any other: where nobody denies anything, nothing is compared.
    """
    telling = [tells is None or tells(group[0].value) for group in groups]
    if not any(telling):
        return
    subjects = [group[0].bucket.subject for group in groups]
    counts = Counter(chain.from_iterable(subjects))
    ranked = sorted(sorted(counts), key=counts.__getitem__)
    rank = {name: place for place, name in enumerate(ranked)}.__getitem__
    rarest = [sorted(subject, key=rank)[:2] or [""] for subject in subjects]
    # Of a pair one side tells: it looks for the other one, or is looked for by it.
    wanted = {rare[0] for rare, tell in zip(rarest, telling, strict=True) if tell}
    named = [_indexed(group[0]) for group in groups]
    all_held: dict[str, list[int]] = defaultdict(list)
    telling_held: dict[str, list[int]] = defaultdict(list)
    for place, (names, tell) in enumerate(zip(named, telling, strict=True)):
        for name in names & wanted:
            held = all_held[name]
            held.append(place)
            if len(held) == _MOST:
                wanted.remove(name)
        for name in names if tell else ():
            if len(telling_held[name]) < _MOST:
                telling_held[name].append(place)
    seen: set[tuple[int, int]] = set()
    for place, (rare, tell) in enumerate(zip(rarest, telling, strict=True)):
        found = (all_held if tell else telling_held).get(rare[0], ())
        for other in found if len(rare) == 1 else [one for one in found if rare[1] in named[one]]:
            pair = (place, other) if place < other else (other, place)
            if place != other and pair not in seen:
                seen.add(pair)
                yield groups[pair[0]], groups[pair[1]]


def _indexed(fact: Fact) -> set[str]:
    """The names under which a claim is found: its own, the general ones for them, those of who acts."""
    names = {*fact.bucket.subject}
    generals = concepts().generals
    for name in generals.keys() & names:
        names |= generals[name]
    if roles := getattr(fact.value, "roles", None):
        names.update(*roles)
    if fact.bucket.form == "claim passed":
        names.add("")
    if fact.bucket.form == "claim way" and fact.bucket.attribute == "place":
        names |= EVERYTHING
    return names


#: Forms that ask who does something: those who are named are told apart by their judges.
_BY_WHOM = ("claim who", "claim needs", "claim owned")


def _clash(judge: Callable[[Fact, Fact, Relation], bool], one: Fact, two: Fact) -> bool:
    subject, subject_too = one.bucket.subject, two.bucket.subject
    if (UNLESS in subject) != (UNLESS in subject_too):
        other, case = (two, one) if UNLESS in subject else (one, two)
        if not (getattr(other.value, "always", False) or _denies_case(other, case)):
            return False  # one holds where the other does not, unless it holds without exception
    roles = getattr(one.value, "roles", NOBODY) | getattr(two.value, "roles", NOBODY)
    acting: frozenset[str] = frozenset().union(*roles) if roles else frozenset()
    if one.bucket.form not in _BY_WHOM and strangers(one.concerned - acting, two.concerned - acting):
        return False
    stands = relation(subject, subject_too, acting)
    if stands is None and one.bucket.attribute == "place" and EVERYTHING in (subject, subject_too):
        stands = "wider" if subject == EVERYTHING else "narrower"  # where all data are, there are those of customers
    if stands is None and one.bucket.form == "claim sum":
        # The parts name what they are parts of, and themselves.
        stands = "wider" if subject <= subject_too else "narrower" if subject_too <= subject else None
    if stands is None and one.bucket.form in ("claim passed", "claim given"):
        stands = (_whole if one.bucket.form == "claim passed" else _of_whom)(subject, subject_too)
    if stands is None:
        if one.bucket.form != "claim passed" or (one.bucket.subject and two.bucket.subject):
            return False
        stands = "wider" if not one.bucket.subject else "narrower"
    return judge(one, two, stands)


def _denies_case(denial: Fact, case: Fact) -> bool:
    """Whether something is denied as a whole, and so in a case that the denial does not speak of."""
    besides = case.bucket.subject - denial.bucket.subject - concepts().persons
    value = denial.value
    if not isinstance(value, May) or value.says or besides == {UNLESS}:
        return False
    return value.side in ("", "upon", getattr(case.value, "side", None))


#: What every record has.
_FIELDS = frozenset(("status", "date", "field"))


def _of_whom(one: frozenset[str], two: frozenset[str]) -> Relation | None:
    """How what is required stands to the same of certain people: "the phone number", "a contact's phone number"."""
    if not one or not two or not one ^ two <= concepts().persons:
        return None
    return "wider" if one < two else "narrower" if two < one else None


def _whole(one: frozenset[str], two: frozenset[str]) -> Relation | None:
    """How data stand to a part of them: "the data of customers", "a customer's address", "the status of orders"."""
    persons = concepts().persons
    if one ^ two <= _FIELDS:
        return "wider" if one < two else "narrower"
    details = concepts().kinds["personal_data"]
    if one <= persons and (one < two or two <= details):
        return "wider"  # an address is one of the details of a customer
    if two <= persons and one <= details:
        return "narrower"
    return "narrower" if two < one and two <= persons else None
