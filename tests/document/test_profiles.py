"""A vendor receives nothing that is meant for the house."""

import copy
from typing import Any

import pytest
from every_field import EveryField

from spec_toolkit import outputs
from spec_toolkit.document.build import BuildOptions, build
from spec_toolkit.model import Index, Spec, read_spec


def text_of(data: dict[str, Any], profile: str) -> str:
    loaded = read_spec(data)
    assert loaded.errors == ()
    document = build(loaded.spec, Index(loaded.spec), BuildOptions(profile))  # type: ignore[arg-type]
    written = outputs.write("md", document, outputs.Request("x"))
    return written.main.decode() + "".join(content.decode() for content in written.beside.values())


def texts(value: object) -> list[str]:
    """Every text in data."""
    if isinstance(value, dict):
        return [t for v in value.values() for t in texts(v)]
    if isinstance(value, list):
        return [t for v in value for t in texts(v)]
    return [value] if isinstance(value, str) and value.endswith("q") else []


def test_a_vendor_sees_no_notes_and_no_settings() -> None:
    project = EveryField()
    text = text_of(project.data, "vendor")
    notes = [project.data["spec"]["notes"], project.data["goals"][0]["notes"], project.data["objects"][0]["notes"]]
    settings = texts(project.data["spec"]["lint"])
    assert [t for t in notes + settings if t in text] == []
    assert project.data["goals"][0]["statement"] in text


def test_a_vendor_sees_of_the_budget_only_users_years_and_currency() -> None:
    budget = {
        "currency": "EUR",
        "users": "31",
        "years": "3",
        "limit": "987654",
        "vat": "17.25",
        "expected_benefit": "gainq",
    }
    budget["lines"] = [{"name": "lineq", "amount": "4711"}]  # type: ignore[assignment]
    budget["hidden_costs"] = ["hiddenq"]  # type: ignore[assignment]
    data = {"spec": {"title": "T"}, "budget": budget}
    text = text_of(data, "vendor")
    assert "EUR" in text
    assert "31" in text
    assert [t for t in ("987,654", "17.25", "gainq", "lineq", "4,711", "hiddenq") if t in text] == []
    full = text_of(data, "full")
    assert [t for t in ("987,654", "17.25", "gainq", "lineq", "4,711", "hiddenq") if t not in full] == []


def test_a_vendor_sees_criteria_without_weights_and_evaluators() -> None:
    data = {
        "spec": {"title": "T"},
        "stakeholders": [{"id": "board", "name": "Boardq"}],
        "selection": {
            "weights": {"must": "5678"},
            "quality_share": "6789",
            "evaluators": ["board"],
            "criteria": [{"id": "SEL-1", "statement": "Three references.", "weight": "7890", "minimum": "8901"}],
        },
    }
    text = text_of(data, "vendor")
    assert "Three references." in text
    assert [t for t in ("5,678", "6,789", "7,890", "8,901", "valuator") if t in text] == []


def test_internal_items_go_with_every_reference_to_them() -> None:
    data = {
        "spec": {"title": "T"},
        "roles": [{"id": "spy", "name": "Spyq", "internal": "true"}, {"id": "rep", "name": "Rep", "inherits": ["spy"]}],
        "objects": [
            {"id": "lead", "name": "Lead"},
            {"id": "plan", "name": "Planq", "internal": "yes", "fields": [{"id": "f"}]},
        ],
        "permissions": [
            {"role": "spy", "object": "lead", "allow": ["read"], "when": "whenq"},
            {"role": "rep", "object": "plan", "fields": ["f"], "allow": ["read"], "when": "elseq"},
        ],
        "requirements": [
            {"id": "FR-1", "statement": "Secretq.", "internal": "true"},
            {"id": "FR-2", "statement": "Open, see [FR-1].", "depends_on": ["FR-1"], "objects": ["plan", "lead"]},
        ],
        "business_rules": [{"id": "BR-1", "statement": "Rule.", "thresholds": [{"role": "spy", "up_to": "7777"}]}],
    }
    before = copy.deepcopy(data)
    text = text_of(data, "vendor")
    assert data == before
    assert [t for t in ("Spyq", "spy", "Planq", "whenq", "elseq", "Secretq", "FR-1", "7,777") if t in text] == []
    assert "Open, see" in text
    assert "Spyq" in text_of(data, "full")


@pytest.mark.parametrize("withhold", ["true", "false"])
def test_personal_names_are_withheld_where_the_manifest_says_so(withhold: str) -> None:
    data = {
        "spec": {"title": "T", "authors": ["Dana Levi"], "reviewers": ["Omar H"], "withhold_names": withhold},
        "stakeholders": [{"id": "sales", "name": "Sales", "people": ["Ruth Cohen"]}],
        "approvals": [{"role": "sales", "name": "Ruth Cohen"}],
        "changes": [{"version": "1", "author": "Dana Levi"}],
        "rollout": {"team": ["Ruth Cohen, 2 days"]},
    }
    text = text_of(data, "vendor")
    shown = [name for name in ("Dana Levi", "Omar H", "Ruth Cohen") if name in text]
    assert shown == ([] if withhold == "true" else ["Dana Levi", "Omar H", "Ruth Cohen"])
    assert "Ruth Cohen" in text_of(data, "full")


def test_a_vendor_edition_of_every_field_names_nothing_twice_and_no_internal_flag() -> None:
    project = EveryField()
    for key, value in project.data.items():
        if isinstance(value, list) and key not in ("changes", "approvals"):
            value[0]["internal"] = "true"
    hidden = [
        t
        for key, v in project.data.items()
        if isinstance(v, list) and key not in ("changes", "approvals")
        for t in texts(v)
    ]
    text = text_of(project.data, "vendor")
    assert [t for t in hidden if t in text] == []


def test_the_management_summary_is_short() -> None:
    project = EveryField()
    text = text_of(project.data, "management")
    assert project.data["goals"][0]["statement"] in text
    assert project.data["requirements"][0]["statement"] not in text


def test_the_full_profile_leaves_the_specification_as_it_is() -> None:
    from spec_toolkit.document.profiles import filtered

    spec = read_spec(EveryField().data).spec
    assert filtered(spec, "full") is spec
    assert isinstance(filtered(spec, "vendor"), Spec)
