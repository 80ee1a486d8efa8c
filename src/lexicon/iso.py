# SPDX-License-Identifier: Apache-2.0
"""Turns iso-codes into the lexicon's form, at build time.

    iso.py JSON_DIR SCHEMA_DIR OUT_DIR

writes iso-countries.xml (further names of each state) and iso-places.xml (states and provinces) into OUT_DIR. countries.xml of
SCHEMA_DIR tells which names are taken.
"""
import json
import os
import re
import sys
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

# Countries whose states and provinces news in English name by themselves.
REGIONS_OF = "US CA AU IN CN BR MX NG ZA DE ES IT AR JP ID MY PK UA RU CO VE ET SD SO KR PH TH MM IQ SY YE LY CD KE".split()

# First-level kinds only; what else the standard lists (cities, districts, boroughs) is left out.
KINDS = {"State", "Province", "Territory", "Autonomous region", "Autonomous community", "Land", "Republic", "Region", "Oblast",
         "Federal territory", "Governorate", "Union territory", "Autonomous republic", "County", "Prefecture", "Popularate"}

# Names that mean something else more often: words, surnames, given names, months, what a country is called.
AMBIGUOUS = {"Central", "Eastern", "Western", "Northern", "Southern", "North", "South", "East", "West", "Federal District", "Capital",
             "Victoria", "Virginia", "Georgia", "Washington", "Sucre", "Bolívar", "Hidalgo", "Morelos", "Guerrero", "Delta", "Plateau",
             "Cross River", "Rivers", "Coast", "Nile", "Sud", "Nord", "Santa Cruz", "San Juan", "San Luis", "La Paz", "Córdoba",
             "Santiago", "Amazonas", "Mendoza", "Corrientes", "Colima", "Kano", "Vargas", "Lara", "Miranda", "Trujillo", "Mérida",
             "Cauca", "Caldas", "Cesar", "Meta", "Nara", "Mie", "Gifu", "Chin", "Mon", "Shan", "Lagos", "Niger", "Jeju",
             "Benue", "Osun", "Ondo", "Edo", "Abia", "Imo", "Oyo", "Ekiti", "Pará", "Acre", "Goa", "Kogi", "Yobe", "Kwara", "Para",
             "Diyala", "Adana", "Isiolo", "Nandi", "Embu", "Kant", "Tak", "Nan", "Trat", "Loei", "Yala", "Rayong", "Distrito Federal",
             "Bay", "Bari", "Mudug", "Kasai", "Equateur", "Gandaki", "Homs", "Aleppo", "Damascus", "Raqqa", "Idlib", "Baghdad",
             "Bremen", "Berlin", "Hamburg", "Madrid", "Moskva", "Kyiv", "Beijing Shi", "Shanghai Shi"}


def taken_names(schema):
    tree = ElementTree.parse(os.path.join(schema, "countries.xml"))
    names = {node.get("name") for node in tree.iter("country")}
    return names | {(node.text or "").strip() for node in tree.iter() if node.tag != "country"}


def country_lines(states):
    for state in sorted(states, key=lambda s: s["alpha_2"]):
        names = [state.get(key) for key in ("common_name", "name", "official_name")]
        names = [name for name in names if name and "," not in name and "(" not in name]
        names += [name[4:] for name in names if name.startswith("The ")]
        # An article before the name is never part of a form.
        names = [re.sub(r"^[Tt]he ", "", name) for name in names]
        yield '  <country code="%s">' % state["alpha_2"]
        for name in dict.fromkeys(names):
            yield "    <alias>%s</alias>" % escape(name)
        yield "  </country>"


def clean(name):
    """The name as news print it, or None where it is no use."""
    name = re.sub(r"\s*[\[(].*?[\])]", "", name)
    name = re.sub(r" (Sheng|Shi|Zizhiqu|SAR|oblast|Oblast|skaya oblast'|krai|kray)$", "", name)
    if re.search(r"['’`]|oblast|kray|,|/", name) or len(name) < 4:
        return None
    return name


def place_lines(regions, taken):
    seen = set()
    for region in sorted(regions, key=lambda r: (r["code"][:2], r["name"])):
        country = region["code"][:2]
        name = clean(region["name"])
        if country not in REGIONS_OF or region["type"] not in KINDS or name is None:
            continue
        if name in taken or name in AMBIGUOUS or name in seen:
            continue
        seen.add(name)
        yield "  <place name=%s country=%s/>" % (quoteattr(name), quoteattr(country))


def write(path, root, lines):
    with open(path, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<%s>\n' % root)
        out.writelines(line + "\n" for line in lines)
        out.write("</%s>\n" % root)


def main():
    json_dir, schema, out_dir = sys.argv[1:]
    with open(os.path.join(json_dir, "iso_3166-1.json"), encoding="utf-8") as file:
        states = json.load(file)["3166-1"]
    with open(os.path.join(json_dir, "iso_3166-2.json"), encoding="utf-8") as file:
        regions = json.load(file)["3166-2"]
    write(os.path.join(out_dir, "iso-countries.xml"), "countries", country_lines(states))
    write(os.path.join(out_dir, "iso-places.xml"), "places", place_lines(regions, taken_names(schema)))


main()
