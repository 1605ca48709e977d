"""What a rule may look at: the specification, its ids, its texts, the settings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spec_toolkit.findings import Place, Silence, SpecPath
from spec_toolkit.kept import Kept, digest
from spec_toolkit.model import Index, ModelError, Portion, Spec, TextField
from spec_toolkit.model.portions import wholes

if TYPE_CHECKING:
    from spec_toolkit.facts.collect import Facts
    from spec_toolkit.rules._wording import Wording
    from spec_toolkit.triage import Triaged


@dataclass(frozen=True)
class Context:
    """One specification under judgement. Analyses that several rules share are made on first use and kept here."""

    spec: Spec
    index: Index
    #: What the model refused. Their addresses are those of the source data.
    errors: tuple[ModelError, ...] = ()
    #: Options of rules from the manifest: code to {name: value}.
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    #: The project's folder, for files that the manifest names.
    folder: Path | None = None
    #: Silences in comments and in the manifest; `unused` is known once every other rule has spoken.
    silences: tuple[Silence, ...] = ()
    unused: tuple[Silence, ...] = ()
    #: Figures, ids and choices that are still placeholders (`<how many users?>`): address, place, words.
    unfilled: tuple[tuple[SpecPath, Place, str], ...] = ()
    #: Language of the messages.
    messages: str = "en"
    #: Every file could be read. Where one could not, nobody knows what is missing: rules about absence stay silent.
    complete: bool = True
    #: What earlier runs found out.
    kept: Kept = field(default_factory=Kept)
    #: What each file gives to each section, where results are kept by it.
    portions: tuple[Portion, ...] = ()
    #: What the specification was made of, by which kept results know that it is the same. No rule reads it.
    data: Mapping[str, Any] = field(default_factory=dict)
    #: The texts to judge, for rules that judge each text by itself; None: all of them.
    only: "tuple[TextField, ...] | None" = None

    @cached_property
    def texts(self) -> "tuple[TextField, ...]":
        """Every text of the specification with its address and kind, in document order."""
        return tuple(self.index.texts()) if self.only is None else self.only

    @cached_property
    def wording(self) -> "Wording":
        """The judged texts as sentences, with what the lexicons find in them."""
        from spec_toolkit.rules._project_words import declared_values, project_words
        from spec_toolkit.rules._wording import Wording

        measured = frozenset(
            ("technical", place) for place, item in enumerate(self.spec.technical) if item.measure is not None
        )
        if not self.texts:
            return Wording((), measured)
        return Wording(self.texts, measured, project_words(self.spec, self.index), declared_values(self.spec))

    def in_portions(
        self, name: str, salt: object, find: "Callable[[Sequence[TextField]], Any]"
    ) -> "list[tuple[Sequence[TextField], Any]]":
        """What is found in the texts of each file and section together, in document order: a plain value that depends
        on these texts and on `salt` alone, by which it is kept, and speaks of a text by its number among them.
        """
        if not self.portions or self.only is not None:
            return [(self.texts, find(self.texts))]
        texts, shelf = self.texts, self.kept.shelf("portions")
        wanted = digest(name, salt)
        found = wholes(shelf, wanted, self.portions, lambda here: find(texts[here.start : here.stop]))
        return [(texts[here.start : here.stop], value) for here, value in found]

    @cached_property
    def facts(self) -> "Facts":
        """What sentences and items state, and where they contradict each other."""
        from spec_toolkit.facts.collect import Facts

        return Facts(self.spec, self.index, self.kept, self.data, self.portions)

    @cached_property
    def triage(self) -> "tuple[Triaged, ...]":
        """The class of every requirement, automation and integration, with the evidence; no score."""
        from spec_toolkit.triage import triage

        return triage(self.spec, self.index, self.kept, scored=False, portions=self.portions)

    @cached_property
    def lost_ids(self) -> frozenset[str]:
        """Ids of items that the model had to leave out: what refers to one of them is not to blame."""
        lost = set()
        for error in self.errors:
            if isinstance(error.value, dict):
                lost.add(str(error.value.get("id")))
            elif error.path[-1] == "id":
                lost.add(str(error.value))
        return frozenset(lost)

    @property
    def language(self) -> str:
        return self.spec.language

    @property
    def draft(self) -> bool:
        return self.spec.manifest is None or self.spec.manifest.status == "draft"

    def option(self, code: str, name: str, default: Any) -> Any:
        """A rule's option: the manifest's value, else the default."""
        return self.options.get(code, {}).get(name, default)

    def item_id(self, path: SpecPath) -> str | None:
        return self.index.item_id(path)
