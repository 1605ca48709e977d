"""The form of a requirement."""
