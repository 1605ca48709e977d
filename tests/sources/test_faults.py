"""Each fault of a YAML file is found at the very characters. « and » mark them and are no part of the file."""

import os
from pathlib import Path

import pytest
import yaml

from spec_toolkit.findings import Finding
from spec_toolkit.sources import read_project, reader, source_file, syntax

#: What is at fault → (code, the file with the fault marked).
SYNTAX = {
    "tab as indentation": "spec:\n«\t»title: x\n",
    "tab after a value": "spec:\n  title: x\n«\t»language: he\n",
    "tab after a dash": "spec: {}\nui:\n  -«\t»a: b\n",
    "double quote never closed": 'spec:\n  title: «"»abc\n  language: he\n',
    "single quote never closed": "spec:\n  title: «'»abc\n",
    "quote closed by a later one": 'spec:\n  title: «"»abc\n  language: "he"\n',
    "text after a quoted word": 'spec:\n  title: "abc" «def»\n',
    "text after a Hebrew quoted word": 'spec:\n  title: "שירות" «הלקוחות»\n',
    "gershayim inside double quotes": 'spec:\n  title: "עלות בש"«ח לחודש"»\n',
    "text after an Arabic quoted word": 'spec:\n  title: "خدمة" «العملاء»   # x\n',
    "colon and space in a text": "spec:\n  title: CRM phase one«:» sales\n",
    "second colon": "spec:\n  title: Phase 1«:» sales\n",
    "colon in a Hebrew text": "spec:\n  title: שלב א«:» מכירות\n",
    "colon inside braces": "spec: {title: Phase 1«:» sales}\n",
    "colon inside brackets": "spec:\n  authors: [Phase: 1«:» sales]\n",
    "question mark inside braces": "spec: {title: «?» what}\n",
    "line without a colon": "spec: {}\n«just some words»\nui: x\n",
    "first line without a colon": "«just some words»\nspec: {}\n",
    "no space after the colon": "spec:\n  title«:»abc\n  language: he\n",
    "key indented under a value": "spec:\n  title: x\n    «language»: he\n",
    "key indented too little": "spec:\n  title: x\n «language:» he\n",
    "item indented too little": "spec:\n   - x\n  «-» y\n",
    "dash among keys": "spec:\n  title: x\n  «-» y\n",
    "key among dashes": "spec:\n  - x\n  «title:» y\n",
    "block indented too little": "spec:\n  title: |\n    x\n   «y»\n",
    "bracket never closed": "spec:\n  authors: «[»a, b\n  language: he\n",
    "brace never closed": "spec: «{»title: a\nui: b\n",
    "bracket open at the end": "spec:\n  authors: «[»a, b",
    "bracket open at the very end": "spec:\n  authors: «[»",
    "bracket too many": "spec:\n  authors: [a, b]«]»\n",
    "brace closes a bracket": "spec:\n  authors: [a, b«}»\n",
    "missing comma": 'spec:\n  authors: ["a" «"b"»]\n',
    "percent sign first": "spec:\n  title: «%»x\n",
    "percent sign in the first column": "«%»spec: x\n",
    "at sign first": "spec:\n  title: «@»sales\n",
    "backtick first": "spec:\n  title: «`»code`\n",
    "comma first": "spec:\n  title: «,» x\n",
    "bold Markdown first": "spec:\n  title: «**bold**» text\n",
    "emphasis first": "spec:\n  title: «*bold*» text\n",
    "star as unknown alias": "spec:\n  title: «*bold»\n",
    "ampersand first": "spec:\n  title: «&» co\n",
    "exclamation mark before Hebrew": "spec:\n  title: «!חשוב»\n",
    "cross reference first": "spec:\n  title: [FR-001] «is done»\n",
    "braces first": "spec:\n  title: {name} «is done»\n",
    "double braces": "spec:\n  title: {«{»name}}\n",
    "greater than first": "spec:\n  title: «> 5 users»\n",
    "greater than a number": "spec:\n  title: «>5»\n  x: y\n",
    "pipe first": "spec:\n  title: «| x»\n",
    "dash first": "spec:\n  title: «-» x\n",
    "question mark first": "spec:\n  title: «?» x\n",
    "unknown escape": 'spec:\n  title: "C:«\\d»ir"\n',
    "no key": "spec:\n  «:» x\n",
    "merge of a text": "spec:\n  «<<»: x\n",
    "emoji in front": "spec: {title: 😀😀 a«:» b}\n",
}
OTHER = {
    "duplicate key": ("schema/duplicate-key", "spec:\n  title: a\n  «title»: b\n"),
    "duplicate key in braces": ("schema/duplicate-key", "spec: {title: a, «title»: b}\n"),
    "duplicate quoted key": ("schema/duplicate-key", 'spec:\n  title: a\n  «"title"»: b\n'),
    "duplicate section in a file": ("schema/duplicate-key", "spec: {}\nui: {}\n«ui»: {}\n"),
    "unknown tag": ("schema/unknown-tag", "spec:\n  title: «!important» thing\n"),
    "unknown YAML tag": ("schema/unknown-tag", "spec:\n  title: «!!python/name:os.system» x\n"),
    "unknown tag handle": ("schema/unknown-tag", "spec:\n  title: «!e!x» y\n"),
    "tag behind an anchor": ("schema/unknown-tag", "spec:\n  title: &a «!x» y\n"),
    "cyclic alias": ("schema/cyclic-alias", "spec: &a\n  title: «*a»\n"),
    "cyclic alias in a list": ("schema/cyclic-alias", "spec: {}\nui: &a [x, [«*a»]]\n"),
    "second document": ("schema/second-document", "spec: {}\n«--- # more»\nui: x\n"),
    "control character": ("schema/control-character", "spec:\n  title: a«\x07»b\n"),
    "delete character": ("schema/control-character", "spec:\n  title: a«\x7f»b\n"),
    "mark in the middle": ("schema/control-character", "spec:\n  title: a«\ufeff»b\n"),
    "control character by escape": ("schema/control-character", 'spec:\n  title: «"a\\u0007b"»\n'),
    "mixed line ends": ("schema/mixed-line-ends", "spec:\r\n  title: x\r\n  language: he«\n»"),
    "too deep": ("schema/too-deep", "spec: " + "[" * 63 + "«[»" + "[" * 40),
}
ALONE = {
    "empty": ("schema/empty-file", "«»"),
    "comments only": ("schema/empty-file", "«»# later\n"),
    "marker only": ("schema/empty-file", "«»---\n"),
    "list": ("schema/not-a-mapping", "«- id: FR-001»\n  title: x\n"),
    "text": ("schema/not-a-mapping", "«hello»\n"),
}


def read_marked(folder: Path, marked: str, name: str = "spec.yaml") -> tuple[tuple[Finding, ...], tuple[int, ...], str]:
    """The findings of the file, and the place and the words that are marked."""
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    (folder / name).write_bytes(text.encode())
    before, within = text[:start].replace("\r\n", "\n"), text[:end].replace("\r\n", "\n")
    place = (
        before.count("\n") + 1,
        start - text.rfind("\n", 0, start),
        within.count("\n") + 1,
        end - text.rfind("\n", 0, end),
    )
    return read_project(folder).findings, place, text[start:end]


def check(found: Finding, code: str, place: tuple[int, ...], words: str) -> None:
    assert found.code == code, found
    assert (found.place.line, found.place.column, found.place.end_line, found.place.end_column) == place, found
    assert found.excerpt == words
    assert found.message and found.suggestion
    assert "{character}" not in found.message + found.suggestion


@pytest.fixture(params=["libyaml", "python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Once with libyaml, once as where it is missing."""
    if request.param == "python":
        for module in (reader, source_file, syntax):
            monkeypatch.setattr(module, "Loader", yaml.SafeLoader)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML was built without libyaml")
    return str(request.param)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("marked", SYNTAX.values(), ids=SYNTAX)
def test_syntax(tmp_path: Path, marked: str) -> None:
    findings, place, words = read_marked(tmp_path, marked)
    assert len(findings) == 1
    check(findings[0], "schema/syntax", place, words)
    assert "from here on" not in findings[0].message, "there is a plainer explanation"


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(("code", "marked"), OTHER.values(), ids=OTHER)
def test_other(tmp_path: Path, code: str, marked: str) -> None:
    findings, place, words = read_marked(tmp_path, marked)
    assert len(findings) == 1
    check(findings[0], code, place, words)


@pytest.mark.parametrize(("code", "marked"), ALONE.values(), ids=ALONE)
def test_file_without_sections(tmp_path: Path, code: str, marked: str) -> None:
    (tmp_path / "spec.yaml").write_text("spec: {title: x}\n")
    findings, place, words = read_marked(tmp_path, marked, "more.yaml")
    assert len(findings) == 1
    assert findings[0].place.path == "more.yaml"
    check(findings[0], code, place, words)


FILES = {
    "UTF-16": ("schema/encoding", "requirements: []\n".encode("utf-16"), (1, 1, 1, 1), "Notepad"),
    "UTF-16 without a mark": ("schema/encoding", "requirements: []\n".encode("utf-16-le"), (1, 1, 1, 1), "UTF-16"),
    "UTF-32": ("schema/encoding", "requirements: []\n".encode("utf-32"), (1, 1, 1, 1), "UTF-16"),
    "Windows-1255": (
        "schema/encoding",
        "requirements:\n  - id: א-1\n    statement: המערכת תשלח הודעה ללקוח\n".encode("cp1255"),
        (2, 9, 2, 12),
        "Windows-1255",
    ),
    "Windows-1256": (
        "schema/encoding",
        "requirements:\n  - statement: يجب أن يرسل النظام رسالة إلى العميل\n".encode("cp1256"),
        (2, 16, 2, 19),
        "Windows-1256",
    ),
    "Windows-1252": ("schema/encoding", "goals:\n  - why: café résumé naïve\n".encode("cp1252"), (2, 13, 2, 14), ""),
    "one damaged character": (
        "schema/encoding",
        "goals:\n  - why: לקוח ".encode() + b"\xd7" + " חדש\n".encode(),
        (2, 15, 2, 16),
        "damaged",
    ),
}


@pytest.mark.parametrize(("code", "content", "place", "says"), FILES.values(), ids=FILES)
def test_encodings(tmp_path: Path, code: str, content: bytes, place: tuple[int, ...], says: str) -> None:
    (tmp_path / "spec.yaml").write_text("spec: {title: x}\n")
    (tmp_path / "more.yaml").write_bytes(content)
    project = read_project(tmp_path)
    assert [finding.code for finding in project.findings] == [code]
    found = project.findings[0]
    assert (found.place.line, found.place.column) == place[:2]
    assert says in found.message + str(found.suggestion)
    assert "UTF-8" in str(found.suggestion)
    assert project.data == {"spec": {"title": "x"}}, "the other file is read all the same"


def test_byte_order_mark_is_accepted_and_kept(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_bytes(b"\xef\xbb\xbfspec: {title: x}\n")
    project = read_project(tmp_path)
    assert project.findings == ()
    place = project.place(("spec", "title"))
    assert (place.line, place.column) == (1, 15)
    assert project.files[0].encode(project.files[0].text) == (tmp_path / "spec.yaml").read_bytes()


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_line_ends_are_accepted(tmp_path: Path, newline: str) -> None:
    text = "spec:\n  title: a\n  organisation: >-\n    b\n    c\n".replace("\n", newline)
    (tmp_path / "spec.yaml").write_bytes(text.encode())
    project = read_project(tmp_path)
    assert project.findings == ()
    assert project.data["spec"] == {"title": "a", "organisation": "b c"}
    assert project.place(("spec", "organisation"), 2, 3).line == 5
    assert project.files[0].newline == newline


def test_duplicate_key_shows_the_first(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text("spec:\n  title: a\n  x: 1\n  title: b\n")
    project = read_project(tmp_path)
    related = project.findings[0].related[0]
    assert (related.place.line, related.place.column, related.place.end_column) == (2, 3, 8)
    assert project.data["spec"] == {"title": "a", "x": "1"}
    assert project.place(("spec", "x")).line == 3


def test_mapping_section_in_two_files_shows_both(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text("spec: {title: x}\nui: {screens: []}\n")
    (tmp_path / "a.yaml").write_text("# first\nui: {principles: []}\n")
    project = read_project(tmp_path)
    (found,) = project.findings
    assert (found.code, found.place.path, found.place.line) == ("schema/duplicate-section", "spec.yaml", 2)
    assert (found.related[0].place.path, found.related[0].place.line) == ("a.yaml", 2)


def test_list_and_mapping_of_one_section_clash(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text("spec: {title: x}\ngoals: {}\n")
    (tmp_path / "a.yaml").write_text("goals: [{id: G-1}]\n")
    assert [found.code for found in read_project(tmp_path).findings] == ["schema/duplicate-section"]


def test_alias_bomb(tmp_path: Path) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]")
    (tmp_path / "spec.yaml").write_text("spec: {title: x}\n")
    (tmp_path / "bomb.yaml").write_text("\n".join(lines))
    project = read_project(tmp_path)
    (found,) = project.findings
    assert (found.code, found.place.path, found.place.line) == ("schema/alias-limit", "bomb.yaml", 5)
    assert "100000" in found.message
    assert list(project.data) == ["spec"]


def test_aliases_cannot_nest_deeper_than_brackets(tmp_path: Path) -> None:
    chain = "".join(f"k{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 200))
    (tmp_path / "spec.yaml").write_text("spec: {}\nk0: &a0 [x]\n" + chain)
    assert [found.code for found in read_project(tmp_path).findings] == ["schema/too-deep"]


def test_hundred_thousand_open_brackets_end_quickly(tmp_path: Path) -> None:
    for name, text in (("spec.yaml", "spec: " + "[" * 100_000), ("b.yaml", "[" * 100_000), ("c.yaml", "{" * 100_000)):
        (tmp_path / name).write_text(text)
    codes = {found.code for found in read_project(tmp_path).findings}
    assert codes <= {"schema/too-deep", "schema/syntax"}


def test_file_over_the_size_limit(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text("spec: {title: x}\n")
    with (tmp_path / "big.yaml").open("wb") as stream:
        stream.truncate(32_000_001)
    project = read_project(tmp_path)
    (found,) = project.findings
    assert (found.code, found.place.path) == ("schema/too-large", "big.yaml")
    assert "32 MB" in found.message


def test_links(tmp_path: Path) -> None:
    outside, project_folder = tmp_path / "outside", tmp_path / "project"
    (outside / "folder").mkdir(parents=True)
    (outside / "secret.yaml").write_text("goals: [{id: G-9}]\n")
    (project_folder / "sub").mkdir(parents=True)
    (project_folder / "spec.yaml").write_text("spec: {title: x}\n")
    (project_folder / "sub" / "goals.yaml").write_text("goals: [{id: G-1}]\n")
    try:
        (project_folder / "link.yaml").symlink_to(outside / "secret.yaml")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    (project_folder / "far").symlink_to(outside / "folder")
    (project_folder / "again.yaml").symlink_to(project_folder / "sub" / "goals.yaml")
    (project_folder / "gone.yaml").symlink_to(project_folder / "nowhere.yaml")
    (project_folder / "loop.yaml").symlink_to(project_folder / "loop.yaml")
    project = read_project(project_folder)
    assert [(found.code, found.place.path) for found in project.findings] == [
        ("schema/symlink", "far"),
        ("schema/unreadable", "gone.yaml"),
        ("schema/symlink", "link.yaml"),
        ("schema/unreadable", "loop.yaml"),
    ]
    assert project.data["goals"] == [{"id": "G-1"}]


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "spec.yaml").write_text("spec: {title: x}\n")
    (tmp_path / "locked.yaml").write_text("goals: []\n")
    read_bytes = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "locked.yaml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (found,) = read_project(tmp_path).findings
    assert (found.code, found.place.path) == ("schema/unreadable", "locked.yaml")
    assert "Permission denied" in found.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text("spec: {title: x}\n")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert [found.code for found in read_project(tmp_path).findings] == ["schema/unreadable"]


@pytest.mark.parametrize(("language", "word"), [("en", "bracket"), ("he", "הסוגר"), ("ar", "القوس")])
def test_faults_speak_the_language_of_the_specification(tmp_path: Path, language: str, word: str) -> None:
    (tmp_path / "spec.yaml").write_text(f"spec:\n  language: {language}\n  authors: [a\n")
    assert word in read_project(tmp_path).findings[0].message
    assert "bracket" in read_project(tmp_path, "en").findings[0].message


def test_messages_are_complete_in_each_language() -> None:
    from spec_toolkit.sources import faults

    for kind, texts in faults._messages().items():
        assert list(texts) == ["en", "he", "ar"], kind
        fields = [{name for name in ("message", "suggestion", "related") if name in texts[each]} for each in texts]
        assert fields[0] == fields[1] == fields[2] >= {"message", "suggestion"}, kind
