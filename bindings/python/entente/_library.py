# SPDX-License-Identifier: Apache-2.0
"""libentente opened, its strings and arrays as Python's, its errors as exceptions."""
from __future__ import annotations

import os
from typing import Any, Iterator

from ._entente import ffi

MADE_FOR = "0.1"  # the versions whose structs these declarations are: 0.1.x
NONE = 0xFFFFFFFF  # ENT_NONE

lib = ffi.dlopen(os.environ.get("ENTENTE_LIBRARY", "libentente.so.0"))


class Error(Exception):
    """What went wrong; its words say what, where and what to do."""


class BadInput(Error, ValueError):
    """The bytes are not what they should be."""


class TooLarge(Error, ValueError):
    """A limit was passed, which the words name."""


class Unsupported(Error, ValueError):
    """A kind, format or language that entente does not take."""


class Busy(Error):
    """Another process holds the graph file."""


class Corrupt(Error):
    """A graph file that is none, or is damaged."""


class Newer(Error):
    """A graph file made by a newer entente."""


class NotFound(Error, LookupError):
    """No such file, entity or relation."""


class Exists(Error):
    """The output is there already."""


class Failed(Error, OSError):
    """Reading or writing failed."""


EXCEPTIONS = {lib.ENT_ERROR_BAD_INPUT: BadInput, lib.ENT_ERROR_TOO_LARGE: TooLarge, lib.ENT_ERROR_UNSUPPORTED: Unsupported,
              lib.ENT_ERROR_BUSY: Busy, lib.ENT_ERROR_CORRUPT: Corrupt, lib.ENT_ERROR_NEWER: Newer,
              lib.ENT_ERROR_NOT_FOUND: NotFound, lib.ENT_ERROR_EXISTS: Exists, lib.ENT_ERROR_IO: Failed}


def text(pointer: Any) -> Any:
    """A string of the library, None for NULL; what is no UTF-8 (a file may have any name) comes as os.fsdecode has it."""
    return None if pointer == ffi.NULL else ffi.string(pointer).decode("utf-8", "surrogateescape")


def taken(pointer: Any) -> Any:
    """A string that is ours to free."""
    try:
        return text(pointer)
    finally:
        lib.g_free(pointer)


def c_string(words: str | os.PathLike[str]) -> bytes:
    """For a `const char *`, which ends at a NUL."""
    raw = os.fspath(words).encode("utf-8", "surrogateescape")
    if b"\0" in raw:
        raise ValueError("a NUL character in %r" % (words,))
    return raw


class Strings:
    """A NULL-terminated list of strings; `pointer` is NULL where there is no list. Lives as long as the call it is for."""

    def __init__(self, words: Any) -> None:
        self.strings = [ffi.new("char[]", c_string(word)) for word in words or ()]
        self.pointer = ffi.NULL if words is None else ffi.new("const char *[]", [*self.strings, ffi.NULL])


def check(function: Any, *arguments: Any) -> Any:
    """Calls what takes a GError ** last, and raises what it says."""
    error = ffi.new("GError **")
    result = function(*arguments, error)
    if error[0] == ffi.NULL:
        return result
    kind, words = EXCEPTIONS.get(error[0].code, Error), text(error[0].message)
    lib.g_error_free(error[0])
    raise kind(words)


def items(array: Any, kind: str) -> Iterator[Any]:
    """The elements of a GArray of `kind`, lent."""
    elements = ffi.cast(kind + " *", array.data)
    return (elements[i] for i in range(array.len))


def pointers(array: Any, kind: str) -> Iterator[Any]:
    """The elements of a GPtrArray of `kind` *, lent."""
    elements = ffi.cast(kind + " **", array.pdata)
    return (elements[i] for i in range(array.len))


def strings(array: Any) -> list[str]:
    return [text(each) for each in pointers(array, "char")]


def version() -> str:
    """The version of the library, such as "0.1.0"."""
    return text(lib.ent_version())


if version().rpartition(".")[0] != MADE_FOR:
    raise ImportError("entente for Python was made for libentente %s, and this is %s: install the one that belongs to it" % (MADE_FOR, version()))
