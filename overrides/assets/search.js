// The page of search: finds as one types, in the index of the page's language. Loaded on that page only; the index itself
// is fetched when the field is first used. All words come from the page. How a text meets a query: search_words.py.
"use strict";

const SHOWN = 10;
const WAIT = 200; // milliseconds after the last key
const PASSAGE = 32; // words
const SHORT = 3; // letters
const EXACT = 1.3; // times better than a longer word
const SHORT_EXACT = 3;
const RANKING = { pageLength: 0.3, metaWeights: { title: 5, keywords: 5, status: 0.3, date: 0 } };

const page = document.getElementById("search");
const form = page.querySelector("form");
const field = form.querySelector("input");
const body = page.querySelector(".search-body");
const count = page.querySelector(".search-count");
const nothing = page.querySelector(".search-nothing");
const list = page.querySelector("ol");
const more = page.querySelector(".search-more");
const narrowing = page.querySelector(".search-filters");
const clear = page.querySelector(".search-clear");
const model = document.getElementById("search-result").content.firstElementChild;
const boxes = [...page.querySelectorAll("[data-facet] input")];
const facets = [...page.querySelectorAll("[data-facet]")].map((set) => set.dataset.facet);
const languageLinks = [...document.querySelectorAll(".languages a")].map((link) => [link, link.getAttribute("href")]);
const language = document.documentElement.lang;
const locale = language === "en" ? "en-GB" : `${language}-BE`;
const plural = new Intl.PluralRules(locale);
const number = new Intl.NumberFormat(locale);
const smallWords = new Set(page.dataset.smallWords.split(" "));

// What most visitors look for stands above what reports of it: subjects and services before texts, texts before meetings.
const LOWERED = [
  [["instruments", "organisations", "glossary"], 0.85],
  [["events"], 0.75],
];

let opened; // the index, once asked for
let turn = 0; // of searches, so that a late answer to an old question is dropped
let found = [];
let asking = []; // the words that found them

// What a visitor typed -> the words that are searched.
export const plain = (query) => {
  const words = query
    .toLowerCase()
    .normalize("NFC")
    .replace(/œ/g, "oe")
    .replace(/\bm\s*\(?\s*(\d{4})\s*\)?\s*[/-]?\s*(\d{1,3})\b/g, "m$1$2")
    .split(/[\s’'"«»]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !smallWords.has(word));
  return (telling.length ? telling : words).join(" ");
};

// A text of the index as readers see it: small words unveiled, elided words joined to the next.
const unveiled = (text) =>
  text
    .replace(/([\uE000-\uE2FF]’) /g, "$1")
    .replace(/[\uE000-\uE2FF]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000))
    .replace(/'/g, "’");

const open = () => {
  opened ??= import(new URL(`../pagefind/${language}/pagefind.js`, import.meta.url).href)
    .then(async (program) => {
      const index = program.createInstance({ noWorker: true, ranking: RANKING });
      await index.filters(); // so that results are counted by all facets
      return index;
    })
    .catch((error) => {
      opened = undefined; // the next attempt asks again
      throw error;
    });
  return opened;
};

const chosen = () => boxes.filter((box) => box.checked);

const asked = () =>
  Object.fromEntries(
    facets
      .map((facet) => [facet, { any: chosen().filter((box) => box.name === facet).map((box) => box.value) }])
      .filter(([, { any }]) => any.length),
  );

// The address holds the question, so that it can be shared; the links to other languages carry it along.
const keepAddress = () => {
  const parts = new URLSearchParams();
  if (field.value.trim()) parts.set("q", field.value.trim());
  for (const box of chosen()) parts.append(box.name, box.value);
  const query = parts.size ? `?${parts}` : "";
  history.replaceState(null, "", location.pathname + query);
  for (const [link, href] of languageLinks) link.setAttribute("href", href + query);
};

const readAddress = () => {
  const parts = new URLSearchParams(location.search);
  field.value = parts.get("q") ?? "";
  for (const box of boxes) box.checked = parts.getAll(box.name).includes(box.value);
};

const marked = (word) => {
  const mark = document.createElement("mark");
  mark.textContent = word;
  return mark;
};

// The stretch of a text that holds most of what was found, with the words found marked.
const passage = (text, places) => {
  const words = text.split(/\s+/);
  const hits = new Set(places);
  let start = 0;
  let most = 0;
  for (const place of places) {
    const within = places.filter((other) => other >= place && other < place + PASSAGE - 6).length;
    if (within > most) [most, start] = [within, place - 6];
  }
  start = Math.max(0, Math.min(start, words.length - PASSAGE));
  const end = Math.min(words.length, start + PASSAGE);
  const nodes = start ? ["… "] : [];
  for (let place = start; place < end; place += 1) {
    const space = /[\uE000-\uE2FF]’$/.test(words[place]) ? "" : " ";
    const [, before, word, after] = unveiled(words[place]).match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u);
    nodes.push(before, hits.has(place) ? marked(word) : word, after + space);
  }
  if (end < words.length) nodes.push("…");
  return nodes;
};

const drawn = ({ url, meta, content, locations, filters }) => {
  const item = model.cloneNode(true);
  const link = item.querySelector("a");
  const kind = boxes.find((box) => box.name === "kind" && box.value === filters.kind?.[0]);
  const date = meta.date && page.dataset.dated.replace("{date}", unveiled(meta.date));
  if (filters.theme) item.classList.add(`theme-${filters.theme[0]}`);
  link.href = url;
  link.textContent = unveiled(meta.title);
  item.querySelector("small").textContent = [kind?.dataset.one, meta.status && unveiled(meta.status), date].filter(Boolean).join(" · ");
  item.querySelector(".passage").append(...passage(content, [...new Set(locations)].sort((a, b) => a - b)));
  return item;
};

// How much of a title was asked for: the page that has the question as its name stands above those that name it too.
const named = (title, words) => {
  const same = (one, other) => one === other || (one.length > 3 && other.length > 3 && (one.startsWith(other) || other.startsWith(one)));
  const own = plain(unveiled(title)).replace(/[^\p{L}\p{N}\s]/gu, " ").trim().split(/\s+/);
  const telling = own.filter((word) => word !== "benelux" || words.includes(word));
  return telling.filter((word) => words.some((asked) => same(asked, word))).length / (telling.length || 1);
};

const showMore = async (mine, words) => {
  const next = found.slice(list.children.length, list.children.length + SHOWN);
  const results = await Promise.all(next.map(async (one) => ({ score: one.ranked, ...(await one.data()) })));
  if (mine !== turn) return null;
  const worth = ({ score, meta }) => score * (1 + 1.5 * named(meta.title, words));
  const items = results.sort((a, b) => worth(b) - worth(a)).map(drawn);
  list.append(...items);
  more.hidden = list.children.length >= found.length;
  return items[0];
};

// Every result of some words, best first.
const ranked = async (index, term, filters) => {
  const answer = await index.search(term, { filters });
  const factors = new Map();
  for (const [kinds, factor] of LOWERED) {
    const any = filters.kind ? filters.kind.any.filter((kind) => kinds.includes(kind)) : kinds;
    const lowered = any.length ? (await index.search(term, { filters: { ...filters, kind: { any } } })).results : [];
    for (const { id } of lowered) factors.set(id, factor);
  }
  // The program finds longer words too, such as `air` for `AI`.
  for (const word of term?.split(" ") ?? []) {
    const { results } = await index.search(`"${word}"`, { filters });
    const factor = word.length > SHORT ? EXACT : SHORT_EXACT;
    for (const { id } of results) factors.set(id, factor * (factors.get(id) ?? 1));
  }
  const score = (result) => result.score * (factors.get(result.id) ?? 1);
  for (const result of answer.results) result.ranked = score(result);
  const results = [...answer.results].sort((a, b) => b.ranked - a.ranked);
  return { ...answer, results, best: results[0]?.ranked ?? 0, term };
};

// Where no page holds all words: the answer to as many of them as can be, of which the rarest weigh most.
const answered = async (index, term, filters) => {
  const whole = await ranked(index, term, filters);
  const words = term?.split(" ") ?? [];
  if (whole.results.length || words.length < 2) return whole;
  const fewer = await Promise.all(words.map((_, left) => answered(index, words.filter((_, place) => place !== left).join(" "), filters)));
  return fewer.reduce((best, one) => (one.best > best.best ? one : best));
};

// How many results each value would leave: values of one facet add up, facets narrow each other.
const countValues = async (index, term, filters, counted) => {
  for (const facet of facets) {
    let counts = counted[facet] ?? {};
    if (filters[facet]) {
      const { [facet]: _, ...others } = filters;
      counts = (await index.search(term, { filters: others })).filters[facet] ?? {};
    }
    for (const box of boxes.filter((one) => one.name === facet)) {
      const times = counts[box.value] ?? 0;
      box.parentElement.lastElementChild.textContent = number.format(times);
      box.parentElement.hidden = !times && !box.checked;
    }
    const set = page.querySelector(`[data-facet="${facet}"]`);
    set.parentElement.hidden = [...set.querySelectorAll("label")].every((label) => label.hidden);
  }
};

const search = async () => {
  const mine = (turn += 1);
  const filters = asked();
  const term = plain(field.value) || null;
  keepAddress();
  clear.hidden = !chosen().length;
  if (!term && clear.hidden) {
    body.hidden = true;
    count.textContent = "";
    return;
  }
  const late = setTimeout(() => {
    body.hidden = false;
    count.textContent = page.dataset.wait;
  }, 800);
  try {
    const index = await open();
    const answer = await answered(index, term, filters);
    if (mine !== turn) return;
    await countValues(index, answer.term, filters, answer.filters);
    if (mine !== turn) return;
    found = answer.results;
    list.replaceChildren();
    asking = answer.term?.split(/[\s-]+/) ?? [];
    await showMore(mine, asking);
    if (mine !== turn) return;
    const said = plural.select(found.length) === "one" ? page.dataset.foundOne : page.dataset.foundOther;
    const without = answer.term !== term ? ` ${page.dataset.fewer.replace("{words}", answer.term.split(" ").join(", "))}` : "";
    count.textContent = said.replace("{count}", number.format(found.length)) + without;
    nothing.hidden = found.length > 0;
    narrowing.hidden = !found.length && clear.hidden;
  } catch (error) {
    console.error(error);
    if (mine === turn) count.textContent = page.dataset.failed;
  } finally {
    clearTimeout(late);
    if (mine === turn) {
      body.hidden = false;
      page.dataset.turn = String(mine); // for whoever waits for an answer
    }
  }
};

let waiting;
const searchSoon = (delay) => {
  clearTimeout(waiting);
  waiting = setTimeout(search, delay);
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  searchSoon(0);
});
field.addEventListener("input", () => searchSoon(WAIT));
body.addEventListener("change", () => searchSoon(0));
clear.addEventListener("click", () => {
  for (const box of boxes) box.checked = false;
  field.focus(); // the button goes away
  searchSoon(0);
});
more.addEventListener("click", async () => {
  const first = await showMore(turn, asking);
  first?.querySelector("a").focus();
});

narrowing.open = matchMedia("(min-width: 60em)").matches; // beside the results, where there is room
readAddress();
if (location.search) await search();
page.dataset.ready = "";
