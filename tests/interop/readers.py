#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""readers.py READER FILE: a file of ours as another program reads it, as JSON on standard output.

{"version", "nodes": {id: attributes}, "edges": [attributes with source, target and relation]}, attributes by the names the reader gives
them; what has no value is left out. Exit status 77 where the reader is not installed.
"""
import csv
import datetime
import importlib.metadata
import json
import math
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import urllib.parse

NOT_INSTALLED = 77


def present(values):
    """Readers tell "no value" by None, NaN or an empty text."""
    missing = lambda value: value is None or value == "" or (isinstance(value, float) and math.isnan(value))
    return {key: value for key, value in values.items() if not missing(value)}


def flat_looks(values):
    """NetworkX keeps GEXF's viz elements in a dictionary of their own."""
    values = dict(values)
    viz = values.pop("viz", {})
    colour = viz.get("color", {})
    position = viz.get("position", {})
    return {**values, **{k: colour[k] for k in "rgb" if k in colour}, **{k: viz[k] for k in ["size"] if k in viz},
            **{k: position[k] for k in "xy" if k in position}}


def from_networkx(graph):
    import networkx
    assert graph.is_directed()
    edges = []
    for source, target, key, data in graph.edges(keys=True, data=True):
        edges.append({"id": key, **present(flat_looks(data)), "source": source, "target": target})
    return networkx.__version__, {node: present(flat_looks(data)) for node, data in graph.nodes(data=True)}, edges


def networkx_graphml(path):
    import networkx
    return from_networkx(networkx.read_graphml(path, force_multigraph=True))


def networkx_gexf(path):
    import networkx
    return from_networkx(networkx.MultiDiGraph(networkx.read_gexf(path)))


def igraph_graphml(path):
    import igraph
    graph = igraph.Graph.Read_GraphML(path)
    ids = graph.vs["id"]
    nodes = {ids[vertex.index]: present(vertex.attributes()) for vertex in graph.vs}
    for node in nodes.values():
        del node["id"]
    edges = [{**present(edge.attributes()), "source": ids[edge.source], "target": ids[edge.target]} for edge in graph.es]
    return igraph.__version__, nodes, edges


def csv_rows(path):
    """By default pandas rounds the last digit of a number."""
    import pandas
    return pandas.read_csv(path, float_precision="round_trip").to_dict("records")


def pandas_csv(path):
    import pandas
    nodes, edges = {}, []
    for row in csv_rows(path):
        for end in ["source", "target"]:
            nodes[row[f"{end}_id"]] = present({"name": row.pop(end), "type": row.pop(f"{end}_type")})
        edges.append(present({"source": row.pop("source_id"), "target": row.pop("target_id"), **row}))
    return pandas.__version__, nodes, edges


def networkx_pajek(path):
    import networkx
    graph = networkx.read_pajek(path)
    edges = [{"source": source, "target": target, "relation": data["l"], "weight": data["weight"]}
             for source, target, data in graph.edges(data=True)]
    return networkx.__version__, {node: {} for node in graph.nodes}, edges


def igraph_pajek(path):
    import igraph
    graph = igraph.Graph.Read_Pajek(path)
    assert graph.is_directed()
    names = graph.vs["name"] if "name" in graph.vs.attributes() else graph.vs["id"]
    edges = [{"source": names[edge.source], "target": names[edge.target], "relation": edge["label"], "weight": edge["weight"]}
             for edge in graph.es]
    return igraph.__version__, {name: {} for name in names}, edges


def pandas_gephi(path):
    """Gephi's columns have a capital; our attributes have none."""
    import pandas
    renamed = {"Kind": "relation", "Timeset": "spells"}
    nodes, edges = {}, []
    for row in csv_rows(f"{path}/nodes.csv"):
        node = row.pop("Id")
        nodes[node] = present({key.lower(): value for key, value in row.items()})
    for row in csv_rows(f"{path}/edges.csv"):
        assert row.pop("Type") == "Directed"
        edge = present({renamed.get(key, key.lower()): value for key, value in row.items()})
        if "spells" in edge:
            edge["spells"] = re.findall(r"\[(\S+), (\S+)\]", edge["spells"])
        edges.append(edge)
    return pandas.__version__, nodes, edges


def pandas_matrix(path):
    """An edge for each cell that is not 0, with the matrix as its relation."""
    import pandas
    nodes, edges = {}, []
    for name in ["positive", "negative", "net", "two-mode"]:
        matrix = pandas.read_csv(f"{path}/{name}.csv", index_col=0)
        nodes.update({actor: {} for actor in matrix.index})
        edges += [{"source": source, "target": target, "relation": name, "weight": weight}
                  for source, row in matrix.iterrows() for target, weight in row.items() if weight != 0]
    return pandas.__version__, nodes, edges


# The tables of neo4j-admin, by the rules of its manual: "name:type" heads, lists parted by ";", an empty cell is no property.

NEO4J_TYPES = {"string": str, "int": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__,
               "date": lambda text: datetime.date.fromisoformat(text).isoformat()}


def neo4j_value(text, kind):
    if kind.endswith("[]"):
        return [NEO4J_TYPES[kind.removesuffix("[]")](part) for part in text.split(";")]
    return NEO4J_TYPES[kind or "string"](text)


def neo4j_rows(path, roles):
    """Each row as its properties, and what stands under :ID, :LABEL and the like."""
    with open(path, newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    columns = [name.partition(":")[::2] for name in head]
    assert roles == {kind for _, kind in columns if kind.isupper()}, head
    for row in rows:
        assert len(row) == len(columns) and not any("\n" in cell or "\r" in cell for cell in row), row
        special = {kind: cell for (_, kind), cell in zip(columns, row) if kind.isupper()}
        yield special, {name: neo4j_value(cell, kind) for (name, kind), cell in zip(columns, row) if cell and not kind.isupper()}


def rules_neo4j(path):
    nodes, edges = {}, []
    for special, node in neo4j_rows(f"{path}/nodes.csv", {"ID", "LABEL"}):
        assert special["ID"] not in nodes, special
        entity, kind = special["LABEL"].split(";")
        assert entity == "Entity"
        nodes[special["ID"]] = {"type": kind.lower(), **node}
    for special, edge in neo4j_rows(f"{path}/relationships.csv", {"START_ID", "END_ID", "TYPE"}):
        assert special["START_ID"] in nodes and special["END_ID"] in nodes, special
        edges.append({"source": special["START_ID"], "target": special["END_ID"], "relation": special["TYPE"].lower(), **edge})
    return "-", nodes, edges


# FollowTheMoney.

def followthemoney_ftm(path):
    """Values that their types do not accept are lost in the copy; that shows as a difference."""
    import followthemoney
    proxies = [followthemoney.model.get_proxy(json.loads(line)) for line in open(path, encoding="utf-8")]
    proxies = [followthemoney.model.get_proxy(proxy.to_dict(), cleaned=False) for proxy in proxies]
    for proxy in proxies:
        proxy.schema.validate(proxy.to_dict())
    nodes, edges = {}, []
    for proxy in proxies:
        properties = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        if proxy.schema.edge:
            source, target = properties.pop(proxy.schema.edge_source)[0], properties.pop(proxy.schema.edge_target)[0]
            edges.append({"source": source, "target": target, "schema": proxy.schema.name, "relation": proxy.id, **properties})
        else:
            nodes[proxy.id] = {"schema": proxy.schema.name, **properties}
    return followthemoney.__version__, nodes, edges


def jsonschema_json(path):
    import jsonschema
    root = pathlib.Path(__file__).resolve().parents[2]
    schema = json.loads((root / "schema/graph.schema.json").read_text(encoding="utf-8"))
    graph = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(graph)
    nodes = {node["id"]: {"name": node["name"], "type": node["type"], "mentions": node["mentions"]} for node in graph["nodes"]}
    edges = [present({key: edge.get(key) for key in ["source", "target", "weight", "first", "last"]}) | {"relation": edge["type"]}
             for edge in graph["edges"]]
    return importlib.metadata.version("jsonschema"), nodes, edges


def sqlite_db(path):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    nodes = {row["node"]: {"name": row["name"], "type": row["type"], "mentions": row["mentions"]}
             for row in db.execute("SELECT node, e.name, e.type, sum(mentions) AS mentions FROM entities e "
                                   "JOIN appearances a ON a.entity = e.id GROUP BY e.id")}
    edges = [present(dict(row)) for row in db.execute("SELECT source, type AS relation, target, sign, weight, evidence FROM relations")]
    return sqlite3.sqlite_version, nodes, edges


# RDF: triples of plain values; a name is ("iri", its text) or ("blank", its label).

TYPES = {"integer": int, "double": float, "date": str, "string": str}


def unescape(text):
    text = re.sub(r"\\U([0-9A-Fa-f]{8})", lambda match: chr(int(match[1], 16)), text)
    return json.loads(f'"{text}"')


def ntriples_term(text):
    if text.startswith("<"):
        return ("iri", unescape(text[1:-1]))
    if text.startswith("_:"):
        return ("blank", text[2:])
    value, datatype = re.fullmatch(r'"(.*)"(?:\^\^<.*[#/](\w+)>)?', text, re.DOTALL).groups()
    return TYPES[datatype or "string"](unescape(value))


def rapper_turtle(path):
    if shutil.which("rapper") is None:
        raise ImportError("there is no rapper")
    triple = re.compile(r'(<[^>]*>|_:\S+) (<[^>]*>) (<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>)?) \.')
    lines = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", path], check=True, capture_output=True, text=True).stdout
    triples = [tuple(ntriples_term(part) for part in triple.fullmatch(line).groups()) for line in lines.split("\n") if line]
    version = subprocess.run(["rapper", "--version"], check=True, capture_output=True, text=True).stdout.strip()
    return from_triples(version, triples)


def rdflib_turtle(path):
    import rdflib
    rdflib.NORMALIZE_LITERALS = False

    def term(value):
        if isinstance(value, rdflib.Literal):
            return TYPES[str(value.datatype or "string").rpartition("#")[2]](str(value))
        return ("iri" if isinstance(value, rdflib.URIRef) else "blank", str(value))

    triples = [tuple(map(term, triple)) for triple in rdflib.Graph().parse(path, format="turtle")]
    return from_triples(rdflib.__version__, triples)


def from_triples(version, triples):
    """What an RDF store would be asked for. A predicate is either a relation between nodes or an attribute, never both."""
    is_node = lambda term: isinstance(term, tuple) and term[1].startswith("urn:entente:node:")
    relations = {triple for triple in triples if is_node(triple[0]) and is_node(triple[2])}
    facts = {}
    for subject, predicate, value in set(triples) - relations:
        assert not any(predicate == relation[1] for relation in relations), f"{predicate[1]} is a relation and an attribute"
        facts.setdefault(subject, {}).setdefault(re.split("[#/:]", predicate[1])[-1], []).append(value)
    local = lambda name, kind: urllib.parse.unquote(name[1].removeprefix(f"urn:entente:{kind}:"))
    nodes, edges = {}, []
    for subject, fact in facts.items():
        first = {key: values[0] for key, values in fact.items()}
        if is_node(subject):
            kind, = [value[1].rpartition(":")[2].lower() for value in fact.pop("type")]
            attributes = {key: values[0] for key, values in fact.items() if key not in ("label", "altLabel", "role", "P297")}
            roles = [[facts[role]["title"][0], local(facts[role]["wasQuotedFrom"][0], "article"),
                      local(facts[role]["of"][0], "node") if "of" in facts[role] else ""] for role in fact.get("role", [])]
            nodes[local(subject, "node")] = present({
                "name": first["label"], "type": kind, "aliases": sorted(fact.get("altLabel", [])), "iso3166": first.get("P297"),
                "roles": sorted(roles), **attributes})
        elif ("iri", "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement") in fact.get("type", []):
            triple = (first["subject"], first["predicate"], first["object"])
            pieces = [[facts[piece][key][0] for key in ["value", "cue", "certainty", "confidence", "start", "end"]]
                      for piece in fact["wasDerivedFrom"]]
            edges.append(present({
                "id": local(subject, "edge"), "source": local(triple[0], "node"), "relation": local(triple[1], "term"),
                "target": local(triple[2], "node"), "weight": first["weight"], "sign": first["sign"], "first": first.get("first"),
                "last": first.get("last"), "evidence": sorted(pieces), "plain": triple in relations}))
    return version, nodes, edges


# Cypher: the statements' syntax trees, read as a data base would run them.

def cypher_value(expression):
    from graphglot.ast import expressions
    found = expression.find_first(expressions.ListValueConstructorByEnumeration)
    if found is not None:
        elements = found.list_element_list
        return [cypher_value(element) for element in elements.list_list_element] if elements is not None else []
    if expression.find_first(expressions.NullLiteral) is not None:
        return None
    for kind in [expressions.CharacterStringLiteral, expressions.BooleanLiteral]:
        found = expression.find_first(kind)
        if found is not None:
            return found.value
    number = expression.find_first(expressions.UnsignedNumericLiteral).value
    factor = expression.find_first(expressions.ArithmeticFactor)
    number = number if isinstance(number, int) else float(number)
    return -number if factor is not None and factor.sign.value == "-" else number


def graphglot_cypher(path):
    from graphglot.ast import cypher, expressions
    from graphglot.dialect.neo4j import Neo4j
    name_of = lambda tree: tree.find_first(expressions.Identifier).name
    dialect = Neo4j()
    nodes, edges = {}, []
    text = re.sub(r"\A(//.*\n)*", "", pathlib.Path(path).read_text(encoding="utf-8"))
    for line in text.removesuffix(";\n").split(";\n"):
        statement, = dialect.parse(line)
        merge = statement.find_first(cypher.MergeClause)
        ids = {name_of(pattern.element_variable_declaration): cypher_value(pattern.find_first(expressions.PropertyKeyValuePair))
               for pattern in statement.find_all(expressions.ElementPatternFiller) if pattern.element_pattern_predicate is not None}
        properties = present({name_of(item.property_name): cypher_value(item.value_expression)
                              for item in statement.find_all(expressions.SetPropertyItem)})
        arrow = merge.find_first(expressions.FullEdgePointingRight)
        if arrow is None:
            label, = [name_of(item.label_name) for item in statement.find_all(expressions.SetLabelItem)]
            nodes[ids["n"]] = {"type": label.lower(), **properties}
        else:
            relation = name_of(arrow.find_first(expressions.LabelName)).lower()
            edges.append({"source": ids["a"], "target": ids["b"], "id": ids["r"], "relation": relation, **properties})
    return importlib.metadata.version("graphglot"), nodes, edges


READERS = {reader.__name__: reader for reader in [
    networkx_graphml, networkx_gexf, networkx_pajek, igraph_graphml, igraph_pajek, pandas_csv, pandas_gephi, pandas_matrix, rules_neo4j,
    followthemoney_ftm, jsonschema_json, sqlite_db, rapper_turtle, rdflib_turtle, graphglot_cypher]}


def main():
    try:
        version, nodes, edges = READERS[sys.argv[1]](sys.argv[2])
    except ImportError as error:
        print(error, file=sys.stderr)
        sys.exit(NOT_INSTALLED)
    json.dump({"version": version, "nodes": nodes, "edges": edges}, sys.stdout)


if __name__ == "__main__":
    main()
