# SPDX-License-Identifier: Apache-2.0
"""NetworkX's picture of a GraphML file, its defaults with the labels of the file: networkx_draw.py graph.graphml picture.png"""
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import networkx as nx

graph = nx.read_graphml(sys.argv[1])
plt.figure(figsize=(9, 7))
nx.draw(graph, nx.spring_layout(graph, seed=1), labels={node: data.get("label", node) for node, data in graph.nodes(data=True)})
plt.savefig(sys.argv[2], dpi=80)
