#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# The tests of the documents (tests/docs) see what is wrong in one. (That ours are right is docs/* of ctest.)

load helper

# document NAME: a document from standard input.
document() {
    cat >"$1"
}
check() {
    run /usr/bin/python3 -B "$SOURCE/tests/docs/documents.py" "$ENTENTE" "$@"
}

@test "a command that fails, an output that is another, a picture that nothing draws, an option that is not there" {
    document good.md <<'END'
<!-- file: note.txt -->
```text
Peru praised Chile.
```
```console
$ cat note.txt
Peru praised Chile.
```
```sh
entente read note.txt | jq -r .text > text.txt   # no output is asked for
```
See `entente read --explain`.
END
    check good.md
    [ "$status" -eq 0 ]
    [[ "$output" == *"good.md: 3 commands run"* ]]

    document bad.md <<'END'
```console
$ echo one
two
```
```sh
cat nothing-here.txt
```
![a picture](nobody.svg)

See `entente read --explode`.

<!-- not run: it takes too long -->
```sh
false
```
END
    check bad.md
    [ "$status" -eq 1 ]
    [[ "$output" == *"-two"*"+one"* ]]
    [[ "$output" == *"status 1 of: cat nothing-here.txt"* ]]
    [[ "$output" == *"no command draws nobody.svg"* ]]
    [[ "$output" == *"entente read has no --explode"* ]]
    [[ "$output" == *"not run, it takes too long: false"* ]]
    [[ "$output" == *", 4 faults"* ]]
}

@test "a command that stands where no test would run it" {
    printf '```bash\nentente read note.txt\n```\n' >fence.md
    printf 'Type this:\n\n    entente read note.txt\n' >indented.md
    for name in fence indented; do
        check "$name.md"
        [ "$status" -eq 1 ]
        [[ "$output" == *"commands stand in a fenced block of sh or console"* ]]
    done
}

@test "--update writes what is printed, and nothing else" {
    printf 'Words.\n\n```console\n$ echo one\ntwo\n$ echo three\nthree\n```\n\nMore words.\n' >doc.md
    run /usr/bin/python3 -B "$SOURCE/tests/docs/documents.py" --update "$ENTENTE" doc.md
    [ "$status" -eq 0 ]
    [ "$(cat doc.md)" = "$(printf 'Words.\n\n```console\n$ echo one\none\n$ echo three\nthree\n```\n\nMore words.\n')" ]
}

@test "a link to a file or a heading that is not there" {
    mkdir -p docs/deeper
    printf '# One & two\n\n[here](#one--two) [there](deeper/other.md#what-it-does) [web](https://example.org/x)\n' >docs/good.md
    printf '# Other\n\n## What it `does`\n' >docs/deeper/other.md
    run /usr/bin/python3 -B "$SOURCE/tests/docs/links.py" docs
    [ "$status" -eq 0 ]
    printf '[gone](away.md) and [no heading](deeper/other.md#one)\n' >docs/bad.md
    run /usr/bin/python3 -B "$SOURCE/tests/docs/links.py" docs
    [ "$status" -eq 1 ]
    [[ "$output" == *"away.md is not there"* ]]
    [[ "$output" == *"has no heading #one"* ]]
}
