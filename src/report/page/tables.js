/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tables.js: the same as tables that sort, and as a matrix.
 */
const ROWS = 100;

const COLUMNS = {
    relations: [
        { label: "Source", value: edge => edge.source.name, cell: edge => toNode(edge.source) },
        { label: "Relation", value: edge => edge.type.label,
            cell: edge => button({ class: "x-name", "aria-label": `Evidence: ${sentenceOf(edge)}` }, () => choose(edge, true), make("i", { class: side(edge.type) }, edge.type.label)) },
        { label: "Target", value: edge => edge.target.name, cell: edge => toNode(edge.target) },
        { label: "Articles", number: true, value: edge => edge.weight },
        { label: "Sentences", number: true, value: edge => edge.passing.length },
        { label: "Confidence", number: true, value: edge => Math.max(...edge.passing.map(piece => piece.confidence), 0) / 100, text: value => value.toFixed(2) },
        { label: "When", value: daysOf, class: "x-when" },
    ],
    actors: [
        { label: "Actor", value: node => node.name, cell: toNode },
        { label: "Kind", value: node => KINDS[node.kind] },
        { label: "Camp", value: node => node.camp || "none" },
        { label: "Relations", number: true, value: node => node.ties },
        { label: "Strength", number: true, value: node => node.strength },
        { label: "For it", number: true, value: node => node.favour },
        { label: "Against it", number: true, value: node => node.against },
    ],
};
const sorting = { relations: { column: 3, down: true }, actors: { column: 4, down: true } };
const collator = new Intl.Collator("en", { numeric: true });

function sorted(name) {
    const { column, down } = sorting[name], { value, number } = COLUMNS[name][column];
    const list = (name === "relations" ? shown.edges : shown.nodes).map(row => [value(row), row]);
    const order = number ? (a, b) => a[0] - b[0] : (a, b) => collator.compare(a[0], b[0]);
    return list.sort((a, b) => (down ? -order(a, b) : order(a, b)) || a[1].index - b[1].index).map(([, row]) => row);
}

function headCell(name, column, i) {
    const { column: by, down } = sorting[name];
    const sort = () => {
        sorting[name] = { column: i, down: by === i ? !down : Boolean(column.number) };
        showTable(name, ROWS);
        $(`x-${name}`).querySelectorAll("thead button")[i].focus();
        remember();
    };
    return make("th", { scope: "col", class: column.number ? "n" : false, "aria-sort": by === i ? (down ? "descending" : "ascending") : false },
        button({ class: "x-sort" }, sort, column.label, make("span", { "aria-hidden": "true" }, by === i ? (down ? " ▼" : " ▲") : "")));
}

function bodyRow(columns, row) {
    return make("tr", {}, ...columns.map((column, i) => {
        const value = column.value(row);
        const content = column.cell ? column.cell(row) : column.text ? column.text(value) : String(value);
        return make(i === 0 ? "th" : "td", { scope: i === 0 ? "row" : false, class: column.number ? "n" : column.class ?? false }, content);
    }));
}

function showTable(name, most) {
    const columns = COLUMNS[name], rows = sorted(name), caption = name === "relations" ? "Relations shown" : "Actors shown";
    const table = make("table", {}, make("caption", {}, caption), make("thead", {}, make("tr", {}, ...columns.map((column, i) => headCell(name, column, i)))),
        make("tbody", {}, ...rows.slice(0, most).map(row => bodyRow(columns, row))));
    const parts = [make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, table)];
    if (rows.length > most)
        parts.push(button({ class: "x-more" }, () => showTable(name, most + 400), `Show more of ${rows.length}`));
    $(`x-${name}`).replaceChildren(...parts);
}

/* ---- matrix: the strongest against each other, camp beside camp ---- */

const MATRIX = 30;
let cellAt = [0, 0];

function matrixNodes() {
    const camp = node => node.camp === "" ? "~" : node.camp;
    return shown.nodes.slice(0, MATRIX).sort((a, b) => camp(a).length - camp(b).length || (camp(a) < camp(b) ? -1 : camp(a) > camp(b) ? 1 : b.strength - a.strength || a.index - b.index));
}

function cellOf(row, column) {
    const list = row.edges.filter(edge => edge.shown && row !== column && ((edge.source === row && edge.target === column) ||
        (edge.type.symmetric && edge.source === column && edge.target === row)));
    const sum = sign => list.filter(edge => edge.type.sign === sign).reduce((all, edge) => all + edge.weight, 0);
    const [agree, oppose] = [sum(1), sum(-1)];
    const words = [agree > 0 ? `+${agree}` : "", oppose > 0 ? `−${oppose}` : ""].filter(word => word !== "").join(" ") || (list.length > 0 ? "·" : "");
    return { row, column, edges: list, words, look: agree > 0 && oppose > 0 ? "mixed" : agree > 0 ? "for" : oppose > 0 ? "against" : "" };
}

function matrixCell(cell, r, c) {
    const at = { class: `cell ${cell.row === cell.column ? "self" : cell.look}`, role: "gridcell", tabindex: r === cellAt[0] && c === cellAt[1] ? "0" : "-1" };
    at["data-at"] = `${r},${c}`;
    if (cell.edges.length > 0)
        at["aria-label"] = `${cell.row.name} to ${cell.column.name}: ${cell.edges.map(edge => `${edge.type.label}, ${plural(edge.weight, "article", "articles")}`).join("; ")}`;
    if (cell.edges.length > 0) {
        at.class += " full";
        at.click = () => choose(cell.edges.length === 1 ? cell.edges[0] : cell, true);
    }
    return make("td", at, cell.words);
}

function showMatrix() {
    const list = matrixNodes();
    cellAt = [0, Math.min(1, Math.max(list.length - 1, 0))];
    const head = make("tr", { role: "row" }, make("td", {}), ...list.map(node => make("th", { scope: "col", role: "columnheader" }, make("span", {}, node.name))));
    const body = list.map((row, r) => make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, row.name),
        ...list.map((column, c) => matrixCell(cellOf(row, column), r, c))));
    const table = make("table", { role: "grid", "aria-label": "Who stands how to whom", keydown: matrixKey }, make("thead", {}, head), make("tbody", {}, ...body));
    const note = `The row stands to the column: + for agreement, − for opposition, each with the number of articles; · for other relations.` +
        (shown.nodes.length > MATRIX ? ` The ${MATRIX} strongest of ${shown.nodes.length} actors.` : "");
    $("x-matrix").replaceChildren(make("p", { class: "more" }, note), make("div", { class: "scroll matrix" }, table));
}

function matrixKey(event) {
    const arrow = ARROWS[event.key], cell = event.target.closest("[data-at]");
    if (cell === null)
        return;
    if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        cell.click();
        return;
    }
    if (arrow === undefined)
        return;
    event.preventDefault();
    const next = event.currentTarget.querySelector(`[data-at="${cellAt[0] + arrow[1]},${cellAt[1] + arrow[0]}"]`);
    if (next === null)
        return;
    cell.tabIndex = -1;
    next.tabIndex = 0;
    cellAt = next.dataset.at.split(",").map(Number);
    next.focus();
}

/* ---- the report's own tables sort too ---- */

function cellValue(row, i) {
    const text = row.cells[i].textContent.trim(), number = parseFloat(text.replace("−", "-"));
    return { text, number: Number.isNaN(number) ? -Infinity : number };
}

function makeSortable(table) {
    const heads = [...table.tHead.rows[0].cells], body = table.tBodies[0];
    if (body.rows.length < 2)
        return;
    heads.forEach((head, i) => {
        const number = head.classList.contains("n"), words = head.textContent;
        if (words === "")
            return;
        head.replaceChildren(button({ class: "x-sort" }, () => {
            const down = head.getAttribute("aria-sort") === "ascending" || (number && head.getAttribute("aria-sort") === null);
            const order = number ? (a, b) => a.number - b.number : (a, b) => collator.compare(a.text, b.text);
            const rows = [...body.rows].map((row, place) => [cellValue(row, i), row, place]);
            rows.sort((a, b) => (down ? -order(a[0], b[0]) : order(a[0], b[0])) || a[2] - b[2]);
            heads.forEach(other => other.removeAttribute("aria-sort"));
            head.setAttribute("aria-sort", down ? "descending" : "ascending");
            body.append(...rows.map(([, row]) => row));
        }, words));
    });
}
