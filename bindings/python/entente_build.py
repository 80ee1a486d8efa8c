#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes entente/_entente.py: what the public headers of libentente declare, as cffi reads it.

The headers are the only source: those of the tree this folder lies in, else those of the entente that pkg-config knows. The C
preprocessor puts them together with headers/glib.h in place of GLib's. Nothing is compiled; libentente is opened at run time.

    entente_build.py FOLDER     puts the whole package into FOLDER/entente, to be used where it lies; setup.py makes a wheel
"""
import os
import pathlib
import shutil
import subprocess
import sys

import cffi

HERE = pathlib.Path(__file__).resolve().parent


def headers():
    tree = HERE.parent.parent / "include"
    if (tree / "entente" / "entente.h").exists():
        return tree
    return subprocess.run(["pkg-config", "--variable=includedir", "entente"], check=True, capture_output=True, text=True).stdout.strip()


def declarations():
    command = [os.environ.get("CC", "cc"), "-E", "-P", "-nostdinc", "-D__attribute__(x)=", "-I", HERE / "headers", "-I", headers(), "-"]
    return subprocess.run(command, input="#include <entente/entente.h>\n", check=True, capture_output=True, text=True).stdout


ffibuilder = cffi.FFI()
ffibuilder.cdef(declarations())
ffibuilder.set_source("entente._entente", None)

if __name__ == "__main__":
    shutil.copytree(HERE / "entente", pathlib.Path(sys.argv[1], "entente"), dirs_exist_ok=True)
    ffibuilder.compile(tmpdir=sys.argv[1])
