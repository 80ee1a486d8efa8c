#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""comments.py HEADER: prints a public header with its comments as Doxygen takes them (its INPUT_FILTER).

The headers have plain comments. The first one of a file describes the file; one above a declaration describes it and those that
follow without a blank line; one behind a member describes all members of that line. A member without one says all by its name, and
Doxygen, which asks for a word on each, gets an empty one; a type or a function without one is left as it is, so that Doxygen complains.
"""
import re
import sys

COMMENT = re.compile(r"/\*(.*?)\*/", re.S)
# "type name, *name;" with what stands behind it
MEMBER = re.compile(r"^( +)((?:const |struct )?\w+ (?:\*|const )*)(\w+(?:\[\w+\])?(?:,\s+\**\w+)*);(?:\s*?/\*(.*?)\*/)?", re.S | re.M)
CALLBACK = re.compile(r"^( +[^;/]*\(\*\w+\)\([^;]*\));(?:\s*?/\*(.*?)\*/)?", re.S | re.M)
VALUE = re.compile(r"^( +ENT_\w+(?: = [^,/]+)?,?) +/\*(.*?)\*/", re.S | re.M)
BODY = re.compile(r"^(?:typedef )?(?:struct|enum)[^;{]*\{.*?^\}", re.S | re.M)
STEP = re.compile(r" {3}(\d\. )")  # "1. this   2. that": a list, however its items share lines
HEAD = re.compile(r"\A(.*?\n)/\*\n \* \S+: (.*?)\*/", re.S)


def words(comment):
    """What Doxygen would take for a command or for markup, out of the plain words of a comment."""
    parts = STEP.sub(r"\n *   \1", comment).split("`")
    parts[::2] = [re.sub(r"([\\@#<>])", r"\\\1", part) for part in parts[::2]]
    return "`".join(parts).strip()


def behind(comment):
    return f" /**< {words(comment) if comment else '&#8203;'} */"


def members(body):
    def each(match):
        indent, kind, names, comment = match.groups()
        return "\n".join(f"{indent}{kind}{name};{behind(comment)}" for name in re.split(r",\s+\**", names))

    body = MEMBER.sub(each, body)
    body = CALLBACK.sub(lambda match: f"{match[1]};{behind(match[2])}", body)
    return VALUE.sub(lambda match: match[1] + behind(match[2]), body)


def declarations(text):
    """Comments at the beginning of a line, again above each further declaration of their paragraph."""
    for paragraph in re.split(r"(\n\n+)", text):
        comment = None
        for piece in re.split(r"(^/\*.*?\*/\n|^ENT_API )", paragraph, flags=re.S | re.M):
            if piece.startswith("/*") and not piece.startswith("/**"):
                comment = f"/** {words(COMMENT.match(piece)[1])} */\n"
                piece, said = comment, True
            elif piece.startswith("ENT_API") and comment:
                piece, said = piece if said else comment + piece, False
            yield piece


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        text = file.read()
    text = text.replace("/* SPDX", "// SPDX", 1).replace(" */", "", 1)
    text = HEAD.sub(lambda match: f"{match[1]}/** @file\n * {words(match[2])} */", text)
    text = BODY.sub(lambda match: members(match[0]), text)
    print("".join(declarations(text)))


main()
