/* SPDX-License-Identifier: Apache-2.0 */
/*
 * filters.js: the controls of what is shown, and searching.
 */
function countBy(list, key) {
    const counts = new Map();
    for (const one of list)
        counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
    return counts;
}

const showBoxes = [];

/* A list of boxes over one of the filter's sets: what is not ticked is in the set. */
function boxes(place, set, choices) {
    place.replaceChildren(...choices.map(({ value, label, swatch, n }) => {
        const box = make("input", { type: "checkbox", change: () => {
            filter[set][box.checked ? "delete" : "add"](value);
            update();
        } });
        showBoxes.push(() => { box.checked = !filter[set].has(value); });
        return make("label", {}, box, ...(swatch ? [swatch] : []), make("span", {}, label), ...(n === undefined ? [] : [make("small", {}, String(n))]));
    }));
}

function svgElement(tag, attributes, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes))
        element.setAttribute(name, value);
    element.append(...children);
    return element;
}

/* A stretch of line as the network draws it. */
function swatch(type) {
    const colour = colours.types[types.indexOf(type)];
    const dash = dashes({ type, hedged: false }).join(" ");
    const picture = svgElement("svg", { width: 34, height: 12, viewBox: "0 0 34 12", "aria-hidden": "true" });
    picture.append(svgElement("path", { d: "M1 6H29", stroke: colour, "stroke-width": 2, "stroke-dasharray": dash, fill: "none" }));
    const head = type.sign > 0 ? "M25 2L33 6L25 10Z" : type.sign < 0 ? "M31 1V11" : "M25 2L32 6L25 10";
    picture.append(svgElement("path", { d: head, stroke: colour, "stroke-width": 2, fill: type.sign > 0 ? colour : "none" }));
    return picture;
}

function fillBoxes() {
    showBoxes.length = 0;
    const perType = countBy(edges, edge => edge.type.id);
    boxes($("x-types"), "types", types.filter(type => perType.has(type.id)).map(type =>
        ({ value: type.id, label: type.label, swatch: swatch(type), n: perType.get(type.id) })));
    boxes($("x-signs"), "signs", SIGNS.map(([value, label]) => ({ value, label })));
    boxes($("x-certainties"), "certainties", CERTAINTIES.map(value => ({ value, label: value })));
    const perOutlet = countBy(articles, article => article.outlet);
    const named = data.outlets.map((label, value) => ({ value, label, n: perOutlet.get(value) ?? 0 })).filter(one => one.n > 0).sort((a, b) => b.n - a.n);
    if (perOutlet.has(-1))
        named.push({ value: -1, label: "no outlet named", n: perOutlet.get(-1) });
    boxes($("x-outlets"), "outlets", named.slice(0, 200));
    $("x-outlets-set").hidden = named.length < 2;
    const perCamp = countBy(nodes.filter(node => node.edges.length > 0), node => node.camp);
    const camps = campNames.map(value => ({ value, label: `camp ${value}`, n: perCamp.get(value) ?? 0 })).slice(0, 30);
    boxes($("x-camps"), "camps", perCamp.has("") ? [...camps, { value: "", label: "no camp", n: perCamp.get("") }] : camps);
    $("x-camps-set").hidden = camps.length < 1;
}

/* ---- ranges ---- */

function range(id, key, shownAs, set) {
    const input = $(id);
    input.addEventListener("input", () => {
        set(Number(input.value));
        showRange(id, key, shownAs);
        updateSoon();
    });
    return () => {
        input.value = filter[key];
        showRange(id, key, shownAs);
    };
}

function showRange(id, key, shownAs) {
    $(`${id}-out`).textContent = shownAs(filter[key]);
    $(id).setAttribute("aria-valuetext", shownAs(filter[key]));
}

const day = i => days[i] ?? "";
const showRanges = [
    range("x-weight", "weight", value => value === 0 ? "0 (also what is only denied)" : String(value), value => { filter.weight = value; }),
    range("x-confidence", "confidence", value => (value / 100).toFixed(2), value => { filter.confidence = value; }),
    range("x-from", "from", day, value => { filter.from = value; filter.to = Math.max(value, filter.to); }),
    range("x-to", "to", day, value => { filter.to = value; filter.from = Math.min(value, filter.from); }),
];
const updateSoon = later(() => update(), 60);

function limitRanges() {
    $("x-weight").max = Math.max(...edges.map(edge => edge.whole), 1);
    $("x-from").max = $("x-to").max = Math.max(days.length - 1, 0);
    $("x-time").hidden = days.length < 2;
}

/* How many articles each stretch of time has; the days are those of articles, one step each. */
function drawBars() {
    const n = Math.min(days.length, 60), perDay = countBy(articles, article => article.day);
    const bars = new Array(n).fill(0);
    days.forEach((one, i) => { bars[Math.floor(i * n / days.length)] += perDay.get(one); });
    const most = Math.max(...bars, 1), wide = 600 / n;
    $("x-bars").replaceChildren(...bars.map((count, i) => {
        const high = Math.max(30 * count / most, 1);
        const inside = Math.floor(i * days.length / n) <= filter.to && Math.ceil((i + 1) * days.length / n) - 1 >= filter.from;
        return svgElement("rect", { x: i * wide, y: 32 - high, width: Math.max(wide - 1, 1), height: high, class: inside ? "in" : "out" });
    }));
}

/* ---- playing: the end moves through the days ---- */

let playing = 0;

function play() {
    if (playing !== 0)
        return stop();
    if (filter.to >= days.length - 1)
        filter.to = filter.from;
    const stride = Math.max(1, Math.round(days.length / 60));
    $("x-play").textContent = "Stop";
    $("x-play").setAttribute("aria-pressed", "true");
    playing = setInterval(() => {
        filter.to = Math.min(filter.to + stride, days.length - 1);
        update();
        if (filter.to === days.length - 1)
            stop();
    }, 500);
    update();
}

function stop() {
    clearInterval(playing);
    playing = 0;
    $("x-play").textContent = "Play";
    $("x-play").setAttribute("aria-pressed", "false");
}
$("x-play").addEventListener("click", play);

/* ---- search ---- */

const find = $("x-find"), hits = $("x-hits");
let found = [], current = -1;

function showHits() {
    found = search(find.value);
    current = found.length > 0 ? 0 : -1;
    hits.replaceChildren(...found.map((node, i) => make("li", {
        role: "option", id: `x-hit-${i}`, mousedown: event => { event.preventDefault(); take(i); },
    }, node.name, make("small", {}, ` ${KINDS[node.kind]}, ${plural(node.edges.length, "relation", "relations")}`))));
    hits.hidden = found.length === 0;
    find.setAttribute("aria-expanded", String(found.length > 0));
    markHit();
    if (find.value.trim() !== "")
        say(found.length === 0 ? "No actor of that name." : plural(found.length, "actor", "actors"));
}

function markHit() {
    [...hits.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === current)));
    if (current >= 0)
        find.setAttribute("aria-activedescendant", `x-hit-${current}`);
    else
        find.removeAttribute("aria-activedescendant");
}

function closeHits() {
    found = [];
    hits.hidden = true;
    hits.replaceChildren();
    find.setAttribute("aria-expanded", "false");
    find.removeAttribute("aria-activedescendant");
}

function take(i) {
    const node = found[i];
    find.value = node.name;
    closeHits();
    if (node.shown)
        keepInView(node);
    choose(node);
}

find.addEventListener("input", showHits);
find.addEventListener("blur", closeHits);
find.addEventListener("keydown", event => {
    if (event.key === "Enter" && current >= 0 && found.length > 0)
        take(current);
    else if (event.key === "Escape")
        closeHits();
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length > 0) {
        current = (current + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
        markHit();
    } else
        return;
    event.preventDefault();
});
