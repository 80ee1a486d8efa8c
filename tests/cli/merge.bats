# SPDX-License-Identifier: Apache-2.0
load helper

json() {
    "$ENTENTE" export "$1" -o - --format json
}

# Twelve articles whose entities touch: aliases, a homonym, an older and a newer version, a copy.
corpus() {
    mkdir -p news
    local i
    for i in 1 2 3 4 5 6 7 8; do
        article "news/$i.txt" "March $i, 2024" \
            "Serbian Prime Minister Milena Radosav said on Monday that Serbia supports Hungary against bill $i." \
            "Greek Foreign Minister Stavros Doukaris criticized Radosav in speech $i, and Greece condemned the European Union (EU)." \
            "The EU supports Greece, as Anna Smith of Ireland said in hour $i."
    done
    article news/9.txt 'March 9, 2024' 'British Foreign Secretary John Smith opposes the canal of Serbia, he said on Monday in London.'
    article news/a.txt 'March 9, 2024' 'Irish Prime Minister John Smith supports the canal of Serbia, he said on Monday in Dublin.'
    article news/b.txt 'March 2, 2024' 'Link: https://gazette.example/b' 'Romania condemned Bulgaria on Monday over the river and the port.'
    article news/c.txt 'March 3, 2024' 'Link: https://gazette.example/b' 'Romania praised Bulgaria on Monday over the river and the port.'
    cp news/1.txt news/d.txt
}

@test "merging what was extracted is building" {
    pact
    entente build -q news -o built.db
    entente extract -q news >facts.jsonl
    try 0 merge facts.jsonl -o merged.db
    says '2 articles read, 2 added'
    cmp <(json built.db) <(json merged.db)
}

@test "any order and grouping of the same facts gives the same graph" {
    corpus
    entente extract -q news >all.jsonl
    entente build -q news -o built.db
    json built.db >expected
    local n
    for n in $(seq 20); do
        rm -f graph.db part-*
        shuf --random-source=<(yes "$n") all.jsonl | split -l $((n % 5 + 1)) - part-
        if [ $((n % 2)) -eq 0 ]; then
            entente merge -q part-* -o graph.db
        else
            local part
            for part in $(printf '%s\n' part-* | shuf --random-source=<(yes "$n")); do
                entente merge -q "$part" -o graph.db
            done
        fi
        json graph.db | cmp - expected
    done
}

@test "facts merged twice count once" {
    pact
    entente extract -q news >facts.jsonl
    entente merge -q facts.jsonl facts.jsonl -o a.db
    entente merge -q facts.jsonl -o b.db
    cmp <(json a.db) <(json b.db)
}

@test "facts come from standard input too" {
    pact
    entente extract -q news | entente merge -q - -o graph.db
    [ "$(json graph.db | jq '.articles | length')" = 2 ]
}

@test "a bad line is named with its number and the others are merged" {
    pact
    entente extract -q news >facts.jsonl
    { head -n 1 facts.jsonl; echo '{"format":'; echo '[]'; echo; tail -n 1 facts.jsonl; } >mixed.jsonl
    try 1 merge mixed.jsonl -o graph.db
    says mixed.jsonl:2
    says mixed.jsonl:3
    says '2 articles read, 2 added, 2 inputs failed'
    every_line_is_ours
}

@test "nothing but bad lines leaves nothing behind" {
    echo 'not json' >bad.jsonl
    try 3 merge bad.jsonl missing.jsonl . -o graph.db
    says bad.jsonl:1
    says missing.jsonl
    [ ! -e graph.db ]
}

@test "a line above the limit is named and passed over" {
    pact
    { head -c 3000 /dev/zero | tr '\0' x; echo; entente extract -q news; } >long.jsonl
    try 3 merge --max-bytes 100 long.jsonl -o graph.db
    says 'long.jsonl:1: longer than 1600 bytes'
}

@test "extract writes the facts in the order of the inputs" {
    corpus
    entente extract -q -j 4 news | jq -r '.articles[0].path' >paths
    LC_ALL=C sort -c paths
    [ "$(wc -l <paths)" -eq 13 ]
}
