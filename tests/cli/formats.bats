# SPDX-License-Identifier: Apache-2.0
# Files of many articles, packed files, and what is hostile among them.
load helper

WORDS='Serbia supports Hungary in the dispute over the river, the ministry said on Monday.'

# record TITLE: an article as a line of JSON.
record() {
    jq -n -c --arg title "$1" --arg text "$WORDS $1 was the title of it." '{title: $title, text: $text}'
}

# hostile FILE: one clear line, status 1, and the input beside it done.
hostile() {
    record Good >good.jsonl
    run --separate-stderr -1 timeout 60 "$ENTENTE" read "$1" good.jsonl
    says "entente: $1"
    every_line_is_ours
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
    [ "$(jq -r 'select(.path == "good.jsonl#1") | .title' <<<"$output")" = Good ]
}

@test "every command that reads takes files of many articles" {
    { record One; record Two; } >two.jsonl
    [ "$(entente read two.jsonl | jq -r .path | paste -sd' ')" = 'two.jsonl#1 two.jsonl#2' ]
    [ "$(entente extract -q --engine rules two.jsonl | jq -r '.articles[0].title' | paste -sd' ')" = 'One Two' ]
    try 0 build --engine rules two.jsonl -o graph.db
    says '2 articles read, 2 added'
    try 0 run --engine rules two.jsonl -o out
    [ -s out/report.md ]
}

@test "a folder of packed files is walked in sorted order" {
    mkdir in
    record B | gzip >in/b.jsonl.gz
    record A | xz >in/a.jsonl.xz
    record C | bzip2 >in/c.jsonl.bz2
    [ "$(entente read in | jq -r .title | paste -sd' ')" = 'A B C' ]
    record D | gzip | entente read - | jq -e '.path == "-#1"'
}

@test "--map says where JSON and tables hold what" {
    printf 'Id,Words,Head\n1,"%s",One\n' "$WORDS" >t.csv
    try 1 read t.csv good.txt --map text=Nowhere || try 3 read t.csv
    says '--map text=COLUMN'
    [ "$(entente read t.csv --map text=Words --map title=Head | jq -r .title)" = One ]
    jq -n -c --arg t "$WORDS" '{a: {b: [$t]}}' >a.jsonl
    [ "$(entente read a.jsonl --map text=a.b.0 | jq -r .text)" = "$WORDS" ]
    try 2 read a.jsonl --map words=a
    says 'a map is KEY=PATH'
}

@test "a feed that holds only summaries says so" {
    printf '<rss><channel><title>Post</title><item><title>One</title><description>%s</description></item></channel></rss>' "$WORDS" >f.xml
    try 0 read f.xml
    says '1 article is only a summary'
    jq -e .summary <<<"$output"
}

@test "limits are options, and make sense or are refused" {
    for option in --max-depth=0 --max-depth=-2 --max-ratio=-2 --max-records=-5 --max-seconds=many; do
        try 2 read x.jsonl "$option"
        every_line_is_ours
    done
    { record One; record Two; record Three; } >three.jsonl
    try 1 read three.jsonl --max-records 2
    says 'three.jsonl: holds more than the limit of 2 articles'
    [ "$(wc -l <<<"$output")" -eq 2 ]
}

@test "bombs" {
    head -c 100000000 /dev/zero | tr '\0' 'a' | gzip >bomb.gz
    hostile bomb.gz
    gzip <bomb.gz >twice.gz
    hostile twice.gz
    {
        printf '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
        for pair in ab bc cd de ef fg gh hi ij; do
            printf '<!ENTITY %s "' "${pair:1}"
            for _ in 1 2 3 4 5 6 7 8 9 0; do printf '&%s;' "${pair:0:1}"; done
            printf '">'
        done
        printf ']><rss><channel><item><title>&j;</title><description>&j;</description></item></channel></rss>'
    } >laughs.xml
    hostile laughs.xml
}

@test "nesting" {
    python3 -c 'print("{\"text\":" + "[" * 200000)' >deep.jsonl
    hostile deep.jsonl
    python3 -c 'print("<rss><channel><item><title>t</title><description><![CDATA[" + "<div>" * 100000 + "]]></description></item></channel></rss>")' >deep.xml
    hostile deep.xml
    python3 -c 'print("<rss>" + "<a>" * 100000)' >open.xml
    hostile open.xml
}

@test "archives that are cut off" {
    for i in $(seq 3000); do
        printf '{"title":"Number %d","text":"%s The number was %d."}\n' "$i" "$WORDS" "$((i * 7919 % 10007))"
    done >many.jsonl
    gzip <many.jsonl >many.gz
    head -c $(($(stat -c %s many.gz) - 100)) many.gz >cut.gz
    hostile cut.gz
    [ "$(wc -l <<<"$output")" -gt 2000 ]
    xz <many.jsonl | head -c 1000 >cut.xz
    hostile cut.xz
    python3 "$BATS_TEST_DIRNAME/warc.py" 300 whole.warc.gz
    head -c 140000 whole.warc.gz >cut.warc.gz
    hostile cut.warc.gz
    [ "$(wc -l <<<"$output")" -gt 50 ]
}

@test "an article that takes too long is given up" {
    python3 -c '
print("A headline\n")
for i in range(20000):
    print("The alliance of Serbia said on Monday that the ministry supports the president of Greece in the dispute.\n")' >long.txt
    pact
    run --separate-stderr -1 timeout 100 "$ENTENTE" extract --engine rules --max-seconds 1 -j1 long.txt news/one.txt
    says 'long.txt: takes longer'
    [ "$(jq -r '.articles[0].path' <<<"$output")" = news/one.txt ]
}

@test "the report counts what was left out" {
    pact
    printf 'Une nouvelle du port\n\nLe ministre a dit lundi que le gouvernement ne veut pas du canal, et que les pêcheurs de la région ont raison de le refuser depuis des années.\n\nIl a ajouté que la décision sera prise avec les pays voisins dans les semaines qui viennent.\n' >french.txt
    entente build --engine rules -q news french.txt -o graph.db
    entente build --engine rules -q news french.txt -o graph.db # met again, counted once
    grep -q 'Left out, not in English: 1 article\.' <(entente report graph.db -o - --format md)
    grep -q 'left out, not in English' <(entente report graph.db -o - --format html)
    [ "$(entente report graph.db -o - --format json | jq .read.left_out)" = 1 ]
}

@test "a web archive streams in constant memory" {
    [ -z "${SANITIZE:-}" ] || skip "sanitizers keep what is freed"
    peak() {
        python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' "$ENTENTE" extract -q --engine rules -j2 "$1"
    }
    python3 "$BATS_TEST_DIRNAME/warc.py" 200 small.warc.gz
    python3 "$BATS_TEST_DIRNAME/warc.py" 2000 large.warc.gz
    small=$(peak small.warc.gz)
    large=$(peak large.warc.gz)
    echo "small $small kB, large $large kB"
    [ $((large * 10)) -le $((small * 11)) ]
}
