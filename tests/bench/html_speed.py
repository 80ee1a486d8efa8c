#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Pages a second on one thread, and peak memory, beside trafilatura, in one run.

usage: html_speed.py ENTENTE FOLDER [--python PYTHON] [--rounds N]

FOLDER holds pages (.html or .html.gz). PYTHON is one that has trafilatura (pip install trafilatura lxml_html_clean; used here
only). Each program reads every page N times in a process of its own; trafilatura's imports are outside its measured time,
entente's start is inside. CPU seconds are counted, so that other work on the machine disturbs little.
"""
import argparse
import gzip
import os
import resource
import subprocess
import sys
import tempfile

TRAFILATURA = """
import resource, sys, time
import trafilatura
files = sys.argv[2:]
def work():
    for path in files:
        with open(path, "rb") as page:
            trafilatura.bare_extraction(page.read(), include_comments=False, with_metadata=True)
start = time.process_time()
for _ in range(int(sys.argv[1])):
    work()
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def unpack(folder, into):
    paths = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.endswith(".gz"):
            with gzip.open(path, "rb") as packed:
                content = packed.read()
            path = os.path.join(into, name[:-3])
            with open(path, "wb") as page:
                page.write(content)
        paths.append(path)
    return paths


def entente(program, paths, rounds):
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.execv(program, [program, "read", "-q"] + paths * rounds)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit("entente failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("entente")
    parser.add_argument("folder")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as into:
        paths = unpack(options.folder, into)
        pages = len(paths) * options.rounds
        ours, our_peak = entente(options.entente, paths, options.rounds)
        said = subprocess.run(
            [options.python, "-c", TRAFILATURA, str(options.rounds)] + paths, check=True, capture_output=True, text=True
        ).stdout.split()
    theirs, their_peak = float(said[0]), int(said[1])
    print(f"entente      {pages / ours:7.1f} pages/s  {our_peak / 1024:6.1f} MiB")
    print(f"trafilatura  {pages / theirs:7.1f} pages/s  {their_peak / 1024:6.1f} MiB")
    print(f"             {theirs / ours:7.1f} times     {our_peak / their_peak:6.2f} of the memory")


if __name__ == "__main__":
    main()
