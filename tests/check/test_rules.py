"""Every rule explains itself in three languages; lists and pages are made from the rules' own files."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from spec_toolkit.cli._app import _register, app
from spec_toolkit.rules import _catalogue as catalogue
from spec_toolkit.rules import _engine as engine
from spec_toolkit.rules._words import LANGUAGES, rule_data, words

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = {"he": re.compile("[א-ת]"), "ar": re.compile("[ء-ي]")}
#: Keys of a language's part that are no templates.
PLAIN = {"title", "why", "bad", "good"}


@pytest.fixture(scope="module", autouse=True)
def _commands() -> None:
    if not app.registered_commands:
        _register()


def _placeholders(template: str) -> set[str]:
    return set(re.findall(r"(?<!\{)\{(\w+)\}", template))


@pytest.mark.parametrize("code", engine.codes())
def test_words(code: str) -> None:
    data: dict[str, Any] = rule_data(code)
    english = {key: value for key, value in data["en"].items() if key not in PLAIN}
    for language in LANGUAGES:
        said = words(code, language)
        assert said.title and said.why and said.bad and said.good, language
        assert said.title == said.title.strip() and not said.title.endswith(".")
        assert all(isinstance(example, str) for example in (*said.bad, *said.good)), language
        assert set(said.messages) == set(english), language
        for name, template in said.messages.items():
            assert _placeholders(template) == _placeholders(english[name]), (language, name)
            template.format_map(dict.fromkeys(_placeholders(template), "x"))
        if language in SCRIPTS:
            for text in (said.title, said.why, *said.messages.values()):
                assert SCRIPTS[language].search(text), text


@pytest.mark.parametrize("code", engine.codes())
def test_rule(code: str) -> None:
    rule = engine.rule(code)
    assert rule.severity in ("error", "warning", "info")
    assert code in catalogue.markdown([code], "en", True)


def test_the_reader_s_faults_are_rules() -> None:
    kinds = yaml.safe_load((files("spec_toolkit.sources") / "messages.yaml").read_text("utf-8"))
    faults = {kind.split("/")[0] for kind in kinds} - {"project", "write"}
    silent = {code for code in engine.codes() if "severity" in rule_data(code)}
    assert silent == {f"schema/{name}" for name in faults}


def test_list() -> None:
    result = CliRunner().invoke(app, ["rules"])
    assert result.exit_code == 0
    assert [code for code in engine.codes() if f"  {code} " not in result.stdout] == []
    family = CliRunner().invoke(app, ["rules", "reference", "--format", "json"])
    assert {rule["family"] for rule in json.loads(family.stdout)["rules"]} == {"reference"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_rule(language: str) -> None:
    said = words("schema/wrong-type", language)
    result = CliRunner().invoke(app, ["rules", "schema/wrong-type", "--messages", language])
    assert said.why in result.stdout and said.bad[0] in result.stdout
    page = CliRunner().invoke(app, ["rules", "schema/wrong-type", "--messages", language, "--format", "markdown"])
    assert page.stdout.startswith("### `schema/wrong-type`") and "```text" in page.stdout


def test_page_is_up_to_date() -> None:
    expected = catalogue.markdown(engine.codes(), "en", False)
    written = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert written == expected, "write it anew: spec rules --format markdown > docs/rules.md"
