"""How long figures take: `python -m benchmarks.figures`. A kind with 60 nodes is to stay under 0.3 s."""

import time
from pathlib import Path

from spec_toolkit import diagrams
from spec_toolkit.model import Spec, read_spec
from spec_toolkit.sources import read_project
from tests.diagrams.samples import LANGUAGES, sample

EXAMPLES = Path(__file__).parent.parent / "examples"


def _measure(name: str, spec: Spec, kinds: tuple[str, ...] | None = None) -> None:
    start = time.perf_counter()
    count = len(diagrams.figures(spec, kinds))
    print(f"{name:28} {count:4} figures {time.perf_counter() - start:7.3f} s")


def main() -> None:
    """Prints the time of each kind at 60 nodes, then of all figures of each example."""
    for language in LANGUAGES:
        diagrams.figures(sample(language, 3))
    large = sample("he", 60)
    for kind in diagrams.kind_names():
        _measure(f"60 nodes, {kind}", large, (kind,))
    for project in sorted(path.parent for path in EXAMPLES.glob("*/spec.yaml")):
        spec = read_spec(read_project(project).data).spec
        _measure(f"examples/{project.name}", spec)
        figures = diagrams.figures(spec)
        start = time.perf_counter()
        size = sum(len(diagrams.png(figure)) for figure in figures)
        print(f"{'  as PNG':28} {len(figures):4} figures {time.perf_counter() - start:7.3f} s {size / 1e6:6.1f} MB")


if __name__ == "__main__":
    main()
