# SPDX-License-Identifier: Apache-2.0
"""Makes articles out of nothing: the same number gives the same articles, whose people and countries meet again and again."""
import random
import sys
from pathlib import Path

COUNTRIES = ["Serbia", "Greece", "Romania", "Bulgaria", "Hungary", "Austria", "Turkey", "Norway", "Iceland", "Ireland", "Spain",
             "Portugal", "Poland", "Finland", "Sweden", "Kenya", "Ghana", "Peru", "Chile", "Japan"]
FIRST = ["Milena", "Stavros", "Ilinca", "Dimitar", "Zsofia", "Lukas", "Kerem", "Ingrid", "Sigrun", "Aoife", "Rodrigo", "Colm"]
LAST = ["Radosav", "Doukaris", "Barbulean", "Vasilkov", "Bartal", "Hainzler", "Aydalan", "Solhaugen", "Kinnane", "Cebrero"]
OFFICES = ["Foreign Minister", "Prime Minister", "President"]
VERBS = ["condemned", "supports", "criticized", "praised", "opposes", "backed", "rejected", "accused"]
GROUPS = ["NATO", "the European Union", "the United Nations"]


def article(number, chance):
    a, b, c = chance.sample(COUNTRIES, 3)
    person = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    other = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    office = chance.choice(OFFICES)
    day = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
    sentences = [
        f"{a} {chance.choice(VERBS)} {b} on Monday over bill {number}, the ministry said.",
        f"{person}, the {office.lower()} of {a}, {chance.choice(VERBS)} {chance.choice(GROUPS)} in a speech.",
        f'"We have counted {number} boats," said {other}, who met {person} in the capital of {c}.',
        f"{c} did not support {b}, and {other.split()[1]} {chance.choice(VERBS)} {a} again.",
    ]
    chance.shuffle(sentences)
    return f"Boat number {number} divides {a} and {b}\n\nBy Ana Writer\n\n{day}\n\n" + "\n\n".join(sentences) + "\n"


def make(folder, count, seed=1):
    chance = random.Random(seed)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(article(number, chance), encoding="utf-8")


if __name__ == "__main__":
    make(sys.argv[1], int(sys.argv[2]))
