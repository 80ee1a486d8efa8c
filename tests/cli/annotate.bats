# SPDX-License-Identifier: Apache-2.0
# annotate and relate, with a tiny model of random weights: what they say means nothing, its form does.
load helper

export ENTENTE_MODEL="$SOURCE/tests/engine/tiny.model"

@test "annotate writes CoNLL-U" {
    echo "The minister said that China doesn't agree with Peru's plan for the river." >a.txt
    try 0 annotate a.txt --format conllu
    [ -z "$stderr" ]
    [ "$(awk -F '\t' 'NF != 0 && !/^#/ && NF != 10' <<<"$output")" = "" ]
    grep -q '^# newdoc id = a' <<<"$output"
    grep -q "^6-7	doesn't	" <<<"$output"
    grep -q 'Node=country:CN' <<<"$output"
    [ "$(grep -c '	root	' <<<"$output")" = 1 ]
}

@test "annotate --pretokenized keeps words and sentences" {
    printf '# sent_id = x\n1\tChina\n2\tagreed\tx\tx\tx\tx\tx\tx\tx\tx\n\n1\tNo\n\n' >words.conllu
    try 0 annotate --pretokenized words.conllu
    cut -f 1,2 <<<"$output" >kept
    printf '# sent_id = x\n1\tChina\n2\tagreed\n\n1\tNo\n' >expected
    diff expected kept
    [ "$(entente annotate --pretokenized - <words.conllu)" = "$output" ]
}

@test "a bad file is named with its line, the others are done" {
    printf '1\tChina\n3\tagreed\n' >bad.conllu
    printf '1\tChina\n\n' >good.conllu
    try 1 annotate --pretokenized bad.conllu good.conllu missing.conllu
    says 'bad.conllu: line 2: '
    says 'missing.conllu: '
    every_line_is_ours
    [[ "$output" == 1*China* ]]
    try 3 annotate --pretokenized bad.conllu
    try 3 annotate missing.txt
    try 2 annotate --format json good.conllu
}

@test "without a model: one line that says where it was looked for" {
    ENTENTE_MODEL=$PWD/none.model try 3 annotate x.txt
    says "$PWD/none.model"
    [ "$(wc -l <<<"$stderr")" = 1 ]
    head -c 5000 "$SOURCE/tests/engine/tiny.model" >cut.model
    ENTENTE_MODEL=cut.model try 3 relate </dev/null
    says 'cut.model: the model file is damaged'
    every_line_is_ours
    sed '1s/^ENTMODEL\x01/ENTMODEL\x02/' "$SOURCE/tests/engine/tiny.model" >newer.model
    try 3 relate --model newer.model </dev/null
    says 'newer entente'
}

@test "relate answers line for line" {
    cat >pairs <<'END'
{"id":1,"text":"Peru praised Chile.","a":[0,4],"b":[13,18]}
nonsense
{"id":{"k":"v"},"text":"Peru praised Chile.","a":[13,18],"b":[0,4]}

{"id":"last","text":"Peru","a":[0,4],"b":[0,9]}
END
    try 1 relate <pairs
    [ "$(wc -l <<<"$output")" = 5 ]
    [ "$(jq -c '[.id, has("error")]' <<<"$output" | tr '\n' ' ')" = '[1,false] [null,true] [{"k":"v"},false] [null,true] ["last",true] ' ]
    [ "$(jq -s '.[0].confidence == .[2].confidence and .[0].sign == .[2].sign' <<<"$output")" = true ]
    try 2 relate pairs
}

@test "relate answers in order, and the same with any number of threads" {
    for i in {1..150}; do
        echo "{\"id\":$i,\"text\":\"Peru praised Chile $i times.\",\"a\":[0,4],\"b\":[13,18]}"
        echo "no question $i"
    done >pairs
    try 1 relate --jobs 1 <pairs
    one=$output
    [ "$(jq .id <<<"$one" | grep -v null | tr '\n' ' ')" = "$(seq -s ' ' 150) " ]
    try 1 relate --jobs 3 <pairs
    [ "$output" = "$one" ]
}

@test "relate has nothing to say to nothing" {
    try 0 relate </dev/null
    [ -z "$output" ]
}
