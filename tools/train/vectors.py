# SPDX-License-Identifier: Apache-2.0
"""Expected outputs of a model file on a few sentences, for the equality test of the C engine.

usage: vectors.py MODEL OUT.json
The outputs are those of float arithmetic on the file's (rounded) weights. "int8_difference" tells, for each output, how far a
simulation with int8 activations is from them at most, so that a tolerance can be chosen.
A sentence has words, ids, cases, first (place of each word's first wordpiece; [CLS] first) and, for each word without the root:
state (its first eight numbers), upos, ner, att, arcs (a score for each head, the root first), heads (a maximum spanning tree with
one root), deprel (scores of the relation to that head) and deprel_best; pairs have word spans a and b (counted from 0, end
excluded) and logits, and "swapped": the logits with a and b changed.
"""
import json
import sys

import torch

import modelfile
from evaluate import tree_heads
from model import collate
from wordpiece import WordPiece

SENTENCES = [
    ("The minister praised China .", [((0, 2), (3, 4)), ((3, 4), (0, 2))]),
    ("“ He ’s not in Paris , ” said Anna Lund-Meyer .", [((9, 11), (1, 2))]),
    ("Yes", []),
    ("President LUND of the U.S. criticized São-Tomé 's GmbH-style iPhone plan : 1,200.50 dollars , 日本 and ѣ , in 2016 ?",
     [((1, 2), (6, 7)), ((0, 5), (6, 12)), ((6, 7), (7, 8))]),
    ("Russia said it would meet the president of China in London , and she said : “ The ministers of Russia are to meet in Paris "
     "to praise the meeting , \" he said ; anna-maria hit the table .", [((0, 1), (8, 9)), ((8, 9), (0, 1)), ((5, 7), (10, 11))]),
]


@torch.no_grad()
def outputs(network, wordpiece, words, pairs):
    features = wordpiece.sequence(words)
    ids, cases, mask, first, _ = collate([features])
    w = network.words(ids, cases, mask, first)
    arcs = network.arcs(w)[0]
    heads = tree_heads(arcs.tolist())
    deprel = network.labels(w, torch.tensor([heads]))[0]
    out = {"state": w[0, :, :8], "upos": network.upos(w)[0], "ner": network.names(w)[0], "att": network.attribution(w)[0], "arcs": arcs,
           "deprel": deprel}
    out = {k: v[1:] for k, v in out.items()}
    scored = []
    for a, b in pairs:
        forth, back = network.pairs(w, torch.tensor([[x + 1 for x in a]]), torch.tensor([[x + 1 for x in b]]))
        scored.append({"a": a, "b": b, "logits": forth[0], "swapped": back[0]})
    return features, heads[1:], out, scored


def rounded(x):
    if isinstance(x, torch.Tensor):
        return rounded(x.tolist())
    return [rounded(v) for v in x] if isinstance(x, list) else round(x, 5)


def main():
    exact, vocabulary, labels, meta = modelfile.load_network(sys.argv[1])
    coarse = modelfile.load_network(sys.argv[1], rounded=True)[0]
    wordpiece, result, difference = WordPiece(vocabulary), [], {}
    for text, pairs in SENTENCES:
        words = text.replace("-", " - ").split()
        (ids, cases, first), heads, out, scored = outputs(exact, wordpiece, words, pairs)
        _, other_heads, other, other_scored = outputs(coarse, wordpiece, words, pairs)
        for k in out:
            if k != "deprel" or heads == other_heads:
                difference[k] = max(difference.get(k, 0), (out[k] - other[k]).abs().max().item())
        for x, y in zip(scored, other_scored):
            difference["pairs"] = max(difference.get("pairs", 0), (x["logits"] - y["logits"]).abs().max().item())
        result.append({"words": words, "ids": ids, "cases": cases, "first": first, "heads": heads,
                       **{k: rounded(v) for k, v in out.items()},
                       "deprel_best": [labels["deprel"][i] for i in out["deprel"].argmax(-1).tolist()],
                       "pairs": [{k: rounded(v) if k in ("logits", "swapped") else v for k, v in p.items()} for p in scored]})
    with open(sys.argv[2], "w", encoding="utf-8") as f:
        json.dump({"model": meta.get("name"), "int8_difference": {k: round(v, 5) for k, v in difference.items()},
                   "sentences": result}, f, ensure_ascii=False, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    main()
