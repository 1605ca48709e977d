"""From a specification to files: the document, in each format that is asked for, under a name that travels."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from spec_toolkit import outputs
from spec_toolkit.document.blocks import Document, Figure
from spec_toolkit.document.build import BuildOptions, Profile, build, outline_folder
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.model import Index, Spec
from spec_toolkit.sources.faults import error
from spec_toolkit.sources.files import write_whole
from spec_toolkit.sources.project import Project

if TYPE_CHECKING:
    from spec_toolkit.pipeline import DocumentOptions

#: Names that Windows keeps for devices.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST_NAME = 80
_LOGO_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True)
class Draft:
    """A document that is ready to be written: nothing of the specification is needed any more."""

    document: Document
    request: outputs.Request


def draft(project: Project, spec: Spec, index: Index, options: "DocumentOptions") -> Draft:
    """Makes the document. Raises SpecToolkitError."""
    tell = options.progress or (lambda _: None)
    profile = _profile(options.profile)
    for format in options.formats:
        if format not in outputs.formats():
            raise SpecToolkitError(f"There is no format `{format}`.", f"Formats: {', '.join(outputs.formats())}.")
    base = project.root if project.root.is_dir() else project.root.parent
    logo = _logo(base, spec)
    name = file_name(spec.manifest.title if spec.manifest else project.name, profile)
    request = outputs.Request(name, _read(options.reference), _style(spec, base, options.templates))
    tell("document")
    return Draft(build(spec, index, BuildOptions(profile, options.templates, base, logo)), request)


def publish(draft: Draft, options: "DocumentOptions") -> tuple[Path, ...]:
    """Writes the documents and gives their paths, the document of each format first among its own files.

    Everything is made before anything is written. Raises SpecToolkitError.
    """
    tell = options.progress or (lambda _: None)
    files: list[tuple[Path, bytes]] = []
    shown = []
    for format in options.formats:
        tell(format)
        written = outputs.write(format, draft.document, draft.request)
        shown.append(options.folder / f"{draft.request.name}.{format}")
        files.append((shown[-1], written.main))
        files.extend((options.folder / beside, content) for beside, content in written.beside.items())
    for path, content in files:
        write_whole(path, content)
    return tuple(shown)


def lacks_figures(draft: Draft, options: "DocumentOptions", language: str) -> SpecToolkitError | None:
    """What to say where Word files have to go without their figures, since what makes pictures is not installed."""
    from importlib.util import find_spec

    figures = sum(isinstance(block, Figure) for block in draft.document.body)
    if "docx" not in options.formats or not figures or find_spec("resvg_py") is not None:
        return None
    return error("write/no-figures", language, figures=figures)


def file_name(title: str, profile: str = "full") -> str:
    """A file name from a title that every system takes: letters of any script stay, the profile follows."""
    text = unicodedata.normalize("NFC", title)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    text = re.sub(r"[\s-]+", "-", _UNSAFE.sub("-", text)).strip("-. ")[:_LONGEST_NAME].rstrip("-. ")
    if not text or _DEVICES.fullmatch(text.split(".")[0]):
        text = f"spec-{text}".rstrip("-")
    return text if profile == "full" else f"{text}-{profile}"


def _profile(name: str) -> Profile:
    for profile in get_args(Profile):
        if profile == name:
            found: Profile = profile
            return found
    raise SpecToolkitError(f"There is no profile `{name}`.", f"Profiles: {', '.join(get_args(Profile))}.")


def _read(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as fault:
        raise SpecToolkitError(f"{path} cannot be read: {fault.strerror}.") from None


def _logo(base: Path, spec: Spec) -> bytes | None:
    """The picture for the cover. It has to lie in the project: a specification may come from anybody."""
    wanted = spec.manifest.logo if spec.manifest else None
    if not wanted:
        return None
    path = (base / wanted).resolve()
    if not path.is_relative_to(base.resolve()):
        raise SpecToolkitError(f"The logo {wanted} lies outside of the project.", "Copy it into the project's folder.")
    content = _read(path)
    if content is None or not content.startswith(_LOGO_STARTS):
        raise SpecToolkitError(f"The logo {wanted} is neither a PNG nor a JPEG picture.")
    return content


def _style(spec: Spec, base: Path, templates: Path | None) -> bytes | None:
    """The `style.docx` of the company's templates, else of the outline; None: the standard one."""
    if templates is not None and (templates / "style.docx").is_file():
        return (templates / "style.docx").read_bytes()
    name = spec.manifest.outline if spec.manifest else None
    if not name:
        return None
    found = outline_folder(name, base) / "style.docx"
    return found.read_bytes() if found.is_file() else None
