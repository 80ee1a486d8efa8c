# SPDX-License-Identifier: Apache-2.0
# Bad input: a clear line each, the right status, and the other inputs done.
load helper

# bad_among_good STATUS_ALONE INPUT: alone it is an error that leaves nothing; beside good inputs these are done.
bad_alone_and_among_good() {
    try 3 build "$1" -o alone.db
    says "$1"
    every_line_is_ours
    [ ! -e alone.db ] && [ ! -e alone.db-wal ]

    pact
    rm -f both.db
    try 1 build news/one.txt "$1" news/two.txt -o both.db
    says "$1"
    says '2 articles read, 2 added, 1 input failed'
    [ "$(entente export both.db -o - --format json | jq '.articles | length')" = 2 ]
}

@test "an empty file" {
    : >empty.txt
    bad_alone_and_among_good empty.txt
}

@test "a file of blanks" {
    printf ' \n\t\n\n' >blank.txt
    bad_alone_and_among_good blank.txt
}

@test "a binary" {
    head -c 20000 "$ENTENTE" >program.txt
    bad_alone_and_among_good program.txt
}

@test "a file with NUL bytes" {
    printf 'The minister said\0 that all is well.\n' >nul.txt
    bad_alone_and_among_good nul.txt
}

@test "a file that does not exist" {
    bad_alone_and_among_good missing.txt
}

@test "a link that leads nowhere" {
    ln -s nowhere dangling.txt
    bad_alone_and_among_good dangling.txt
}

@test "a folder without articles" {
    mkdir -p hollow/inner
    bad_alone_and_among_good hollow
}

@test "a file that may not be read" {
    echo 'The minister said that all is well in the river.' >secret.txt
    chmod 000 secret.txt
    if [ "$(id -u)" -eq 0 ]; then
        # Root may read everything, so nobody tries, with copies that nobody can reach.
        chmod 777 .
        cp "$ENTENTE" "$BUILD/src/libentente.so.0" .
        local top=$BATS_TEST_TMPDIR
        while [ "$top" != / ] && [ "$top" != /tmp ]; do
            chmod o+x "$top"
            top=$(dirname "$top")
        done
        LD_LIBRARY_PATH=$PWD run --separate-stderr -3 setpriv --reuid=65534 --regid=65534 --clear-groups \
            "$PWD/entente" build "$PWD/secret.txt" -o "$PWD/s.db"
        says secret.txt
        [ ! -e s.db ]
    else
        bad_alone_and_among_good secret.txt
    fi
}

@test "a line of 200 MB" {
    head -c 200000000 /dev/zero | tr '\0' 'x' >line.txt
    bad_alone_and_among_good line.txt
    rm line.txt
}

@test "a file above --max-bytes" {
    pact
    try 3 build news/one.txt --max-bytes 100 -o small.db
    says news/one.txt
    [ ! -e small.db ]
}

@test "text that is not UTF-8 is an error or is converted, never passed on as it is" {
    pact
    printf 'A headline\n\nGreece condemned \xff\xfe\xc0 Serbia on Monday, the ministry said in Athens.\n' >bytes.txt
    run --separate-stderr entente extract bytes.txt news/one.txt
    [ "$status" -eq 0 ] || [ "$status" -eq 1 ]
    iconv -f UTF-8 -t UTF-8 <<<"$output" >/dev/null
    jq -e . <<<"$output" >/dev/null
    grep -q 'one.txt' <<<"$output"
}

@test "control characters in a file name are shown, not sent" {
    local name=$'bad\e[31m\nname.txt'
    : >"$name"
    try 3 read "$name"
    says 'bad\x1b[31m\nname.txt'
    every_line_is_ours
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
}

@test "an article in another language is named and counted, and is no failure" {
    pact
    printf 'Une nouvelle du port\n\nLe ministre a dit lundi que le gouvernement ne veut pas du canal, et que les pêcheurs de la région ont raison de le refuser depuis des années.\n\nIl a ajouté que la décision sera prise avec les pays voisins dans les semaines qui viennent.\n' >french.txt
    try 0 build news french.txt -o graph.db
    says 'french.txt'
    says '3 articles read, 2 added, 1 left out'
    [ "$(entente export graph.db -o - --format json | jq '.articles | length')" = 2 ]
}

@test "standard input is an input like any other" {
    pact
    entente extract - <news/one.txt >facts.jsonl
    [ "$(jq -r '.articles[0].path' facts.jsonl)" = "-" ]
    try 0 build - -o graph.db <news/one.txt
    says '1 article read, 1 added'
}

@test "--quiet tells errors only" {
    pact
    try 0 build news -q -o graph.db
    [ -z "$stderr" ]
    : >empty.txt
    try 1 build -q empty.txt news/one.txt -o graph.db
    says empty.txt
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
}

@test "no progress bar where stderr is no terminal" {
    pact
    entente build news -o graph.db 2>said
    absent $'\r' said
    absent $'\e' said
}

@test "a progress bar where it is a terminal, wiped at the end" {
    needs_terminal
    python3 -B "$SOURCE/tests/crash/articles.py" many 800 # work enough that the bar comes out
    script -qec "'$ENTENTE' build -j1 many -o graph.db" /dev/null >screen
    grep -q -F ' of 800' screen
    sed $'s/.*\r\e\\[K//' screen >left # what stays on the screen
    absent '[#.]\]' left
    script -qec "'$ENTENTE' build -q many -o graph.db" /dev/null >screen
    [ ! -s screen ]
}
