#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""labels.py SVG...: measures the words of our pictures and fails where some overlap, leave the picture, or stick out of their shape.

Widths are those of DejaVu Sans, the widest of the fonts that our SVGs ask for.
"""
import re
import sys
import xml.etree.ElementTree as ET

from fontTools.ttLib import TTFont

FOLDER = "/usr/share/fonts/truetype/dejavu/"
SVG = "{http://www.w3.org/2000/svg}"
SLACK = 0.75  # points; Graphviz rounds


class Font:
    def __init__(self, name):
        font = TTFont(FOLDER + name)
        self.names, self.widths, self.em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm

    def width(self, text, size):
        return sum(self.widths[self.names.get(ord(c), ".notdef")][0] for c in text) * size / self.em


def box_of_text(fonts, text):
    size = float(text.get("font-size"))
    words = "".join(text.itertext())
    width = fonts[text.get("font-weight") == "bold"].width(words, size)
    x, y = float(text.get("x")), float(text.get("y"))
    left = {"start": x, "middle": x - width / 2, "end": x - width}[text.get("text-anchor")]
    return (left, y - 0.76 * size, left + width, y + 0.24 * size, words)


def box_of_shape(group):
    """The bounds of a node's outline, or None where it has none."""
    for shape in group.iter():
        if shape.tag == SVG + "ellipse":
            x, y, rx, ry = (float(shape.get(key)) for key in ("cx", "cy", "rx", "ry"))
            return (x - rx, y - ry, x + rx, y + ry)
        numbers = shape.get("points") or (shape.get("d") if shape.tag == SVG + "path" else None)
        if numbers:
            values = [float(n) for n in re.findall(r"-?[0-9.]+", numbers)]
            return (min(values[::2]), min(values[1::2]), max(values[::2]), max(values[1::2]))
    return None


def meet(a, b):
    return a[0] + SLACK < b[2] and b[0] + SLACK < a[2] and a[1] + SLACK < b[3] and b[1] + SLACK < a[3]


def inside(a, b):
    return a[0] >= b[0] - SLACK and a[1] >= b[1] - SLACK and a[2] <= b[2] + SLACK and a[3] <= b[3] + SLACK


def page_of(root, graph):
    left, top, width, height = (float(n) for n in root.get("viewBox").split())
    dx, dy = (float(n) for n in re.search(r"translate\(([-0-9.]+) ([-0-9.]+)\)", graph.get("transform")).groups())
    return (left - dx, top - dy, left + width - dx, top + height - dy)


def collect(root, fonts):
    graph = next(g for g in root.iter(SVG + "g") if g.get("class") == "graph")
    texts, nodes, faults = [], [], []
    for group in graph.iter(SVG + "g"):
        if group is graph:
            continue
        own = [box_of_text(fonts, text) for text in group.iter(SVG + "text")]
        texts += own
        kind = group.get("class", "").split()
        shape = box_of_shape(group) if kind[:1] == ["node"] and len(kind) > 1 else None
        if shape is not None:
            nodes.append((shape, group.get("id")))
            faults += [f'"{box[4]}" sticks out of its shape' for box in own if not inside(box, shape)]
    return page_of(root, graph), texts, nodes, faults


def check(path, fonts):
    page, texts, nodes, faults = collect(ET.parse(path).getroot(), fonts)
    faults += [f'"{box[4]}" leaves the picture' for box in texts if not inside(box, page)]
    faults += [f"{name} leaves the picture" for shape, name in nodes if not inside(shape, page)]
    for i, a in enumerate(texts):
        faults += [f'"{a[4]}" and "{b[4]}" overlap' for b in texts[:i] if meet(a, b)]
    for i, (a, name) in enumerate(nodes):
        faults += [f"{name} and {other} overlap" for b, other in nodes[:i] if meet(a, b)]
        faults += [f'{name} covers "{box[4]}"' for box in texts if meet(a, box) and not inside(box, a)]
    print(f"{path}: {len(texts)} texts, {len(nodes)} nodes, {len(faults)} faults")
    for fault in faults[:20]:
        print("  " + fault)
    return len(texts) > 0 and not faults


def main():
    fonts = {False: Font("DejaVuSans.ttf"), True: Font("DejaVuSans-Bold.ttf")}
    good = [check(path, fonts) for path in sys.argv[1:]]
    sys.exit(0 if good and all(good) else 1)


if __name__ == "__main__":
    main()
