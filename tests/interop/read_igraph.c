/* SPDX-License-Identifier: Apache-2.0 */
/* read_igraph.c: igraph reads the GraphML file named and prints what it took in, as readers.py does. */
#include <igraph.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct Attributes {
    igraph_strvector_t names;
    igraph_vector_int_t types;
} Attributes;

static void fail(const char *what)
{
    fprintf(stderr, "read_igraph: %s\n", what);
    exit(1);
}

/* igraph tells "no value" by NaN and "". */
static json_t *vertex_value(const igraph_t *graph, const char *name, igraph_attribute_type_t type, igraph_integer_t i)
{
    if (type == IGRAPH_ATTRIBUTE_NUMERIC)
        return isnan(VAN(graph, name, i)) ? NULL : json_real(VAN(graph, name, i));
    if (type == IGRAPH_ATTRIBUTE_BOOLEAN)
        return json_boolean(VAB(graph, name, i));
    return *VAS(graph, name, i) == '\0' ? NULL : json_string(VAS(graph, name, i));
}

static json_t *edge_value(const igraph_t *graph, const char *name, igraph_attribute_type_t type, igraph_integer_t i)
{
    if (type == IGRAPH_ATTRIBUTE_NUMERIC)
        return isnan(EAN(graph, name, i)) ? NULL : json_real(EAN(graph, name, i));
    if (type == IGRAPH_ATTRIBUTE_BOOLEAN)
        return json_boolean(EAB(graph, name, i));
    return *EAS(graph, name, i) == '\0' ? NULL : json_string(EAS(graph, name, i));
}

typedef json_t *(*Value)(const igraph_t *graph, const char *name, igraph_attribute_type_t type, igraph_integer_t i);

static json_t *element(const igraph_t *graph, const Attributes *attributes, Value value, igraph_integer_t i)
{
    json_t *const found = json_object();
    for (igraph_integer_t k = 0; k < igraph_strvector_size(&attributes->names); k++) {
        const char *const name = igraph_strvector_get(&attributes->names, k);
        json_t *const one = value(graph, name, VECTOR(attributes->types)[k], i);
        if (one != NULL)
            json_object_set_new(found, name, one);
    }
    return found;
}

static json_t *read_nodes(const igraph_t *graph, const Attributes *attributes)
{
    json_t *const nodes = json_object();
    for (igraph_integer_t i = 0; i < igraph_vcount(graph); i++) {
        json_t *const node = element(graph, attributes, vertex_value, i);
        json_object_del(node, "id");
        json_object_set_new(nodes, VAS(graph, "id", i), node);
    }
    return nodes;
}

static json_t *read_edges(const igraph_t *graph, const Attributes *attributes)
{
    json_t *const edges = json_array();
    for (igraph_integer_t i = 0; i < igraph_ecount(graph); i++) {
        json_t *const edge = element(graph, attributes, edge_value, i);
        json_object_set_new(edge, "source", json_string(VAS(graph, "id", IGRAPH_FROM(graph, i))));
        json_object_set_new(edge, "target", json_string(VAS(graph, "id", IGRAPH_TO(graph, i))));
        json_array_append_new(edges, edge);
    }
    return edges;
}

static void attributes_init(Attributes *attributes)
{
    igraph_strvector_init(&attributes->names, 0);
    igraph_vector_int_init(&attributes->types, 0);
}

static void attributes_clear(Attributes *attributes)
{
    igraph_strvector_destroy(&attributes->names);
    igraph_vector_int_destroy(&attributes->types);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        fail("usage: read_igraph FILE.graphml");
    FILE *const file = fopen(argv[1], "r");
    if (file == NULL)
        fail("cannot open the file");
    igraph_t graph;
    Attributes of_graph, of_nodes, of_edges;
    igraph_set_attribute_table(&igraph_cattribute_table);
    if (igraph_read_graph_graphml(&graph, file, 0) != IGRAPH_SUCCESS || !igraph_is_directed(&graph))
        fail("igraph reads no directed graph");
    fclose(file);
    attributes_init(&of_graph);
    attributes_init(&of_nodes);
    attributes_init(&of_edges);
    igraph_cattribute_list(&graph, &of_graph.names, &of_graph.types, &of_nodes.names, &of_nodes.types, &of_edges.names,
                           &of_edges.types);
    json_t *const found = json_pack("{s:s, s:o, s:o}", "version", IGRAPH_VERSION, "nodes", read_nodes(&graph, &of_nodes), "edges",
                                    read_edges(&graph, &of_edges));
    json_dumpf(found, stdout, JSON_REAL_PRECISION(17));
    json_decref(found);
    attributes_clear(&of_graph);
    attributes_clear(&of_nodes);
    attributes_clear(&of_edges);
    igraph_destroy(&graph);
    return 0;
}
