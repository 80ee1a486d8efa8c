/* SPDX-License-Identifier: Apache-2.0 */
/*
 * main.js: puts the parts together: what changes the filter calls update(), and everything follows.
 */
let started = false;

function statusWords() {
    const all = nodes.filter(node => node.edges.length > 0).length;
    const time = isWholeTime() || days.length === 0 ? "" : `, ${days[filter.from]} to ${days[filter.to]}`;
    return `Shown: ${shown.nodes.length} of ${plural(all, "actor", "actors")}, ${shown.edges.length} of ${plural(edges.length, "relation", "relations")}${time}.` +
        (data.left.edges > 0 ? ` ${plural(data.left.edges, "weaker relation is", "weaker relations are")} left out of this page.` : "");
}

function showLegend() {
    const used = new Set(shown.edges.map(edge => edge.typeIndex));
    const kinds = ["□ country", "○ person", "⬡ organization"].filter((_, i) => shown.nodes.some(node => node.kind === i));
    const camps = campNames.length > 0 ? ["colour and letter: camp"] : [];
    $("x-legend").replaceChildren(...types.filter((_, i) => used.has(i)).map(type => make("li", {}, swatch(type), " ", type.label)),
        ...[...kinds, ...camps].map(words => make("li", {}, words)));
}

function showView() {
    if (view === "network")
        resize();
    else if (view === "matrix")
        showMatrix();
    else
        showTable(view, ROWS);
}

function setView(name) {
    view = name;
    for (const one of VIEWS) {
        $(`x-${one}`).hidden = one !== name;
        $(`x-tab-${one}`).setAttribute("aria-selected", String(one === name));
        $(`x-tab-${one}`).tabIndex = one === name ? 0 : -1;
    }
    showView();
}

/* Everything that shows something, after the filter has changed. */
function update(andRemember = true) {
    apply();
    focusOn.hover = focusOn.cursor = null;
    showBoxes.forEach(show => show());
    showRanges.forEach(show => show());
    drawBars();
    showLegend();
    const set = activeFilters();
    $("x-active").textContent = set > 0 ? `: ${set} set` : "";
    $("x-status").textContent = statusWords();
    if (!andRemember)
        return;
    if (!camera.moved)
        fit();
    showView();
    showPanel(false);
    redraw(true);
    remember();
}

function tabs() {
    for (const [i, name] of VIEWS.entries()) {
        const go = to => {
            setView(VIEWS[to]);
            $(`x-tab-${VIEWS[to]}`).focus();
            remember();
        };
        $(`x-tab-${name}`).addEventListener("click", () => go(i));
        $(`x-tab-${name}`).addEventListener("keydown", event => {
            const by = { ArrowLeft: VIEWS.length - 1, ArrowRight: 1 }[event.key];
            const to = event.key === "Home" ? 0 : event.key === "End" ? VIEWS.length - 1 : by !== undefined ? (i + by) % VIEWS.length : -1;
            if (to >= 0) {
                event.preventDefault();
                go(to);
            }
        });
    }
}

function reset() {
    stop();
    filter = plain();
    find.value = "";
    camera.moved = false;
    choose(null);
    update();
    say("All filters are off.");
}

function printing(on) {
    readColours(on);
    store.camera = null;
    if (camera.width > 0)
        paintNow();
}

function start() {
    $("explore").hidden = false;
    for (const figure of document.querySelectorAll("figure.diagram"))
        figure.hidden = true;
    document.querySelectorAll("main table").forEach(table => {
        if (!table.closest("#explore") && !table.closest(".matrix"))
            makeSortable(table);
    });
    readColours(false);
    fillBoxes();
    limitRanges();
    tabs();
    $("x-reset").addEventListener("click", reset);
    fromAddress();
    started = true;
    written = toAddress();
    new ResizeObserver(resize).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
        readColours(false);
        fillBoxes();
        update();
    });
    addEventListener("beforeprint", () => printing(true));
    addEventListener("afterprint", () => printing(false));
}
start();
