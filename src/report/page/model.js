/* SPDX-License-Identifier: Apache-2.0 */
/*
 * model.js: the data of the page, and what of it passes the filters.
 *
 * The data come as rows of numbers and words (src/report/page_data.c tells which); here they become objects that point at each other.
 * apply() decides anew for each relation which of its evidence passes; everything that shows something reads the result from the objects.
 */
const CERTAINTIES = ["stated", "hedged", "denied"];
const KINDS = ["country", "person", "organization"];
const SIGNS = [["1", "for"], ["-1", "against"], ["0", "neither"]];
const DENIED = 2;

const data = JSON.parse(document.getElementById("x-data").textContent);

const types = data.types;
const articles = data.articles.map(([title, outlet, day, url]) => ({ title, outlet, day, url }));
const days = [...new Set(articles.map(a => a.day).filter(day => day !== ""))].sort();
const nodes = data.nodes.map(([id, name, kind, camp, x, y, width, height, aliases], index) =>
    ({ index, id, name, kind, camp, x, y, width, height, aliases, edges: [], shown: false, strength: 0, ties: 0, favour: 0, against: 0 }));
const edges = data.edges.map(([source, target, type, weight, left, evidence], index) => ({
    index, source: nodes[source], target: nodes[target], type: types[type], typeIndex: type, whole: weight, left,
    evidence: evidence.map(([article, sentence, start, end, certainty, confidence, method, cue]) =>
        ({ article: articles[article], sentence: data.sentences[sentence] ?? null, start, end, certainty, confidence, method: data.methods[method],
            cue: data.cues[cue] })),
    passing: [], weight: 0, hedged: false, shown: false, offset: 0,
}));
const nodeById = new Map(nodes.map(node => [node.id, node]));
const edgeById = new Map(edges.map(edge => [edgeId(edge), edge]));

function edgeId(edge) {
    return `${edge.source.id}|${edge.type.id}|${edge.target.id}`;
}

for (const edge of edges) {
    edge.source.edges.push(edge);
    if (edge.target !== edge.source)
        edge.target.edges.push(edge);
}

/* Relations of the same two actors lie side by side; counted from the lesser end, so that both directions share the room. */
function spread() {
    const pairs = new Map();
    for (const edge of edges) {
        const [a, b] = [Math.min(edge.source.index, edge.target.index), Math.max(edge.source.index, edge.target.index)];
        const key = a * nodes.length + b;
        if (!pairs.has(key))
            pairs.set(key, []);
        pairs.get(key).push(edge);
    }
    for (const list of pairs.values())
        list.forEach((edge, i) => {
            edge.offset = (i - (list.length - 1) / 2) * (edge.source.index < edge.target.index ? 1 : -1);
        });
}
spread();

const campNames = [...new Set(nodes.filter(node => node.camp !== "").map(node => node.camp))]
    .sort((a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0));

/* What the user asked for. Sets hold what is left out, so that an empty filter leaves nothing out. */
const plain = () => ({
    types: new Set(types.filter(type => !type.shown).map(type => type.id)), signs: new Set(), certainties: new Set(), outlets: new Set(), camps: new Set(),
    weight: 1, confidence: 0, from: 0, to: Math.max(days.length - 1, 0),
});
let filter = plain();

function isWholeTime() {
    return filter.from === 0 && filter.to >= days.length - 1;
}

function evidencePasses(piece, whole) {
    const day = piece.article.day;
    if (!whole && (day === "" || day < days[filter.from] || day > days[filter.to]))
        return false;
    return piece.confidence >= filter.confidence && !filter.certainties.has(CERTAINTIES[piece.certainty]) && !filter.outlets.has(piece.article.outlet);
}

/* A relation's weight is the number of articles whose evidence says it; what denies it counts nothing. */
function weigh(edge) {
    if (edge.passing.length === edge.evidence.length)
        return edge.whole;
    return new Set(edge.passing.filter(piece => piece.certainty !== DENIED).map(piece => piece.article)).size;
}

function applyToEdge(edge, whole) {
    edge.passing = edge.evidence.filter(piece => evidencePasses(piece, whole));
    edge.weight = weigh(edge);
    edge.hedged = edge.passing.every(piece => piece.certainty !== 0);
    edge.shown = edge.passing.length > 0 && edge.weight >= filter.weight && !filter.types.has(edge.type.id) && !filter.signs.has(String(edge.type.sign)) &&
        !filter.camps.has(edge.source.camp) && !filter.camps.has(edge.target.camp);
}

function count(node, edge) {
    const towards = edge.target === node || edge.type.symmetric;
    node.shown = true;
    node.ties++;
    node.strength += edge.weight;
    node.favour += towards && edge.type.sign > 0 ? 1 : 0;
    node.against += towards && edge.type.sign < 0 ? 1 : 0;
}

/* The result: shown nodes, the strongest first, and shown edges in the order of the data. */
const shown = { nodes: [], edges: [], greatest: 1 };

function apply() {
    const whole = isWholeTime();
    for (const node of nodes)
        Object.assign(node, { shown: false, strength: 0, ties: 0, favour: 0, against: 0 });
    for (const edge of edges) {
        applyToEdge(edge, whole);
        if (!edge.shown)
            continue;
        count(edge.source, edge);
        if (edge.target !== edge.source)
            count(edge.target, edge);
    }
    shown.edges = edges.filter(edge => edge.shown);
    shown.nodes = nodes.filter(node => node.shown).sort((a, b) => b.strength - a.strength || a.index - b.index);
    shown.greatest = Math.max(8, shown.nodes.length > 0 ? shown.nodes[0].strength : 0);
}

/* How many kinds of filter are set. */
function activeFilters() {
    const bare = plain();
    const same = (a, b) => a.size === b.size && [...a].every(word => b.has(word));
    return ["types", "signs", "certainties", "outlets", "camps"].filter(key => !same(filter[key], bare[key])).length +
        (filter.weight !== 1) + (filter.confidence > 0) + !isWholeTime();
}

const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const folded = nodes.map(node => [node.name, ...node.aliases].map(fold));

/* Actors whose name or alias holds the words: those that begin with them first, then the strongest. */
function search(words) {
    const wanted = fold(words.trim());
    if (wanted === "")
        return [];
    const found = [];
    folded.forEach((names, i) => {
        const best = Math.min(...names.map((name, n) => name.startsWith(wanted) ? (n === 0 ? 0 : 1) : name.includes(" " + wanted) ? 2 : name.includes(wanted) ? 3 : 9));
        if (best < 9)
            found.push([best, nodes[i]]);
    });
    return found.sort((a, b) => a[0] - b[0] || b[1].edges.length - a[1].edges.length || a[1].index - b[1].index).slice(0, 12).map(([, node]) => node);
}
