# SPDX-License-Identifier: Apache-2.0
load helper

commands=(run build report draw export show diff verify review read annotate extract merge import relate)

@test "--help lists every command" {
    try 0 --help
    for command in "${commands[@]}"; do
        grep -q "^  $command " <<<"$output"
    done
    [ -z "$stderr" ]
}

@test "each command tells its usage, options and at least two examples" {
    for command in "${commands[@]}"; do
        try 0 "$command" --help
        grep -q "^  entente $command \[OPTION...\]" <<<"$output"
        [ "$(grep -c -E '^  ([^ ].*\| )?.*entente '"$command" <<<"$output")" -ge 3 ]
        for option in --ontology --names --jobs --min-confidence --max-bytes --quiet --verbose --version; do
            grep -q -e "$option" <<<"$output"
        done
        [ -z "$stderr" ]
    done
}

@test "help COMMAND is COMMAND --help" {
    for command in "${commands[@]}"; do
        [ "$("$ENTENTE" help "$command")" = "$("$ENTENTE" "$command" --help)" ]
    done
}

@test "without a command the usage goes to stderr and the status is 2" {
    try 2
    [ -z "$output" ]
    grep -q '^Usage:' <<<"$stderr"
}

@test "an unknown command is named, with what may have been meant" {
    try 2 bild
    says 'no command "bild"; did you mean "build"?'
    try 2 help exprot
    says 'did you mean "export"?'
    try 2 frobnicate
    says 'no command "frobnicate"; "entente --help" lists them'
}

@test "an unknown option is named, with where help is" {
    for command in "${commands[@]}"; do
        try 2 "$command" --frobnicate
        says --frobnicate
        says "see \"entente $command --help\""
        every_line_is_ours
    done
    try 2 --frobnicate
    says 'the command comes before its options'
}

@test "a command without what it needs says what is missing" {
    for command in run build read annotate extract merge import; do
        try 2 "$command"
        says 'nothing to'
    done
    for command in report draw export show diff verify review; do
        try 2 "$command"
        every_line_is_ours
    done
}

@test "values that make no sense are usage errors" {
    pact
    for option in --jobs=-1 --jobs=many --jobs=5000 --min-confidence=2 --min-confidence=nan --max-bytes=0 --max-bytes=-1 \
        --max-bytes=10X --max-bytes=99999999999G --max-bytes=18446744073709551617; do
        try 2 build news "$option"
        every_line_is_ours
    done
    [ ! -e graph.db ]
    for option in --since=yesterday --since=2024-02-30 --until=2024-1-1 --until=2024/01/01 --types=, --top=-2 --depth=-1; do
        try 2 draw graph.db "$option"
        every_line_is_ours
    done
}

@test "--version tells the program and the identities of its knowledge" {
    try 0 --version
    [[ "$output" =~ ^entente\ [0-9]+\.[0-9]+\.[0-9]+ ]]
    grep -q -E '^ontology [0-9a-f]{12}$' <<<"$output"
    grep -q -E '^names [0-9a-f]{12}$' <<<"$output"
    grep -q -E '^model [0-9a-f]{12}$' <<<"$output"
    local plain=$output
    try 0 build --version
    [ "$output" = "$plain" ]
}

@test "help needs no UTF-8 terminal and is the same in any language" {
    for command in "${commands[@]}"; do
        [ "$(LC_ALL=C "$ENTENTE" "$command" --help)" = "$(LC_ALL=C.UTF-8 LANGUAGE=de "$ENTENTE" "$command" --help)" ]
    done
}
