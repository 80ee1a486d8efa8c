# SPDX-License-Identifier: Apache-2.0
"""Development scores of a model file.

usage: score.py MODEL DATA [--float]
Simulates the C engine's int8 arithmetic; --float leaves the activations exact, to see what that costs.
"""
import sys

import torch

import evaluate
import modelfile
from wordpiece import WordPiece


def main():
    torch.set_num_threads(1)
    network, vocabulary, labels, meta = modelfile.load_network(sys.argv[1], rounded="--float" not in sys.argv)
    wordpiece, temperature = WordPiece(vocabulary), meta["temperature"]
    print(evaluate.flat(evaluate.score_all(network, wordpiece, labels, sys.argv[2], temperature=temperature)))
    pairs = evaluate.development(sys.argv[2])["dse-dev"]
    print("\n".join(evaluate.reliability(network, wordpiece, pairs, temperature)))


if __name__ == "__main__":
    main()
