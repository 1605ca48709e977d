"""How a vendor is chosen: criteria, weights, tender, budget."""

from typing import Annotated, ClassVar, Literal

from spec_toolkit.model._base import Count, Day, Empty, Flag, Id, Item, Line, Name, Number, Part, Promise, Prose
from spec_toolkit.model.stakeholders import Person


class Weights(Part):
    """Weight of a requirement by class."""

    must: Number | None = None
    """Weight of a must."""
    long_term: Number | None = None
    """Weight of a long-term requirement."""
    nice_to_have: Number | None = None
    """Weight of a nice-to-have."""


class Criterion(Item):
    """A criterion of selection (CAT-EVL-01)."""

    kind: ClassVar[str] = "criterion"

    id: Id
    """Example: SEL-01"""
    about: Literal["software", "technology", "implementer", "cost", "other"] | None = None
    """What it judges."""
    statement: Promise | None = None
    """Example: At least 80 % of the needs are met without change."""
    weight: Number | None = None
    """Weight; all weights add up to 100."""
    minimum: Number | None = None
    """Lowest score that is still accepted."""
    knockout: Flag = False
    """True where a no ends the bid."""
    scale: Line | None = None
    """How it is scored. Example: 1 to 5"""


class SelectionCheck(Item):
    """A yes/no check of the product (CAT-SEL-09)."""

    kind: ClassVar[str] = "check"

    id: Id
    """Example: CHK-01"""
    statement: Promise
    """Example: Relations between objects can be added, one-to-many and many-to-many."""
    must: Flag = False
    """True where a no ends the bid."""


class DemoScript(Item):
    """A scenario that every vendor shows (CAT-EVL-03)."""

    kind: ClassVar[str] = "demo"

    id: Id
    """Example: DEMO-01"""
    name: Name
    """Example: From web lead to quote"""
    steps: Annotated[tuple[Promise, ...], Empty] = ()
    """What is shown, in order."""
    minutes: Count | None = None
    """Time for it, in minutes."""


class Selection(Item):
    """How offers are judged."""

    fit_threshold: Number | None = None
    """Share of needs, in percent, that must be covered as is (CAT-SEL-11). Example: 80"""
    weights: Weights | None = None
    """Weights by class."""
    quality_share: Number | None = None
    """Share of quality in the score, in percent; the rest is price."""
    criteria: Annotated[tuple[Criterion, ...], Empty] = ()
    """The criteria."""
    checks: Annotated[tuple[SelectionCheck, ...], Empty] = ()
    """Yes/no checks of the product."""
    demo_scripts: Annotated[tuple[DemoScript, ...], Empty] = ()
    """Scenarios that every vendor shows."""
    evaluators: Annotated[tuple[Person, ...], Empty] = ()
    """Who scores."""
    implementer_questions: Annotated[tuple[Promise, ...], Empty] = ()
    """What is asked of implementers."""


class Tender(Item):
    """The frame of the invitation (CAT-RFP-01)."""

    issuer: Line | None = None
    """Who invites."""
    contact: Line | None = None
    """Who answers questions."""
    publication: Day | None = None
    """When it is sent out."""
    questions_until: Day | None = None
    """Last day for questions."""
    answers_until: Day | None = None
    """Day on which questions are answered."""
    submission: Day | None = None
    """Last day for offers."""
    opening: Day | None = None
    """Day on which offers are opened."""
    valid_until: Day | None = None
    """How long offers bind."""
    meeting: Line | None = None
    """Meeting of bidders."""
    format: Line | None = None
    """Form of the offer."""
    language: Line | None = None
    """Language of the offer."""
    threshold_conditions: Annotated[tuple[Promise, ...], Empty] = ()
    """Conditions without which an offer is not read."""
    contract: Prose | None = None
    """Contract and its terms."""
    guarantees: Promise | None = None
    """Insurance and guarantees."""
    subcontractors: Promise | None = None
    """What holds for subcontractors."""
    confidentiality: Promise | None = None
    """What holds for confidential data."""


class CostLine(Part):
    """One line of the cost frame (CAT-CST-06)."""

    name: Name
    """Example: Data migration"""
    amount: Number | None = None
    """Amount in the budget's currency."""
    recurring: Literal["once", "monthly", "yearly"] | None = None
    """How often it is paid."""
    per_user: Flag = False
    """True when the amount is for one user."""
    optional: Flag = False
    """True when it need not be bought."""


class Budget(Item):
    """What it may cost. Never shown to vendors but for users, years and currency."""

    currency: Line | None = None
    """Example: EUR"""
    users: Count | None = None
    """Number of users to price."""
    years: Number | None = None
    """Years to price."""
    limit: Number | None = None
    """Upper limit, without VAT."""
    vat: Number | None = None
    """VAT rate, in percent."""
    lines: Annotated[tuple[CostLine, ...], Empty] = ()
    """The cost frame, line by line."""
    expected_benefit: Prose | None = None
    """What the system is expected to bring."""
    hidden_costs: Annotated[tuple[Line, ...], Empty] = ()
    """Costs to ask about (CAT-CST-04)."""
    payment_terms: Line | None = None
    """Instalments or terms wished for (CAT-CST-03)."""
