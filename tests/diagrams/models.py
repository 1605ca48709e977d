"""Random specifications for properties of figures: any shape of graph, any names."""

from typing import Any

from hypothesis import strategies as st

from spec_toolkit.model import Spec, read_spec

#: Names as people write them, and what must never reach an SVG as it stands.
_WORDS = (
    *(
        "Lead",
        "Contact",
        "ליד",
        "איש קשר",
        "عميل",
        "جهة اتصال",
        "Zoho CRM 2.0",
        "(SLA 4h)",
        "15 %",
        "😀",
        "日本語",
        "]]>",
    ),
    *("B&B <script>alert(1)</script>", "\"quoted\" 'text'", "**bold** [FR-001]", "a\u202eb", "הצעת מחיר (PDF), גרסה 2"),
    *("Donaudampfschifffahrtsgesellschaftskapitänsmütze", "x" * 60),
)

names = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)


@st.composite
def specs(draw: st.DrawFn) -> Spec:
    """A specification that every kind of figure can be drawn from."""
    count = draw(st.integers(1, 9))
    some = st.lists(st.integers(0, count - 1), max_size=3)

    def ids(prefix: str) -> list[str]:
        return [f"{prefix}{n}" for n in draw(some)]

    data: dict[str, Any] = {
        "spec": {"title": "T", "language": draw(st.sampled_from(["en", "he", "ar"]))},
        "roles": [{"id": f"r{n}", "name": draw(names), "inherits": ids("r")} for n in range(count)],
        "modules": [{"id": f"m{n}", "name": draw(names), "level": "basic"} for n in range(3)],
        "processes": [{"id": "BP", "name": draw(names), "steps": [_step(draw, n, ids) for n in range(count)]}],
        "automations": [{"id": "A1", "name": draw(names), "process": "BP", "trigger": draw(names)}],
        "objects": [_object(draw, n, ids) for n in range(count)],
        "goals": [{"id": f"g{n}", "statement": draw(names), "kpis": ids("k")} for n in range(count)],
        "kpis": [{"id": f"k{n}", "name": draw(names), **_values(draw, n)} for n in range(count)],
        "requirements": [{"id": f"q{n}", "title": draw(names), "goals": ids("g")} for n in range(count)],
        "integrations": [_integration(draw, n, ids) for n in range(count)],
        "ui": {"screens": [_screen(draw, n, ids) for n in range(count)]},
        "rollout": {"phases": [_phase(draw, n) for n in range(count)]},
    }
    loaded = read_spec(data)
    assert not loaded.errors, loaded.errors
    return loaded.spec


def _values(draw: st.DrawFn, n: int) -> dict[str, Any]:
    return {
        "baseline": n,
        "target": draw(st.floats(-9, 1e6)),
        "unit": draw(st.sampled_from([None, "%", "days", "ימים"])),
    }


def _step(draw: st.DrawFn, n: int, ids: Any) -> dict[str, Any]:
    return {
        "id": f"s{n}",
        "actor": f"r{draw(st.integers(0, 5))}",
        "action": draw(names),
        "next": ids("s"),
        "when": draw(st.none() | names),
        "gate": draw(st.lists(names, max_size=2)),
        "time_limit": draw(st.none() | names),
    }


def _object(draw: st.DrawFn, n: int, ids: Any) -> dict[str, Any]:
    kinds = st.sampled_from(["one_to_one", "one_to_many", "many_to_one", "many_to_many"])
    stages = [
        {"id": f"t{k}", "name": draw(names), "next": [f"t{draw(st.integers(0, 3))}"], "gate": [draw(names)]}
        for k in range(draw(st.sampled_from([0, 0, 4])))
    ]
    return {
        "id": f"o{n}",
        "name": draw(names),
        "module": f"m{draw(st.integers(0, 2))}",
        "fields": [{"id": f"f{k}", "name": draw(names), "type": "choice"} for k in range(draw(st.integers(0, 3)))],
        "relations": [{"to": to, "kind": draw(kinds), "name": draw(st.none() | names)} for to in ids("o")],
        "stages": stages,
    }


def _integration(draw: st.DrawFn, n: int, ids: Any) -> dict[str, Any]:
    return {
        "id": f"i{n}",
        "system": draw(names),
        "direction": draw(st.sampled_from([None, "to_crm", "from_crm", "bidirectional"])),
        "frequency": draw(st.sampled_from([None, "daily"])),
        "method": draw(st.none() | names),
        "data": [{"object": id} for id in ids("o")],
    }


def _screen(draw: st.DrawFn, n: int, ids: Any) -> dict[str, Any]:
    return {
        "id": f"c{n}",
        "name": draw(names),
        "leads_to": ids("c"),
        "object": "o0",
        "layout": [
            {"row": [f"f{k}" for k in range(draw(st.integers(1, 6)))]},
            {"list": "o0", "columns": ["f0", draw(names)]},
        ],
        "tabs": [{"name": draw(names)} for _ in range(draw(st.integers(0, 3)))],
        "widgets": [{"title": draw(names), "chart": draw(st.sampled_from(["bar", "pie", "gauge", "map"]))}],
        "actions": [draw(names)],
    }


def _phase(draw: st.DrawFn, n: int) -> dict[str, Any]:
    month = draw(st.integers(1, 12))
    return {"id": f"p{n}", "name": draw(names), "start": f"2027-{month:02}-01", "end": f"2028-{month:02}-15"}
