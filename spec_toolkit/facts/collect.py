"""All facts of a specification: from the texts that bind, from the items, and the clashes between them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from hashlib import blake2b
from typing import Any

from spec_toolkit.facts.answers import name_of
from spec_toolkit.facts.binding import BINDING, may_bind
from spec_toolkit.facts.compare import Clash, clashes, opposed
from spec_toolkit.facts.declared import Vocabularies, declared_names
from spec_toolkit.facts.fact import Fact, Kind
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
from spec_toolkit.facts.interpretation import interpret, told_by
from spec_toolkit.facts.items import STATING, told_by_items
from spec_toolkit.facts.likeness import compares
from spec_toolkit.facts.narrowing import in_shared_buckets, opposed_by_question
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.quiet import QUIET, told_of
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.repetition import Repetition
from spec_toolkit.findings import SpecPath
from spec_toolkit.kept import Kept, digest
from spec_toolkit.model import Index, Portion, Spec, TextField
from spec_toolkit.model.portions import KEY, results, wholes

_VOID = frozenset(("rejected", "obsolete", "deferred"))
#: What is put together from the texts that are told.
_FROM_TEXTS = ("told", "quantities", "_stating", "_claiming", "same", "near", "restated", "clashes")


class Facts(Repetition):
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
        #: The names that the specification declares; every text is read with them.
        self.declared = list(declared_names(spec))
        #: The parts of the specification that hold binding texts, where results are kept by them.
        self.portions = [portion for portion in portions if portion.section in BINDING]
        self._keeps = bool(portions)
        self._shelves = kept if kept and portions else Kept()
        self._index = index
        self._parts: dict[Portion, Facts] = {}
        super().__init__(Vocabularies(self.declared), self._shelves.shelf("facts", self.declared))

    def of(self, portion: Portion) -> "Facts":
        """The same where only the texts of one portion are told."""
        known = self._parts.get(portion)
        if known is None:
            known = self._parts[portion] = copy(self)
            for name in _FROM_TEXTS:
                vars(known).pop(name, None)
            told = self._told_kept
            known.portions = [portion]
            known._told_kept = {number: told[number] for number in portion.texts if number in told}
        return known

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
            told = told_by(field, self._phase(field), self.known)
            if without := interpret(told, quiet, self.known):
                left_out.append((told, without))
            if quiet:
                quiet -= told_of((*told.stated, *told.claimed), quiet)
            everything.append(told)
        for told, without in left_out:
            if not without <= quiet:
                interpret(told, quiet, self.known)
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

        units = [(portion.sum, portion.texts) for portion in self.portions]

        def make(numbers: Sequence[int]) -> dict[int, Any]:
            for number in numbers:
                told = new[number] = told_by(texts[number], self._phase(texts[number]), self.known)
                interpret(told, frozenset(), self.known)
            return {number: freeze(new[number]) for number in numbers}

        found: dict[int, Told | ThawedTold] = {}
        for portion in results(self._shelves.shelf("told", self.declared), units, make, key):
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

    @cached_property
    def quantities(self) -> dict[SpecPath, list[Quantity]]:
        """Address of a binding text to the quantities in it."""
        return {told.path: told.quantities for told in self.told}

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

        name = f"{name_of(test)} {name_of(holds) if holds else ''}"
        for texts, found in wholes(self._kept, name, self.portions, passing):
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
        return told_by_items(self._spec, self.read)

    def _item(self, path: SpecPath) -> object:
        section: object = vars(self._spec).get(str(path[0]))
        position = path[1] if len(path) > 1 else None
        try:
            if isinstance(section, tuple) and isinstance(position, int):
                return section[position]
            return self._spec.value(path[:2])
        except (LookupError, TypeError):
            return None
