# SPDX-License-Identifier: Apache-2.0
"""pyproject.toml says all but this: entente_build.py makes a module of the public headers."""
from setuptools import setup

setup(cffi_modules=["entente_build.py:ffibuilder"])
