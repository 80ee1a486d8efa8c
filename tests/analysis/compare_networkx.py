#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Compares our measures with NetworkX's on the graphs of tests/analysis/graphs.

usage: compare_networkx.py MEASURE_GRAPH GRAPH.json...

Each graph is built here a second time from the same file, by the words of include/entente/analysis.h, and measured by NetworkX.
Exits 1 where a value differs by more than the tolerance, naming it. Distances are exact fractions, so that ties of shortest
ways are ties on this side.
"""
import json
import subprocess
import sys
from fractions import Fraction

import networkx as nx

MEASURED = {"supports", "opposes", "cooperates_with"}
SYMMETRIC = {"cooperates_with"}
EXACT, ITERATIVE = 1e-6, 1e-4


def add(graph, source, target, weight):
    if graph.has_edge(source, target):
        graph[source][target]["weight"] += weight
    else:
        graph.add_edge(source, target, weight=weight)


def build(spec):
    directed, undirected = nx.DiGraph(), nx.Graph()
    for source, relation, target, weight in spec["edges"]:
        if relation not in MEASURED or source == target or weight <= 0:
            continue
        add(directed, source, target, weight)
        if relation in SYMMETRIC:
            add(directed, target, source, weight)
        add(undirected, source, target, weight)
    for _, _, data in undirected.edges(data=True):
        data["distance"] = Fraction(1) / Fraction(data["weight"])
    return directed, undirected


def scaled(values):
    greatest = max(values.values(), default=0)
    return {k: v / greatest if greatest else 0.0 for k, v in values.items()}


def numbered(groups, order):
    """Groups by size, then by first node, as {node: number}."""
    ranked = sorted(groups, key=lambda g: (-len(g), min(order[n] for n in g)))
    return {node: i for i, group in enumerate(ranked) for node in group}


def expected(spec):
    directed, undirected = build(spec)
    order = {n: i for i, n in enumerate(sorted(spec["nodes"]))}
    others = max(undirected.number_of_nodes() - 1, 1)
    hubs, authorities = nx.hits(directed, max_iter=10000, tol=1e-12)
    return {
        "degree": (dict(undirected.degree()), EXACT),
        "in_degree": (dict(directed.in_degree()), EXACT),
        "out_degree": (dict(directed.out_degree()), EXACT),
        "strength": (dict(undirected.degree(weight="weight")), EXACT),
        "in_strength": (dict(directed.in_degree(weight="weight")), EXACT),
        "out_strength": (dict(directed.out_degree(weight="weight")), EXACT),
        "betweenness": (nx.betweenness_centrality(undirected, weight="distance"), EXACT),
        "closeness": ({n: float(v) / others for n, v in nx.harmonic_centrality(undirected, distance="distance").items()}, EXACT),
        "core": (nx.core_number(undirected), EXACT),
        "component": (numbered(nx.connected_components(undirected), order), EXACT),
        "eigenvector": (scaled(nx.eigenvector_centrality(undirected, weight="weight", max_iter=100000, tol=1e-10)), ITERATIVE),
        "pagerank": (nx.pagerank(directed, alpha=0.85, weight="weight", max_iter=10000, tol=1e-12), ITERATIVE),
        "hub": (scaled(hubs), ITERATIVE),
        "authority": (scaled(authorities), ITERATIVE),
    }


def compare(program, path):
    with open(path, encoding="utf-8") as file:
        spec = json.load(file)
    ours = json.loads(subprocess.run([program, path], check=True, capture_output=True).stdout)
    wrong = checked = 0
    for measure, (values, tolerance) in expected(spec).items():
        for node, value in values.items():
            checked += 1
            if not abs(ours[node][measure] - value) <= tolerance:
                wrong += 1
                print(f"{path}: {measure} of {node}: {ours[node][measure]!r}, NetworkX has {float(value)!r}")
        for node in set(spec["nodes"]) - set(values):
            if measure != "component" and ours[node][measure] != 0:
                wrong += 1
                print(f"{path}: {measure} of {node}: {ours[node][measure]!r}, though it has no measured edge")
    print(f"{path}: {checked} values compared, {wrong} differ")
    return checked > 0 and wrong == 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    results = [compare(sys.argv[1], path) for path in sys.argv[2:]]
    sys.exit(0 if all(results) else 1)
