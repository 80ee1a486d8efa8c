/* SPDX-License-Identifier: Apache-2.0 */
/*
 * canvas.js: the network on its canvas: camera, colours, and when to paint. Actors stand where the diagram has them. From near they are boxes
 * with their names, as there; from afar signs whose size stays, with names where there is room.
 *
 * A canvas, since ten thousand elements of SVG cannot be moved smoothly. Where there are many lines, moving shows a picture painted
 * beforehand, larger than the canvas, and paints anew once the hand rests.
 */
const canvas = $("x-canvas");
let pen = canvas.getContext("2d");
const camera = { x: 0, y: 0, k: 1, width: 0, height: 0, moved: false };
const FINE = 1500; /* lines up to which each is drawn with all it has */
const CAMP_TINTS = ["#8ec3ee", "#f7b955", "#7fd3a6", "#eaa3c8", "#e8dc63", "#b7a6e6", "#7fd0de", "#c9ae86"];
const LONELY = "#c4c7cb";
const FACE = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

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

const NEAR = 8.5; /* pixels of a box's letters from which they can be read */
const LARGE = 20; /* where they grow no further, nor does the box */

/* Names as a box holds them: one to three lines, whichever gives the largest letters; the size is for the camera's scale 1. */
function setInBox(node) {
    if (node.set !== undefined || node.width === 0)
        return;
    pen.font = `100px ${FACE}`;
    const words = node.name.split(" ");
    node.set = { size: 0, lines: [node.name] };
    for (let n = 1; n <= Math.min(3, words.length); n++) {
        const lines = wrap(words, n), wide = Math.max(...lines.map(line => pen.measureText(line).width)) / 100;
        const size = Math.min((node.width * 0.88) / wide, (node.height * 0.82) / (n * 1.2), 20);
        if (size > node.set.size)
            node.set = { size, lines };
    }
}

function wrap(words, n) {
    const length = words.join(" ").length / n, lines = [""];
    for (const word of words) {
        const line = lines[lines.length - 1];
        if (line !== "" && lines.length < n && line.length + word.length / 2 > length)
            lines.push(word);
        else
            lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
    }
    return lines;
}

/* Where shown actors are on the screen and how large: half of width and height. Everything that draws or hits reads it from here. */
function project() {
    const scale = Math.min(Math.max(Math.sqrt(camera.k * 1.6), 0.45), 1.3);
    for (const node of shown.nodes) {
        setInBox(node);
        node.sx = toX(node.x);
        node.sy = toY(node.y);
        node.near = node.width > 0 && node.set.size * camera.k >= NEAR;
        node.letters = node.near ? Math.min(node.set.size * camera.k, LARGE) : 0;
        const grown = node.near ? node.letters / node.set.size / 2 : 0;
        const r = (3.5 + 9 * Math.sqrt(node.strength / shown.greatest)) * scale;
        node.hx = node.near ? node.width * grown : r;
        node.hy = node.near ? node.height * grown : node.kind === 0 ? r * 0.85 : r;
    }
}

/* How far it is from an actor's middle to its rim. */
function rim(node, ux, uy) {
    if (node.kind === 1)
        return 1 / Math.hypot(ux / node.hx, uy / node.hy);
    return Math.min(node.hx / Math.max(Math.abs(ux), 1e-6), node.hy / Math.max(Math.abs(uy), 1e-6));
}

const lineWidth = edge => Math.min(1.2 + 0.9 * Math.log2(Math.max(edge.weight, 1)), 5);
const dashes = edge => edge.hedged ? [2, 4] : edge.type.line === "dashed" ? [7, 4] : edge.type.line === "dotted" ? [2, 3] : [];

/* ---- painting ---- */

const store = { canvas: document.createElement("canvas"), camera: null, margin: 0.4 };
let waiting = false, moving = false;

/* The scene on a larger canvas, nothing standing out: for moving, and to dim what does not. */
function fillStore() {
    if (camera.width === 0 || shown.edges.length <= FINE)
        return;
    const before = { ...camera }, screen = pen, grow = 1 + 2 * store.margin, scale = canvas.width / camera.width;
    [camera.width, camera.height] = [before.width * grow, before.height * grow];
    [store.canvas.width, store.canvas.height] = [Math.round(camera.width * scale), Math.round(camera.height * scale)];
    pen = store.canvas.getContext("2d", { alpha: false });
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    project();
    paintScene(false);
    store.camera = { ...camera };
    pen = screen;
    [camera.width, camera.height] = [before.width, before.height];
    project();
}
const fillStoreSoon = later(fillStore, 250);

/* Shows the stored scene where the camera is now; false where it does not reach, or would be coarse while nothing moves. */
function paintStored(alpha) {
    const was = store.camera;
    if (was === null || (!moving && was.k !== camera.k))
        return false;
    const zoomed = camera.k / was.k, wide = was.width * zoomed, high = was.height * zoomed;
    const x = (was.x - camera.x) * camera.k + camera.width / 2 - wide / 2, y = (was.y - camera.y) * camera.k + camera.height / 2 - high / 2;
    if (x > 0 || y > 0 || x + wide < camera.width || y + high < camera.height || zoomed > 3)
        return false;
    pen.fillStyle = colours.paper;
    pen.fillRect(0, 0, camera.width, camera.height);
    pen.globalAlpha = alpha;
    pen.drawImage(store.canvas, x, y, wide, high);
    pen.globalAlpha = 1;
    return true;
}

function paintNow() {
    const scale = canvas.width / camera.width, bright = lit();
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    project();
    if (!paintStored(bright ? 0.16 : 1)) {
        if (moving) {
            fillStore();
            paintStored(bright ? 0.16 : 1);
        } else {
            paintScene(bright !== null);
            fillStoreSoon();
        }
    }
    if (bright !== null)
        paintBright(bright);
}

/* Anew on the next frame; what is stored goes where more than the camera and what stands out has changed. */
function redraw(anew = false) {
    if (anew)
        store.camera = null;
    if (waiting)
        return;
    waiting = true;
    requestAnimationFrame(() => {
        waiting = false;
        if (camera.width > 0)
            paintNow();
    });
}

const settle = later(() => {
    moving = false;
    redraw();
}, 180);

function moved() {
    camera.moved = true;
    moving = shown.edges.length > FINE;
    redraw();
    if (moving)
        settle();
    remember();
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
    redraw(true);
}
