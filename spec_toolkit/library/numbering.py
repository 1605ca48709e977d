"""Fresh ids that fit the project's numbering: `FR-012` after `FR-011`."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spec_toolkit.package_data import values

#: What stands in front of a number, and the number. Arabic-Indic digits count as well.
_NUMBERED = re.compile(r"(.*?)(\d+)")


@dataclass
class Numbering:
    """The ids of one section: numbers behind a prefix, or words (`prefix` is None)."""

    prefix: str | None
    width: int
    last: int
    #: The digit nought of the script that numbers are written in.
    nought: str

    @classmethod
    def of(cls, ids: Iterable[str], section: str) -> "Numbering":
        """How most of the ids of a section (`requirements`, `ui.screens`) are made; without any, as in the examples."""
        used = list(ids)
        numbered = [match for id in used or [_first(section)] if (match := _NUMBERED.fullmatch(id))]
        if 2 * len(numbered) < max(len(used), 1):
            return cls(None, 0, 0, "0")
        prefix = Counter(match[1] for match in numbered).most_common(1)[0][0]
        own = [match[2] for match in numbered if match[1] == prefix]
        width = Counter(map(len, own)).most_common(1)[0][0]
        nought = chr(ord(own[0][0]) - int(own[0][0]))
        return cls(prefix, width, max(map(int, own)) if used else 0, nought)

    def next(self, word: str, taken: set[str]) -> str:
        """The next free id; `word` itself where ids are words. It counts as taken from now on."""
        found = word
        while self.prefix is not None and (found == word or found in taken):
            self.last += 1
            digits = f"{self.last:0{self.width}}"
            found = self.prefix + digits.translate({ord(str(n)): chr(ord(self.nought) + n) for n in range(10)})
        taken.add(found)
        return found


@cache
def _all_first() -> dict[str, str]:
    found: dict[str, str] = values("library/numbering.yaml")
    return found


def _first(section: str) -> str:
    return _all_first().get(section, "")
