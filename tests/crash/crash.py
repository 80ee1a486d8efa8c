# SPDX-License-Identifier: Apache-2.0
"""Kills builds with SIGKILL at random moments and looks at what is left.

crash.py ENTENTE [--kills N] [--articles N] [--seed N]

After each kill the file must open, pass SQLite's own check, and hold whole articles only: every one has just the evidence
and the quotations that a build that nobody killed gives it. The next build goes on from there; once one ends, the export
must be the same bytes as that of the undisturbed build, and a new file is begun, until all kills are spent.
"""
import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import articles


def export(entente, graph):
    return subprocess.run([entente, "export", graph, "-o", "-", "--format", "json"], check=True, capture_output=True).stdout


def facts_by_article(exported):
    """What each article states, apart from node ids, which may change with the other articles."""
    graph = json.loads(exported)
    facts = {a["id"]: [("text", a["sha256"], a["path"])] for a in graph["articles"]}
    for edge in graph["edges"]:
        for e in edge["evidence"]:
            facts[e["article"]].append(("evidence", edge["type"], e["start"], e["end"], e["cue"], e["certainty"], e["confidence"]))
    for quote in graph["quotes"]:
        facts[quote["article"]].append(("quote", quote["start"], quote["end"], quote["kind"], quote["text"]))
    return {article: sorted(map(str, of)) for article, of in facts.items()}


def holds_schema(graph):
    if not graph.exists() or graph.stat().st_size == 0:
        return False
    with sqlite3.connect(graph) as db:
        return db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'articles'").fetchone()[0] == 1


def look_at(entente, graph, whole):
    """The number of articles in what a kill left behind; ends the program where anything is wrong with it."""
    if not holds_schema(graph):
        return 0  # killed before the first commit
    found = facts_by_article(export(entente, graph))
    with sqlite3.connect(graph) as db:
        verdict = db.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        sys.exit(f"integrity_check: {verdict}")
    for article, facts in found.items():
        if facts != whole[article]:
            sys.exit(f"article {article} is not whole:\n{facts}\n{whole[article]}")
    return len(found)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("entente")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        articles.make(top / "news", args.articles)

        def build(graph):
            return subprocess.Popen([args.entente, "build", "-q", "--engine", "rules", top / "news", "-o", graph])

        began = time.monotonic()
        if build(top / "whole.db").wait() != 0:
            sys.exit("the undisturbed build failed")
        span = time.monotonic() - began
        expected = export(args.entente, top / "whole.db")
        whole = facts_by_article(expected)
        if len(whole) != args.articles:
            sys.exit(f"{len(whole)} of {args.articles} articles in the undisturbed build")

        kills, finished, within = 0, 0, 0
        while kills < args.kills or finished == 0:
            graph = top / f"graph{finished}.db"
            running = build(graph)
            if kills < args.kills:
                try:
                    running.wait(timeout=chance.uniform(0, span))
                except subprocess.TimeoutExpired:
                    running.kill()
                    running.wait()
                    kills += 1
                    stored = look_at(args.entente, graph, whole)
                    within += 0 < stored < args.articles
                    continue
            if running.wait() != 0:
                sys.exit("a build after a kill failed")
            if export(args.entente, graph) != expected:
                sys.exit("a build that went on after kills differs from an undisturbed one")
            finished += 1
        print(f"{kills} kills, {within} of them with some articles in and some not; {finished} builds went on to the same {len(whole)} articles")
        if args.kills >= 20 and within < 5:
            sys.exit("too few kills came in the middle: the test shows nothing")


if __name__ == "__main__":
    main()
