# SPDX-License-Identifier: Apache-2.0
"""Keep gold annotations of articles that may not be passed on, without the articles' words.

usage: heldout.py strip GOLD.json TEXT.txt OUT.json        fragments of the article -> offsets into it
       heldout.py fill  STRIPPED.json TEXT.txt OUT.json    offsets -> fragments: the gold file again

TEXT.txt is the article's file, decoded as UTF-8 with nothing changed (line ends and a byte order mark are
characters like others). In the stripped file each fragment (title, body_first, body_first_alt, body_last,
boilerplate, a relation's sentence, a quotation's starts and ends, those of its alt) is [start, end] in characters
of that text: the fragment is text[start:end] with each run of white space made one space or, with a third
member "raw", text[start:end] as it is. Names, aliases, roles, cues and all else stay. `text_sha256` (of the
file's bytes) ties the stripped file to its text; `fill` refuses another text and leaves `text_sha256` out.
OUT.json may be the input; `-` is stdout. Exit status: 0 done; 2 usage; 1 anything else, named on stderr and
nothing written: a fragment that is not in the text, a member this program does not know, another text.
"""
import hashlib
import json
import os
import re
import sys

TIE = "text_sha256"
KEEP, TEXT, TEXTS = "keep", "text", "texts"     # a member that stays; a fragment; a list of fragments


def keep(names):
    return dict.fromkeys(names.split(), KEEP)


SPOKEN = {"starts": TEXT, "ends": TEXT, **keep("speaker speakers_alt kind cue about via borderline")}
QUOTE = {**SPOKEN, "alt": SPOKEN}
RELATION = {"sentence": TEXT, **keep("source type target certainty borderline")}
GOLD = {"title": TEXT, "body_first": TEXT, "body_first_alt": TEXT, "body_last": TEXT, "boilerplate": TEXTS,
        "entities": keep("name type aliases id role borderline"),
        "relations": RELATION, "optional_relations": RELATION, "quotes": QUOTE, "optional_quotes": QUOTE,
        **keep("id author publisher published optional_entities")}


class Bad(Exception):
    """What is wrong with an input, in words."""


def places(fragment, text, where):
    """Every place of a fragment in the text, overlapping ones too; at least one."""
    if not isinstance(fragment, str) or not fragment.strip():
        raise Bad("%s: not a fragment: %r" % (where, fragment))
    words = fragment.split()
    raw = " ".join(words) != fragment           # more than single spaces between words: taken as it is
    pattern = re.escape(fragment) if raw else r"\s+".join(map(re.escape, words))
    found = [[*m.span(1), *(["raw"] if raw else [])] for m in re.finditer("(?=(%s))" % pattern, text)]
    if not found:
        raise Bad("%s: not in the text: %r" % (where, fragment))
    return found


def strip_texts(obj, shape, text, where):
    """Member -> place, for the fragments of one object; of several places the likeliest (all fill alike)."""
    found = {k: places(v, text, where + k) for k, v in obj.items() if shape.get(k) is TEXT and v is not None}
    out = {k: v[-1 if k == "body_last" else 0] for k, v in found.items()}
    if "starts" in found and "ends" in found:   # the first start with an end after it, and the first such end
        pair = next(((s, e) for s in found["starts"] for e in found["ends"] if e[0] >= s[0] and e[1] >= s[1]), None)
        if pair:
            out["starts"], out["ends"] = pair
    return out


def fill_text(place, text, where):
    if not (isinstance(place, list) and len(place) in (2, 3) and all(type(n) is int for n in place[:2])
            and place[2:] in ([], ["raw"]) and 0 <= place[0] < place[1] <= len(text)):
        raise Bad("%s: not a place in the text: %r" % (where, place))
    piece = text[place[0]:place[1]]
    return piece if place[2:] else " ".join(piece.split())


def walk(obj, shape, text, filling, where=""):
    """An object with its fragments made places, or (filling) its places made fragments."""
    if not isinstance(obj, dict):
        raise Bad("%s: not an object" % (where or "the file"))
    if where:
        where += "."
    stripped = {} if filling else strip_texts(obj, shape, text, where)
    out = {}
    for k, v in obj.items():
        at, kind = where + k, shape.get(k)
        if kind is None:
            raise Bad("%s: unknown member" % at)
        if v is None or kind is KEEP:
            out[k] = v
        elif kind is TEXT:
            out[k] = fill_text(v, text, at) if filling else stripped[k]
        elif isinstance(v, list):
            each = ["%s[%d]" % (at, i) for i in range(len(v))]
            if kind is not TEXTS:
                out[k] = [walk(x, kind, text, filling, a) for x, a in zip(v, each)]
            else:
                out[k] = [fill_text(x, text, a) if filling else places(x, text, a)[0] for x, a in zip(v, each)]
        elif kind is TEXTS:
            raise Bad("%s: not a list" % at)
        else:
            out[k] = walk(v, kind, text, filling, at)
    return out


def strip(gold, data):
    """The gold object without the article's words; `data` is the article's file as bytes."""
    if isinstance(gold, dict) and TIE in gold:
        raise Bad("stripped already (it has %s)" % TIE)
    out = {**walk(gold, GOLD, data.decode("utf-8"), False), TIE: hashlib.sha256(data).hexdigest()}
    if fill(out, data) != gold:
        raise Bad("would not come back the same")
    return out


def fill(stripped, data):
    """The gold object again."""
    if not isinstance(stripped, dict) or TIE not in stripped:
        raise Bad("not a stripped gold file (no %s)" % TIE)
    if stripped[TIE] != hashlib.sha256(data).hexdigest():
        raise Bad("stripped with another text than this one")
    return walk({k: v for k, v in stripped.items() if k != TIE}, GOLD, data.decode("utf-8"), True)


def dumps(obj):
    """JSON with one member a line, as the gold files are, but a place on one line."""
    text = json.dumps(obj, indent=1, ensure_ascii=False)
    return re.sub(r'(?m)^( *(?:"[a-z_]+": )?)\[\n *(\d+),\n *(\d+)(?:,\n *("raw"))?\n *\](?=,?$)',
                  lambda m: "%s[%s]" % (m[1], ", ".join(filter(None, m.groups()[1:]))), text)


def main(argv):
    if argv[1:] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    if len(argv) != 5 or argv[1] not in ("strip", "fill"):
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    verb, source, text, target = argv[1:]
    try:
        with open(source, encoding="utf-8") as f:
            obj = json.load(f)
        with open(text, "rb") as f:
            data = f.read()
        out = dumps((strip if verb == "strip" else fill)(obj, data)).encode("utf-8")
        if target == "-":
            sys.stdout.buffer.write(out + b"\n")
        else:
            with open(target + ".new", "wb") as f:
                f.write(out)
            os.replace(target + ".new", target)
    except (Bad, OSError, ValueError) as e:
        print("heldout.py: %s: %s" % (source, e), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
