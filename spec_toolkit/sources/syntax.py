"""What a person did when the YAML parser says "did not find expected key"."""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from spec_toolkit.sources.events import Loader
from spec_toolkit.sources.faults import Fault

_BREAK = re.compile(r"[\r\n]")
_CLOSING = {"[": "]", "{": "}"}
_OPENING = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
#: YAML looks no further than this for the colon of a key.
_LONGEST_KEY = 1024
_ENDING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)


@dataclass
class _Trouble:
    """The parser's words and where it stood, with what came before."""

    text: str
    problem: str
    context: str
    at: int
    context_at: int

    @property
    def character(self) -> str:
        return self.text[self.at : self.at + 1]

    def line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """The end of what stands in the line, without a comment."""
        end = _BREAK.search(self.text, offset)
        line = self.text[offset : end.start() if end else len(self.text)]
        comment = re.search(r"(?<=[ \t])#", line)
        return offset + len(line[: comment.start() if comment else len(line)].rstrip())

    def entry_end(self, offset: int) -> int:
        """The end of an entry between brackets."""
        match = re.compile(r"[^,\]}\r\n]*[^,\]}\s]").match(self.text, offset, self.line_end(offset))
        return match.end() if match else min(offset + 1, len(self.text))

    def word_end(self, offset: int) -> int:
        match = re.compile(r"[^\s,\[\]{}]+").match(self.text, offset)
        return match.end() if match else min(offset + 1, len(self.text))

    def fault(self, kind: str, start: int, end: int, **values: Any) -> Fault:
        return Fault(kind, start, end, values)


def explain(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """The fault in a person's terms, at the characters that she must change."""
    # At the end of the text libyaml's mark lies behind it.
    at = min(error.problem_mark.index if error.problem_mark else len(text), len(text))
    context_at = min(error.context_mark.index, len(text)) if error.context_mark else at
    trouble = _Trouble(text, error.problem or "", error.context or "", at, context_at)
    for judge in (_characters, _quotes, _properties, _flow, _lines, _block):
        fault = judge(trouble)
        if fault is not None:
            return fault
    return trouble.fault("syntax/other", at, trouble.word_end(at))


def _characters(t: _Trouble) -> Fault | None:
    """A character that may not stand where it stands."""
    if "tab" in t.problem.split() or (t.character == "\t" and "token" in t.problem):
        end = t.at
        while t.text[end : end + 1] == "\t":
            end += 1
        return t.fault("syntax/tab", t.at, max(end, t.at + 1))
    if "cannot start any token" in t.problem:
        return t.fault("syntax/reserved-character", t.at, t.at + 1, character=t.character)
    if "directive" in t.context:
        return t.fault("syntax/reserved-character", t.context_at, t.context_at + 1, character="%")
    if t.character == "," and "node content" in t.problem:
        return t.fault("syntax/reserved-character", t.at, t.at + 1, character=",")
    if "block scalar" in t.context:
        character = t.text[t.context_at]
        return t.fault("syntax/block-header", t.context_at, t.line_end(t.at), character=character)
    return None


def _quotes(t: _Trouble) -> Fault | None:
    if "quoted scalar" in t.context:
        if "escape" in t.problem:
            at = t.text.rfind("\\", t.context_at, t.at + 1)
            return t.fault("syntax/escape", at, at + 2, escape=t.text[at : at + 2])
        return t.fault("syntax/missing-quote", t.context_at, t.context_at + 1, quote=t.text[t.context_at])
    before = _token_before(t)
    if isinstance(before, yaml.ScalarToken) and before.style in ("'", '"'):
        start = before.start_mark.index
        if _BREAK.search(t.text, start, before.end_mark.index):
            return t.fault("syntax/missing-quote", start, start + 1, quote=before.style)
        if before.end_mark.index > t.line_start(t.at):
            in_brackets = "flow" in t.context
            if in_brackets and t.character in "'\"":
                return None
            end = t.entry_end(t.at) if in_brackets else t.line_end(t.at)
            return t.fault("syntax/text-after-quote", t.at, end, quoted=t.text[start : before.end_mark.index])
    return None


def _properties(t: _Trouble) -> Fault | None:
    """`*`, `&` and `!` have a meaning at the start of a value."""
    end = t.word_end(t.context_at)
    if "alias" in t.context:
        return t.fault("syntax/star", t.context_at, end)
    if "anchor" in t.context:
        return t.fault("syntax/ampersand", t.context_at, end)
    if "tag handle" in t.problem:
        return t.fault("unknown-tag", t.context_at, end, tag=t.text[t.context_at : end])
    if t.context in ("while scanning a tag", "while parsing a tag"):
        return t.fault("syntax/exclamation", t.context_at, end)
    return None


def _flow(t: _Trouble) -> Fault | None:
    """Inside `[ ]` and `{ }`."""
    opening = _open_bracket(t)
    if opening is None:
        if t.character and t.character in "]}" and "expected" in t.problem:
            return t.fault("syntax/wrong-bracket", t.at, t.at + 1, character=t.character)
        return None
    bracket = t.text[opening]
    values = {"bracket": bracket, "closing": _CLOSING[bracket]}
    unclosed = t.fault("syntax/unclosed", opening, opening + 1, **values)
    rest = t.text[t.at :].strip()
    if not rest:
        return unclosed
    if t.character == "?":
        return t.fault("syntax/question-in-flow", t.at, t.at + 1)
    before = t.text[t.line_start(t.at) : t.at]
    opening_line = t.text[t.line_start(opening) : opening]
    later, outside = t.line_start(t.at) > opening, _indent(before) <= _indent(opening_line)
    if later and outside and re.fullmatch(r" *(?:- .*|[\w.-]*)", before + ("- " if t.character == "-" else "")):
        return unclosed
    if t.character == ":":
        return t.fault("syntax/colon-in-flow", t.at, t.at + 1)
    if t.character in "]}":
        return t.fault("syntax/wrong-bracket", t.at, t.at + 1, character=t.character)
    if "flow" in t.context:
        return t.fault("syntax/missing-comma", t.at, t.word_end(t.at), **values)
    return None


def _lines(t: _Trouble) -> Fault | None:
    """A colon too many, a colon too few."""
    if "simple key" in t.context:
        return t.fault("syntax/no-colon", t.context_at, t.line_end(t.context_at))
    if "mapping values" not in t.problem:
        return None
    start = t.line_start(t.at)
    before = t.text[start : t.at]
    if re.search(r":\s", before) or len(before) > _LONGEST_KEY:
        return t.fault("syntax/colon-in-text", t.at, t.at + 1)
    first = start + len(before) - len(before.lstrip(" -"))
    previous_end = len(t.text[:start].rstrip())
    previous_start = t.line_start(previous_end)
    previous = t.text[previous_start:previous_end]
    glued = re.match(r"\s*(?:- )*[^\s:]+(:)[^\s:/]", previous)
    if glued and not re.search(r":(?:\s|$)", previous):
        return t.fault("syntax/no-space-after-colon", previous_start + glued.start(1), previous_start + glued.end(1))
    if previous and not re.search(r":(?:\s|$)", previous) and _indent(previous) >= _indent(before):
        return t.fault("syntax/no-colon", previous_start + _indent(previous), previous_end)
    return t.fault("syntax/indentation", first, t.at)


def _block(t: _Trouble) -> Fault | None:
    if "sequence entries" in t.problem:
        return t.fault("syntax/dash", t.at, t.at + 1)
    if "mapping keys" in t.problem:
        return t.fault("syntax/question", t.at, t.at + 1)
    before = _token_before(t)
    same_line = before is not None and before.end_mark.index >= t.line_start(t.at)
    if isinstance(before, _ENDING) and same_line:
        return t.fault("syntax/text-after-bracket", t.at, t.line_end(t.at))
    if "expected" in t.problem and ("block" in t.context or "block" in t.problem):
        return t.fault("syntax/indentation", t.at, t.word_end(t.at))
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _tokens(text: str, until: int) -> list[yaml.Token]:
    """The tokens that start before an offset, as far as they can be scanned."""
    loader = Loader(text)
    tokens: list[yaml.Token] = []
    try:
        while (token := loader.get_token()) is not None and token.start_mark.index < until:
            tokens.append(token)
    except (yaml.YAMLError, ValueError):
        pass
    finally:
        loader.dispose()
    return tokens


def _token_before(t: _Trouble) -> yaml.Token | None:
    """The last token that stands in the text in front of the trouble."""
    tokens = [token for token in _tokens(t.text, t.at) if token.end_mark.index > token.start_mark.index]
    return tokens[-1] if tokens else None


def _open_bracket(t: _Trouble) -> int | None:
    """The offset of the innermost bracket that is open at the trouble."""
    stack: list[int] = []
    for token in _tokens(t.text, t.at):
        if isinstance(token, _OPENING):
            stack.append(token.start_mark.index)
        elif isinstance(token, _ENDING) and stack:
            stack.pop()
    return stack[-1] if stack else None
