# SPDX-License-Identifier: Apache-2.0
"""bench.py ENTENTE [NODES EDGES]: how long the page of a large graph takes to open, and its frames while it is dragged; by hand, beside the tests.

Wanted of 2,000 nodes and 10,000 edges: open in under 2 s, the median frame under 50 ms, the file under 6 MB.
"""
import math
import pathlib
import shutil
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from cdp import Browser  # noqa: E402
from world import World  # noqa: E402


def drag(browser):
    """Times between frames, in ms, while the network is dragged to and fro."""
    browser.value("document.getElementById('x-canvas').scrollIntoView({ block: 'center', behavior: 'instant' })")
    x, y = browser.value("(() => { const b = document.getElementById('x-canvas').getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]; })()")
    browser.mouse("mouseMoved", x, y)
    browser.mouse("mousePressed", x, y, button="left", buttons=1, clickCount=1)
    browser.value("window.frames_ = []; (function next(t) { window.frames_.push(t); requestAnimationFrame(next); })(performance.now())")
    for i in range(200):
        browser.mouse("mouseMoved", x + 200 * math.sin(i / 12), y + 120 * math.sin(i / 17), buttons=1)
    browser.mouse("mouseReleased", x, y, button="left", clickCount=1)
    times = browser.value("window.frames_")
    return [after - before for before, after in zip(times, times[1:])]


def main():
    nodes, edges = (sys.argv[2:4] if len(sys.argv) > 3 else (2000, 10000))
    with tempfile.TemporaryDirectory() as folder, Browser(shutil.which("chromium"), 120) as browser:
        start = time.monotonic()
        world = World(sys.argv[1], folder, nodes, edges)
        print(f"merged, measured, laid out and written in {time.monotonic() - start:.1f} s")
        print(f"file: {world.page.stat().st_size / 1e6:.2f} MB")
        browser.screen(1280, 900)
        opened = []
        for _ in range(5):
            start = time.monotonic()
            browser.open(world.url)
            browser.frame()
            opened.append(time.monotonic() - start)
        print("open, to the first frame: median %.2f s of %s" % (statistics.median(opened), ", ".join(f"{t:.2f}" for t in opened)))
        time.sleep(1)
        frames = sorted(drag(browser))
        print("dragging: %d frames, median %.1f ms, p95 %.1f ms" % (len(frames), statistics.median(frames), frames[int(len(frames) * 0.95)]))


if __name__ == "__main__":
    main()
