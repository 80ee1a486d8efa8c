#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""compare_networkx.py WRITE_SAMPLE: NetworkX reads our GraphML, and every node, edge and attribute is held beside our JSON."""
import csv
import json
import math
import pathlib
import subprocess
import sys
import tempfile

import networkx

CERTAINTIES = ["stated", "hedged", "negated"]
LOOKS = {"r", "g", "b", "size"}


def clean(text):
    """What XML 1.0 forbids is replaced."""
    allowed = lambda c: c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff")
    return "".join(c if allowed(c) else "\ufffd" for c in text)


def present(values):
    return {key: clean(value) if isinstance(value, str) else value for key, value in values.items() if value is not None}


def expected_node(node, measures):
    roles = sorted({role["title"] for role in node.get("roles", [])})
    return present({
        "label": node["name"], "name": node["name"], "type": node["type"], "iso3166": node.get("codes", {}).get("iso3166"),
        "aliases": " | ".join(node["aliases"]) or None, "roles": " | ".join(roles) or None, "mentions": node["mentions"],
        "articles": len(node["articles"]), **measures,
    })


def expected_edge(edge, articles, labels):
    best = min(edge["evidence"], key=lambda evidence: (CERTAINTIES.index(evidence["certainty"]), -evidence["confidence"]))
    article = articles[best["article"]]
    return present({
        "label": labels[edge["type"]], "interaction": edge["type"], "relation": edge["type"], "weight": edge["weight"],
        "sign": edge["sign"], "symmetric": not edge["directed"], "first": edge.get("first"), "last": edge.get("last"),
        "evidence": len(edge["evidence"]), "sentence": best["sentence"], "cue": best["cue"], "certainty": best["certainty"],
        "confidence": best["confidence"],
        "article": article.get("title") or article["path"], "url": article.get("url"), "published": article.get("published"),
    })


def same(ours, theirs):
    if isinstance(ours, float) or isinstance(theirs, float):
        return math.isclose(ours, theirs, rel_tol=1e-15, abs_tol=0)
    return ours == theirs and isinstance(ours, bool) == isinstance(theirs, bool)


def compare(what, expected, found):
    assert expected.keys() == found.keys(), f"{what}: {sorted(expected.keys() ^ found.keys())}"
    for key, value in expected.items():
        assert same(value, found[key]), f"{what}: {key}: {value!r} is read as {found[key]!r}"


def read_measures(path):
    measures = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        node, measure, value = line.split("\t")
        measures.setdefault(node, {})[measure] = float(value)
    return measures


def check_graphml(folder, graph):
    measures = read_measures(folder / "measures.tsv")
    read = networkx.read_graphml(folder / "graph.graphml")
    assert read.is_directed()
    assert set(read.nodes) == {node["id"] for node in graph["nodes"]}
    for node in graph["nodes"]:
        found = dict(read.nodes[node["id"]])
        assert all(isinstance(found.pop(look), (int, float)) for look in LOOKS)
        compare(node["id"], expected_node(node, measures[node["id"]]), found)
    labels = {"supports": "supports", "opposes": "opposes", "meets": "meets & greets", "represents": "represents"}
    articles = {article["id"]: article for article in graph["articles"]}
    edges = {key: (source, target, data) for source, target, key, data in read.edges(keys=True, data=True)}
    assert edges.keys() == {edge["id"] for edge in graph["edges"]}
    for edge in graph["edges"]:
        source, target, data = edges[edge["id"]]
        assert (source, target) == (edge["source"], edge["target"])
        compare(edge["id"], expected_edge(edge, articles, labels), data)


def check_csv(folder, graph):
    with open(folder / "graph.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    nodes = {node["id"]: node for node in graph["nodes"]}
    assert len(rows) == len(graph["edges"])
    for row, edge in zip(rows, graph["edges"]):
        name = clean(nodes[edge["source"]]["name"])
        guard = "'" if name[:1] in tuple("=+-@\t\r\n") else ""
        assert row["source"] == guard + name, row["source"]
        assert (row["source_id"], row["relation"], row["target_id"]) == (edge["source"], edge["type"], edge["target"])
        assert float(row["weight"]) == edge["weight"] and int(row["sign"]) == edge["sign"]


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.argv[1], name], check=True)
        graph = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
        assert len(graph["nodes"]) > 10 and len(graph["edges"]) > 10
        check_graphml(folder, graph)
        check_csv(folder, graph)


if __name__ == "__main__":
    main()
