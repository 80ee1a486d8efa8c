# SPDX-License-Identifier: Apache-2.0
# What the tests of the program share; each test runs in a folder of its own. ctest says which build is tested, by hand it is dev.
bats_require_minimum_version 1.5.0
export SOURCE=${SOURCE:-$(cd "$BATS_TEST_DIRNAME/../.." && pwd)}
export BUILD=${BUILD:-$SOURCE/build/dev}
export ENTENTE=${ENTENTE:-$BUILD/src/cli/entente}

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
}

entente() {
    "$ENTENTE" "$@"
}

# try STATUS ARGUMENT...: runs entente, which must end with that status; leaves $output (stdout) and $stderr.
try() {
    local expected=$1
    shift
    run --separate-stderr "-$expected" entente "$@"
}

# says TEXT: a line of stderr holds it.
says() {
    [[ "$stderr" == *"$1"* ]] || {
        printf 'not said: %s\nstderr: %s\n' "$1" "$stderr"
        return 1
    }
}

# every_line_is_ours: stderr holds nothing but whole messages of the program.
every_line_is_ours() {
    ! grep -v '^entente: ' <<<"$stderr" | grep -q .
}

# absent PATTERN FILE: no line of it matches. (A bare "! grep" in the middle of a test fails nothing.)
absent() {
    if grep -n -e "$1" "$2"; then
        return 1
    fi
}

# needs_terminal: skips a test where no terminal can be made.
needs_terminal() {
    script -qec true /dev/null >/dev/null 2>&1 || skip "no terminal can be made here"
}

# article NAME DAY SENTENCE...: a small article as plain text.
article() {
    local name=$1 day=$2
    shift 2
    {
        printf 'A headline for %s\n\nBy Ana Writer\n\n%s\n\n' "${name%.*}" "$day"
        printf '%s\n\n' "$@"
    } >"$name"
}

# pact: two articles that agree about who is who.
pact() {
    mkdir -p news
    article news/one.txt 'March 4, 2024' \
        'Serbian Prime Minister Milena Radosav said on Monday that Serbia supports Hungary in the dispute over the river and its locks.' \
        'Greece condemned Serbia on Tuesday.' '"Nobody asked us about the locks," said Stavros Doukaris, the Greek foreign minister.'
    article news/two.txt 'March 5, 2024' \
        'Romania opposes the plan of Serbia, and Romanian President Ilinca Barbulean criticized Hungary on Tuesday.' \
        '"We are downstream together," said Ilinca Barbulean, who met Bulgarian Foreign Minister Dimitar Vasilkov in Ruse.'
}
