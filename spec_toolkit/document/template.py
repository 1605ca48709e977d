"""Runs the templates of an outline: order and wording from Markdown, content from views.

Nothing of an author passes the Markdown parser here: each value that a template prints becomes a marker, and the
reader puts the text, or the blocks of a view, in the marker's place. So no text can change the structure.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from spec_toolkit.document import parts, prose
from spec_toolkit.document.blocks import Blocks, Inline, Inlines, Text
from spec_toolkit.document.composer import Composer, WordingError
from spec_toolkit.document.views import views
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.model import Part

_MARKER = re.compile("\ue000(\\d+)\ue001")
_ONE_MARKER = re.compile("\\s*\ue000(\\d+)\ue001\\s*")
_HEADING = re.compile(r"^(#{1,6})(?=[ \t])", re.MULTILINE)


class _Marker(str):
    """Stands in the text for inlines or blocks; Jinja prints it as it is."""


class _Wording(str):
    """Markdown of a template, ready to be read."""


class Templates:
    """The templates of one document. A name is looked up in each folder in turn."""

    def __init__(self, composer: Composer, folders: Sequence[Path], context: Mapping[str, Any]) -> None:
        self._composer = composer
        self._folders = folders
        self._held: list[Inlines | Blocks] = []
        self._blocks: set[int] = set()
        self._env = ImmutableSandboxedEnvironment(
            loader=FunctionLoader(self._source),
            finalize=self._finalize,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._env.globals.update(
            context,
            spec=composer.spec,
            label=composer.label,
            count=composer.formats.counted,
            markdown=self._markdown,
            section=self._section,
            rest_of=self._rest_of,
            has_process=self._has_process,
            has_class=self._has_class,
        )
        self._env.globals.update({name: partial(self._view, view) for name, view in views().items()})

    def read(self, name: str) -> Blocks:
        """The blocks of a template. Raises SpecToolkitError for a template that cannot be used, naming it."""
        try:
            text = self._env.get_template(name).render(level=1)
            return prose.template_blocks(text, self._expand, self._expand_block, self._composer.anchors.unique)
        except TemplateSyntaxError as fault:
            raise SpecToolkitError(
                f"The template {fault.name} has an error in line {fault.lineno}: {fault.message}"
            ) from None
        except TemplateNotFound as fault:
            raise SpecToolkitError(
                f"There is no template {fault.name}.", "Templates lie in the outline's folder and in --templates DIR."
            ) from None
        except (TemplateError, WordingError, prose.UnknownTokenError) as fault:
            where = _line_of(fault)
            raise SpecToolkitError(f"A template cannot be used{where}: {fault}") from None

    # --- what templates call --------------------------------------------------------------------------------------

    def _source(self, name: str) -> tuple[str, str, None] | None:
        steps = name.split("/")
        if ".." in steps or not all(steps):
            return None
        for folder in self._folders:
            found: Path = folder
            for step in steps:
                found = found / step
            if found.is_file():
                return found.read_text(encoding="utf-8"), name, None
        return None

    def _section(self, name: str, level: int = 1, **values: Any) -> _Wording:
        """The template `sections/NAME.md.j2`, its headings moved so that `#` is a heading of `level`."""
        text = self._env.get_template(f"sections/{name}.md.j2").render(level=level, **values)
        return _Wording(_HEADING.sub(lambda found: "#" * min(6, len(found[1]) + level - 1), text))

    def _view(self, view: Any, *args: Any, **kwargs: Any) -> str:
        try:
            signature(view).bind(self._composer, *args, **kwargs)
        except TypeError as fault:
            raise WordingError(f"{view.__name__}: {fault}") from None
        blocks = view(self._composer, *args, **kwargs)
        if not blocks:
            return _Wording("")
        self._blocks.add(len(self._held))
        return self._hold(blocks)

    def _markdown(self, text: str | None) -> str:
        """A text of the author with its Markdown, in a line."""
        return self._hold(self._composer.inlines(text)) if text else _Wording("")

    def _rest_of(self, part: Part | None) -> bool:
        """Whether a part still has fields that no view has shown."""
        return part is not None and any(f.key for f in parts.left(self._composer, part))

    def _has_process(self, state: str) -> bool:
        return any(p.state == state for p in self._composer.spec.processes)

    def _has_class(self, class_: str | None) -> bool:
        return any(self._composer.classes.of(r) == class_ for r in self._composer.spec.requirements)

    def _finalize(self, value: Any) -> str:
        if isinstance(value, _Marker | _Wording):
            return value
        if value is None or value == "":
            return ""
        if isinstance(value, dt.date):
            value = self._composer.formats.date(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            value = self._composer.formats.number(value)
        return self._hold((Text(str(value)),))

    # --- markers --------------------------------------------------------------------------------------------------

    def _hold(self, content: Inlines | Blocks) -> _Marker:
        self._held.append(content)
        return _Marker(f"\ue000{len(self._held) - 1}\ue001")

    def _expand_block(self, content: str) -> Blocks | None:
        found = _ONE_MARKER.fullmatch(content)
        if found is None or int(found[1]) not in self._blocks:
            return None
        return self._held[int(found[1])]  # type: ignore[return-value]

    def _expand(self, content: str) -> Iterator[Inline]:
        at = 0
        for found in _MARKER.finditer(content):
            number = int(found[1])
            if number in self._blocks:
                raise prose.UnknownTokenError(
                    "a view has to stand on a line of its own, with an empty line before and after"
                )
            if found.start() > at:
                yield Text(content[at : found.start()])
            yield from self._held[number]  # type: ignore[misc]
            at = found.end()
        if at < len(content):
            yield Text(content[at:])


def _line_of(fault: BaseException) -> str:
    """ " (NAME, line N)" of the innermost template in a traceback."""
    found = ""
    trace = fault.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".j2"):
            found = f" ({name}, line {trace.tb_lineno})"
        trace = trace.tb_next
    return found
