"""The YAML parser in use: libyaml where PyYAML was built with it, else the one in Python."""

from typing import Any

import yaml

#: Gives events and tokens with character offsets; both loaders have the same interface.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Untyped on purpose: the stubs say that an event may lack its marks, but a parsed one has them.
AliasEvent: Any = yaml.AliasEvent
DocumentStartEvent: Any = yaml.DocumentStartEvent
MappingEndEvent: Any = yaml.MappingEndEvent
MappingStartEvent: Any = yaml.MappingStartEvent
ScalarEvent: Any = yaml.ScalarEvent
SequenceEndEvent: Any = yaml.SequenceEndEvent
StreamEndEvent: Any = yaml.StreamEndEvent
