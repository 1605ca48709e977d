"""What people see: screens, dashboards, reports."""

from typing import Annotated, ClassVar, Literal

from spec_toolkit.model._base import Empty, Id, Item, Line, Name, Part, Priority, Promise, Prose, Ref
from spec_toolkit.model.stakeholders import Person

RoleId = Annotated[str, Ref("role")]


class LayoutRow(Part):
    """One row of a screen: fields side by side, or a list of related records."""

    row: Annotated[tuple[Line, ...], Empty] = ()
    """Fields of the row, by id or by label."""
    list: Annotated[str, Ref("object")] | None = None
    """Related records shown as a list."""
    columns: Annotated[tuple[Line, ...], Empty] = ()
    """Columns of the list."""
    title: Name | None = None
    """Heading of the row or list."""


class Tab(Part):
    """A tab of a screen."""

    name: Name
    """Example: History"""
    layout: Annotated[tuple[LayoutRow, ...], Empty] = ()
    """Its rows."""


class Widget(Part):
    """A tile of a dashboard."""

    title: Name
    """Example: Open deals by stage"""
    chart: Literal["bar", "line", "pie", "number", "table", "funnel", "gauge", "list", "map"] | None = None
    """How it shows."""
    kpi: Annotated[str, Ref("kpi")] | None = None
    """The indicator that it shows."""
    report: Annotated[str, Ref("report")] | None = None
    """The report that it opens."""
    object: Annotated[str, Ref("object")] | None = None
    """The records that it counts."""
    period: Line | None = None
    """Period that it covers. Example: this month"""


class Screen(Item):
    """A screen or a dashboard (CAT-UI-01, CAT-UI-02)."""

    kind: ClassVar[str] = "screen"

    id: Id
    """Example: SCR-01"""
    name: Name | None = None
    """Example: Lead card"""
    description: Prose | None = None
    """What it is for."""
    roles: Annotated[tuple[RoleId, ...], Empty] = ()
    """Who works on it."""
    object: Annotated[str, Ref("object")] | None = None
    """The object that it shows."""
    devices: Annotated[tuple[Literal["desktop", "tablet", "phone"], ...], Empty] = ()
    """Where it is used."""
    layout: Annotated[tuple[LayoutRow, ...], Empty] = ()
    """Its rows, from top to bottom."""
    tabs: Annotated[tuple[Tab, ...], Empty] = ()
    """Its tabs."""
    widgets: Annotated[tuple[Widget, ...], Empty] = ()
    """Its tiles, for a dashboard."""
    actions: Annotated[tuple[Promise, ...], Empty] = ()
    """What can be done there. Example: Convert to contact"""
    leads_to: Annotated[tuple[Annotated[str, Ref("screen")], ...], Empty] = ()
    """Screens that open from here."""
    process: Annotated[str, Ref("process")] | None = None
    """The process that it serves."""


class MenuEntry(Part):
    """An entry of the navigation."""

    name: Name
    """Label."""
    screen: Annotated[str, Ref("screen")] | None = None
    """The screen that it opens."""
    roles: Annotated[tuple[RoleId, ...], Empty] = ()
    """Who sees it."""


class UserInterface(Item):
    """Principles, languages, navigation and screens."""

    principles: Annotated[tuple[Promise, ...], Empty] = ()
    """What holds for every screen. Example: Each screen works at a width of 375 pixels."""
    languages: Annotated[tuple[Line, ...], Empty] = ()
    """Languages of the interface (CAT-UI-11)."""
    formats: Line | None = None
    """Formats of dates and numbers."""
    accessibility: Promise | None = None
    """Standard that screens meet. Example: WCAG 2.1 level AA"""
    devices: Annotated[tuple[Line, ...], Empty] = ()
    """Devices and browsers that are supported."""
    menu: Annotated[tuple[MenuEntry, ...], Empty] = ()
    """The navigation, in order."""
    screens: Annotated[tuple[Screen, ...], Empty] = ()
    """The screens."""


class Report(Item):
    """A report (CAT-FUN-04)."""

    kind: ClassVar[str] = "report"

    id: Id
    """Example: REP-01"""
    name: Name | None = None
    """Example: Sales by salesperson"""
    purpose: Prose | None = None
    """Which decision it serves."""
    audience: Annotated[tuple[Person, ...], Empty] = ()
    """Who reads it."""
    objects: Annotated[tuple[Annotated[str, Ref("object")], ...], Empty] = ()
    """Objects that it draws on."""
    columns: Annotated[tuple[Line, ...], Empty] = ()
    """Its columns."""
    measures: Annotated[tuple[Line, ...], Empty] = ()
    """What it adds up or counts."""
    group_by: Annotated[tuple[Line, ...], Empty] = ()
    """How it is cut."""
    filters: Annotated[tuple[Line, ...], Empty] = ()
    """How it can be narrowed."""
    period: Line | None = None
    """Period that it covers."""
    schedule: Line | None = None
    """When it is sent. Example: weekly"""
    format: Line | None = None
    """Example: PDF, XLSX"""
    kpis: Annotated[tuple[Annotated[str, Ref("kpi")], ...], Empty] = ()
    """Indicators that it shows."""
    priority: Priority | None = None
    """must, long_term or nice_to_have."""
