"""`priority/*`: what each rule finds, and what it leaves alone."""

from pathlib import Path

import pytest

from spec_toolkit import pipeline

HEAD = """spec: {title: T}
rollout:
  phases: [{id: P1, start: 2027-01-01}, {id: P2, start: 2028-01-01}]
requirements:
"""


def codes(folder: Path, requirements: str) -> list[tuple[str, str | None]]:
    (folder / "spec.yaml").write_text(HEAD + requirements, "utf-8")
    return [(f.code, f.item) for f in pipeline.check(pipeline.load(folder), ["priority"]).findings]


@pytest.mark.parametrize(
    ("requirements", "found"),
    [
        ("  - {id: R1, priority: must, statement: It would be nice to see it.}\n", "priority/wording-against-field"),
        (
            "  - {id: R1, priority: must, statement: In phase 2 the CRM must show it.}\n",
            "priority/wording-against-field",
        ),
        ("  - {id: R1, priority: nice_to_have, statement: It is required by law.}\n", "priority/wording-against-field"),
        ("  - {id: R1, priority: must, statement: רצוי שהמערכת תציג זאת.}\n", "priority/wording-against-field"),
        ("  - {id: R1, priority: must, statement: يُستحسن أن يعرضه النظام.}\n", "priority/wording-against-field"),
        ("  - {id: R1, priority: long_term, statement: The CRM shall show it.}\n", None),
        ("  - {id: R1, priority: must, statement: The CRM must show optional fields.}\n", None),
        ("  - {id: R1, priority: nice_to_have, statement: The CRM may show it.}\n", None),
        (
            "  - {id: R1, priority: must, depends_on: [R2]}\n  - {id: R2, priority: nice_to_have}\n",
            "priority/must-needs-lower",
        ),
        ("  - {id: R1, priority: must, depends_on: [R2]}\n  - {id: R2, title: x}\n", None),
        ("  - {id: R1, priority: nice_to_have, phase: P1}\n", "priority/wish-in-first-phase"),
        ("  - {id: R1, priority: nice_to_have, phase: P2}\n", None),
        (
            "  - {id: R1, phase: P1, priority: must, depends_on: [R2]}\n  - {id: R2, phase: P2, priority: must}\n",
            "priority/dependency-in-later-phase",
        ),
        (
            "  - {id: R1, phase: P2, priority: must, depends_on: [R2]}\n  - {id: R2, phase: P1, priority: must}\n",
            None,
        ),
    ],
)
def test_one_item(tmp_path: Path, requirements: str, found: str | None) -> None:
    assert codes(tmp_path, requirements) == ([(found, "R1")] if found else [])


@pytest.mark.parametrize(("musts", "found"), [(6, []), (7, [("priority/everything-a-must", None)])])
def test_more_than_sixty_percent_musts(tmp_path: Path, musts: int, found: list[tuple[str, None]]) -> None:
    lines = [f"  - {{id: R{n}, priority: {'must' if n < musts else 'long_term'}}}\n" for n in range(10)]
    assert codes(tmp_path, "".join(lines)) == found


def test_musts_by_effort(tmp_path: Path) -> None:
    efforts = [
        f"  - {{id: R{n}, priority: {'must' if n < 5 else 'long_term'}, effort: {9 if n < 5 else 2}}}\n"
        for n in range(10)
    ]
    assert codes(tmp_path, "".join(efforts)) == [("priority/everything-a-must", None)]


def test_nothing_for_the_long_term(tmp_path: Path) -> None:
    lines = [f"  - {{id: R{n}, priority: {'must' if n < 8 else 'nice_to_have'}}}\n" for n in range(15)]
    assert codes(tmp_path, "".join(lines)) == [("priority/no-long-term", None)]


@pytest.mark.parametrize(
    ("users", "end", "found"),
    [(8, "2028-01-01", True), (60, "2028-01-01", False), (60, "2027-03-01", True)],
)
def test_leading_levels_against_users_and_time(tmp_path: Path, users: int, end: str, found: bool) -> None:
    names = ("lead_management", "integrations", "task_management")
    levels = "".join(f"  - {{capability: {name}, level: leading}}\n" for name in names)
    (tmp_path / "spec.yaml").write_text(
        f"spec: {{title: T}}\ncapabilities:\n{levels}budget: {{users: {users}}}\n"
        f"rollout: {{phases: [{{id: P1, start: 2027-01-01, end: {end}}}]}}\n",
        "utf-8",
    )
    codes = [f.code for f in pipeline.check(pipeline.load(tmp_path), ["priority"]).findings]
    assert codes == (["priority/scope-against-means"] if found else [])
