# SPDX-License-Identifier: Apache-2.0
"""Development scores of a network: tags, parse, names, attributions, stance. Words are those of the gold."""
import os
import random

import torch

from data import ATTRIBUTION, NAMES, SWAPPED, read_attribution_articles, read_conllu, read_pairs, spans
from model import collate


def in_batches(items, words, wordpiece, pieces=2000):
    """Yields (items, features) of like length; `words` gives an item's words."""
    rows = sorted(((wordpiece.sequence(words(x)), x) for x in items), key=lambda r: len(r[0][0]))
    batch = []
    for row in rows + [None]:
        if batch and (row is None or len(row[0][0]) * (len(batch) + 1) > pieces):
            yield [x for _, x in batch], [f for f, _ in batch]
            batch = []
        batch.append(row)


def f1(right, answered, wanted):
    p, r = right / max(1, answered), right / max(1, wanted)
    return {"P": p, "R": r, "F1": 2 * p * r / max(1e-9, p + r)}


ONE_ROOT = 1e5


def tree_heads(scores):
    """Heads of a maximum spanning tree with one root. scores[d][h]; row and column 0 are the root. Chu, Liu and Edmonds; a fine
    on every arc from the root leaves exactly one of them."""
    return edmonds([[v - (ONE_ROOT if h == 0 else 0) for h, v in enumerate(row)] for row in scores])


def edmonds(scores):
    n = len(scores)
    heads = [0] + [max((h for h in range(n) if h != d), key=lambda h: scores[d][h]) for d in range(1, n)]
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [i for i in range(n) if i not in inside]
    base = sum(scores[d][heads[d]] for d in cycle)
    new, k = {o: i for i, o in enumerate(outside)}, len(outside)
    small = [[-1e18] * (k + 1) for _ in range(k + 1)]
    enter, leave = {}, {}
    for o in outside:
        for p in outside:
            small[new[o]][new[p]] = scores[o][p]
        d = max(cycle, key=lambda d: scores[d][o] - scores[d][heads[d]])
        small[k][new[o]], enter[o] = base + scores[d][o] - scores[d][heads[d]], d
        h = max(cycle, key=lambda h: scores[o][h])
        small[new[o]][k], leave[o] = scores[o][h], h
    found = edmonds(small)
    for o in outside[1:]:
        heads[o] = leave[o] if found[new[o]] == k else outside[found[new[o]]]
    head = outside[found[k]]
    heads[enter[head]] = head
    return heads


def find_cycle(heads):
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, i = [], start
        while state[i] == 0:
            state[i] = 1
            path.append(i)
            i = heads[i]
        if state[i] == 1:
            return path[path.index(i):]
        for j in path:
            state[j] = 2
    return None


def legal_path(scores, labels):
    """BIO labels of a row of scores [W, L]: the best path in which I-x follows B-x or I-x only (Viterbi)."""
    def allowed(i, j):
        return labels[j][0] != "I" or (labels[i] != "O" and labels[i][2:] == labels[j][2:])
    best = [s if labels[j][0] != "I" else -1e9 for j, s in enumerate(scores[0])]
    back = []
    for row in scores[1:]:
        step = [max((best[i], i) for i in range(len(labels)) if allowed(i, j)) for j in range(len(labels))]
        back.append([i for _, i in step])
        best = [step[j][0] + row[j] for j in range(len(labels))]
    at = max(range(len(labels)), key=lambda j: best[j])
    path = [at]
    for pointers in reversed(back):
        at = pointers[at]
        path.append(at)
    return [labels[j] for j in reversed(path)]


@torch.no_grad()
def score_treebank(network, wordpiece, labels, sentences, tree=True):
    n = tags = arcs = both = counted = 0
    names = [0, 0, 0]
    for batch, features in in_batches(sentences, lambda s: s.words, wordpiece):
        ids, cases, mask, first, words = collate(features)
        w = network.words(ids, cases, mask, first)
        upos, name = network.upos(w).float(), network.names(w).float()
        arc = network.arcs(w).float().masked_fill(~words.unsqueeze(1), -1e9)
        heads = arc.masked_fill(torch.eye(arc.size(1), dtype=torch.bool), -1e9).argmax(-1)
        if tree:
            for k, f in enumerate(features):
                m = len(f[2])
                if m > 1:
                    heads[k, :m] = torch.tensor(tree_heads(arc[k, :m, :m].tolist()))
        relation, upos = network.labels(w, heads).float().argmax(-1), upos.argmax(-1)
        for k, s in enumerate(batch):
            m = len(features[k][2]) - 1
            if s.heads and s.heads[0] is not None:
                n += len(s.words)
                counted += sum(u != "PUNCT" for u in s.upos)
                for i in range(min(m, len(s.words))):
                    tags += labels["upos"][upos[k, i + 1]] == s.upos[i]
                    if s.upos[i] != "PUNCT":
                        arcs += int(heads[k, i + 1]) == s.heads[i]
                        both += int(heads[k, i + 1]) == s.heads[i] and labels["deprel"][relation[k, i + 1]] == s.deprels[i]
            gold = set(spans(s.names))
            found = set(spans(legal_path(name[k, 1:m + 1].tolist(), NAMES))) if m else set()
            names = [names[0] + len(gold & found), names[1] + len(found), names[2] + len(gold)]
    out = {"names": f1(*names)}
    if n:
        out |= {"UPOS": tags / n, "UAS": arcs / counted, "LAS": both / counted}
    return out


@torch.no_grad()
def score_attribution(network, wordpiece, sentences):
    roles = ("Source", "Cue", "Content")
    count = {r: [0, 0, 0] for r in roles}
    for batch, features in in_batches(sentences, lambda s: s.words, wordpiece):
        ids, cases, mask, first, _ = collate(features)
        scores = network.attribution(network.words(ids, cases, mask, first)).float()
        for k, s in enumerate(batch):
            m = len(features[k][2]) - 1
            found = legal_path(scores[k, 1:m + 1].tolist(), ATTRIBUTION)
            for x, y in zip(s.attribution, found + ["O"] * len(s.words)):
                for r in roles:
                    c = count[r]
                    c[0] += x[2:] == r == y[2:]
                    c[1] += y[2:] == r
                    c[2] += x[2:] == r
    return {r: f1(*count[r]) for r in roles}


@torch.no_grad()
def pair_logits(network, wordpiece, pairs, both=True):
    """[(pair, logits)]; `both` averages the two orders, so that swapping the mentions swaps the answer and nothing else."""
    out = []
    for batch, features in in_batches([p for p in pairs if p.a], lambda p: p.words, wordpiece):
        ids, cases, mask, first, _ = collate(features)
        w = network.words(ids, cases, mask, first)
        a, b = (torch.tensor([[x + 1 for x in getattr(p, k)] for p in batch]) for k in "ab")
        forth, back = network.pairs(w, a, b)
        logits = (forth + back[:, SWAPPED]) / 2 if both else forth
        out += list(zip(batch, logits.float()))
    return out


def score_pairs(network, wordpiece, pairs, both=True, temperature=1.0):
    """As score_relate.py counts: a relation is right when its sign and direction are."""
    right = answered = wanted = ok = 0
    sure = []
    for pair, logits in pair_logits(network, wordpiece, pairs, both):
        p, label = (logits / temperature).softmax(-1).max(0)
        label = int(label)
        ok += label == pair.label
        right += label == pair.label != 0
        answered += label != 0
        if label:
            sure.append((float(p), label == pair.label))
    wanted = sum(p.label != 0 for p in pairs)
    ok += sum(p.a is None and p.label == 0 for p in pairs)
    sure.sort(key=lambda x: -x[0])
    return f1(right, answered, wanted) | {"accuracy": ok / len(pairs)} | {
        f"precision of the {k} surest": sum(r for _, r in sure[:k]) / k for k in (50, 100)}


def fit_temperature(network, wordpiece, pairs, both=True):
    """(log loss, temperature) with the least log loss of "the answered relation is right", on pairs kept out of training. "None" is
    left out: the weights of the classes in training make it too unsure and relations too sure."""
    rows = [(p, l) for p, l in pair_logits(network, wordpiece, pairs, both) if int(l.argmax())]
    sure = torch.stack([l for _, l in rows])
    right = torch.tensor([float(int(l.argmax()) == p.label) for p, l in rows])
    losses = [(torch.nn.functional.binary_cross_entropy((sure / t).softmax(-1).amax(-1), right).item(), t)
              for t in (x / 20 for x in range(6, 121))]
    return min(losses)


def reliability(network, wordpiece, pairs, temperature):
    """Lines telling, for relations answered with like confidence, how many there are, their mean confidence, and how many are right."""
    rows = []
    for pair, logits in pair_logits(network, wordpiece, pairs):
        p, label = (logits / temperature).softmax(-1).max(0)
        if label:
            rows.append((float(p), int(label) == pair.label))
    out = []
    for low, high in ((0, .4), (.4, .5), (.5, .6), (.6, .7), (.7, .8), (.8, .9), (.9, 1.01)):
        part = [r for r in rows if low <= r[0] < high]
        if part:
            out.append(f"confidence {low:.1f} to {min(high, 1):.1f}: {len(part)} relations, mean {sum(p for p, _ in part) / len(part):.2f}, "
                       f"right {sum(r for _, r in part) / len(part):.2f}")
    return out


def development(root):
    return {"gum-dev": read_conllu(os.path.join(root, "ud/gum-dev.conllu")),
            "ner": [s for part in ("dev", "test") for s in read_conllu(os.path.join(root, f"ner/uner-ewt-{part}.conllu"))],
            "polnear-dev": read_attribution_articles(os.path.join(root, "polnear/dev")),
            "dse-dev": read_pairs(os.path.join(root, "dse/dev.tsv"))}


def score_all(network, wordpiece, labels, root, small=False, temperature=1.0):
    """All scores; `small` takes a fixed sample of each set, for the curves."""
    data, draw = development(root), random.Random(3)
    if small:
        data = {k: draw.sample(v, min(len(v), 150)) for k, v in data.items() if k != "ner"}
    out = {"gum-dev": score_treebank(network, wordpiece, labels, data["gum-dev"], tree=not small)}
    if "ner" in data:
        out["ner"] = score_treebank(network, wordpiece, labels, data["ner"], tree=False)
    out["polnear-dev"] = score_attribution(network, wordpiece, data["polnear-dev"])
    out["dse-dev"] = score_pairs(network, wordpiece, data["dse-dev"], temperature=temperature)
    return out


def flat(scores):
    """One line a set."""
    def show(x, name=""):
        if isinstance(x, dict):
            return " ".join(show(v, f"{name}.{k}" if name else k) for k, v in x.items())
        return f"{name} {x:.4f}"
    return "\n".join(f"{k}: {show(v)}" for k, v in scores.items())
