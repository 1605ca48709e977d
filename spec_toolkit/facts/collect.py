"""All facts of a specification: from the texts that bind, from the items, and the clashes between them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Any, TypeVar

from spec_toolkit.facts.binding import BINDING, may_bind
from spec_toolkit.facts.claims import claims
from spec_toolkit.facts.clauses import clauses
from spec_toolkit.facts.compare import Clash, clashes, opposed
from spec_toolkit.facts.compound import conjuncts
from spec_toolkit.facts.fact import Fact, Kind, Source
from spec_toolkit.facts.frozen import (
    FactSet,
    Said,
    ThawedSet,
    ThawedTold,
    Told,
    form_of,
    freeze,
    freeze_facts,
    question_of,
)
from spec_toolkit.facts.likeness import KnownStatement, Statement, compares, near, nearly, same, with_shared_figures
from spec_toolkit.facts.narrowing import in_shared_buckets, opposed_by_question
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.quiet import QUIET, told_of, untold
from spec_toolkit.facts.reading import Reading, read
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.statements import facts
from spec_toolkit.facts.structure import structural_facts
from spec_toolkit.facts.structure_claims import structural_claims
from spec_toolkit.facts.vocabulary import Vocabularies
from spec_toolkit.findings import SpecPath
from spec_toolkit.kept import Kept, digest
from spec_toolkit.languages.text import Normal, normalise, sentences
from spec_toolkit.model import Index, Portion, Spec, TextField
from spec_toolkit.model.portions import KEY, results, wholes

Answer = TypeVar("Answer")

#: Texts up to this many characters are names and figures, which come again and again.
_LABEL = 40
#: Sections whose items state something besides what their texts say.
STATING = (
    "roles", "objects", "permissions", "personal_data", "kpis", "processes", "automations", "integrations",
    "service_levels", "ui", "technical",
)  # fmt: skip
_VOID = frozenset(("rejected", "obsolete", "deferred"))


class Facts:
    """The facts of one specification, made on first use."""

    def __init__(
        self,
        spec: Spec,
        index: Index,
        kept: Kept | None = None,
        data: Mapping[str, Any] | None = None,
        portions: Sequence[Portion] = (),
    ) -> None:
        """`kept` knows what earlier runs found out; `data` is what the specification was made of, to know it again, and
        `portions` are the parts by which it is kept.
        """
        self._spec = spec
        self._data = data or {}
        self._declared = list(_declared(spec))
        self._portions = [portion for portion in portions if portion.section in BINDING]
        self._keeps = bool(portions)
        self._shelves = kept if kept and portions else Kept()
        self._kept = self._shelves.shelf("facts", self._declared)
        self._index = index
        self._read: dict[str, Reading] = {}
        self._amounts: dict[str, list[Quantity]] = {}
        self.known = Vocabularies(self._declared)

    @cached_property
    def told(self) -> list[Told | ThawedTold]:
        """What every binding text says, in document order."""
        return list(self._told_kept.values()) if self._keeps else self._told_once()

    def _told_once(self) -> list[Told | ThawedTold]:
        """What every text says, but for what nothing in the specification can contradict."""
        items = self._items
        quiet = QUIET - told_of((*items.stated, *items.claimed), QUIET)
        everything: list[Told | ThawedTold] = []
        left_out: list[tuple[Told, frozenset[str]]] = []
        for field in self._index.texts():
            if not self._binds(field):
                continue
            told = self._read_text(field)
            if without := self._interpret(told, quiet):
                left_out.append((told, without))
            if quiet:
                quiet -= told_of((*told.stated, *told.claimed), quiet)
            everything.append(told)
        for told, without in left_out:
            if not without <= quiet:
                self._interpret(told, quiet)
        return everything

    @cached_property
    def _told_kept(self) -> dict[int, Told | ThawedTold]:
        """Number of a binding text to what it says; what is kept must serve whatever is written next, so that nothing
        of it is left out.
        """
        texts = self._index.texts()
        new: dict[int, Told] = {}

        def key(number: int) -> bytes | None:
            field = texts[number]
            if not self._binds(field):
                return None
            seen = f"{compares(field.path)} {field.text}"
            return blake2b(seen.encode("utf-8", "surrogatepass"), digest_size=KEY).digest()

        units = [(portion.sum, portion.texts) for portion in self._portions]

        def make(numbers: Sequence[int]) -> dict[int, Any]:
            for number in numbers:
                told = new[number] = self._read_text(texts[number])
                self._interpret(told, frozenset())
            return {number: freeze(new[number]) for number in numbers}

        found: dict[int, Told | ThawedTold] = {}
        for portion in results(self._shelves.shelf("told", self._declared), units, make, key):
            for number, (sum, frozen) in portion.items():
                if told := new.get(number):
                    told.sum = sum
                found[number] = told or ThawedTold(sum, frozen, texts[number], self._phase)
        return found

    def _binds(self, field: TextField) -> bool:
        return may_bind(field) and getattr(self._item(field.path), "status", None) not in _VOID

    def _phase(self, field: TextField) -> str | None:
        phase: str | None = getattr(self._item(field.path), "phase", None)
        return phase

    def _read_text(self, field: TextField) -> Told:
        phase = self._phase(field)
        normal = normalise(field.text)
        return Told(
            field,
            [
                (read(normal.text[start:end], self.known), _source(field, normal, start, end, phase))
                for start, end in sentences(normal.text)
            ],
        )

    def _interpret(self, told: Told, quiet: frozenset[str]) -> frozenset[str]:
        """Puts in what a text states and claims, but for quiet forms that nothing in it breaks. Gives those."""
        told.stated, told.claimed = [], []
        left_out: frozenset[str] = frozenset()
        for reading, source in told.readings:
            without = untold(reading, quiet) if quiet else quiet
            told.stated += facts(reading, source, without)
            left_out |= without
            for one in self._clauses(reading):
                if quiet and one is not reading:
                    without = untold(one, quiet)
                    left_out |= without
                told.claimed += claims(one, source, without)
        return left_out

    def _clauses(self, reading: Reading) -> Iterator[Reading]:
        """Everything in a sentence that claims something by itself."""
        yield from self._conjuncts(reading)
        for clause in clauses(reading):
            yield read(clause, self.known)

    def _conjuncts(self, reading: Reading) -> Iterator[Reading]:
        """The sentences that a compound sentence is made of, or the sentence itself."""
        texts = conjuncts(reading)
        for text in texts:
            yield from self._conjuncts(read(text, self.known))
        if not texts:
            yield reading

    def read(self, text: str) -> Reading:
        """Reads a normalised text with the names that the specification declares; short ones only once."""
        if len(text) > _LABEL:
            return read(text, self.known)
        known = self._read.get(text)
        if known is None:
            known = self._read[text] = read(text, self.known)
        return known

    def amounts(self, text: str) -> list[Quantity]:
        """The quantities in a text, which many texts have in common."""
        found = self._amounts.get(text)
        if found is None:
            known = self._kept.get(("amounts", text))
            if known is None:
                found = self.read(normalise(text).text).quantities
                self._kept.put(("amounts", text), tuple(map(tuple, found)))
            else:
                found = [Quantity(*parts) for parts in known]
            self._amounts[text] = found
        return found

    @cached_property
    def quantities(self) -> dict[SpecPath, list[Quantity]]:
        """Address of a binding text to the quantities in it."""
        return {told.path: told.quantities for told in self.told}

    def topic(self, text: str | None) -> frozenset[str]:
        """The names by which a label or a text is compared; empty for None."""
        if not text:
            return frozenset()
        return self.ask(text, Reading.topic)

    def core(self, text: str) -> frozenset[str]:
        """What the sentence of a text is about, apart from who acts."""
        return self.ask(text, _core)

    def ask(self, text: str, find: Callable[[Reading], Answer]) -> Answer:
        """What is found in the reading of a text: a plain value that depends on nothing else, and is kept."""
        key = (_name(find), text)
        known: tuple[Answer] | None = self._kept.get(key)
        if known is None:
            known = (find(self.read(normalise(text).text)),)
            self._kept.put(key, known)
        return known[0]

    def own(self, path: SpecPath, text: str, item: str) -> list[Fact]:
        """What a text of an item states for itself, taken as one sentence."""
        key = ("own", path, item, text)
        known = self._kept.get(key)
        if known is None:
            normal = normalise(text)
            source = Source(path, None, None, " ".join(normal.text.split()), item)
            made = FactSet(b"", list(facts(self.read(normal.text), source)), [])
            self._kept.put(key, freeze_facts(made))
            return made.stated
        return ThawedSet(b"", known).all_stated

    @cached_property
    def partners(self) -> frozenset[str]:
        """The names of the systems that integrations connect."""
        return frozenset().union(*(self.topic(link.system) for link in self._spec.integrations))

    @property
    def sentences(self) -> Iterator[Said]:
        """Every binding sentence."""
        return (said for told in self.told for said in told.said)

    def saying(self, test: Callable[[str], bool], holds: Callable[[Reading], bool] | None = None) -> Iterator[Said]:
        """Every binding sentence whose words pass a test and whose reading another one. The tests may look at nothing
        else: their answers are kept.
        """

        def passes(said: Said) -> bool:
            words = said.source.words
            return test(words) and (holds is None or holds(self.read(words)))

        if not self._keeps:
            yield from filter(passes, self.sentences)
            return
        told = self._told_kept

        def passing(texts: range) -> tuple[tuple[int, int], ...]:
            return tuple(
                (number - texts.start, place)
                for number in texts
                if number in told
                for place, said in enumerate(told[number].said)
                if passes(said)
            )

        name = f"{_name(test)} {_name(holds) if holds else ''}"
        for texts, found in wholes(self._kept, name, self._portions, passing):
            for number, place in found:
                yield told[texts.start + number].said[place]

    def stated(self, kind: Kind) -> Iterator[Fact]:
        """What sentences say of one kind."""
        for told in self._stating.get(kind, ()):
            for number, own in enumerate(told.kinds):
                if own == kind:
                    yield told.fact(number)

    def claimed(self, form: str, attribute: str | None = None) -> Iterator[Fact]:
        """What sentences claim, slot by slot, in one form; of one attribute, or of any."""
        only = None if attribute is None else question_of(form, attribute)
        for told in self._claiming.get(form, ()):
            for number, question in enumerate(told.questions):
                if question == only or (only is None and form_of(question) == form):
                    yield told.claim(number)

    def telling(self, form: str) -> Iterator[Fact]:
        """What sentences claim in a form, where it can clash with any other claim: "may not", "only" (see `quiet`)."""
        for told in self._claiming.get(form, ()):
            for number in told.telling:
                if form_of(told.questions[number]) == form:
                    yield told.claim(number)

    @cached_property
    def _stating(self) -> dict[str, list[Told | ThawedTold]]:
        """Kind of a fact to what states one, in document order."""
        found: dict[str, list[Told | ThawedTold]] = defaultdict(list)
        for told in self.told:
            for kind in {*told.kinds}:
                found[kind].append(told)
        return found

    @cached_property
    def _claiming(self) -> dict[str, list[Told | ThawedTold]]:
        """Form of a claim to what makes one, in document order."""
        found: dict[str, list[Told | ThawedTold]] = defaultdict(list)
        for told in self.told:
            for form in {*map(form_of, told.questions)}:
                found[form].append(told)
        return found

    @cached_property
    def same(self) -> list[tuple[SpecPath, SpecPath]]:
        """Addresses of statements with the same words: the first one, a later one."""
        found = self._known_statements if self._keeps else self._statements
        return [(found[first].path, found[second].path) for first, second in same(found)]

    @cached_property
    def near(self) -> list[tuple[SpecPath, SpecPath, float]]:
        """Addresses of statements that say nearly the same, the earlier one first, and how much they share."""
        found: Sequence[Statement | KnownStatement]
        if self._keeps:
            found = known = self._known_statements
            pairs = near(known, lambda numbers: self._nearly([known[number] for number in numbers]))
        else:
            found = read = with_shared_figures(self._statements)
            pairs = near(read, lambda numbers: nearly([read[number] for number in numbers]))
        return [(found[first].path, found[second].path, share) for first, second, share in pairs]

    def _nearly(self, group: list[KnownStatement]) -> tuple[tuple[int, int, float], ...]:
        """What `nearly` finds in a group, which is kept by all of its statements."""
        key = ("near", digest(b"".join([one.body for one in group])))
        known: tuple[tuple[int, int, float], ...] | None = self._kept.get(key)
        if known is None:
            known = tuple(nearly([one.statement for one in group]))
            self._kept.put(key, known)
        return known

    @property
    def _statements(self) -> list[Statement]:
        return [told.statement for told in self.told if isinstance(told, Told) and told.statement]

    @property
    def _known_statements(self) -> list[KnownStatement]:
        return [known for told in self.told if (known := told.known_statement)]

    @cached_property
    def clashes(self) -> dict[str, list[Clash]]:
        """Contradictions by kind."""
        found: dict[str, list[Clash]] = {}
        if self._keeps:
            everything = [self._items_kept(), *self.told]
            stated = list(in_shared_buckets(everything))
            pairs = opposed_by_question(everything, self._kept)
        else:
            read: list[FactSet] = [self._items, *(told for told in self.told if isinstance(told, FactSet))]
            stated = [fact for one in read for fact in one.stated]
            pairs = opposed([fact for one in read for fact in one.claimed])
        for clash in clashes(stated, pairs):
            found.setdefault(clash.kind, []).append(clash)
        return found

    def _items_kept(self) -> FactSet | ThawedSet:
        """What items state, and where they say it: the same as long as the same is written in their sections."""
        if not self._data:
            return self._items
        key = ("items", digest(*[self._data.get(section) for section in STATING]))
        known = self._kept.get(key)
        if known is not None:
            return ThawedSet(key[1].encode(), known)
        items = self._items
        items.sum = key[1].encode()
        self._kept.put(key, freeze_facts(items))
        return items

    @cached_property
    def _items(self) -> FactSet:
        # Nothing but these sections, so that what is read is what is kept by.
        spec = Spec.model_construct(**{section: getattr(self._spec, section) for section in STATING})
        return FactSet(b"", list(structural_facts(spec, self.read)), list(structural_claims(spec, self.read)))

    def _item(self, path: SpecPath) -> object:
        section: object = vars(self._spec).get(str(path[0]))
        position = path[1] if len(path) > 1 else None
        try:
            if isinstance(section, tuple) and isinstance(position, int):
                return section[position]
            return self._spec.value(path[:2])
        except (LookupError, TypeError):
            return None


def _name(find: Callable[[Any], Any]) -> str:
    """What tells a function from others, by which its answers are kept; one inside another could see more than its
    argument.
    """
    assert "<" not in find.__qualname__, find
    return f"{find.__module__} {find.__qualname__}"


def _core(reading: Reading) -> frozenset[str]:
    slots = Slots(reading)
    return slots.core(slots.role_places)


def _declared(spec: Spec) -> Iterator[tuple[str, str, str]]:
    """Names that the vocabulary should know, besides its own words."""
    for role in spec.roles:
        if role.name and not role.system:
            yield role.name, "role", f"role {role.id}"
    for integration in spec.integrations:
        if integration.system:
            yield integration.system, "system", f"system {integration.system}"
    for thing in spec.objects:
        for name in (thing.name, thing.plural):
            if name:
                yield name, "thing", f"object {thing.id}"


def _source(field: TextField, normal: Normal, start: int, end: int, phase: str | None) -> Source:
    words = " ".join(normal.text[start:end].split())
    return Source(field.path, normal.original(start), normal.original(end), words, field.item, phase)
