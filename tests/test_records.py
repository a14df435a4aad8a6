"""Plain records are named tuples, and none of them is mistaken for a list or misread as one."""

import inspect
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import argmap

MODULES = [
    import_module(found.name)
    for found in walk_packages(argmap.__path__, "argmap.")
    if not found.name.endswith("__main__")
]
TUPLES: list[Any] = sorted(
    {
        found
        for module in MODULES
        for found in vars(module).values()
        if inspect.isclass(found) and issubclass(found, tuple) and hasattr(found, "_fields")
    },
    key=lambda found: (found.__module__, found.__qualname__),
)
OF_TUPLES = {name for name in vars(tuple) if name not in {"__new__", "__doc__", "__repr__"}}


def test_a_field_never_hides_what_every_tuple_has() -> None:
    """`count` and `index` are methods of a tuple, and its length, order and members are its own."""
    hidden = [
        f"{found.__module__}.{found.__name__}.{name}"
        for found in TUPLES
        for name in OF_TUPLES & vars(found).keys() - {"__getnewargs__"}
    ]
    assert len(TUPLES) > 100
    assert hidden == []


def test_no_record_is_empty() -> None:
    """An empty tuple counts as false, and a record never does."""
    assert all(found._fields for found in TUPLES)


def test_no_default_can_be_changed() -> None:
    """All records without a value of their own share the default."""
    shared = [
        (found.__name__, name)
        for found in TUPLES
        for name, value in found._field_defaults.items()
        if isinstance(value, dict | list | set)
    ]
    assert shared == []
