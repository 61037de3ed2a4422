"""Values between processes: packed and unpacked in less than half the time that plain pickling of them takes.

The classes of the model are frozen and have slots; of such classes Python packs each value by a function that looks up
the names of its fields, and unpacks it by another one. Here a value is its class and the tuple of its fields.
"""

import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from io import BytesIO
from operator import attrgetter
from typing import Any

from onrecord import model

_Reduced = tuple[type, tuple[Any, ...]]


def pack(value: object) -> bytes:
    """Return a value of the model, or tuples of such, as bytes."""
    out = BytesIO()
    pickler = pickle.Pickler(out, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _reducers()
    pickler.dump(value)
    return out.getvalue()


def unpack(packed: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """Return the value; only of bytes that a process of ours has packed."""
    return pickle.loads(packed)  # noqa: S301 - from our own worker


@lru_cache(maxsize=1)
def _reducers() -> Mapping[type, Callable[[Any], _Reduced]]:
    """Return for each class of the model how a value of it is taken apart."""
    classes = [value for value in vars(model).values() if isinstance(value, type) and is_dataclass(value)]
    return {cls: _reducer(cls) for cls in classes if all(field.init for field in fields(cls))}


def _reducer(cls: type) -> Callable[[Any], _Reduced]:
    names = [field.name for field in fields(cls)]
    taken = attrgetter(*names)
    if len(names) == 1:
        return lambda value: (cls, (taken(value),))
    return lambda value: (cls, taken(value))
