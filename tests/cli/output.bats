# SPDX-License-Identifier: Apache-2.0
# report, draw, export and show: where results go, and in which format.
load helper

setup_file() {
    export GRAPH=$BATS_FILE_TMPDIR/graph.db
    cd "$BATS_FILE_TMPDIR"
    pact
    "$ENTENTE" build -q news -o "$GRAPH"
}

@test "the format comes from the file's name" {
    entente draw "$GRAPH" -o d.svg
    entente draw "$GRAPH" -o d.pdf
    entente draw "$GRAPH" -o d.png
    entente draw "$GRAPH" -o d.dot
    [ "$(file -b --mime-type d.svg)" = image/svg+xml ]
    [ "$(file -b --mime-type d.pdf)" = application/pdf ]
    [ "$(file -b --mime-type d.png)" = image/png ]
    grep -q '^digraph' d.dot
    for format in md html json csv; do
        entente report "$GRAPH" -o "r.$format"
        [ -s "r.$format" ]
    done
    jq -e . r.json >/dev/null
    for format in graphml gexf json csv cypher ttl; do
        entente export "$GRAPH" -o "g.$format"
        [ -s "g.$format" ]
    done
    xmllint --noout g.graphml g.gexf
    jq -e '.format == "entente-graph" and .version == 1' g.json >/dev/null
}

@test "--format goes before the file's name" {
    entente report "$GRAPH" -o odd.md --format csv
    entente report "$GRAPH" -o same.csv
    cmp odd.md same.csv
}

@test "standard output is where -o is missing, or is -" {
    cmp <(entente draw "$GRAPH") <(entente draw "$GRAPH" -o -)
    entente draw "$GRAPH" | grep -q '<svg'
    cmp <(entente report "$GRAPH") <(entente report "$GRAPH" -o - --format md)
    entente export "$GRAPH" -o - --format graphml | xmllint --noout -
}

@test "a binary is not sent to a terminal" {
    needs_terminal
    run script -qec "'$ENTENTE' draw '$GRAPH' --format png" /dev/null
    [ "$status" -eq 2 ]
    [[ "$output" == *"standard output is a terminal"* ]]
}

@test "an ending or a format that is none is told with those there are" {
    try 2 draw "$GRAPH" -o d.gif
    says 'svg, pdf, png, dot'
    try 2 report "$GRAPH" --format rtf
    says 'md, html, json, csv'
    try 2 export "$GRAPH" -o g.xyz
    says graphml
    try 2 export "$GRAPH" -o -
    says graphml
    try 2 export "$GRAPH"
    says '-o FILE is missing'
    [ -z "$(ls -I "separate-stderr*")" ]
}

@test "an output that cannot be written leaves what was there" {
    mkdir taken.svg
    try 3 draw "$GRAPH" -o taken.svg
    says taken.svg
    try 3 export "$GRAPH" -o no/such/place.json
    says no/such/place.json
    [ "$(ls -I "separate-stderr*")" = taken.svg ]
    if [ -e /dev/full ]; then
        try 3 export "$GRAPH" -o /dev/full --format json
        says /dev/full
        run --separate-stderr -3 bash -c "'$ENTENTE' report '$GRAPH' > /dev/full"
        says 'standard output'
    fi
}

@test "a reader that goes away ends it quietly" {
    "$ENTENTE" export "$GRAPH" -o - --format json 2>said | head -c 1 >/dev/null
    [ ! -s said ]
}

@test "exports say the same every time" {
    for format in graphml gexf json csv cypher turtle; do
        cmp <(entente export "$GRAPH" -o - --format $format) <(entente export "$GRAPH" -o - --format $format)
    done
}

@test "--no-text leaves the articles' texts out" {
    entente export "$GRAPH" -o - --format json | jq -e '.articles[0].text | length > 0' >/dev/null
    entente export "$GRAPH" -o - --format json --no-text | jq -e '.articles | all(.text == null)' >/dev/null
}

@test "--since and --until choose by the article's day" {
    [ "$(entente export "$GRAPH" -o - --format json --since 2024-03-05 | jq '[.edges[].evidence[].article] | unique | length')" = 1 ]
    [ "$(entente export "$GRAPH" -o - --format json --until 2024-03-01 | jq '.edges | length')" = 0 ]
}

@test "--types and --min-confidence choose what is exported" {
    [ "$(entente export "$GRAPH" -o - --format json --types opposes | jq -c '[.edges[].type] | unique')" = '["opposes"]' ]
    entente export "$GRAPH" -o - --format json --min-confidence 0.7 | jq -e '[.edges[].evidence[].confidence] | all(. >= 0.7)' >/dev/null
    try 2 export "$GRAPH" -o - --format json --types frobnicates
    says frobnicates
}

@test "a focus that nobody is called" {
    try 2 draw "$GRAPH" --focus Atlantis
    says Atlantis
}

@test "--top leaves nodes out and says so" {
    try 0 draw "$GRAPH" --top 2 --format dot
    says 'strongest of'
}

@test "show finds a node by name, alias and id" {
    local by_name
    by_name=$(entente show "$GRAPH" Greece)
    [ "$(entente show "$GRAPH" country:GR)" = "$by_name" ]
    [ "$(entente show "$GRAPH" GREECE)" = "$by_name" ]
    grep -q '^Greece (country) country:GR' <<<"$by_name"
    grep -q 'Greece - opposes -> Serbia' <<<"$by_name"
    grep -q 'Greece condemned Serbia' <<<"$by_name"
}

@test "show --edge shows both directions with their evidence" {
    try 0 show "$GRAPH" --edge Serbia Greece
    [[ "$output" == *"Greece - opposes -> Serbia"* ]]
    try 0 show "$GRAPH" --edge Greece Serbia --json
    jq -e '.edges[0] | .source == "country:GR" and .target == "country:RS" and .type == "opposes" and .sign == -1' <<<"$output" >/dev/null
    jq -e '.edges[0].evidence[0].sentence | test("condemned")' <<<"$output" >/dev/null
}

@test "show --quotes shows what a person, or anyone, said" {
    try 0 show "$GRAPH" --quotes 'Stavros Doukaris'
    [[ "$output" == *'Nobody asked us'* ]]
    [[ "$output" != *'downstream'* ]]
    try 0 show "$GRAPH" --quotes --json
    jq -e '.quotes | length >= 2' <<<"$output" >/dev/null
}

@test "show of a name that is not there, or of too many" {
    try 3 show "$GRAPH" Atlantis
    says Atlantis
    [ -z "$output" ]
    try 3 show "$GRAPH" $'\xff'
    every_line_is_ours
    try 2 show "$GRAPH" Milena Radosav
    says 'quotation marks'
    try 2 show "$GRAPH" --edge Greece
    try 2 show "$GRAPH" --edge --quotes
}

@test "show --json of a node is one object" {
    entente show "$GRAPH" Greece --json | jq -e '.node.id == "country:GR" and (.edges | length > 0)' >/dev/null
}

@test "report --top 0 ranks everybody" {
    entente build -q --engine rules "$SOURCE/examples/articles" -o many.db
    ranked() { entente report many.db --format json "$@" | jq '.rankings.degree | length'; }
    [ "$(ranked)" -eq 15 ]
    [ "$(ranked --top 1)" -eq 1 ]
    [ "$(ranked --top 0)" -gt 15 ]
    [ "$(ranked --top 0)" -eq "$(ranked --top 1000)" ]
}

@test "report --by chooses the slices of time, and knows no others" {
    entente report "$GRAPH" --format json --by month | jq -e '.times.step == "month"'
    entente report "$GRAPH" --format json --by week | jq -e '.times.step == "week"'
    try 2 report "$GRAPH" --by decade
    says '--by is week or month, not "decade"'
}

@test "show --why tells how each piece of evidence was found" {
    entente extract -q "$BATS_FILE_TMPDIR/news" | jq -c '.edges[].evidence[] += {why: "because of the cue"}' | entente merge -q - -o why.db
    [ "$(entente show why.db Greece --why | grep -c '^        why: because of the cue$')" -ge 1 ]
    [ "$(entente show why.db Greece | grep -c why)" = 0 ]
    [ "$(entente show why.db Greece --why --json | jq -r '[.edges[].evidence[].why] | unique[]')" = 'because of the cue' ]
    [ "$(entente show why.db Greece --json | jq -c '[.edges[].evidence[].why] | unique')" = '[null]' ]
    entente extract -q "$BATS_FILE_TMPDIR/news" | jq -c 'del(.edges[].evidence[].why)' | entente merge -q - -o plain.db
    entente show plain.db Greece --why | grep -q '^        why: condemned; found by '
}

@test "draw takes a measure, codes, a title, a style, a view and a resolution" {
    try 0 draw "$GRAPH" --top 2 --measure betweenness --codes --title 'Ours & theirs'
    says 'the 2 of greatest betweenness of'
    [[ "$output" == *'Ours &amp; theirs'* ]]
    try 0 draw -q "$GRAPH" --style "$SOURCE/docs/styles/dark.style"
    [[ "$output" == *'#14181f'* ]]
    try 0 draw -q "$GRAPH" --view matrix
    [[ "$output" == *'class="cell '* ]]
    try 0 draw -q "$GRAPH" --by year
    try 0 draw -q "$GRAPH" --by month --format png --dpi 30
    try 0 draw -q "$GRAPH" --all-edges
}

@test "draw tells what it cannot take" {
    try 2 draw "$GRAPH" --measure glory
    says 'no measure is called "glory"; there are'
    try 2 draw "$GRAPH" --view pie
    says '--view is diagram or matrix'
    try 2 draw "$GRAPH" --by week
    says '--by is month or year'
    try 2 draw "$GRAPH" --by month --view matrix
    says 'cannot go together'
    try 2 draw "$GRAPH" --dpi -1
    try 2 draw "$GRAPH" --view matrix --format dot
    says 'only diagrams can be written as dot'
    try 2 draw "$GRAPH" --style nowhere.style
    says nowhere.style
    printf '[colours]\npaeg = #000000\n' >wrong.style
    try 2 draw "$GRAPH" --style wrong.style
    says 'no key "paeg"'
}
