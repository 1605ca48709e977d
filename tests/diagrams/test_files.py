"""From figures to files: PNG, Mermaid, the command."""

import zlib
from importlib.util import find_spec
from pathlib import Path
from unittest.mock import patch

import pytest
import typer
from typer.testing import CliRunner

from spec_toolkit import diagrams
from spec_toolkit.diagrams import mermaid, palette, raster
from spec_toolkit.diagrams.graphs import Tie
from spec_toolkit.diagrams.items import Item, Note
from spec_toolkit.diagrams.text import directed
from spec_toolkit.errors import SpecToolkitError
from tests.diagrams.samples import LANGUAGES, sample

needs_resvg = pytest.mark.skipif(find_spec("resvg_py") is None, reason="resvg is not installed")
PROJECT = """\
spec: {title: T, organisation: O, language: en}
roles: [{id: a, name: A}, {id: b, name: B, inherits: [a]}]
processes:
  - {id: BP-01, name: P, steps: [{id: S-1, actor: a, action: Do it}]}
"""


@needs_resvg
@pytest.mark.parametrize("language", LANGUAGES)
def test_png_has_the_size_of_its_figure_and_is_not_empty(language: str) -> None:
    figure = diagrams.figures(sample(language, 3), ["process"])[0]
    png = diagrams.png(figure, 192)
    assert png.startswith(b"\x89PNG")
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    assert (width, height) == pytest.approx((2 * figure.width, 2 * figure.height), abs=2)
    assert len(png) > 5000
    assert png == diagrams.png(figure, 192)


@needs_resvg
@pytest.mark.parametrize(
    ("label", "visual", "wrong"),
    [
        ("קליטה מ-Web (Zoho 2.0).", ".Web (Zoho 2.0)-מ הטילק", "הטילק מ-Web (Zoho 2.0)."),
        ("שלב 2: Zoho CRM", "Zoho CRM :2 בלש", "בלש 2: Zoho CRM"),
    ],
)
def test_resvg_sets_mixed_labels_in_reading_order(label: str, visual: str, wrong: str) -> None:
    """A label looks like its letters put in order by hand (U+202D sets them as they stand), but for kerning."""
    shown = _ink(directed((label,), True)[0])
    assert _difference(shown, _ink(f"\u202d{visual}\u202c")) < 0.5 * _difference(shown, _ink(f"\u202d{wrong}\u202c"))


def _ink(label: str) -> list[int]:
    """How dark each column of a label's picture is. resvg writes RGBA, one filter byte before each line."""
    png = raster.to_png(
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="30" font-family="Rubik">'
        f'<text x="150" y="20" font-size="14" text-anchor="middle">{label}</text></svg>'
    )
    width, at, packed = int.from_bytes(png[16:20], "big"), 8, b""
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        packed += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    raw, columns, above = zlib.decompress(packed), [0] * width, bytes(4 * width)
    for start in range(0, len(raw), 4 * width + 1):
        above = _unfiltered(raw[start], raw[start + 1 : start + 4 * width + 1], above)
        columns = [ink + above[4 * x + 3] for x, ink in enumerate(columns)]
    return columns


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    """One line of a PNG (PNG specification, section 9)."""
    out = bytearray(line)
    for n in range(len(out)):
        left, up, corner = out[n - 4] if n > 3 else 0, above[n], above[n - 4] if n > 3 else 0
        guess = left + up - corner
        paeth = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
        out[n] = (out[n] + (0, left, up, (left + up) // 2, paeth)[kind]) % 256
    return bytes(out)


def _difference(one: list[int], other: list[int]) -> int:
    """How much ink stands elsewhere, letting runs lie a pixel or two apart."""

    def smooth(ink: list[int]) -> list[int]:
        return [sum(ink[max(n - 3, 0) : n + 4]) for n in range(len(ink))]

    return sum(abs(a - b) for a, b in zip(smooth(one), smooth(other), strict=True))


def test_without_resvg_the_user_is_told_what_to_install() -> None:
    with patch.dict("sys.modules", {"resvg_py": None}), pytest.raises(SpecToolkitError) as fault:
        diagrams.png(diagrams.figures(sample("en", 3), ["roles"])[0])
    assert "resvg" in fault.value.message and "spec-toolkit[figures]" in fault.value.help


def test_right_to_left_figures_are_mirrored_as_a_whole() -> None:
    """The same model in the other direction: every box at the mirrored place."""
    spec = sample("en", 12)
    manifest = spec.spec.model_copy(update={"language": "he"}) if spec.spec else None
    import re

    for kind in ("stages", "roles", "screen_map"):
        left = diagrams.figures(spec, [kind])[0]
        right = diagrams.figures(spec.model_copy(update={"spec": manifest}), [kind])[0]
        boxes = [
            [(float(x), float(w)) for x, w in re.findall(r'<rect x="([^"]+)" y="[^"]+" width="([^"]+)"', figure.svg)]
            for figure in (left, right)
        ]
        assert boxes[0] and left.width == right.width
        for (x, wide), (other, other_wide) in zip(*boxes, strict=True):
            assert wide == other_wide and x == pytest.approx(left.width - other - wide, abs=0.11)


def test_links_lead_to_anchors_that_the_document_has() -> None:
    known = {("process", "BP-01"): "BP-01"}
    figure = diagrams.figures(sample("en", 3), ["process"], link=lambda kind, id: known.get((kind, id)))[0]
    assert figure.svg.count('<a href="#BP-01">') == 3
    assert "<a " not in diagrams.figures(sample("en", 3), ["process"])[0].svg


def test_anchors_stay_and_choose() -> None:
    spec = sample("en", 3)
    assert [f.anchor for f in diagrams.figures(spec, ids=["BP-01"])] == ["figure-process-BP-01"]
    assert [f.anchor for f in diagrams.figures(spec, ids=["roles"])] == ["figure-roles"]
    assert [f.anchor for f in diagrams.figures(spec, ["screens"])] == ["figure-screens-SCR-00", "figure-screens-SCR-01"]


def test_mermaid_says_nodes_lanes_and_links() -> None:
    items = [
        Item("א", 'Say "hi" <b>; #1', "pill", lane=0),
        Item("b", "Check", "task", label="B-1", notes=(Note("clock", "1 h"),), lane=1),
    ]
    assert mermaid.flowchart(items, [Tie("א", "b", "if (x)"), Tie("b", "gone")], "TB", ["One", "Two"]) == (
        "flowchart TB\n"
        '  subgraph lane0["One"]\n'
        '    n1(["Say #quot;hi#quot; #lt;b#gt;#59; #35;1"])\n'
        "  end\n"
        '  subgraph lane1["Two"]\n'
        '    n2["B-1<br/>Check<br/>1 h"]\n'
        "  end\n"
        '  n1 -->|"if (x)"| n2\n'
    )
    assert mermaid.entities([Item("a", "5%")], [Tie("a", "a", "has", "one", "maybe_many")]) == (
        'erDiagram\n  n1["5#37;"] {\n  }\n  n1 ||--o{ n1 : "has"\n'
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_that_mermaid_can_say_have_it(language: str) -> None:
    found = {figure.anchor: figure.mermaid.split("\n", 1)[0] for figure in diagrams.figures(sample(language, 3))}
    flow = "RL" if language != "en" else "LR"
    assert found["figure-process-BP-01"] == "flowchart TB"
    assert found["figure-context"] == found["figure-goals"] == found["figure-screen-map"] == f"flowchart {flow}"
    assert found["figure-stages-o0"] == "stateDiagram-v2"
    assert found["figure-entities"] == "erDiagram"
    assert found["figure-plan"] == "gantt"


def test_neighbouring_bars_differ_in_lightness() -> None:
    """In greyscale print, and for every kind of colour vision: relative luminance after WCAG 2.1."""

    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(a: str, b: str) -> float:
        low, high = sorted((luminance(a), luminance(b)))
        return (high + 0.05) / (low + 0.05)

    for a, b in zip(palette.BARS, palette.BARS[1:], strict=False):
        assert contrast(a, b) >= 1.3
    tones = [palette.PLAIN, palette.SOFT, palette.STRONG, palette.GOOD, palette.WARN, palette.AUTO, palette.FINAL]
    for tone in tones:
        assert contrast(tone.text, tone.fill) >= 7
        assert contrast(tone.line, palette.PAPER) >= 4.5
    assert contrast(palette.QUIET, palette.LANE) >= 4.5


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec.yaml").write_text(PROJECT, encoding="utf-8")
    return tmp_path


def _run(*arguments: str) -> tuple[int, str]:
    from spec_toolkit.cli.draw import register

    app = typer.Typer()  # its own: a command added to the real one would stay there for the tests that follow
    register(app)
    app.callback()(lambda: None)
    result = CliRunner().invoke(app, ["draw", *arguments])
    if isinstance(result.exception, SpecToolkitError):
        return 2, result.exception.message
    return result.exit_code, result.output


def test_draw_writes_the_files_and_names_them(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    status, printed = _run(str(project), "--out", str(out))
    assert status == 0
    assert sorted(path.name for path in out.iterdir()) == ["process-BP-01.svg", "roles.svg"]
    assert sorted(printed.split()) == sorted(str(path) for path in out.iterdir())
    assert _run(str(project), "BP-01", "--to", "svg", "--out", str(tmp_path / "one"))[0] == 0
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["process-BP-01.svg"]


@pytest.mark.parametrize(("arguments", "words"), [(["X-9"], "X-9"), (["--to", "gif"], "gif"), (["--to", ""], "format")])
def test_draw_says_what_it_cannot_do(project: Path, arguments: list[str], words: str) -> None:
    status, message = _run(str(project), *arguments)
    assert status == 2 and words in message
