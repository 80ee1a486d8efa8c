# SPDX-License-Identifier: Apache-2.0
"""warc.py PAGES FILE.warc.gz: a web archive of so many pages, each text packed in its response, each record packed again."""
import gzip
import random
import sys

COUNTRIES = ["Serbia", "Greece", "Hungary", "Romania", "Bulgaria", "Norway", "Japan", "Canada", "Peru"]
VERBS = ["supports", "condemned", "criticized", "backs", "opposes"]


def page(number):
    dice = random.Random(number)
    lines = ["The river dispute, day %d" % number]
    for _ in range(8):
        lines.append("%s %s %s in the dispute over the river and its locks, the ministry said on Monday in statement number %d."
                     % (dice.choice(COUNTRIES), dice.choice(VERBS), dice.choice(COUNTRIES), dice.randrange(10**9)))
    return "\n\n".join(lines).encode()


with open(sys.argv[2], "wb") as out:
    for number in range(int(sys.argv[1])):
        block = (b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Encoding: gzip\r\n\r\n"
                 + gzip.compress(page(number), 1))
        head = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/%d\r\n"
                "Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % (number, len(block)))
        out.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 1))
