# SPDX-License-Identifier: Apache-2.0
# export: every format of the table, and what each leaves behind.
load helper

setup_file() {
    export GRAPH=$BATS_FILE_TMPDIR/graph.db
    "$ENTENTE" build -q --engine rules "$SOURCE/examples/articles" -o "$GRAPH"
}

# formats: the names that --help lists.
formats() {
    "$ENTENTE" export --help | sed -n '/^Formats:/,/^$/s/^  \([a-z0-9]*\) .*/\1/p'
}

@test "every format that --help lists is written, and says in a line what it leaves behind" {
    [ "$(formats | wc -l)" -ge 11 ]
    for format in $(formats); do
        try 0 export "$GRAPH" --format "$format" -o "out.$format"
        [ -z "$output" ]
        every_line_is_ours
        if [ "$format" = json ]; then
            [ -z "$stderr" ]
        else
            [ "$(wc -l <<<"$stderr")" -eq 1 ]
            says "$format carries all but "
        fi
        [ -s "out.$format" ]
        try 0 export "$GRAPH" --format "$format" -o "out.$format" --quiet
        [ -z "$stderr" ]
    done
}

@test "a format of several files takes a folder, whole or not at all" {
    for format in gephi neo4j matrix; do
        try 2 export "$GRAPH" --format $format -o -
        says 'not standard output'
        try 3 export "$GRAPH" --format $format -o no/folder
        every_line_is_ours
        touch file
        try 3 export "$GRAPH" --format $format -o file
        says 'file: is no folder'
        [ "$(ls | grep -v "^separate-stderr")" = file ]
    done
    entente export -q "$GRAPH" --format neo4j -o made/
    [ "$(ls made | paste -sd' ')" = 'nodes.csv relationships.csv' ]
    echo mine >made/notes
    entente export -q "$GRAPH" --format gephi -o made
    [ "$(ls made | paste -sd' ')" = 'edges.csv nodes.csv notes relationships.csv' ]
    head -c 3 made/nodes.csv | grep -q Id
}

@test "what is lost is counted in the graph at hand" {
    try 0 export "$GRAPH" --format pajek -o - --types supports
    n=$(entente export "$GRAPH" -o - --format json --types supports | jq '[.edges[].evidence | length] | add')
    says "pajek carries all but $n pieces of evidence"
    absent quotation <(printf '%s' "$stderr")
}

@test "JSON keeps to its schema, and the schema to JSON Schema" {
    /usr/bin/python3 -c 'import jsonschema' 2>/dev/null || skip "python3-jsonschema is not installed"
    for options in '' --no-text '--types supports'; do
        entente export -q "$GRAPH" -o graph.json $options
        /usr/bin/python3 - "$SOURCE/schema/graph.schema.json" graph.json <<'CHECK'
import json, sys
from jsonschema import Draft202012Validator as Validator, ValidationError
schema, graph = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
Validator.check_schema(schema)
Validator(schema).validate(graph)
assert graph["nodes"] and graph["edges"] and graph["articles"]
graph["edges"][0]["evidence"][0]["certainty"] = "perhaps"
assert not Validator(schema).is_valid(graph)
CHECK
    done
}
