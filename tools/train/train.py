# SPDX-License-Identifier: Apache-2.0
"""Train all tasks together for a stretch of wall-clock time.

usage: train.py DATA OUT [--minutes 54] [--seed 1] [--rate 1.5e-4] [--threads 1] [--bf16] [--start STATE.pt]
DATA: the unpacked data (README.md). OUT gets log.jsonl (one line every 30 s; a line of development scores every five
minutes), state.pt (network, label sets, arguments), written every five minutes and at the end, so an interrupted run is usable.

Each step takes one batch of about 500 wordpieces of one task, drawn by weight. The rates fall linearly with time to 2 %.
--start goes on from the network of an earlier state (the optimizer begins anew). --bf16 pays on machines with AMX; on those with
AVX-512 alone f32 was measured 1.6 times faster (120 to 74 GFLOP/s a core).
"""
import argparse
import collections
import json
import os
import random
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

import data
import evaluate
from model import Network, base_vocabulary, collate, pad
from wordpiece import WordPiece

TASKS = {"treebank": .40, "silver": .30, "stance": .30}
HEADS_FASTER = 8      # rate of heads and word shapes over the encoder's
WARM_UP = 60          # steps
BATCH = 500           # wordpieces
SHAPE_NOISE = .03     # of sentences are lower-cased, as many upper-cased (headlines)
STANCE_WEIGHTS = torch.tensor([.6, 1.2, 1.2, 1.2, 1.2])
SMOOTHING = .05       # of stance labels, which are noisy


class Feeder:
    """Endless batches of one task; sentences of like length together, order new in each pass."""

    def __init__(self, items, wordpiece, draw):
        self.items, self.wordpiece, self.draw, self.queue, self.passes = items, wordpiece, draw, [], 0
        self.lengths = [len(wordpiece.sequence(x.words)[0]) for x in items]

    def refill(self):
        order = sorted(range(len(self.items)), key=lambda i: self.lengths[i] + self.draw.random() * 6)
        batch, widest = [], 0
        for i in order:
            if batch and max(widest, self.lengths[i]) * (len(batch) + 1) > BATCH:
                self.queue.append(batch)
                batch, widest = [], 0
            batch.append(i)
            widest = max(widest, self.lengths[i])
        self.queue.append(batch)
        self.draw.shuffle(self.queue)
        self.passes += 1

    def features(self, item):
        x = self.draw.random()
        words = item.words
        if x < SHAPE_NOISE:
            words = [w.lower() for w in words]
        elif x < 2 * SHAPE_NOISE:
            words = [w.upper() for w in words]
        return self.wordpiece.sequence(words)

    def next(self):
        if not self.queue:
            self.refill()
        batch = [self.items[i] for i in self.queue.pop()]
        return batch, [self.features(x) for x in batch]


def targets(batch, features, values):
    """[B, W] of label numbers, -100 for the root, for padding and for what is unknown."""
    return pad([[-100] + [-100 if v is None else v for v in values(x)][:len(f[2]) - 1] for x, f in zip(batch, features)], -100)


def cross_entropy(scores, gold):
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=-100)


class Trainer:
    def __init__(self, args):
        self.args, self.draw = args, random.Random(args.seed)
        treebank, silver, pairs, self.held_out = data.load_training(args.data)
        self.labels = {"upos": sorted({u for s in treebank for u in s.upos}),
                       "deprel": sorted({r for s in treebank for r in s.deprels}),
                       "names": data.NAMES, "attribution": data.ATTRIBUTION}
        self.number = {k: {x: i for i, x in enumerate(v)} for k, v in self.labels.items()}
        self.wordpiece = WordPiece(base_vocabulary())
        self.feeders = {k: Feeder(v, self.wordpiece, self.draw)
                        for k, v in (("treebank", treebank), ("silver", silver), ("stance", pairs))}
        self.network = Network(*(len(self.labels[k]) for k in ("upos", "deprel", "names", "attribution")))
        if args.start:
            self.network.load_state_dict(torch.load(args.start, map_location="cpu", weights_only=True)["network"])
        self.network.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        encoder = [p for n, p in self.network.named_parameters() if n.startswith("bert") and p.requires_grad]
        heads = [p for n, p in self.network.named_parameters() if not n.startswith("bert")]
        self.rates = [args.rate, args.rate * HEADS_FASTER]
        self.optimizer = torch.optim.AdamW([{"params": p, "lr": r} for p, r in zip((encoder, heads), self.rates)],
                                           weight_decay=.01, fused=True)
        self.step_number = 0

    def numbers(self, batch, features, kind, field):
        table = self.number[kind]
        return targets(batch, features, lambda x: [table.get(v) for v in getattr(x, field)])

    def loss(self, task, batch, features):
        n = self.network
        ids, cases, mask, first, words = collate(features)
        w = n.words(ids, cases, mask, first)
        if task == "stance":
            a, b = (torch.tensor([[x + 1 for x in getattr(p, k)] for p in batch]) for k in "ab")
            forth, back = n.pairs(w, a.clamp(max=first.size(1)), b.clamp(max=first.size(1)))
            gold = torch.tensor([p.label for p in batch])
            other = torch.tensor([data.SWAPPED[p.label] for p in batch])
            return sum(F.cross_entropy(s.float(), g, weight=STANCE_WEIGHTS, label_smoothing=SMOOTHING)
                       for s, g in ((forth, gold), (back, other))) / 2
        names = self.numbers(batch, features, "names", "names")
        if task == "silver":
            loss = .7 * cross_entropy(n.names(w), names)
            if any(x.attribution[0] is not None for x in batch):
                loss = loss + cross_entropy(n.attribution(w), self.numbers(batch, features, "attribution", "attribution"))
            return loss
        heads = targets(batch, features, lambda x: x.heads)
        heads = heads.masked_fill(heads >= words.sum(1, keepdim=True), -100)  # beyond the cut of a long sentence
        arcs = n.arcs(w).float().masked_fill(~words.unsqueeze(1), -1e9)
        return (.5 * cross_entropy(n.upos(w), self.numbers(batch, features, "upos", "upos")) + cross_entropy(n.names(w), names)
                + cross_entropy(arcs, heads)
                + cross_entropy(n.labels(w, heads.clamp(min=0)), self.numbers(batch, features, "deprel", "deprels")))

    def step(self, fraction):
        """One batch; `fraction` of the time has gone. Returns the task and its loss."""
        task = self.draw.choices(list(TASKS), TASKS.values())[0]
        scale = max(.02, 1 - fraction) * min(1, (self.step_number + 1) / WARM_UP)
        for group, rate in zip(self.optimizer.param_groups, self.rates):
            group["lr"] = rate * scale
        self.network.train()
        with torch.autocast("cpu", torch.bfloat16, enabled=self.args.bf16):
            loss = self.loss(task, *self.feeders[task].next())
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.)
        self.optimizer.step()
        self.step_number += 1
        return task, loss.item()

    def save(self):
        path = os.path.join(self.args.out, "state.pt")
        torch.save({"network": self.network.state_dict(), "labels": self.labels, "arguments": vars(self.args),
                    "steps": self.step_number, "passes": {k: f.passes for k, f in self.feeders.items()}}, path + ".new")
        os.replace(path + ".new", path)

    def run(self):
        seconds, start = self.args.minutes * 60, time.time()
        log = open(os.path.join(self.args.out, "log.jsonl"), "w")
        losses, said, saved = collections.defaultdict(list), start, start

        def write(**row):
            print(json.dumps({"t": round(time.time() - start), "step": self.step_number, **row}), file=log, flush=True)

        write(sizes={k: len(f.items) for k, f in self.feeders.items()})
        while (now := time.time()) - start < seconds:
            task, loss = self.step((now - start) / seconds)
            losses[task].append(loss)
            if now - said >= 30:
                write(rate=self.optimizer.param_groups[0]["lr"], loss={k: sum(v) / len(v) for k, v in losses.items()},
                      passes={k: f.passes for k, f in self.feeders.items()})
                losses.clear()
                said = now
            if now - saved >= 300:
                self.save()
                self.network.eval()
                with torch.autocast("cpu", torch.bfloat16, enabled=self.args.bf16):
                    write(dev=evaluate.score_all(self.network, self.wordpiece, self.labels, self.args.data, small=True))
                saved = time.time()
        self.save()
        write(done=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("out")
    parser.add_argument("--minutes", type=float, default=54)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--start")
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    Trainer(args).run()


if __name__ == "__main__":
    main()
