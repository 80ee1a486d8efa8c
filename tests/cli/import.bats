# SPDX-License-Identifier: Apache-2.0
# import: exported graphs come back.
load helper

setup_file() {
    export GRAPH=$BATS_FILE_TMPDIR/graph.db
    cp -r "$SOURCE/examples/articles" "$BATS_FILE_TMPDIR/articles"
    cp "$(ls -d "$BATS_FILE_TMPDIR"/articles/* | head -1)" "$BATS_FILE_TMPDIR/articles/zz-again.txt"
    "$ENTENTE" build -q --engine rules "$BATS_FILE_TMPDIR/articles" -o "$GRAPH"
}

# same FORMAT OPTION...: export, import and export again; the bytes must be equal.
same() {
    local format=$1
    shift
    rm -f back.db
    entente export -q "$GRAPH" -o "one.$format" "$@"
    entente import -q "one.$format" -o back.db
    entente export -q back.db -o "two.$format"
    cmp "one.$format" "two.$format"
}

@test "JSON comes back byte for byte" {
    same json
    [ "$(jq '[.articles[].copies // []] | add | length' one.json)" -ge 1 ]
    same json --types supports,opposes
    same json --since 2024-03-20
    rm -f back.db
    entente export -q "$GRAPH" -o one.json --no-text
    entente import -q one.json -o back.db
    cmp one.json <(entente export -q back.db -o - --format json)
}

@test "GraphML comes back byte for byte, and what it only counts is told" {
    same graphml
    same graphml --min-confidence 0.8
    rm -f back.db
    entente export -q "$GRAPH" -o graph.graphml
    try 0 import graph.graphml -o back.db
    says 'graph.graphml: '
    says 'pieces of evidence are counted there and not told'
}

@test "decisions are in what is exported and imported" {
    cp "$GRAPH" reviewed.db
    entente review -q reviewed.db rename country:BG 'Land of Roses'
    entente export -q reviewed.db -o one.json
    entente import -q one.json -o back.db
    cmp one.json <(entente export -q back.db -o - --format json)
    entente show back.db 'Land of Roses' >/dev/null
    entente review -q back.db reject 'Land of Roses'
    [ "$(entente export -q back.db -o - --format json | jq '[.nodes[] | select(.name == "Land of Roses")] | length')" = 0 ]
}

@test "GraphML that NetworkX wrote again comes back" {
    entente export -q "$GRAPH" -o one.graphml
    /usr/bin/python3 -c 'import networkx; networkx.write_graphml(networkx.read_graphml("one.graphml"), "nx.graphml")'
    entente import -q nx.graphml -o back.db
    [ "$(entente export -q back.db -o - --format json | jq -c '[(.nodes | length), (.edges | length), ([.edges[].weight] | add)]')" = \
        "$(entente export -q "$GRAPH" -o - --format json | jq -c '[(.nodes | length), (.edges | length), ([.edges[].weight] | add)]')" ]
}

@test "what is no graph is told in a line, and the others are taken" {
    entente export -q "$GRAPH" -o good.json
    printf 'hello' >text.json
    printf '{"format":' >cut.json
    printf '<html></html>' >page.graphml
    printf '<!DOCTYPE x [<!ENTITY a "b">]><graphml><graph/></graphml>' >entity.graphml
    : >empty.json
    for file in text.json cut.json page.graphml entity.graphml empty.json missing.json; do
        try 3 import $file -o new.db
        says "entente: $file"
        [ "$(wc -l <<<"$stderr")" -eq 1 ]
        [ ! -e new.db ]
        try 1 import $file good.json -o new.db
        [ -s new.db ]
        rm new.db
    done
    try 2 import good.json -o -
}
