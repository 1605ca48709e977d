"""Made-up specifications of any size in three languages, to look at and to measure figures with."""

from pathlib import Path
from typing import Any

import yaml

from spec_toolkit.model import Spec, read_spec

LANGUAGES = ("en", "he", "ar")
_FREQUENCIES = ("real_time", "daily", "weekly", "on_demand", "hourly", "monthly")
_DIRECTIONS = ("to_crm", "from_crm", "bidirectional")
_CARDINALITIES = ("one_to_many", "many_to_one", "many_to_many", "one_to_one")
_TYPES = ("text", "phone", "email", "choice", "money", "choice", "user", "date", "id", "long_text", "boolean", "choice")
_CHARTS = ("bar", "number", "line", "pie", "funnel", "gauge", "table", "map", "list")


def words(language: str) -> dict[str, Any]:
    """The vocabulary of a language."""
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / f"{language}.yaml").read_text("utf-8"))
    return found


def sample(language: str, size: int) -> Spec:
    """A specification in which every kind of figure has about `size` nodes."""
    loaded = read_spec(data(language, size))
    assert not loaded.errors, loaded.errors
    return loaded.spec


def data(language: str, size: int) -> dict[str, Any]:
    """The sections of such a specification, as they come from YAML."""
    w = words(language)

    def name(kind: str, n: int) -> str:
        again = n // len(w[kind])
        return w[kind][n % len(w[kind])] + (f" {again + 1}" if again else "")

    roles = min(max(size // 3, 2), 6)
    modules = max(1, min(4, size // 5))
    return {
        "spec": {"title": "T", "language": language},
        "roles": [_role(name, n, roles if size < 60 else size) for n in range(max(roles, size if size == 60 else 0))],
        "processes": [_process(w, name, size, roles)],
        "automations": [
            {"id": f"AUT-{n}", "name": w["texts"]["automation"], "process": "BP-01", "trigger": w["texts"]["trigger"]}
            for n in range(1, 1 + max(1, size // 12))
        ],
        "objects": [_object(w, name, n, size, modules) for n in range(size)],
        "modules": [
            {"id": f"m{n}", "name": name("modules", n), "level": ("basic", "advanced", "leading")[n % 3]}
            for n in range(max(modules, size if size == 60 else 0))
        ],
        "integrations": [
            {
                "id": f"INT-{n:02}",
                "system": name("systems", n),
                "direction": _DIRECTIONS[n % 3],
                "frequency": _FREQUENCIES[n % 6],
                "method": w["texts"]["method"] if n % 2 else None,
                "data": [{"object": f"o{k % size}"} for k in range(n, n + 1 + n % 3)],
            }
            for n in range(size)
        ],
        "goals": [
            {"id": f"G-{n}", "statement": name("goals", n), "kpis": [f"KPI-{n}"]} for n in range(max(1, size // 6))
        ],
        "kpis": [
            {
                "id": f"KPI-{n}",
                "name": name("kpis", n),
                "unit": w["texts"]["unit"] if n % 2 == 0 else "%",
                "baseline": 40 + n,
                "target": 30 if n % 2 == 0 else 95,
                "failure_threshold": 38,
                "due": "2027-06-30",
            }
            for n in range(size)
        ],
        "requirements": [
            {
                "id": f"FR-{n:03}",
                "title": name("requirements", n),
                "goals": [f"G-{n % max(1, size // 6)}"],
                "module": f"m{n % modules}",
                "priority": (None, "must", "must", "long_term", "nice_to_have")[n % 5],
            }
            for n in range(size)
        ],
        "ui": {"menu": [{"name": "M", "screen": "SCR-00"}], "screens": _screens(name, size)},
        "rollout": _rollout(name, size),
    }


def _role(name: Any, n: int, count: int) -> dict[str, Any]:
    role: dict[str, Any] = {"id": f"r{n}", "name": name("roles", n), "users": 3 + 2 * n}
    if n == 2:
        role["system"] = True
    elif n and count > 2:
        role["inherits"] = [f"r{(n - 1) // 2}"]
    return role


def _process(w: dict[str, Any], name: Any, size: int, roles: int) -> dict[str, Any]:
    steps = []
    for n in range(size):
        step: dict[str, Any] = {
            "id": f"BP-01.{n + 1}",
            "actor": f"r{(n * 2 // 3) % roles}",
            "action": name("actions", n),
        }
        following = [n + 1] + ([n + 3] if n % 5 == 2 else []) + ([max(n - 4, 0)] if n % 9 == 7 else [])
        step["next"] = [f"BP-01.{k + 1}" for k in following if k < size]
        if n % 5 == 3 or n % 5 == 0:
            step["when"] = name("conditions", n % 4)
        if n % 4 == 1:
            step["time_limit"] = w["texts"]["limit"]
        if n % 6 == 2:
            step["gate"] = [w["texts"]["gate"]]
        steps.append(step)
    texts = w["texts"]
    return {"id": "BP-01", "name": "BP", "trigger": texts["trigger"], "outcome": texts["outcome"], "steps": steps}


def _object(w: dict[str, Any], name: Any, n: int, size: int, modules: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": f"o{n}",
        "name": name("objects", n),
        "module": f"m{n % modules}",
        "fields": [
            {"id": f"f{k}", "name": name("fields", k), "type": _TYPES[k % 12], "required": k % 3 == 0}
            for k in range(2 + n % 7)
        ],
        "relations": [],
    }
    if n:
        parent = {"to": f"o{(n - 1) // 2}", "kind": _CARDINALITIES[n % 4], "name": name("relations", n % 4)}
        found["relations"].append(parent)
    if n % 5 == 4:
        found["relations"].append({"to": f"o{n}", "kind": "one_to_many", "name": name("relations", 0)})
    if n == 0:
        found["stages"] = [_stage(w, name, k, size) for k in range(size)]
    return found


def _stage(w: dict[str, Any], name: Any, k: int, size: int) -> dict[str, Any]:
    following = [k + 1] + ([size - 1] if k % 4 == 2 else [])
    stage: dict[str, Any] = {"id": f"s{k}", "name": name("stages", k)}
    stage["next"] = [f"s{n}" for n in dict.fromkeys(following) if n < size and n != k]
    if k % 3 == 1:
        stage["gate"] = [w["texts"]["gate"]]
    if k == size - 1:
        stage["final"] = True
    return stage


def _screens(name: Any, size: int) -> list[dict[str, Any]]:
    fields = [f"f{k % 8}" if k < 8 else name("fields", k) for k in range(size)]
    card = {
        "layout": [{"row": fields[start : start + 3]} for start in range(0, size, 3)]
        + [{"list": "o1", "columns": ["f0", "f1"], "title": name("objects", 1)}],
        "tabs": [{"name": name("objects", n + 3), "layout": [{"row": ["f0", "f1"]}]} for n in range(2)],
        "actions": [name("buttons", n) for n in range(min(size, 4))],
        "object": f"o{min(6, size - 1)}",
    }
    board = {
        "widgets": [
            {
                "title": name("widgets", n),
                "chart": _CHARTS[n % 9],
                "kpi": f"KPI-{n % min(size, 4)}" if n % 2 == 0 else None,
            }
            for n in range(size)
        ]
    }
    return [
        {
            "id": f"SCR-{n:02}",
            "name": name("screens", n),
            "roles": ["r0"] if n % 2 else [],
            "leads_to": [f"SCR-{k:02}" for k in (2 * n + 1, 2 * n + 2) if k < size],
            **(card if n == 0 else board if n == 1 else {}),
        }
        for n in range(size)
    ]


def _rollout(name: Any, size: int) -> dict[str, Any]:
    phases = [
        {
            "id": f"P{n + 1}",
            "name": name("phases", n),
            "start": f"{2027 + n // 12}-{n % 12 + 1:02}-04",
            "end": f"{2027 + (n + 2) // 12}-{(n + 2) % 12 + 1:02}-15",
            "after": [f"P{n}"] if n else [],
        }
        for n in range(size)
    ]
    milestones = [
        {"id": f"M-{n}", "name": name("milestones", n), "date": f"{2027 + n // 4}-{n % 4 * 3 + 1:02}-20"}
        for n in range(max(1, size // 4))
    ]
    return {"phases": phases, "milestones": milestones}
