"""Properties of every figure on random specifications, by both layout engines."""

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from spec_toolkit import diagrams
from spec_toolkit.diagrams import graphs
from spec_toolkit.diagrams.canvas import Label
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.model import Spec, read_spec
from spec_toolkit.sources import read_project
from tests.diagrams.geometry import faults, marks
from tests.diagrams.models import specs
from tests.diagrams.samples import LANGUAGES, sample

PLACE = sys.modules["spec_toolkit.diagrams.layout.place"]
SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {SVG + name for name in ("svg", "title", "desc", "rect", "path", "circle", "text", "g", "a")}

random_specs = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(params=["graphlay", "own"], scope="module")
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "graphlay":
        pytest.importorskip("graphlay")
        yield request.param
    else:
        graphs._layout_along.cache_clear()
        with patch.object(PLACE, "_by_graphlay", lambda _task: None):
            yield request.param
        graphs._layout_along.cache_clear()


def _drawings(spec: Spec) -> list[tuple[str, Drawing]]:
    return list(diagrams.drawings(Studio(spec)))


@random_specs
@given(spec=specs())
def test_no_box_lies_on_another_and_no_text_leaves_its_box(engine: str, spec: Spec) -> None:
    for kind, drawing in _drawings(spec):
        assert faults(drawing.canvas) == [], (engine, kind, drawing.about, drawing.part)


@random_specs
@given(spec=specs())
def test_every_node_and_every_edge_of_the_model_is_drawn(engine: str, spec: Spec) -> None:
    nodes: defaultdict[str, set[str]] = defaultdict(set)
    edges: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for kind, drawing in _drawings(spec):
        nodes[kind].update(mark.key for mark in marks(drawing.canvas, "node"))
        edges[kind].update(_ends(mark.key) for mark in marks(drawing.canvas, "edge"))
    process = spec.processes[0]
    assert {step.id for step in process.steps} <= nodes["process"]
    if any(step.next for step in process.steps):
        for step in process.steps:
            for following in set(step.next) & {step.id for step in process.steps}:
                assert frozenset({step.id, following}) in edges["process"], engine
    if len(spec.objects) > 1:
        assert {found.id for found in spec.objects} <= nodes["entities"]
    for found in spec.objects:
        for relation in found.relations:
            assert frozenset({found.id, relation.to}) in edges["entities"]
        if found.stages:
            assert {stage.id for stage in found.stages} <= nodes["stages"]
    if len(spec.roles) > 1:
        assert {role.id for role in spec.roles} <= nodes["roles"]
        assert {frozenset({role.id, other}) for role in spec.roles for other in role.inherits} <= edges["roles"]
    assert {found.id for found in spec.integrations} <= nodes["context"]
    assert {f"goal {goal.id}" for goal in spec.goals} <= nodes["goals"]
    assert {f"requirement {r.id}" for r in spec.requirements if r.goals} <= nodes["goals"]
    for goal in spec.goals:
        assert {frozenset({"goal", goal.id, "kpi", id}) for id in goal.kpis} <= edges["goals"]
    assert {kpi.id for kpi in spec.kpis} <= nodes["kpis"]
    assert spec.rollout and {phase.id for phase in spec.rollout.phases} <= nodes["plan"]
    if spec.ui and len(spec.ui.screens) > 1:
        assert {screen.id for screen in spec.ui.screens} <= nodes["screen_map"]


def _ends(key: str) -> frozenset[str]:
    """The ends of an edge; the fork after a step counts as the step."""
    return frozenset(key.replace(" ?", "").split())


@random_specs
@given(spec=specs())
def test_svg_is_well_formed_and_says_nothing_of_its_own(spec: Spec) -> None:
    for figure in diagrams.figures(spec, link=lambda kind, id: f"{kind}-{id}"):
        root = etree.fromstring(figure.svg.encode())
        assert {element.tag for element in root.iter()} <= ALLOWED
        for element in root.iter():
            for name, value in element.attrib.items():
                assert not name.startswith("on"), name
                assert name != "href" or value.startswith("#"), value
                assert "url(" not in value and "http" not in value, (name, value)
        assert figure.alt and figure.caption and figure.anchor


@random_specs
@given(spec=specs())
def test_same_model_same_bytes(spec: Spec) -> None:
    assert diagrams.figures(spec) == diagrams.figures(spec)


def test_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from spec_toolkit import diagrams; from tests.diagrams.samples import sample;"
        "text = ''.join(figure.svg + figure.mermaid for figure in diagrams.figures(sample('he', 12)));"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    seeds = ("1", "2")
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(path for path in sys.path if path) + ":."},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in seeds
    }
    assert len(found) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [1, 3, 12, 60])
def test_samples_of_every_size_are_sound(engine: str, language: str, size: int) -> None:
    seen = set()
    for kind, drawing in _drawings(sample(language, size)):
        seen.add(kind)
        assert faults(drawing.canvas) == [], (engine, kind, drawing.about, drawing.part)
        assert drawing.canvas.width <= 1250 and drawing.canvas.height <= 1250, (kind, drawing.about, drawing.part)
    if size > 1:
        assert seen == set(diagrams.kind_names())


def test_author_text_is_text() -> None:
    spec = sample("en", 3)
    evil = spec.processes[0].steps[0].model_copy(update={"action": "<script>alert('x')</script> & <b>"})
    process = spec.processes[0].model_copy(update={"steps": (evil, *spec.processes[0].steps[1:])})
    figure = diagrams.figures(spec.model_copy(update={"processes": (process,)}), ["process"])[0]
    assert "<script" not in figure.svg
    shown = "".join(etree.fromstring(figure.svg.encode()).itertext())
    assert "alert('x')</script>" in shown.replace("\n", "")


def test_draft_with_faults_is_drawn() -> None:
    """Ids that are used twice or do not exist are faults of the specification, not of the figures."""
    spec = sample("en", 3)
    step = spec.processes[0].steps[0].model_copy(update={"next": ("nowhere", "BP-01.1"), "actor": None})
    process = spec.processes[0].model_copy(update={"steps": (step, step)})
    drawn = diagrams.figures(spec.model_copy(update={"processes": (process, process), "objects": spec.objects * 2}))
    assert len({figure.anchor for figure in drawn}) == len(drawn)
    assert diagrams.figures(Spec()) == ()


def test_endless_texts_end_in_an_ellipsis() -> None:
    """A paragraph where a few words belong makes no box taller than a page."""
    spec = sample("he", 12)
    endless = "מילה ארוכה מאוד " * 200
    steps = tuple(
        step.model_copy(update={"action": endless, "gate": (endless,), "when": endless, "time_limit": endless})
        for step in spec.processes[0].steps
    )
    process = spec.processes[0].model_copy(update={"steps": steps, "trigger": endless, "outcome": endless})
    goals = tuple(goal.model_copy(update={"statement": endless}) for goal in spec.goals)
    for _, drawing in _drawings(spec.model_copy(update={"processes": (process,), "goals": goals})):
        assert drawing.canvas.height <= 1250
        assert faults(drawing.canvas) == []


def test_two_relations_between_the_same_objects_are_both_drawn() -> None:
    spec = sample("en", 3)
    first, *others = spec.objects
    relations = [others[0].relations[0].model_copy(update={"to": "o1", "name": name}) for name in ("works for", "owns")]
    objects = (first.model_copy(update={"relations": tuple(relations)}), *others)
    figure = diagrams.figures(spec.model_copy(update={"objects": objects}), ["entities"])[0]
    assert "works for" in figure.svg and "owns" in figure.svg


@pytest.mark.parametrize("kind", ["process", "stages", "entities", "roles", "screen_map", "goals", "context", "plan"])
def test_mermaid_says_what_its_own_sheet_shows(kind: str) -> None:
    for figure in diagrams.figures(sample("en", 60), [kind]):
        assert figure.mermaid
        shown = "".join(etree.fromstring(figure.svg.encode()).itertext())
        ids = set(re.findall(r"(?:BP-01\.|SCR-|INT-|FR-)\d+", figure.mermaid))
        assert all(id in shown for id in ids), figure.anchor


def test_nothing_is_cut_in_the_figures_of_the_examples() -> None:
    for project in sorted(path.parent for path in (Path(__file__).parents[2] / "examples").glob("*/spec.yaml")):
        for _, drawing in diagrams.drawings(Studio(read_spec(read_project(project).data).spec)):
            labels = (shape.text for shape in drawing.canvas.walk() if isinstance(shape, Label))
            assert [text for text in labels if "…" in text] == [], (project.name, drawing.caption)
