"""Everything that turns parts of a specification into inlines: words, references, values, and what was shown so far.

A part is rendered from what the model declares (`shape`), so a field that is added to the model is in the document
without a line here. `shown` remembers parts and fields, so that what no section shows still comes out in the end.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from spec_toolkit.document import prose
from spec_toolkit.document.anchors import Anchors
from spec_toolkit.document.blocks import Badge, Code, Inline, Inlines, LineBreak, Link, Strong, Text, Tone, plain_text
from spec_toolkit.document.classes import Classes
from spec_toolkit.languages.formats import formats
from spec_toolkit.languages.labels import field_label, labels, value_label
from spec_toolkit.model import Entry, Index, Part, Spec
from spec_toolkit.model.index import LOCAL_KINDS
from spec_toolkit.model.interface import LayoutRow
from spec_toolkit.model.shape import FieldShape, shape

if TYPE_CHECKING:
    from spec_toolkit.diagrams import Drawing
    from spec_toolkit.document.referrers import Referrers

#: Kinds whose ids are words to write with, not numbers to cite: a reference to them shows the name alone.
_NAMED = frozenset({"stakeholder", "role", "object", "module", "field", "stage", "calendar"})
#: A reference shows the first words of an item that has a sentence and no name.
_SHORT_NAME = 60
_TONES: dict[str, Tone] = {"must": "must", "long_term": "long_term", "nice_to_have": "nice_to_have"}
_STATUS_TONES: dict[str, Tone] = {"agreed": "good", "implemented": "good", "approved": "good", "rejected": "bad"}
#: Fields that name an item, then those that say what it is, each in this order.
_NAME_FIELDS = ("title", "name", "system", "term")
_SENTENCE_FIELDS = ("statement", "decision", "question", "action", "definition")


class WordingError(Exception):
    """A template names something that does not exist."""


@cache
def part_word(part: type[Part]) -> str:
    """The name of a part in words joined by underscores: DataMigration is "data_migration"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", part.__name__).lower()


@cache
def field_of(part: type[Part], key: str) -> FieldShape:
    """A field of a part by its YAML key. Raises WordingError where there is none."""
    for field in shape(part):
        if field.key == key:
            return field
    raise WordingError(f"{part_word(part)} has no field `{key}`")


def owner_of(part: Part, owner: str) -> str:
    """The object whose fields and stages a part means."""
    if part.kind == "object":
        return str(getattr(part, "id", owner))
    # Fields of a part lie in its __dict__; asking there for one that it may not have is what pydantic is slow at.
    target = part.__dict__.get("object")
    return target if isinstance(target, str) else owner


class Composer:
    """One document in the making."""

    def __init__(self, spec: Spec, index: Index, own_words: Mapping[str, str] | None = None) -> None:
        self.spec = spec
        self.index = index
        self.language = spec.language
        self.words = {**labels(spec.language), **(own_words or {})}
        self.formats = formats(spec.language)
        self.anchors = Anchors(index)
        self.classes = Classes(spec, index)
        self.shown: set[int | tuple[int, str]] = set()
        self.linked: set[str] = set()
        self.first_chapter = 1
        #: Who refers to which item, once somebody has asked.
        self.referrers: Referrers | None = None
        #: The drawings of the specification by kind, once a view has asked for them.
        self.drawings: dict[str, list[Drawing]] = {}
        self._separator = Text(self.formats.separator)
        self._links: dict[tuple[tuple[str, ...], str, str], Inlines] = {}
        self._labels: dict[tuple[type[Part], str], str] = {}
        self._bracketed = self._read_ids()

    # --- words ----------------------------------------------------------------------------------------------------

    def label(self, key: str) -> str:
        """A word of the document's language. Raises WordingError."""
        try:
            return self.words[key]
        except KeyError:
            raise WordingError(f"there is no label `{key}`") from None

    def field_label(self, part: type[Part], key: str) -> str:
        """What a field is called."""
        found = self._labels.get((part, key))
        if found is None:
            found = self._labels[(part, key)] = field_label(self.words, part_word(part), key)
        return found

    def choice(self, part: type[Part], key: str, value: str) -> str:
        """What a value of an enumeration is called."""
        return value_label(self.words, part_word(part), key, value)

    # --- references -----------------------------------------------------------------------------------------------

    def find(self, kinds: tuple[str, ...], id: str, owner: str = "") -> Entry | None:
        """The item that an id means: the first kind that knows it."""
        for kind in kinds:
            found = self.index.find(kind, id, owner if kind in LOCAL_KINDS else "")
            if found is not None:
                return found
        return None

    def reference(self, kinds: tuple[str, ...], id: str, owner: str = "") -> Inlines:
        """A link to an item with its id and name (a step: its id); the bare id where there is no such item."""
        key = (kinds, id, owner if kinds[0] in LOCAL_KINDS else "")
        found = self._links.get(key)
        if found is None:
            entry = self.find(kinds, id, owner)
            found = self._links[key] = (Text(id),) if entry is None else self.link(entry, entry.kind != "step")
        return found

    def link(self, entry: Entry, with_name: bool = True) -> Inlines:
        """A link to an item: its name where ids of its kind are words, else its id, followed by its name."""
        target = "#" + self.anchors.of(entry)
        self.linked.add(target[1:])
        name = self.name(entry.part)
        if entry.kind in _NAMED:
            return (Link(target, (Text(name or entry.id),)),)
        return (Link(target, (Text(entry.id),)), *((Text(" " + name),) if with_name and name else ()))

    def name(self, part: Part) -> str:
        """What an item is called: its name, or the first words of its sentence."""
        values = part.__dict__
        for key in _NAME_FIELDS:
            if isinstance(found := values.get(key), str):
                return found
        for key in _SENTENCE_FIELDS:
            if isinstance(found := values.get(key), str):
                return _shortened(plain_text(self.inlines(found)))
        return ""

    def resolve(self, id: str) -> Inlines | None:
        """What `[ID]` in a text stands for: a link with the id, or None where no item has it."""
        entry = self.item(id)
        return None if entry is None else self.link(entry, with_name=False)

    def item(self, id: str) -> Entry | None:
        """The item that an id means by itself, of whatever kind."""
        return self._bracketed.get(id)

    def _read_ids(self) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for (kind, owner), ids in self.index.entries.items():
            if kind not in LOCAL_KINDS:
                for id, declared in ids.items():
                    if id not in found or kind == "requirement":
                        found[id] = declared[0]
            else:
                for id, declared in ids.items():
                    found.setdefault(f"{owner}.{id}", declared[0])
        return found

    # --- values ---------------------------------------------------------------------------------------------------

    def inlines(self, text: str) -> Inlines:
        """A Markdown text in a line."""
        return prose.inlines(text, self.resolve)

    def join(self, entries: Iterable[Inlines]) -> Inlines:
        """Entries set apart as the language sets them apart in a line."""
        out: list[Inline] = []
        for entry in entries:
            if out:
                out.append(self._separator)
            out.extend(entry)
        return tuple(out)

    def lines(self, entries: Iterable[Inlines]) -> Inlines:
        """Entries one below the other."""
        out: list[Inline] = []
        for entry in entries:
            if out:
                out.append(LineBreak())
            out.extend(entry)
        return tuple(out)

    def value(self, part: Part, field: FieldShape, owner: str = "") -> Inlines:
        """A field's value in a line or in several; empty where nothing is written."""
        value = getattr(part, field.attribute)
        if value is None or value == () or value == {}:
            return ()
        if not isinstance(value, tuple):
            return self._one(part, field, value, owner)
        entries = (self._one(part, field, entry, owner) for entry in value)
        below = field.parts or (field.text is not None and field.text.kind not in ("name", "line"))
        return self.lines(entries) if below else self.join(entries)

    def _one(self, part: Part, field: FieldShape, value: object, owner: str) -> Inlines:
        if isinstance(value, str):
            if field.ref is not None:
                return self.reference(field.ref.kinds, value, owner)
            if field.choices and value in field.choices:
                return (Text(self.choice(type(part), field.key, value)),)
            if field.text is not None and field.text.markdown:
                return prose.flat(value, self.resolve)
            if isinstance(part, LayoutRow) and field.key in ("row", "columns"):
                # Fields of a screen are named by their id or by their label.
                object_ = part.list if field.key == "columns" else owner
                entry = self.find(("field",), value, object_ or "")
                return self._plain(value) if entry is None else self.link(entry)
            return (Code(value),) if field.key in _FORMAL else self._plain(value)
        if isinstance(value, Part):
            return self.sentence(value, owner_of(value, owner))
        return self._scalar(part, field, value)

    def _plain(self, value: str) -> Inlines:
        if "\n" in value:
            return self.lines((Text(line),) for line in value.strip("\n").split("\n"))
        if value.startswith(("https://", "http://")) and " " not in value:
            return (Link(value, (Text(value),)),)
        return (Text(value),)

    def _scalar(self, part: Part, field: FieldShape, value: object) -> Inlines:
        match value:
            case bool():
                return (Text(self.words["gov.yes" if value else "gov.no"]),)
            case int() | float():
                currency = getattr(self.spec.budget, "currency", None)
                if field.key in ("amount", "limit") and currency:
                    return (Text(self.formats.money(value, currency)),)
                return (Text(self.formats.number(value)),)
            case dt.date():
                return (Text(self.formats.date(value)),)
            case dict():
                return self.lines(self._mapping(value))
            case list() | tuple():
                return self.join(self._scalar(part, field, entry) for entry in value)
            case _:
                return self._plain(str(value)) if value is not None else ()

    def _mapping(self, values: dict[str, object]) -> Iterator[Inlines]:
        for key, value in values.items():
            inner = self._scalar(self.spec, _NO_FIELD, value)
            if isinstance(value, dict):
                yield (Strong((Text(key),)), LineBreak(), *inner)
            else:
                yield (Text(f"{key}{self.formats.colon} "), *inner)

    def sentence(self, part: Part, owner: str = "") -> Inlines:
        """A small part in one line: its fields with their labels, the number with its unit."""
        entries = []
        unit = getattr(part, "unit", None)
        for field in shape(type(part)):
            if field.key == "unit" and any(isinstance(getattr(part, k, None), int | float) for k in _QUANTITIES):
                continue
            if field.key in _QUANTITIES and unit and isinstance(n := getattr(part, field.attribute), int | float):
                found: Inlines = (Text(self.formats.quantity(n, unit)),)
            else:
                found = self.shown_value(part, field, owner)
            if found:
                label = self.field_label(type(part), field.key)
                entries.append((Strong((Text(label + self.formats.colon),)), Text(" "), *found))
        return self.join(entries)

    def shown_value(self, part: Part, field: FieldShape, owner: str = "") -> Inlines:
        """A value that is worth a row of its own: a flag that is off by default is not."""
        value = getattr(part, field.attribute)
        if value is False and not field.required and _default_off(type(part), field.attribute):
            return ()
        return self.value(part, field, owner)

    # --- badges ---------------------------------------------------------------------------------------------------

    def class_badge(self, part: Part) -> Badge:
        """The class of an item: must, long-term, nice to have, or unclassified; a proposed one says so."""
        found = self.classes.of(part)
        if found is None:
            return Badge(self.words["pri.unclassified"], "undetermined")
        name = self.words[f"value.priority.{found}"]
        if getattr(part, "priority", None) is None:
            name = self.words["pri.proposed"].replace("{class}", name)
        return Badge(name, _TONES[found])

    def status_badge(self, part: Part) -> Badge:
        """The status of an item that has one."""
        status = str(getattr(part, "status", ""))
        return Badge(self.choice(type(part), "status", status), _STATUS_TONES.get(status, "neutral"))

    def anchor(self, part: Part) -> str:
        """The link target of a part where it stands first, else nothing."""
        return self.anchors.claim(part)


_QUANTITIES = (
    "value",
    "baseline",
    "target",
    "failure_threshold",
    "today",
    "in_three_years",
    "above",
    "up_to",
    "min",
    "max",
)
#: Texts in a formal language, set from left to right wherever they stand.
_FORMAL = frozenset({"validation"})
_NO_FIELD = FieldShape("", "", False, False, (), None, None, ())


@cache
def _default_off(part: type[Part], attribute: str) -> bool:
    return part.model_fields[attribute].default is False


def _shortened(text: str) -> str:
    text = text.rstrip(" .،؛;:")
    if len(text) <= _SHORT_NAME:
        return text
    cut = text[:_SHORT_NAME].rsplit(" ", 1)[0].rstrip(" ,;:،.-–—")
    return cut + "…"
