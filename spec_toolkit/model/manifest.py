"""`spec:` in the manifest: what the document is, and how it is to be judged."""

from typing import Annotated, Any, ClassVar, Literal

from spec_toolkit.model._base import Day, Empty, Flag, Line, Name, Number, Part, Prose

Language = Literal["en", "he", "ar"]


class Ignore(Part):
    """A silence: findings that are known and accepted, with the reason."""

    code: Line
    """The rule or family to silence. Example: vague/time"""
    item: Line | None = None
    """Only in this item. Example: FR-001"""
    reason: Line
    """Why the finding is accepted. Example: The customer's own term, explained in the glossary"""


class LintSettings(Part):
    """How this project wants to be judged."""

    off: Annotated[tuple[Line, ...], Empty] = ()
    """Rules or families that are switched off. Example: form/too-long"""
    severity: dict[str, Literal["error", "warning", "info"]] = {}
    """Another severity for a rule or family, by code."""
    options: dict[str, dict[str, Any]] = {}
    """Options of rules, by code. `spec rules CODE` lists them."""
    words: dict[str, dict[str, Annotated[tuple[Line, ...], Empty]]] = {}
    """Extra words for a word rule: code, language, words."""
    allowed_words: dict[Language, Annotated[tuple[Line, ...], Empty]] = {}
    """Words that no word rule reports, by language."""
    ignore: Annotated[tuple[Ignore, ...], Empty] = ()
    """Findings that are known and accepted."""


class TriageSettings(Part):
    """How classes are scored."""

    weights: dict[str, Number] = {}
    """Weights of the terms of the score, by name. `spec triage --help` lists them."""
    must_share_limit: Number | None = None
    """Share of musts, in percent, above which `priority/everything-a-must` speaks. Example: 60"""


class Manifest(Part):
    """The document itself: title, organisation, language, version, status."""

    kind: ClassVar[str] = "spec"

    title: Name
    """Title of the document. Example: CRM system specification"""
    subtitle: Line | None = None
    """Second line of the cover. Example: Sales and service, first stage"""
    organisation: Name | None = None
    """Who the system is for. Example: Northgate Office Furniture"""
    language: Language = "en"
    """Language of labels, direction and messages: en, he or ar."""
    number: Line | None = None
    """Document number in your organisation. Example: CRM-SPEC-01"""
    version: Line | None = None
    """Version of the document. Example: 1.0"""
    status: Literal["draft", "in_review", "approved"] = "draft"
    """How far the document is. Completeness rules are loud once it is approved."""
    date: Day | None = None
    """Date of this version, YYYY-MM-DD."""
    authors: Annotated[tuple[Line, ...], Empty] = ()
    """Who wrote it."""
    reviewers: Annotated[tuple[Line, ...], Empty] = ()
    """Who reviewed it."""
    distribution: Annotated[tuple[Line, ...], Empty] = ()
    """Who receives it."""
    confidentiality: Line | None = None
    """Who may read it. Example: For invited vendors only"""
    purpose: Literal["internal", "rfp"] | None = None
    """internal, or rfp: a request for proposals."""
    sector: Line | None = None
    """Line of business. Example: manufacturing"""
    logo: Line | None = None
    """Path of a PNG or JPEG for the cover, relative to the manifest."""
    withhold_names: Flag = False
    """True leaves personal names out of what vendors receive."""
    outline: Line | None = None
    """Template folder for the documents; the eight-section outline where none is named."""
    custom_schema: Line | None = None
    """JSON Schema file for `custom:` fields. Example: company.schema.json"""
    exclude: Annotated[tuple[Line, ...], Empty] = ()
    """Files that do not belong to the project. Example: drafts/*.yaml"""
    lint: LintSettings | None = None
    """How this project wants to be judged."""
    triage: TriageSettings | None = None
    """How classes are scored."""
    notes: Prose | None = None
    """Remarks for the people who work on the specification."""
    custom: dict[str, Any] | None = None
    """Fields of your organisation."""
