"""Must, long-term, nice-to-have: the class of each requirement, with the evidence."""
