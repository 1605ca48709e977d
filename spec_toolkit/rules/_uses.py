"""What a text is for decides which rules judge it: a goal may say why, an acceptance criterion may not hedge."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spec_toolkit.model import TextField

Use = Literal["requirement", "acceptance", "goal", "step", "promise", "condition", "label", "other"]

#: Sections whose statements are requirements.
_REQUIREMENTS = frozenset({"requirements", "technical", "constraints"})
_STEPS = frozenset({"action", "actions", "on_failure", "retry", "cleansing"})
#: Beyond so many characters a text that explains is no placeholder.
_SHORT = 40

#: Lexicons that judge a condition: how good or how often something is, is mostly a value there.
_IN_CONDITION = frozenset({"adequacy", "hedge", "innocent", "loophole", "manner", "open-list", "placeholder", "time"})
#: Lexicons that judge the name of an indicator.
_IN_LABEL = frozenset({"buzzword", "open-list", "outcome-idiom", "placeholder", "subjective-word", "superlative"})


def use_of(field: "TextField") -> Use | None:
    """What a text is for; None for one whose wording nobody judges."""
    section, keys = field.path[0], [key for key in field.path if isinstance(key, str)]
    if field.kind == "condition":
        return "condition"
    if field.kind == "promise":
        if "acceptance" in keys[1:]:
            return "acceptance"
        if keys[-1] == "statement":
            return "requirement" if section in _REQUIREMENTS else "goal" if section == "goals" else "promise"
        return "step" if keys[-1] in _STEPS else "promise"
    if section == "kpis" and keys[-1] == "name":
        return "label"
    return "other" if len(field.text) <= _SHORT and section != "open_questions" else None


def judges(kind: str, use: Use) -> bool:
    """Whether the lexicon `kind` judges texts of that use."""
    if use == "other":
        return kind == "placeholder"
    if use == "condition":
        return kind in _IN_CONDITION
    if use == "label":
        return kind in _IN_LABEL
    return True
