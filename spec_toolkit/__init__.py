"""CRM specifications as YAML: checked, prioritised, published."""

__version__ = "0.1.0"
