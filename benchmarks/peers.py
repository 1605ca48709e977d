"""The same requirements as input of other tools: peers.py N DIR writes one folder for each, and `ours` for this one.

Two sentences each, one link to an earlier requirement from the second module on, some vague wording. The tools are
run by run.py.
"""

import argparse
import json
import random
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

MODULES = ("Leads", "Sales", "Quotes", "Service", "Campaigns", "Reports", "Contracts", "Branches", "Stock", "Migration")
ACTORS = ("sales representative", "sales manager", "service agent", "bookkeeper", "branch manager", "call agent")
VERBS = ("create", "edit", "merge", "archive", "export", "import", "assign", "approve")
THINGS = ("customer record", "lead", "quote", "campaign list", "service ticket", "price list", "consent record")
WHERE = ("from the telephone", "from the web client", "during a call", "after a failed transfer", "in the branch")
LIMITS = ("within 2 seconds", "within 5 seconds", "with at most 3 clicks", "for up to 500 records at once")
VAGUE = ("in a user-friendly way", "as quickly as possible", "where appropriate", "with adequate performance")


@dataclass(frozen=True)
class Requirement:
    number: int
    module: str
    title: str
    statement: str
    priority: str
    link: int | None

    @property
    def id(self) -> str:
        return f"FR-{self.number:05}"


def requirements(count: int) -> list[Requirement]:
    draw = random.Random(count)
    each = max(1, count // len(MODULES))
    found = []
    for number in range(1, count + 1):
        module = min((number - 1) // each, len(MODULES) - 1)
        verb, thing = draw.choice(VERBS), draw.choice(THINGS)
        tail = draw.choice(VAGUE if draw.random() < 0.1 else LIMITS)
        found.append(
            Requirement(
                number,
                MODULES[module],
                f"{verb.capitalize()} {thing} ({number})",
                f"The system shall allow the {draw.choice(ACTORS)} to {verb} a {thing} {draw.choice(WHERE)} {tail}. "
                f"Change {number} to a {thing} shall be written to the log with user, time and old value.",
                draw.choice(("must", "must", "long_term", "nice_to_have")),
                number - each if module else None,
            )
        )
    return found


Modules = list[tuple[str, list[Requirement]]]


def ours(modules: Modules, folder: Path) -> None:
    names = "".join(f"  - {{id: {name.lower()}, name: {name}}}\n" for name, _ in modules)
    (folder / "spec.yaml").write_text(f"spec:\n  title: CRM\n  language: en\nmodules:\n{names}", "utf-8")
    for name, found in modules:
        lines = ["requirements:\n"]
        for one in found:
            lines.append(f"  - id: {one.id}\n    module: {name.lower()}\n    title: {one.title}\n")
            lines.append(f"    priority: {one.priority}\n    statement: {json.dumps(one.statement)}\n")
            lines.append(f"    depends_on: [FR-{one.link:05}]\n" if one.link else "")
        (folder / f"{name.lower()}.yaml").write_text("".join(lines), "utf-8")


def trlc(modules: Modules, folder: Path) -> None:
    (folder / "crm.rsl").write_text(
        "package CRM\nenum Priority { must long_term nice_to_have }\n"
        "type Requirement {\n  title String\n  priority Priority\n  statement String\n"
        '  depends optional Requirement\n}\nchecks Requirement {\n  len(statement) >= 10, warning "short", statement\n}\n',
        "utf-8",
    )
    for name, found in modules:
        body = "".join(
            f"Requirement FR_{one.number:05} {{\n  title = {json.dumps(one.title)}\n"
            f"  priority = Priority.{one.priority}\n  statement = {json.dumps(one.statement)}\n"
            + (f"  depends = FR_{one.link:05}\n" if one.link else "")
            + "}\n"
            for one in found
        )
        (folder / f"{name.lower()}.trlc").write_text(f"package CRM\n{body}", "utf-8")


def doorstop(modules: Modules, folder: Path) -> None:
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    before = ""
    prefixes = {name: f"C{chr(65 + place)}" for place, (name, _) in enumerate(modules)}
    ids = {one.number: f"{prefixes[name]}-{one.number:05}" for name, found in modules for one in found}
    for name, found in modules:
        inside = folder / name.lower()
        inside.mkdir()
        parent = f"  parent: {before}\n" if before else ""
        (inside / ".doorstop.yml").write_text(
            f"settings:\n  digits: 5\n{parent}  prefix: {prefixes[name]}\n  sep: '-'\n", "utf-8"
        )
        for place, one in enumerate(found, 1):
            links = f"links:\n- {ids[one.link]}: null\n" if one.link else "links: []\n"
            (inside / f"{ids[one.number]}.yml").write_text(
                f"active: true\nderived: false\nheader: |\n  {one.title}\nlevel: 1.{place}\n{links}normative: true\n"
                f"ref: ''\nreviewed: null\ntext: |\n  {one.statement}\n",
                "utf-8",
            )
        before = prefixes[name]


def strictdoc(modules: Modules, folder: Path) -> None:
    for name, found in modules:
        parts = [f"[DOCUMENT]\nTITLE: {name}\n"]
        for one in found:
            link = f"RELATIONS:\n- TYPE: Parent\n  VALUE: FR-{one.link:05}\n" if one.link else ""
            parts.append(f"[REQUIREMENT]\nUID: {one.id}\nTITLE: {one.title}\nSTATEMENT: {one.statement}\n{link}")
        (folder / f"{name.lower()}.sdoc").write_text("\n".join(parts), "utf-8")


def needs(modules: Modules, folder: Path) -> None:
    (folder / "conf.py").write_text(
        "project = 'CRM'\nextensions = ['sphinx_needs']\nneeds_id_regex = '^[A-Z0-9_-]+'\n", "utf-8"
    )
    index = ["CRM\n===\n\n.. toctree::\n\n"]
    for name, found in modules:
        index.append(f"   {name.lower()}\n")
        parts = [f"{name}\n{'=' * len(name)}\n\n"]
        for one in found:
            link = f"   :links: FR-{one.link:05}\n" if one.link else ""
            parts.append(f".. req:: {one.title}\n   :id: {one.id}\n{link}\n   {one.statement}\n\n")
        (folder / f"{name.lower()}.rst").write_text("".join(parts), "utf-8")
    (folder / "index.rst").write_text("".join(index), "utf-8")


WRITERS: dict[str, Callable[[Modules, Path], None]] = {
    "ours": ours,
    "trlc": trlc,
    "doorstop": doorstop,
    "strictdoc": strictdoc,
    "needs": needs,
}


def write(count: int, folder: Path) -> None:
    """Writes the input of every tool into a folder of its own below `folder`."""
    modules = [(name, list(found)) for name, found in groupby(requirements(count), key=lambda one: one.module)]
    for name, writer in WRITERS.items():
        inside = folder / name
        inside.mkdir(parents=True)
        writer(modules, inside)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", type=Path, metavar="DIR")
    arguments = parser.parse_args()
    write(arguments.count, arguments.folder)
