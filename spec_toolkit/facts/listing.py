"""The list that holds all records of one kind: who exports the list of the customers exports the customers."""

#: What is done to all records at once.
_LISTING = frozenset(("export", "print", "view"))


def without_list(core: frozenset[str], act: str) -> frozenset[str]:
    """Without the list that holds them: the list of the customers is all customers, where it is exported or seen."""
    return core - {"list"} if act in _LISTING and len(core - {"list"}) > 1 else core
