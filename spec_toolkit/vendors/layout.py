"""Where each answer stands: the sheets of the response workbook as data, for the writer and the reader alike."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from spec_toolkit.languages.labels import labels, value_label
from spec_toolkit.vendors import words as w
from spec_toolkit.vendors.questionnaire import Questionnaire

#: What a cell takes: nothing (it is ours), free text, a day, an amount, a percentage, or an entry of a list.
Kind = Literal["fixed", "text", "date", "number", "percent"] | w.Choice
#: Empty rows at the end of the price form, for what nobody thought of.
FREE_PRICES = 10
_MARK = "✓"


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is in characters. A narrow fixed column is set in the middle."""

    key: str
    width: float
    kind: Kind = "fixed"


@dataclass(frozen=True, slots=True)
class Row:
    """`values` by column key; an answer cell may be filled in beforehand."""

    id: str
    values: dict[str, str | int] = field(default_factory=dict)
    #: Cells of this row that take something else than their column, by column key.
    kinds: dict[str, Kind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    key: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def kind(self, row: Row, column: Column) -> Kind:
        return row.kinds.get(column.key, column.kind)

    @property
    def answers(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind != "fixed")


def sheets(asked: Questionnaire) -> tuple[Sheet, ...]:
    """Every sheet that has answers, in order; a sheet without rows is left out."""
    every = (
        _profile(asked),
        _requirements(asked),
        _checks(asked),
        _capabilities(asked),
        _questions(asked),
        _demos(asked),
        _prices(asked),
        _terms(asked),
    )
    return tuple(sheet for sheet in every if sheet.rows)


def _profile(asked: Questionnaire) -> Sheet:
    rows = tuple(Row(id, {"item": label}) for id, label in w.words(asked.language)["profile"].items())
    return Sheet("profile", (Column("item", 44), Column("value", 70, "text")), rows)


def _requirements(asked: Questionnaire) -> Sheet:
    wanted = [
        Column("id", 11),
        Column("text", 62),
        Column("class", 14),
        Column("module", 17),
        Column("phase", 17),
        Column("answer_class", 16),
        Column("code", 32, "codes"),
        Column("date", 14, "date"),
        Column("comment", 38, "text"),
        Column("evidence", 28, "text"),
        Column("price", 15, "number"),
    ]
    rows = tuple(_requirement_rows(asked))
    filled = {key for row in rows for key, value in row.values.items() if value}
    return Sheet("requirements", tuple(c for c in wanted if c.kind != "fixed" or c.key in filled), rows)


def _requirement_rows(asked: Questionnaire) -> Iterator[Row]:
    said = labels(asked.language)
    for one in asked.requirements:
        heading = f"{one.title}\n" if one.title and one.title != one.text else ""
        expected = value_label(said, "requirement", "answer_class", one.answer_class) if one.answer_class else ""
        yield Row(
            one.id,
            {
                "id": one.id,
                "text": heading + one.text,
                "class": value_label(said, "requirement", "priority", one.priority)
                if one.priority != "undetermined"
                else said["pri.unclassified"],
                "module": asked.names["module"].get(one.module, one.module) or _kind(asked, one.kind),
                "phase": asked.names["phase"].get(one.phase, one.phase),
                "answer_class": expected,
            },
        )


def _kind(asked: Questionnaire, kind: str) -> str:
    """What stands in the column of modules for an item that belongs to none."""
    keys = {"technical": "sec.technical", "automation": "sec.automations", "integration": "sec.integrations"}
    return labels(asked.language)[keys[kind]] if kind in keys else ""


def _checks(asked: Questionnaire) -> Sheet:
    columns = [
        Column("id", 16),
        Column("check", 70),
        Column("must", 10),
        Column("answer", 12, "yes_no"),
        Column("evidence", 40, "text"),
        Column("comment", 40, "text"),
    ]
    rows = tuple(Row(c.id, {"id": c.id, "check": c.text, "must": _MARK if c.must else ""}) for c in asked.checks)
    if not any(check.must for check in asked.checks):
        columns = [column for column in columns if column.key != "must"]
    return Sheet("checks", tuple(columns), rows)


def _capabilities(asked: Questionnaire) -> Sheet:
    known = w.labels("levels", asked.language)
    rows = tuple(
        Row(c.id, {"capability": c.name, "level_required": known.get(c.level, c.level)}) for c in asked.capabilities
    )
    columns = (
        Column("capability", 44),
        Column("level_required", 18),
        Column("level", 18, "levels"),
        Column("evidence", 40, "text"),
        Column("comment", 40, "text"),
    )
    return Sheet("capabilities", columns, rows)


def _questions(asked: Questionnaire) -> Sheet:
    rows = tuple(Row(id, {"id": id, "question": text}) for id, text in asked.questions)
    return Sheet("questions", (Column("id", 8), Column("question", 60), Column("answer", 90, "text")), rows)


def _demos(asked: Questionnaire) -> Sheet:
    rows = tuple(
        Row(
            demo.id,
            {
                "id": demo.id,
                "demo": "\n".join([demo.name, *(f"{n}. {step}" for n, step in enumerate(demo.steps, 1))]),
                **({"minutes": demo.minutes} if demo.minutes else {}),
            },
        )
        for demo in asked.demos
    )
    columns = [Column("id", 14), Column("demo", 70), Column("minutes", 10), Column("answer", 70, "text")]
    if not any(demo.minutes for demo in asked.demos):
        columns = [column for column in columns if column.key != "minutes"]
    return Sheet("demos", tuple(columns), rows)


def _prices(asked: Questionnaire) -> Sheet:
    plans, recurring, yes = (w.labels(choice, asked.language) for choice in ("plans", "recurring", "yes_no"))
    rows = [
        Row(
            line.id,
            {
                "item": line.label,
                "plan": plans[line.plan],
                "recurring": recurring[line.recurring],
                "per_user": yes["yes" if line.per_user else "no"],
                "optional": yes["yes" if line.optional else "no"],
            },
            {"item": "fixed"},
        )
        for line in asked.prices
    ]
    rows += [Row(f"other-{n}") for n in range(1, FREE_PRICES + 1)]
    columns = (
        Column("item", 48, "text"),
        Column("plan", 18, "plans"),
        Column("recurring", 14, "recurring"),
        Column("per_user", 12, "yes_no"),
        Column("optional", 12, "yes_no"),
        Column("amount", 16, "number"),
        Column("comment", 50, "text"),
    )
    return Sheet("prices", columns, tuple(rows))


def _terms(asked: Questionnaire) -> Sheet:
    rows = tuple(
        Row(id, {"term": entry["label"]}, {"value": entry["kind"]})
        for id, entry in w.words(asked.language)["terms"].items()
    )
    return Sheet("terms", (Column("term", 56), Column("value", 18, "number")), rows)
