#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""links.py FOLDER: every link and picture of the Markdown files under FOLDER leads to a file that is there, and to a heading that is there."""
import pathlib
import re
import subprocess
import sys

LINK = re.compile(r"\[[^\]]*\]\(<?([^)\s>]+)>?\)")
HEADING = re.compile(r"^#{1,6} +(.*?) *#*$")
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def anchors(path):
    """As GitHub makes them: small letters, no punctuation, hyphens for blanks, numbers behind those that are there already."""
    seen, result = {}, set()
    for line in re.sub(r"^```.*?^```$", "", path.read_text(), flags=re.MULTILINE | re.DOTALL).splitlines():
        heading = HEADING.match(line)
        if heading:
            words = LINK.sub(lambda link: link.group(0)[1:].split("]")[0], heading.group(1))
            name = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
            result.add(name if name not in seen else "%s-%d" % (name, seen[name]))
            seen[name] = seen.get(name, 0) + 1
    return result


def faults_of(path):
    text = CODE.sub(lambda code: "\n" * code.group(0).count("\n"), path.read_text())
    for number, line in enumerate(text.splitlines(), 1):
        for link in LINK.findall(line):
            if re.match(r"[a-z]+:", link):
                continue
            name, _, anchor = link.partition("#")
            target = (path.parent / name) if name else path
            if not target.exists():
                yield "%s:%d: %s is not there" % (path, number, link)
            elif anchor and anchor not in anchors(target):
                yield "%s:%d: %s has no heading #%s" % (path, number, target, anchor)


def documents(folder):
    """What git knows, or would; everything outside of build folders where there is no git."""
    listed = subprocess.run(["git", "-C", folder, "ls-files", "-co", "--exclude-standard", "*.md"], capture_output=True, text=True)
    if listed.returncode == 0 and listed.stdout:
        return [folder / name for name in listed.stdout.splitlines() if (folder / name).exists()]
    return [path for path in folder.rglob("*.md") if "build" not in path.relative_to(folder).parts[0]]


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    paths = [path for path in sorted(documents(folder)) if not {"articles", "corpus", "golden"} & set(path.relative_to(folder).parts)]
    faults = [fault for path in paths for fault in faults_of(path)]
    print("%d documents, %d faults" % (len(paths), len(faults)))
    print("\n".join(faults))
    sys.exit(1 if faults or not paths else 0)


main()
