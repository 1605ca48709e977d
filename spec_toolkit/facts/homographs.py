"""English words that are verbs in one place and nouns in another: which they are, by what stands beside them."""

from spec_toolkit.facts.tokens import Term

#: Senses of a noun that is a verb of permission as well.
BOTH = frozenset(("modal", "thing"))


def name_nouns(found: list[Term]) -> None:
    """Reads "permit" as a noun where no verb can stand: "a permit", "accepts permit applications"."""
    for place, term in enumerate(found):
        if term.senses.keys() >= BOTH and (not place or found[place - 1].has("article", "opening", "to", "action")):
            term.senses = {name: sense for name, sense in term.senses.items() if name != "modal"}


def name_gerunds(found: list[Term]) -> None:
    """Reads "bookings", "a booking" as things: there no verb can stand."""
    for place, term in enumerate(found):
        if "action" not in term.senses or len(term.words) > 1:
            continue
        word = term.words[0].lower()
        of = place + 1 < len(found) and found[place + 1].has("genitive")  # "the inspection of the vehicle follows"
        if "happening" in term.senses and word.endswith(_NOUNS) and not of:
            term.key = word.removesuffix("s")
            term.senses = {"thing": term.key}
            continue
        if not word.endswith(_GERUNDS):
            continue
        one = place > 0 and found[place - 1].has("indefinite", "every")
        if one or term.words[0].lower().endswith(_GERUNDS[1]):
            term.senses = {"thing": term.key}


#: How the noun of a verb ends that is planned and recorded as a thing of its own.
_NOUNS = ("ion", "ions")
#: How an English noun ends that names what is done, and more of them.
_GERUNDS = ("ing", "ings")


def read_as_verbs(found: list[Term]) -> frozenset[str]:
    """Reads nouns that stand where a verb must stand as verbs: "never contacts". Returns the senses that come in."""
    seen = False
    for place, term in enumerate(found[:-1]):
        if "verbal" not in term.senses or term.taken:
            continue
        if not place:
            if found[1].has("article"):  # "Record the order" as a step of a process says it
                key = term.senses["verbal"]
                term.senses, term.key, term.part, seen = {"action": key}, key, "names", True
            continue
        before = next((near for near in reversed(found[:place]) if not near.has("sign", "light")), term)
        follows = found[place + 1].has("copula", "modal", "genitive", "sign", "auxiliary")
        participle = term.words[0].endswith(("ed", "en")) and before.has("copula", "auxiliary", "being")
        denied = before.has("negators") and not before.has("article")  # "no copy" is a thing
        if participle or denied or before.has("modal", "subject") or (before.has("role") and not follows):
            key = term.senses["verbal"]
            term.senses, term.key, term.part, seen = {"action": key}, key, "names", True
    return frozenset(("action",)) if seen else frozenset()


def read_as_views(found: list[Term]) -> frozenset[str]:
    """Reads the opening of what is opened to be read as seeing it: "may open the contract". Returns the senses that
    come in.
    """
    for place, term in enumerate(found[:-2]):
        if not place or not term.has("opens") or term.taken:
            continue
        if not found[place - 1].has("role", "modal", "negators") or found[place + 1].has("indefinite"):
            continue
        if any(near.has("readable") for near in found[place + 1 : place + 4]):
            term.senses, term.key, term.part = {"action": "view"}, "view", "names"
            return frozenset(("action",))
    return frozenset()


def loading(found: list[Term]) -> list[Term]:
    """ "A page loads within two seconds" says how fast, where "the page loads with" says what it has at first."""
    for place, term in enumerate(found[:-2]):
        if term.has("fresh") and len(term.words) == 2 and term.words[1].lower() in _LOADED:
            behind = found[place + 1 : place + 3]
            if any(near.number is not None or near.has("bound", "measure") for near in behind):
                screen = Term(term.words[:1], {"thing": "screen"}, "screen")
                return [*found[:place], screen, Term(term.words[1:], {"action": "load"}, "load"), *found[place + 1 :]]
    return found


#: What a page does until it is there.
_LOADED = ("loads", "opens", "load", "open")
