# SPDX-License-Identifier: Apache-2.0
"""facts.py NODES EDGES [--hostile] > facts.jsonl: an invented world as `entente merge` takes it, the same for the same arguments.

Actors stand in four camps: who is of one camp agrees, who is of two quarrels, with exceptions. With --hostile names and sentences try to
break out of the page.
"""
import hashlib
import json
import random
import sys

FIRST = "Ana Bela Caio Dora Emil Fina Gero Hana Ivo Jana Kira Lino Mara Nilo Olga Pavo Rita Sava Tea Uro".split()
PLACES = "Amber Birch Cedar Delta Ember Fjord Grove Haven Islet Juniper Kelp Larch Meadow Nettle Opal Pine Quartz Reed Sable Thorn".split()
BODIES = "Council Union League Forum Alliance Board Society Bureau Chamber Assembly".split()
COUNTRIES = [("CL", "Chile"), ("PE", "Peru"), ("NO", "Norway"), ("KE", "Kenya"), ("JP", "Japan"), ("NZ", "New Zealand"), ("PT", "Portugal"), ("GH", "Ghana")]
OUTLETS = ["Morning Ledger", "Harbour Post", "The Lantern", "Valley Courier", "Evening Herald"]
SAYINGS = {
    "supports": ["{a} praised {b} for its patience in the talks over the {thing}.", "{a} backs the plan of {b} for the {thing}, officials said."],
    "opposes": ["{a} rejected the plan of {b} for the {thing} on Monday.", "{a} accused {b} of delay in the matter of the {thing}."],
    "cooperates_with": ["{a} works with {b} on the {thing}."],
    "meets": ["{a} met {b} to speak about the {thing}."],
    "conflicts_with": ["{a} and {b} are in open dispute over the {thing}."],
    "quotes": ["{a} passed on what {b} said of the {thing}."],
}
CUES = {"praised": "praise", "backs": "back", "rejected": "reject", "accused": "accuse", "works": "work with", "met": "meet", "dispute": "dispute", "said": "say"}
THINGS = ["canal", "fish quota", "harbour", "rail link", "water treaty", "solar tariff", "border market", "archive"]
HOSTILE = ["</script><script>alert(1)</script>", "<img src=x onerror=alert(2)>", "\u202eesrever", "]]>&quot;' onmouseover=alert(3)", "<!--<script>"]


def actor(i, hostile):
    if hostile and i % 3 == 1:
        name = f"{HOSTILE[i // 3 % len(HOSTILE)]} {PLACES[i % 20]} {BODIES[i // 20 % 10]}"
        return f"organization:h{i}", "organization", name
    if i < len(COUNTRIES):
        return f"country:{COUNTRIES[i][0]}", "country", COUNTRIES[i][1]
    if i % 3 == 0:
        return f"person:p{i}", "person", f"{FIRST[i % 20]} {PLACES[i // 20 % 20]}{'aeiou'[i // 400 % 5]}{'lmnrst'[i // 2000 % 6]}a"
    return f"organization:o{i}", "organization", f"{PLACES[i % 20]} {PLACES[i // 20 % 20]} {BODIES[i // 400 % 10]}"


def links(n, m):
    """Distinct relations, some actors in far more than others."""
    dice = random.Random(n * 7919 + m)
    made = {}
    while len(made) < m:
        a, b = int(n * dice.random() ** 2), int(n * dice.random() ** 1.5)
        if a == b:
            continue
        alike = a % 4 == b % 4
        kinds = ["supports", "supports", "cooperates_with", "meets", "opposes"] if alike else ["opposes", "opposes", "conflicts_with", "meets", "supports", "quotes"]
        kind = dice.choice(kinds)
        if kind in ("cooperates_with", "meets", "conflicts_with") and a > b:
            a, b = b, a
        made.setdefault((a, kind, b), 1 + int(3 * dice.random() ** 3))
    return made


def article(number, entries, actors, hostile):
    dice = random.Random(number)
    text, nodes, edges = f"Dispatch {number} on the {THINGS[number % 8]}\n\n", {}, []
    for a, kind, b in entries:
        said = dice.choice(SAYINGS[kind]).format(a=actors[a][2], b=actors[b][2], thing=dice.choice(THINGS))
        if hostile:
            said += " " + HOSTILE[number % len(HOSTILE)]
        start = len(text.encode())
        text += said + " "
        cue = next(word for form, word in CUES.items() if f" {form} " in said)
        certainty = dice.choice(["stated"] * 8 + ["hedged", "negated"])
        edges.append({"source": actors[a][0], "target": actors[b][0], "type": kind, "evidence": [
            {"article": "x", "sentence": said, "start": start, "end": start + len(said.encode()), "cue": cue, "certainty": certainty,
             "method": "rule:verb", "confidence": round(0.5 + 0.5 * dice.random(), 2)}]})
        for i in (a, b):
            at = start + len(said[:said.index(actors[i][2])].encode())
            nodes.setdefault(i, []).append([at, at + len(actors[i][2].encode())])
    return text, nodes, edges


TYPES = [("supports", 1, False, True, "#0072B2", "solid"), ("opposes", -1, False, True, "#D55E00", "solid"), ("quotes", 0, False, False, "#7B5AA6", "dotted"),
         ("cooperates_with", 1, True, True, "#009E73", "solid"), ("meets", 0, True, True, "#56B4E9", "dashed"),
         ("conflicts_with", -1, True, True, "#7A0019", "bold")]


def record(number, entries, actors, hostile):
    text, nodes, edges = article(number, entries, actors, hostile)
    path, url = f"world/{number}.txt", f"javascript:alert({number})" if hostile else f"https://news.example/{number}?a=1&b=2"
    identity = "a" + hashlib.sha256(url.encode()).hexdigest()[:12]
    for edge in edges:
        sign, symmetric = next((t[1], t[2]) for t in TYPES if t[0] == edge["type"])
        piece = edge["evidence"][0]
        piece["article"] = identity
        edge.update(id=f"{edge['source']}|{edge['type']}|{edge['target']}", sign=sign, directed=not symmetric, weight=1, first=None, last=None)
    day = None if number % 41 == 7 else "2025-%02d-%02d" % (1 + number // 28 % 12, 1 + number % 28)
    return {
        "format": "entente-graph", "version": 1,
        "types": [dict(id=t[0], label=t[0].replace("_", " "), sign=t[1], symmetric=t[2], measured=t[3], colour=t[4], line=t[5]) for t in TYPES],
        "articles": [{"id": identity, "path": path, "title": text.split("\n")[0], "authors": [], "publisher": OUTLETS[number * 7 % 5],
                      "published": day, "url": url, "language": "en",
                      "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text}],
        "nodes": [{"id": actors[i][0], "type": actors[i][1], "name": actors[i][2], "aliases": [],
                   "codes": {"iso3166": actors[i][0][8:]} if actors[i][1] == "country" else {}, "roles": [], "mentions": len(spans), "articles": [identity],
                   "spans": sorted(spans)} for i, spans in sorted(nodes.items())],
        "edges": edges, "quotes": [],
    }


def main():
    n, m, hostile = int(sys.argv[1]), int(sys.argv[2]), "--hostile" in sys.argv
    actors = [actor(i, hostile) for i in range(n)]
    entries = [link for link, times in links(n, m).items() for _ in range(times)]
    random.Random(5).shuffle(entries)
    for number, start in enumerate(range(0, len(entries), 6)):
        print(json.dumps(record(number, sorted(set(entries[start:start + 6])), actors, hostile)))


if __name__ == "__main__":
    main()
