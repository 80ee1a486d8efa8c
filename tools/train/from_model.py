# SPDX-License-Identifier: Apache-2.0
"""Turn a model file back into a training state, to train on from it.

usage: from_model.py MODEL OUT.pt
The state holds the rounded weights. Wordpieces that the file left out get the vectors of the base model, which training does not change.
"""
import sys

import torch

import modelfile
from model import Network, base_vocabulary

ROWS = "bert.embeddings.word_embeddings.weight"
POSITIONS, TYPES = "bert.embeddings.position_embeddings.weight", "bert.embeddings.token_type_embeddings.weight"


def main():
    network, kept, labels, meta = modelfile.load_network(sys.argv[1])
    whole = Network(*(len(labels[k]) for k in ("upos", "deprel", "names", "attribution")))
    found, state, number = network.state_dict(), whole.state_dict(), {p: i for i, p in enumerate(base_vocabulary())}
    table = state[ROWS].clone()
    table[[number[p] for p in kept]] = found[ROWS]
    for name, value in found.items():
        state[name] = value
    state[ROWS] = table
    state[TYPES] = torch.zeros_like(whole.state_dict()[TYPES])  # the file adds them to the positions
    torch.save({"network": state, "labels": labels, "arguments": meta["training"], "steps": meta["training"]["steps"],
                "passes": meta["training"]["passes"]}, sys.argv[2])


if __name__ == "__main__":
    main()
