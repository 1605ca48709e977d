"""Every entry of the library is clean, in each language: alone, with what it needs, and all together."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import LANGUAGES, added, findings, library

from spec_toolkit.findings import Finding
from spec_toolkit.library import Entry

HERE = Path(__file__).parent
CATALOGUE: dict[str, Any] = yaml.safe_load((HERE / "catalogue.yaml").read_text("utf-8"))
#: What says of an item that nothing refers to it yet.
WAITING = {
    "reference/unused-id",
    "trace/idle-indicator",
    "trace/unserved-goal",
    "trace/silent-stakeholder",
    "trace/unused-requirement",
    "trace/unanswered-pain-point",
    "coverage/unheard-stakeholder",
    "coverage/missing-group",
    "coverage/missing-permission",
    "coverage/price-alone",
}

#: Links that may differ between the languages.
LOCAL = ("field", "calendar")


def names() -> list[str]:
    return list(library("en").entries)


def said(found: list[Finding]) -> list[str]:
    return [f"{one.place.path}:{one.place.line} {one.code} [{one.item}.{one.field}] {one.message}" for one in found]


@cache
def everything(language: str) -> Any:
    return added(language, tuple(library(language).entries.values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_together(language: str) -> None:
    assert said(findings(everything(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_is_not_listed_under_its_technical_name(language: str) -> None:
    """Nor under an id or a figure that it holds."""
    parts = [one for one in library(language).entries.values() if one.id is None]
    ids = {id for pack in library(language).packs.values() for held in pack.index.entries.values() for id in held}
    assert parts and [one.name for one in parts if one.title in (one.name, *ids) or one.title[0].isdigit()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_lost(language: str) -> None:
    """All entries in one project are all items of all packs."""
    whole = everything(language).work
    assert whole.index.item_count == sum(pack.index.item_count for pack in library(language).packs.values())
    assert len(whole.spec.permissions) == sum(len(p.index.spec.permissions) for p in library(language).packs.values())
    assert not everything(language).missing


def _every(language: str) -> list[tuple[str, str]]:
    """All entries in English; of the other languages, whose structure is the same, every eleventh."""
    step = 1 if language == "en" else 11
    return [(language, name) for name in names()[LANGUAGES.index(language) :: step]]


@pytest.mark.parametrize(("language", "name"), [case for language in LANGUAGES for case in _every(language)])
def test_alone_and_with_its_needs(language: str, name: str) -> None:
    entry = library(language).entries[name]
    complete = findings(added(language, [entry]))
    assert said([one for one in complete if one.code not in WAITING]) == []
    # The wording is the same: what may differ is where its links lead.
    assert said(list(added(language, [entry], with_needs=False).faults)) == []


@pytest.mark.parametrize("line", CATALOGUE["lines"])
def test_each_line_of_the_catalogue_is_served(line: str) -> None:
    assert [entry.name for entry in library("en").entries.values() if line in entry.catalogue]


@pytest.mark.parametrize("line", CATALOGUE["elsewhere"])
def test_what_no_entry_can_serve_is_elsewhere(line: str) -> None:
    assert (HERE.parents[1] / CATALOGUE["elsewhere"][line].split(":")[0]).is_dir()


# --- the packs ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pack", list(library("en").packs))
def test_three_languages_have_one_structure(pack: str) -> None:
    """The same entries with the same links; only working weeks and languages of the users differ."""
    packs = [library(one).packs[pack] for one in LANGUAGES]
    forms = [[(e.name, e.kind, e.id, e.level, e.leaves[:1]) for e in one.entries] for one in packs]
    assert forms[0] == forms[1] == forms[2]
    links = [[(r.kinds, r.id, r.path) for r in one.index.references if r.kinds[0] not in LOCAL] for one in packs]
    assert links[0] == links[1] == links[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_line_of_a_pack_belongs_to_one_entry(language: str) -> None:
    for pack in library(language).packs.values():
        assert not pack.project.findings
        leaves = [leaf for entry in pack.entries for leaf in entry.leaves]
        assert len(leaves) == len(set(leaves)), pack.name
        own = set(leaves)
        written = _leaves(pack.project.data)
        assert [path for path in written if own.isdisjoint(path[:end] for end in range(len(path) + 1))] == [], pack.name


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, list):
        return [(*path, number) for number in range(len(value))]
    if isinstance(value, dict):
        return [leaf for key in value for leaf in _leaves(value[key], (*path, key))]
    return [path] if value is not None else []


def test_names_are_told_apart() -> None:
    entries = [entry for pack in library("en").packs.values() for entry in pack.entries]
    assert len({entry.name for entry in entries}) == len(entries)
    ids = [(entry.kind, entry.id) for entry in entries if entry.id]
    assert len(set(ids)) == len(ids)


def test_every_reference_leads_to_an_entry() -> None:
    known = library("en")
    unknown = [
        (pack.name, reference.id)
        for pack in known.packs.values()
        for reference in pack.index.references
        if not reference.owner and reference.kinds != ("step",) and known.find(reference.kinds, reference.id) is None
    ]
    assert unknown == []


def test_levels() -> None:
    """An item says the level that its pack says, and each module has all three."""
    for pack in library("en").packs.values():
        levels: dict[str, set[str]] = {}
        for entry in pack.entries:
            if entry.kind == "requirement":
                value = pack.project.value(entry.leaves[0])
                if value.get("module"):
                    assert value["level"] == entry.level, entry.name
                    levels.setdefault(value["module"], set()).add(str(entry.level))
        assert all(len(found) == 3 for found in levels.values()), (pack.name, levels)


def test_at_most_half_of_a_pack_is_a_must() -> None:
    for pack in library("en").packs.values():
        classes = [one.priority for one in pack.index.spec.requirements]
        assert classes.count("must") <= len(classes) / 2 + 1, pack.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_day_and_no_phase(language: str) -> None:
    """Phases, days and people are the project's."""
    for entry in (entry for entry in library(language).entries.values() if entry.id):
        value = library(language).packs[entry.pack].project.value(entry.leaves[0])
        assert "phase" not in value, entry.name
        assert value.get("due", "<").startswith("<"), entry.name


def _kind(entry: Entry) -> str:
    return entry.kind


def test_there_is_enough() -> None:
    entries = library("en").entries.values()
    count = {kind: sum(1 for entry in entries if entry.kind == kind) for kind in map(_kind, entries)}
    assert count["requirement"] >= 160
    assert count["process"] >= 10
    assert count["kpi"] >= 12
    assert count["object"] >= 15
    assert count["integration"] >= 11
    assert count["screen"] >= 12
