/* SPDX-License-Identifier: Apache-2.0 */
/*
 * canvas.js: draws the network. Actors stand where the diagram has them; sizes, lines and words keep their size on the screen.
 *
 * A canvas, since ten thousand elements of SVG cannot be moved smoothly. Lines of one look are one path; what lies outside is not drawn;
 * dashes and arrows are left out where there are too many lines for them to be seen.
 */
const canvas = $("x-canvas");
const pen = canvas.getContext("2d");
const camera = { x: 0, y: 0, k: 1, width: 0, height: 0, moved: false };
const FINE = 1500; /* lines up to which each is drawn with all it has */
const CAMP_TINTS = ["#8ec3ee", "#f7b955", "#7fd3a6", "#eaa3c8", "#e8dc63", "#b7a6e6", "#7fd0de", "#c9ae86"];
const LONELY = "#c4c7cb";

const colours = {};
function readColours(light) {
    const style = getComputedStyle(document.documentElement);
    const dark = !light && matchMedia("(prefers-color-scheme: dark)").matches;
    for (const name of ["paper", "ink", "soft", "link"])
        colours[name] = light ? { paper: "#ffffff", ink: "#000000", soft: "#444444", link: "#000000" }[name] : style.getPropertyValue("--" + name).trim();
    colours.types = types.map(type => dark ? mix(type.colour, 0.4) : type.colour);
}

/* A colour of the ontology was chosen for white paper; on dark it is mixed with white. */
function mix(colour, share) {
    const rgb = parseInt(colour.slice(1), 16);
    const part = shift => Math.round(((rgb >> shift) & 255) * (1 - share) + 255 * share).toString(16).padStart(2, "0");
    return `#${part(16)}${part(8)}${part(0)}`;
}

const toX = x => (x - camera.x) * camera.k + camera.width / 2;
const toY = y => (y - camera.y) * camera.k + camera.height / 2;

function radius(node) {
    return (3.5 + 9 * Math.sqrt(node.strength / shown.greatest)) * Math.min(Math.max(Math.sqrt(camera.k * 1.6), 0.45), 1.6);
}

const lineWidth = edge => Math.min(1.2 + 0.9 * Math.log2(Math.max(edge.weight, 1)), 5);
const dashes = edge => edge.hedged ? [2, 4] : edge.type.line === "dashed" ? [7, 4] : edge.type.line === "dotted" ? [2, 3] : [];

/* Where a line begins and ends on the screen: at the rims of its actors, moved aside where the two have several. */
function segment(edge, line) {
    const [a, b] = [edge.source, edge.target];
    const ax = toX(a.x), ay = toY(a.y), dx = toX(b.x) - ax, dy = toY(b.y) - ay;
    const length = Math.hypot(dx, dy) || 1, ux = dx / length, uy = dy / length;
    const aside = edge.offset * Math.min(7, length / 6);
    const from = Math.min(radius(a) + 1, length / 2), to = Math.min(radius(b) + 3, length / 2);
    line.ux = ux;
    line.uy = uy;
    line.length = length - from - to;
    line.x1 = ax + ux * from - uy * aside;
    line.y1 = ay + uy * from + ux * aside;
    line.x2 = ax + ux * (length - to) - uy * aside;
    line.y2 = ay + uy * (length - to) + ux * aside;
    return line;
}

function isOutside(line) {
    return Math.max(line.x1, line.x2) < 0 || Math.min(line.x1, line.x2) > camera.width || Math.max(line.y1, line.y2) < 0 ||
        Math.min(line.y1, line.y2) > camera.height;
}

/* Lines by look: one stroke for each. */
function groupLines(list) {
    const groups = new Map();
    let n = 0;
    for (const edge of list) {
        const line = segment(edge, {});
        if (edge.source === edge.target || isOutside(line))
            continue;
        const key = (edge.typeIndex * 16 + Math.round(lineWidth(edge) * 2)) * 2 + edge.hedged;
        if (!groups.has(key))
            groups.set(key, []);
        groups.get(key).push({ edge, line });
        n++;
    }
    return { groups: [...groups.entries()].sort((a, b) => a[0] - b[0]).map(([, group]) => group), fine: n <= FINE };
}

/* The head of an arrow tells the sign: filled backs, a bar stops, an open one only says who and whom. */
function addHead(head, x, y, ux, uy, sign, size) {
    if (sign < 0) {
        head.moveTo(x - uy * size, y + ux * size);
        head.lineTo(x + uy * size, y - ux * size);
        return;
    }
    head.moveTo(x - ux * size * 1.6 - uy * size * 0.8, y - uy * size * 1.6 + ux * size * 0.8);
    head.lineTo(x, y);
    head.lineTo(x - ux * size * 1.6 + uy * size * 0.8, y - uy * size * 1.6 - ux * size * 0.8);
    if (sign > 0)
        head.closePath();
}

function drawHeads(group, type) {
    const head = new Path2D();
    for (const { edge, line } of group) {
        if (line.length < 8)
            continue;
        const size = 3.2 + lineWidth(edge) * 0.7;
        addHead(head, line.x2, line.y2, line.ux, line.uy, type.sign, size);
        if (type.symmetric)
            addHead(head, line.x1, line.y1, -line.ux, -line.uy, type.sign, size);
    }
    pen.setLineDash([]);
    if (type.sign > 0)
        pen.fill(head);
    else
        pen.stroke(head);
}

function drawLines(list, alpha) {
    const { groups, fine } = groupLines(list);
    for (const group of groups) {
        const { edge } = group[0];
        const path = new Path2D();
        for (const { line } of group) {
            path.moveTo(line.x1, line.y1);
            path.lineTo(line.x2, line.y2);
        }
        pen.globalAlpha = alpha * (edge.type.shown ? 1 : 0.6) * (fine ? 0.85 : 0.35);
        pen.strokeStyle = pen.fillStyle = colours.types[edge.typeIndex];
        pen.lineWidth = fine ? lineWidth(edge) : Math.min(lineWidth(edge) * 0.6, 1);
        pen.setLineDash(fine ? dashes(edge) : []);
        pen.stroke(path);
        if (fine)
            drawHeads(group, edge.type);
    }
    pen.globalAlpha = 1;
    pen.setLineDash([]);
}

function addShape(path, kind, x, y, r) {
    if (kind === 1) {
        path.moveTo(x + r, y);
        path.arc(x, y, r, 0, 2 * Math.PI);
    } else if (kind === 0) {
        path.rect(x - r, y - r * 0.85, 2 * r, 1.7 * r);
    } else {
        for (let i = 0; i < 6; i++)
            path[i === 0 ? "moveTo" : "lineTo"](x + r * 1.1 * Math.cos(i * Math.PI / 3), y + r * 1.1 * Math.sin(i * Math.PI / 3));
        path.closePath();
    }
}

const campIndex = new Map(campNames.map((name, i) => [name, i]));
const tint = node => node.camp !== "" ? CAMP_TINTS[campIndex.get(node.camp) % CAMP_TINTS.length] : LONELY;

function inView(node, margin) {
    const x = toX(node.x), y = toY(node.y);
    return x > -margin && x < camera.width + margin && y > -margin && y < camera.height + margin;
}

function drawNodes(list, alpha) {
    const groups = new Map();
    for (const node of list) {
        if (!inView(node, 20))
            continue;
        if (!groups.has(tint(node)))
            groups.set(tint(node), new Path2D());
        addShape(groups.get(tint(node)), node.kind, toX(node.x), toY(node.y), radius(node));
    }
    pen.globalAlpha = alpha;
    pen.lineWidth = 1.2;
    pen.strokeStyle = colours.ink;
    for (const [colour, path] of groups) {
        pen.fillStyle = colour;
        pen.fill(path);
        pen.stroke(path);
    }
    pen.globalAlpha = 1;
}

/* The letter of the camp, so that colour is not alone to tell it. */
function drawLetters(list) {
    pen.fillStyle = "#16191d";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (const node of list) {
        const r = radius(node);
        if (r < 6 || node.camp === "" || !inView(node, 20))
            continue;
        pen.font = `600 ${Math.round(Math.min(r * 1.2, 14))}px ${FACE}`;
        pen.fillText(node.camp, toX(node.x), toY(node.y));
    }
}

const FACE = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";
const widths = new Map();
const short = name => name.length > 34 ? name.slice(0, 33).trimEnd() + "…" : name;

function textWidth(text) {
    if (!widths.has(text))
        widths.set(text, pen.measureText(text).width);
    return widths.get(text);
}

/* Names in the order given, each only where no earlier one stands. */
function drawNames(list, taken) {
    pen.font = `12px ${FACE}`;
    pen.textAlign = "center";
    pen.textBaseline = "top";
    pen.lineJoin = "round";
    let left = 160;
    for (const node of list) {
        if (left === 0)
            break;
        if (!inView(node, 0))
            continue;
        const text = short(node.name), half = textWidth(text) / 2 + 2;
        const x = toX(node.x), y = toY(node.y) + radius(node) + 3;
        const box = [x - half, y - 1, x + half, y + 14];
        if (taken.some(other => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]))
            continue;
        taken.push(box);
        left--;
        pen.lineWidth = 3;
        pen.strokeStyle = colours.paper;
        pen.strokeText(text, x, y);
        pen.fillStyle = colours.ink;
        pen.fillText(text, x, y);
    }
}

/* What stands out: the actor or relation under the pointer, at the keyboard's cursor, or chosen; with what it touches. */
const focusOn = { hover: null, cursor: null, chosen: null };

function lit() {
    const thing = focusOn.hover ?? focusOn.cursor ?? focusOn.chosen;
    if (thing === null || !thing.shown)
        return null;
    const list = thing.source ? [thing] : thing.edges.filter(edge => edge.shown);
    const ends = new Set(list.flatMap(edge => [edge.source, edge.target]));
    if (!thing.source)
        ends.add(thing);
    return { thing, edges: list, nodes: shown.nodes.filter(node => ends.has(node)) };
}

function drawRing(node) {
    const path = new Path2D();
    addShape(path, node.kind, toX(node.x), toY(node.y), radius(node) + 4);
    pen.lineWidth = 2.5;
    pen.strokeStyle = colours.link;
    pen.stroke(path);
}

function paint() {
    const scale = canvas.width / camera.width;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.fillStyle = colours.paper;
    pen.fillRect(0, 0, camera.width, camera.height);
    const bright = lit();
    drawLines(shown.edges, bright ? 0.12 : 1);
    drawNodes(shown.nodes, bright ? 0.18 : 1);
    const taken = [];
    if (bright) {
        drawLines(bright.edges, 1);
        drawNodes(bright.nodes, 1);
        drawLetters(bright.nodes);
        for (const node of bright.thing.source ? [bright.thing.source, bright.thing.target] : [bright.thing])
            drawRing(node);
        drawNames(bright.thing.source ? bright.nodes : [bright.thing, ...bright.nodes.filter(node => node !== bright.thing)], taken);
    } else {
        drawLetters(shown.nodes);
        drawNames(shown.nodes, taken);
    }
}

let waiting = false;
function redraw() {
    if (waiting)
        return;
    waiting = true;
    requestAnimationFrame(() => {
        waiting = false;
        if (camera.width > 0)
            paint();
    });
}

function fit() {
    if (shown.nodes.length === 0)
        return;
    const xs = shown.nodes.map(node => node.x), ys = shown.nodes.map(node => node.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    camera.x = (left + right) / 2;
    camera.y = (top + bottom) / 2;
    camera.k = Math.min((camera.width - 90) / Math.max(right - left, 1), (camera.height - 70) / Math.max(bottom - top, 1), 1.6);
    camera.k = Math.max(camera.k, 0.001);
    camera.moved = false;
}

function resize() {
    const box = canvas.getBoundingClientRect();
    if (box.width === 0)
        return;
    const dots = Math.min(devicePixelRatio || 1, 2);
    [camera.width, camera.height] = [box.width, box.height];
    [canvas.width, canvas.height] = [Math.round(box.width * dots), Math.round(box.height * dots)];
    if (!camera.moved)
        fit();
    redraw();
}
