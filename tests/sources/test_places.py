"""The words of a value stand where `place` says, however the scalar is written. « and » mark them in the file."""

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from spec_toolkit.sources import Project, Quoted, read_project

#: The words looked for in the value of `spec: title:` → the file with them marked.
WORDS = {
    "plain": ("fast", "spec:\n  title: very «fast» # fast\n"),
    "plain after the key on the next line": ("fast", "spec:\n  title:\n    very «fast»\n"),
    "plain over two lines": ("fast enough", "spec:\n  title: very «fast\n    enough» indeed\n"),
    "plain with an empty line": ("b\nc", "spec:\n  title: a «b\n\n    c»\n"),
    "plain with two empty lines": ("\n", "spec:\n  title: a b«\n\n\n    »c\n"),
    "plain with trailing blanks": ("b", "spec:\n  title: a   \n    «b»  \n"),
    "plain in braces": ("fast", "spec: {title: very «fast», x: fast}\n"),
    "plain Hebrew": ("מהר", "spec:\n  title: המערכת תגיב «מהר» מאוד\n"),
    "plain Hebrew with gershayim": ('ש"ח', 'spec:\n  title: עלות ב«ש"ח» לחודש\n'),
    "plain Arabic": ("بسرعة", "spec:\n  title: يجب أن يستجيب النظام «بسرعة»\n"),
    "after emoji": ("fast", "spec:\n  title: 😀😀 日本 «fast»\n"),
    "an emoji with its modifiers": ("👩‍💻", "spec:\n  title: a «👩‍💻» b\n"),
    "single quoted": ("fast", "spec:\n  title: 'very «fast»'\n"),
    "single quoted with a quote": ("it's fast", "spec:\n  title: 'so «it''s fast» now'\n"),
    "single quoted quote itself": ("'", "spec:\n  title: 'it«''»s'\n"),
    "single quoted over lines": ("b c", "spec:\n  title: 'a «b  \n    c» d'\n"),
    "double quoted": ("fast", 'spec:\n  title: "very «fast»"\n'),
    "double quoted escaped quote": ('"x" fast', 'spec:\n  title: "say «\\"x\\" fast»"\n'),
    "double quoted hex": ("é", 'spec:\n  title: "caf«\\xe9» x"\n'),
    "double quoted unicode": ("שלום", 'spec:\n  title: "a «\\u05e9\\u05dcו\\u05dd» b"\n'),
    "double quoted astral": ("😀", 'spec:\n  title: "a «\\U0001F600» b"\n'),
    "double quoted tab and line": ("a\tb\nc", 'spec:\n  title: "«a\\tb\\nc» d"\n'),
    "double quoted over lines": ("b c", 'spec:\n  title: "a «b\n    c» d"\n'),
    "double quoted with an empty line": ("b\nc", 'spec:\n  title: "a «b\n\n    c» d"\n'),
    "double quoted with a joined line": ("bcd", 'spec:\n  title: "a «bc\\\n    d» e"\n'),
    "double quoted joined over an empty line": ("b\nc", 'spec:\n  title: "a «b\\\n\n    c» e"\n'),
    "double quoted blank before the escape": ("b c", 'spec:\n  title: "a «b \\\n    c» e"\n'),
    "literal": ("fast", "spec:\n  title: |\n    a line\n    very «fast»\n"),
    "literal over lines": ("b\nc", "spec:\n  title: |\n    a «b\n    c» d\n"),
    "literal with deeper lines": ("  - two", "spec:\n  title: |\n    one\n    «  - two»\n"),
    "literal with indentation given": ("two", "spec:\n  title: |2\n      one\n    «two»\n"),
    "literal chomped with a comment": ("two", "spec:\n  title: |- # two\n    one\n    «two»\n\n  x: two\n"),
    "literal kept": ("\n\n", "spec:\n  title: |+\n    one«\n\n»  x: 1\n"),
    "literal after empty lines": ("one", "spec:\n  title: |\n\n\n    «one»\n"),
    "folded": ("within 5", "spec:\n  title: >-\n    shall answer «within\n    5» seconds\n"),
    "folded paragraph": ("b\nc", "spec:\n  title: >\n    a «b\n\n    c» d\n"),
    "folded with deeper lines": ("b\n  * c", "spec:\n  title: >\n    a «b\n      * c»\n    d\n"),
    "folded after a deeper line": ("c\nd", "spec:\n  title: >\n    a\n      * «c\n    d»\n"),
    "folded in a list": (
        "deal cycle",
        "spec:\n  title:\n  - >-\n   «deal\n   cycle»\n",
    ),
    "folded Hebrew": ("תוך 5", "spec:\n  title: >-\n    המערכת תגיב «תוך\n    5» שניות\n"),
    "behind an anchor": ("fast", "spec:\n  title: &a very «fast»\n"),
    "behind a tag": ("fast", "spec:\n  title: !!str very «fast»\n"),
    "behind both in a block": ("fast", "spec:\n  title: &a !!str >-\n    very\n    «fast»\n"),
    "not normalised": ("café", "spec:\n  title: a «cafe\u0301» b\n"),
    "not normalised before": ("x", "spec:\n  title: cafe\u0301 cafe\u0301 «x»\n"),
    "Hebrew letter with dagesh taken apart": ("x", "spec:\n  title: \ufb31\ufb31 «x»\n"),
    "Hangul": ("x", "spec:\n  title: \u1112\u1161\u11ab «x»\n"),
    "not normalised folded": ("é x", "spec:\n  title: >\n    caf«e\u0301\n    x»\n"),
    "line separator": ("c", "spec:\n  title: a\u2028b «c»\n"),
    "next line character": ("c", "spec:\n  title: a\x85b «c»\n"),
}


def locate(project: Project, path: tuple[str | int, ...], words: str) -> tuple[str, tuple[int, ...]]:
    value = project.value(path)
    start = value.index(words)
    place = project.place(path, start, start + len(words))
    source = project.file(place.path)
    text = source.text[source.offset(place.line, place.column) : source.offset(place.end_line, place.end_column)]
    return text, (place.line, place.column, place.end_line, place.end_column)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("words", "marked"), WORDS.values(), ids=WORDS)
def test_words(tmp_path: Path, words: str, marked: str, newline: str) -> None:
    marked = marked.replace("\n", newline)
    before, within = marked.split("«")[0], marked.split("»")[0].replace("«", "")
    (tmp_path / "spec.yaml").write_bytes(marked.replace("«", "").replace("»", "").encode())
    project = read_project(tmp_path)
    assert project.findings == ()
    title = project.data["spec"]["title"]
    path: tuple[str | int, ...] = ("spec", "title", 0) if isinstance(title, list) else ("spec", "title")
    expected = []
    for text in (before, within):
        lines = text.split(newline)
        expected += [len(lines), len(lines[-1]) + 1]
    found, place = locate(project, path, words)
    assert found == marked.split("«")[1].split("»")[0]
    assert place == tuple(expected)


WHOLE = {
    "plain": ("spec:\n  title: «a b»  # c\n", ("spec", "title")),
    "quoted": ("spec:\n  title: «'a b'» # c\n", ("spec", "title")),
    "empty quotes": ('spec:\n  title: «""»\n', ("spec", "title")),
    "block": ("spec:\n  title: >-\n    «a\n    b»\n\n  x: y\n", ("spec", "title")),
    "empty value: its key": ("spec:\n  «title»:\n", ("spec", "title")),
    "empty item: its dash": ("spec:\n  title:\n    - a\n    «-»\n", ("spec", "title", 1)),
    "brackets": ("spec:\n  title: «[a, b]» # c\n", ("spec", "title")),
    "brackets over lines: the first": ("spec:\n  title: «[a,»\n    b]\n", ("spec", "title")),
    "mapping below its key: the key": ("«spec»:\n  title: x\n", ("spec",)),
    "list item: its first line": ("spec: {}\nui:\n  - «id: a» # b\n    name: c\n", ("ui", 0)),
    "list item in braces": ("spec: {}\nui:\n  - «{id: a}»\n", ("ui", 0)),
    "anchored list item": ("spec: {}\nui:\n  - &a «{id: a}»\n", ("ui", 0)),
    "missing field: the item": ("spec: {}\nui:\n  - «id: a»\n    name: c\n", ("ui", 0, "title", "x")),
    "missing item: the section": ("spec: {}\n«ui»:\n  - id: a\n", ("ui", 7, "id")),
    "by an alias": ("spec:\n  title: &t «a b»\n  other: *t\n", ("spec", "other")),
    "by a merge": ("spec:\n  a: &t {title: «x», y: z}\n  b:\n    <<: *t\n    y: u\n", ("spec", "b", "title")),
    "own key wins over a merge": (
        "spec:\n  a: &t {title: x}\n  b:\n    <<: *t\n    title: «y»\n",
        ("spec", "b", "title"),
    ),
    "merge of several": (
        "spec:\n  a: &s {x: «1»}\n  b: &t {x: 2, y: 3}\n  c: {<<: [*s, *t]}\n",
        ("spec", "c", "x"),
    ),
}


@pytest.mark.parametrize(("marked", "path"), WHOLE.values(), ids=WHOLE)
def test_whole_value(tmp_path: Path, marked: str, path: tuple[str | int, ...]) -> None:
    (tmp_path / "spec.yaml").write_text(marked.replace("«", "").replace("»", ""), encoding="utf-8")
    project = read_project(tmp_path)
    assert project.findings == ()
    place = project.place(path)
    source = project.file(place.path)
    start, end = source.offset(place.line, place.column), source.offset(place.end_line, place.end_column)
    assert (start, end) == (marked.index("«"), marked.index("»") - 1)


def test_key_places(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text("spec:\n  'title' : x\n  &a name: y\n", encoding="utf-8")
    project = read_project(tmp_path)
    title, name = project.place(("spec", "title"), on_key=True), project.place(("spec", "name"), on_key=True)
    assert (title.line, title.column, title.end_column) == (2, 3, 10)
    assert (name.line, name.column, name.end_column) == (3, 6, 10)


def test_list_sections_are_joined_in_path_order(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text("spec: {title: x}\nrequirements:\n  - id: M-1\n")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.yml").write_text("requirements: [{id: B-1}, {id: B-2}]\n")
    (tmp_path / "a.yaml").write_text("requirements:\n  - id: A-1\n  - id: A-2\n")
    (tmp_path / "z.yaml").write_text("requirements:\n")
    project = read_project(tmp_path)
    assert [item["id"] for item in project.data["requirements"]] == ["A-1", "A-2", "M-1", "B-1", "B-2"]
    places = [project.place(("requirements", number, "id")) for number in range(5)]
    assert [(place.path, place.line, place.column) for place in places] == [
        ("a.yaml", 2, 9), ("a.yaml", 3, 9), ("spec.yaml", 3, 9), ("sub/b.yml", 1, 21), ("sub/b.yml", 1, 32),
    ]  # fmt: skip
    assert [source.path for source in project.files] == ["a.yaml", "spec.yaml", "sub/b.yml", "z.yaml"]


def test_scalars_stay_text(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text("spec: {version: 1.0, phase: no, time: 08:30, on: ~, q: '1', e: , s: ''}\n")
    spec = read_project(tmp_path).data["spec"]
    assert spec == {"version": "1.0", "phase": "no", "time": "08:30", "on": "~", "q": "1", "e": None, "s": ""}
    assert [isinstance(value, Quoted) for value in spec.values()] == [False] * 4 + [True, False, True]


def test_comments_are_real_ones(tmp_path: Path) -> None:
    text = (
        "# first\nspec:\n  title: a#b # second\n  'x # no': \"y # no\" # third\n  t: |  # fourth\n    # no\n    c\n"
        "  # fifth\n  l: [a, # sixth\n    b]\n  p: x\n    y#z\n# last"
    )
    (tmp_path / "spec.yaml").write_text(text)
    (source,) = read_project(tmp_path).files
    assert list(source.comments()) == [
        (1, 1, "# first"), (3, 14, "# second"), (4, 22, "# third"), (5, 9, "# fourth"), (8, 3, "# fifth"),
        (9, 10, "# sixth"), (13, 1, "# last"),
    ]  # fmt: skip


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], exclude_characters="\ufeff\u2028\u2029\ufffe\uffff")
    | st.sampled_from("\n \t'\":#-[]{}א ب"),
    max_size=60,
)
DATA = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4) | st.dictionaries(TEXTS.filter(bool), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


def normalised(data: object) -> object:
    if isinstance(data, dict):
        return {normalised(key): normalised(value) for key, value in data.items()}
    if isinstance(data, list):
        return [normalised(value) for value in data]
    return unicodedata.normalize("NFC", str(data))


@settings(max_examples=300, deadline=None)
@given(
    data=st.dictionaries(TEXTS.filter(lambda key: key not in ("", "<<", "spec")), DATA, min_size=1, max_size=4),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    flow=st.sampled_from([None, True, False]),
    width=st.sampled_from([20, 80, 1000]),
    unicode=st.booleans(),
    newline=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_dumped_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object], style: str | None, flow: bool | None, width: int,
    unicode: bool, newline: str,
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("dumped")
    text = yaml.dump(
        {"spec": data}, Dumper=yaml.SafeDumper, default_style=style, default_flow_style=flow, width=width,
        allow_unicode=unicode, sort_keys=False,
    )  # fmt: skip
    (folder / "spec.yaml").write_bytes(text.replace("\n", newline).encode())
    project = read_project(folder)
    expected = normalised(data)
    if any(finding.code == "schema/duplicate-key" for finding in project.findings):
        return
    assert project.findings == ()
    assert project.data["spec"] == expected
    check_places(project, ("spec",), project.data["spec"])


def check_places(project: Project, path: tuple[str | int, ...], value: object) -> None:
    """Each value's characters are in order, and each letter written as itself stands where it is said to be."""
    if isinstance(value, dict):
        for key, child in value.items():
            check_places(project, (*path, key), child)
    elif isinstance(value, list):
        for number, child in enumerate(value):
            check_places(project, (*path, number), child)
    elif value:
        scalar = project.scalar(path)
        assert scalar is not None and len(scalar.starts) == len(scalar.value) == len(str(value))
        assert list(scalar.starts) == sorted(scalar.starts)
        text = project.files[0].text
        for char, start, end in zip(scalar.value, scalar.starts, scalar.ends, strict=True):
            written = text[start:end]
            assert start < end and (
                unicodedata.normalize("NFC", written).find(char) >= 0
                or "\\" in written
                or (char in " \n" and written.strip(" \t\r\n\\") == "")
            ), (char, written)
