// Combines filters on a list: the ticked values are kept in the address, and the list shows the matching records. The
// data are fetched when the visitor begins to choose. Without this script every value is a link to a list of its own; a
// choice leads there too where the data cannot be fetched.

import { fetched } from "./fetched.js";

/**
 * @typedef {{ title: string, number: HTMLElement, link: HTMLAnchorElement, address: string, box?: HTMLInputElement }} Value
 * A value by which the list can be narrowed: the link to its own list, and the checkbox that replaces it.
 *
 * @typedef {{ title: string, values: Map<string, Value> }} Facet
 *
 * @typedef {Map<string, Set<string>>} Choices facet -> the values ticked
 *
 * @typedef {[id: string, title: string, state: string, mark: string, theme: string, summary: string, values: string[][]]} Row
 * A record as outputs/choices.py writes it.
 *
 * @typedef {{ words: Record<string, string>, facets: string[], size: number, records: Row[] }} Data
 * `size` is how many records a page of a list has.
 */

const BY = /\/by\/([^/]+)\/([^/]+)\/$/;

/**
 * An element that the template of the page always has.
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 * @param {ParentNode} [within]
 */
const get = (selector, type, within = document) => {
  const found = within.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`the page has no ${selector}`);
  return found;
};

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/**
 * @param {string} pattern
 * @param {Record<string, string>} words
 */
const say = (pattern, words) => pattern.replace(/\{(\w+)\}/g, (_, name) => words[name]);

const language = document.documentElement.lang;
const panel = get(".facets[data-list]", HTMLElement);
const folded = get(".narrow > .fold", HTMLDetailsElement); // over the panel, on a phone
const source = new URL(panel.dataset.list ?? "", location.href).href;
const heading = get("#found", HTMLElement);
const section = /** @type {HTMLElement} */ (heading.parentElement);
const whole = { title: heading.textContent ?? "", parts: [...section.children].filter((part) => part !== heading) };
const current = panel.querySelector("[aria-current=page]");
const own = (current instanceof HTMLAnchorElement && current.pathname.match(BY)) || undefined; // the list is one of a value
const numbers = new Intl.NumberFormat(language === "en" ? "en-GB" : `${language}-BE`);
const plural = new Intl.PluralRules(language);
/** @type {Map<string, Facet>} */
const facets = new Map();
const spoken = make("p", { class: "unseen", role: "status" });
const bar = make("div", { class: "choices", hidden: "" });
const list = make("ul", { class: "cards", hidden: "" });
const ready = make("button", { type: "button", class: "show", hidden: "" });
const number = make("span");

/** @type {Choices} */
let chosen = new Map();
/** @type {Promise<Data> | undefined} */
let data; // once asked for; what failed is asked again

/** @returns {Promise<Data>} */
const load = () => {
  if (!data) {
    const whole = fetched(source, "no-cache");
    data = whole;
    whole.catch(() => {
      if (data === whole) data = undefined;
    });
  }
  return data;
};

/**
 * Turns links into checkboxes, except for the facet that this page already filters by.
 * @param {HTMLDetailsElement} details
 */
const prepare = (details) => {
  const title = get("summary", HTMLElement, details).textContent ?? "";
  /** @type {Map<string, Value>} */
  const values = new Map();
  let name = "";
  const items = [...details.querySelectorAll("li")];
  for (const item of items) {
    const link = get("a", HTMLAnchorElement, item);
    const number = get(".number", HTMLElement, item);
    const [, facet, value] = link.pathname.match(BY) ?? ["", "", ""];
    name = facet;
    /** @type {Value} */
    const entry = { title: link.textContent ?? "", number, link, address: link.href };
    if (facet !== own?.[1]) {
      const box = make("input", { type: "checkbox", autocomplete: "off" });
      box.addEventListener("change", () => tick(facet, value, box.checked));
      item.replaceChildren(make("label", {}, box, entry.title, " ", number));
      item.classList.add("has-box");
      entry.box = box;
    }
    values.set(value, entry);
  }
  const group = make("div", { role: "group", "aria-label": title });
  get("ul", HTMLElement, details).replaceWith(group);
  group.append(make("ul", {}, ...items));
  details.addEventListener("toggle", () => {
    if (details.open) load().then(show, () => {}); // the numbers stay those of the whole list
  });
  facets.set(name, { title, values });
};

/** The choices in an address, without values that do not exist. */
const read = () => {
  const asked = new URLSearchParams(location.search);
  chosen = new Map();
  for (const [name, { values }] of facets) {
    const known = name === own?.[1] ? [own[2]] : asked.getAll(name).filter((value) => values.has(value));
    if (known.length) chosen.set(name, new Set(known));
  }
};

/**
 * @param {string} name
 * @param {string} value
 */
const isChosen = (name, value) => chosen.get(name)?.has(value) ?? false;

/** The choices made on this page, in the order in which it shows them. */
const ticked = () =>
  [...facets].flatMap(([name, { values }]) =>
    name === own?.[1] ? [] : [...values.keys()].filter((value) => isChosen(name, value)).map((value) => [name, value]),
  );

/** @param {string[][]} choices */
const query = (choices) => {
  const written = String(new URLSearchParams(choices));
  return written && `?${written}`;
};

/**
 * @param {string} name
 * @param {string} value
 * @param {boolean} on
 */
const tick = (name, value, on) => {
  const values = chosen.get(name) ?? new Set();
  if (on) values.add(value);
  else values.delete(value);
  if (values.size) chosen.set(name, values);
  else chosen.delete(name);
  return follow();
};

/** Updates the address, then the list; screen readers announce the number of results. */
const follow = async () => {
  history.pushState(null, "", location.pathname + query(ticked()));
  try {
    show(await load());
    spoken.textContent = heading.textContent;
  } catch (error) {
    console.error(error);
    fallBack();
  }
};

/**
 * Without the data: goes to the list of the first choice, which tries the others. Where that is this page, says that
 * filters do not work now, and shows the unfiltered list.
 */
const fallBack = () => {
  const [first, ...others] = ticked();
  const address = first && !own ? facets.get(first[0])?.values.get(first[1])?.address : undefined;
  if (address) {
    location.replace(address + query(others));
    return;
  }
  history.replaceState(null, "", location.pathname);
  read();
  for (const [name, { values }] of facets) {
    for (const [value, { box }] of values) if (box) box.checked = isChosen(name, value);
  }
  spoken.classList.remove("unseen");
  spoken.textContent = first ? (panel.dataset.failed ?? "") : "";
};

/**
 * The records that match the choices, and the number of matches that each value would give.
 * @param {Data} content
 */
const narrowed = ({ facets: names, records }) => {
  const tallies = new Map(names.map((name) => [name, /** @type {Map<string, number>} */ (new Map())]));
  /** @type {Row[]} */
  const found = [];
  for (const record of records) {
    const values = names.map((name, place) => /** @type {const} */ ([name, record[6][place]]));
    const failing = values.filter(([name, own]) => chosen.has(name) && !own.some((value) => isChosen(name, value)));
    if (!failing.length) found.push(record);
    // A facet does not reduce its own numbers: choosing more of its values widens the list.
    for (const [name, own] of failing.length ? failing.slice(0, failing.length > 1 ? 0 : 1) : values) {
      const tally = tallies.get(name);
      for (const value of own) tally?.set(value, (tally.get(value) ?? 0) + 1);
    }
  }
  return { found, tallies };
};

/** @param {Data} content */
const show = (content) => {
  const { words, size } = content;
  const { found, tallies } = narrowed(content);
  for (const [name, { values }] of facets) {
    for (const [value, entry] of values) mark(entry, tallies.get(name)?.get(value) ?? 0, isChosen(name, value));
  }
  const active = ticked();
  const any = active.length > 0;
  heading.textContent = any ? count(words, found.length) : whole.title;
  for (const part of whole.parts) part.toggleAttribute("hidden", any);
  bar.hidden = list.hidden = ready.hidden = !any;
  ready.textContent = say(words.show, { count: count(words, found.length) });
  number.textContent = any ? ` (${numbers.format(active.length)})` : "";
  bar.replaceChildren(...(any ? choices(words, active, found.length) : []));
  list.replaceChildren(...(any ? found.slice(0, size).map(card) : []));
  if (any && found.length > size) list.append(rest(words, found.length, found.slice(size)));
  spoken.classList.add("unseen");
  carryChoices();
};

/** Adds the same choices to the links to other languages; what there is in German is no list. */
const carryChoices = () => {
  for (const link of document.querySelectorAll(".languages a[hreflang]")) {
    if (link instanceof HTMLAnchorElement) link.search = location.search;
  }
};

/**
 * @param {Record<string, string>} words
 * @param {number} n
 */
const count = (words, n) => say(words[plural.select(n)] ?? words.other, { count: numbers.format(n) });

/**
 * @param {Value} value
 * @param {number} n how many records it leads to
 * @param {boolean} [isTicked]
 */
const mark = ({ box, link, number, address }, n, isTicked = false) => {
  number.textContent = numbers.format(n);
  if (box) {
    box.checked = box.defaultChecked = isTicked; // after the button Back, WebKit brings it to its default
    box.disabled = !n && !isTicked;
  } else if (n || isTicked) {
    link.href = address + location.search;
    link.removeAttribute("role");
    link.removeAttribute("aria-disabled");
  } else {
    link.removeAttribute("href");
    link.setAttribute("role", "link");
    link.setAttribute("aria-disabled", "true");
  }
};

/**
 * A button for each choice that removes it, and one that removes all.
 * @param {Record<string, string>} words
 * @param {string[][]} active
 * @param {number} n
 */
const choices = (words, active, n) => {
  const items = active.map(([name, value]) => {
    const facet = facets.get(name);
    const text = say(words.choice, { facet: facet?.title ?? "", value: facet?.values.get(value)?.title ?? "" });
    const button = make("button", { type: "button", "aria-label": say(words.remove, { choice: text }) }, text);
    button.addEventListener("click", async () => {
      await tick(name, value, false);
      (bar.querySelector("button") ?? heading).focus();
    });
    return make("li", {}, button);
  });
  const clear = make("button", { type: "button" }, words.clear);
  clear.addEventListener("click", async () => {
    chosen = own ? new Map([[own[1], new Set([own[2]])]]) : new Map();
    await follow();
    heading.focus();
  });
  const offered = [make("ul", { "aria-label": words.choices }, ...items, make("li", { class: "clear" }, clear))];
  return n ? offered : [make("p", {}, words.nothing), ...offered];
};

/** @param {Row} record */
const card = ([id, title, state, shape, theme, summary]) => {
  const link = make("a", { href: new URL(`${id}/`, source).href }, title);
  /** @type {Record<string, string>} */
  const marked = shape ? { class: `mark-${shape}` } : {};
  return make("li", { class: `card theme-${theme}` }, link, " ", make("small", marked, state), make("p", {}, summary));
};

/**
 * A button that shows the rest of a long list.
 * @param {Record<string, string>} words
 * @param {number} total
 * @param {Row[]} rows
 */
const rest = (words, total, rows) => {
  const button = make("button", { type: "button" }, say(words.all, { count: count(words, total) }));
  const item = make("li", {}, button);
  button.addEventListener("click", () => {
    const more = rows.map(card);
    item.replaceWith(...more);
    get("a", HTMLElement, more[0]).focus();
  });
  return item;
};

const arrive = async () => {
  read();
  if (!ticked().length && !data) return;
  section.setAttribute("aria-busy", "true");
  panel.toggleAttribute("data-waiting", true); // links that become boxes are not seen to move
  try {
    show(await load());
  } catch (error) {
    console.error(error);
    fallBack();
  }
  section.removeAttribute("aria-busy");
  panel.removeAttribute("data-waiting");
};

ready.addEventListener("click", () => {
  folded.open = false;
  heading.focus();
});
panel.append(ready);
get("summary", HTMLElement, folded).append(number);
section.insertBefore(spoken, heading);
heading.after(bar, list);
heading.tabIndex = -1;
panel.querySelectorAll("details").forEach(prepare);
addEventListener("popstate", arrive);
arrive();
