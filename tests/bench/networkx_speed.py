#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""networkx_speed.py MEASURE_GRAPH [ACTORS TIES]: the CPU seconds that NetworkX and entente take for the same measures of a random graph.

The measures are those that tests/analysis/compare_networkx.py compares; MEASURE_GRAPH is tests/measure_graph of a release build, which makes
camps, frustration and brokers besides.
"""
import json
import random
import resource
import subprocess
import sys
import tempfile
import time

import networkx as nx

program, actors, ties = sys.argv[1], *(int(n) for n in (sys.argv[2:] or (2000, 10000)))
dice = random.Random(7)
names = ["a%05d" % n for n in range(actors)]
edges = [[dice.choice(names), dice.choice(("supports", "opposes")), dice.choice(names), dice.randint(1, 9)] for _ in range(ties)]

with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
    json.dump({"nodes": names, "edges": edges}, file)
    file.flush()
    subprocess.run([program, file.name], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print("entente: %.1f s" % (used.ru_utime + used.ru_stime))

directed, undirected = nx.DiGraph(), nx.Graph()
for source, _, target, weight in edges:
    if source != target:
        for graph in directed, undirected:
            before = graph.get_edge_data(source, target, {"weight": 0})["weight"]
            graph.add_edge(source, target, weight=before + weight)
for _, _, data in undirected.edges(data=True):
    data["distance"] = 1 / data["weight"]
began = time.process_time()
nx.betweenness_centrality(undirected, weight="distance")
nx.harmonic_centrality(undirected, distance="distance")
nx.eigenvector_centrality(undirected, weight="weight", max_iter=1000)
nx.pagerank(directed, weight="weight")
nx.hits(directed, max_iter=1000)
nx.core_number(undirected)
print("NetworkX %s: %.1f s" % (nx.__version__, time.process_time() - began))
