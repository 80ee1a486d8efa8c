# SPDX-License-Identifier: Apache-2.0
"""Turn a training state into a model file.

usage: export.py STATE.pt OUT.model [--data DATA] [--untrained]
With --data the temperature of the stance confidence is fitted on the pairs of dse/train that training left out.
--untrained exports the base model with random heads (for speed work).
The vocabulary loses what English news cannot use: see `useful`.
"""
import argparse
import datetime
import json
import re
import unicodedata

import torch

import data
import evaluate
import modelfile
from model import BASE, Network, Shape, base_vocabulary
from wordpiece import WordPiece, is_punctuation, parts

LICENCES = {"base model": "all-MiniLM-L6-v2, Apache-2.0", "UD English GUM": "CC BY (texts); cite GUM",
            "PolNeAR": "research corpus; cite Newell, Margolin, Ruths 2018",
            "directed sentiment": "free to use with citation: Park, Pan, Joo 2021", "this file": "see models/MODEL.md"}


def useful(piece):
    """Not [unused…], not other scripts and phonetic or mathematical signs, not years before 1800 (they are read in parts), and not
    what the wordpieces of a word can never reach."""
    if piece[0] == "[" and len(piece) > 1:
        return not piece.startswith("[unused")
    body = piece.removeprefix("##")
    if parts(body) != [body]:
        return False
    if re.fullmatch("1[0-7][0-9][0-9]", piece):
        return False
    if body != piece and len(body) == 1 and (is_punctuation(body) or (ord(body) > 127 and body not in "\u00e6\u00f8\u0153\u00df\u0142\u0111")):
        return False
    return not any((c.isalpha() and "LATIN" not in unicodedata.name(c, "")) or 0x250 <= ord(c) < 0x2B0 or 0x600 <= ord(c) < 0x2000
                   or 0x2070 <= ord(c) < 0x20A0 or 0x2190 <= ord(c) < 0x2300 for c in body)


def load_state(path):
    """(network, labels, state) of a training state."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    labels = state["labels"]
    network = Network(*(len(labels[k]) for k in ("upos", "deprel", "names", "attribution")))
    network.load_state_dict(state["network"])
    return network.eval(), labels, state


def untrained_state():
    torch.manual_seed(1)
    labels = {"upos": [f"T{i}" for i in range(17)], "deprel": ["root"] + [f"r{i}" for i in range(44)], "names": data.NAMES,
              "attribution": data.ATTRIBUTION}
    return Network(*(len(labels[k]) for k in ("upos", "deprel", "names", "attribution"))).eval(), labels, {}


def describe(network, state, temperature_from):
    config, shape = network.bert.config, Shape()
    arguments = state.get("arguments", {})
    return {"name": "entente-en" if state else "untrained heads, for speed work", "format": modelfile.VERSION, "base": BASE,
            "date": datetime.date.today().isoformat(), "hidden": config.hidden_size, "layers": config.num_hidden_layers,
            "heads": config.num_attention_heads, "ff": config.intermediate_size, "max_positions": config.max_position_embeddings,
            "arc": shape.arc, "label": shape.label, "pair": shape.pair,
            "training": {"seed": arguments.get("seed"), "minutes": arguments.get("minutes"), "rate": arguments.get("rate"),
                         "steps": state.get("steps"), "passes": state.get("passes")},
            "stance": data.STANCE, "temperature_from": temperature_from, "licences": LICENCES}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("state")
    parser.add_argument("out")
    parser.add_argument("--data")
    parser.add_argument("--untrained", action="store_true")
    args = parser.parse_args()
    network, labels, state = untrained_state() if args.untrained else load_state(args.state)
    vocabulary = base_vocabulary()
    rows = [i for i, piece in enumerate(vocabulary) if useful(piece)]
    kept = [vocabulary[i] for i in rows]

    def save(temperature, told):
        meta = describe(network, state, told)
        return modelfile.write(args.out, modelfile.tensors_of(network, kept, rows, labels, meta, temperature))

    size, temperature = save(1.0, "not fitted"), 1.0
    if args.data:
        held_out = data.load_training(args.data)[3]
        rounded = modelfile.load_network(args.out, rounded=True)[0]  # calibrate what will run
        loss, temperature = evaluate.fit_temperature(rounded, WordPiece(kept), held_out)
        size = save(temperature, f"{len(held_out)} pairs of dse/train left out of training")
        print(json.dumps({"temperature": temperature, "log loss": loss}))
    print(json.dumps({"bytes": size, "wordpieces": len(kept)}))
    if size > 24_000_000:
        raise SystemExit("the model file is over 24,000,000 bytes")


if __name__ == "__main__":
    main()
