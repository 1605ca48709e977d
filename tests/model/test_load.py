"""What is refused is left out and reported; the addresses of the rest still lead to the source."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from spec_toolkit.model import Index, read_spec
from spec_toolkit.sources.reader import Quoted

#: Entries of a list of goals: good ones, ones without an id, ones that are no mapping, ones with a bad value.
ENTRIES: list[Any] = [
    {"statement": "no id"},
    "a text",
    None,
    {"id": "bad id!"},
    {"id": "ok", "priority": "nonsense", "kpis": ["a", None, "b", {"c": "d"}, "e"]},
    {"id": "ok", "statement": {"Note": "x"}},
]


@given(st.lists(st.sampled_from([*ENTRIES, "good", "good"]), max_size=30))
def test_addresses_lead_back(kinds: list[Any]) -> None:
    entries = [{"id": f"G-{number}"} if kind == "good" else kind for number, kind in enumerate(kinds)]
    loaded = read_spec({"goals": entries})
    for position, goal in enumerate(loaded.spec.goals):
        path = loaded.source_path(("goals", position, "id"))
        assert entries[path[1]]["id"] == goal.id
        for number, kpi in enumerate(goal.kpis):
            path = loaded.source_path(("goals", position, "kpis", number))
            assert entries[path[1]]["kpis"][path[3]] == kpi
    for error in loaded.errors:
        assert error.path[0] == "goals" and error.path[1] < len(entries)
    assert len({error.path for error in loaded.errors}) == len(loaded.errors)


def test_texts_stay_texts() -> None:
    spec = read_spec({"spec": {"title": "1.0", "version": "no", "number": Quoted("on")}}).spec
    assert spec.manifest is not None
    assert (spec.manifest.title, spec.manifest.version, spec.manifest.number) == ("1.0", "no", "on")


def test_index() -> None:
    data = {
        "objects": [{"id": "o", "fields": [{"id": "f"}], "stages": [{"id": "s", "next": ["t"]}]}],
        "requirements": [{"id": "A", "depends_on": ["B"], "statement": "text"}],
        "technical": [{"id": "B"}],
    }
    index = Index(read_spec(data).spec)
    assert index.find("field", "f", "o") and not index.find("field", "f")
    assert sorted((r.id, r.kinds, r.path, r.item, r.owner) for r in index.references) == [
        ("B", ("requirement",), ("requirements", 0, "depends_on", 0), "A", ""),
        ("t", ("stage",), ("objects", 0, "stages", 0, "next", 0), "s", "o"),
    ]
    assert index.find("requirement", "B") is not None
    assert [text.text for text in index.texts()] == ["text"]
    assert index.item_id(("objects", 0, "fields", 0, "name")) == "f"
