"""The YAML parser in use: libyaml where PyYAML was built with it, else the one in Python."""

from typing import Any

import yaml

#: Gives events and tokens with character offsets; both loaders have the same interface.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
