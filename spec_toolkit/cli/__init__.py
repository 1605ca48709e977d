"""The command line. Modules here import the pipeline inside the command, so that `--help` costs nothing."""

from spec_toolkit.cli._app import main

__all__ = ["main"]
