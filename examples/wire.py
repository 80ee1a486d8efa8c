#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""wire.py COUNT FOLDER: writes COUNT short articles of an invented quarrel over an invented cable, the same for the same COUNT.

Two alliances and those between them quarrel from January to June 2024; one country changes sides in April. All persons, outlets and bodies
are invented, and what real countries do here they never did. tools/gallery draws pictures of it.
"""
import pathlib
import sys

NORTH = ["Norway", "Denmark", "Iceland", "Canada", "Ireland", "Portugal", "Morocco"]
SOUTH = ["Brazil", "Argentina", "Angola", "Senegal", "Namibia", "Uruguay", "Ghana"]
BETWEEN = ["Spain", "Mexico", "Jamaica", "Cuba", "Barbados", "Malta", "Chile", "Peru", "Kenya", "Japan"]
TURNS = "Morocco"  # goes from north to south in April
BODIES = {"north": ["Atlantic Cable Council", "Boreal Telegraph Union"], "south": ["Southern Lights Alliance", "Tropic Data Bank"],
          "between": ["Ocean Arbitration Court", "Seabed Survey Agency"]}
GIVEN = ["Asta", "Bruno", "Celia", "Dario", "Edda", "Fabio", "Greta", "Hugo", "Ilse", "Jonas", "Karin", "Luis", "Mara", "Nuno", "Olga",
         "Paulo", "Rita", "Sven", "Tilda", "Vasco"]
FAMILY = ["Almqvist", "Barroca", "Castelmar", "Dunhaven", "Eriksdal", "Fontoura", "Gellert", "Hovland", "Iversholm", "Jardel",
          "Kvaran", "Lacerda", "Montalvo", "Nordvik", "Ostrander", "Pedrosa", "Quintal", "Rasmussen-Vale", "Sandoval", "Tavares"]
OUTLETS = ["The Harbour Gazette", "Meridian Post", "Cable Street Journal", "Lighthouse Daily"]
OFFICES = ["President", "Foreign Minister", "Prime Minister"]
FOR = ["{a} supports {b}.", "{a} backed {b} at the talks.", "{a} praised {b} for its patience.", "{a} defended {b} against its critics.",
       "{a} endorsed {b} after a long night."]
AGAINST = ["{a} criticized {b}.", "{a} condemned {b} over the landing station.", "{a} accused {b} of cutting the cable.",
           "{a} rejected the plan of {b}.", "{a} warned {b} against laying it."]
TOGETHER = ["{a} and {b} agreed to cooperate on repair ships.", "{a} is working with {b} on a second cable."]
MEET = ["{a} met with {b} in the evening.", "{a} held talks with {b}."]
MONTHS = ["January", "February", "March", "April", "May", "June"]
LENGTHS = [31, 29, 31, 30, 31, 30]


class Dice:
    """A small generator of our own, so that every Python throws the same."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n

    def of(self, things):
        return things[self.below(len(things))]


def side_of(actor, month):
    if actor == TURNS:
        return "north" if month < 3 else "south"
    for side, countries in (("north", NORTH), ("south", SOUTH)):
        if actor in countries or actor in BODIES[side]:
            return side
    return "between"


def person_of(country):
    """The one whom each country sends."""
    nth = (NORTH + SOUTH + BETWEEN).index(country)
    return OFFICES[nth % 3], GIVEN[nth * 7 % 20] + " " + FAMILY[nth * 3 % 20]


def sentence(dice, a, b, month, first):
    x, y = side_of(a, month), side_of(b, month)
    throw = dice.below(10)
    if "between" in (x, y):
        words = MEET if throw < 5 else TOGETHER if throw < 7 else FOR if throw < 9 else AGAINST
    elif x == y:
        words = FOR if throw < 6 else TOGETHER if throw < 9 else MEET
    else:
        words = AGAINST if throw < 9 else MEET
    actor = a
    if first and a in NORTH + SOUTH + BETWEEN and dice.below(3) == 0:
        office, name = person_of(a)
        actor = f"{office} {name} of {a}"
    return dice.of(words).format(a=actor, b=b)


def article(dice, number, count):
    month = number * 6 // count
    day = 1 + dice.below(LENGTHS[month])
    actors = NORTH * 3 + SOUTH * 3 + BETWEEN * 2 + sum(BODIES.values(), [])
    a = dice.of(actors)
    lines = [f"Cable talks, part {number + 1}: {a} speaks", "", f"{dice.of(OUTLETS)}, {MONTHS[month]} {day}, 2024", ""]
    for paragraph in range(3):
        b = dice.of(actors)
        while b == a:
            b = dice.of(actors)
        lines += [sentence(dice, a, b, month, paragraph == 0), ""]
        a = b
    return "\n".join(lines)


def main():
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__.split("\n", 1)[0])
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    dice = Dice(2024)
    for number in range(count):
        (folder / f"{number + 1:04}.txt").write_text(article(dice, number, count), encoding="utf-8")


if __name__ == "__main__":
    main()
