"""One kind of figure per module: `ORDER` and `drawings(studio)`."""
