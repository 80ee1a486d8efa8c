# SPDX-License-Identifier: Apache-2.0
"""Write a tiny model file with random weights, for tests of the C engine: every tensor is there, nothing is learned.

usage: make_tiny.py OUT.model
Deterministic: the same torch gives the same bytes.
"""
import sys

import torch

import modelfile
from data import ATTRIBUTION, NAMES
from model import Network, Shape

VOCABULARY = """[PAD] [UNK] [CLS] [SEP] [MASK] ! " ' ( ) , - . 1 2 : ? a b c d e f g h i l m n o r s t u w y ##a ##d ##e ##ed ##er
    ##i ##ing ##l ##ly ##n ##o ##r ##s ##t ##y the of to in he she ##man min ##ister said president meet praise russia china
    critic ##ize paris london anna lund""".split()
LABELS = {"upos": "ADJ ADP DET NOUN PRON PROPN PUNCT VERB".split(), "deprel": "case det nsubj obj punct root".split(),
          "names": NAMES, "attribution": ATTRIBUTION}
SIZES = {"hidden": 16, "layers": 2, "heads": 2, "ff": 32, "max_positions": 512, "arc": 8, "label": 4, "pair": 8}


def main():
    torch.manual_seed(1)
    config = {"vocab_size": len(VOCABULARY), "hidden_size": SIZES["hidden"], "num_hidden_layers": SIZES["layers"],
              "num_attention_heads": SIZES["heads"], "intermediate_size": SIZES["ff"], "type_vocab_size": 2,
              "max_position_embeddings": SIZES["max_positions"], "layer_norm_eps": 1e-12}
    network = Network(*(len(LABELS[k]) for k in ("upos", "deprel", "names", "attribution")),
                      shape=Shape(SIZES["arc"], SIZES["label"], SIZES["pair"]), config=config)
    for name, p in network.named_parameters():  # large enough for the outputs to differ
        torch.nn.init.normal_(p, 1.0 if name.endswith("LayerNorm.weight") else 0.0, .1 if p.dim() < 2 else .4)
    meta = {"name": "tiny, random, for tests", "format": modelfile.VERSION, "license": "Apache-2.0", **SIZES}
    modelfile.write(sys.argv[1], modelfile.tensors_of(network, VOCABULARY, list(range(len(VOCABULARY))), LABELS, meta, 1.5))


if __name__ == "__main__":
    main()
