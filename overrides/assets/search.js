// The page of search: finds as one types, in the index of the page's language. Loaded on that page only; the index itself
// is fetched when the field is first used. All words come from the page. How a text meets a query: search_words.py.
"use strict";

const SHOWN = 10;
const WAIT = 200; // milliseconds after the last key
const PASSAGE = 32; // words
const SHORT = 3; // letters
const ENOUGH = 3; // results
const CLOSE = 0.25; // of the best, below which nothing is close
const NEAR = 0.5; // of what holds all words
const EXACT = 1.3; // times better than a longer word
const SHORT_EXACT = 3;
const RANKING = { pageLength: 0.3, metaWeights: { title: 5, keywords: 5, status: 0.3, date: 0, every: 0 } };

const page = document.getElementById("search");
const form = page.querySelector("form");
const field = form.querySelector("input");
const body = page.querySelector(".search-body");
const count = page.querySelector(".search-count");
const offer = page.querySelector(".search-meant");
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
const LOWERED = { instruments: 0.85, organisations: 0.85, glossary: 0.85, events: 0.75 };

let opened; // the index, once asked for
const holders = new Map(); // the box of a value -> the pages that have it
let known; // the words that can be offered, once asked for
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
      await index.filters();
      for (const box of boxes) {
        const { results } = await index.search(page.dataset.every, { filters: { [box.name]: box.value } });
        holders.set(box, new Set(results.map(({ id }) => id)));
      }
      return index;
    })
    .catch((error) => {
      opened = undefined; // the next attempt asks again
      throw error;
    });
  return opened;
};

const chosen = () => boxes.filter((box) => box.checked);

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

// The pages that hold a word as it is.
const holding = async (index, word) => (await index.search(`"${word}"`)).results;

// Every page that holds all of some words, best first.
const ranked = async (index, term) => {
  const { results } = await index.search(term || page.dataset.every);
  const kind = (id) => boxes.find((box) => box.name === "kind" && holders.get(box).has(id))?.value;
  const factors = new Map(results.map(({ id }) => [id, LOWERED[kind(id)] ?? 1]));
  // The program finds longer words too, such as `air` for `AI`.
  for (const word of term.split(" ").filter(Boolean)) {
    const factor = word.length > SHORT ? EXACT : SHORT_EXACT;
    for (const { id } of await holding(index, word)) factors.set(id, factor * (factors.get(id) ?? 1));
  }
  return best(results.map((result) => Object.assign(result, { ranked: result.score * factors.get(result.id) })));
};

const best = (results) => results.sort((a, b) => b.ranked - a.ranked);

// Pages that hold some of the words: what each word makes of a page adds up, and many words weigh more than one.
const closest = async (index, words) => {
  const pages = new Map();
  for (const word of words) {
    for (const result of await ranked(index, word)) {
      const { sum, held } = pages.get(result.id) ?? { sum: 0, held: 0 };
      pages.set(result.id, { result, sum: sum + result.ranked, held: held + 1 });
    }
  }
  const all = best([...pages.values()].map(({ result, sum, held }) => Object.assign(result, { ranked: (sum * held) / words.length })));
  return all.filter((result) => result.ranked >= CLOSE * all[0].ranked);
};

// What holds all words; where that is little, what comes closest stands below it.
const answered = async (index, term) => {
  const whole = await ranked(index, term);
  const words = term.split(" ");
  if (whole.length >= ENOUGH || words.length < 2) return { whole, near: [] };
  const ids = new Set(whole.map(({ id }) => id));
  const near = (await closest(index, words)).filter(({ id }) => !ids.has(id));
  const most = whole.length && near.length ? (NEAR * whole[0].ranked) / near[0].ranked : 1;
  for (const result of near) result.ranked *= Math.min(1, most);
  return { whole, near };
};

const folded = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");

// How many letters have to change to make one word the other; two that changed places count once.
const distance = (one, other) => {
  let before = [];
  let row = [...other, ""].map((_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
};

// The word that was likely meant by one that stands nowhere and begins none.
const nearest = async (word) => {
  known ??= fetch(new URL(`../pagefind/${language}/words.json`, import.meta.url).href).then((answer) => answer.json());
  const mine = folded(word);
  let near = { away: word.length > 6 ? 2.5 : 1.5 };
  for (const other of await known) {
    const theirs = folded(other);
    if (theirs.startsWith(mine)) return word;
    if (Math.abs(theirs.length - mine.length) > 2) continue;
    const away = distance(mine, theirs) + (theirs[0] === mine[0] ? 0 : 0.5);
    if (away < near.away) near = { away, other };
  }
  return near.other ?? word;
};

// Offers the question with other words in the place of those that no page holds.
const suggest = async (index, mine, words) => {
  let better = field.value;
  for (const word of words.filter((one) => one.length > SHORT && !/\d/.test(one))) {
    const pages = await holding(index, word);
    const at = better.toLowerCase().indexOf(word);
    if (!pages.length && at >= 0) better = better.slice(0, at) + (await nearest(word)) + better.slice(at + word.length);
  }
  if (mine !== turn || better === field.value) return;
  const link = document.createElement("a");
  link.href = `?q=${encodeURIComponent(better)}`;
  link.textContent = better;
  const [before, after] = page.dataset.meant.split("{words}");
  offer.replaceChildren(before, link, after);
  offer.hidden = false;
};

// Those results that the chosen values leave: values of one facet add up, facets narrow each other.
const narrowed = (results, but) => {
  const sets = facets
    .filter((facet) => facet !== but)
    .map((facet) => chosen().filter((box) => box.name === facet).map((box) => holders.get(box)))
    .filter((values) => values.length);
  return results.filter(({ id }) => sets.every((values) => values.some((ids) => ids.has(id))));
};

// How many results each value would leave.
const countValues = (results) => {
  for (const facet of facets) {
    const left = narrowed(results, facet);
    const own = boxes.filter((box) => box.name === facet);
    for (const box of own) {
      const times = left.filter(({ id }) => holders.get(box).has(id)).length;
      box.parentElement.lastElementChild.textContent = number.format(times);
      box.parentElement.hidden = !times && !box.checked;
    }
    page.querySelector(`[data-facet="${facet}"]`).parentElement.hidden = own.every((box) => box.parentElement.hidden);
  }
};

const search = async () => {
  const mine = (turn += 1);
  const term = plain(field.value);
  keepAddress();
  clear.hidden = !chosen().length;
  offer.hidden = true;
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
    const { whole, near } = await answered(index, term);
    if (mine !== turn) return;
    countValues([...whole, ...near]);
    found = narrowed([...whole, ...near]);
    list.replaceChildren();
    asking = term.split(/[\s-]+/);
    await showMore(mine, asking);
    if (mine !== turn) return;
    const said = plural.select(found.length) === "one" ? page.dataset.foundOne : page.dataset.foundOther;
    const remark = found.length && !whole.length ? ` ${page.dataset.closest}` : "";
    count.textContent = said.replace("{count}", number.format(found.length)) + remark;
    nothing.hidden = found.length > 0;
    narrowing.hidden = !found.length && clear.hidden;
    await suggest(index, mine, asking);
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
