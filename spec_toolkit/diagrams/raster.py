"""Turns a figure's SVG into a PNG with resvg and the shipped font; no system font is read, so all machines agree."""

from importlib.resources import as_file, files

from spec_toolkit.errors import SpecToolkitError

#: Resolution at which a CSS pixel is one pixel.
DPI = 96
#: What a screen shows sharply and a printer well. Most of the time goes into compressing pixels: it grows with the
#: square of this.
USUAL_DPI = 120


def to_png(svg: str, scale: float = USUAL_DPI / DPI) -> bytes:
    """The SVG as PNG, `scale` pixels for each CSS pixel. Raises SpecToolkitError when resvg is not installed."""
    try:
        import resvg_py
    except ImportError as missing:
        raise SpecToolkitError(
            "PNG figures need the resvg engine, which is not installed.",
            'Install it with: pip install "spec-toolkit[figures]". SVG figures do not need it.',
        ) from missing
    with as_file(files(__package__) / "fonts") as fonts:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                zoom=scale,
                dpi=DPI,
                skip_system_fonts=True,
                font_files=[str(fonts / name) for name in ("Rubik-Regular.ttf", "Rubik-Bold.ttf")],
                font_family="Rubik",
                sans_serif_family="Rubik",
            )
        )
