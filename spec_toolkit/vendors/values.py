"""From what stands in an answer place to a sound value, or to a finding that says why not."""

import datetime as dt
import re
import unicodedata

from spec_toolkit.vendors import words as w
from spec_toolkit.vendors.answers import Value
from spec_toolkit.vendors.layout import Kind
from spec_toolkit.vendors.returned import Log, Spot

#: An answer is kept up to this many characters.
LONGEST = 10_000
_LARGEST = 1e12
_SIGNS = re.compile(r"^(?:[A-Z]{3}|[€$£₪¥%]|ILS|NIS)?\s*([0-9][0-9.,'’ ]*)\s*(?:[A-Z]{3}|[€$£₪¥%])?$", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"^(\d{1,2})[./-](\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?$")
_QUARTER = re.compile(r"^q([1-4])[ ./-]*(\d{4})$|^(\d{4})[ ./-]*q([1-4])$", re.IGNORECASE)


def sound(kind: Kind, written: object, language: str, log: Log, spot: Spot, item: str) -> Value | None:
    """The value of an answer, or None. `language` is that of the questionnaire: an entry in another one is told."""
    if written is None or (isinstance(written, str) and not written.strip()):
        return None
    if kind == "text":
        return _text(written, log, spot, item)
    if kind == "date":
        return _date(written, log, spot, item)
    if kind in ("number", "percent"):
        return _number(written, log, spot, item)
    if kind in w.CHOICES:
        return _choice(kind, written, language, log, spot, item)
    return None


def clean(text: str) -> str:
    """A vendor's text without control characters and marks of direction; line ends are \\n."""
    text = unicodedata.normalize("NFC", text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub("[\x85\u2028\u2029]", "\n", text)
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co"))
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "", "".join(kept)).strip()


def _text(written: object, log: Log, spot: Spot, item: str) -> Value | None:
    if isinstance(written, bool):
        return "✓" if written else "✗"
    if isinstance(written, float):
        return str(int(written)) if written.is_integer() else str(written)
    if isinstance(written, dt.date):
        return written.isoformat()
    text = clean(str(written))
    if len(text) > LONGEST:
        log.add("too-long", spot, item, count=len(text), limit=LONGEST)
        text = text[:LONGEST]
    return text or None


def _choice(kind: w.Choice, written: object, language: str, log: Log, spot: Spot, item: str) -> Value | None:
    text = ("yes" if written else "no") if isinstance(written, bool) and kind == "yes_no" else clean(str(written))
    labels = w.labels(kind, language)
    meant = w.understood(kind, text[:200])
    if meant is None:
        log.add("unknown-answer", spot, item, detail=text, options=", ".join(labels.values()))
        return None
    if text != labels[meant]:
        log.add("read-as", spot, item, detail=text, meaning=labels[meant])
    return meant


def _number(written: object, log: Log, spot: Spot, item: str) -> Value | None:
    if isinstance(written, bool | dt.date):
        log.add("not-number", spot, item, detail=written)
        return None
    number = written if isinstance(written, int | float) else _read_number(str(written))
    if number is None or abs(number) > _LARGEST:
        log.add("not-number", spot, item, detail=written)
        return None
    if number < 0:
        log.add("negative", spot, item, detail=written)
        return None
    if isinstance(written, str) and not re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", written.strip(), re.ASCII):
        log.add("read-as", spot, item, detail=written, meaning=f"{number:g}" if number < 1e6 else str(number))
    return int(number) if float(number).is_integer() else round(float(number), 6)


def _read_number(text: str) -> float | None:
    """A number written as text, where only one reading is possible: 1.200 and 1,200 may each mean two things."""
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in clean(text))
    plain = plain.replace("\u00a0", " ").replace("\u202f", " ").replace("٬", ",").replace("٫", ".")
    match = _SIGNS.match(plain)
    if match is None:
        return -1.0 if re.fullmatch(r"-\s*[0-9]+", plain) else None
    digits = re.sub("[ '’]", "", match[1]).rstrip(".,")
    if re.fullmatch(r"[0-9]+", digits):
        return float(digits)
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(,[0-9]{3}){2,}", digits):
        return float(digits.replace(",", ""))
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(\.[0-9]{3}){2,}", digits):
        return float(digits.replace(".", "").replace(",", "."))
    # One sign: with three digits behind it, either a group or a fraction.
    if re.fullmatch(r"[0-9]+[.,](?:[0-9]{1,2}|[0-9]{4,})", digits):
        return float(digits.replace(",", "."))
    return None


def _date(written: object, log: Log, spot: Spot, item: str) -> Value | None:
    if isinstance(written, dt.date):
        return written
    text = clean(str(int(written)) if isinstance(written, float) and written.is_integer() else str(written))
    found = _read_date("".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text))
    if found is None:
        log.add("not-date", spot, item, detail=text)
        return None
    if text != found.isoformat():
        log.add("read-as", spot, item, detail=text, meaning=found.isoformat())
    return found


def _read_date(text: str) -> dt.date | None:
    """Days and months that can be read in one way only; a quarter means its last month."""
    year, month, day = 0, 0, 1
    if match := _YEAR_FIRST.match(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3] or 1)
    elif match := _MONTH_FIRST.match(text):
        year, month = int(match[2]), int(match[1])
    elif match := _QUARTER.match(text):
        year, month = int(match[2] or match[3]), int(match[1] or match[4]) * 3
    try:
        return dt.date(year, month, day) if 2000 <= year <= 2100 else None
    except ValueError:
        return None
