"""Entries come into a project as added lines: in any style of file, under fresh ids, once."""

import difflib
from functools import partial
from pathlib import Path

import pytest
from conftest import work_of
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from spec_toolkit import pipeline
from spec_toolkit.cli import _app
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.library import Library, read_library, read_pack
from spec_toolkit.library.adding import Adding
from spec_toolkit.library.numbering import Numbering
from tests.effort import calls

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "tests" / "data" / "reference-spec"
MANIFEST = "spec: {title: Acme, organisation: Acme, language: en, status: draft}\n"
if not _app.app.registered_commands:
    _app._register()


def spec(*words: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(_app.app, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


def add(folder: Path, *words: str) -> str:
    code, out, err = spec("add", *words, "--with-needs", "--project", folder)
    assert code == 0, out + err
    return out


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def project(folder: Path, **texts: str) -> Path:
    """A project of these files (`a_yaml` is a.yaml) and a manifest."""
    folder.mkdir(exist_ok=True)
    for name, text in {"spec_yaml": MANIFEST, **texts}.items():
        (folder / name.replace("_yaml", ".yaml")).write_bytes(text.encode("utf-8"))
    return folder


def only_adds(before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    """Whether each line of each file stands where it stood."""
    for path, old in before.items():
        a, b = old.splitlines(), after[path].splitlines()
        changes = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        if any(kind in ("replace", "delete") for kind, *_ in changes):
            return False
    return True


def errors(folder: Path) -> list[str]:
    report = pipeline.check(pipeline.load(folder), ("schema", "reference"))
    return [f"{one.place.path}:{one.place.line} {one.message}" for one in report.findings if one.severity == "error"]


# --- styles of files ------------------------------------------------------------------------------------------------

STYLES: dict[str, dict[str, str]] = {
    "nothing but a manifest": {},
    "comments above, behind and below": {
        "a_yaml": "# Top.\nrequirements: # here\n  - id: FR-001 # first\n    title: A\n    # inside\n\n"
        "# ---- next ----\nroles:\n"
        "- {id: boss, name: Boss} # the boss\n# end\n"
    },
    "no indentation, CRLF": {
        "a_yaml": "requirements:\r\n- id: FR-001\r\n  title: A\r\nmodules:\r\n- id: x\r\n  name: X\r\n"
    },
    "deep indentation": {
        "a_yaml": "requirements:\n      - id: FR-001\n        title: A\n\n\n\ngoals:\n    -   id: G-01\n"
    },
    "byte-order mark": {"a_yaml": "\ufeffrequirements:\n  - id: FR-001\n    title: A\n"},
    "brackets": {
        "a_yaml": "requirements: [{id: FR-001, title: A}, {id: FR-002}]\n"
        "roles: [\n  {id: boss, name: Boss}, # last\n]\nobjects: []\n"
    },
    "keys without values": {"a_yaml": "requirements:\nobjects: # none yet\nui:\n  screens:\nroles: # who?\n"},
    "anchors, aliases and merges": {
        "a_yaml": "requirements:\n  - &first\n    id: FR-001\n    title: A\n    tags: &t [x]\n"
        "  - {<<: *first, id: FR-002, title: B}\n"
        "ui: &ui\n  devices: [desktop]\nstakeholders:\n  - &s {id: board, name: Board}\n"
    },
    "texts in blocks": {
        "a_yaml": "requirements:\n  - id: FR-001\n    title: A\n    notes: |\n      # no comment\n\n"
        "      - no item\n\n\nmodules:\n  - id: x\n    description: >-\n      folded\n      text\n"
    },
    "a last item that keeps its empty lines": {
        "a_yaml": "requirements:\n  - id: FR-001\n    notes: |+\n      text\n\n\n\nroles:\n  - id: x\n"
    },
    "quoted keys and tags": {"a_yaml": "\"requirements\":\n  - 'id': !!str FR-001\n    title: \"A\"\n"},
    "sections in brackets that must be extended in place": {
        "a_yaml": "ui: {devices: [desktop], screens: [{id: SCR-1, name: S}]}\n"
    },
    "lists over two files": {
        "a_yaml": "requirements:\n  - id: FR-001\n",
        "b_yaml": "requirements:\n  - id: FR-002\n  - id: FR-003\n",
    },
    "a last text without a line end": {"a_yaml": "requirements:\n  - id: FR-001\n    notes: |\n      x"},
    "document markers": {"a_yaml": "---\nrequirements:\n  - id: FR-001\n"},
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_lines_are_added_and_none_is_changed(style: str, tmp_path: Path) -> None:
    folder = project(tmp_path / "p", **STYLES[style])
    before, known = files(folder), errors(folder)
    add(folder, "leads", "screen-lead", "ui-principles")
    after = files(folder)
    in_place = "in place" in style
    assert in_place or only_adds(before, after)
    assert errors(folder) == known
    for path, text in before.items():
        if b"\r\n" in text:
            assert after[path].count(b"\n") == after[path].count(b"\r\n")
    assert add(folder, "leads", "screen-lead", "ui-principles") == ""
    assert files(folder) == after


def test_a_project_of_one_file(tmp_path: Path) -> None:
    file = tmp_path / "whole.yaml"
    file.write_text(MANIFEST + "requirements:\n  - {id: FR-007, title: A}\n", "utf-8")
    before = files(tmp_path)
    assert "whole.yaml" in add(file, "lead-web-form")
    assert only_adds(before, files(tmp_path))
    assert errors(file) == []
    assert pipeline.load(file).index.find("requirement", "FR-008")


@pytest.mark.parametrize("language", ["en", "he", "ar"])
def test_starters_take_all_packs(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    assert spec("init", folder, "--language", language, "--template", "minimal")[0] == 0
    before = files(folder)
    packs = [path.name for path in (ROOT / "templates" / "library").iterdir() if path.is_dir()]
    add(folder, *sorted(packs), "--level", "leading")
    after = files(folder)
    assert only_adds(before, after)
    assert errors(folder) == []
    assert add(folder, *sorted(packs), "--level", "leading") == ""
    assert files(folder) == after


# --- ids and links --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ids", "section", "expected"),
    [
        ([], "requirements", ["FR-001", "FR-002"]),
        ([], "objects", ["word", "word"]),
        (["FR-001", "FR-009"], "requirements", ["FR-010", "FR-011"]),
        (["REQ.7", "REQ.8", "X-1"], "requirements", ["REQ.9", "REQ.10"]),
        (["FR-99"], "requirements", ["FR-100", "FR-101"]),
        (["login", "logout", "FR-1"], "requirements", ["word", "word"]),
        (["7", "8"], "requirements", ["9", "10"]),
        (["דרישה-01"], "requirements", ["דרישה-02", "דרישה-03"]),
        (["م-٠٩"], "requirements", ["م-١٠", "م-١١"]),
        (["OBJ1"], "objects", ["OBJ2", "OBJ3"]),
    ],
)
def test_numbering(ids: list[str], section: str, expected: list[str]) -> None:
    numbering, taken = Numbering.of(ids, section), set(ids)
    assert [numbering.next("word", taken) for _ in expected] == expected


def test_links_follow_the_new_ids(tmp_path: Path) -> None:
    text = "goals:\n  - {id: Z-1, statement: Sell more}\nprocesses:\n  - {id: P-07, name: Old}\n"
    text += "requirements:\n  - {id: R-41, title: A}\n"
    folder = project(tmp_path / "p", a_yaml=text)
    add(folder, "leads", "--level", "leading")
    spec_ = pipeline.load(folder).spec
    new = {one.title: one for one in spec_.requirements}
    assert new["Leads from web forms"].id.startswith("R-4")
    assert all(goal.startswith("Z-") for one in spec_.requirements for goal in one.goals)
    process = next(one for one in spec_.processes if one.name == "Enquiry to qualified lead")
    assert process.id.startswith("P-")
    assert [step.id for step in process.steps] == [f"{process.id}.{n + 1}" for n in range(len(process.steps))]
    assert {n for step in process.steps for n in step.next} <= {step.id for step in process.steps}


def test_what_is_there_is_used_as_it_is(tmp_path: Path) -> None:
    text = """\
roles:
  - {id: rep, name: "Sales  Representative"}
  - {id: sales-manager, name: Boss of sales}
goals:
  - {id: G-1, statement: "Win <how many?> new customers a year."}
objects:
  - {id: lead, name: Prospect}
"""
    folder = project(tmp_path / "p", a_yaml=text)
    add(folder, "lead-manual-entry")
    loaded = pipeline.load(folder).spec
    assert [one.name for one in loaded.objects if one.id == "lead"] == ["Prospect"]
    entry = loaded.requirements[0]
    assert entry.roles == ("rep",) and entry.goals == ("G-1",) and entry.owner == "sales-manager"
    assert sum(one.id in ("sales-rep", "sales-manager") for one in loaded.roles) == 1


def test_a_mark_finds_what_has_been_renamed(tmp_path: Path) -> None:
    folder = project(tmp_path / "p")
    add(folder, "lead-web-form")
    file = folder / "library.yaml"
    file.write_text(file.read_text("utf-8").replace("FR-001", "WEB-1").replace("Leads from web forms", "Web"), "utf-8")
    before = files(folder)
    assert add(folder, "lead-web-form") == ""
    assert files(folder) == before


def test_without_needs_the_links_are_left_out(tmp_path: Path) -> None:
    folder = project(tmp_path / "p")
    code, out, _ = spec("add", "leads", "quote-approval", "contact", "--without-needs", "--project", folder)
    assert code == 0 and "FR-001" in out
    assert errors(folder) == []
    loaded = pipeline.load(folder).spec
    assert not loaded.roles and not loaded.permissions and loaded.objects
    assert all(not one.goals and one.statement for one in loaded.requirements)


def test_where_nobody_can_be_asked_nothing_is_written(tmp_path: Path) -> None:
    folder = project(tmp_path / "p")
    before = files(folder)
    code, out, err = spec("add", "lead-web-form", "--project", folder)
    assert code == 1 and out == "" and "--with-needs" in err and "int-web-forms" in err
    assert files(folder) == before


PACK = """\
title: {en: Test}
about: {en: A pack of its own}
entries:
  old-leads: {level: basic}
  lead: {}
  principles: {at: ui}
"""
ENTRIES = """\
automations:
  - id: old-leads
    name: Old leads
    object: lead
    conditions: [score above 5]
    notes: See [lead-form] and [nothing].
objects:
  - {id: lead, name: Lead, fields: [{id: score, name: Score, type: integer}]}
permissions:
  - {role: rep, object: lead, allow: [read], fields: [score]}
ui:
  principles:
    - Each page opens in 2 seconds.
    - See [old-leads].
  formats: Dates as 21 November 2026
"""


def own_library(folder: Path) -> Library:
    (folder / "test").mkdir()
    (folder / "test" / "pack.yaml").write_text(PACK, "utf-8")
    (folder / "test" / "en.yaml").write_text(ENTRIES, "utf-8")
    return Library("en", [read_pack(folder / "test", "en")])


def test_a_part_is_called_by_its_title_or_by_the_first_things_in_it(tmp_path: Path) -> None:
    assert own_library(tmp_path).entries["principles"].title.startswith("Each page opens in 2 seconds.")
    pack = tmp_path / "test" / "pack.yaml"
    pack.write_text(PACK.replace("{at: ui}", "{at: ui, title: {en: Rules of the screens}}"), "utf-8")
    titles = {one.name: one.title for one in read_pack(tmp_path / "test", "en").entries}
    assert titles["principles"] == "Rules of the screens"
    assert titles["lead"] == "Lead"


def test_an_error_that_would_come_in_stops_it(tmp_path: Path) -> None:
    """The automation names a field that the project's own object does not have."""
    text = "objects:\n  - {id: lead, name: Lead, fields: [{id: source, type: text}]}\n"
    known = own_library(tmp_path)
    found = Adding(work_of({"spec.yaml": MANIFEST, "a.yaml": text}), known).plan([known.entries["old-leads"]], False)
    assert [fault.code for fault in found.faults] == ["reference/unknown-condition-field"]


@pytest.mark.parametrize(
    "text",
    [
        "objects:\n  - {id: lead, name: Lead, fields: [{id: source, type: text}]}\n",
        "objects:\n  - id: lead\n    name: Lead\n    fields:\n      - {id: source, type: text}\n",
        "objects:\n- id: lead\n  name: Lead\n- id: company\n  name: Company\n",
    ],
)
def test_an_object_that_is_there_gets_the_fields_that_are_spoken_of(text: str, tmp_path: Path) -> None:
    known = own_library(tmp_path)
    before = work_of({"spec.yaml": MANIFEST, "a.yaml": text})
    found = Adding(before, known).plan([known.entries["old-leads"]], True)
    assert found.faults == () and found.fields == ("lead.score",)
    assert [field.id for field in found.work.spec.objects[0].fields][-1] == "score"
    again = Adding(found.work, known).plan([known.entries["old-leads"]], True)
    assert again.files == {}


def test_parts_are_merged_into_what_is_there(tmp_path: Path) -> None:
    known = own_library(tmp_path)
    text = "ui:\n  formats: Dates as 2026-11-21\n  principles:\n    - each page opens in 2  seconds\n"
    found = Adding(work_of({"spec.yaml": MANIFEST, "a.yaml": text}), known).plan(list(known.entries.values()), True)
    ui = found.work.spec.ui
    assert ui is not None and ui.formats == "Dates as 2026-11-21"
    assert ui.principles == ("each page opens in 2  seconds", "See [AUT-01].")
    assert found.work.spec.automations[0].notes == "See [lead-form] and [nothing]."


def test_rows_go_with_their_object_and_roles_with_their_rows(tmp_path: Path) -> None:
    known = own_library(tmp_path)
    alone = Adding(work_of({"spec.yaml": MANIFEST}), known).plan([known.entries["lead"]], False)
    assert alone.work.spec.objects and not alone.work.spec.permissions
    text = "roles:\n  - {id: rep, name: Rep}\n"
    found = Adding(work_of({"spec.yaml": MANIFEST, "a.yaml": text}), known).plan([known.entries["lead"]], False)
    assert [(one.role, one.object, one.fields) for one in found.work.spec.permissions] == [("rep", "lead", ("score",))]


# --- where it goes --------------------------------------------------------------------------------------------------


def test_into(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", a_yaml="requirements:\n  - {id: FR-001, title: A}\n")
    add(folder, "lead-manual-entry", "--into", "sub/leads.yaml")
    assert "Lead entry with few fields" in (folder / "sub" / "leads.yaml").read_text("utf-8")
    assert "lead-manual-entry" not in (folder / "a.yaml").read_text("utf-8")


@pytest.mark.parametrize("into", ["../out.yaml", "build/x.yaml", "notes.txt", ".hidden.yaml", "out/x.yaml"])
def test_into_a_file_that_is_not_the_project_s(into: str, tmp_path: Path) -> None:
    folder = project(tmp_path / "p", spec_yaml=MANIFEST.replace("}", ", exclude: [out]}"))
    before = files(tmp_path)
    code, _, _ = _run("add", "lead-manual-entry", "--with-needs", "--into", into, "--project", folder)
    assert code == 2
    assert files(tmp_path) == before


def test_most_items_decide(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", **STYLES["lists over two files"])
    add(folder, "lead-manual-entry")
    assert "# library: lead-manual-entry" in (folder / "b.yaml").read_text("utf-8")


def test_unreadable_projects_are_left_alone(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", a_yaml="requirements: [\n")
    before = files(folder)
    assert _run("add", "lead-manual-entry", "--with-needs", "--project", folder)[0] == 2
    assert files(folder) == before


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from spec_toolkit.sources import files as writing

    for name in ("a", "b", "c"):
        (tmp_path / name).write_text("old")
    whole = writing.write_whole

    def failing(path: Path, content: bytes, language: str | None = None) -> None:
        if path.name == "c" and content == b"new":
            raise SpecToolkitError("disk full")
        whole(path, content, language)

    monkeypatch.setattr(writing, "write_whole", failing)
    with pytest.raises(SpecToolkitError):
        writing.write_together({tmp_path / name: b"new" for name in ("a", "new", "b", "c")})
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == dict.fromkeys("abc", "old")


# --- choosing -------------------------------------------------------------------------------------------------------


def test_list_marks_what_is_there(tmp_path: Path) -> None:
    folder = project(tmp_path / "p")
    add(folder, "leads")
    _, out, _ = spec("add", "--list", "leads", "--project", folder)
    lines = [line for line in out.splitlines() if "lead-web-form" in line or "lead-score " in line]
    assert ["●" in line for line in lines] == [True, False]
    assert "basic" in lines[0] and "Leads from web forms" in lines[0]


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "CAT-FUN-07", "lead-web-form"),
        ("en", "landing PAGE form", "lead-web-form"),
        ("he", "דף נחיתה", "lead-web-form"),
        ("ar", "صفحة هبوط", "lead-web-form"),
        ("en", "no such words", ""),
    ],
)
def test_search(language: str, words: str, found: str, tmp_path: Path) -> None:
    code, out, _ = spec("add", "--search", words, "--messages", language, "--project", tmp_path)
    assert code == 0 and (found in out if found else "lead" not in out)


@pytest.mark.parametrize("what", ["leeds", "lead-web-from", "leads/nothing", "module/none"])
def test_what_the_library_does_not_have(what: str, tmp_path: Path) -> None:
    code, _, _ = _run("add", what, "--project", project(tmp_path / "p"))
    assert code == 2


def _run(*words: str | Path) -> tuple[int, str, str]:
    """As a whole process would end: a fault that users see is status 2."""

    try:
        return spec_raising(*words)
    except SpecToolkitError as fault:
        return 2, "", fault.message


def spec_raising(*words: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(_app.app, [str(word) for word in words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


# --- any project ----------------------------------------------------------------------------------------------------

_IDS = st.lists(st.sampled_from(["FR-001", "FR-2", "lead", "x.1", "REQ-09"]), min_size=1, max_size=4, unique=True)
_LISTS = st.sampled_from(
    ["requirements", "roles", "objects", "goals", "modules", "stakeholders", "kpis", "automations"]
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A file with sections in any style."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    lines: list[str] = []
    for section in draw(st.lists(_LISTS, max_size=4, unique=True)):
        style = draw(st.sampled_from(["block", "flat", "brackets", "wide", "empty"]))
        ids = draw(_IDS)
        comment = draw(st.sampled_from(["", " # note"]))
        if style == "brackets":
            lines.append(f"{section}: [{', '.join(f'{{id: {id}}}' for id in ids)}]{comment}")
        elif style == "wide":
            lines += [f"{section}: [", *(f"  {{id: {id}}},{comment}" for id in ids), "]"]
        elif style == "empty":
            lines.append(f"{section}:{comment}")
        else:
            indent = "  " if style == "block" else ""
            lines.append(f"{section}:{comment}")
            for id in ids:
                lines += [f"{indent}- id: {id}{comment}", f"{indent}  notes: {draw(st.sampled_from(['a', '>-', '|']))}"]
                if lines[-1][-1] in "-|":
                    lines.append(f"{indent}    some # text")
        lines += draw(st.sampled_from([[], [""], ["# between", ""]]))
    return newline.join(lines) + draw(st.sampled_from([newline, ""]))


@settings(max_examples=40, deadline=None)
@given(text=texts(), what=st.sampled_from(["lead-manual-entry", "lead", "screen-lead", "auto-assign-lead"]))
def test_any_project(text: str, what: str) -> None:
    before = work_of({"spec.yaml": MANIFEST, "a.yaml": text})
    known = read_library("en")
    first = Adding(before, known).plan([known.entries[what]], True)
    assert first.faults == ()
    assert only_adds(*({file.path: file.text.encode() for file in work.project.files} for work in (before, first.work)))
    again = Adding(first.work, known).plan([known.entries[what]], True)
    assert again.entries == () and again.files == {}


def test_work_grows_with_the_project(tmp_path: Path) -> None:
    """Three times the requirements: work that grows with the square would be nine times as much."""
    taken = []
    for count in (300, 900):
        rows = "".join(
            f"  - id: FR-{n:05}\n    title: T{n}\n    statement: The CRM shall show {n} leads.\n" for n in range(count)
        )
        folder = project(tmp_path / str(count), a_yaml=f"requirements:\n{rows}")
        taken.append(calls(partial(add, folder, "lead-web-form")))
        assert f"FR-{count:05}" in (folder / "a.yaml").read_text("utf-8")
    assert taken[0] < taken[1] < 4 * taken[0], taken
