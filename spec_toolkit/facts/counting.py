"""What a sentence says besides of a figure: who counts, what is counted, of what a share is (see `quantified`)."""

from spec_toolkit.facts.hebrew_clauses import is_finite
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import may_be_two

#: How Hebrew begins those who act, and the infinitive of what they do.
_ACTING, _TO = ("", "ה"), "ל"
#: What a size is called, what is done with a sum, and what a share is a share of.
_SIZES = frozenset(("weight", "file_size", "length", "volume"))
_PAID = frozenset(("pay", "charge", "collect", "commit"))
_WHOLES = frozenset(("price", "amount", "cost", "value"))
#: What a mark on a scale is called.
_MARKS = frozenset(("grade", "score", "rating"))


def done(slots: Slots) -> str:
    """What is done, where a verb says so: in "a certificate of delivery has two photos" nothing is delivered."""
    place = slots.act_place
    if place is None or slots.reading.language != "he":
        return slots.act
    term = slots.found[place]
    verb = is_finite(term) or term.words[0].startswith(_TO) or slots.denied >= 0
    return slots.act if verb or any(near.has("modal") for near in slots.found[:place]) else ""


def counting(slots: Slots, count: Quantity) -> frozenset[int]:
    """The places of those who act in a Hebrew sentence, and are not what is counted: "the driver adds three photos"."""
    place = slots.act_place
    if slots.reading.language != "he" or place is None or not done(slots):
        return frozenset()
    acting = [phrase for phrase in slots.phrases if _acts(slots, phrase, place) and count.end not in phrase]
    acting = [phrase for phrase in acting if max(phrase) + (count.number == 1) < count.first]  # "one agent"
    return frozenset().union(*acting)


def _acts(slots: Slots, phrase: frozenset[int], act: int) -> bool:
    """Whether somebody stands before what he does, or right behind it: "הנהג מצרף", "יצרף הנהג"."""
    first, last = min(phrase), max(phrase)
    term = slots.found[first]
    if term.conditional:
        return False
    return (last < act and term.prefix in _ACTING) or (first == act + 1 and term.prefix == _ACTING[-1])


def counted_too(slots: Slots, counted: str) -> frozenset[str]:
    """What is counted belongs to what a Hebrew sentence is about; users do even where nothing else does."""
    if slots.reading.language != "he":
        return frozenset()
    together = frozenset(("concurrent",)) if "simultaneous" in slots.reading.categories else frozenset[str]()
    return frozenset((counted,)) | (together if counted == "user" else frozenset())


def number_of(slots: Slots, count: Quantity) -> str:
    """What is counted before the figure: "the number of courses is ten", "limits the number of users to 50"."""
    found = slots.found
    if slots.reading.language == "ar":
        heads = (at for at in range(count.first - 1) if found[at].has("numbering") and found[at + 1].content)
        return next((slots.name(at + 1) for at in heads), "")  # "عدد الفروع خمسة"
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


def setters(slots: Slots) -> frozenset[int]:
    """The places of who has set a goal in a Hebrew sentence: "הדירקטוריון קבע יעד", "קבעה ההנהלה יעד"."""
    mark = next((place for place, term in enumerate(slots.found) if term.has("setting")), None)
    if mark is None:
        return frozenset()
    if 0 < mark <= _NAME and not any(term.number is not None for term in slots.found[:mark]):
        return frozenset(range(mark))
    return next((phrase for phrase in slots.phrases if min(phrase) == mark + 1), frozenset())


#: How many words may name who sets a goal.
_NAME = 3


def beside_figure(slots: Slots, quantity: Quantity) -> frozenset[str]:
    """Names that say no more than that there is a size, a sum, a share of a price or a mark on a scale."""
    dimension = quantity.dimension
    if dimension == "bytes":
        return _SIZES
    if dimension.startswith("score"):
        return _MARKS
    if dimension == "percent" and slots.reading.language == "he":
        behind = slots.found[quantity.end : quantity.end + 2]
        part = any(term.has("from") or term.prefix.startswith("מ") for term in behind)
        return _PAID | ({term.key for term in behind} & _WHOLES if part else set())
    return _PAID if dimension.startswith("money") else frozenset()


def is_behind(slots: Slots, count: Quantity) -> bool:
    """Whether a number stands behind what it counts: "one", Arabic "مشرفين اثنين"."""
    if count.number == 1 or not count.first or slots.reading.language != "ar":
        return count.number == 1 and bool(count.first)
    noun, word = slots.found[count.first - 1], slots.found[count.first].words[0]
    return count.number == _TWO and word[0].isalpha() and noun.has("role", "thing") and may_be_two(noun)


#: What a dual counts.
_TWO = 2
