"""Edits change what they say and no other byte."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from spec_toolkit.findings import Edit, Place
from spec_toolkit.sources import apply_edits, insert_key, read_project, replace_value, write_scalar

#: What stands in the file → what it becomes when `priority: must` is added to the first goal.
INSERTIONS = {
    "block": ("goals:\n  - id: G-1\n    why: x\n", "goals:\n  - id: G-1\n    why: x\n    priority: must\n"),
    "next item": (
        "goals:\n  - id: G-1\n    why: x # c\n\n  # about two\n  - id: G-2\n",
        "goals:\n  - id: G-1\n    why: x # c\n    priority: must\n\n  # about two\n  - id: G-2\n",
    ),
    "no line end": ("goals:\n- id: G-1", "goals:\n- id: G-1\n  priority: must"),
    "flow": ("goals:\n  - {id: G-1, why: x}  # c\n", "goals:\n  - {id: G-1, why: x, priority: must}  # c\n"),
    "flow in flow": ("goals: [{id: G-1}, {id: G-2}]\n", "goals: [{id: G-1, priority: must}, {id: G-2}]\n"),
    "flow with a last comma": ("goals: [{id: G-1, }]\n", "goals: [{id: G-1, priority: must }]\n"),
    "flow with an empty value": ("goals: [{id: G-1, why: }]\n", "goals: [{id: G-1, why: , priority: must }]\n"),
    "flow empty": ("goals: [{ }]\n", "goals: [{priority: must}]\n"),
    "flow over lines": (
        "goals: [{\n  id: G-1,\n  why: x\n}]\n",
        "goals: [{\n  id: G-1,\n  why: x, priority: must\n}]\n",
    ),
    "flow with a comment last": ("goals: [{\n  id: G-1 # c\n}]\n", "goals: [{priority: must, \n  id: G-1 # c\n}]\n"),
    "flow with a hash in a text": ("goals: [{id: a#1}]\n", "goals: [{priority: must, id: a#1}]\n"),
    "folded last": (
        "goals:\n  - id: G-1\n    why: >-\n      a\n      b\n\n  - id: G-2\n",
        "goals:\n  - id: G-1\n    why: >-\n      a\n      b\n    priority: must\n\n  - id: G-2\n",
    ),
    "kept lines last": (
        "goals:\n  - id: G-1\n    why: |+\n      a\n\n\n  - id: G-2\n",
        "goals:\n  - id: G-1\n    priority: must\n    why: |+\n      a\n\n\n  - id: G-2\n",
    ),
    "kept lines only": ("goals:\n  - why: |+\n      a\n\n\n", "goals:\n  - priority: must\n    why: |+\n      a\n\n\n"),
    "list last": (
        "goals:\n  - id: G-1\n    kpis:\n      - a\n      - b: c # d\n  - id: G-2\n",
        "goals:\n  - id: G-1\n    kpis:\n      - a\n      - b: c # d\n    priority: must\n  - id: G-2\n",
    ),
    "list without indentation": (
        "goals:\n- id: G-1\n  kpis:\n  - a\n- id: G-2\n",
        "goals:\n- id: G-1\n  kpis:\n  - a\n  priority: must\n- id: G-2\n",
    ),
    "brackets over lines last": (
        "goals:\n  - id: G-1\n    kpis: [a,\n      b] # c\n",
        "goals:\n  - id: G-1\n    kpis: [a,\n      b] # c\n    priority: must\n",
    ),
    "empty value last": ("goals:\n  - id: G-1\n    why:\n\n", "goals:\n  - id: G-1\n    why:\n    priority: must\n\n"),
    "anchor and alias": (
        "goals:\n  - &g\n    id: &i G-1\n    why: *i # c\n  - *g\n",
        "goals:\n  - &g\n    id: &i G-1\n    why: *i # c\n    priority: must\n  - *g\n",
    ),
    "anchored brackets": ("goals:\n  - &g {id: G-1}\n", "goals:\n  - &g {id: G-1, priority: must}\n"),
    "merge": (
        "x: &x {why: y}\ngoals:\n  - id: G-1\n    <<: *x\n",
        "x: &x {why: y}\ngoals:\n  - id: G-1\n    priority: must\n    <<: *x\n",
    ),
    "merge only": ("x: &x {why: y}\ngoals:\n  - <<: *x\n", "x: &x {why: y}\ngoals:\n  - priority: must\n    <<: *x\n"),
    "Hebrew": (
        "goals:\n  - id: א-1\n    why: 'x' # ה\n",
        "goals:\n  - id: א-1\n    why: 'x' # ה\n    priority: must\n",
    ),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "after"), INSERTIONS.values(), ids=INSERTIONS)
def test_insert_key(tmp_path: Path, before: str, after: str, newline: str) -> None:
    head = "spec: {}\n"
    before, after = (head + before).replace("\n", newline), (head + after).replace("\n", newline)
    (tmp_path / "spec.yaml").write_bytes(before.encode())
    project = read_project(tmp_path)
    assert project.findings == ()
    edit = insert_key(project, ("goals", 0), "priority", "must")
    assert edit is not None
    changed = apply_edits(before, [edit])
    assert changed == after
    (tmp_path / "spec.yaml").write_bytes(changed.encode())
    again = read_project(tmp_path)
    assert again.data["goals"][0] == {**project.data["goals"][0], "priority": "must"}


def test_insert_key_below_another(tmp_path: Path) -> None:
    text = "spec: {}\ngoals:\n  - id: G-1\n    statement: >-\n      a\n      b\n    owner: c\n"
    (tmp_path / "spec.yaml").write_text(text)
    edit = insert_key(read_project(tmp_path), ("goals", 0), "priority", "must", after="statement")
    assert edit is not None
    assert apply_edits(text, [edit]) == text.replace("    owner", "    priority: must\n    owner")


def test_insert_key_refuses(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text("spec: {title: x}\ngoals:\n  - id: G-1\n  -\n")
    project = read_project(tmp_path)
    for path in (("goals", 0, "id"), ("goals", 1), ("goals", 2), ("goals",), ("nowhere",)):
        assert insert_key(project, path, "priority", "must") is None
    assert insert_key(project, ("goals", 0), "id", "must") is None


#: The title with « » around what is replaced, the new words, what it becomes.
REPLACEMENTS = {
    "plain": ("very «fast» # c", "quick", "very quick # c"),
    "plain needs quotes": ("very «fast»", "quick: really", '"very quick: really"'),
    "plain start needs quotes": ("«fast» x", "**fast**", '"**fast** x"'),
    "single quoted": ("'very «fast»'", "it's", "'very it''s'"),
    "single quoted with a line end": ("'very «fast»'", "a\nb", '"very a\\nb"'),
    "double quoted": ('"very «\\"fast\\"»"', 'a "b" \\', '"very a \\"b\\" \\\\"'),
    "folded": (">-\n    very «fast\n    and» cheap", "quick,", ">-\n    very quick, cheap"),
    "literal": ("|\n    very «fast»\n    x", "# quick", "|\n    very # quick\n    x"),
    "Hebrew": ("המערכת «מהירה»", "תשיב", "המערכת תשיב"),
}


@pytest.mark.parametrize(("marked", "words", "after"), REPLACEMENTS.values(), ids=REPLACEMENTS)
def test_replace_value(tmp_path: Path, marked: str, words: str, after: str) -> None:
    template = "# c\nspec:\n  title: {}\n  language: en # d\n"
    before = template.format(marked.replace("«", "").replace("»", ""))
    (tmp_path / "spec.yaml").write_text(before, encoding="utf-8")
    project = read_project(tmp_path)
    scalar = project.scalar(("spec", "title"))
    assert scalar is not None
    offsets = [template.index("{}") + marked.index("«"), template.index("{}") + marked.index("»") - 1]
    start, end = scalar.starts.index(offsets[0]), scalar.ends.index(offsets[1]) + 1
    edit = replace_value(project, ("spec", "title"), words, start, end)
    assert edit is not None
    changed = apply_edits(before, [edit])
    assert changed == template.format(after)
    (tmp_path / "spec.yaml").write_text(changed, encoding="utf-8")
    value = project.data["spec"]["title"]
    assert read_project(tmp_path).data["spec"]["title"] == value[:start] + words + value[end:]


def test_replace_value_refuses_what_would_change_more(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text("spec:\n  title: >-\n    a\n    b\n    c\n")
    project = read_project(tmp_path)
    assert replace_value(project, ("spec", "title"), "x\ny", 0, 1) is None
    assert replace_value(project, ("spec", "title"), "", 2, 3) is None


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Place("", 1, start + 1, 1, end + 1), text)


def test_apply_edits() -> None:
    assert apply_edits("abcdef", [edit(4, 5, "E"), edit(0, 1, "A"), edit(0, 1, "A")]) == "AbcdEf"
    assert apply_edits("abcdef", [edit(0, 3, "X"), edit(2, 4, "Y")]) == "Xdef"
    assert apply_edits("ab", [edit(1, 1, "1"), edit(1, 1, "2")]) == "a12b"
    assert apply_edits("ab", []) == "ab"


@settings(max_examples=500, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(" :#-?,[]{}'\"\n"), max_size=20), st.booleans()
)
def test_written_scalars_read_back(value: str, in_brackets: bool) -> None:
    scalar = write_scalar(value, in_brackets)
    text = f"a: {{b: {scalar}, c: d}}\n" if in_brackets else f"a:\n  b: {scalar}\n  c: d\n"
    for loader in (yaml.BaseLoader, getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
        if loader is yaml.BaseLoader and any(ord(char) in (0xFFFE, 0xFFFF) for char in value):
            continue
        assert yaml.load(text, Loader=loader) == {"a": {"b": value, "c": "d"}}
