# SPDX-License-Identifier: Apache-2.0
"""A graph, and what pandas and NetworkX make of it. Everything is copied out: no frame refers to memory of the library."""
from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any, Iterable, Sequence

import pandas

from ._library import NONE, Strings, c_string, check, ffi, items, lib, pointers, strings, text

if TYPE_CHECKING:
    import networkx

EVIDENCE = ["edge", "source", "relation", "target", "article", "start", "end", "sentence", "cue", "method", "why", "certainty", "confidence"]

measuring = threading.Lock()  # igraph lets one thread in


def frame(columns: Sequence[str], rows: Iterable[Sequence[Any]], index: str | None = None) -> pandas.DataFrame:
    made = pandas.DataFrame(list(rows), columns=list(columns))
    return made if index is None else made.set_index(index)


class Graph:
    """A knowledge graph that does not change; made by read, extract, from_texts, Store.load, Graph.from_json or filter.

    Places in texts (start, end) are bytes of the article's UTF-8, as everywhere in entente.
    """

    def __init__(self, pointer: Any) -> None:
        """Takes an EntGraph *."""
        self._graph = ffi.gc(pointer, lib.ent_graph_free)
        self._ids = [text(node.id) for node in pointers(pointer.nodes, "EntNode")]
        self._articles = strings(pointer.article_ids)
        self._types = [text(each.id) for each in pointers(pointer.types, "EntRelationType")]

    def __repr__(self) -> str:
        graph = self._graph
        return "<entente.Graph: %d nodes, %d edges, %d articles>" % (graph.nodes.len, graph.edges.len, graph.articles.len)

    def _id(self, node: int) -> str | None:
        return None if node == NONE else self._ids[node]

    def nodes(self) -> pandas.DataFrame:
        """By id ("country:FR"): type, name, iso3166, aliases and roles (lists of strings), the numbers of mentions and of articles."""
        rows = ((text(node.id), text(lib.ent_node_type_name(node.type)), text(node.name), text(node.iso3166), strings(node.aliases),
                 list(dict.fromkeys(text(role.title) for role in items(node.roles, "EntRole"))), node.n_mentions, node.articles.len)
                for node in pointers(self._graph.nodes, "EntNode"))
        return frame(["id", "type", "name", "iso3166", "aliases", "roles", "mentions", "articles"], rows, "id")

    def edges(self) -> pandas.DataFrame:
        """By id: source, relation, target, sign (1, -1, 0), symmetric, weight, first and last date, the number of pieces of evidence.

        The weight is the number of articles that state or hedge it; 0 where all of them deny it.
        """
        types = list(pointers(self._graph.types, "EntRelationType"))
        rows = ((text(edge.id), self._ids[edge.source], self._types[edge.type], self._ids[edge.target], types[edge.type].sign,
                 bool(types[edge.type].symmetric), edge.weight, text(edge.first), text(edge.last), edge.evidence.len)
                for edge in pointers(self._graph.edges, "EntEdge"))
        return frame(["id", "source", "relation", "target", "sign", "symmetric", "weight", "first", "last", "evidence"], rows, "id")

    def _evidence_of(self, edge: Any) -> list[tuple[Any, ...]]:
        ends = text(edge.id), self._ids[edge.source], self._types[edge.type], self._ids[edge.target]
        return [(*ends, self._articles[each.article], each.span.start, each.span.end, text(each.sentence), text(each.cue),
                 text(each.method), text(each.why), text(lib.ent_certainty_name(each.certainty)), each.confidence)
                for each in items(edge.evidence, "EntEvidence")]

    def evidence(self, node: str | None = None) -> pandas.DataFrame:
        """The sentences behind the edges, of all or of those that begin or end at a node (an id, a name or an alias).

        Columns: edge, source, relation, target, article (an id), start, end, sentence, cue, method, why, certainty (stated, hedged or
        negated) and confidence (0..1).
        """
        only = None if node is None else check(lib.ent_graph_lookup, self._graph, c_string(node))
        return frame(EVIDENCE, (row for edge in pointers(self._graph.edges, "EntEdge") if only in (None, edge.source, edge.target)
                                for row in self._evidence_of(edge)))

    def quotes(self) -> pandas.DataFrame:
        """By id: speaker (a node id, or None), speaker_text, direct, cue, text, article, start, end, about (node ids), via."""
        rows = ((text(quote.id), self._id(quote.speaker), text(quote.speaker_text), bool(quote.direct), text(quote.cue), text(quote.text),
                 self._articles[quote.article], quote.span.start, quote.span.end,
                 [self._ids[node] for node in items(quote.about, "guint32")], self._id(quote.via))
                for quote in pointers(self._graph.quotes, "EntQuote"))
        return frame(["id", "speaker", "speaker_text", "direct", "cue", "text", "article", "start", "end", "about", "via"], rows, "id")

    def articles(self) -> pandas.DataFrame:
        """By id: path, url, title, authors, publisher, published, modified, language, sha256, and text where it was loaded."""
        def row(index: int, article: Any) -> tuple[Any, ...]:
            body = None if article.text == ffi.NULL else ffi.buffer(article.text, article.text_len)[:].decode("utf-8", "surrogateescape")
            return (self._articles[index], text(article.path), text(article.url), text(article.title), strings(article.authors),
                    text(article.publisher), text(article.published), text(article.modified), text(article.language), text(article.sha256), body)
        return frame(["id", "path", "url", "title", "authors", "publisher", "published", "modified", "language", "sha256", "text"],
                     (row(i, article) for i, article in enumerate(pointers(self._graph.articles, "EntArticle"))), "id")

    def mentions(self) -> pandas.DataFrame:
        """Where articles name, describe or stand for a node: node, article, start, end. Empty where the graph was loaded without them."""
        return frame(["node", "article", "start", "end"],
                     ((text(node.id), self._articles[each.article], each.span.start, each.span.end)
                      for node in pointers(self._graph.nodes, "EntNode") for each in items(node.mentions, "EntMention")))

    def relations(self) -> pandas.DataFrame:
        """The types of relation, by id: label, sign, symmetric, measured, colour, line."""
        return frame(["id", "label", "sign", "symmetric", "measured", "colour", "line"],
                     ((text(each.id), text(each.label), each.sign, bool(each.symmetric), bool(each.measured), text(each.colour), text(each.line))
                      for each in pointers(self._graph.types, "EntRelationType")), "id")

    def measures(self, relations: Iterable[str] | None = None, seed: int = 0) -> pandas.DataFrame:
        """Of each node, by id: degree, strength, betweenness, pagerank, camp …; include/entente/analysis.h says what each is.

        `relations` are the ids of the types that count; None for those that the ontology says. The same seed gives the same numbers.
        """
        chosen = Strings(relations)
        options = ffi.new("EntAnalysisOptions *", {"types": chosen.pointer, "seed": seed})
        with measuring:
            analysis = ffi.gc(check(lib.ent_analyze, self._graph, options), lib.ent_analysis_free)
        names = [name for name, _ in ffi.typeof("EntNodeMeasures").fields]
        rows = ((self._ids[i], *(getattr(each, name) for name in names)) for i, each in enumerate(items(analysis.nodes, "EntNodeMeasures")))
        return frame(["id", *names], rows, "id")

    def find(self, name: str) -> str:
        """The id of whom a name means: an id, a name or an alias, whatever its case and accents. NotFound names near ones."""
        return self._ids[check(lib.ent_graph_lookup, self._graph, c_string(name))]

    def filter(self, *, relations: Iterable[str] | None = None, since: str | None = None, until: str | None = None, min_confidence: float = 0.0,
               focus: str | None = None, depth: int = 1, top: int = 0, negated: bool = True, isolated: bool = True) -> Graph:
        """A graph of what passes: relation types, dates (both included), confidence; who is within `depth` steps of `focus`; the `top`
        strongest nodes (0 for all); with evidence that denies, and with nodes without an edge, or without."""
        chosen = Strings(relations)
        kept = [None if word is None else ffi.new("char[]", c_string(word)) for word in (since, until, focus)]
        given = [ffi.NULL if word is None else word for word in kept]
        options = ffi.new("EntFilter *")
        lib.ent_filter_init(options)
        options.types, options.since, options.until, options.focus = chosen.pointer, *given
        options.min_confidence, options.depth, options.top = min_confidence, depth, top
        options.drop_negated, options.drop_isolated = not negated, not isolated
        return Graph(check(lib.ent_graph_filter, self._graph, options))

    def networkx(self) -> networkx.MultiDiGraph:
        """A networkx.MultiDiGraph: nodes by id with the columns of nodes(), edges by relation with those of edges().

        `evidence` of an edge is a list of dictionaries. Edges of symmetric relations are there once, and say symmetric=True.
        """
        import networkx

        graph = networkx.MultiDiGraph()
        graph.add_nodes_from(self.nodes().to_dict("index").items())
        for pointer, (identity, edge) in zip(pointers(self._graph.edges, "EntEdge"), self.edges().to_dict("index").items()):
            edge["evidence"] = [dict(zip(EVIDENCE[4:], row[4:])) for row in self._evidence_of(pointer)]
            graph.add_edge(edge.pop("source"), edge.pop("target"), key=edge["relation"], id=identity, **edge)
        return graph

    def to_json(self, *, texts: bool = True, spans: bool = False) -> str:
        """The graph as schema/graph.schema.json tells it, with or without the articles' texts and where each node is mentioned."""
        options = ffi.new("EntJsonOptions *", {"no_text": not texts, "spans": spans})
        buffer = ffi.gc(lib.g_string_new(ffi.NULL), lambda string: lib.g_free(lib.g_string_free(string, False)))
        out = ffi.gc(lib.ent_output_memory(buffer), lib.ent_output_free)
        lib.ent_graph_write_json(self._graph, options, out)
        return ffi.buffer(buffer.str, buffer.len)[:].decode("utf-8", "surrogateescape")

    @classmethod
    def from_json(cls, json: str | bytes, name: str = "json") -> Graph:
        """The way back. `name` is what messages call it."""
        raw = json.encode("utf-8", "surrogateescape") if isinstance(json, str) else json
        buffer = ffi.from_buffer(raw)
        return cls(check(lib.ent_graph_read_json, ffi.new("EntStr *", (buffer, len(raw)))[0], c_string(name)))

    def write(self, path: str | os.PathLike[str], format: str | None = None) -> None:
        """Writes the graph with its measures for another program; the format is told by the ending, or by its name (`entente export
        --help` lists them)."""
        named = ffi.NULL if format is None else c_string(format)
        chosen = check(lib.ent_format_find, named, c_string(path))
        with measuring:
            analysis = ffi.gc(check(lib.ent_analyze, self._graph, ffi.NULL), lib.ent_analysis_free)
        check(lib.ent_write, chosen, self._graph, analysis, ffi.NULL, c_string(path))
