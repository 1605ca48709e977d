"""The colours of all figures. No meaning rests on a hue alone.

Grounds are light, edges dark; neighbouring meanings differ in lightness (they stay apart in greyscale print) and in
shape or line style (they stay apart for every kind of colour vision). Hues follow Okabe and Ito, "Color Universal
Design" (2008): blue, vermilion, bluish green.
"""

from dataclasses import dataclass

INK = "#1A1C20"
QUIET = "#4A5160"
PAPER = "#FFFFFF"
RULE = "#AEB8C8"
LANE = "#F5F7FA"
SHADE = "#E4E9F1"


@dataclass(frozen=True, slots=True)
class Tone:
    """A fill, the line around it, the text on it, and a dash pattern ("" for an unbroken line)."""

    fill: str
    line: str
    text: str = INK
    dash: str = ""
    width: float = 1.4


PLAIN = Tone(PAPER, "#1F4E8C")
SOFT = Tone("#E3ECF8", "#1F4E8C")
STRONG = Tone("#1F4E8C", "#1F4E8C", PAPER)
GOOD = Tone("#DDF1E8", "#00664B", width=2.4)
ALARM = "#A83A00"
WARN = Tone("#FFF3D6", "#8A5A00")
AUTO = Tone("#EFE9F7", "#5B3A8C", dash="5 3")
GHOST = Tone(PAPER, "#6B7484", QUIET, dash="3 3", width=1.1)
FINAL = Tone("#E3ECF8", "#1F4E8C", width=3.2)
NEUTRAL = Tone(LANE, RULE, INK, width=1)

#: Fills of bars that stand beside each other, dark to light; each is apart from its neighbours in greyscale.
BARS = ("#1F4E8C", "#5E97CF", "#BFD4EA", "#E9EEF5")
