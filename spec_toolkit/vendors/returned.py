"""What is said about a returned file: findings with the file, the sheet and the cell."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spec_toolkit.findings import Finding, Place
from spec_toolkit.package_data import values


@cache
def _messages() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = values("vendors/messages.yaml")
    return found


def said(key: str, language: str, **values: object) -> str:
    """A message in a language, filled in."""
    text: str = _messages()[key][language]
    for name, value in values.items():
        text = text.replace("{" + name + "}", _shown(value))
    return text


#: A message shows this many characters of what a vendor wrote.
_SHOWN = 120
#: After this many findings of one kind in a file the others are not told one by one.
_MOST_OF_A_KIND = 50


def _shown(value: object) -> str:
    """A vendor's text for a message: one line, without marks of direction and what moves a cursor, shortened."""
    text = " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell (row and column from 1) or a content control (`cell` is its tag, row its number)."""

    sheet: str = ""
    cell: str = ""
    row: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell


@dataclass
class Log:
    """Collects the findings of one returned file."""

    file: str
    language: str
    findings: list[Finding] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def add(self, key: str, spot: Spot | None = None, item: str | None = None, **values: object) -> None:
        """Notes a finding; `key` is a key of `messages.yaml`, `values` fill in its message."""
        self._counts[key] = self._counts.get(key, 0) + 1
        if self._counts[key] > _MOST_OF_A_KIND:
            return
        spot = spot or Spot()
        message = said(key, self.language, item=item or "", **values)
        self.findings.append(
            Finding(
                code=f"vendor/{key}",
                severity=_messages()[key]["severity"],
                message=message,
                place=Place(self.file, spot.row, spot.column, spot.row, spot.column + 1),
                item=item,
                field=str(spot) or None,
                excerpt=_shown(values.get("detail", "")),
            )
        )


def as_text(findings: tuple[Finding, ...], language: str) -> str:
    """Findings for people: the place, the code, the item; the message below."""
    lines = []
    for finding in findings:
        where = f"{finding.place.path}  {finding.field}" if finding.field else finding.place.path
        item = f" [{finding.item}]" if finding.item else ""
        lines += [f"{where}: {said(finding.severity, language)} {finding.code}{item}", f"    {finding.message}"]
    return "\n".join(lines) + "\n" if lines else ""
