"""A project that fills every field of the model, each text with a value of its own. Made from the model."""

from itertools import count
from typing import Any

from spec_toolkit.model import Part, Spec
from spec_toolkit.model.requirements import Scenario
from spec_toolkit.model.shape import FieldShape, shape

#: Fields of the manifest that name a file which has to exist.
FILES = ("logo", "outline", "custom_schema")


class EveryField:
    """`data` is what a project's YAML would hold; `texts` are the values that must stand in the document."""

    def __init__(self, language: str = "en", word: str = "text") -> None:
        self._numbers = count(1)
        self._word = word
        self.texts: list[str] = []
        self.data: dict[str, Any] = {}
        for section in shape(Spec):
            value = self._mapping(section.parts[0])
            self.data[section.key] = [value] if section.many else value
        manifest = self.data["spec"]
        for key in FILES:
            self.texts.remove(manifest.pop(key))
        manifest["language"] = language
        manifest["lint"]["severity"] = {"vague": "info"}
        manifest["triage"]["weights"] = {}

    def _text(self) -> str:
        self.texts.append(f"{self._word}{next(self._numbers)}q")
        return self.texts[-1]

    def _mapping(self, part: type[Part], depth: int = 0) -> dict[str, Any]:
        found = {}
        for field in shape(part):
            value = self._value(part, field, depth)
            if value is not None:
                found[field.key] = [value] if field.many and not isinstance(value, list) else value
        return found

    def _value(self, part: type[Part], field: FieldShape, depth: int) -> Any:
        annotation = str(part.model_fields[field.attribute].annotation)
        if field.key == "id":
            return f"{part.kind}-1"
        if field.key == "custom":
            return {"organisation_key": self._text(), "nested": {"inner": [self._text(), self._text()]}}
        if field.key == "internal":
            return None
        if field.parts and (Scenario in field.parts):
            return [self._text(), self._mapping(Scenario)]
        if field.parts:
            return self._mapping(field.parts[0], depth + 1) if depth < 6 else None
        if field.ref is not None:
            return f"{field.ref.kinds[0]}-1"
        if field.choices:
            return field.choices[0]
        if annotation.startswith("dict"):
            return None
        if field.text is not None:
            return [self._text(), self._text()] if field.many else self._text()
        if "bool" in annotation:
            return "true"
        if "date" in annotation:
            return "2027-03-04"
        if "int" in annotation or "float" in annotation:
            return "7"
        raise AssertionError(f"no value for {part.__name__}.{field.key}")
