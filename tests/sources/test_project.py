"""Which files make a project, and what happens where there is none."""

import random
import re
import shutil
from pathlib import Path

import pytest
import yaml

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.sources import Project, read_project
from tests.effort import seconds

REFERENCE = Path(__file__).parents[1] / "data" / "reference-spec"


def put(root: Path, *names: str) -> None:
    for number, name in enumerate(names):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"goals: [{{id: G-{number}}}]\n")


def paths(project: Project) -> list[str]:
    return [source.path for source in project.files]


def test_the_reference_is_free_of_findings() -> None:
    project = read_project(REFERENCE)
    assert project.findings == ()
    assert paths(project) == ["business.yaml", "requirements.yaml", "rollout.yaml", "spec.yaml"]
    assert project.name == "reference-spec"


def test_what_belongs_to_a_project(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text("spec: {title: x}\n")
    put(tmp_path, "a.yaml", "b.yml", "deep/er/c.yaml", "modules/vendors/d.yaml", "with space/ח.yaml")
    put(
        tmp_path,
        "build/x.yaml",
        "vendors/acme/x.yaml",
        ".git/x.yaml",
        "deep/.hidden/x.yaml",
        ".gitlab-ci.yml",
        "x.json",
    )
    assert paths(read_project(tmp_path)) == [
        "a.yaml", "b.yml", "deep/er/c.yaml", "modules/vendors/d.yaml", "spec.yaml", "with space/ח.yaml",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        ("drafts/**", ["a.yaml", "old.yaml", "sub/old.yaml"]),
        ("drafts/", ["a.yaml", "old.yaml", "sub/old.yaml"]),
        ("./drafts", ["a.yaml", "old.yaml", "sub/old.yaml"]),
        ("old.yaml", ["a.yaml", "drafts/d.yaml"]),
        ("sub/*.yaml", ["a.yaml", "drafts/d.yaml", "old.yaml"]),
        ("**/old.yaml", ["a.yaml", "drafts/d.yaml"]),
        ("[drafts, old.yaml]", ["a.yaml"]),
    ],
)
@pytest.mark.parametrize("manifest", ["spec: {{title: x, exclude: {}}}\n", "spec: {{title: x}}\nexclude: {}\n"])
def test_exclude(tmp_path: Path, exclude: str, left: list[str], manifest: str) -> None:
    exclude = exclude if exclude.startswith("[") else f"'{exclude}'"
    (tmp_path / "spec.yaml").write_text(manifest.format(exclude))
    put(tmp_path, "a.yaml", "drafts/d.yaml", "old.yaml", "sub/old.yaml")
    assert [path for path in paths(read_project(tmp_path)) if path != "spec.yaml"] == left


def test_a_single_file_is_a_project(tmp_path: Path) -> None:
    file = tmp_path / "crm.yml"
    file.write_text("spec: {title: x}\ngoals: [{id: G-1}]\n")
    put(tmp_path, "other.yaml")
    project = read_project(file)
    assert (project.name, paths(project)) == ("crm.yml", ["crm.yml"])
    assert project.place(("goals", 0, "id")).path == "crm.yml"


def test_a_single_file_with_a_fault_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "crm.yml"
    file.write_text("spec: {title: x\n")
    assert [found.code for found in read_project(file).findings] == ["schema/syntax"]


@pytest.mark.parametrize("name", ["missing", "empty", "list.yaml", "na\0me", "x" * 5000])
def test_no_project(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "list.yaml").write_text("goals: [{id: G-1}]\n")
    with pytest.raises(SpecToolkitError) as raised:
        read_project(tmp_path / name)
    assert raised.value.message and raised.value.help


def test_a_fault_leaves_out_its_file_only(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text("spec: {title: x}\n")
    (tmp_path / "a.yaml").write_text("goals: [\n")
    (tmp_path / "b.yaml").write_text("goals: [{id: G-1}]\n")
    project = read_project(tmp_path)
    assert project.data == {"spec": {"title": "x"}, "goals": [{"id": "G-1"}]}
    assert [found.code for found in project.findings] == ["schema/syntax"]


def test_nothing_to_point_at() -> None:
    project = read_project(REFERENCE)
    for path in ((), ("nowhere",), ("goals", 99, "x"), ("spec", "title", "x"), ("goals", -1), ("goals", "x")):
        assert project.place(path).line >= 1
    assert project.place(("spec", "title"), 5, 10_000).end_column == project.place(("spec", "title")).end_column
    assert project.value(("goals", 0, "kpis", 0)) == "KPI-01"
    assert project.value(("goals", -1)) is None


def test_sizes_do_not_cost_quadratic_time(tmp_path: Path) -> None:
    count = 50_000
    texts = {
        "blanks": "a: |\n" + "\n" * count + " x\n",
        "spaces": "a: 'x" + " " * count + "y'\n",
        "quotes": "a: " + '"' * count,
        "dashes": "a:\n  " + "- " * count,
        "double keys": "".join(f"k{number}: 1\n" for number in range(count // 5)) * 2,
        "late fault": "a:\n" + "  - {b: c}\n" * (count // 5) + "  - {b: c d: e}\n",
    }
    for name, text in texts.items():
        (tmp_path / "spec.yaml").write_text("spec: {}\n" + text)
        assert seconds(lambda: read_project(tmp_path).place(("a",), 0, 3), 5) < 5, name


def mutate(text: bytes, random_: random.Random) -> bytes:
    """One fault: a byte, a key dropped, renamed, retyped, a line moved."""
    lines = text.split(b"\n")
    keys = [number for number, line in enumerate(lines) if re.match(rb"\s*(- )?\w+:", line)]
    number = random_.choice(keys)
    kind = random_.choice(["byte", "insert", "delete", "drop", "rename", "retype", "indent", "cut", "repeat"])
    if kind in ("byte", "insert", "delete"):
        at = random_.randrange(len(text))
        byte = bytes([random_.choice([random_.randrange(256), *b"\t\"'{}[]:#&*!|>%@`-?,\r\n \\"])])
        return text[:at] + (b"" if kind == "delete" else byte) + text[at + (kind != "insert") :]
    if kind == "drop":
        lines[number] = re.sub(rb"\w+:", b"", lines[number], count=1)
    elif kind == "rename":
        lines[number] = re.sub(rb"(\w+):", rb"\1x:", lines[number], count=1)
    elif kind == "retype":
        value = random_.choice([b"[]", b"{}", b"~", b"1", b"[a, b]", b"{a: b}", b"", b"*x", b"!x y", b"&x", b"- a"])
        lines[number] = re.sub(rb":.*", b": " + value, lines[number], count=1)
    elif kind == "indent":
        lines[number] = b" " * random_.randrange(1, 5) + lines[number]
    elif kind == "repeat":
        lines.insert(number, lines[number])
    else:
        return text[: random_.randrange(len(text))]
    return b"\n".join(lines)


def every_path(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path]
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in children:
        found += every_path(child, (*path, step))
    return found


@pytest.mark.parametrize("loader", ["libyaml", "python"])
def test_mutations_give_findings_and_never_an_exception(
    tmp_path: Path, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from spec_toolkit.sources import reader, source_file, syntax

    if loader == "python":
        for module in (reader, source_file, syntax):
            monkeypatch.setattr(module, "Loader", yaml.SafeLoader)
    root = tmp_path / "project"
    shutil.copytree(REFERENCE, root)
    names = sorted(path.name for path in root.iterdir())
    generator = random.Random(20270104)
    for _ in range(400 if loader == "libyaml" else 60):
        name = generator.choice(names)
        original = (REFERENCE / name).read_bytes()
        (root / name).write_bytes(mutate(original, generator))
        project = read_project(root)
        for found in project.findings:
            assert found.place.path == name or found.code == "schema/duplicate-section"
            source = project.file(found.place.path)
            if source.text:
                assert 1 <= found.place.line <= found.place.end_line <= len(source.line_starts)
                assert 1 <= found.place.column <= len(source.line(found.place.line)) + 2
            assert found.message and "{" not in re.sub(r"[«“„]?[{}][»”“]?", "", found.message)
        sample = every_path(project.data)
        for path in generator.sample(sample, min(20, len(sample))):
            place = project.place(path)
            source = project.file(place.path)
            assert 1 <= place.line <= place.end_line <= len(source.line_starts)
        (root / name).write_bytes(original)


@pytest.mark.parametrize("length", [0, 1, 17, 400])
def test_random_bytes(tmp_path: Path, length: int) -> None:
    generator = random.Random(length)
    for _ in range(50):
        (tmp_path / "spec.yaml").write_bytes(generator.randbytes(length))
        assert isinstance(read_project(tmp_path), Project)


def test_every_value_of_the_reference_stands_where_it_is_said_to_stand() -> None:
    project = read_project(REFERENCE)
    for path in every_path(project.data):
        value = project.value(path)
        if not isinstance(value, str) or not value:
            continue
        place = project.place(path, 0, len(value))
        source = project.file(place.path)
        text = source.text[source.offset(place.line, place.column) : source.offset(place.end_line, place.end_column)]
        assert " ".join(text.replace("\\\\", "\\").split()) == " ".join(value.split())
