"""How many of a thing another one has: claims with a count (see `claims`), who counts and what is counted."""

from collections.abc import Iterator
from itertools import pairwise

from spec_toolkit.facts.amounts import marks
from spec_toolkit.facts.choosing import PUT, entering
from spec_toolkit.facts.claim import NOBODY, Given, HowMuch, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.granted import admitted
from spec_toolkit.facts.hebrew_clauses import is_finite
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.roots import root
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import may_be_two

#: How Hebrew begins those who act, and the infinitive of what they do.
_ACTING, _TO = ("", "ה"), "ל"


def done(slots: Slots) -> str:
    """What is done, where a verb says so: in "a certificate of delivery has two photos" nothing is delivered."""
    place = slots.act_place
    if place is None or slots.reading.language != "he":
        return slots.act
    term = slots.found[place]
    verb = is_finite(term) or term.words[0].startswith(_TO) or slots.denied >= 0
    return slots.act if verb or any(near.has("modal") for near in slots.found[:place]) else ""


def counting(slots: Slots, count: Quantity) -> frozenset[int]:
    """The places of those who act, and are not what is counted: "the driver adds three photos"."""
    place = slots.act_place
    if slots.reading.language == "en":
        return entering(slots, count)
    if slots.reading.language == "ar":
        return _adding(slots, count)
    if slots.reading.language != "he" or place is None or not done(slots):
        return frozenset()
    acting = [phrase for phrase in slots.phrases if _acts(slots, phrase, place) and count.end not in phrase]
    acting = [phrase for phrase in acting if max(phrase) + (count.number == 1) < count.first]  # "one agent"
    return frozenset().union(*acting)


def _adding(slots: Slots, count: Quantity) -> frozenset[int]:
    """The places of who adds something to so many in an Arabic sentence: "يستطيع المسؤول إضافة المستخدم إلى فريقين"."""
    found, act = slots.found, slots.act_place
    if act is None or slots.denies or slots.act not in PUT or not any(t.has("to") for t in found[act : count.first]):
        return frozenset()
    before = [phrase for phrase in slots.phrases if max(phrase) < act and found[max(0, min(phrase) - 1)].has("modal")]
    return frozenset().union(*before)


def _acts(slots: Slots, phrase: frozenset[int], act: int) -> bool:
    """Whether somebody stands before what he does, or right behind it: "הנהג מצרף", "יצרף הנהג"."""
    first, last = min(phrase), max(phrase)
    term = slots.found[first]
    if term.conditional:
        return False
    return (last < act and term.prefix in _ACTING) or (first == act + 1 and term.prefix == _ACTING[-1])


#: Of what texts and numbers are made up.
_WRITTEN = ("character", "digit", "letter")


def counted_too(slots: Slots, counted: str) -> frozenset[str]:
    """What is counted belongs to what a Hebrew sentence is about; users do even where nothing else does."""
    if slots.reading.language != "he":
        return frozenset()
    if counted in _WRITTEN:  # the name may be shorter than the description
        fields = (term.words[0] for term in slots.found if "field_names" in term.senses)
        return frozenset((counted, *(f"of {root(word, 'he')}" for word in fields)))
    together = frozenset(("concurrent",)) if "simultaneous" in slots.reading.categories else frozenset[str]()
    return frozenset((counted,)) | (together if counted == "user" else frozenset())


def number_of(slots: Slots, count: Quantity) -> str:
    """What is counted before the figure: "the number of courses is ten", "limits the number of users to 50"."""
    found = slots.found
    if slots.reading.language == "ar":
        heads = (at for at in range(count.first - 1) if found[at].has("numbering") and found[at + 1].content)
        return next((slots.name(at + 1) for at in heads), "")  # "عدد الفروع خمسة"
    if slots.reading.language == "en":
        near = range(_head(slots, count), count.first)
        return next((slots.name(at) for at in near if found[at].content and found[at].has("thing", "role")), "")
    if slots.reading.language != "he":
        return ""
    if count.first and found[count.first - 1].key == "age":
        return "age"  # "from age 16"
    for place in range(count.first - 1):
        if (
            place
            and found[place].has("bound")
            and found[place].words[0].startswith("ה")
            and found[place - 1].has("thing")
        ):
            return slots.name(place - 1)  # "the least age is 16"
        plain = not place and found[place].has("weak") and found[place + 1].has("thing", "role", "everyone")
        if plain or (found[place].has("many", "bound") and found[place + 1].content):
            return slots.name(place + 1)
    return ""


def _head(slots: Slots, count: Quantity) -> int:
    """Behind "the number of" in an English sentence, where a figure without a noun follows."""
    pairs = pairwise(slots.found[: count.first])
    heads = (at for at, (one, two) in enumerate(pairs) if one.has("numbered") and two.has("genitive"))
    return next(heads, count.first) + 1


def is_behind(slots: Slots, count: Quantity) -> bool:
    """Whether a number stands behind what it counts: "one", Arabic "مشرفين اثنين"."""
    if count.number == 1 or not count.first or slots.reading.language != "ar":
        return count.number == 1 and bool(count.first)
    noun, word = slots.found[count.first - 1], slots.found[count.first].words[0]
    return count.number == _TWO and word[0].isalpha() and noun.has("role", "thing") and may_be_two(noun)


#: What says only that there are values to choose from.
_LISTS = ("input list",)
#: What many people are who are each that of one thing.
_OWNER = "owner"
#: What a dual counts.
_TWO = 2


def _lists(slots: Slots, place: int, counts: list[Quantity]) -> bool:
    """Whether parts of what is counted follow: "thirty of which …", "three values: low, normal and high"."""
    term = slots.found[place]
    if term.words[0] == ":" and slots.reading.language == "en":
        return any(count.end <= place for count in counts)
    return term.has("thereof")


def how_many(slots: Slots, source: Source) -> Iterator[Fact]:
    """How many of a thing another one has."""
    reading = slots.reading
    counts = [q for q in reading.quantities if q.dimension == "count"]
    any_one = next((q for q in counts if _is_any(reading, q)), None) if len(counts) == 2 else None
    counts = [q for q in counts if q is not any_one]
    part = next((place for place, term in enumerate(slots.found) if _lists(slots, place, counts)), len(slots.found))
    counts = [q for q in counts if q.first < part] or counts  # "120 licences, thirty of which …"
    if len(counts) != 1 or reading.lacks:
        return
    counted, count = _counted(slots, counts[0]), admitted(slots, counts[0])
    if not counted or count is None:
        return
    same = concepts().same
    beside = {"relate", done(slots), *concepts().admitting} - {counted}
    if counted == _TIMES:
        beside = {"relate"}  # how often something is done is asked of what is done
        if count.kind == "exact" and reading.permits:
            count = count._replace(kind="most")
    if reading.language == "ar":
        beside |= (concepts().anybody | {"recording"}) - {counted}  # whoever writes it, or has it written down
    acting, whole = counting(slots, counts[0]), _out_of(slots, counts[0], counted)
    apart = [q for q in reading.quantities if q.first > part]
    core = slots.core(acting | frozenset(range(part, len(slots.found))), beside) | counted_too(slots, counted)
    core = core.difference(_LISTS)  # "from a list of five"
    core |= marks(reading, counts[0], any_one, *apart) - {"total"}  # how many there are in all is how many there are
    if reading.language == "en" and _OWNER in core and count.first < 1 + _TWO:
        counted, core = _OWNER, core - {counted}  # "two agents can be owners of a case"
    said = [count]
    if count.kind == "most" and count.number > 1 and reading.permits and not slots.denies and counted not in _LENGTHS:
        said.append(count._replace(kind="many", low=2.0))  # "up to five can be entered" allows more than one
    elif reading.language == "en" and count.kind == "least" and count.number == 1 and _or_more(slots, count):
        said.append(count._replace(kind="many", low=2.0, high=float("inf")))
    for one in said:
        always = reading.language == "en" and not reading.categories.isdisjoint(("universal", "only"))
        value = HowMuch(one, slots.people(p for p in slots.phrases if p <= acting), frozenset(), always)
        attribute = f"count {same.get(counted, counted)}"
        yield from claim("cardinality", "amount", attribute, core, value, slots, source)
        if whole and (rest := core & slots.core(acting | whole)) != core:
            yield from claim("cardinality", "amount", attribute, rest, value, slots, source)
    if reading.language == "en" and "owning" in reading.categories and count.first < 1 + _TWO:
        owners, value = core - {counted} | {_OWNER}, HowMuch(said[-1], NOBODY, frozenset())  # "two may own a case"
        yield from claim("cardinality", "amount", f"count {_OWNER}", owners, value, slots, source)
    if _has_some(slots, count) and len(core) == _PAIR:
        yield from claim("obligation", "given", "", core, Given(True), slots, source)


def _out_of(slots: Slots, count: Quantity, counted: str) -> frozenset[int]:
    """The places of those of whom so many are: "لجنة واحدة من لجان الجمعية"."""
    found = slots.found
    if slots.reading.language != "ar" or count.end + 1 >= len(found) or not found[count.end].has("from"):
        return frozenset()
    of = count.end + 1
    if slots.name(of) != counted:
        return frozenset()
    stop = next((at for at in range(of, len(found)) if found[at].has("sign", "inside", "to")), len(found))
    return frozenset(range(of, stop))


def _or_more(slots: Slots, count: Quantity) -> bool:
    """Whether there may be several: "one or more"."""
    return any(term.has("bound") for term in slots.found[count.first + 1 : count.end + 1])


def _has_some(slots: Slots, count: Quantity) -> bool:
    """Whether a sentence says that something has one at least: "every contract contains a line or more"."""
    if slots.reading.language == "he" and count.kind == "least" and not slots.denies:
        return count.number == 1 and slots.found[0].has("each")
    if slots.reading.language != "en" or slots.denies or slots.reading.permits or slots.act:
        return False
    before = slots.found[max(0, count.first - 2) : count.first]
    has = any(term.has("bare", "perfect") and not term.conditional for term in before)
    return has and count.number == 1 and count.kind in ("least", "exact")


#: What is counted where something is done so many times.
_TIMES = "times"

#: What has something, and what it has.
_PAIR = 2


#: What a figure itself is called.
_FIGURES = ("target", "limit", "share", "rate")


#: What the length of a text is counted in: "may have up to 500 characters" allows no more.
_LENGTHS = ("character", "digit")


#: After these "one" is any.
_TO_ONE = ("ל", "ב")


_OF_ONE = ("by", "to", "per", "for", "in")


def _is_any(reading: Reading, count: Quantity) -> bool:
    """Whether "one" says no more than "each": "to one flat three tenants", "four vehicles by one policy"."""
    if count.value != ("count", 1, 1, "exact"):
        return False
    if reading.language == "he":  # "to one policy", "in one life policy"
        near = reading.found[max(0, count.first - 2) : count.first]
        if any(term.content and term.prefix.endswith(_TO_ONE) for term in near):
            return True
    if reading.language == "ar" and count.first > 1 and reading.found[count.first - 2].has("inside"):
        return True  # "in one order"
    before = reading.found[count.first - 1]  # "link one contact to several companies"
    return count.first <= 1 or before.words[0].lower() in _OF_ONE or before.key == "relate"


def _counted(slots: Slots, count: Quantity) -> str:
    """What is counted: it stands behind the number, or before it ("לסוכן אחד", "وكيل واحد")."""
    found = slots.found
    if "times" in slots.reading.categories and any(t.has("times") for t in found[count.first - 1 : count.end + 1]):
        return _TIMES  # "خمس مرات"
    if slots.reading.language == "he" and count.number == 1 and count.first > 1:
        noun, behind = found[count.first - 2 : count.first]
        if behind.has("weak") and not behind.content and not behind.prefix and noun.has("role", "thing"):
            return slots.name(count.first - 2)  # "one contact coordinator"
    before_it = count.number == float("inf") or (count.kind == "range" and count.low == 1) or is_behind(slots, count)
    if slots.reading.language != "en" and before_it and count.first and found[count.first - 1].content:
        noun, behind = found[count.first - 2 : count.first] if count.first > 1 else (found[0], found[0])
        does = behind.has("action") and not behind.has("thing", "role") and noun.has("role")  # "one acting lawyer"
        described = behind.senses.keys() <= {"light"} or does
        if slots.reading.language == "ar" and behind.has("action") and not behind.has("role"):
            described = described or not behind.words[0].startswith("ال")  # "عنوان توصيل واحد"
        if count.first > 1 and described and noun.has("role", "thing") and noun.content:
            return slots.name(count.first - 2)  # "one personal coach"
        return slots.name(count.first - 1)
    for place, term in enumerate(found[count.end : count.end + 3], count.end):
        if term.has("to", "from", "inside", "sign"):
            break  # "change 12 to a ticket": a number, not a count
        if term.content:
            thing = any(near.has("thing") for near in found[place + 1 : place + 2])
            active = thing and term.senses.keys() <= {"state"} and slots.reading.language == "en"  # "one active quote"
            return slots.name(place + 1 if active else place)
        if term.has("weak") and term is found[count.end] and term.words[0].isascii() and term.words[0].isalpha():
            name = term.words[-1].lower()
            if name.endswith("s") and len(name) > 3:
                return name.removesuffix("s")  # "fifty items"
    if slots.reading.language == "en" and any(term.has("rhythm") for term in found[count.end : count.end + 1]):
        before = (at for at in range(count.first - 1, -1, -1) if found[at].has("thing") and found[at].content)
        return next((slots.name(at) for at in before if found[at].key not in _FIGURES), "")  # "is 150 a month"
    return number_of(slots, count)
