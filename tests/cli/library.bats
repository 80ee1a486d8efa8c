# SPDX-License-Identifier: Apache-2.0
# The library as others meet it: what it exports, and what an installation lays down. BUILD is the build folder.
load helper

@test "only ent_ symbols are exported, and every one that the headers promise" {
    nm -D --defined-only "$BUILD/src/libentente.so" | awk '{ print $3 }' | sort >exported
    [ -s exported ]
    [ -z "$(grep -v '^ent_' exported)" ]
    grep -h -o 'ENT_API [^;]*' "$SOURCE"/include/entente/*.h | grep -o 'ent_[a-z0-9_]* *(' | tr -d ' (' | sort -u >promised
    diff promised exported
}

@test "no symbol of the list is gone, and every new one is in it, with the version it came with" {
    nm -D --defined-only "$BUILD/src/libentente.so" | awk '{ print $3 }' | sort >exported
    sed -n 's/^ \(.*\)@Base [0-9.]*$/\1/p' "$SOURCE/src/libentente.symbols" | sort >listed
    [ "$(wc -l <listed)" -eq "$(($(wc -l <"$SOURCE/src/libentente.symbols") - 1))" ]
    diff listed exported
}

@test "the soname carries the version of the interface" {
    readelf -d "$BUILD/src/libentente.so" | grep -q 'soname: \[libentente.so.0\]'
}

@test "an installation runs and can be built against" {
    cmake --install "$BUILD" --prefix "$PWD/usr" >/dev/null
    usr/bin/entente --version
    export PKG_CONFIG_PATH=$(dirname "$(find "$PWD/usr" -name entente.pc)")
    cc -Wall -Wextra -Werror ${SANITIZE:+-fsanitize=address,undefined} "$SOURCE/examples/c/stands.c" -o stands \
        $(pkg-config --cflags --libs entente) -Wl,-rpath,"$(dirname "$PKG_CONFIG_PATH")"
    ./stands "$SOURCE/examples/articles" >printed
    grep -q '^Turkey supports Greece$' printed
    run -2 ./stands
}

@test "the library says the version that the program says" {
    [ "$(entente --version | head -n 1)" = "entente $(sed -n 's/^Version: //p' "$BUILD/entente.pc")" ]
}
