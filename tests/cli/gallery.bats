#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# The pictures of docs/gallery, made anew, and the words in them measured.

load helper

labels() {
    /usr/bin/python3 -B "$SOURCE/tests/draw/labels.py" "$@"
}

@test "one command draws the gallery; no words overlap and none is cut" {
    "$SOURCE/tools/gallery" "$ENTENTE" "$BATS_TEST_TMPDIR/gallery"
    [ "$(ls "$BATS_TEST_TMPDIR/gallery" | wc -l)" -eq 12 ]
    for picture in "$BATS_TEST_TMPDIR"/gallery/*.svg; do
        [ -e "$SOURCE/docs/gallery/$(basename "$picture")" ]
        xmllint --noout "$picture"
    done
    labels "$BATS_TEST_TMPDIR"/gallery/*.svg
}

@test "the measuring sees words that overlap, leave the picture or stick out of their shape" {
    local from="$SOURCE/docs/gallery/07-focus.svg" to="$BATS_TEST_TMPDIR/broken.svg"
    labels "$from"
    sed '0,/<text text-anchor="middle" x="[^"]*"/s//<text text-anchor="middle" x="-500"/' "$from" >"$to"
    run labels "$to"
    [ "$status" -eq 1 ]
    [[ "$output" == *"leaves the picture"* ]]
    [[ "$output" == *"sticks out of its shape"* ]]
    sed 's/<text \(.*\) y="[^"]*"/<text \1 y="-100"/' "$from" >"$to"
    run labels "$to"
    [ "$status" -eq 1 ]
    [[ "$output" == *"overlap"* ]]
}
