# SPDX-License-Identifier: Apache-2.0
# review, diff and verify, and what show tells of them.
load helper

setup_file() {
    export PACT=$BATS_FILE_TMPDIR/pact.db
    cd "$BATS_FILE_TMPDIR"
    pact
    "$ENTENTE" build -q --engine rules news -o "$PACT"
}

setup() {
    cd "$BATS_TEST_TMPDIR"
    cp "$PACT" graph.db
}

json() {
    "$ENTENTE" export "${1:-graph.db}" -o - --format json
}

nodes() {
    json "$@" | jq -r '.nodes[].id'
}

@test "merge makes one of two, and undo gives them back" {
    json >before
    try 0 review graph.db merge Greece Romania
    [ -z "$output" ]
    says 'decision 1: merge Greece (country:GR) with Romania (country:RO)'
    absent country:RO <(nodes)
    json | jq -e '.nodes[] | select(.id == "country:GR") | .aliases | index("Romania")' >/dev/null
    json | jq -e '.nodes[] | select(.id == "country:GR") | .codes.iso3166 == "GR"' >/dev/null
    entente review -q graph.db undo
    json | cmp - before
    try 3 review graph.db undo
    says 'no decision is left to undo'
}

@test "decisions outlive building again, with more articles and in any order" {
    entente review -q graph.db merge Greece Romania
    entente review -q graph.db rename Serbia 'Republic of Serbia'
    entente review -q graph.db reject Hungary
    entente review graph.db export -o log.jsonl
    mkdir more
    cp -r "$BATS_FILE_TMPDIR/news" more
    article more/three.txt 'March 6, 2024' 'Romania praised Hungary on Wednesday, and Greece condemned Bulgaria over the port.'
    (cd more && entente build -q --engine rules news three.txt -o ../graph.db)
    (cd more && entente build -q --engine rules three.txt -o ../new.db)
    entente review -q new.db import log.jsonl
    (cd more && entente build -q --engine rules news -o ../new.db)
    json graph.db | cmp - <(json new.db)
    absent country:HU <(nodes)
    absent country:RO <(nodes)
    json | jq -e '.nodes[] | select(.id == "country:RS") | .name == "Republic of Serbia"' >/dev/null
}

@test "a rejected edge never returns from the same evidence" {
    entente review -q graph.db reject Greece opposes Serbia
    absent 'country:GR|opposes|country:RS' <(json | jq -r '.edges[].id')
    cp -r "$BATS_FILE_TMPDIR/news" copies
    mv copies/one.txt copies/moved.txt
    echo >>copies/moved.txt
    entente build -q --engine rules copies -o graph.db
    absent 'country:GR|opposes|country:RS' <(json | jq -r '.edges[].id')
    article copies/new.txt 'March 9, 2024' 'Greece criticized Serbia again on Saturday.'
    entente build -q --engine rules copies -o graph.db
    [ "$(json | jq -r '.edges[] | select(.id == "country:GR|opposes|country:RS") | .evidence | length')" = 1 ]
}

@test "a piece of evidence is told by its article and its words" {
    article two.txt 'March 9, 2024' 'Greece criticized Serbia again on Saturday.'
    entente build -q --engine rules two.txt -o graph.db
    try 3 review graph.db reject Greece opposes Serbia --sentence 'never said'
    try 3 review graph.db reject Greece opposes Serbia --article nowhere.txt
    says 'nowhere.txt'
    entente review -q graph.db reject Greece opposes Serbia --sentence 'again on Saturday'
    [ "$(json | jq -r '.edges[] | select(.id == "country:GR|opposes|country:RS") | .evidence[].cue')" = condemned ]
    entente review -q graph.db undo
    entente review -q graph.db reject Greece opposes Serbia --article two.txt
    [ "$(json | jq -r '.edges[] | select(.id == "country:GR|opposes|country:RS") | .evidence[].cue')" = condemned ]
}

@test "accept confirms, takes a rejection back, and shows" {
    entente review -q graph.db reject Greece opposes Serbia
    entente review -q graph.db accept Greece opposes Serbia --by kim --note 'read it'
    json | jq -e '.edges[] | select(.id == "country:GR|opposes|country:RS") | .evidence[0].confidence == 1' >/dev/null
    entente show graph.db Greece | grep -q 'Greece - opposes -> Serbia  (weight 1)  accepted by a person'
    entente show graph.db --edge Greece Serbia | grep -q 'decided: accept .*(decision 2, by kim: read it)'
    entente show graph.db Greece --json | jq -e '.decisions[1].note == "read it" and (.edges[] | select(.type == "opposes") | .decided == "accept")' >/dev/null
    entente review -q graph.db reject Hungary
    try 3 show graph.db Hungary
    entente review -q graph.db accept country:HU
    entente show graph.db Hungary >/dev/null
}

@test "a split stays split" {
    article smith.txt 'March 9, 2024' 'British Foreign Secretary John Smith criticized Serbia on Monday in London.'
    article other.txt 'March 10, 2024' 'John Smith, who paints boats in Ottawa, praised Greece on Monday.'
    entente build -q --engine rules smith.txt other.txt -o graph.db
    local id
    id=$(nodes | grep -m 1 '^person:john-smith')
    try 2 review graph.db split "$id" 'John Smith the painter'
    says '--article or --called'
    try 0 review graph.db split "$id" 'John Smith the painter' --article other.txt
    nodes | grep -qx person:john-smith-the-painter
    [ "$(json | jq '.nodes[] | select(.id == "person:john-smith-the-painter") | .articles | length')" = 1 ]
    touch other.txt
    article third.txt 'March 11, 2024' 'John Smith criticized Serbia again on Tuesday.'
    entente build -q --engine rules smith.txt other.txt third.txt -o graph.db
    [ "$(json | jq '.nodes[] | select(.id == "person:john-smith-the-painter") | .articles | length')" = 1 ]
}

@test "retype gives another id and keeps the edges" {
    entente review -q graph.db retype Greece organization
    nodes | grep -qx organization:greece
    json | jq -e '.edges[] | select(.id == "organization:greece|opposes|country:RS")' >/dev/null
    try 2 review graph.db retype Serbia planet
    says 'none of country, person, organization'
    try 2 review graph.db retype Serbia country
}

@test "a fresh run keeps what people decided" {
    cp -r "$BATS_FILE_TMPDIR/news" .
    entente run -q --engine rules news -o out
    entente review -q out/graph.db merge Greece Romania
    entente review -q out/graph.db rename Serbia Serbija
    try 0 run --engine rules news -o out --fresh
    says '2 decisions of people are kept'
    absent country:RO <(nodes out/graph.db)
    [ "$(entente review -q out/graph.db list | wc -l)" = 2 ]
    echo 'no graph' >out/graph.db
    try 0 run --engine rules news -o out --fresh
    says 'the decisions in the graph before are lost'
    nodes out/graph.db | grep -qx country:RO
}

@test "words are UTF-8 in every locale" {
    LC_ALL=C entente review -q graph.db rename Greece Ελλάδα --by Zoë --note 'ναι'
    entente review graph.db list | grep -qx $'1\trename Greece (country:GR) to Ελλάδα; by Zoë: ναι'
    LC_ALL=C entente show graph.db Ελλάδα | grep -q '^Ελλάδα (country) country:GR'
}

@test "list, export and import share the log, and conflicts are named" {
    entente review -q graph.db rename Greece Hellas --by kim
    entente review -q graph.db reject Hungary
    try 0 review graph.db list
    [ "${#lines[@]}" = 2 ]
    [[ "${lines[0]}" == '1'$'\t''rename Greece (country:GR) to Hellas; by kim' ]]
    entente review graph.db export >log.jsonl
    jq -e . log.jsonl >/dev/null
    cp "$PACT" mine.db
    entente review -q mine.db rename Greece 'Greek Republic'
    try 1 review mine.db import log.jsonl
    says 'conflict: "rename Greece (country:GR) to Hellas" is left aside, for decision 1 says "rename Greece (country:GR) to Greek Republic"'
    says '2 decisions: 1 added, 0 there already, 1 in conflict'
    try 0 review mine.db import --theirs log.jsonl
    json mine.db | cmp - <(json graph.db)
    try 0 review mine.db import log.jsonl
    says '2 there already'
}

@test "what is no decision is named with its line, and the others go in" {
    printf '%s\n' 'nothing' '{"decision":"rename","entity":{"id":"country:GR"},"name":"Hellas"}' '{"decision":"explode"}' >log.jsonl
    try 1 review graph.db import log.jsonl
    says log.jsonl:1
    says log.jsonl:3
    every_line_is_ours
    nodes | grep -q country:GR
    json | jq -e '.nodes[] | select(.id == "country:GR") | .name == "Hellas"' >/dev/null
    try 3 review graph.db import missing.jsonl
}

@test "words that make no sense are usage errors, names that are not there end it" {
    try 2 review graph.db
    try 2 review graph.db frobnicate
    try 2 review graph.db merge Greece
    try 2 review graph.db merge Greece Greece
    try 2 review graph.db undo first
    try 2 review graph.db reject Greece opposes
    try 2 review graph.db reject Greece frobnicates Serbia
    try 2 review graph.db rename Greece $'two\nlines'
    try 2 review graph.db rename Greece $'\xff'
    try 2 review graph.db split Greece Hellas --called $'\xff'
    try 2 review graph.db rename Greece Hellas --note $'\xff'
    every_line_is_ours
    try 3 review graph.db merge Greece Atlantis
    says Atlantis
    try 3 review graph.db reject Serbia opposes Greece
    try 3 review graph.db undo 7
    try 3 review missing.db list
    [ ! -e missing.db ]
    cmp "$PACT" graph.db || [ "$(json)" = "$(json "$PACT")" ]
    [ -z "$(entente review -q graph.db list)" ]
}

@test "diff tells what came, went and changed" {
    article two.txt 'March 5, 2024' 'Chile praised Peru on Tuesday.'
    entente build -q --engine rules two.txt -o graph.db
    cp graph.db before.db
    try 0 diff before.db graph.db
    [ -z "$output" ]
    says 'no difference'
    entente review -q graph.db merge Greece Romania
    article three.txt 'March 6, 2024' 'Chile condemned Peru.' 'Peru praised Kenya on Wednesday.'
    article four.txt 'March 7, 2024' 'Chile criticized Peru.'
    entente build -q --engine rules three.txt four.txt -o graph.db
    try 0 diff before.db graph.db --top 3
    grep -qx -e '- node Romania (country:RO)' <<<"$output"
    grep -qx -e '+ node Kenya (country:KE)' <<<"$output"
    grep -qx -e '+ edge Peru supports Kenya, weight 1' <<<"$output"
    grep -qx -e '+ edge Chile opposes Peru, weight 2' <<<"$output"
    grep -qx -e '+ article three.txt' <<<"$output"
    grep -qx -e '~ sign Chile towards Peru: + to -' <<<"$output"
    [ "$(grep -c '^~ rank' <<<"$output")" = 3 ]
    says '--top 0 shows all'
    entente diff before.db graph.db --format json >d.json
    jq -e '.signs | length == 1 and (.[0] | .source == "country:CL" and .before == 1 and .after == -1)' d.json >/dev/null
    jq -e '(.new_nodes | map(.id) | index("country:KE")) and (.measure == "strength")' d.json >/dev/null
    cmp d.json <(entente diff before.db graph.db -o - --format json)
    [ "$(entente diff graph.db before.db --format json | jq -c '.new_nodes | map(.id)')" = "$(jq -c '.gone_nodes | map(.id)' d.json)" ]
    try 2 diff "$PACT"
    try 2 diff "$PACT" graph.db --measure luck
    says betweenness
    try 3 diff "$PACT" missing.db
}

@test "verify finds all evidence where it should be, and says where it is not" {
    try 0 verify graph.db
    [ -z "$output" ]
    says ', 0 not found'
    sqlite3 graph.db "UPDATE articles SET text = replace(text, 'condemned', 'applauded') WHERE path LIKE '%one.txt'"
    try 1 verify graph.db
    grep -q $'one.txt\ttext\t.*SHA-256' <<<"$output"
    grep -q $'one.txt\tevidence\t[0-9]*-[0-9]*\tother words stand there\tGreece condemned Serbia' <<<"$output"
    absent 'two.txt' <(echo "$output")
    sqlite3 graph.db "UPDATE quotations SET end_byte = 99999"
    try 1 verify graph.db
    grep -q $'quotation\t.*the text ends before' <<<"$output"
    try 2 verify
    try 3 verify missing.db
}

@test "verify says where texts were left out" {
    entente extract -q "$BATS_FILE_TMPDIR/news" --engine rules | jq -c 'del(.articles[].text)' >bare.jsonl
    entente merge -q bare.jsonl -o bare.db
    try 3 verify bare.db
    says 'the texts of 2 articles were left out'
    head -n 1 bare.jsonl >mixed.jsonl
    entente extract -q "$BATS_FILE_TMPDIR/news" --engine rules | tail -n 1 >>mixed.jsonl
    entente merge -q mixed.jsonl -o mixed.db
    try 0 verify mixed.db
    says 'the texts of 1 articles were left out'
}

@test "show sums up a node and puts a pair in order of time" {
    article later.txt 'April 2, 2024' 'Greece praised Serbia on Tuesday.'
    entente build -q --engine rules later.txt -o graph.db
    entente show graph.db Greece >greece
    grep -qx '  with: Serbia 1' greece
    grep -qx '  against: Serbia 1' greece
    grep -q '^  over time: 2024-03: 1 against.*; 2024-04: 1 with' greece
    [ "$(entente show graph.db --edge Greece Serbia | grep -o '^  2024-0[34]')" = $'  2024-03\n  2024-04' ]
    entente show graph.db Greece --json | jq -e '.with[0].id == "country:RS" and .months[1] == {month: "2024-04", with: 1, against: 0, other: 0}' >/dev/null
}

@test "show --quotes tells what was said by somebody and about them" {
    entente show graph.db --quotes --json | jq -e 'has("about") | not' >/dev/null
    entente show graph.db --quotes 'Stavros Doukaris' --json | jq -e '(.quotes | length == 1) and (.about | type == "array")' >/dev/null
    entente show graph.db --quotes 'Stavros Doukaris' | grep -qx 'by Stavros Doukaris:'
}

@test "colours are for terminals that want them" {
    needs_terminal
    absent $'\033' <(entente show graph.db Greece)
    script -qec "TERM=xterm '$ENTENTE' show graph.db Greece" /dev/null | grep -q $'\033\[31m'
    absent $'\033' <(NO_COLOR=1 script -qec "TERM=xterm '$ENTENTE' show graph.db Greece" /dev/null)
    absent $'\033' <(script -qec "TERM=dumb '$ENTENTE' show graph.db Greece" /dev/null)
}
