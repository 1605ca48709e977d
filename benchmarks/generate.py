"""Write a linked specification of any size: generate.py N DIR [--language en|he|ar] [--files K] [--seed S].

N is the number of functional requirements; there is about one object per 20 of them, and roles, permissions,
processes, integrations, goals and measures in proportion. The same arguments give the same bytes.
"""

import argparse
import random
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

MODULES = ("leads", "sales", "service", "campaigns", "reports", "contracts")
ROLES = ("sales-rep", "sales-manager", "technician", "marketing-manager", "bookkeeper", "branch-manager")
STAKEHOLDERS = ("sales", "marketing", "service", "management", "finance", "branches")
TYPES = {"amount": "money", "created": "date", "closed": "date", "score": "integer"}
PRIORITIES = ("must", "must", "long_term", "nice_to_have")


class Project:
    """The words of one language and how many of each thing there are."""

    def __init__(self, requirements: int, language: str, seed: int) -> None:
        texts = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
        self.words: dict[str, Any] = texts[language]
        self.language = language
        self.random = random.Random(f"{seed}/{language}/{requirements}")
        self.requirements = requirements
        self.objects = [self._object_name(number) for number in range(max(5, requirements // 20))]
        self.processes = max(2, requirements // 50)
        self.integrations = max(2, requirements // 200)
        self.goals = max(2, requirements // 100)

    def _object_name(self, number: int) -> str:
        nouns, adjectives = self.words["nouns"], self.words["adjectives"]
        turn, adjective = divmod(number // len(nouns), len(adjectives) + 1)
        noun = nouns[number % len(nouns)]
        name = noun
        if adjective:
            name = self.words["noun_order"].format(noun=noun, adjective=adjectives[adjective - 1])
        return f"{name} {turn + 1}" if turn else name

    def pick(self, kind: str) -> str:
        return str(self.random.choice(self.words[kind]))

    def fill(self, template: str, item: int) -> str:
        draw = self.random
        values = {
            "object": self.objects[item % len(self.objects)],
            "role": self.pick("roles"),
            "field": draw.choice(list(self.words["fields"].values())),
            "seconds": draw.randint(2, 30),
            "minutes": draw.randint(11, 45),
            "days": draw.randint(11, 30),
            "more": draw.randint(31, 60),
            "months": draw.randint(12, 84),
            "hour": draw.randint(6, 20),
            "users": draw.randint(20, 90),
            "count": draw.randint(11, 60),
            "amount": draw.randint(2, 90) * 500,
            "number": draw.randint(1000, 99999),
            "year": draw.randint(2019, 2025),
        }
        text = template
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text


def text_lines(key: str, text: str, indent: int, folded: bool) -> str:
    """`key: text` as people write it: folded, quoted where it must be, else plain."""
    pad = " " * indent
    if folded:
        lines = textwrap.wrap(text, 78 - indent, break_long_words=False, break_on_hyphens=False)
        return f"{pad}{key}: >-\n" + "".join(f"{pad}  {line}\n" for line in lines)
    return f"{pad}{key}: {scalar(text)}\n"


def scalar(text: str) -> str:
    """Plain where YAML allows it, else in double quotes."""
    plain = (
        ": " not in text
        and " #" not in text
        and not any(each in text for each in ",[]{}")
        and text[0] not in "\"'%@`*&!"
    )
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def manifest(project: Project) -> Iterator[str]:
    words = project.words
    yield f"spec:\n  title: {words['title']}\n  organisation: {words['organisation']}\n  language: {project.language}\n"
    yield '  version: "1.0"\n  status: draft\n  date: 2026-11-21\n  authors: [business-analyst]\n  purpose: rfp\n\n'
    yield f"executive_summary:\n{text_lines('purpose', words['summary'], 2, True)}  benefits:\n    - {scalar(words['benefit'])}\n\n"
    yield "stakeholders:\n"
    for id_, name in zip(STAKEHOLDERS, words["stakeholders"], strict=True):
        yield f"  - {{id: {id_}, name: {scalar(name)}, interviewed: 2026-10-12}}\n"
    yield "\nmodules:\n"
    for id_, name in zip(MODULES, words["modules"], strict=True):
        yield f"  - {{id: {id_}, name: {scalar(name)}, level: advanced}}\n"
    yield "\ngoals:\n"
    for number in range(project.goals):
        yield f"  - id: G-{number + 1:02}\n{text_lines('statement', project.fill(words['goal'], number), 4, False)}"
        yield f"    owner: {STAKEHOLDERS[number % 6]}\n    kpis: [KPI-{number + 1:02}]\n"
    yield "\nkpis:\n"
    for number in range(project.goals):
        yield f"  - id: KPI-{number + 1:02}\n{text_lines('name', project.fill(words['kpi'], number), 4, False)}"
        yield text_lines("formula", words["formula"], 4, False)
        yield f"    unit: days\n    direction: decrease\n    baseline: {40 + number % 9}\n    target: {20 + number % 9}\n"
        yield f"    failure_threshold: {35 + number % 5}\n    due: 2027-06-30\n    owner: {STAKEHOLDERS[number % 6]}\n"
    yield "\nglossary:\n"
    for number in range(min(len(project.objects), len(words["nouns"]))):
        definition = scalar(project.fill(words["definition"], number))
        yield f"  - {{term: {scalar(project.objects[number])}, definition: {definition}}}\n"


def business(project: Project) -> Iterator[str]:
    words, draw = project.words, project.random
    yield "roles:\n"
    for id_, name in zip(ROLES, words["roles"], strict=True):
        yield f"  - {{id: {id_}, name: {scalar(name)}, users: {draw.randint(2, 30)}}}\n"
    yield "  - {id: crm, name: CRM, system: true}\n\nobjects:\n"
    for number, name in enumerate(project.objects):
        yield f"  - id: obj-{number + 1:03}\n    name: {scalar(name)}\n    fields:\n"
        for field, label in list(words["fields"].items())[: 4 + number % 7]:
            yield f"      - {{id: {field}, name: {scalar(label)}, type: {TYPES.get(field, 'text')}, required: {'true' if field == 'name' else 'false'}}}\n"
        following = (number + 1) % len(project.objects) + 1
        yield f"    relations:\n      - {{to: obj-{following:03}, kind: one_to_many, name: {scalar(words['nouns'][0])}}}\n"
    yield "\npermissions:\n"
    for number in range(len(project.objects)):
        scope = draw.choice(("own", "team", "all"))
        yield f"  - {{role: {ROLES[number % 6]}, object: obj-{number + 1:03}, allow: [create, read, update], scope: {scope}}}\n"
    yield "\nprocesses:\n"
    for number in range(project.processes):
        id_ = f"BP-{number + 1:03}"
        yield f"  - id: {id_}\n    name: {scalar(project.fill(words['process'], number))}\n    state: to_be\n    owner: {ROLES[number % 6]}\n"
        yield f"    trigger: {scalar(project.fill(words['trigger'], number))}\n    outcome: {scalar(project.fill(words['outcome'], number))}\n    steps:\n"
        for step, action in enumerate(words["steps"], 1):
            last = step == len(words["steps"])
            after = "" if last else f", next: [{id_}.{step + 1}]"
            object_id = number % len(project.objects) + 1
            filled = scalar(project.fill(action, number))
            actor = "crm" if step == 1 else ROLES[(number + step) % 6]
            yield f"      - {{id: {id_}.{step}, actor: {actor}, action: {filled}, object: obj-{object_id:03}{after}}}\n"
    yield "\nintegrations:\n"
    for number in range(project.integrations):
        yield f"  - id: INT-{number + 1:02}\n    system: ERP {number + 1}\n    purpose: {scalar(project.fill(words['outcome'], number))}\n"
        yield f"    direction: bidirectional\n    data: [{{object: obj-{number + 1:03}}}]\n    frequency: daily\n    owner: finance\n    priority: must\n"


def requirement(project: Project, number: int) -> str:
    draw = project.random
    parts = [project.fill(project.pick(kind), number) for kind in ("triggers", "actions", "limits")]
    title = project.fill(project.words["kpi" if number % 3 else "process"], number)
    lines = [f"  - id: FR-{number + 1:05}\n", text_lines("title", title, 4, False)]
    lines.append(f"    module: {MODULES[number % 6]}\n")
    lines.append(text_lines("statement", " ".join(parts), 4, number % 3 != 2))
    lines.append(text_lines("rationale", project.fill(project.pick("rationales"), number), 4, False))
    lines.append(f"    priority: {draw.choice(PRIORITIES)}\n    phase: P{1 + number % 2}\n")
    lines.append(f"    stakeholders: [{STAKEHOLDERS[number % 6]}, {STAKEHOLDERS[(number + 1) % 6]}]\n")
    lines.append(
        f"    goals: [G-{number % project.goals + 1:02}]\n    processes: [BP-{number % project.processes + 1:03}]\n"
    )
    lines.append(f"    objects: [obj-{number % len(project.objects) + 1:03}]\n")
    if number % 10 == 9:
        lines.append(f"    integrations: [INT-{number % project.integrations + 1:02}]\n")
    if number % 7 == 6:
        lines.append(f"    depends_on: [FR-{draw.randint(1, number):05}]\n")
    lines.append("    acceptance:\n")
    for _ in range(1 + number % 2):
        lines.append(f"      - {scalar(project.fill(project.pick('acceptance'), number))}\n")
    lines.append("    status: proposed               # proposed | agreed | rejected | implemented\n")
    return "".join(lines)


def rollout(project: Project) -> Iterator[str]:
    yield "rollout:\n  phases:\n"
    yield f"    - {{id: P1, name: {scalar(project.words['modules'][0])}, start: 2027-01-04, end: 2027-03-31, scope: [leads, sales, service]}}\n"
    yield f"    - {{id: P2, name: {scalar(project.words['modules'][3])}, start: 2027-04-01, end: 2027-06-30, scope: [campaigns, reports, contracts]}}\n"
    yield "\ntechnical:\n"
    for number in range(max(3, project.requirements // 100)):
        statement = project.fill(project.words["technical"], number)
        yield f"  - id: NFR-{number + 1:03}\n    category: performance\n{text_lines('statement', statement, 4, True)}    priority: must\n"


def generate(requirements: int, folder: Path, language: str = "en", files: int = 10, seed: int = 1) -> None:
    """Write the project into `folder`, its requirements spread over so many files."""
    project = Project(requirements, language, seed)
    (folder / "requirements").mkdir(parents=True, exist_ok=True)
    contents = {"spec.yaml": manifest(project), "business.yaml": business(project), "rollout.yaml": rollout(project)}
    for name, lines in contents.items():
        (folder / name).write_text("".join(lines), encoding="utf-8", newline="\n")
    for file in range(files):
        numbers = range(requirements * file // files, requirements * (file + 1) // files)
        text = "requirements:\n" + "".join(requirement(project, number) for number in numbers)
        if numbers:
            (folder / "requirements" / f"{file + 1:03}.yaml").write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("requirements", type=int, metavar="N")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--language", choices=["en", "he", "ar"], default="en")
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    generate(options.requirements, options.folder, options.language, options.files, options.seed)


if __name__ == "__main__":
    main()
