# SPDX-License-Identifier: Apache-2.0
# Web pages as inputs.
load helper

lede='The foreign minister of Norland said on Monday that her country would support the treaty with Westmark.'

@test "read --explain says where each field was found" {
    cat >page.html <<PAGE
<!DOCTYPE html><html lang="en"><head><meta property="og:title" content="Norland backs it">
<meta name="pubdate" content="2024-06-03"></head><body><article><p>By Ana Ruiz</p><p>$lede</p></article></body></html>
PAGE
    try 0 read --explain page.html
    [ "$(jq -c .sources <<<"$output")" = '{"title":"OpenGraph","authors":"byline","published":"meta","language":"html"}' ]
    [ "$(jq -r .text <<<"$output")" = "$lede" ]
    try 0 read page.html
    [ "$(jq -c 'has("sources")' <<<"$output")" = false ]
}

@test "read --explain of plain text tells headline and labels" {
    printf 'Norland backs the treaty\n\nPublished: 2024-06-03\n\n%s\n\n%s\n' "$lede" "$lede" >text.txt
    try 0 read --explain text.txt
    [ "$(jq -c .sources <<<"$output")" = '{"title":"headline","published":"label"}' ]
    printf '%s\n' "$lede" >bare.txt
    try 0 read --explain bare.txt
    [ "$(jq -c .sources <<<"$output")" = '{}' ]
}

# repeat TEXT TIMES
repeat() {
    head -c "$2" /dev/zero | sed "s|\\x0|$1|g"
}

@test "hostile pages are one clear line each, and the rest is done" {
    mkdir pages
    { printf '<html><body>'; repeat '<div>' 200000; } >pages/deep.html
    { printf '<html><body><a '; repeat ' x' 100000; printf '><p>%s' "$lede"; } >pages/crowded.html
    { printf '<html><head><meta charset=utf-8></head><body>'; repeat '\xff\x81' 1000; } >pages/lying.html
    { printf '<html><body><p>%s' "$lede"; head -c 5000 /dev/zero | tr '\0' '\1'; } >pages/binary.html
    printf '<html><body><nav>Home</nav>' >pages/empty.html
    printf '<html><body><p>%s' "$lede" >pages/good.html
    try 1 read pages
    [ "$(jq -r .path <<<"$output")" = pages/good.html ]
    [ "$(wc -l <<<"$stderr")" -eq 5 ]
    every_line_is_ours
    says 'deep.html: its HTML nests elements deeper than the limit of 512'
    says 'crowded.html: its HTML has an element with more attributes'
    says 'lying.html: says that it is UTF-8, but its bytes are not'
    says 'binary.html'
    says 'empty.html: holds no article text'
}
