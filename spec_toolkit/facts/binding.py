"""Which texts of a specification say what shall hold."""

from spec_toolkit.model import TextField

#: Sections whose texts say what shall hold, each sentence for itself.
BINDING = frozenset(
    ("requirements", "technical", "constraints", "business_rules", "user_management", "decisions", "goals", "ui",
     "assumptions", "scope")
)  # fmt: skip
#: Fields that are judged inside these sections.
_FIELDS = frozenset(
    ("statement", "outcome", "decision", "principles", "sign_in", "joiners_leavers", "administrators", "audit_log",
     "password_policy", "sessions", "accessibility", "separation_of_duties", "included")
)  # fmt: skip


def may_bind(field: TextField) -> bool:
    """Whether a text says what shall hold, unless its item is rejected."""
    path = field.path
    if path[0] not in BINDING:
        return False
    key = path[-1]
    if not isinstance(key, str):
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
    return key in _FIELDS
