"""`python -m spec_toolkit` is the same program as `spec`."""

from spec_toolkit.cli import main

if __name__ == "__main__":
    main()
