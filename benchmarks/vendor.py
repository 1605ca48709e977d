"""How long a response workbook takes, against the same cells written by XlsxWriter alone.

python benchmarks/vendor.py [REQUIREMENTS]
"""

import io
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import xlsxwriter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from spec_toolkit import pipeline
from spec_toolkit.vendors import workbook
from spec_toolkit.vendors.layout import sheets
from spec_toolkit.vendors.questionnaire import Questionnaire, questionnaire

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "english"
ROUNDS = 5


def questions(count: int) -> Questionnaire:
    work = pipeline.load(EXAMPLE)
    asked = questionnaire(work.spec, {})
    pattern = asked.requirements
    return replace(
        asked,
        requirements=tuple(replace(pattern[n % len(pattern)], id=f"FR-{n:05}") for n in range(count)),
    )


def bare(asked: Questionnaire) -> bytes:
    """The same cells: texts and blanks with one format, and nothing else."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    look = book.add_format({"text_wrap": True, "border": 1})
    for plan in sheets(asked):
        sheet = book.add_worksheet(plan.key)
        for at, row in enumerate(plan.rows):
            sheet.write_string(at, 0, row.id)
            for column, planned in enumerate(plan.columns, 1):
                value = row.values.get(planned.key, "")
                if value == "":
                    sheet.write_blank(at, column, None, look)
                else:
                    sheet.write_string(at, column, str(value), look)
    book.close()
    return out.getvalue()


def best(task: Callable[[Questionnaire], bytes], asked: Questionnaire) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        task(asked)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    asked = questions(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    ours, theirs = best(workbook.write, asked), best(bare, asked)
    print(
        f"{len(asked.requirements)} requirements: {ours:.3f} s, cells alone {theirs:.3f} s, ratio {ours / theirs:.2f}"
    )


if __name__ == "__main__":
    main()
