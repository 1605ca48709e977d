"""Wording that no test can decide."""
