"""The measures of goals."""

from spec_toolkit.document import parts
from spec_toolkit.document.blocks import Blocks, Inlines, Text
from spec_toolkit.document.composer import Composer
from spec_toolkit.model import Part
from spec_toolkit.model.goals import Kpi


def kpi_table(composer: Composer) -> Blocks:
    """The KPIs with baseline → target, threshold of failure and everything else."""
    columns = ("id", "name", _change(composer), _threshold(composer), "due", "owner")
    return parts.table(composer, composer.spec.kpis, columns, "name", composer.label("sec.kpis"))


def kpi_overview(composer: Composer) -> Blocks:
    """The KPIs with baseline → target and threshold of failure."""
    columns = ("id", "name", _change(composer), _threshold(composer))
    return parts.overview(composer, composer.spec.kpis, columns, links=False)


def _change(composer: Composer) -> parts.Column:
    def show(kpi: Part) -> Inlines:
        assert isinstance(kpi, Kpi)
        return _numbers(composer, kpi, (kpi.baseline, kpi.target), composer.formats.arrow)

    return parts.Column(composer.label("doc.from_to"), ("baseline", "target", "unit"), show)


def _threshold(composer: Composer) -> parts.Column:
    def show(kpi: Part) -> Inlines:
        assert isinstance(kpi, Kpi)
        return _numbers(composer, kpi, (kpi.failure_threshold,), "")

    return parts.Column(composer.field_label(Kpi, "failure_threshold"), ("failure_threshold",), show)


def _numbers(composer: Composer, kpi: Kpi, values: tuple[object, ...], between: str) -> Inlines:
    """Values with the unit behind the last one."""
    if all(v is None for v in values):
        return (Text(kpi.unit),) if between and kpi.unit else ()
    texts = ["–" if v is None else composer.formats.number(v) if isinstance(v, int | float) else str(v) for v in values]
    unit = kpi.unit or ""
    if unit.strip() == "%":
        texts = [
            composer.formats.percent(v) if isinstance(v, int | float) else t for v, t in zip(values, texts, strict=True)
        ]
        unit = ""
    return (Text(between.join(texts) + (f" {unit}" if unit and between else "")),)
