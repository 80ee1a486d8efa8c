#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""documents.py [--update] ENTENTE DOCUMENT...: runs every command line of each document, in order, in a fresh folder, and fails where a command fails,
where it prints something else than the document shows, or where a picture of the document has other words than the one the commands drew.
With --update the document gets the output, and the pictures are put beside it, as they are now; read the difference before it is committed.

What a document may hold:
    ```sh                      commands, a line each; must end with status 0
    ```console                 commands behind "$ ", each with all that it prints
    <!-- file: NAME -->        before a block of anything: the test writes it to NAME
    <!-- not run: REASON -->   before a block: left out, and named by the test
    `entente COMMAND --OPTION` in a sentence: command and option must exist

The folder holds what stage.py puts there.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import stage

SOURCE = pathlib.Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(\w*)\s*$")
MARK = re.compile(r"^<!-- (file|not run): (.+?) -->$")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)#]+)\)")
INLINE = re.compile(r"`entente ([a-z]+)([^`]*)`")
SHELL = ("sh", "console")
COMMAND = re.compile(r"^( {4,}|\$ )?(entente|cmake|ctest|tools/|sudo|apt|pip) ")  # where a document must not hide one


class Block:
    """Lines first to last, between the fences, of a document's lines."""

    def __init__(self, kind, mark, first, last):
        self.kind, self.mark, self.first, self.last = kind, mark, first, last


def blocks_of(lines):
    blocks, opened, mark = [], None, None
    for number, line in enumerate(lines):
        fence = FENCE.match(line) if opened is None else line == "```"
        if opened is None and fence:
            opened = Block(fence.group(1), mark, number + 1, None)
        elif opened is not None and fence:
            opened.last = number
            blocks.append(opened)
            opened = None
        elif COMMAND.match(line) and (line[0] == " " if opened is None else opened.kind not in SHELL and not opened.mark):
            sys.exit("line %d: commands stand in a fenced block of sh or console" % (number + 1))
        if opened is None and line.strip():
            found = MARK.match(line)
            mark = found and found.groups()
    return blocks


def commands_of(block, lines):
    """(command, line behind it, line behind its output) of each; the output is empty in a block of sh."""
    commands, number, sign = [], block.first, "$ " if block.kind == "console" else ""
    while number < block.last:
        if not lines[number].startswith(sign):
            sys.exit("line %d: output without a command" % (number + 1))
        command = [lines[number][len(sign):]]
        while command[-1].endswith("\\"):
            number += 1
            command.append(lines[number])
        start = number = number + 1
        while sign and number < block.last and not lines[number].startswith(sign):
            number += 1
        if command[0].strip():
            commands.append(("\n".join(command), start, number))
    return commands


class Run:
    def __init__(self, document, folder, entente):
        self.document, self.folder, self.faults, self.count = document, folder, [], 0
        programs = folder.parent / "bin"
        programs.mkdir()
        (programs / "entente").symlink_to(entente)
        self.environment = dict(os.environ, PATH="%s:%s" % (programs, os.environ["PATH"]), LC_ALL="C.UTF-8",
                                ENTENTE_MODEL=str(SOURCE / "models/entente-en.model"))

    def fault(self, line, text):
        self.faults.append("%s:%d: %s" % (self.document.name, line, text))

    def shell(self, command, line):
        self.count += 1
        done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
        if done.returncode != 0:
            self.fault(line, "status %d of: %s\n%s" % (done.returncode, command, done.stdout))
        return done.stdout.splitlines()

    def block(self, block, lines):
        """What takes the place of the block: itself, with the output that its commands have."""
        result = []
        for command, start, end in commands_of(block, lines):
            printed = self.shell(command, start)
            if block.kind == "console":
                shown = lines[start:end]
                if [line.rstrip() for line in printed] != shown:
                    self.fault(start, "prints something else: %s\n%s" % (command, "\n".join(difference(shown, printed))))
                result += ("$ " + command).split("\n") + [line.rstrip() for line in printed]
        return result or lines[block.first:block.last]


def difference(shown, printed):
    return difflib.unified_diff(shown, [line.rstrip() for line in printed], "shown", "printed", lineterm="", n=1)


def words(picture):
    """All text of an SVG, sorted: places differ with fonts and processors, words do not."""
    return sorted("".join(text.itertext()) for text in ET.parse(picture).iter("{http://www.w3.org/2000/svg}text"))


def check_pictures(run, text, update):
    for name in PICTURE.findall(text):
        picture = run.document.parent / name
        if "gallery" in picture.parts or picture.suffix != ".svg":
            continue
        drawn = [path for path in sorted(run.folder.rglob(picture.name)) if "examples" not in path.parts]
        if not drawn:
            run.fault(1, "no command draws " + name)
        elif update:
            picture.parent.mkdir(exist_ok=True)
            picture.write_bytes(drawn[0].read_bytes())
        elif not picture.exists() or words(picture) != words(drawn[0]):
            run.fault(1, "%s is not what the commands draw now (documents.py --update)" % name)


def check_inline(run, lines):
    helps = {}
    for number, line in enumerate(lines):
        for command, rest in INLINE.findall(line):
            if command == "help":
                command, rest = rest.strip() or "run", ""
            if not command.islower():  # COMMAND
                continue
            if command not in helps:
                helps[command] = " ".join(run.shell("entente help " + command, number + 1)) + " --help --version"
            for option in re.findall(r"--[a-z-]+", rest):
                if not re.search(option + r"\b(?!-)", helps[command]):
                    run.fault(number + 1, "entente %s has no %s" % (command, option))


def run_document(document, entente, update):
    lines = document.read_text().split("\n")
    left_out, result, done = [], [], 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "work"
        run = Run(document, folder, entente)
        stage.fill(folder, run.environment)
        for block in blocks_of(lines):
            kept = lines[block.first:block.last]
            if block.mark and block.mark[0] == "file":
                (folder / block.mark[1]).write_text("\n".join(kept) + "\n")
            elif block.kind in SHELL and block.mark:
                left_out.append("  not run, %s: %s" % (block.mark[1], "; ".join(kept)))
            elif block.kind in SHELL:
                kept = run.block(block, lines)
            result += lines[done:block.first] + kept
            done = block.last
        result += lines[done:]
        check_inline(run, lines)
        check_pictures(run, "\n".join(lines), update)
    if update and result != lines:
        document.write_text("\n".join(result))
    print("%s: %d commands run, %d blocks left out, %d faults" % (document.name, run.count, len(left_out), len(run.faults)))
    print("\n".join(left_out + run.faults))
    return not run.faults


def main():
    arguments = sys.argv[1:]
    update = arguments[:1] == ["--update"]
    entente, *documents = arguments[update:]
    passed = [run_document(pathlib.Path(name).resolve(), pathlib.Path(entente).resolve(), update) for name in documents]
    sys.exit(0 if all(passed) or update else 1)


if __name__ == "__main__":
    main()
