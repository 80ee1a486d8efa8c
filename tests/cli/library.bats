# SPDX-License-Identifier: Apache-2.0
# The library as others meet it: what it exports, and what an installation lays down. BUILD is the build folder.
load helper

@test "only ent_ symbols are exported, and every one that the headers promise" {
    nm -D --defined-only "$BUILD/src/libentente.so" | awk '{ print $3 }' | grep -v '^__odr_asan' | sort >exported
    [ -s exported ]
    [ -z "$(grep -v '^ent_' exported)" ]
    grep -h -o 'ENT_API [^;]*' "$SOURCE"/include/entente/*.h | grep -o 'ent_[a-z0-9_]* *(' | tr -d ' (' | sort -u >promised
    diff promised exported
}

@test "the soname carries the version of the interface" {
    readelf -d "$BUILD/src/libentente.so" | grep -q 'soname: \[libentente.so.0\]'
}

@test "an installation runs and can be built against" {
    cmake --install "$BUILD" --prefix "$PWD/usr" >/dev/null
    usr/bin/entente --version
    export PKG_CONFIG_PATH=$(dirname "$(find "$PWD/usr" -name entente.pc)")
    cat >use.c <<'END'
#include <entente/entente.h>
#include <stdio.h>
int main(void)
{
    return puts(ent_version()) < 0;
}
END
    cc ${SANITIZE:+-fsanitize=address,undefined} use.c -o use $(pkg-config --cflags --libs entente) -Wl,-rpath,"$(dirname "$PKG_CONFIG_PATH")"
    [ "$(./use)" = "$(usr/bin/entente --version | sed -n 's/^entente //p')" ]
}
