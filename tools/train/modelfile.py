# SPDX-License-Identifier: Apache-2.0
"""The model file of entente, version 1: written, read back, and computed with.

All numbers are little endian.
  0    "ENTMODEL", u32 version, u32 number of tensors, u64 size of the file, 32 bytes SHA-256 of everything from byte 64 on, 8 bytes 0
  64   one record of 128 bytes a tensor: char name[64], u32 type, u32 ndim, u32 dims[4], u64 offset, u64 bytes, u64 offset of the
       scales (0: none), 16 bytes 0
  then the data, each tensor and each array of scales at a multiple of 64 bytes.
Types: 0 f32; 1 int8 with one f32 scale a row (all dimensions but the last are rows), value = int8 * scale; 2 text.
Matrices are [out][in], row-major.
"""
import hashlib
import json
import struct

import numpy as np
import torch
import torch.nn as nn

from model import Network, Shape

MAGIC, VERSION = b"ENTMODEL", 1
F32, INT8, TEXT = 0, 1, 2
HEADER, RECORD, ALIGN = 64, 128, 64
LABEL_SETS = {"upos": "labels.upos", "deprel": "labels.deprel", "names": "labels.ner", "attribution": "labels.att"}
HEADS = {"upos": "upos", "names": "ner", "attribution": "att", "arc_head": "arc.head", "arc_dep": "arc.dep",
         "label_head": "label.head", "label_dep": "label.dep", "pair1": "pair.1", "pair2": "pair.2"}
FLOAT_HEADS = ("upos", "names", "attribution", "pair2")  # few rows: not worth rounding
LAYER = {"attention.output.dense": "out", "intermediate.dense": "ff1", "output.dense": "ff2"}
NORMS = {"attention.output.LayerNorm": "norm1", "output.LayerNorm": "norm2"}


def quantize(x):
    """int8 values and one scale a row."""
    scales = np.abs(x).max(-1) / 127
    scales[scales == 0] = 1
    return np.clip(np.rint(x / scales[..., None]), -127, 127).astype(np.int8), scales.astype(np.float32)


def tensors_of(network, vocabulary, rows, labels, meta, temperature):
    """[(name, type, array or text)] of a network; `rows` are the ids of `vocabulary` in the network's own table."""
    state = {k: v.detach().float().numpy() for k, v in network.state_dict().items()}
    out = [("meta", TEXT, json.dumps(meta, indent=1)), ("vocab", TEXT, "\n".join(vocabulary))]
    out += [(name, TEXT, "\n".join(labels[k])) for k, name in LABEL_SETS.items()]
    e = "bert.embeddings."
    out += [("word_embeddings", INT8, state[e + "word_embeddings.weight"][rows]), ("case_embeddings", F32, state["case.weight"]),
            ("position_embeddings", F32, state[e + "position_embeddings.weight"] + state[e + "token_type_embeddings.weight"][0]),
            ("embeddings.norm.weight", F32, state[e + "LayerNorm.weight"]),
            ("embeddings.norm.bias", F32, state[e + "LayerNorm.bias"])]
    for i in range(network.bert.config.num_hidden_layers):
        p, q = f"bert.encoder.layer.{i}.", f"layer.{i}."
        three = [p + f"attention.self.{x}." for x in ("query", "key", "value")]
        out += [(q + "qkv", INT8, np.concatenate([state[t + "weight"] for t in three])),
                (q + "qkv.bias", F32, np.concatenate([state[t + "bias"] for t in three]))]
        for theirs, ours in LAYER.items():
            out += [(q + ours, INT8, state[p + theirs + ".weight"]), (q + ours + ".bias", F32, state[p + theirs + ".bias"])]
        for theirs, ours in NORMS.items():
            out += [(q + ours + ".weight", F32, state[p + theirs + ".weight"]), (q + ours + ".bias", F32, state[p + theirs + ".bias"])]
    for theirs, ours in HEADS.items():
        kind = F32 if theirs in FLOAT_HEADS else INT8
        out += [(ours, kind, state[theirs + ".weight"]), (ours + ".bias", F32, state[theirs + ".bias"])]
    return out + [("arc.biaffine", F32, state["arc_biaffine"]), ("label.biaffine", INT8, state["label_biaffine"]),
                  ("pair.temperature", F32, np.array([temperature], np.float32))]


def write(path, tensors):
    body, records, start = bytearray(), [], HEADER + RECORD * len(tensors)

    def place(data):
        body.extend(b"\0" * (-(start + len(body)) % ALIGN))
        at = start + len(body)
        body.extend(data)
        return at

    for name, kind, value in tensors:
        scales_at = 0
        if kind == TEXT:
            data = value.encode()
            dims = [len(data)]
        else:
            dims = list(value.shape)
            data = np.ascontiguousarray(value, "<f4").tobytes()
        if kind == INT8:
            values, scales = quantize(value)
            data, scales_at = values.tobytes(), place(scales.astype("<f4").tobytes())
        at = place(data)
        records.append(struct.pack("<64sII4IQQQ16x", name.encode(), kind, len(dims), *(dims + [0] * 4)[:4], at, len(data), scales_at))
    rest = b"".join(records) + bytes(body)
    head = struct.pack("<8sIIQ32s8x", MAGIC, VERSION, len(tensors), HEADER + len(rest), hashlib.sha256(rest).digest())
    with open(path, "wb") as f:
        f.write(head + rest)
    return len(head) + len(rest)


def read(path):
    """{name: text, f32 array, or (int8 array, scales)}; a damaged file raises ValueError."""
    raw = open(path, "rb").read()
    magic, version, count, size, digest = struct.unpack_from("<8sIIQ32s", raw)
    if magic != MAGIC or version != VERSION or size != len(raw) or hashlib.sha256(raw[HEADER:]).digest() != digest:
        raise ValueError(f"{path}: not a whole model file of version {VERSION}")
    out = {}
    for i in range(count):
        name, kind, ndim, *dims, at, n, scales = struct.unpack_from("<64sII4IQQQ", raw, HEADER + i * RECORD)
        dims = dims[:ndim]
        if kind == TEXT:
            value = raw[at:at + n].decode()
        elif kind == F32:
            value = np.frombuffer(raw, "<f4", n // 4, at).reshape(dims)
        else:
            values = np.frombuffer(raw, np.int8, n, at).reshape(dims)
            value = values, np.frombuffer(raw, "<f4", int(np.prod(dims[:-1])), scales).reshape(dims[:-1])
        out[name.rstrip(b"\0").decode()] = value
    return out


def whole(value):
    """The float values of a tensor."""
    return value[0].astype(np.float32) * value[1][..., None] if isinstance(value, tuple) else np.array(value)


class RoundedLinear(nn.Linear):
    """As the C engine multiplies: int8 weights, and the input of each row rounded to int8 by its own largest value.
    The weights are exact already; their scales do not enter the rounding of the input."""

    def forward(self, x):
        scale = x.abs().amax(-1, keepdim=True).clamp(min=1e-12) / 127
        return super().forward((x / scale).round() * scale)


def load_network(path, rounded=False):
    """(network, vocabulary, labels, meta with the temperature) of a model file; `rounded` simulates int8 activations too."""
    t = read(path)
    meta = json.loads(t["meta"]) | {"temperature": float(t["pair.temperature"][0])}
    labels = {k: t[name].split("\n") for k, name in LABEL_SETS.items()}
    vocabulary = t["vocab"].split("\n")
    config = {"vocab_size": len(vocabulary), "hidden_size": meta["hidden"], "num_hidden_layers": meta["layers"],
              "num_attention_heads": meta["heads"], "intermediate_size": meta["ff"], "type_vocab_size": 1,
              "max_position_embeddings": meta["max_positions"], "hidden_act": "gelu", "layer_norm_eps": 1e-12}
    shape = Shape(meta["arc"], meta["label"], meta["pair"])
    network = Network(*(len(labels[k]) for k in ("upos", "deprel", "names", "attribution")), shape=shape, config=config)
    e, state = "bert.embeddings.", {}
    state[e + "word_embeddings.weight"] = whole(t["word_embeddings"])
    state[e + "position_embeddings.weight"] = whole(t["position_embeddings"])
    state[e + "token_type_embeddings.weight"] = np.zeros((1, meta["hidden"]), np.float32)
    state[e + "LayerNorm.weight"], state[e + "LayerNorm.bias"] = whole(t["embeddings.norm.weight"]), whole(t["embeddings.norm.bias"])
    state["case.weight"] = whole(t["case_embeddings"])
    for i in range(meta["layers"]):
        p, q = f"bert.encoder.layer.{i}.", f"layer.{i}."
        for kind, suffix in (("weight", ""), ("bias", ".bias")):
            for x, part in zip(("query", "key", "value"), np.split(whole(t[q + "qkv" + suffix]), 3)):
                state[p + f"attention.self.{x}.{kind}"] = part
            for theirs, ours in LAYER.items():
                state[p + theirs + "." + kind] = whole(t[q + ours + suffix])
            for theirs, ours in NORMS.items():
                state[p + theirs + "." + kind] = whole(t[q + ours + "." + kind])
    for theirs, ours in HEADS.items():
        state[theirs + ".weight"], state[theirs + ".bias"] = whole(t[ours]), whole(t[ours + ".bias"])
    state["arc_biaffine"], state["label_biaffine"] = whole(t["arc.biaffine"]), whole(t["label.biaffine"])
    network.load_state_dict({k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in state.items()}, strict=True)
    if rounded:
        for name, module in network.named_modules():
            if isinstance(module, nn.Linear) and name not in FLOAT_HEADS:
                module.__class__ = RoundedLinear
    return network.eval(), vocabulary, labels, meta
