# SPDX-License-Identifier: Apache-2.0
load helper

json() {
    "$ENTENTE" export "$1" -o - --format json
}

@test "building twice is building once" {
    pact
    try 0 build news -o graph.db
    says '2 articles read, 2 added'
    json graph.db >once
    try 0 build news -o graph.db
    says '2 articles read, 2 there already'
    json graph.db >twice
    cmp once twice
}

@test "the number of threads and the order of inputs change nothing" {
    pact
    entente build -q news/one.txt news/two.txt -j 1 -o a.db
    entente build -q news/two.txt news/one.txt -j 4 -o b.db
    cmp <(json a.db) <(json b.db)
}

@test "building in two steps is building in one" {
    pact
    entente build -q news -o whole.db
    entente build -q news/two.txt -o parts.db
    entente build -q news/one.txt -o parts.db
    cmp <(json whole.db) <(json parts.db)
}

@test "a newer version of an article takes the older one's place" {
    local link='Link: https://gazette.example/river'
    article first.txt 'March 4, 2024' "$link" 'Greece condemned Serbia on Monday in a speech about the river.'
    article second.txt 'March 6, 2024' "$link" 'Greece praised Serbia on Monday in a speech about the river.'
    sed -i 's/^A headline.*/A headline for both/' first.txt second.txt
    entente build -q first.txt -o graph.db
    try 0 build second.txt -o graph.db
    says '1 replaced by a newer version'
    [ "$(json graph.db | jq '.articles | length')" = 1 ]
    json graph.db | jq -e '.articles[0].path == "second.txt"' >/dev/null
    json graph.db >now.json
    absent condemned now.json
    try 0 build first.txt -o graph.db
    says '1 older than what is there'
    entente build -q second.txt first.txt -o other.db
    cmp <(json graph.db) <(json other.db)
}

@test "the same text twice counts once" {
    pact
    cp news/one.txt news/copy.txt
    entente build -q news -o graph.db
    [ "$(json graph.db | jq '.articles | length')" = 2 ]
}

@test "a file that is no graph is refused and stays as it was" {
    pact
    echo 'a shopping list' >graph.db
    cp graph.db before
    try 3 build news -o graph.db
    says graph.db
    every_line_is_ours
    cmp graph.db before
    for command in report draw show; do
        try 3 "$command" graph.db $([ "$command" = show ] && echo Greece)
        says graph.db
    done
    try 3 export graph.db -o out.json
    [ ! -e out.json ]
}

@test "a database of another program is refused and stays as it was" {
    pact
    sqlite3 graph.db 'CREATE TABLE birds(name); INSERT INTO birds VALUES (1);'
    cp graph.db before
    try 3 build news -o graph.db
    says graph.db
    cmp graph.db before
}

@test "a graph of a newer entente is refused and stays as it was" {
    pact
    entente build -q news -o graph.db
    sqlite3 graph.db 'PRAGMA user_version=999'
    cp graph.db before
    try 3 build news -o graph.db
    says newer
    try 3 export graph.db -o out.json
    says newer
    cmp graph.db before
    [ ! -e out.json ]
}

@test "a graph file that is not there" {
    try 3 report none.db
    says none.db
    [ ! -e none.db ]
}

@test "a folder as graph file, and one that cannot be made" {
    pact
    mkdir graph.db
    try 3 build news -o graph.db
    says graph.db
    try 3 build news -o no/such/folder/graph.db
    says no/such/folder/graph.db
    try 2 build news -o -
    rmdir graph.db
}

@test "--names and --ontology that are not there or are wrong" {
    pact
    try 3 build news --names missing.xml -o graph.db
    says missing.xml
    echo '<relations' >bad.xml
    try 3 build news --ontology bad.xml -o graph.db
    says bad.xml
    [ ! -e graph.db ]
}

@test "two builds into one file do not mix: one waits its turn or says that the file is in use" {
    pact
    entente build -q news -o graph.db
    cp graph.db before
    sqlite3 graph.db 'PRAGMA locking_mode=EXCLUSIVE; BEGIN IMMEDIATE; UPDATE articles SET rowid = rowid;' '.system touch held; sleep 20' 3>&- &
    local holder=$!
    while [ ! -e held ]; do sleep 0.05; done
    article third.txt 'March 7, 2024' 'Ireland supports Spain over the nets, the ministry said on Monday.'
    run --separate-stderr -3 timeout 60 "$ENTENTE" build third.txt -o graph.db
    says graph.db
    every_line_is_ours
    kill "$holder" 2>/dev/null || true
    wait "$holder" 2>/dev/null || true
}

@test "an interrupted build ends with 130, and the next goes on" {
    python3 -B "$SOURCE/tests/crash/articles.py" many 400
    "$ENTENTE" build many -o graph.db 2>said 3>&- &
    local builder=$! status=0
    sleep 0.3
    kill -INT "$builder" 2>/dev/null || true
    wait "$builder" || status=$?
    [ "$status" -eq 130 ] || [ "$status" -eq 0 ]
    entente build -q many -o graph.db
    entente build -q many -o whole.db
    cmp <(json graph.db) <(json whole.db)
}
