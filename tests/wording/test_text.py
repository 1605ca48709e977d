"""Sentences, words, masks and normalisation keep their way back to the author's characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spec_toolkit.languages.folding import fold
from spec_toolkit.languages.masks import mask
from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.languages.text import MASK, TOKEN, language_of, normalise, sentences

SIGNS = st.sampled_from("ab A.,!?\"'`[](){}-/:;%0123\n\tשלוםךם״׳־ְָعَسهلةأآ٣،؛\u200f\u00a0«»“”@|*")
TEXTS = st.text(
    alphabet=st.sampled_from("ab A.,!?\"'`[](){}-/:;%0123\n\tשלוםךם״׳־ְָعَسهلةأآ٣،؛\u200f\u00a0«»“”@|*"), max_size=80
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The lead screen", "en"),
        ("מסך הליד ב-CRM", "he"),
        ("شاشة CRM الرئيسية", "ar"),
        ("Outlook, Excel, Teams", "en"),
        ("12 / 7", "en"),
        ("המערכת משתמשת ב-Microsoft Outlook", "he"),
    ],
)
def test_language_goes_by_script(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Phones, e.g. Nokia, are read. Next.", ["Phones, e.g. Nokia, are read.", "Next."]),
        ("A list:\n- one\n- two", ["A list:", "- one", "- two"]),
        ("Ends at 3.5 s. Then stops", ["Ends at 3.5 s.", "Then stops"]),
        ("משפט אחד. משפט שני.", ["משפט אחד.", "משפט שני."]),
        ("هل يعمل؟ نعم.", ["هل يعمل؟", "نعم."]),
        ("   ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The user marks the field 'Fast'.", ["'Fast'"]),
        ("The queue “Urgent” is empty.", ["“Urgent”"]),
        ("See FR-012 and `status`.", ["FR-012", "`status`"]),
        ("Mail to help@example.com today", ["help@example.com"]),
        ('המחיר בש"ח ללא מע"מ', []),
        ('השדה "סוג" ריק', ['"סוג"']),
        ("الحقل «سهل» فارغ", ["«سهل»"]),
        ("The customer's card and the rep's list", []),
    ],
)
def test_masks(text: str, names: list[str]) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    hidden = "".join(letter if sign == MASK else "|" for letter, sign in zip(text, masked, strict=True))
    assert [part for part in hidden.split("|") if part] == names


@pytest.mark.parametrize(
    ("one", "other"),
    [("שלום", "שלומ"), ("נציגייה", "נציגיה"), ("أسرع", "اسرع"), ("سهلة", "سهله"), ("على", "علي"), ("It’s", "it's")],
)
def test_spellings_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("שָׁלוֹם", "שלום"),
        ("سَهْلَة", "سهلة"),
        ("٣٫٥ ٪", "3.5 %"),
        ("\u200fabc", "abc"),
        ("בית־ספר", "בית-ספר"),
        ("ﺳﻬﻠﺔ", "سهلة"),
    ],
)
def test_normalise(text: str, words: str) -> None:
    assert normalise(text).text == words


@given(TEXTS)
def test_places_lead_back(text: str) -> None:
    normal = normalise(text)
    places = [normal.original(place) for place in range(len(normal.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    for start, end in sentences(normal.text):
        sentence = Sentence(normal.text[start:end])
        assert len(sentence.masked) == end - start
        assert len(sentence.tokens) == len(sentence.words) == len(sentence.starts) == len(sentence.ends)
        assert sentence.starts == [found.start() for found in TOKEN.finditer(sentence.masked)]
        for match in sentence.matches:
            assert 0 <= match.first < match.end <= len(sentence.tokens)
