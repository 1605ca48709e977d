"""The form of a requirement."""

#: Each text is judged by itself: what its rules find in one depends on no other.
PER_TEXT = True
