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
    network, vocabulary, labels, _ = modelfile.load_network(sys.argv[1], rounded="--float" not in sys.argv)
    print(evaluate.flat(evaluate.score_all(network, WordPiece(vocabulary), labels, sys.argv[2])))


if __name__ == "__main__":
    main()
