"""What a rule module holds and what it answers with.

A rule module has a docstring (one or two lines: what it finds), `SEVERITY`, optionally `STATUS_SENSITIVE` (true for
coverage and trace rules: info while the specification is a draft) and `OPTIONS` (name to default, set in the manifest
under `lint: {options: {CODE: {name: value}}}`), and one function:

    def check(context: Context) -> Iterator[Hit]

A rule without a module, its YAML file alone, is found by the reader of the sources (`severity` stands in that file).
It sees the specification, never YAML text; the engine adds place, severity, code, item and the words of the message.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spec_toolkit.findings import Place, Severity, SpecPath

if TYPE_CHECKING:
    from spec_toolkit.rules._context import Context


@dataclass(frozen=True, slots=True)
class Other:
    """The other side of a hit; `message` names a template of the rule's words, filled from the hit's values."""

    path: SpecPath
    message: str = "related"
    start: int | None = None
    end: int | None = None
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One fault: an address, and the words in the text there.

    `start` and `end` are character offsets into the text at `path` (None: the whole value); `on_key` points at the key
    instead of the value. `values` fill the placeholders of the message. `message` and `suggestion` name templates in
    the rule's YAML (`suggestion` may also be None: the rule's own `suggestion` template is used where there is one).
    `ask` is a question to the author that comes with the words themselves (from a lexicon) and replaces the suggestion.
    `replace` is the text that repairs the words, for `--fix`: only where there is one right repair.
    """

    path: SpecPath
    start: int | None = None
    end: int | None = None
    on_key: bool = False
    values: Mapping[str, object] = field(default_factory=dict)
    message: str = "message"
    suggestion: str | None = None
    ask: str | None = None
    others: tuple[Other, ...] = ()
    replace: str | None = None
    #: `replace` is YAML (a list in brackets), not the text of a value.
    yaml: bool = False
    #: Where the words stand, for what is no part of the specification: a comment.
    place: Place | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the engine sees it."""

    code: str
    severity: Severity
    check: "Callable[[Context], Iterator[Hit]]"
    status_sensitive: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)
    #: The rule judges each text by itself (`PER_TEXT` of its family).
    per_text: bool = False
    #: Published ground of the rule: a standard, a paper.
    source: str = ""

    @property
    def family(self) -> str:
        return self.code.split("/")[0]
