# SPDX-License-Identifier: Apache-2.0
"""Words -> wordpieces and word shapes, exactly as the C engine does it.

The input is a sentence already cut into words (Universal Dependencies style). For each word alone:
  1. straighten: curly and other typographic quotation marks become ' and " (STRAIGHT below);
  2. drop U+0000, U+FFFD and control or format characters; white space becomes a blank;
  3. decompose (NFD), drop nonspacing marks (Mn), lower-case;
  4. cut at blanks, and on both sides of punctuation (ASCII punctuation and symbols, Unicode P*) and of CJK ideographs;
  5. greedy longest match against the vocabulary, later pieces with a leading ##; a part of over 100 characters or one that
     cannot be matched is [UNK]; at most MAX_PIECES pieces a word are kept; a word without any piece is [UNK].
The shape of a word (class `case`) is taken from the word as it was printed, so it survives the lower-casing.
"""
import unicodedata

MAX_PIECES = 8      # a word
MAX_WORDS = 110     # a piece of a sentence
MAX_SEQUENCE = 512  # wordpieces of a sequence, [CLS] and [SEP] included

STRAIGHT = {ord(c): "'" for c in "\u2018\u2019\u201a\u201b\u02bc\u2032`\u00b4"}
STRAIGHT |= {ord(c): '"' for c in "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"}

CASE_NONE, CASE_LOWER, CASE_TITLE, CASE_UPPER, CASE_MIXED, CASE_OTHER = range(6)


def case_class(word):
    """Shape of a word: 1 lower, 2 Title or a single capital, 3 UPPER, 4 mixed, 5 without letters (0 is for [CLS] and [SEP])."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return CASE_OTHER
    if all(c.islower() for c in letters):
        return CASE_LOWER
    if all(c.isupper() for c in letters):
        return CASE_UPPER if len(letters) > 1 else CASE_TITLE
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return CASE_TITLE
    return CASE_MIXED


def is_punctuation(c):
    o = ord(c)
    return 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126 or unicodedata.category(c)[0] == "P"


def is_ideograph(c):
    o = ord(c)
    return (0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0xF900 <= o <= 0xFAFF or 0x20000 <= o <= 0x2CEAF
            or 0x2F800 <= o <= 0x2FA1F)


def parts(word):
    """The lower-case parts of a word between which no wordpiece may stretch."""
    text = "".join(" " if c.isspace() else c for c in word.translate(STRAIGHT)
                   if c.isspace() or (c not in "\0\ufffd" and unicodedata.category(c)[0] != "C"))
    text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn").lower()
    out, current = [], ""
    for c in text:
        if c == " " or is_punctuation(c) or is_ideograph(c):
            if current:
                out.append(current)
            current = ""
            if c != " ":
                out.append(c)
        else:
            current += c
    return out + [current] if current else out


class WordPiece:
    """A vocabulary (list of wordpieces in id order) and a cache of the words seen."""

    def __init__(self, vocabulary):
        self.vocabulary = list(vocabulary)
        self.ids = {p: i for i, p in enumerate(self.vocabulary)}
        self.cls, self.sep, self.unk = (self.ids[p] for p in ("[CLS]", "[SEP]", "[UNK]"))
        self.cache = {}

    def match(self, part):
        out, at = [], 0
        while at < len(part) and len(part) <= 100:
            for end in range(len(part), at, -1):
                i = self.ids.get(("##" if at else "") + part[at:end])
                if i is not None:
                    out.append(i)
                    at = end
                    break
            else:
                return [self.unk]
        return out or [self.unk]

    def word(self, word):
        ids = self.cache.get(word)
        if ids is None:
            ids = [i for part in parts(word) for i in self.match(part)][:MAX_PIECES] or [self.unk]
            self.cache[word] = ids
        return ids

    def sequence(self, words):
        """ids, case classes and the place of each word's first wordpiece (of [CLS] first) of at most MAX_WORDS words."""
        ids, cases, first = [self.cls], [CASE_NONE], [0]
        for word in words[:MAX_WORDS]:
            pieces = self.word(word)
            if len(ids) + len(pieces) >= MAX_SEQUENCE:
                break
            first.append(len(ids))
            ids += pieces
            cases += [case_class(word)] * len(pieces)
        return ids + [self.sep], cases + [CASE_NONE], first
