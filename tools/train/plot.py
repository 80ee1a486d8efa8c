# SPDX-License-Identifier: Apache-2.0
"""Draw the curves of a training run as an SVG file: losses of the tasks and development scores over time.

usage: plot.py LOG.jsonl OUT.svg
"""
import json
import sys

WIDTH, HEIGHT, MARGIN = 420, 260, 44
COLOURS = ["#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#d68910"]


def panel(title, curves, left):
    """curves: {name: [(minute, value)]}"""
    points = [p for c in curves.values() for p in c]
    if not points:
        return []
    right, top, bottom = max(x for x, _ in points), max(y for _, y in points), min(y for _, y in points)
    top += (top == bottom)

    def at(x, y):
        return (left + MARGIN + x / max(right, 1e-9) * (WIDTH - 2 * MARGIN),
                HEIGHT - MARGIN - (y - bottom) / (top - bottom) * (HEIGHT - 2 * MARGIN))

    out = [f'<text x="{left + MARGIN}" y="20" font-weight="bold">{title}</text>']
    for y in (bottom, (bottom + top) / 2, top):
        px, py = at(0, y)
        out.append(f'<text x="{px - 6:.1f}" y="{py + 4:.1f}" text-anchor="end">{y:.2f}</text>'
                   f'<path d="M{px:.1f} {py:.1f}H{left + WIDTH - MARGIN}" stroke="#ddd"/>')
    out.append(f'<text x="{left + WIDTH - MARGIN}" y="{HEIGHT - MARGIN + 16}" text-anchor="end">{right:.0f} minutes</text>')
    for i, (name, curve) in enumerate(curves.items()):
        path = "L".join("%.1f %.1f" % at(x, y) for x, y in curve)
        out.append(f'<path d="M{path}" fill="none" stroke="{COLOURS[i % 5]}" stroke-width="1.5"/>'
                   f'<text x="{left + MARGIN + 80 * i}" y="{HEIGHT - 10}" fill="{COLOURS[i % 5]}">{name}</text>')
    return out


def main():
    losses, scores = {}, {}
    for line in open(sys.argv[1], encoding="utf-8"):
        row = json.loads(line)
        minute = row["t"] / 60
        for task, value in row.get("loss", {}).items():
            losses.setdefault(task, []).append((minute, value))
        if dev := row.get("dev"):
            for name, value in (("LAS", dev["gum-dev"]["LAS"]), ("names", dev["gum-dev"]["names"]["F1"]),
                                ("source", dev["polnear-dev"]["Source"]["F1"]), ("stance", dev["dse-dev"]["F1"])):
                scores.setdefault(name, []).append((minute, value))
    body = panel("loss in training", losses, 0) + panel("scores on samples of the development data", scores, WIDTH)
    with open(sys.argv[2], "w", encoding="utf-8") as f:
        f.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {HEIGHT}" font-family="sans-serif" font-size="11">'
                '<rect width="100%" height="100%" fill="white"/>' + "\n".join(body) + "</svg>\n")


if __name__ == "__main__":
    main()
