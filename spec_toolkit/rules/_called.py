"""What messages call an item: its name, and the id by which the reader finds it in the files."""


def called(name: str | None, *ids: str) -> str:
    """The name with the id behind it, the id of what it is part of first; the id alone where there is no other name."""
    address = ".".join(ids)
    return f"{name} ({address})" if name and name.casefold() != address.casefold() else address
