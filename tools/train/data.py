# SPDX-License-Identifier: Apache-2.0
"""The training and development data as lists of examples; see README.md for where they come from.

Every reader gives words cut as entente cuts them (hyphens and clitics stand alone, quotation marks as printed).
Treebank, names and attributions are `Sentence`; stance pairs are `Pair`.
"""
import collections
import dataclasses
import gzip
import os
import random
import re

NAMES = ["O"] + [p + t for t in ("PER", "ORG", "LOC") for p in ("B-", "I-")]
ATTRIBUTION = ["O"] + [p + t for t in ("Source", "Cue", "Content") for p in ("B-", "I-")]
STANCE = ["none", "a supports b", "b supports a", "a opposes b", "b opposes a"]
SWAPPED = [0, 2, 1, 4, 3]  # the class of a pair when its two mentions change places
UNKNOWN = None             # a label that is left out of the loss

CORENLP_NAMES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "COUNTRY": "LOC", "CITY": "LOC",
                 "STATE_OR_PROVINCE": "LOC"}


@dataclasses.dataclass
class Sentence:
    words: list
    upos: list = None
    heads: list = None
    deprels: list = None
    names: list = None
    attribution: list = None


@dataclasses.dataclass
class Pair:
    words: list
    a: tuple  # word span [begin, end) of the first mention
    b: tuple
    label: int


# Words -----------------------------------------------------------------------------------------------------------------

ABBREVIATIONS = set("""mr mrs ms dr prof st sen sens rep reps gov govs gen col lt sgt capt cmdr adm maj pres jr sr inc co corp ltd
    no vs etc jan feb mar apr jun jul aug sep sept oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass
    mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo dept est bros rev hon""".split())
WORD = re.compile(r"""
    (?:https?://|www\.)\S*[^\s.,;:!?)"'\u2019\u201d]          # addresses
  | (?:[^\W\d_]\.){2,}                                        # U.S.
  | \d+(?:[.,:]\d+)*(?!\w)                                    # 1,000.5
  | (?:[DdOoLl]['\u2019](?=[^\W\d_a-z]))?\w+                    # words, O'Brien
  | \.{2,} | --+ | ``|'' | [^\w\s]
""", re.X)
CLITIC = re.compile(r"['\u2019](?:s|re|ve|ll|d|m)(?!\w)", re.I)
NEGATION = re.compile(r"n['\u2019]t(?!\w)", re.I)


def tokenize(text):
    """[(begin, end)] of the words of a text."""
    out, at = [], 0
    while at < len(text):
        m = CLITIC.match(text, at) or NEGATION.match(text, at) or WORD.match(text, at)
        if not m:
            at += 1
            continue
        begin, end = m.span()
        word = m[0]
        if word[-1] in "nN" and len(word) > 1 and NEGATION.match(text, end - 1):
            end -= 1
        elif text[end:end + 1] == "." and (word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper())):
            end += 1
        elif word.lower() == "cannot":
            out.append((begin, begin + 3))
            begin += 3
        out.append((begin, end))
        at = end
    return out


def bio(types):
    """['PER', 'PER', None] -> ['B-PER', 'I-PER', 'O']; UNKNOWN labels pass ('?')."""
    out, previous = [], None
    for t in types:
        if t == "?":
            out.append(UNKNOWN)
        else:
            out.append("O" if t is None else ("I-" if t == previous else "B-") + t)
        previous = t
    return out


def spans(labels):
    """[(begin, end, type)] of BIO labels."""
    out, i = [], 0
    while i < len(labels):
        t, j = labels[i], i + 1
        if t and t[0] in "BI":
            while j < len(labels) and labels[j] == "I-" + t[2:]:
                j += 1
            out.append((i, j, t[2:]))
        i = j
    return out


# Treebank and names ----------------------------------------------------------------------------------------------------

def read_conllu(path):
    """Sentences of a CoNLL-U file; MISC NER= holds the names. A file of names alone has heads of None."""
    out, rows = [], []
    for line in list(open(path, encoding="utf-8")) + ["\n"]:
        c = line.rstrip("\n").split("\t")
        if line[0] == "#":
            continue
        if len(c) == 10 and c[0].isdigit():
            misc = dict(x.split("=", 1) for x in c[9].split("|") if "=" in x)
            rows.append((c[1], c[3], int(c[6]) if c[6].isdigit() else None, c[7], misc.get("NER", "O")))
        elif not line.strip() and rows:
            out.append(Sentence(*(list(x) for x in zip(*rows))))
            rows = []
    return out


# Attributions and silver names -----------------------------------------------------------------------------------------

def read_attributions(path):
    """{character offset: (role, begin of its span)} of a PolNeAR annotation file."""
    parts, events = {}, []
    for line in open(path, encoding="utf-8"):
        c = line.rstrip("\n").split("\t")
        if line[0] == "T" and len(c) > 1:
            kind, where = c[1].split(" ", 1)
            parts[c[0]] = kind, [tuple(map(int, x.split())) for x in where.split(";")]
        elif line[0] == "E":
            events.append([x.split(":") for x in c[1].split()])
    out = {}
    for event in events:
        for role, part in event:
            role = re.sub(r"\d+$", "", role)
            if part in parts and role in ("Source", "Cue", "Content"):
                for begin, end in parts[part][1]:
                    out.update((i, (role, begin)) for i in range(begin, end))
    return out


def attribution_files(folder):
    """{name of the article: path of its annotation}; one annotator each."""
    out = {}
    for name in sorted(os.listdir(folder)):
        out.setdefault(name[:-4].rsplit("_", 1)[0], os.path.join(folder, name))
    return out


def attribution_labels(tokens, marked):
    labels, previous = [], None
    for begin, _ in tokens:
        key = marked.get(begin)
        labels.append("O" if key is None else ("I-" if key == previous else "B-") + key[0])
        previous = key
    return labels


SMALL = set("of the and for in on to at a an de del della la le el al bin ibn von van der den da di du dos & - ' 's".split())


def mask_doubtful(sentences):
    """Machine-made names of one article: leave out of the loss spans with common words inside, and names whose type differs
    from what the same words have elsewhere in the article."""
    votes = collections.defaultdict(collections.Counter)
    for words, types in sentences:
        for b, e, t in spans(bio(types)):
            votes[" ".join(words[b:e])][t] += 1
    for words, types in sentences:
        for b, e, t in spans(bio(types)):
            name = words[b:e]
            odd = any(w[:1].islower() and w.lower() not in SMALL for w in name) or not any(w[:1].isupper() for w in name)
            counts = votes[" ".join(name)]
            if odd or counts[t] * 2 <= sum(counts.values()):
                types[b:e] = ["?"] * (e - b)


def read_silver(root, excluded):
    """Articles of polnear/train: attributions by hand, names by machine (Stanford CoreNLP), sentences as CoreNLP split them."""
    base = os.path.join(root, "polnear/train")
    annotations, out = attribution_files(os.path.join(base, "attributions")), []

    def finish(doc, rows):
        name = doc[:-4] if doc.endswith(".txt") else doc
        if name.startswith(excluded):
            return
        text = open(os.path.join(base, "text", name + ".txt"), encoding="utf-8", newline="").read()
        marked = read_attributions(annotations[name]) if name in annotations else None
        article = []
        for sentence in rows:
            begin, end = sentence[0][1], sentence[-1][2]
            types = {}
            for kind, b, e in sentence:
                types.update((i, CORENLP_NAMES.get(kind)) for i in range(b, e))
            tokens = [(begin + b, begin + e) for b, e in tokenize(text[begin:end])]
            if tokens:
                article.append((tokens, [text[b:e] for b, e in tokens], [types.get(b) for b, _ in tokens]))
        mask_doubtful([(w, t) for _, w, t in article])
        for tokens, words, kinds in article:
            out.append(Sentence(words, names=bio(kinds),
                                attribution=attribution_labels(tokens, marked) if marked is not None else [UNKNOWN] * len(words)))

    doc, rows, current = None, [], []
    with gzip.open(os.path.join(root, "silver/polnear-corenlp.tsv.gz"), "rt", encoding="utf-8") as f:
        for line in [*f, "\n"]:
            c = line.rstrip("\n").split("\t")
            if line.startswith("# doc = "):
                if doc:
                    finish(doc, rows)
                doc, rows, current = line[8:].strip(), [], []
            elif len(c) > 7:
                current.append((c[3], int(c[6]), int(c[7])))
            elif current:
                rows.append(current)
                current = []
    finish(doc, rows)
    return out


ENDING = re.compile(r"[.!?][\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]*[A-Z0-9])|\n\s*")


def read_attribution_articles(folder):
    """Articles of polnear/dev, for scoring; sentences are split simply, here."""
    out = []
    for name, path in attribution_files(os.path.join(folder, "attributions")).items():
        text = open(os.path.join(folder, "text", name + ".txt"), encoding="utf-8", newline="").read()
        marked, at = read_attributions(path), 0
        for m in [*ENDING.finditer(text), None]:
            end = m.end() if m else len(text)
            last = re.search(r"(\w+)\.\W*$", text[at:end])
            if m and "\n" not in m[0] and last and (last[1].lower() in ABBREVIATIONS or len(last[1]) == 1):
                continue
            tokens = [(at + b, at + e) for b, e in tokenize(text[at:end])]
            if tokens:
                out.append(Sentence([text[b:e] for b, e in tokens], attribution=attribution_labels(tokens, marked)))
            at = end
    return out


# Stance ----------------------------------------------------------------------------------------------------------------

def read_pairs(path, max_words=110):
    """Sentences with two bracketed mentions; brackets may cut words ("[Congre]ss"), a mention is every word it touches."""
    out = []
    for line in open(path, encoding="utf-8"):
        marked, a, b, label = line.rstrip("\n").split("\t")
        begin = {"a": marked.find("[" + a + "]"), "b": marked.find("[" + b + "]")}
        if min(begin.values()) < 0 or begin["a"] == begin["b"]:
            continue
        at = {}
        for name, mention in (("a", a), ("b", b)):
            other = begin["b" if name == "a" else "a"]
            start = begin[name] - (2 if other < begin[name] else 0)  # brackets before it are taken out
            at[name] = start, start + len(mention)
        text = marked
        for name, mention in sorted((("a", a), ("b", b)), key=lambda x: -begin[x[0]]):
            i = begin[name]
            text = text[:i] + mention + text[i + len(mention) + 2:]
        tokens = tokenize(text)
        where = {}
        for name, (s, e) in at.items():
            touched = [i for i, (x, y) in enumerate(tokens) if x < e and y > s]
            where[name] = (touched[0], touched[-1] + 1) if touched else None
        if None in where.values() or max(where["a"][1], where["b"][1]) > max_words:
            out.append(Pair([text[x:y] for x, y in tokens], None, None, int(label)))  # counted when scoring, answered "none"
        else:
            out.append(Pair([text[x:y] for x, y in tokens], where["a"], where["b"], int(label)))
    return out


def plain(text):
    return re.sub(r"\W+", " ", text.lower()).strip()


def load_training(root):
    """treebank, silver, pairs and pairs held out for calibration; the articles of gold/EXCLUDE are in none of them."""
    lines = [x.strip() for x in open(os.path.join(root, "gold/EXCLUDE"), encoding="utf-8")]
    excluded = tuple(x for x in lines if x and x[0] != "#")
    treebank = read_conllu(os.path.join(root, "ud/gum-train.conllu"))
    silver = read_silver(root, excluded)
    kept_apart = " ".join(plain(open(os.path.join(folder, f), encoding="utf-8", errors="replace").read())
                          for folder in (os.path.join(root, "articles"), os.path.join(root, "seeds")) if os.path.isdir(folder)
                          for f in sorted(os.listdir(folder)) if os.path.isfile(os.path.join(folder, f)))
    pairs = [p for p in read_pairs(os.path.join(root, "dse/train.tsv")) if p.a and plain(" ".join(p.words)) not in kept_apart]
    random.Random(7).shuffle(pairs)
    return treebank, silver, pairs[800:], pairs[:800]
