"""Makes the files that three invented vendors return for the English example, and the comparison of their answers.

    python scripts/vendor_examples.py

Run it again when the English example has changed. Needs openpyxl, which stands in for the vendors' spreadsheet program.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "vendors"))

from samples import fill, fill_form

from spec_toolkit import pipeline
from spec_toolkit.vendors import form, report_json, report_text, store, workbook
from spec_toolkit.vendors.answers import Answers, Value
from spec_toolkit.vendors.questionnaire import Questionnaire, questionnaire

ROOT = Path(__file__).resolve().parents[1]
PROJECT = ROOT / "examples" / "english"
VENDORS = PROJECT / "vendors"

#: Answer codes in the order of the questions, over and over; a dot leaves the row unanswered.
CODES = {
    "s": "standard",
    "c": "configuration",
    "d": "customisation",
    "t": "third_party",
    "i": "third_party_custom",
    "n": "not_available",
}
COMMENTS = {
    "standard": "In the {product} base edition.",
    "configuration": "Set up with the workflow designer of {product}.",
    "customisation": "Programmed for this project; included in the price of customisation.",
    "third_party": "With the certified add-on RouteWise.",
    "third_party_custom": "With RouteWise and a connector that we write.",
    "not_available": "Not planned.",
}


def offers(asked: Questionnaire) -> Iterator[Answers]:
    """Three offers: a rental that fits well, a purchase that fits less, and a cheap one that lacks a must."""
    northwind = _offer(asked, "aldermoor", "Aldermoor Systems", "Alder CRM Business", "sscscssctscsscs")
    _prices(northwind, subscription=46, implementation=82_000, migration=14_500, training=12_000, support=6_000)
    northwind.set("terms", "index", "value", 3)
    yield northwind
    bright = _offer(asked, "brightwater", "Brightwater Consulting", "Waterline CRM 9", "scdscsdtsccsdic.scs")
    _prices(bright, licences=148_000, maintenance=26_600, hosting=1_150, implementation=96_000, migration=18_000)
    bright.set("prices", "subscription", "amount", 61)
    for id, value in (("down_payment", 20), ("instalments", 12)):
        bright.set("terms", id, "value", value)
    yield bright
    corran = _offer(asked, "corran", "Corran Cloud", "Corran One", "scssncsscts")
    _prices(corran, subscription=38, implementation=58_000, training=9_000)
    yield corran


def _offer(asked: Questionnaire, name: str, bidder: str, product: str, pattern: str) -> Answers:
    answers = Answers(name)
    for id, value in (("name", bidder), ("product", product), ("email", f"offers@{name}.example")):
        answers.set("profile", id, "value", value)
    for number, one in enumerate(asked.requirements):
        code = CODES.get(pattern[number % len(pattern)], "")
        # Only the last bidder has nothing for some musts.
        if code == "not_available" and one.priority == "must" and number % 3:
            code = "customisation"
        if code:
            answers.set("requirements", one.id, "code", code)
            if number % 4 == 0:
                answers.set("requirements", one.id, "comment", COMMENTS[code].format(product=product))
    for number, check in enumerate(asked.checks):
        answers.set("checks", check.id, "answer", "no" if name == "brightwater" and number == 7 else "yes")
        answers.set("checks", check.id, "evidence", f"Manual of {product}, chapter {number + 2}")
    for number, capability in enumerate(asked.capabilities):
        level = "basic" if name == "corran" and number % 3 == 0 else "advanced"
        answers.set("capabilities", capability.id, "level", level)
    for id, _ in asked.questions:
        answers.set("questions", id, "answer", f"{len(bidder)} projects since 2019; references on request.")
    for demo in asked.demos:
        answers.set("demos", demo.id, "answer", "Shown live.")
    answers.set("terms", "vat", "value", 20)
    return answers


def _prices(answers: Answers, **amounts: Value) -> None:
    for id, amount in amounts.items():
        answers.set("prices", id, "amount", amount)


def main() -> None:
    work = pipeline.load(PROJECT)
    asked = questionnaire(work.spec, {one.id: one.outcome for one in pipeline.triage(work)})
    VENDORS.mkdir(exist_ok=True)
    named = []
    makers: dict[str, Callable[[Answers], bytes]] = {
        ".xlsx": lambda answers: fill(workbook.write(asked), answers, asked.language),
        ".docx": lambda answers: fill_form(form.write(asked), asked, answers),
    }
    for answers in offers(asked):
        ending = ".docx" if answers.name == "corran" else ".xlsx"
        path = VENDORS / f"{answers.name}{ending}"
        path.write_bytes(makers[ending](answers))
        named.append((path, answers.name))
    for stored in store.read_files(named, asked, VENDORS, "en"):
        sys.stdout.write(stored.summary(asked, "en") + "\n")
    compared = store.compare_folder(work.spec, asked, VENDORS)
    (VENDORS / "comparison.json").write_text(report_json.as_json(compared), encoding="utf-8")
    (VENDORS / "comparison.txt").write_text(report_text.as_text(compared, "en"), encoding="utf-8")


if __name__ == "__main__":
    main()
