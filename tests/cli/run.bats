# SPDX-License-Identifier: Apache-2.0
load helper

@test "run leaves the graph, GraphML, diagram and report, and says where" {
    pact
    try 0 run news -o out
    [ -z "$output" ]
    every_line_is_ours
    for file in graph.db graph.graphml diagram.svg report.html report.md; do
        [ -s "out/$file" ]
        says "out/$file"
    done
    [ "$(ls out | wc -l)" -eq 5 ]
    says 'in 2 articles'
    says 'quotations'
    xmllint --noout out/graph.graphml out/diagram.svg
    grep -q '<svg' out/report.html
    grep -q 'diagram.svg' out/report.md
}

@test "without -o the folder is entente-out" {
    pact
    entente run -q news
    [ -s entente-out/report.html ]
}

@test "the same inputs give the same bytes" {
    pact
    entente run -q news -o a
    entente run -q news -o b -j 1
    for file in graph.graphml diagram.svg report.html report.md; do
        cmp "a/$file" "b/$file"
    done
}

@test "a folder that holds a graph is left alone without --add or --fresh" {
    pact
    entente run -q news/one.txt -o out
    cp -r out before
    try 2 run news/two.txt -o out
    says '--add'
    says '--fresh'
    diff -r out before
    try 2 run news/two.txt -o out --add --fresh
}

@test "--add puts articles into the graph that is there" {
    pact
    entente run -q news/one.txt -o out
    entente run -q news/two.txt -o out --add
    entente run -q news -o whole
    cmp out/graph.graphml whole/graph.graphml
    cmp out/report.html whole/report.html
}

@test "--fresh begins anew, and keeps the old graph where nothing comes of it" {
    pact
    entente run -q news -o out
    cp -r out before
    try 3 run missing.txt -o out --fresh
    diff -r out before
    entente run -q news/one.txt -o out --fresh
    [ "$(entente export out/graph.db -o - --format json | jq '.articles | length')" = 1 ]
    [ "$(ls out | wc -l)" -eq 5 ]
}

@test "where no article could be read nothing is left that was not there" {
    try 3 run missing.txt -o deep/er/out
    says missing.txt
    [ ! -e deep ]
    mkdir kept
    try 3 run missing.txt -o kept
    [ -d kept ] && [ -z "$(ls -A kept)" ]
}

@test "an output folder that cannot be made" {
    pact
    : >file
    try 3 run news -o file
    says file
    try 3 run news -o file/out
    says file
    try 2 run news -o -
}

@test "one output that cannot be written is named and the others are written" {
    pact
    mkdir -p out/diagram.svg
    try 1 run news -o out
    says out/diagram.svg
    [ -s out/report.html ] && [ -s out/graph.graphml ]
}

@test "some inputs failing is told by the status, and the rest is done" {
    pact
    try 1 run news missing.txt -o out
    says missing.txt
    [ -s out/report.html ]
}

@test "--types chooses what is measured and drawn" {
    pact
    entente run -q news -o out --types opposes
    absent '>supports<' out/diagram.svg
    grep -q '>opposes<' out/diagram.svg
    try 2 run news -o other --types frobnicates
    says frobnicates
    says 'run again with --add'
    entente run -q news -o other --types opposes --add
    cmp out/diagram.svg other/diagram.svg
}
