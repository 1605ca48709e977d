"""Mermaid text for the figures that Mermaid can say, from the same items and ties. Labels are quoted and escaped."""

from collections.abc import Iterable, Sequence

from spec_toolkit.diagrams.graphs import End, Tie
from spec_toolkit.diagrams.items import Item

#: What Mermaid reads as syntax inside a quoted label, as entity codes (https://mermaid.js.org/syntax/flowchart.html).
#: An erDiagram's grammar takes neither a percent sign nor a backslash in a quoted name.
_ESCAPES = {"#": "#35;", "%": "#37;", "\\": "#92;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;", ";": "#59;"}
_BRACKETS = {
    "pill": ('(["', '"])'),
    "diamond": ('{"', '"}'),
    "round": ('("', '")'),
    "system": ('[["', '"]]'),
    "dot": ('(("', '"))'),
}
_ENDS_LEFT: dict[End, str] = {"one": "||", "many": "}|", "maybe_one": "|o", "maybe_many": "}o"}
_ENDS_RIGHT: dict[End, str] = {"one": "||", "many": "|{", "maybe_one": "o|", "maybe_many": "o{"}


def escaped(text: str) -> str:
    """A label's text inside quotation marks."""
    return "".join(_ESCAPES.get(character, character) for character in text)


def names(keys: Iterable[str]) -> dict[str, str]:
    """Latin-safe names for keys of any script: n1, n2, …"""
    return {key: f"n{number}" for number, key in enumerate(dict.fromkeys(keys), start=1)}


def flowchart(items: Sequence[Item], ties: Sequence[Tie], direction: str, lanes: Sequence[str] = ()) -> str:
    """A flow chart; lanes become subgraphs."""
    name = names(item.key for item in items)
    lines = [f"flowchart {direction}"]

    def node(item: Item) -> str:
        before, after = _BRACKETS.get(item.shape, ('["', '"]'))
        return f"{name[item.key]}{before}{_label(item)}{after}"

    if lanes:
        for number, lane in enumerate(lanes):
            own = [item for item in items if item.lane == number]
            if own:
                lines.append(f'  subgraph lane{number}["{escaped(lane)}"]')
                lines += [f"    {node(item)}" for item in own]
                lines.append("  end")
    lines += [f"  {node(item)}" for item in items if not lanes or item.lane is None]
    for tie in ties:
        if tie.source in name and tie.target in name:
            arrow = "-.->" if tie.dashed else "-->"
            label = f'|"{escaped(tie.label)}"|' if tie.label else ""
            lines.append(f"  {name[tie.source]} {arrow}{label} {name[tie.target]}")
    return "\n".join(lines) + "\n"


def _label(item: Item) -> str:
    texts = [item.label, item.title, *(note.text for note in item.notes)]
    return "<br/>".join(escaped(text) for text in texts if text) or " "


def states(items: Sequence[Item], ties: Sequence[Tie], direction: str) -> str:
    """A state diagram; an item of shape "dot" is where it starts."""
    name = names(item.key for item in items)
    name.update({item.key: "[*]" for item in items if item.shape == "dot"})
    lines = ["stateDiagram-v2", f"  direction {direction}"]
    lines += [f'  state "{escaped(item.title)}" as {name[item.key]}' for item in items if item.shape != "dot"]
    lines += [f"  {name[tie.source]} --> {name[tie.target]}" for tie in ties if {tie.source, tie.target} <= name.keys()]
    return "\n".join(lines) + "\n"


def entities(items: Sequence[Item], ties: Sequence[Tie]) -> str:
    """An entity-relation diagram; attribute names are words, so the field's own name stands as comment."""
    name = names(item.key for item in items)
    lines = ["erDiagram"]
    for item in items:
        lines.append(f'  {name[item.key]}["{escaped(item.title)}"] {{')
        lines += [f'    value f{n} "{escaped(row.name)}"' for n, row in enumerate(item.rows, start=1)]
        lines.append("  }")
    for tie in ties:
        if {tie.source, tie.target} <= name.keys():
            ends = f"{_ENDS_LEFT.get(tie.start, '||')}--{_ENDS_RIGHT.get(tie.end, '||')}"
            lines.append(f'  {name[tie.source]} {ends} {name[tie.target]} : "{escaped(tie.label)}"')
    return "\n".join(lines) + "\n"
