# SPDX-License-Identifier: Apache-2.0
"""What cffi believes of structs, enumerations and functions, held against the real headers with the real GLib by a C compiler."""
import os
import pathlib
import re
import subprocess
import unittest

from entente import _library
from entente._entente import ffi

SOURCE = pathlib.Path(__file__).parents[3]


def assertions():
    for name in ffi.list_types()[0]:
        kind = ffi.typeof(name)
        if kind.kind == "struct" and kind.fields is not None:
            yield "sizeof(%s) == %d" % (name, ffi.sizeof(kind))
            for field, its in kind.fields:
                yield "offsetof(%s, %s) == %d" % (name, field, its.offset)
                yield "sizeof(((%s *)0)->%s) == %d" % (name, field, ffi.sizeof(its.type))
        elif kind.kind == "enum":
            yield from ("%s == %d" % (word, value) for word, value in kind.relements.items())
        elif kind.kind == "primitive":
            yield "sizeof(%s) == %d" % (name, ffi.sizeof(kind))
    yield "ENT_NONE == %du" % _library.NONE


def compiled(lines):
    flags = subprocess.run(["pkg-config", "--cflags", "glib-2.0"], check=True, capture_output=True, text=True).stdout.split()
    program = "#include <entente/entente.h>\n" + "".join('_Static_assert(%s, "%s");\n' % (line, line) for line in lines)
    return subprocess.run([os.environ.get("CC", "cc"), "-std=c11", "-fsyntax-only", "-x", "c", "-I", SOURCE / "include", *flags, "-"],
                          input=program, capture_output=True, text=True)


class Declarations(unittest.TestCase):
    def test_structs_and_enumerations_are_as_the_compiler_has_them(self):
        lines = list(assertions())
        self.assertGreater(len(lines), 500)
        self.assertEqual(compiled(lines).stderr, "")
        self.assertIn("sizeof(EntEdge) == 7", compiled(["sizeof(EntEdge) == 7"]).stderr)

    def test_every_function_of_the_list_can_be_called(self):
        listed = re.findall(r"^ (\w+)@", (SOURCE / "src" / "libentente.symbols").read_text(), re.MULTILINE)
        self.assertGreater(len(listed), 100)
        for name in listed:
            self.assertEqual(ffi.typeof(getattr(_library.lib, name)).kind, "function")

    def test_the_version_is_the_librarys(self):
        stated = re.search(r'^version = "(.*?)"', (SOURCE / "bindings" / "python" / "pyproject.toml").read_text(), re.MULTILINE)[1]
        self.assertEqual(stated, _library.version())


if __name__ == "__main__":
    unittest.main()
