# SPDX-License-Identifier: Apache-2.0
"""The binding on the real library: frames, the NetworkX graph, files, errors, threads, and that nothing stays behind in memory."""
import concurrent.futures
import contextlib
import ctypes
import gc
import io
import json
import os
import pathlib
import re
import tempfile
import unittest

import networkx
import pandas

import entente

ONE = "Athens says no\n\nMarch 4, 2024\n\nGreek Prime Minister Eleni Marinakou rejected the plan of Serbia on Monday. Greece did not support Serbia.\n"
TWO = "Ankara speaks up\n\nMarch 6, 2024\n\nTurkey supports Greece. Serbia criticized Turkey on Tuesday. \"We will not wait,\" said Eleni Marinakou.\n"
ARTICLES = pathlib.Path(__file__).parents[3] / "examples" / "articles"


class Info(ctypes.Structure):
    """struct mallinfo2."""
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()]


def used():
    gc.collect()
    libc = ctypes.CDLL(None)
    libc.mallinfo2.restype = Info
    info = libc.mallinfo2()
    return info.uordblks + info.hblkhd


def growth(work, rounds):
    """Bytes that each round leaves behind."""
    for _ in range(10):
        work()
    before = used()
    for _ in range(rounds):
        work()
    return (used() - before) / rounds


def small():
    return entente.from_texts({"one.txt": ONE, "two.txt": TWO}, engine="rules")


class Frames(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.graph = small()

    def test_nodes_have_their_ids_types_and_names(self):
        nodes = self.graph.nodes()
        self.assertEqual(nodes.loc["country:GR", "name"], "Greece")
        self.assertEqual(nodes.loc["country:GR", "iso3166"], "GR")
        self.assertEqual(nodes.loc["person:eleni-marinakou", "type"], "person")
        self.assertEqual(nodes.loc["person:eleni-marinakou", "roles"], ["Greek Prime Minister"])
        self.assertEqual(nodes.loc["country:RS", "articles"], 2)

    def test_edges_have_ends_signs_weights_and_dates(self):
        edge = self.graph.edges().loc["country:RS|opposes|country:TR"]
        self.assertEqual((edge.source, edge.relation, edge.target, edge.sign, edge.symmetric, edge.weight, edge["first"], edge.evidence),
                         ("country:RS", "opposes", "country:TR", -1, False, 1.0, "2024-03-06", 1))

    def test_evidence_stands_at_its_bytes(self):
        evidence, articles = self.graph.evidence(), self.graph.articles()
        self.assertEqual(len(evidence), self.graph.edges().evidence.sum())
        for row in evidence.itertuples():
            self.assertEqual(articles.loc[row.article, "text"].encode()[row.start:row.end].decode(), row.sentence)
        self.assertTrue(evidence.confidence.between(0, 1).all())

    def test_evidence_of_somebody_begins_or_ends_there(self):
        evidence = self.graph.evidence("turkey")
        self.assertTrue(((evidence.source == "country:TR") | (evidence.target == "country:TR")).all())
        self.assertIn("Turkey supports Greece.", set(evidence.sentence))

    def test_what_is_denied_weighs_nothing(self):
        edges = self.graph.edges()
        denied = edges.loc["country:GR|supports|country:RS"]
        self.assertEqual((denied.weight, denied["first"]), (0, None))
        self.assertEqual(set(self.graph.evidence()[lambda frame: frame.edge == denied.name].certainty), {"negated"})

    def test_quotes_have_their_speaker(self):
        self.assertEqual(self.graph.quotes()[["speaker", "text", "direct"]].values.tolist(), [["person:eleni-marinakou", "We will not wait", True]])

    def test_articles_mentions_and_relations(self):
        self.assertEqual(set(self.graph.articles().path), {"one.txt", "two.txt"})
        self.assertEqual(self.graph.mentions().groupby("node").size()["country:GR"], self.graph.nodes().loc["country:GR", "mentions"])
        self.assertEqual(self.graph.relations().loc["opposes", "sign"], -1)

    def test_measures_have_a_row_for_each_node(self):
        measures = self.graph.measures()
        self.assertEqual(list(measures.index), list(self.graph.nodes().index))
        self.assertAlmostEqual(measures.pagerank.sum(), 1, places=6)
        self.assertEqual(self.graph.measures(["supports"]).loc["country:TR", "degree"], 1)

    def test_networkx_has_every_node_and_edge_and_its_evidence(self):
        graph = self.graph.networkx()
        self.assertIsInstance(graph, networkx.MultiDiGraph)
        self.assertEqual((len(graph), graph.size()), (len(self.graph.nodes()), len(self.graph.edges())))
        edge = graph["country:TR"]["country:GR"]["supports"]
        self.assertEqual((edge["sign"], edge["evidence"][0]["sentence"]), (1, "Turkey supports Greece."))
        self.assertEqual(graph.nodes["country:TR"]["name"], "Turkey")

    def test_an_empty_graph_has_empty_frames_with_their_columns(self):
        empty = entente.Graph.from_json(entente.extract("Nothing\n\nIt rained all day and all night here.", engine="rules").to_json())
        for method in ("nodes", "edges", "evidence", "quotes", "mentions", "measures"):
            frame = getattr(empty, method)()
            self.assertIsInstance(frame, pandas.DataFrame)
            self.assertEqual(list(frame.columns), list(getattr(self.graph, method)().columns))
            self.assertEqual(len(frame), 0)
        self.assertEqual(len(empty.networkx()), 0)

    def test_frames_outlive_their_graph(self):
        edges, graph = small().edges(), small().networkx()
        gc.collect()
        self.assertIn("country:RS|opposes|country:TR", edges.index)
        self.assertIn("country:TR", graph)

    def test_filter_and_find(self):
        self.assertEqual(self.graph.find("TURKEY"), "country:TR")
        near = self.graph.filter(focus="Turkey", negated=False, isolated=False)
        self.assertEqual(set(near.nodes().index), {"country:TR", "country:GR", "country:RS"})
        self.assertEqual(set(self.graph.filter(relations=["supports"]).edges().relation), {"supports"})
        self.assertEqual(len(self.graph.filter(since="2024-03-05").articles()), 1)

    def test_json_goes_and_comes_back(self):
        self.assertEqual(entente.Graph.from_json(self.graph.to_json(spans=True)).to_json(spans=True), self.graph.to_json(spans=True))
        self.assertNotIn("text", json.loads(self.graph.to_json(texts=False))["articles"][0])


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_build_twice_reads_once(self):
        empty = self.folder / "empty.txt"
        empty.write_text("")
        with entente.Store(self.folder / "graph.db", "w") as store:
            tally = store.build([ARTICLES, str(empty), self.folder / "none.txt"], engine="rules")
            self.assertEqual((tally.articles, tally.unchanged), (8, 0))
            self.assertEqual([path for path, _ in tally.problems], [str(empty), str(self.folder / "none.txt")])
            again = store.build([ARTICLES], engine="rules")
            self.assertEqual((again.added, again.replaced, again.unchanged + again.older), (0, 0, 8))
        graph = entente.read(self.folder / "graph.db", texts=False)
        self.assertIn("country:GR", graph.nodes().index)
        self.assertTrue(graph.articles().text.isna().all())

    def test_an_exception_leaves_nothing_in_the_file(self):
        with self.assertRaises(ZeroDivisionError), entente.Store(self.folder / "graph.db", "w") as store:
            store.add(entente.extract(ONE, name="one.txt", engine="rules"))
            1 / 0
        self.assertEqual(len(entente.read(self.folder / "graph.db").articles()), 0)

    def test_write_gives_what_networkx_reads(self):
        small().write(self.folder / "graph.graphml")
        read = networkx.read_graphml(self.folder / "graph.graphml", force_multigraph=True)
        self.assertEqual(set(read), set(small().nodes().index))
        with self.assertRaises(entente.Unsupported):
            small().write(self.folder / "graph.docx")

    def test_names_and_relations_of_ones_own(self):
        ontology = ARTICLES.parent / "c" / "lends.xml"
        facts = entente.extract("A bank\n\nNorway lent money to Iceland in May.", lexicon=entente.Lexicon(ontology=ontology), engine="rules")
        self.assertEqual(list(facts.edges().relation), ["lends_to"])

    def test_the_language_engine(self):
        engine = entente.Engine()
        self.assertRegex(engine.model_id, "^[0-9a-f]{12}$")
        self.assertIn("country:RS|opposes|country:TR", entente.from_texts({"two.txt": TWO}, engine=engine).edges().index)


class Readme(unittest.TestCase):
    def test_its_programs_run(self):
        blocks = re.findall(r"^```python\n(.*?)^```", (pathlib.Path(__file__).parents[1] / "README.md").read_text(), re.DOTALL | re.MULTILINE)
        self.assertEqual(len(blocks), 2)
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as printed:
            os.chdir(folder)
            os.mkdir("articles")
            os.symlink(ARTICLES / "02-greece-objects.md", "articles/02.md")
            exec("".join(blocks), {})
            self.assertGreater(networkx.read_graphml("greece.graphml", force_multigraph=True).size(), 0)
            os.chdir(before)
        self.assertRegex(printed.getvalue(), "country:RS +opposes +country:TR +1.0")


class Errors(unittest.TestCase):
    def test_each_is_an_exception_of_its_own_with_words(self):
        with self.assertRaisesRegex(entente.NotFound, "nobody in the graph is called"):
            small().find("Atlantis")
        with self.assertRaisesRegex(entente.NotFound, "/nowhere/graph.db"):
            entente.read("/nowhere/graph.db")
        with self.assertRaises(entente.Corrupt):
            entente.read(__file__)
        with self.assertRaisesRegex(entente.BadInput, "binary.txt"):
            entente.extract(b"\0\1\2" * 100, name="binary.txt", engine="rules")
        with self.assertRaises(entente.Unsupported):
            entente.extract("Le ministre a dit que la ville et les gens sont dans la rue pour une fête qui dure toute la nuit avec des amis. " * 9, engine="rules")
        with self.assertRaises(entente.BadInput):
            entente.Graph.from_json('{"articles": 1}')
        with self.assertRaises(entente.Error):
            entente.Lexicon(ontology="/nowhere.xml")
        self.assertTrue(issubclass(entente.NotFound, LookupError) and issubclass(entente.Failed, OSError))

    def test_misuse_is_told(self):
        for wrong in (lambda: entente.Store("x.db", "a"), lambda: entente.extract("x", engine="best"), lambda: entente.read("a\0b")):
            self.assertRaises(ValueError, wrong)
        store = entente.Store(":memory:", "w")
        store.close()
        store.close()
        self.assertRaises(ValueError, store.load)
        self.assertRaises(ValueError, store.build, [ARTICLES], engine="rules")


class Resources(unittest.TestCase):
    def test_threads_may_share(self):
        graph = small()
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda _: (len(graph.evidence()), graph.measures().pagerank.sum().round(6), len(small().edges())), range(24)))
        self.assertEqual(len(set(found)), 1)

    def test_work_done_again_and_again_keeps_no_memory(self):
        graph = small()

        def look():
            graph.nodes(), graph.edges(), graph.evidence(), graph.quotes(), graph.articles(), graph.mentions(), graph.measures(), graph.networkx()
            entente.Graph.from_json(graph.filter(focus="Greece", since="2024-01-01", relations=["opposes"]).to_json())
            entente.extract(ONE, engine="rules")

        def fail():
            for wrong in (lambda: graph.find("Atlantis"), lambda: entente.read("/nowhere"), lambda: graph.filter(relations=["x"]),
                          lambda: entente.extract("", engine="rules")):
                self.assertRaises(entente.Error, wrong)

        self.assertLess(growth(look, 30), 50)
        self.assertLess(growth(fail, 100), 50)
        self.assertLess(growth(small, 30), 2000)  # what malloc keeps at hand for SQLite counts; the graph has more than 10,000


if __name__ == "__main__":
    unittest.main()
