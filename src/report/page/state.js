/* SPDX-License-Identifier: Apache-2.0 */
/*
 * state.js: the view in the address, behind "#", so that it can be shared: view=…&edge=…&from=… What is as at the beginning is not told.
 * Words that mean nothing here are passed over: an address is input like any other.
 */
const VIEWS = ["network", "matrix", "relations", "actors"];
let view = "network";

const LISTS = { types: "hide", signs: "stance", certainties: "certainty", camps: "camp" };

function writeFilter(words) {
    const bare = plain();
    for (const [key, name] of Object.entries(LISTS)) {
        const hidden = [...filter[key]].sort();
        if (hidden.join() !== [...bare[key]].sort().join())
            words.set(name, hidden.map(word => word === "" ? "none" : word).join(",") || "-");
    }
    for (const outlet of [...filter.outlets].sort((a, b) => a - b))
        words.append("outlet", outlet < 0 ? "" : data.outlets[outlet]);
    if (filter.from > 0)
        words.set("from", days[filter.from]);
    if (filter.to < days.length - 1)
        words.set("to", days[filter.to]);
    if (filter.weight !== 1)
        words.set("weight", filter.weight);
    if (filter.confidence > 0)
        words.set("confidence", filter.confidence / 100);
}

function toAddress() {
    const words = new URLSearchParams(), chosen = focusOn.chosen;
    if (view !== "network")
        words.set("view", view);
    if (chosen !== null && chosen.source)
        words.set("edge", edgeId(chosen));
    else if (chosen !== null && chosen.row)
        words.set("pair", JSON.stringify([chosen.row.id, chosen.column.id]));
    else if (chosen !== null)
        words.set("node", chosen.id);
    writeFilter(words);
    for (const name of ["relations", "actors"])
        if (view === name)
            words.set("sort", `${sorting[name].column}${sorting[name].down ? "d" : "u"}`);
    if (camera.moved)
        words.set("at", [camera.x.toFixed(1), camera.y.toFixed(1), camera.k.toFixed(4)].join(","));
    return words.toString();
}

const known = {
    types: new Set(types.map(type => type.id)), signs: new Set(SIGNS.map(([value]) => value)), certainties: new Set(CERTAINTIES),
    camps: new Set(["", ...campNames]),
};

const clamp = (value, least, most) => Number.isFinite(value) ? Math.min(Math.max(value, least), most) : least;

function readFilter(words) {
    filter = plain();
    for (const [key, name] of Object.entries(LISTS))
        if (words.has(name))
            filter[key] = new Set(words.get(name).split(",").map(word => word === "none" ? "" : word).filter(word => known[key].has(word)));
    for (const name of words.getAll("outlet"))
        if (name === "" || data.outlets.includes(name))
            filter.outlets.add(name === "" ? -1 : data.outlets.indexOf(name));
    const first = days.findIndex(one => one >= (words.get("from") ?? ""));
    filter.from = first < 0 ? 0 : first;
    if (words.has("to"))
        filter.to = Math.max(days.filter(one => one <= words.get("to")).length - 1, filter.from, 0);
    filter.weight = Math.round(clamp(Number(words.get("weight") ?? 1), 0, Number($("x-weight").max)));
    filter.confidence = Math.round(clamp(Number(words.get("confidence")) * 100, 0, 100));
}

/* A cell of the matrix, after apply(): what it holds depends on the filter. */
function readPair(text) {
    const [row, column] = (/^\["([^"\\]*)","([^"\\]*)"\]$/.exec(text ?? "") ?? []).slice(1).map(id => nodeById.get(id));
    const cell = row && column ? cellOf(row, column) : null;
    return cell !== null && cell.edges.length > 0 ? cell : null;
}

function readCamera(words) {
    const [x, y, k] = (words.get("at") ?? "").split(",").map(Number);
    camera.moved = [x, y, k].every(Number.isFinite) && k > 0;
    if (camera.moved)
        Object.assign(camera, { x, y, k: clamp(k, 0.001, 12) });
    else
        fit();
}

function fromAddress() {
    const words = new URLSearchParams(location.hash.slice(1));
    readFilter(words);
    view = VIEWS.includes(words.get("view")) ? words.get("view") : "network";
    const sort = /^(\d)([du])$/.exec(words.get("sort") ?? "");
    if (sort !== null && sorting[view] !== undefined && Number(sort[1]) < COLUMNS[view].length)
        sorting[view] = { column: Number(sort[1]), down: sort[2] === "d" };
    update(false);
    focusOn.chosen = edgeById.get(words.get("edge")) ?? nodeById.get(words.get("node")) ?? readPair(words.get("pair"));
    readCamera(words);
    setView(view);
    showPanel(false);
    return words;
}

/* An address of the report's own sections ("#central") is none of ours, and stays. */
const isOurs = hash => hash === "" || hash.includes("=");
let written = "";

const replaceSoon = later(() => history.replaceState(null, "", "#" + toAddress()), 200);

/* A choice can be undone with Back; filters and the camera change the entry that is there. */
function remember(asStep = false) {
    const words = toAddress();
    if (words === written || !started)
        return;
    written = words;
    if (asStep)
        history.pushState(null, "", "#" + words);
    else
        replaceSoon();
}

addEventListener("popstate", () => {
    if (isOurs(location.hash) && location.hash.slice(1) !== written) {
        written = location.hash.slice(1);
        fromAddress();
    }
});
