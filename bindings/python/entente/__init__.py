# SPDX-License-Identifier: Apache-2.0
"""entente: news articles to a graph of countries, people and organizations, with the sentence behind every relation.

    import entente
    graph = entente.from_texts({"one.txt": "Athens says no\\n\\nGreece condemned the plan of Serbia on Monday."})
    graph.edges()       # a pandas data frame; so nodes(), evidence(), quotes(), articles(), mentions(), relations(), measures()
    graph.networkx()    # a networkx.MultiDiGraph

A graph file: entente.read("graph.db"), or a Store to build one. What fails raises an entente.Error that says what, where and what to do.

Nothing that is returned refers to memory of the library but the objects of this module, which free what they hold when they go.
Calls release the interpreter's lock; a Store, and measures, let one thread in at a time, a Graph any number.
"""
from ._graph import Graph
from ._library import (BadInput, Busy, Corrupt, Error, Exists, Failed, Newer, NotFound, TooLarge, Unsupported, version)
from ._store import Engine, Lexicon, Store, Tally, extract, from_texts, read

__version__ = version()
__all__ = ["BadInput", "Busy", "Corrupt", "Engine", "Error", "Exists", "Failed", "Graph", "Lexicon", "Newer", "NotFound", "Store",
           "Tally", "TooLarge", "Unsupported", "extract", "from_texts", "read", "version"]
