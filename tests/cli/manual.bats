# SPDX-License-Identifier: Apache-2.0
# The manual pages and the shells' completions as they were built, beside --help. BUILD is the build folder.
load helper

manual=$BUILD/src/cli/manual
type=$BATS_TEST_DIRNAME/type.py

commands() {
    entente --help | sed -n '/^Commands:/,/^Options:/s/^  \([a-z]*\) .*/\1/p' | grep -v '^help$'
}

# options COMMAND: each option that its --help lists, short and long.
options() {
    entente "$1" --help | sed '1,/^Options:/d' | grep -o -E '^ +(-[a-zA-Z], )?--[a-z-]+' | grep -o -E -e '-[a-zA-Z]\b|--[a-z-]+' | sort
}

# completed COMMAND...: what bash completes to when the cursor stands behind these words.
completed() {
    bash --norc -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _entente; printf "%s\n" "${COMPREPLY[@]}"' - \
        "$manual/entente.bash" "$@"
}

@test "each command has a manual page that tells each option of its --help, and no other" {
    [ "$(commands | wc -l)" -ge 14 ]
    man -l -Tascii "$manual/man/entente.1" | col -bx | tr -d ' 
-' >first # names may be broken at a line's end
    for command in $(commands); do
        man -l -Tascii "$manual/man/entente-$command.1" | col -bx >page
        grep -q "^ *entente-$command - " page
        grep -q "^ *entente $command " page
        options "$command" >told
        [ -s told ]
        sed -n '/^OPTIONS/,/^EXIT STATUS/p' page | grep -E '^ {7}-' | grep -o -E -e '(^ *|, )(-[a-zA-Z]\b|--[a-z-]+)' | tr -d ' ,' | sort >written
        diff told written
        grep -q -F "entente$command(1)" first
    done
}

@test "manual pages tell exit status, environment and examples" {
    for command in $(commands); do
        man -l -Tascii "$manual/man/entente-$command.1" | col -bx >page
        for word in '^EXIT STATUS' '^ENVIRONMENT' ENTENTE_MODEL '^EXAMPLES'; do
            grep -q "$word" page
        done
        entente "$command" --help | sed -n '/^Examples:/,/^Options:/s/^  //p' | grep -v '^ ' | sed '/^-/,$d' >examples
        [ -s examples ]
        while read -r line; do
            grep -q -F -- "$line" page
        done <examples
    done
}

@test "manual pages are read without a warning" {
    for page in "$manual"/man/*.1; do
        run --separate-stderr man -l --warnings -Tutf8 "$page"
        [ "$status" -eq 0 ]
        [ -z "$stderr" ]
    done
    # scdoc puts a paragraph where another begins; long lines and the letters of titles are its own as well
    mandoc -Tlint "$manual"/man/*.1 | grep -v -E 'skipping paragraph macro|STYLE: (input text line longer|lower case character)' >faults || true
    cat faults
    [ ! -s faults ]
}

@test "completions load in each shell" {
    bash --norc -c ". '$manual/entente.bash' && complete -p entente"
    zsh -f -c "fpath=('$manual' \$fpath); autoload -Uz compinit && compinit -u -D && autoload -Uz +X _entente && (( \$+_comps[entente] ))"
    fish --no-config -c "source '$manual/entente.fish'; complete -c entente | grep -q export"
}

@test "completions know each option of --help, and no other" {
    for command in $(commands); do
        options "$command" >told
        completed entente "$command" - | sort >bash
        diff told bash
        fish --no-config -c "source '$manual/entente.fish'; complete -C 'entente $command --'; complete -C 'entente $command -'" |
            cut -f 1 | grep -E -e '^(--[a-z-]+=?|-[a-zA-Z])$' | tr -d = | sort -u >fish
        diff told fish
        sed -n "/^    $command)/,/;;/p" "$manual/_entente" | grep -o -E -e "[)*](-[a-zA-Z]|--[a-z-]+)[][+=]" | tr -d ')*[]+=' | sort -u >zsh
        diff told zsh
    done
}

@test "completions know the words that options take" {
    [ "$(completed entente exp)" = export ]
    [ "$(completed entente build --engine '' | xargs)" = 'model rules' ]
    [ "$(completed entente draw --view = m)" = matrix ]
    [ "$(completed entente build --duplicates f)" = fold ]
    [ "$(completed entente draw --types supports,op)" = supports,opposes ]
    [ "$(completed entente review graph.db re | xargs)" = 'rename retype reject' ]
    [ "$(completed entente review --by me -o out graph.db un)" = undo ]
    [ -z "$(completed entente review graph.db merge un)" ]
    [ -z "$(completed entente draw --style '')" ] # files, then
    [ "$(completed entente help dr)" = draw ]
    for format in $(completed entente export --format ''); do
        entente export --help | grep -q -w "$format"
    done
}

@test "keys typed into bash, zsh and fish are completed" {
    needs_terminal
    touch graph.db
    for shell in "bash entente.bash" "zsh _entente" "fish entente.fish"; do
        read -r name file <<<"$shell"
        python3 -B "$type" "$name" "$manual/$file" 'entente exp\t' 'entente export '
        python3 -B "$type" "$name" "$manual/$file" 'entente export --format \t' graphml gexf cypher
        python3 -B "$type" "$name" "$manual/$file" 'entente review graph.db und\t' 'graph.db undo '
        python3 -B "$type" "$name" "$manual/$file" 'entente draw gra\t' 'draw graph.db '
    done
}
