"""The words of a specification that the wording rules must know: its terms and names, and the manifest's settings."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from spec_toolkit.languages.conditions import fold
from spec_toolkit.languages.project_words import ProjectWords
from spec_toolkit.languages.sentence import INNOCENT, Sentence
from spec_toolkit.languages.text import LANGUAGES, language_of

if TYPE_CHECKING:
    from spec_toolkit.model import Index, Spec

#: What a requirement can speak of.
_KINDS = ("object", "field", "stage", "role", "stakeholder", "screen", "report", "module", "integration", "process")
_ALLOWED = {"kind": INNOCENT, "lemma": ""}


def project_words(spec: "Spec", index: "Index") -> dict[str, ProjectWords]:
    """For each language the words to report besides the lexicon's, and those never to report."""
    settings = spec.manifest.lint if spec.manifest else None
    found: dict[str, list[tuple[str, Mapping[str, Any]]]] = {language: [] for language in LANGUAGES}
    for name in _names(spec, index):
        found[language_of(name)].append((name, _ALLOWED))
    if settings:
        for language, words in settings.allowed_words.items():
            found[language] += [(word, _ALLOWED) for word in words]
        for code, languages in settings.words.items():
            kind = code.split("/")[-1]
            for name, words in languages.items():
                found.setdefault(name, []).extend((word, {"kind": kind, "lemma": word}) for word in words)
    return {language: ProjectWords(language, found[language]) for language in LANGUAGES if found[language]}


def declared_names(index: "Index") -> list[str]:
    """What the project calls the things that a requirement can speak of."""
    return [
        str((fields := vars(entry.part)).get("name") or fields.get("title") or entry.id)
        for (kind, _), entries in index.entries.items()
        if kind in _KINDS
        for declared in entries.values()
        for entry in declared
    ]


def glossary_terms(spec: "Spec") -> list[str]:
    """The terms of the glossary with their other names."""
    return [term for entry in spec.glossary for term in (entry.term, *entry.aliases) if term]


def declared_values(spec: "Spec") -> frozenset[str]:
    """The options and stages that the fields of the project can hold, folded as the values of conditions are."""
    return frozenset(
        fold(value)
        for item in spec.objects
        for value in (
            *(option for field in item.fields for option in field.options),
            *(name for stage in item.stages for name in (stage.id, stage.name) if name),
        )
    )


def words_by_content(spec: "Spec", index: "Index") -> tuple[object, ...]:
    """Everything by which the wording of one project is judged otherwise than that of another."""
    settings = spec.manifest.lint if spec.manifest else None
    own = (settings.allowed_words, settings.words) if settings else ()
    return list(_names(spec, index)), declared_names(index), glossary_terms(spec), own, sorted(declared_values(spec))


def _names(spec: "Spec", index: "Index") -> Iterator[str]:
    """Terms of the glossary, and declared names of several words: one word alone may be used as a plain word too,
    unless it is a picture everywhere else: who keeps a field "Jaw" or an object "Saddle" means what he says.
    """
    yield from glossary_terms(spec)
    single: set[str] = set()
    for entries in index.entries.values():
        for declared in entries.values():
            for item in declared:
                name = str(vars(item.part).get("name") or "")
                if " " in name:
                    yield name
                elif name and name not in single:
                    single.add(name)
                    if _is_picture(name):
                        yield name


def _is_picture(name: str) -> bool:
    """Whether a word is reported only as a picture from another world."""
    matches = Sentence(name.lower()).matches
    return bool(matches) and all(match.entry["kind"] == "outcome-idiom" for match in matches)
