"""`cached_property` without the lock that Python 3.11 takes when a value is made; from 3.12 on Python takes none.

What every sentence is asked is made hundreds of thousands of times, and the lock costs more than most of it.
"""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property
else:

    class _Kept:
        """A property that is made when first asked for, and then kept in the object."""

        def __init__(self, make: Any) -> None:
            self._make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, one: Any, owner: type | None = None) -> Any:
            if one is None:
                return self
            value = one.__dict__[self._name] = self._make(one)
            return value

    cached_property = _Kept

__all__ = ["cached_property"]
