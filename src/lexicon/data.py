# SPDX-License-Identifier: Apache-2.0
"""Makes the lexicon's data that are not written by hand, at build time.

    data.py JSON_DIR SCHEMA_DIR OUT_DIR

turns iso-codes into iso-countries.xml (further names of each state) and iso-places.xml (states and provinces) in OUT_DIR; countries.xml of
SCHEMA_DIR tells which names are taken. entente-lexicon-sums.h gets the SHA-256 of each file, so that no start has to compute them.
"""
import hashlib
import json
import os
import re
import sys
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

# Countries whose states and provinces news in English name by themselves.
REGIONS_OF = "US CA AU IN CN BR MX NG ZA DE ES IT AR JP ID MY PK VE SD KR PH TH MM CD KE".split()

# First-level kinds only; what else the standard lists (cities, districts, boroughs) is left out.
KINDS = {"State", "Province", "Territory", "Autonomous region", "Autonomous community", "Land", "Republic", "Region", "Federal territory",
         "Union territory", "County", "Prefecture"}

# Names that mean something else more often: words, surnames, given names, other places, what a country or a capital is called.
AMBIGUOUS = set("""Abra Acre Akita Antique Asti Aurora Bari Bay Bolívar Caldas Central Cesar Chiba Chin Colima Como Córdoba Delta Durango Eastern
    Edo Embu Falcón Federal Georgia Goa Guerrero Hidalgo Imperia Isabela Ishikawa Jos Kano Lagos Laguna Lamu Lara Latina León Lodi Loei Lugo Marche
    Mendoza Meru Meta Mie Miranda Miyazaki Mon Morelos México Nagano Nan Nara Niger Nord North North-West Northern Parma Para Pará Pavia Plateau
    Portuguesa Potenza Prato Quezon Quirino Rizal Saga Salamanca Samar Shan Siena Sonora South Southern Sucre Sud Surin Tak Toledo Toyama Trang
    Trujillo Valencia Vargas Victoria Virginia Washington Western Yala Yamagata Yamaguchi Zamora""".split())
AMBIGUOUS |= {"Cross River", "La Paz", "La Union", "Mountain Province", "National Capital Region", "Roi Et", "San Juan", "San Luis", "Santa Cruz"}


def taken_names(schema):
    tree = ElementTree.parse(os.path.join(schema, "countries.xml"))
    names = {node.get("name") for node in tree.iter("country")}
    return names | {(node.text or "").strip() for node in tree.iter() if node.tag != "country"}


def country_lines(states):
    for state in sorted(states, key=lambda s: s["alpha_2"]):
        names = [state.get(key) for key in ("common_name", "name", "official_name")]
        names = [name for name in names if name and "," not in name and "(" not in name]
        # An article before the name is never part of a form.
        names = [re.sub(r"^[Tt]he ", "", name) for name in names]
        yield '  <country code="%s">' % state["alpha_2"]
        for name in dict.fromkeys(names):
            yield "    <alias>%s</alias>" % escape(name)
        yield "  </country>"


def clean(name):
    """The name as news print it, or None where it is no use."""
    name = re.sub(r"\s*[\[(].*?[\])]", "", name)
    name = re.sub(r" (Sheng|Shi|Zizhiqu|SAR)$", "", name)
    if re.search(r"['’`‘*,/]", name) or len(name) < 4:
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


def write_xml(path, root, lines):
    with open(path, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<%s>\n' % root)
        out.writelines(line + "\n" for line in lines)
        out.write("</%s>\n" % root)


def sum_lines(folders):
    yield "/* SHA-256 of the lexicon's files, by data.py. */"
    paths = [os.path.join(folder, name) for folder in folders for name in os.listdir(folder) if name.endswith(".xml")]
    for path in sorted(paths, key=os.path.basename):
        macro = re.sub(r"[^A-Z]", "_", os.path.basename(path).upper())
        with open(path, "rb") as file:
            yield '#define SUM_OF_%s "%s"' % (macro, hashlib.sha256(file.read()).hexdigest())


def main():
    json_dir, schema, out_dir = sys.argv[1:]
    with open(os.path.join(json_dir, "iso_3166-1.json"), encoding="utf-8") as file:
        states = json.load(file)["3166-1"]
    with open(os.path.join(json_dir, "iso_3166-2.json"), encoding="utf-8") as file:
        regions = json.load(file)["3166-2"]
    write_xml(os.path.join(out_dir, "iso-countries.xml"), "countries", country_lines(states))
    write_xml(os.path.join(out_dir, "iso-places.xml"), "places", place_lines(regions, taken_names(schema)))
    with open(os.path.join(out_dir, "entente-lexicon-sums.h"), "w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in sum_lines((schema, out_dir)))


main()
