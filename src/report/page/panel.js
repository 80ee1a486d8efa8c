/* SPDX-License-Identifier: Apache-2.0 */
/*
 * panel.js: what stands beside the picture: an actor with its relations, or a relation with its evidence.
 */
const panel = $("x-panel");
let opener = null; /* where the keyboard was before it went into the panel */

const campOf = node => node.camp === "" ? "no camp" : `camp ${node.camp}`;
const sentenceOf = edge => `${edge.source.name} ${edge.type.label} ${edge.target.name}`;
const summaryOf = node => `${node.name}, ${KINDS[node.kind]}, ${campOf(node)}, ${plural(node.ties, "relation", "relations")}`;
const side = type => type.sign > 0 ? "for" : type.sign < 0 ? "against" : "neutral";

/* The stretches of a sentence to mark: the word that says it, and the names of the two. The earlier and longer wins. */
function stretches(piece, edge) {
    const found = piece.end > piece.start ? [[piece.start, piece.end, "mark"]] : [];
    for (const node of [edge.source, edge.target])
        for (const name of [node.name, ...node.aliases])
            for (let at = piece.sentence.indexOf(name); name !== "" && at >= 0; at = piece.sentence.indexOf(name, at + name.length))
                if (isWord(piece.sentence, at, at + name.length))
                    found.push([at, at + name.length, "b"]);
    found.sort((a, b) => (a[2] === "mark" ? 0 : 1) - (b[2] === "mark" ? 0 : 1) || b[1] - b[0] - (a[1] - a[0]) || a[0] - b[0]);
    const kept = [];
    for (const one of found)
        if (!kept.some(other => one[0] < other[1] && other[0] < one[1]))
            kept.push(one);
    return kept.sort((a, b) => a[0] - b[0]);
}

function isWord(text, start, end) {
    const letter = /[\p{L}\p{N}]/u;
    return !(start > 0 && letter.test(text[start - 1])) && !(end < text.length && letter.test(text[end]));
}

function marked(piece, edge) {
    if (piece.sentence === null)
        return [make("i", {}, "The sentence is left out of this page; the graph file has it.")];
    const parts = [];
    let at = 0;
    for (const [start, end, tag] of stretches(piece, edge)) {
        parts.push(piece.sentence.slice(at, start), make(tag, {}, piece.sentence.slice(start, end)));
        at = end;
    }
    return [...parts, piece.sentence.slice(at)];
}

function source(article) {
    const title = article.url === "" ? article.title : make("a", { href: article.url, rel: "noreferrer" }, article.title);
    const rest = [data.outlets[article.outlet] ?? "", article.day === "" ? "undated" : article.day].filter(word => word !== "");
    return [make("cite", {}, title), `, ${rest.join(", ")}`];
}

function evidenceItem(piece, edge) {
    const unmarked = piece.end === piece.start && piece.cue !== "" ? `cue: ${piece.cue} · ` : ""; /* not in the sentence as it stands */
    const how = `${unmarked}${CERTAINTIES[piece.certainty]} · method: ${piece.method} · confidence ${(piece.confidence / 100).toFixed(2)}`;
    return make("li", {}, make("blockquote", {}, ...marked(piece, edge)),
        make("p", { class: "source" }, ...source(piece.article), make("br"), make("span", { class: "how" }, how)));
}

const SENTENCES = 20;

function evidenceList(edge, most) {
    const list = make("ol", { class: "evidence" }, ...edge.passing.slice(0, most).map(piece => evidenceItem(piece, edge)));
    const rest = edge.passing.length - most, hidden = edge.evidence.length - edge.passing.length;
    const notes = [];
    if (hidden > 0)
        notes.push(make("p", { class: "more" }, `${plural(hidden, "sentence does", "sentences do")} not pass the filters.`));
    if (edge.left > 0)
        notes.push(make("p", { class: "more" }, `${plural(edge.left, "more sentence is", "more sentences are")} in the graph file.`));
    if (rest > 0)
        notes.unshift(button({ class: "x-more" }, event => event.target.parentNode.replaceWith(evidenceList(edge, most + 200)), `Show ${rest} more`));
    return make("div", {}, list, ...notes);
}

function daysOf(edge) {
    const list = edge.passing.map(piece => piece.article.day).filter(day => day !== "").sort();
    const [first, last] = [list[0], list[list.length - 1]];
    return list.length === 0 ? "undated" : first === last ? first : `${first} to ${last}`;
}

const toNode = node => button({ class: "x-name" }, () => choose(node, true), node.name);
const closer = () => button({ class: "x-close", "aria-label": "Close" }, () => choose(null), "×");

function edgePanel(edge) {
    const heading = make("h3", { tabindex: "-1" }, edge.source.name, " ", make("i", { class: side(edge.type) }, edge.type.label), " ", edge.target.name);
    const facts = edge.weight === 0 ? "denied in the articles" : plural(edge.weight, "article", "articles");
    return [closer(), heading, make("p", { class: "more" }, `${facts} · ${daysOf(edge)}`), make("p", {}, toNode(edge.source), " ", toNode(edge.target)),
        evidenceList(edge, SENTENCES)];
}

function relationItem(edge, node) {
    const away = edge.source === node;
    const other = away ? edge.target : edge.source;
    const words = away || edge.type.symmetric ? [make("i", { class: side(edge.type) }, edge.type.label), " ", other.name]
        : [other.name, " ", make("i", { class: side(edge.type) }, edge.type.label), " it"];
    return make("li", {}, button({ class: "x-name" }, () => choose(edge, true), ...words), make("small", {}, ` ${plural(edge.weight, "article", "articles")}`));
}

function relationList(node, most) {
    const list = node.edges.filter(edge => edge.shown).sort((a, b) => b.weight - a.weight || a.index - b.index);
    const items = make("ul", { class: "x-list" }, ...list.slice(0, most).map(edge => relationItem(edge, node)));
    const parts = [items];
    if (list.length > most)
        parts.push(button({ class: "x-more" }, event => event.target.parentNode.replaceWith(relationList(node, list.length)), `Show ${list.length - most} more`));
    if (list.length < node.edges.length)
        parts.push(make("p", { class: "more" }, `${plural(node.edges.length - list.length, "relation does", "relations do")} not pass the filters.`));
    return make("div", {}, ...parts);
}

function nodePanel(node) {
    const facts = [KINDS[node.kind], campOf(node), `${node.favour} for, ${node.against} against`];
    const aliases = node.aliases.length > 0 ? [make("p", { class: "more" }, `Also: ${node.aliases.join(", ")}`)] : [];
    const none = node.edges.length === 0 ? [make("p", {}, "The articles tell of no relation.")] : [];
    return [closer(), make("h3", { tabindex: "-1" }, node.name), make("p", { class: "more" }, facts.join(" · ")), ...aliases, ...none, relationList(node, 40)];
}

/* A cell of the matrix: all that the one is said to have to do with the other. */
function pairPanel(pair) {
    const parts = pair.edges.flatMap(edge => [make("h4", {}, make("i", { class: side(edge.type) }, sentenceOf(edge))), evidenceList(edge, SENTENCES)]);
    return [closer(), make("h3", { tabindex: "-1" }, `${pair.row.name} and ${pair.column.name}`), ...parts];
}

function showPanel(move) {
    const thing = focusOn.chosen;
    const inside = panel.contains(document.activeElement);
    if (thing === null) {
        panel.replaceChildren(make("p", { class: "more" }, "Choose an actor or a relation to read its evidence."));
        if (inside && opener !== null && opener.isConnected)
            opener.focus();
        opener = null;
        return;
    }
    panel.replaceChildren(...(thing.source ? edgePanel(thing) : thing.row ? pairPanel(thing) : nodePanel(thing)));
    if (move && !inside)
        opener = document.activeElement;
    if (move || inside)
        panel.querySelector("h3").focus();
}

/* The one door: whatever is clicked or entered comes here. `move` takes the keyboard along. */
function choose(thing, move = false) {
    if (thing === null && focusOn.chosen === null)
        return;
    focusOn.chosen = thing;
    focusOn.cursor = null;
    showPanel(move);
    if (thing !== null && !move)
        say(thing.source ? `${sentenceOf(thing)}: ${plural(thing.passing.length, "sentence", "sentences")}` : thing.row ? `${thing.row.name} and ${thing.column.name}` : summaryOf(thing));
    redraw();
    remember(true);
}
panel.addEventListener("keydown", event => {
    if (event.key === "Escape")
        choose(null);
});
