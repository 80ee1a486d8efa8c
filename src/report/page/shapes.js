/* SPDX-License-Identifier: Apache-2.0 */
/*
 * shapes.js: lines, actors and names, as paint() puts them on the canvas: lines of one look are one path; what lies outside is not drawn;
 * dashes and arrows are left out where there are too many lines for them to be seen.
 */
/* Where a line begins and ends on the screen: at the rims of its actors, moved aside where the two have several. */
function segment(edge, line) {
    const [a, b] = [edge.source, edge.target];
    const dx = b.sx - a.sx, dy = b.sy - a.sy;
    const length = Math.hypot(dx, dy) || 1, ux = dx / length, uy = dy / length;
    const aside = edge.offset * Math.min(7, length / 6);
    const from = Math.min(rim(a, ux, uy) + 1, length / 2), to = Math.min(rim(b, ux, uy) + 2, length / 2);
    line.ux = ux;
    line.uy = uy;
    line.length = length - from - to;
    line.x1 = a.sx + ux * from - uy * aside;
    line.y1 = a.sy + uy * from + ux * aside;
    line.x2 = a.sx + ux * (length - to) - uy * aside;
    line.y2 = a.sy + uy * (length - to) + ux * aside;
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
    return { n, groups: [...groups.entries()].sort((a, b) => a[0] - b[0]).map(([, group]) => group), fine: n <= FINE };
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

/* A country is a box, a person round, an organization a box with slanted ends. */
function addShape(path, node, more = 0) {
    const { sx: x, sy: y } = node, w = node.hx + more, h = node.hy + more;
    if (node.kind === 1) {
        path.moveTo(x + w, y);
        path.ellipse(x, y, w, h, 0, 0, 2 * Math.PI);
    } else if (node.kind === 0) {
        path.rect(x - w, y - h, 2 * w, 2 * h);
    } else {
        corners(node, more).forEach(([cx, cy], i) => path[i === 0 ? "moveTo" : "lineTo"](cx, cy));
        path.closePath();
    }
}

function corners(node, more = 0) {
    const { sx: x, sy: y } = node, w = node.hx + more, h = node.hy + more, cut = Math.min(w / 2, h * 0.7);
    return [[x + w, y], [x + w - cut, y + h], [x - w + cut, y + h], [x - w, y], [x - w + cut, y - h], [x + w - cut, y - h]];
}

const campIndex = new Map(campNames.map((name, i) => [name, i]));
const tint = node => node.camp !== "" ? CAMP_TINTS[campIndex.get(node.camp) % CAMP_TINTS.length] : LONELY;

function inView(node) {
    return node.sx > -node.hx && node.sx < camera.width + node.hx && node.sy > -node.hy && node.sy < camera.height + node.hy;
}

function drawNodes(list, alpha) {
    const groups = new Map();
    for (const node of list) {
        if (!inView(node))
            continue;
        if (!groups.has(tint(node)))
            groups.set(tint(node), new Path2D());
        addShape(groups.get(tint(node)), node);
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

/* Inside an actor: its name from near; else the letter of its camp, so that colour is not alone to tell it. */
function drawInside(list) {
    pen.fillStyle = INK;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (const node of list) {
        if (!inView(node))
            continue;
        const size = node.near ? node.letters : Math.min(node.hy * 1.3, 14);
        const lines = node.near ? node.set.lines : size >= 7 && node.camp !== "" ? [node.camp] : [];
        pen.font = `${node.near ? "" : "600 "}${size.toFixed(1)}px ${FACE}`;
        lines.forEach((line, i) => pen.fillText(line, node.sx, node.sy + (i - (lines.length - 1) / 2) * size * 1.2));
    }
}

const INK = "#16191d"; /* on the tints of camps, which are light on any paper */
const widths = new Map();
const short = name => name.length > 34 ? name.slice(0, 33).trimEnd() + "…" : name;

function textWidth(text) {
    if (!widths.has(text))
        widths.set(text, pen.measureText(text).width);
    return widths.get(text);
}

const overlap = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/* Below, above, right, left of an actor: the first place where nothing stands. */
function roomFor(node, half, taken) {
    const { sx: x, sy: y, hx, hy } = node;
    const middles = [[x, y + hy + 10], [x, y - hy - 9], [x + hx + half + 3, y], [x - hx - half - 3, y]];
    for (const [mx, my] of middles) {
        const box = [mx - half, my - 7, mx + half, my + 7];
        if (box[0] > 0 && box[2] < camera.width && !taken.some(other => overlap(box, other)))
            return { mx, my, box };
    }
    return null;
}

/* Names of those that do not bear theirs inside, in the order given, where there is room. No name stands on an actor or another name. */
function drawNames(list, around) {
    const taken = around.filter(inView).slice(0, 700).map(node => [node.sx - node.hx, node.sy - node.hy, node.sx + node.hx, node.sy + node.hy]);
    pen.font = `12px ${FACE}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.lineWidth = 3;
    pen.strokeStyle = colours.paper;
    pen.fillStyle = colours.ink;
    let left = 160;
    for (const node of list) {
        if (left === 0)
            break;
        const room = node.near || !inView(node) ? null : roomFor(node, textWidth(short(node.name)) / 2 + 2, taken);
        if (room === null)
            continue;
        taken.push(room.box);
        left--;
        pen.strokeText(short(node.name), room.mx, room.my);
        pen.fillText(short(node.name), room.mx, room.my);
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
    addShape(path, node, 4);
    pen.lineWidth = 2.5;
    pen.strokeStyle = colours.link;
    pen.stroke(path);
}

/* All that is shown; dimmed where something stands out, without words. */
function paintScene(dimmed) {
    pen.fillStyle = colours.paper;
    pen.fillRect(0, 0, camera.width, camera.height);
    drawLines(shown.edges, dimmed ? 0.12 : 1);
    drawNodes(shown.nodes, dimmed ? 0.18 : 1);
    if (dimmed)
        return;
    drawInside(shown.nodes);
    drawNames(shown.nodes, shown.nodes);
}

function paintBright({ thing, edges: lines, nodes: actors }) {
    const ends = thing.source ? [thing.source, thing.target] : [thing];
    drawLines(lines, 1);
    drawNodes(actors, 1);
    drawInside(actors);
    ends.forEach(drawRing);
    drawNames([...ends, ...actors.filter(node => !ends.includes(node))], actors);
}
