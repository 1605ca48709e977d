"""Makes the shipped font files again: static Regular and Bold from the variable Rubik, and their advance widths.

Needs fontTools and fontpkg-rubik (both from PyPI): `python scripts/figure_fonts.py`. Rubik is licensed
under the SIL Open Font License 1.1 without a reserved font name, so an instance may keep the name (OFL.txt).
"""

import json
from importlib.resources import files
from pathlib import Path

#: Name of the file's weight -> value on the font's weight axis.
WEIGHTS = {"Regular": 400, "Bold": 700}
FONTS = Path(__file__).parent.parent / "spec_toolkit" / "diagrams" / "fonts"


def main() -> None:
    """Writes Rubik-Regular.ttf, Rubik-Bold.ttf, advances.json and OFL.txt into the diagrams package."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    package = files("fontpkg_rubik")
    advances: dict[str, dict[str, int]] = {}
    for weight, value in WEIGHTS.items():
        variable = TTFont(str(package / "files" / "Rubik[wght].ttf"), recalcTimestamp=False)
        font = instantiateVariableFont(variable, {"wght": value}, updateFontNames=True)
        font.save(FONTS / f"Rubik-{weight}.ttf")
        metrics, characters = font["hmtx"].metrics, font.getBestCmap()
        per_em = font["head"].unitsPerEm
        advances[weight.lower()] = {
            chr(code): round(1000 * metrics[glyph][0] / per_em) for code, glyph in sorted(characters.items())
        }
    text = json.dumps(advances, ensure_ascii=True, separators=(",", ":"))
    (FONTS / "advances.json").write_text(text + "\n", encoding="ascii", newline="\n")
    (FONTS / "OFL.txt").write_text((package / "LICENSE").read_text("utf-8"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
