"""Which specification a returned file answers."""

from collections.abc import Mapping

from spec_toolkit.vendors.answers import Answers
from spec_toolkit.vendors.questionnaire import Questionnaire
from spec_toolkit.vendors.returned import Log
from spec_toolkit.vendors.workbook import MARK


def check_identity(facts: Mapping[str, str], asked: Questionnaire, answers: Answers, log: Log) -> None:
    """Compares version and fingerprint of a returned file with what is asked now."""
    answers.version, answers.fingerprint = facts.get("version", "")[:60], facts.get("fingerprint", "")[:60]
    if MARK not in facts:
        log.add("not-ours")
    elif answers.version != asked.version:
        log.add("other-version", detail=answers.version or "?", current=asked.version or "?")
    elif answers.fingerprint != asked.fingerprint:
        log.add("changed-questions")
