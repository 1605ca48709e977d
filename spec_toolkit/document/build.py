"""From a specification to a Document: profile, templates, blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from spec_toolkit.document.blocks import Blocks, Cover, Document, Labels
from spec_toolkit.document.composer import Composer
from spec_toolkit.document.finish import drop_links, fill_empty
from spec_toolkit.document.profiles import filtered
from spec_toolkit.document.template import Templates
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.model import Index, Spec
from spec_toolkit.resources import bundled

Profile = Literal["full", "vendor", "management"]
_STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """`templates` is a company's folder that overrides templates of the outline. `base` is the project's folder, where
    `outline` may name a folder too. `logo` is a PNG or JPEG for the cover."""

    profile: Profile = "full"
    templates: Path | None = None
    base: Path | None = None
    logo: bytes | None = None


def build(spec: Spec, index: Index, options: BuildOptions | None = None) -> Document:
    """The document of a specification. Raises SpecToolkitError where a template or an outline cannot be used."""
    options = options or BuildOptions()
    wanted = spec.manifest.outline if spec.manifest else None
    outline = "management" if options.profile == "management" else wanted or _STANDARD
    for_reader = filtered(spec, options.profile)
    composer = Composer(for_reader, index if for_reader is spec else Index(for_reader), _own_words(options.templates))
    draft = for_reader.manifest is None or for_reader.manifest.status != "approved"
    templates = Templates(
        composer, tuple(_folders(outline, options)), {"profile": options.profile, "draft": draft, "outline": outline}
    )
    body = templates.read("document.md.j2")
    missing = composer.linked - composer.anchors.defined
    if missing:
        body = drop_links(body, frozenset(missing))
    outward = options.profile != "full"
    return _document(composer, fill_empty(body, composer.label("doc.empty"), draft, outward), options)


def outlines() -> list[str]:
    """The names of the outlines that are shipped."""
    return sorted(f.name for f in bundled("templates/outlines").iterdir() if (f / "document.md.j2").is_file())


def outline_folder(name: str, base: Path | None = None) -> Path:
    """The folder of an outline: a shipped one, or a folder of the project. Raises SpecToolkitError."""
    shipped = bundled("templates/outlines") / name
    if "/" not in name and "\\" not in name and (shipped / "document.md.j2").is_file():
        return shipped
    own = None if base is None else base / name
    if own is not None and own.is_dir():
        return own
    raise SpecToolkitError(f"There is no outline `{name}`.", "Shipped outlines: " + ", ".join(outlines()) + ".")


def _own_words(templates: Path | None) -> dict[str, str]:
    """The company's own wording: `labels.yaml` beside its templates, keys as in `languages/<language>/labels.yaml`."""
    path = None if templates is None else templates / "labels.yaml"
    if path is None or not path.is_file():
        return {}
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise SpecToolkitError(f"{path} cannot be read: {fault}") from None
    if not isinstance(found, dict) or not all(isinstance(word, str) for pair in found.items() for word in pair):
        raise SpecToolkitError(f"{path} is not a list of labels.", "Write one label a line: `doc.glossary: Terms`.")
    return found


def _folders(outline: str, options: BuildOptions) -> Iterator[Path]:
    """Where templates are looked for, in this order: the company's, the outline's, the standard ones."""
    if options.templates is not None:
        if not options.templates.is_dir():
            raise SpecToolkitError(
                f"There is no folder {options.templates}.", "--templates takes a folder of templates."
            )
        yield options.templates
    yield outline_folder(outline, options.base)
    yield outline_folder(_STANDARD)


def _document(composer: Composer, body: Blocks, options: BuildOptions) -> Document:
    manifest = composer.spec.manifest
    words = composer.label
    title = (manifest.title if manifest else None) or words("doc.specification")
    rows = []
    date = ""
    if manifest is not None:
        cls = type(manifest)
        if manifest.number:
            rows.append((composer.field_label(cls, "number"), manifest.number))
        if manifest.version:
            rows.append((words("doc.version"), manifest.version))
        if manifest.date and not isinstance(manifest.date, str):
            date = manifest.date.isoformat()
            rows.append((words("doc.date"), composer.formats.date(manifest.date)))
        rows.append((words("doc.status"), composer.choice(cls, "status", manifest.status)))
    organisation = (manifest.organisation if manifest else None) or ""
    confidentiality = (manifest.confidentiality if manifest else None) or ""
    if options.profile == "management":  # it shows what vendors never see; the manifest's mark may name them as readers
        confidentiality = words("doc.confidential")
    subtitle = (manifest.subtitle if manifest else None) or ""
    return Document(
        language=composer.language,
        title=title,
        organisation=organisation,
        version=(manifest.version if manifest else None) or "",
        date=date,
        authors=manifest.authors if manifest else (),
        cover=Cover(organisation, title, subtitle, tuple(rows), confidentiality, options.logo),
        labels=Labels(
            words("doc.table"),
            words("doc.figure"),
            words("doc.page"),
            words("doc.page_of"),
            words("doc.back_to_contents"),
        ),
        body=body,
        confidentiality=confidentiality,
        first_chapter=composer.first_chapter,
    )
