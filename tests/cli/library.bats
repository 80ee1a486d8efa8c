# SPDX-License-Identifier: Apache-2.0
# The library as others meet it: what it exports, and what an installation lays down. BUILD is the build folder.
load helper

sanitizers=${SANITIZE:+-fsanitize=address,undefined}

# An installation that was moved after it was made.
setup_file() {
    cmake --install "$BUILD" --prefix "$BATS_FILE_TMPDIR/made" >/dev/null
    mv "$BATS_FILE_TMPDIR/made" "$BATS_FILE_TMPDIR/usr"
}

setup() {
    cd "$BATS_TEST_TMPDIR" && ln -s "$BATS_FILE_TMPDIR/usr" usr
}

# build SOURCE: a program of that name, with the installed library.
build() {
    local folder
    folder=$(dirname "$(find -L usr -name entente.pc)")
    cc -Wall -Wextra -Werror $sanitizers "$1" -o "$(basename "$1" .c)" \
        $(PKG_CONFIG_PATH=$folder pkg-config --cflags --libs entente) -Wl,-rpath,"$(realpath "$folder/..")"
}

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

@test "each header compiles alone, as C11 and as C++17, without a warning" {
    for header in "$SOURCE"/include/entente/*.h; do
        for language in 'c -std=c11' 'c++ -std=c++17'; do
            cc -x $language -pedantic -Wall -Wextra -Wshadow -Werror -fsyntax-only -I"$SOURCE/include" $(pkg-config --cflags glib-2.0) - \
                <<<"#include <entente/${header##*/}>"
        done
    done
}

@test "an installation can be moved, runs, and finds its own model from anywhere" {
    usr/bin/entente --version
    unset ENTENTE_MODEL
    cat >model.c <<<'#include <entente/entente.h>
        int main(void) { char *found = ent_engine_find(NULL); g_print("%s\n", found); g_free(found); return 0; }'
    build model.c
    [ "$(realpath "$(./model)")" = "$(realpath usr/share/entente/entente-en.model)" ]
    cmp "$SOURCE/schema/relations.xml" usr/share/entente/schema/relations.xml
    cmp "$SOURCE/LICENSE" usr/share/doc/entente/LICENSE
}

@test "the examples by pkg-config, and what they print" {
    for example in stands opposes query lends; do
        build "$SOURCE/examples/c/$example.c"
    done
    ./stands "$SOURCE/examples/articles" >printed
    grep -q '^Turkey supports Greece$' printed
    run -2 ./stands
    ./opposes >printed
    grep -A1 '^Serbia opposes Turkey$' printed | grep -q '^    Serbia criticized Turkey on Tuesday\.$'
    grep -q '^Eleni Marinakou opposes China$' printed
    absent supports printed
    usr/bin/entente build --quiet --engine rules "$SOURCE/examples/articles" -o graph.db
    ./query graph.db greece >printed
    grep -A2 '^Turkey supports Greece (articles: ' printed | grep -q 'bytes [0-9]* to [0-9]*$'
    run -1 ./query graph.db Atlantis
    run -1 ./query nothing.db Greece
    diff <(./lends "$SOURCE/examples/c/lends.xml") - <<'END'
Denmark lends to Iceland
Norway lends to Iceland
Sweden lends to Iceland (denied)
END
    run -1 ./lends "$SOURCE/schema/graph.sql"
}

@test "the examples by CMake, two of them as C++" {
    cmake -S "$SOURCE/examples/c" -B built -DCMAKE_PREFIX_PATH="$PWD/usr" -DCMAKE_{C,CXX}_FLAGS="-Wall -Wextra -Werror $sanitizers" >/dev/null
    cmake --build built >/dev/null
    built/opposes | grep -q '^Serbia opposes Turkey$'
    built/lends "$SOURCE/examples/c/lends.xml" | grep -q '^Norway lends to Iceland$'
}

@test "CMake is told what is wrong: another version, no GLib" {
    cat >CMakeLists.txt <<<'cmake_minimum_required(VERSION 3.16)
        project(other C)
        find_package(entente ${WANTED} REQUIRED)'
    run -1 cmake -B built -DCMAKE_PREFIX_PATH="$PWD/usr" -DWANTED=0.0.9
    [[ "$output" == *'requested version "0.0.9"'* ]]
    PKG_CONFIG_LIBDIR=/nowhere run -1 cmake -B built -DCMAKE_PREFIX_PATH="$PWD/usr" -DWANTED=0.1
    [[ "$output" == *'entente needs GLib 2.74'* ]]
}

@test "pip installs the Python binding with an entente that is installed" {
    [ -z "${SANITIZE-}" ] || skip "Python is not instrumented"
    cp -r "$SOURCE/bindings/python" python
    /usr/bin/python3 -m venv --system-site-packages env
    PKG_CONFIG_PATH=$(dirname "$(find -L "$PWD/usr" -name entente.pc)") \
        env/bin/pip install --quiet --no-index --no-build-isolation --no-deps --disable-pip-version-check ./python
    ENTENTE_LIBRARY=$(find -L "$PWD/usr" -name libentente.so.0) env/bin/python - <<'END'
import entente, importlib.metadata
assert importlib.metadata.version("entente") == entente.__version__
assert list(entente.from_texts({"a.txt": "A day\n\nGreece condemned Serbia on Monday."}).edges().relation) == ["opposes"]
END
}

@test "Doxygen finds nothing to complain of, and every function is on its pages" {
    { cat "$BUILD/Doxyfile" && echo "OUTPUT_DIRECTORY = $PWD"; } | doxygen -
    grep -rhoE 'id="r_a[0-9a-f]+"|>ent_[a-z0-9_]+<' html | sed -n 's/^>\(.*\)<$/\1/p' | sort -u >told
    comm -13 told <(sed -n 's/^ \(.*\)@.*/\1/p' "$SOURCE/src/libentente.symbols" | sort) >untold
    [ ! -s untold ]
}

@test "Doxygen complains of a function without a word" {
    cp -r "$SOURCE/include" include
    printf '#include <glib.h>\n\nENT_API void ent_untold(void);\n' | sed '1i /* SPDX */\n/*\n * new.h: new.\n */' >include/entente/new.h
    run -1 doxygen - < <(cat "$BUILD/Doxyfile" && echo "OUTPUT_DIRECTORY = $PWD" && echo "INPUT = $PWD/include/entente" && echo 'USE_MDFILE_AS_MAINPAGE =')
    [[ "$output" == *'ent_untold'*'is not documented'* ]]
}

@test "the library says the version that the program says" {
    [ "$(entente --version | head -n 1)" = "entente $(sed -n 's/^Version: //p' "$BUILD/entente.pc")" ]
}
