# SPDX-License-Identifier: Apache-2.0
"""From texts and files to a graph: the words known beforehand, the language engine, articles, the graph file."""
from __future__ import annotations

import dataclasses
import functools
import os
import threading
from typing import Any, Iterable, Mapping, Union

from ._graph import Graph
from ._library import Strings, c_string, check, ffi, lib, taken, text

OUTCOMES = {lib.ENT_ADDED: "added", lib.ENT_REPLACED: "replaced", lib.ENT_UNCHANGED: "unchanged", lib.ENT_OLDER: "older", lib.ENT_COPY: "copy"}

Path = Union[str, "os.PathLike[str]"]


class Lexicon:
    """The names, relations and cues that are known beforehand: the built-in ones and one's own."""

    def __init__(self, *, names: Iterable[Path] = (), ontology: Path | None = None) -> None:
        """`names` are files of people and organizations, `ontology` is a file of relation types and cues."""
        files = Strings(names)
        own = ffi.NULL if ontology is None else ffi.new("char[]", c_string(ontology))
        options = ffi.new("EntLexiconOptions *", {"names": files.pointer, "ontology": own})
        self._lexicon = ffi.gc(check(lib.ent_lexicon_load, options), lib.ent_lexicon_free)


class Engine:
    """The language engine: a trained model, opened."""

    def __init__(self, path: Path | None = None) -> None:
        """None for the model that is installed with the library, or that ENTENTE_MODEL names."""
        found = taken(check(lib.ent_engine_find)) if path is None else path
        self._engine = ffi.gc(check(lib.ent_engine_open, c_string(found)), lib.ent_engine_free)

    @property
    def model_id(self) -> str:
        """The first 12 hexadecimal digits of the SHA-256 of the model."""
        return text(lib.ent_engine_model_id(self._engine))


@functools.lru_cache(maxsize=None)
def the_lexicon() -> Lexicon:
    return Lexicon()


@functools.lru_cache(maxsize=None)
def the_engine() -> Engine:
    return Engine()


def tools(lexicon: Lexicon | None, engine: Engine | str) -> tuple[Any, Any]:
    """The pointers behind the arguments that everybody takes."""
    if engine == "rules":
        opened = ffi.NULL
    elif engine == "model":
        opened = the_engine()._engine
    elif isinstance(engine, Engine):
        opened = engine._engine
    else:
        raise ValueError('engine is "model", "rules" or an Engine, not %r' % (engine,))
    return (lexicon or the_lexicon())._lexicon, opened


def extract(article: str | bytes, *, name: str = "text", lexicon: Lexicon | None = None, engine: Engine | str = "model") -> Graph:
    """The facts of one article: a small graph of its own, whose node ids mean something in it alone.

    The article is plain text, Markdown (where its name ends in .md) or HTML. `name` becomes its path. The engine is "model" (the one
    that is installed), "rules" (none: ten times faster, and finds less) or an Engine.
    """
    words, model = tools(lexicon, engine)
    raw = article.encode("utf-8") if isinstance(article, str) else article
    buffer = ffi.from_buffer(raw)
    read = check(lib.ent_article_read, ffi.new("EntStr *", (buffer, len(raw)))[0], c_string(name), ffi.NULL)
    return Graph(check(lib.ent_extract, read, words, model))  # which takes the article, also where it fails


def from_texts(texts: Mapping[str, str | bytes], *, lexicon: Lexicon | None = None, engine: Engine | str = "model") -> Graph:
    """One graph of many articles, given by name, with entities resolved across them. Nothing is written to disk."""
    with Store(":memory:", "w") as store:
        for name, article in texts.items():
            store.add(extract(article, name=name, lexicon=lexicon, engine=engine))
        return store.load()


def read(path: Path, *, texts: bool = True, mentions: bool = True) -> Graph:
    """The graph of a graph file, with or without the articles' texts and the places of mentions."""
    with Store(path) as store:
        return store.load(texts=texts, mentions=mentions)


@dataclasses.dataclass(frozen=True)
class Tally:
    """What became of the inputs of Store.build: numbers of articles, and what each input that failed or was left out says."""

    articles: int
    added: int
    replaced: int
    unchanged: int
    older: int
    copies: int
    problems: list[tuple[str, str]]
    left_out: list[tuple[str, str]]


class Store:
    """A graph file. In a `with`, it is committed at the end, or rolled back where an exception ends it."""

    def __init__(self, path: Path, mode: str = "r") -> None:
        """`mode` "r" reads a file that is there, "w" makes or continues one; ":memory:" with "w" is one that nothing is left of."""
        if mode not in ("r", "w"):
            raise ValueError('mode is "r" or "w", not %r' % (mode,))
        flag = lib.ENT_STORE_WRITE if mode == "w" else lib.ENT_STORE_READ
        self._store = ffi.gc(check(lib.ent_store_open, c_string(path), flag), lib.ent_store_close)
        self._lock = threading.RLock()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: Any, *_: Any) -> None:
        try:
            if kind is None and self._store is not None:
                self.commit()
        finally:
            self.close()

    def close(self) -> None:
        """Closes the file; what was not committed is rolled back."""
        with self._lock:
            if self._store is not None:
                ffi.release(self._store)
                self._store = None

    def _call(self, function: Any, *arguments: Any) -> Any:
        with self._lock:
            if self._store is None:
                raise ValueError("the graph file is closed")
            return check(function, self._store, *arguments)

    def add(self, facts: Graph) -> str:
        """Adds the facts of one article (see extract): "added", "replaced", "unchanged", "older" or "copy"."""
        outcome = ffi.new("EntAddOutcome *")
        self._call(lib.ent_store_add, facts._graph, outcome)
        return OUTCOMES[outcome[0]]

    def commit(self) -> None:
        """Resolves entities across the articles, and makes it last."""
        self._call(lib.ent_store_commit)

    def load(self, *, texts: bool = True, mentions: bool = True) -> Graph:
        """Commits, and gives the whole graph, with or without the articles' texts and the places of mentions."""
        with self._lock:
            self.commit()
            return Graph(self._call(lib.ent_store_load, ffi.new("EntLoadOptions *", {"texts": texts, "mentions": mentions})))

    def build(self, inputs: Iterable[Path], *, lexicon: Lexicon | None = None, engine: Engine | str = "model", jobs: int = 0) -> Tally:
        """Reads files and folders into the graph, by so many threads (0: one a processor); what is there unchanged is not read again.

        An input that fails, and an article not in English, is told in the tally and ends nothing.
        """
        words, model = tools(lexicon, engine)
        heard: dict[str, list[tuple[str, str]]] = {"problems": [], "left_out": []}

        def hears(which: str) -> Any:
            kind = dict(ffi.typeof("EntProgress").fields)["problem"].type
            return ffi.callback(kind, lambda path, error, _: heard[which].append((text(path), text(error.message))))

        callbacks = hears("problems"), hears("left_out")
        progress = ffi.new("EntProgress *", {"problem": callbacks[0], "left_out": callbacks[1]})
        tally = ffi.new("EntTally *")
        paths = Strings(inputs)
        with self._lock:
            if self._store is None:
                raise ValueError("the graph file is closed")
            check(lib.ent_build, paths.pointer, ffi.NULL, words, model, jobs, self._store, progress, tally)
        return Tally(tally.articles, tally.added, tally.replaced, tally.unchanged, tally.older, tally.copies, **heard)
