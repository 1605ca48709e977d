"""Support levels and the calendar that they count in; personal data."""

from typing import Annotated, ClassVar, Literal

from spec_toolkit.model._base import Empty, Flag, Id, Item, Line, Name, Number, Part, Promise, Prose, Ref


class WorkingHours(Part):
    """Hours on certain weekdays."""

    days: Annotated[
        tuple[Literal["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"], ...], Empty
    ] = ()
    """Weekdays."""
    start: Line | None = None
    """Example: 08:30"""
    end: Line | None = None
    """Example: 17:00"""


class Calendar(Item):
    """Working days and hours (CAT-SLA-02)."""

    kind: ClassVar[str] = "calendar"

    id: Id
    """Example: office"""
    name: Name | None = None
    """Example: Office hours"""
    time_zone: Line | None = None
    """Example: Asia/Jerusalem"""
    hours: Annotated[tuple[WorkingHours, ...], Empty] = ()
    """Working hours."""
    closed: Annotated[tuple[Line, ...], Empty] = ()
    """Days on which nobody works: Sabbath, holidays."""
    short_days: Annotated[tuple[Line, ...], Empty] = ()
    """Days with other hours: holiday eves, intermediate days, Ramadan."""
    around_the_clock: Flag = False
    """True for 24/7."""


class ServiceLevel(Item):
    """A severity class with its times (CAT-SLA-01)."""

    kind: ClassVar[str] = "service_level"

    id: Id
    """Example: SLA-1"""
    name: Name | None = None
    """Example: Critical"""
    side: Literal["vendor_to_buyer", "buyer_to_customer"] | None = None
    """Whose service it is (CAT-SLA-03)."""
    definition: Promise | None = None
    """When a call belongs to this class."""
    response: Line | None = None
    """Example: 1 working hour"""
    resolution: Line | None = None
    """Example: 4 working hours"""
    calendar: Annotated[str, Ref("calendar")] | None = None
    """Calendar in which the times count."""
    channels: Annotated[tuple[Line, ...], Empty] = ()
    """How calls are made."""
    target_share: Number | None = None
    """Share of calls, in percent, that keep the times."""
    credit: Promise | None = None
    """What is paid when the times are not kept."""
    reporting: Line | None = None
    """How it is reported."""


class PersonalData(Item):
    """A row of the register of personal data (CAT-PRV-01)."""

    object: Annotated[str, Ref("object")]
    """The object."""
    fields: Annotated[tuple[Annotated[str, Ref("field")], ...], Empty] = ()
    """Its personal fields."""
    purpose: Prose | None = None
    """What the data are for."""
    legal_basis: Line | None = None
    """Example: consent"""
    retention: Line | None = None
    """How long the data are kept."""
    recipients: Annotated[tuple[Line, ...], Empty] = ()
    """Who receives them."""
    location: Line | None = None
    """Where they are stored."""
    sensitive: Flag = False
    """True for data of special sensitivity."""
