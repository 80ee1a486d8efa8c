# SPDX-License-Identifier: Apache-2.0
"""A report of an invented world, and what it has to say, counted from the facts without entente."""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


class World:
    def __init__(self, entente, folder, nodes, edges, *more):
        folder = pathlib.Path(folder)
        self.page = folder / "report.html"
        facts, graph = folder / "facts.jsonl", folder / "graph.db"
        with open(facts, "w", encoding="utf-8") as out:
            subprocess.run([sys.executable, "-B", HERE / "facts.py", str(nodes), str(edges), *more], stdout=out, check=True)
        subprocess.run([entente, "merge", "-q", facts, "-o", graph], check=True)
        self.graph = graph
        self.entente = entente
        self.write(self.page)
        self.url = self.page.as_uri()
        exported = subprocess.run([entente, "export", "-q", graph, "-o", "-", "--format", "json"], check=True, capture_output=True).stdout
        self.export = json.loads(exported)
        self.articles = {article["id"]: article for article in self.export["articles"]}
        self.names = {node["id"]: node["name"] for node in self.export["nodes"]}

    def write(self, path):
        subprocess.run([self.entente, "report", "-q", self.graph, "-o", path], check=True)

    def relations(self, types=None, passes=lambda evidence, article: True, least=1):
        """(edge, weight) of those that a filter lets through: weight is the number of articles whose evidence says it."""
        found = []
        for edge in self.export["edges"]:
            if (edge["type"] == "quotes") if types is None else (edge["type"] not in types):
                continue
            pieces = [piece for piece in edge["evidence"] if passes(piece, self.articles[piece["article"]])]
            weight = len({piece["article"] for piece in pieces if piece["certainty"] != "negated"})
            if pieces and weight >= least:
                found.append((edge, weight))
        return found

    def sentence(self, edge):
        label = edge["type"].replace("_", " ")
        return f"{self.names[edge['source']]} {label} {self.names[edge['target']]}"
