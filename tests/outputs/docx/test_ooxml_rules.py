"""Each rule sees the fault that it is for."""

import io
import re
import zipfile

import pytest
from docx_sample import sample
from ooxml_rules import OWN_RULES, broken_rules

from spec_toolkit.outputs.docx import write

D, S, N, F = "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"
RELS, TYPES, SET = "word/_rels/document.xml.rels", "[Content_Types].xml", "word/settings.xml"
#: rule, part, pattern, replacement of its first occurrence
BREAKS = [
    ("relationships_lead_somewhere", RELS, r'Target="footnotes.xml"', 'Target="nothing.xml"'),
    ("relationships_lead_somewhere", RELS, r'Target="https://www', 'Target="javascript:www'),
    ("relationship_ids_exist", D, r'r:embed="rId\d+"', 'r:embed="rId999"'),
    ("content_types_are_complete", TYPES, r'<Default Extension="png"[^>]*>', ""),
    ("content_types_are_complete", TYPES, r"/word/footnotes.xml", "/word/notes.xml"),
    ("bookmarks_pair_and_are_unique", D, r"<w:bookmarkEnd [^>]*>", ""),
    ("bookmarks_pair_and_are_unique", D, r'w:name="FR_001"', 'w:name="fr_002"'),
    ("bookmarks_pair_and_are_unique", D, r'w:name="FR_001"', 'w:name="1st"'),
    ("links_and_references_have_targets", D, r'w:anchor="FR_002"', 'w:anchor="FR_999"'),
    ("fields_balance", D, r'<w:r>(<w:rPr><w:rtl/></w:rPr>)?<w:fldChar w:fldCharType="end"/></w:r>', ""),
    ("fields_balance", D, r'w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="true"'),
    ("nothing_asks_to_update", SET, r"<w:zoom", "<w:updateFields/><w:zoom"),
    ("the_contents_list_every_heading", D, r'(<w:hyperlink w:anchor="summary".*?<w:tab/>.*?)</w:t>', r"\1 more</w:t>"),
    ("cells_end_with_a_paragraph", D, r"(</w:tcPr>)<w:p>.*?</w:p></w:tc>", r"\1</w:tc>"),
    ("rows_fill_the_grid", D, r"<w:tc>(?:(?!</w:tc>).)*</w:tc></w:tr>", "</w:tr>"),
    ("rows_fill_the_grid", D, r"<w:cantSplit/>", ""),
    ("tables_do_not_touch", D, r"(</w:tbl>)<w:p>.*?</w:p>(?=.*<w:tbl>)", r"\1<w:tbl><w:tblPr/></w:tbl>"),
    ("styles_are_defined_and_unique", D, r'w:val="ListBullet"', 'w:val="NoSuch"'),
    ("styles_are_defined_and_unique", S, r'w:styleId="Subtitle"', 'w:styleId="Title"'),
    ("numberings_are_defined", S, r'<w:numId w:val="2"/>', '<w:numId w:val="77"/>'),
    ("numberings_are_defined", N, r"(<w:abstractNum .*</w:abstractNum>)(<w:num .*</w:num>)", r"\2\1"),
    ("footnotes_match", D, r'(<w:footnoteReference w:id=)"1"', r'\1"9"'),
    ("pictures_are_described", D, r' descr="[^"]*"', ""),
    ("runs_have_one_direction", D, r"<w:rtl/>", ""),
    ("runs_have_one_direction", D, r"<w:r>(<w:t [^>]*>[A-Z])", r"<w:r><w:rPr><w:rtl/></w:rPr>\1"),
    ("complex_script_twins", D, r"<w:bCs/>", ""),
    ("complex_script_twins", S, r'<w:szCs w:val="21"/>', '<w:szCs w:val="99"/>'),
    ("tables_and_sections_are_mirrored", D, r"<w:bidiVisual/>", ""),
    ("tables_and_sections_are_mirrored", D, r"<w:rtlGutter/>", ""),
    ("fonts_are_not_from_the_theme", S, r"<w:rFonts ", '<w:rFonts w:asciiTheme="minorHAnsi" '),
    ("pages_fit", D, r' w:orient="landscape"', ""),
]


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write(sample("he")))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(("rule", "part", "pattern", "replacement"), BREAKS)
def test_fault_is_seen(parts: dict[str, bytes], rule: str, part: str, pattern: str, replacement: str) -> None:
    text, count = re.subn(pattern, replacement, parts[part].decode(), count=1, flags=re.DOTALL)
    assert count == 1
    only = [r for r in OWN_RULES if r.__name__ == rule]
    assert broken_rules(_zipped(parts), only) == []
    assert broken_rules(_zipped(parts | {part: text.encode()}), only) != []


def test_every_rule_has_a_fault() -> None:
    unseen = {r.__name__ for r in OWN_RULES} - {rule for rule, *_ in BREAKS}
    assert unseen == {"names_in_the_archive"}
