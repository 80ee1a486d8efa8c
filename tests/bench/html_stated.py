#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often title and date are read as the page prints them.

usage: html_stated.py ARTICLES.jsonl [STATED.tsv]

ARTICLES.jsonl is what `entente read` gives for the pages of the article extraction benchmark (their file names begin with the
page ids); STATED.tsv (html_stated.tsv beside this file) holds id, headline as printed and day of publication of 40 of them,
drawn by a seed and written down from the pages before the reader was tuned. Two days are given where the page's own time zone
and UTC differ. Prints what differs, then the shares.
"""
import json
import os
import re
import sys
import unicodedata


def fold(text):
    text = unicodedata.normalize("NFKD", text or "").casefold()
    return " ".join(re.findall(r"\w+", text))


def main():
    stated = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "html_stated.tsv")
    read = {}
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            read[os.path.basename(article["path"]).split(".")[0]] = article
    pages = titles = dates = 0
    with open(stated, encoding="utf-8") as lines:
        for line in lines:
            page, title, days = line.rstrip("\n").split("\t")
            article = read.get(page, {})
            pages += 1
            good_title = fold(article.get("title")) == fold(title)
            good_date = (article.get("published") or "")[:10] in days.split("|")
            titles += good_title
            dates += good_date
            if not good_title:
                print(f"{page[:8]} title: {article.get('title')!r}, not {title!r}")
            if not good_date:
                print(f"{page[:8]} date: {article.get('published')!r}, not {days}")
    print(f"pages {pages}  title {titles / pages:.3f}  date {dates / pages:.3f}")


if __name__ == "__main__":
    main()
