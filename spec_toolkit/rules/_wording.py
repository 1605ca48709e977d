"""The wording of a specification, read once for all rules: every text as sentences, every sentence with its matches."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.conditions import fold as fold_value
from spec_toolkit.languages.conditions import parse_condition
from spec_toolkit.languages.lexicon import lexicon
from spec_toolkit.languages.project_words import ProjectWords
from spec_toolkit.languages.sentence import Match, Sentence
from spec_toolkit.languages.text import Normal, normalise, sentences
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules._uses import Use, judges, use_of

if TYPE_CHECKING:
    from spec_toolkit.model import TextField


#: Texts that bind somebody.
BINDING: tuple[Use, ...] = ("requirement", "acceptance", "goal", "step", "promise")


@dataclass(slots=True)
class Passage:
    """A sentence in its place: which text it stands in, and where in that text."""

    field: "TextField"
    normal: Normal
    start: int
    sentence: Sentence
    use: Use = "requirement"
    #: Whether it is the first sentence of its text, and whether the item states a measure beside it.
    opens_text: bool = True
    measured: bool = False

    def hit(self, first: int, end: int, **more: Any) -> Hit:
        """A hit on tokens `first` to `end` (exclusive); `more` are further arguments of `Hit`."""
        return self.span(self.sentence.starts[first], self.sentence.ends[end - 1], **more)

    def span(self, start: int, end: int, **more: Any) -> Hit:
        """A hit on characters of the sentence."""
        values = {"words": self.sentence.text[start:end], **more.pop("values", {})}
        return Hit(
            self.field.path,
            self.normal.original(self.start + start),
            self.normal.original(self.start + end),
            values=values,
            **more,
        )

    def whole(self, **more: Any) -> Hit:
        """A hit on the whole sentence."""
        return self.span(0, len(self.sentence.text), **more)


def _lies_in(spans: Iterable[tuple[int, int]], hit: Hit) -> bool:
    """Whether a hit lies in one of these spans of its text."""
    return hit.start is not None and hit.end is not None and any(a <= hit.start and hit.end <= b for a, b in spans)


class Wording:
    """Every sentence of the judged texts, with an index of what occurs in them."""

    def __init__(
        self,
        texts: "Iterable[TextField]",
        measured: frozenset[SpecPath] = frozenset(),
        project: Mapping[str, ProjectWords] | None = None,
        values: frozenset[str] = frozenset(),
    ) -> None:
        """`measured` holds the addresses of items that state a measure in a field of their own; `project` the words
        that the project adds or allows, by language; `values` the options and stages that it declares, folded as
        those of conditions are.
        """
        self._project = project
        self._values = values
        self._measured = measured
        self.fields = tuple(texts)
        self.passages: list[Passage] = []
        #: A specification says many things more than once.
        self._read_before: dict[str, Sentence] = {}
        #: For each language its sentences, and the classes that occur in each.
        self._by_language: dict[str, tuple[list[Passage], list[int]]] = defaultdict(lambda: ([], []))
        self._matches: dict[str, list[tuple[Passage, Match]]] = defaultdict(list)
        for field in self.fields:
            if use := use_of(field):
                self._read(field, use)

    def _read(self, field: "TextField", use: Use) -> None:
        normal = normalise(field.text)
        measured = bool(self._measured) and field.path[:2] in self._measured
        data = self._declared_values(field.text) if use == "condition" and self._values else ()
        for start, end in sentences(normal.text):
            words = normal.text[start:end]
            sentence = self._read_before.get(words)
            if sentence is None:
                sentence = self._read_before[words] = Sentence(words, project=self._project)
            passage = Passage(field, normal, start, sentence, use, start == 0, measured)
            self.passages.append(passage)
            passages, bits = self._by_language[sentence.language]
            passages.append(passage)
            bits.append(sentence.bits)
            for match in sentence.matches:
                kind = match.entry["kind"]
                if judges(kind, use) and not (data and _lies_in(data, passage.hit(match.first, match.end))):
                    self._matches[kind].append((passage, match))

    def _declared_values(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where a condition compares with an option or a stage of the project: "urgent" is no wording there."""
        condition = parse_condition(text)
        return tuple(
            (each.value.start, each.value.end)
            for each in (condition.comparisons if condition else ())
            if each.value and fold_value(each.value.text) in self._values
        )

    def matches(self, kind: str) -> Iterator[tuple[Passage, Match]]:
        """The places where an entry of `lexicon/<kind>.yaml` was found and its guards hold."""
        yield from self._matches.get(kind, ())

    def hits(self, kind: str) -> Iterator[Hit]:
        """The matches of a lexicon as hits, each with the question that the entry asks the author."""
        for passage, match in self.matches(kind):
            yield passage.hit(match.first, match.end, ask=match.entry.get("ask"))

    def used_for(self, *uses: Use) -> Iterator[Passage]:
        """The sentences of texts that are for one of these."""
        return (passage for passage in self.passages if passage.use in uses)

    def having(self, *classes: str, uses: tuple[Use, ...] = BINDING) -> list[Passage]:
        """The sentences that hold a word of each of these classes, in texts that are for one of `uses`."""
        found = []
        for language, (passages, bits) in self._by_language.items():
            first, *others = [lexicon(language).bit(name) for name in classes]
            likely = [passage for passage, held in zip(passages, bits, strict=True) if held & first]
            for passage in likely:
                if passage.use in uses and all(passage.sentence.bits & mask for mask in others):
                    found.append(passage)
        return found
