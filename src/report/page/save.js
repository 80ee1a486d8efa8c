/* SPDX-License-Identifier: Apache-2.0 */
/*
 * save.js: the view as a picture file, made here: nothing is sent anywhere.
 */
function download(blob, name) {
    const address = URL.createObjectURL(blob);
    const link = make("a", { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const round = value => Math.round(value * 10) / 10;

function svgHead(line, type, back) {
    const [x, y, ux, uy] = back ? [line.x1, line.y1, -line.ux, -line.uy] : [line.x2, line.y2, line.ux, line.uy];
    const at = (along, aside) => `${round(x - ux * along - uy * aside)} ${round(y - uy * along + ux * aside)}`;
    return type.sign < 0 ? `M${at(0, 5)}L${at(0, -5)}` : `M${at(8, 4)}L${at(0, 0)}L${at(8, -4)}${type.sign > 0 ? "Z" : ""}`;
}

function svgEdge(edge) {
    const line = segment(edge, {}), colour = colours.types[edge.typeIndex];
    const group = svgElement("g", { stroke: colour, fill: "none", "stroke-width": round(lineWidth(edge)) }, svgElement("title", {}, sentenceOf(edge)));
    group.append(svgElement("path", { d: `M${round(line.x1)} ${round(line.y1)}L${round(line.x2)} ${round(line.y2)}`, "stroke-dasharray": dashes(edge).join(" ") }));
    const heads = svgHead(line, edge.type, false) + (edge.type.symmetric ? svgHead(line, edge.type, true) : "");
    group.append(svgElement("path", { d: heads, fill: edge.type.sign > 0 ? colour : "none" }));
    return group;
}

function svgShape(node) {
    const { sx: x, sy: y, hx, hy } = node, look = { fill: tint(node), stroke: colours.ink, "stroke-width": 1.2 };
    if (node.kind === 1)
        return svgElement("ellipse", { cx: round(x), cy: round(y), rx: round(hx), ry: round(hy), ...look });
    if (node.kind === 0)
        return svgElement("rect", { x: round(x - hx), y: round(y - hy), width: round(2 * hx), height: round(2 * hy), ...look });
    return svgElement("polygon", { points: corners(node).map(corner => corner.map(round).join(",")).join(" "), ...look });
}

function svgNames(node) {
    if (node.near) {
        const { letters: size, set: { lines } } = node;
        return lines.map((line, i) => svgElement("text", { x: round(node.sx), y: round(node.sy + (i - (lines.length - 1) / 2) * size * 1.2 + size * 0.35),
            "font-size": round(size), fill: INK }, line));
    }
    return [svgElement("text", { x: round(node.sx), y: round(node.sy + node.hy + 14), fill: colours.ink, stroke: colours.paper, "stroke-width": 3,
        "paint-order": "stroke" }, short(node.name))];
}

const svgNode = node => svgElement("g", {}, svgElement("title", {}, summaryOf(node)), svgShape(node), ...svgNames(node));

function viewAsSvg() {
    project();
    const { width, height } = camera, words = { "font-family": "DejaVu Sans, Arial, sans-serif", "font-size": 12, "text-anchor": "middle" };
    const svg = svgElement("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", ...words });
    svg.append(svgElement("title", {}, document.title), svgElement("desc", {}, statusWords()),
        svgElement("rect", { width, height, fill: colours.paper }), ...shown.edges.filter(edge => edge.source !== edge.target).map(svgEdge), ...shown.nodes.map(svgNode));
    return new XMLSerializer().serializeToString(svg);
}

/* Only the network has a camera; the other views save what it would show. */
function withNetwork(work) {
    const before = view;
    setView("network");
    work();
    setView(before);
}

$("x-svg").addEventListener("click", () => withNetwork(() => {
    download(new Blob([viewAsSvg()], { type: "image/svg+xml" }), "entente.svg");
    say("The view is saved as SVG.");
}));

$("x-png").addEventListener("click", () => withNetwork(() => {
    paintNow();
    canvas.toBlob(blob => {
        download(blob, "entente.png");
        say("The view is saved as PNG.");
    });
}));
