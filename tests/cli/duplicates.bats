# SPDX-License-Identifier: Apache-2.0
# The same story printed twice.
load helper

json() {
    "$ENTENTE" export "$1" -o - --format json
}

# story FILE DAY HEADLINE [SED]: a report of some length, edited as SED says.
story() {
    {
        printf '%s\n\nBy Ana Writer\n\n%s\n\n' "$3" "$2"
        cat <<'TEXT' | sed "${4:-}"
Greece condemned Serbia on Monday over the locks that it is building on the river, and called the work a breach of the treaty that both signed nine years ago.

Serbian Prime Minister Milena Radosav said on Monday that Serbia supports Hungary in the dispute over the river and its locks, and that the work would go on through the winter as planned.

Barges waited at the lower lock until noon, and the harbour office counted more than forty of them before the gates opened for an hour in the afternoon.

"Nobody asked us about the locks," said Stavros Doukaris, the Greek foreign minister, after a meeting that had been called at short notice and ended without a date for another.

Farmers along the lower river said the water stood a hand lower than in other years, and that the pumps of the older wells had begun to draw air.
TEXT
    } >"$1"
}

wires() {
    mkdir -p news
    story news/a.txt 'March 4, 2024' 'Greece condemns the locks'
    story news/b.txt 'March 5, 2024' 'A river, two neighbours' 's/Barges/Ships/; s/hand lower/hand deeper/; /^Farmers/d'
    printf 'This report first appeared elsewhere.\n' >>news/b.txt
    article news/c.txt 'March 6, 2024' 'Greece condemned Serbia again on Tuesday, and the ministry in Athens said so twice.'
}

weight() {
    json "$1" | jq -r '.edges[] | select(.type == "opposes" and .source == "country:GR" and .target == "country:RS") | .weight'
}

@test "an edited copy counts once and is listed with the article it repeats" {
    wires
    try 0 build --engine rules news -o graph.db
    says '2 added, 1 copies of another'
    [ "$(weight graph.db)" = 2 ]
    json graph.db >graph.json
    [ "$(jq -r '[.articles[].path] | sort | join(" ")' graph.json)" = 'news/a.txt news/c.txt' ]
    [ "$(jq -r '.articles[] | select(.copies) | [.path, .copies[].path] | join(" ")' graph.json)" = 'news/a.txt news/b.txt' ]
    [ "$(jq -r '.articles[].copies[]? | .title + ", " + .published' graph.json)" = 'A river, two neighbours, 2024-03-05' ]
}

@test "the report and show tell where else a story is printed" {
    wires
    entente build -q --engine rules news -o graph.db
    entente report graph.db -o - --format md | grep -F '1 copy.'
    entente report graph.db -o - --format md | grep -F 'also printed in news/b.txt'
    entente report graph.db -o - --format html | grep -F '; also printed in news/b.txt</th>'
    [ "$(entente report graph.db -o - --format json | jq -r '"\(.read.copies) \(.articles[].copies[]?.path)"')" = '1 news/b.txt' ]
    entente show --edge graph.db Greece Serbia | grep -F 'also printed in: news/b.txt'
    [ "$(entente show --edge graph.db Greece Serbia --json | jq -r '.edges[].evidence[].copies[]?.path' | sort -u)" = news/b.txt ]
}

@test "copies are kept apart where one asks, and the file remembers" {
    wires
    entente build -q --engine rules news -o graph.db --duplicates keep
    [ "$(weight graph.db)" = 3 ]
    story d.txt 'March 7, 2024' 'Once more' 's/noon/evening/'
    entente build -q --engine rules d.txt -o graph.db
    [ "$(weight graph.db)" = 4 ]
    entente build -q --engine rules d.txt -o graph.db --duplicates fold
    [ "$(weight graph.db)" = 2 ]
    entente run -q --engine rules news -o out --duplicates keep
    [ "$(weight out/graph.db)" = 3 ]
}

@test "any order and grouping of the same facts folds the same copies" {
    wires
    story news/d.txt 'March 3, 2024' 'The first of all' 's/noon/evening/; s/forty/fifty/'
    story news/e.txt 'March 4, 2024' 'Of the same day' 's/Barges/Boats/'
    entente extract -q --engine rules news >facts.jsonl
    entente build -q --engine rules news -o built.db
    json built.db >expected
    [ "$(jq '[.articles[].copies[]?] | length' expected)" = 3 ]
    local n
    for n in $(seq 8); do
        rm -f one.db
        shuf facts.jsonl | split -l 2 - part.
        for part in part.*; do
            entente merge -q "$part" -o one.db
        done
        json one.db | cmp - expected
    done
    entente merge -q facts.jsonl -o kept.db --duplicates keep
    [ "$(json kept.db | jq '.articles | length')" = 5 ]
}

@test "a correction takes the place of what it corrects, and copies of that count by themselves" {
    mkdir -p news
    story news/a.txt 'March 4, 2024' 'Greece condemns the locks'
    story news/b.txt 'March 5, 2024' 'A river, two neighbours' 's/Barges/Ships/'
    sed -i '1a\\nLink: https://gazette.example/locks' news/a.txt
    entente build -q --engine rules news -o graph.db
    [ "$(json graph.db | jq '.articles | length')" = 1 ]
    article correction.txt 'March 6, 2024' 'Link: https://gazette.example/locks' 'Romania praised Bulgaria on Monday over the river and the port.'
    entente build -q --engine rules correction.txt -o graph.db
    [ "$(json graph.db | jq -r '[.articles[].path] | sort | join(" ")')" = 'correction.txt news/b.txt' ]
}

@test "a word that --duplicates does not know is a mistake" {
    wires
    try 2 build news -o graph.db --duplicates drop
    says '--duplicates is fold or keep, not "drop"'
    try 2 merge news/a.txt -o graph.db --duplicates ''
    [ ! -e graph.db ]
}
