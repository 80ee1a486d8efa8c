/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dom.js: how elements are made here. Text is always a text node: no string is ever read as HTML, and the page's policy (trusted types)
 * would not let it.
 */
const $ = id => document.getElementById(id);

/* make("p", { class: "more" }, "text", otherElement): attributes that are true stand alone, false ones are left out. */
function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === "function")
            element.addEventListener(name, value);
        else if (value !== false)
            element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children);
    return element;
}

const button = (attributes, onclick, ...children) => make("button", { type: "button", ...attributes, click: onclick }, ...children);
const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;

/* Said to screen readers only; the same words twice are said twice. */
function say(words) {
    const place = $("x-said");
    place.textContent = place.textContent === words ? words + "\u00a0" : words;
}

function later(work, ms) {
    let timer = 0;
    return () => {
        clearTimeout(timer);
        timer = setTimeout(work, ms);
    };
}
