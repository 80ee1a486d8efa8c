/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pointer.js: mouse, fingers and keys on the network: pan, zoom, point at, choose.
 */
const TOUCH = 7; /* pixels beside a line that still mean it */

function nodeAt(x, y) {
    for (const node of shown.nodes) {
        if (Math.abs(node.sx - x) <= node.hx + 3 && Math.abs(node.sy - y) <= node.hy + 3)
            return node;
    }
    return null;
}

function distance(line, x, y) {
    const dx = line.x2 - line.x1, dy = line.y2 - line.y1;
    const t = Math.min(Math.max(((x - line.x1) * dx + (y - line.y1) * dy) / (dx * dx + dy * dy || 1), 0), 1);
    return Math.hypot(line.x1 + t * dx - x, line.y1 + t * dy - y);
}

function edgeAt(x, y) {
    const line = {};
    let best = null, least = TOUCH;
    for (const edge of shown.edges) {
        const away = edge.source === edge.target ? Infinity : distance(segment(edge, line), x, y);
        if (away < least) {
            least = away;
            best = edge;
        }
    }
    return best;
}

const thingAt = (x, y) => nodeAt(x, y) ?? edgeAt(x, y);

function zoom(factor, x, y) {
    const k = Math.min(Math.max(camera.k * factor, 0.002), 12);
    camera.x += (x - camera.width / 2) * (1 / camera.k - 1 / k);
    camera.y += (y - camera.height / 2) * (1 / camera.k - 1 / k);
    camera.k = k;
    moved();
}

function pan(dx, dy) {
    camera.x -= dx / camera.k;
    camera.y -= dy / camera.k;
    moved();
}

const zoomMiddle = factor => zoom(factor, camera.width / 2, camera.height / 2);

/* ---- fingers and mouse ---- */

const pointers = new Map();
let dragged = 0;

function place(event) {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
}

canvas.addEventListener("pointerdown", event => {
    if (event.button !== 0)
        return;
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    dragged = pointers.size > 1 ? Infinity : 0;
});

function pinch(id, now) {
    const other = [...pointers.entries()].find(([key]) => key !== id)[1];
    const before = pointers.get(id);
    const apart = p => Math.max(Math.hypot(p[0] - other[0], p[1] - other[1]), 10);
    zoom(apart(now) / apart(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
}

canvas.addEventListener("pointermove", event => {
    const now = place(event), before = pointers.get(event.pointerId);
    if (before === undefined) {
        point(shown.edges.length > FINE ? nodeAt(...now) : thingAt(...now)); /* among thousands of lines one is always under the pointer */
        return;
    }
    if (pointers.size > 1) {
        pinch(event.pointerId, now);
    } else {
        dragged += Math.hypot(now[0] - before[0], now[1] - before[1]);
        if (dragged > 4) {
            point(null);
            pan(now[0] - before[0], now[1] - before[1]);
        }
    }
    pointers.set(event.pointerId, now);
});

function release(event) {
    if (!pointers.delete(event.pointerId) || event.type !== "pointerup")
        return;
    if (dragged <= 4)
        choose(thingAt(...place(event)));
}
canvas.addEventListener("pointerup", release);
canvas.addEventListener("pointercancel", release);
canvas.addEventListener("pointerleave", () => point(null));

function point(thing) {
    canvas.classList.toggle("pointing", thing !== null);
    canvas.title = thing === null ? "" : thing.source ? sentenceOf(thing) : thing.name;
    if (focusOn.hover !== thing) {
        focusOn.hover = thing;
        redraw();
    }
}

/* The wheel scrolls the page, unless the network is in use. */
canvas.addEventListener("wheel", event => {
    if (!event.ctrlKey && document.activeElement !== canvas)
        return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0018)), ...place(event));
}, { passive: false });

/* ---- keys ---- */

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/* The nearest actor in that direction; what lies aside counts as further away. */
function nextNode(from, [ux, uy]) {
    let best = null, least = Infinity;
    for (const node of shown.nodes) {
        const dx = node.x - from.x, dy = node.y - from.y, along = dx * ux + dy * uy, aside = Math.abs(dx * uy - dy * ux);
        if (node !== from && along > 0 && along + 2 * aside < least) {
            least = along + 2 * aside;
            best = node;
        }
    }
    return best;
}

function keepInView(node) {
    const x = toX(node.x), y = toY(node.y);
    if (x > 30 && x < camera.width - 30 && y > 30 && y < camera.height - 30)
        return;
    camera.x = node.x;
    camera.y = node.y;
    camera.moved = true;
}

function step(direction) {
    const from = focusOn.cursor ?? (focusOn.chosen && !focusOn.chosen.source ? focusOn.chosen : null);
    const next = from === null || !from.shown ? shown.nodes[0] ?? null : nextNode(from, direction);
    if (next === null) {
        say(shown.nodes.length === 0 ? "No actor passes the filters." : "No actor further that way.");
        return;
    }
    focusOn.cursor = next;
    keepInView(next);
    say(summaryOf(next));
    redraw();
}

const KEYS = {
    "+": () => zoomMiddle(1.3), "=": () => zoomMiddle(1.3), "-": () => zoomMiddle(1 / 1.3),
    "0": () => { fit(); redraw(); remember(); },
    Enter: () => choose(focusOn.cursor ?? focusOn.chosen, true), " ": () => choose(focusOn.cursor ?? focusOn.chosen, true),
    Escape: () => { focusOn.cursor = null; choose(null); },
};

canvas.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey)
        return;
    const arrow = ARROWS[event.key];
    if (arrow !== undefined && event.shiftKey)
        pan(-60 * arrow[0], -60 * arrow[1]);
    else if (arrow !== undefined)
        step(arrow);
    else if (Object.hasOwn(KEYS, event.key))
        KEYS[event.key]();
    else
        return;
    event.preventDefault();
});
canvas.addEventListener("blur", () => {
    focusOn.cursor = null;
    redraw();
});

$("x-in").addEventListener("click", () => zoomMiddle(1.3));
$("x-out").addEventListener("click", () => zoomMiddle(1 / 1.3));
$("x-fit").addEventListener("click", KEYS["0"]);
