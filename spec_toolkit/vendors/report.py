"""A comparison as tables of words and figures, in one language: what the terminal and the documents show."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spec_toolkit.languages.formats import Formats, formats
from spec_toolkit.languages.labels import labels, value_label
from spec_toolkit.vendors import words as w
from spec_toolkit.vendors.compare import MOVE, Comparison, Offer, Remark
from spec_toolkit.vendors.fit import CLASSES, UNANSWERED, Tally


@dataclass(frozen=True, slots=True)
class Section:
    """A table under a title, with sentences around it. The first column says what a row is about."""

    title: str
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    #: The title of the chapter that begins here; empty: the section belongs to the one before.
    chapter: str = ""
    notes: tuple[str, ...] = ()
    points: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Reporter:
    """Says a comparison in a language."""

    def __init__(self, comparison: Comparison, language: str) -> None:
        self.comparison = comparison
        self.language = language
        self.said: dict[str, str] = w.words(language)["compare"]
        self.formats: Formats = formats(language)
        self._labels = labels(language)
        self._codes: dict[str, str] = w.labels("codes", language) | {UNANSWERED: self.said["unanswered"]}

    def sections(self) -> tuple[Section, ...]:
        """Everything but the answers one by one; an empty section is left out."""
        found = (
            self._summary(),
            self._remarks("knockouts", [(o.label, o.knockouts) for o in self.comparison.offers]),
            self._remarks("open", [(o.label, o.open) for o in self.comparison.offers]),
            self._fit("fit_by_class", "classes", self.said["fit"]),
            self._fit("fit_by_module", "modules"),
            self._code_counts(),
            self._capabilities(),
            self._checks(),
            self._score(),
            self._sensitivity(),
            self._spread(),
            self._cost(),
        )
        return tuple(section for section in found if section.rows or section.notes or section.points)

    # --- figures in words -----------------------------------------------------------------------------------------

    def percent(self, value: float) -> str:
        shown: str = self.formats.percent(round(value, 1))
        return shown

    def points(self, value: float | None) -> str:
        return self.said["not_scored"] if value is None else self.formats.number(round(value, 1))

    def money(self, value: float | None) -> str:
        """An amount in whole units; the comparison itself does not round."""
        if value is None:
            return self.said["no_price"]
        currency = self.comparison.asked.currency
        amount = round(value)
        return self.formats.money(amount, currency) if currency else self.formats.number(amount)

    def code(self, code: str) -> str:
        return self._codes.get(code, code)

    def remark(self, remark: Remark) -> str:
        """One knock-out or open point as a sentence."""
        values: dict[str, Any] = {"id": remark.id}
        for key, value in remark.values.items():
            if isinstance(value, dt.date):
                values[key] = self.formats.date(value)
            elif isinstance(value, list):
                values[key] = self.formats.separator.join(map(str, value))
            elif key in ("code", "assessed"):
                values[key] = self.code(str(value))
            elif isinstance(value, int | float):
                values[key] = self.formats.number(value)
            else:
                values[key] = value
        text = self.said[remark.kind]
        for key, value in values.items():
            text = text.replace("{" + key + "}", str(value))
        return text

    def row_name(self, position: int) -> str:
        """What a criterion of the total is called."""
        row = self.comparison.rows[position]
        if row.basis == "price":
            return self.said["price_row"]
        if not row.id:
            return self.said["requirements_row"]
        return f"{row.id} {row.text}" + (f" ({self.said['requirements_row']})" if row.basis == "requirements" else "")

    # --- sections -------------------------------------------------------------------------------------------------

    def _head(self, first: str, *more: str) -> tuple[str, ...]:
        return (first, *more, *(offer.label for offer in self.comparison.offers))

    def _summary(self) -> Section:
        said, comparison = self.said, self.comparison
        offers = comparison.offers
        threshold = said["threshold"].format(n=self.percent(comparison.threshold))
        rows = (
            (said["rank"], *(str(offer.rank) if offer.rank else said["knocked_out"] for offer in offers)),
            (said["score"], *(self.points(offer.total) for offer in offers)),
            (said["standard"], *(self.percent(offer.fit.whole.standard) for offer in offers)),
            (said["as_is"], *(self.percent(offer.fit.whole.as_is) for offer in offers)),
            (threshold, *(said["passes" if o.fit.whole.as_is >= comparison.threshold else "fails"] for o in offers)),
            (said["unanswered"], *(str(offer.fit.whole.unanswered) for offer in offers)),
            (said["knockouts"], *(str(len(offer.knockouts)) for offer in offers)),
            (said["cost_total"].format(years=comparison.asked.years), *(self._total(offer) for offer in offers)),
        )
        count = offers[0].fit.whole.total if offers else 0
        return Section(said["summary"], self._head(""), rows, said["summary"], (said["fit_note"].format(count=count),))

    def _total(self, offer: Offer) -> str:
        total, limit = offer.cost.total, self.comparison.limit
        over = total is not None and limit is not None and total > limit
        return f"{self.money(total)} ({self.said['over_limit']})" if over else self.money(total)

    def _remarks(self, key: str, remarks: Sequence[tuple[str, Sequence[Remark]]]) -> Section:
        points = tuple((label, tuple(self.remark(one) for one in found)) for label, found in remarks if found)
        return Section(self.said[key], points=points)

    def _fit(self, title: str, part: str, chapter: str = "") -> Section:
        tallies = [getattr(offer.fit, part) for offer in self.comparison.offers]
        names = list(dict.fromkeys(name for tally in tallies for name in tally))
        rows = []
        for name in names:
            shown = tuple(self._share(tally.get(name) or Tally()) for tally in tallies)
            rows.append((self._group(part, name), *shown))
        weighted = tuple(self.percent(offer.fit.whole.weighted_as_is) for offer in self.comparison.offers)
        if part == "classes":
            rows.append((f"{self.said['as_is']}, {self.said['weighted']}", *weighted))
        note = f"{self.said['standard']} / {self.said['as_is']}"
        return Section(self.said[title], self._head(""), tuple(rows), chapter, (note,))

    def _share(self, tally: Tally) -> str:
        if not tally.total:
            return "–"
        return f"{self.percent(tally.standard)} / {self.percent(tally.as_is)}"

    def _group(self, part: str, name: str) -> str:
        if part == "classes":
            if name not in CLASSES[:3]:
                return self._labels["pri.unclassified"]
            return value_label(self._labels, "requirement", "priority", name)
        kinds = {
            ":technical": "sec.technical",
            ":automation": "sec.automations",
            ":integration": "sec.integrations",
            ":functional": "doc.unassigned",
        }
        return self._labels[kinds[name]] if name in kinds else self.comparison.asked.names["module"].get(name, name)

    def _code_counts(self) -> Section:
        rows = tuple(
            (self.code(code), *(str(offer.fit.whole.counts[code]) for offer in self.comparison.offers))
            for code in (*w.CODES, UNANSWERED)
        )
        return Section(self.said["codes"], self._head(""), rows)

    def _capabilities(self) -> Section:
        levels = w.labels("levels", self.language)
        offers = self.comparison.offers
        rows = []
        for position, gap in enumerate(offers[0].gaps if offers else ()):
            cells = []
            for offer in offers:
                own = offer.gaps[position]
                shown = levels.get(own.offered, self.said["unanswered"])
                cells.append(f"{shown} ({self.said['gap']}: {own.levels})" if own.levels else shown)
            rows.append((gap.name, levels.get(gap.required, gap.required), *cells))
        header = self._head(self.said["capabilities"], self.said["required"])
        return Section(self.said["capabilities"], header, tuple(rows), self.said["capabilities"])

    def _checks(self) -> Section:
        shown = w.labels("yes_no", self.language)
        rows = []
        for check in self.comparison.asked.checks:
            cells = []
            for offer in self.comparison.offers:
                entry = offer.answers.sections["checks"].get(check.id, {})
                answer = str(entry.get("assessed") or entry.get("answer") or "")
                cells.append(shown.get(answer, self.said["unanswered"]))
            must = f" ({w.words(self.language)['columns']['must']})" if check.must else ""
            rows.append((f"{check.text}{must}", *cells))
        return Section(self.said["checks"], self._head(self.said["checks"]), tuple(rows))

    def _score(self) -> Section:
        comparison = self.comparison
        rows = [
            (
                self.row_name(position),
                self.percent(row.weight),
                *(self.points(offer.scores[position]) for offer in comparison.offers),
            )
            for position, row in enumerate(comparison.rows)
        ]
        totals = (self.points(offer.total) for offer in comparison.offers)
        rows.append((self.said["total"], self.percent(sum(row.weight for row in comparison.rows)), *totals))
        header = self._head(self.said["criterion"], self.said["weight"])
        return Section(self.said["score"], header, tuple(rows), self.said["score"])

    def _spread(self) -> Section:
        said, number = self.said, self.formats.number
        names = {offer.name: offer.label for offer in self.comparison.offers}
        rows = tuple(
            (
                names[vendor],
                subject,
                str(len(combined.scores)),
                number(round(combined.mean, 2)),
                number(combined.low),
                number(combined.high),
                number(round(combined.deviation, 2)),
            )
            for (vendor, subject), combined in sorted(self.comparison.evaluated.items(), key=lambda e: e[0][::-1])
            if vendor in names
        )
        header = tuple(said[k] for k in ("vendor", "criterion", "evaluators", "mean", "lowest", "highest", "deviation"))
        return Section(said["spread"], header, rows)

    def _cost(self) -> Section:
        asked = self.comparison.asked
        columns = [
            (offer, plan, f"{offer.label} ({self.said[f'plan_{plan.name}']})")
            for offer in self.comparison.offers
            for plan in offer.cost.plans
        ]
        if not columns:
            return Section(self.said["cost"])
        rows = [
            (self.said["once"], *(self.money(plan.once) for _, plan, _ in columns)),
            (self.said["recurring"], *(self.money(plan.recurring) for _, plan, _ in columns)),
        ]
        for year in range(1, asked.years + 1):
            label = f"{self.said['cost_by_year']}, {self.said['year'].format(n=year)}"
            rows.append((label, *(self.money(plan.cumulated(12 * year)) for _, plan, _ in columns)))
        rows.append(
            (self.said["cost_total"].format(years=asked.years), *(self.money(plan.total) for _, plan, _ in columns))
        )
        if any(offer.cost.vat is not None for offer, _, _ in columns):
            shown = (
                self.money(plan.total * (1 + offer.cost.vat / 100)) if offer.cost.vat is not None else "–"
                for offer, plan, _ in columns
            )
            rows.append((self.said["cost_with_vat"], *shown))
        rows.append((self.said["optional"], *(self.money(offer.cost.optional) for offer, _, _ in columns)))
        notes = (self.said["price_note"].format(users=asked.users), *self._payment_notes())
        header = ("", *(name for _, _, name in columns))
        return Section(self.said["cost"], header, tuple(rows), self.said["cost"], notes)

    def _payment_notes(self) -> Iterator[str]:
        colon = self.formats.colon
        for offer in self.comparison.offers:
            if len(offer.cost.plans) == 2:
                month = offer.cost.break_even
                shown = str(month) if month else self.said["never"]
                yield f"{offer.label}{colon} {self.said['break_even']} {shown}"
            parts = offer.cost.instalments
            if parts:
                yield self.formats.separator.join(
                    (
                        f"{offer.label}{colon} {self.said['down_payment']} {self.money(parts.down)}",
                        f"{self.said['instalments'].format(n=parts.count)} {self.money(parts.amount)}",
                        f"{self.said['surcharge']} {self.money(parts.surcharge)}",
                    )
                )

    def _sensitivity(self) -> Section:
        comparison, said = self.comparison, self.said
        if len(comparison.pairs) == 0:
            return Section(said["sensitivity"], notes=(said["one_vendor"],))
        first = said["holds" if comparison.holds else "moves"].format(n=self.percent(MOVE))
        lines = []
        for pair in comparison.pairs:
            kind = "pair_never" if pair.turns_at is None else "pair"
            turns = "" if pair.turns_at is None else self.percent(pair.turns_at)
            lines.append(said[kind].format(better=pair.better, worse=pair.worse, lead=self.points(pair.lead), n=turns))
        return Section(said["sensitivity"], notes=(first, *lines))
