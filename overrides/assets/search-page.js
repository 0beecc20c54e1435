// Searches the index of the page's language while one types. Fetched by search.js when search is first used, the index
// with the first question. All words for readers come from the page.

import { answerOf, offerFor } from "./search-answer.js";
import { SearchIndex } from "./search-index.js";
import { fold, passage, stretch } from "./search-text.js";

/**
 * @import { Answer, Offer } from "./search-answer.js"
 * @import { Ranked } from "./search-rank.js"
 * @import { Shown } from "./search-index.js"
 */

const SHOWN = 10;
const WAIT = 200; // milliseconds after the last key
const STILL = 250; // milliseconds after which nothing that is seen may move: a reader does not expect it any more
const PATIENCE = 800; // milliseconds before the page says that it is searching
const LATEST = 4000; // milliseconds that results wait for an offer, which would push them away
const SHORT_QUESTION = 3; // parts, all of which one page is expected to hold
const HALF = 0.5;

/**
 * An element that the template of the page always has.
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} type
 */
const get = (within, selector, type) => {
  const found = within.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`the page has no ${selector}`);
  return found;
};

const page = get(document, "#search", HTMLElement);
const form = get(page, "form", HTMLFormElement);
const field = get(form, "input", HTMLInputElement);
const body = get(page, "[data-part=body]", HTMLElement);
const asked = get(page, "[data-part=asked]", HTMLElement);
const count = get(page, "[data-part=count]", HTMLElement);
const remark = get(page, "[data-part=remark]", HTMLElement);
const offer = get(page, "[data-part=meant]", HTMLElement);
const elsewhere = get(page, "[data-part=elsewhere]", HTMLElement);
const nothing = get(page, "[data-part=nothing]", HTMLElement);
const list = get(page, "[data-part=list]", HTMLOListElement);
const more = get(page, "[data-part=more]", HTMLButtonElement);
const narrowing = get(page, "[data-part=filters]", HTMLDetailsElement);
const clear = get(page, "[data-part=clear]", HTMLButtonElement);
const below = get(page, "[data-part=results]", HTMLElement);
const ways = get(page, "[data-part=ways]", HTMLElement);
const model = get(get(document, "#search-result", HTMLTemplateElement).content, "li", HTMLLIElement);
const sets = [...page.querySelectorAll("fieldset")];
const facets = sets.map((set) => set.dataset.facet ?? "");
const boxes = sets.flatMap((set) => [...set.querySelectorAll("input")]);
for (const box of boxes) box.autocomplete = "off"; // what is ticked stands in the address, not in the memory of Firefox
/** @type {[HTMLAnchorElement, string][]} */
const languageLinks = [...document.querySelectorAll(".languages a")].flatMap((link) =>
  link instanceof HTMLAnchorElement && link.pathname.endsWith("/search/") ? [[link, link.href]] : [],
);
const language = document.documentElement.lang;
const locale = language === "en" ? "en-GB" : `${language}-BE`;
const plural = new Intl.PluralRules(locale);
const number = new Intl.NumberFormat(locale);

/** @type {SearchIndex | undefined} */
let index; // once it is open
/** @type {Map<HTMLInputElement, Set<number>>} */
const holders = new Map(); // the box of a value -> the pages that have it
let turn = 0; // of searches, so that a late answer to an old question is dropped
/** @type {Answer} */
let answer = { units: [], results: [], worth: () => 0 };

const open = async () => {
  if (!index) {
    const opened = await fresh();
    index ??= opened;
    for (const box of boxes) holders.set(box, index.having(box.name, box.value));
  }
  return index;
};
const fresh = () => SearchIndex.open(new URL(`../search-index/${language}/`, import.meta.url).href, language);

/**
 * What is asked of the index. Where a piece of it is missing, the site may have been published anew since the index was
 * opened: it is opened anew, and asked once more.
 * @template T
 * @param {(index: SearchIndex) => Promise<T>} question
 */
const ask = async (question) => {
  const before = index;
  const opened = await open();
  try {
    return await question(opened);
  } catch (error) {
    if (index === opened) index = undefined;
    if (!before) throw error;
    return question(await open());
  }
};

const chosen = () => boxes.filter((box) => box.checked);

/**
 * The address of a question with the choices that are made.
 * @param {string} question
 */
const addressOf = (question) => {
  const asking = new URLSearchParams();
  if (question) asking.set("q", question);
  for (const box of chosen()) asking.append(box.name, box.value);
  const query = String(asking);
  return query && `?${query}`;
};

// The address holds the question, so that it can be shared; the links to other languages carry it along.
const keepAddress = () => {
  const query = addressOf(field.value.trim());
  history.replaceState(null, "", location.pathname + query);
  for (const [link, href] of languageLinks) link.href = href + query;
};

// After the button Back, WebKit brings field and boxes to their default once this script has filled them.
const readAddress = () => {
  const asking = new URLSearchParams(location.search);
  field.value = field.defaultValue = asking.get("q") ?? "";
  for (const box of boxes) box.checked = box.defaultChecked = asking.getAll(box.name).includes(box.value);
};

/**
 * The results that match the chosen values: any value of a facet, and every facet.
 * @param {Ranked[]} results
 * @param {string} [but] a facet that does not narrow
 */
const narrowed = (results, but) => {
  const groups = facets
    .filter((facet) => facet !== but)
    .map((facet) =>
      chosen()
        .filter((box) => box.name === facet)
        .map((box) => holders.get(box)),
    )
    .filter((values) => values.length);
  return results.filter(({ page: at }) => groups.every((values) => values.some((pages) => pages?.has(at))));
};

/**
 * The number of results that each value would give.
 * @param {Ranked[]} results
 */
const countValues = (results) => {
  for (const set of sets) {
    const left = narrowed(results, set.dataset.facet);
    const own = boxes.filter((box) => set.contains(box));
    const rows = own.map((box) => {
      const times = left.filter(({ page: at }) => holders.get(box)?.has(at)).length;
      const row = get(set, `label[data-value="${box.value}"]`, HTMLElement);
      get(row, "[data-part=number]", HTMLElement).textContent = number.format(times);
      row.hidden = !times && !box.checked;
      return row;
    });
    if (set.parentElement) set.parentElement.hidden = rows.every((row) => row.hidden);
  }
};

/**
 * @param {Shown} shown
 * @param {Answer["worth"]} worth of the words that were asked for
 */
const drawn = ({ url, title, kind, theme, status, date, text }, worth) => {
  const item = /** @type {HTMLLIElement} */ (model.cloneNode(true));
  const link = get(item, "a", HTMLAnchorElement);
  const named = boxes.find((box) => box.name === "kind" && box.value === kind)?.dataset.one;
  const dated = date && (page.dataset.dated ?? "").replace("{date}", date);
  if (theme) item.classList.add(`theme-${theme}`);
  link.href = new URL(`../${url}`, import.meta.url).href;
  link.textContent = title;
  get(item, "small", HTMLElement).textContent = [named, status, dated].filter(Boolean).join(" · ");
  get(item, "[data-part=passage]", HTMLElement).append(
    ...passage(text, worth).map(({ text: piece, marked }) => {
      if (!marked) return piece;
      const mark = document.createElement("mark");
      mark.textContent = piece;
      return mark;
    }),
  );
  return item;
};

/**
 * The next ten results, drawn.
 * @param {SearchIndex} opened
 * @param {Answer} given
 * @param {number} from how many are drawn already
 */
const itemsOf = async (opened, { results, worth }, from) => {
  const next = results.slice(from, from + SHOWN);
  const shown = await Promise.all(next.map(({ page: at }) => opened.page(at)));
  return shown.map((one) => drawn(one, worth));
};

/**
 * Adds drawn results to those that are shown.
 * @param {HTMLLIElement[]} items
 */
const add = (items) => {
  list.append(...items);
  more.hidden = list.children.length >= answer.results.length;
};

/**
 * A text of the page that names words.
 * @param {string | undefined} pattern
 * @param {string[]} words
 */
const naming = (pattern = "", words) => {
  const quoted = words.map((word) => (page.dataset.quoted ?? "").replace("{word}", word));
  return pattern.replace("{words}", quoted.join(", "));
};

/**
 * What has to be said about results that are not quite what was asked for.
 * @param {Answer} given
 */
const remarkOn = ({ units, results }) => {
  const missing = units.filter(({ state }) => state !== "held").map((unit) => stretch(field.value, unit));
  const spelt = new Map(
    [...list.querySelectorAll("mark")].map(({ textContent }) => [
      fold(textContent ?? "").toLowerCase(),
      textContent ?? "",
    ]),
  );
  const instead = units.flatMap((one) => one.instead).map((word) => spelt.get(word) ?? word);
  if (missing.length) {
    const shown = results.length && instead.length ? naming(page.dataset.instead, instead) : "";
    return [naming(page.dataset.absent, missing), shown].filter(Boolean).join(" ");
  }
  const most = Math.max(0, ...results.map(({ share }) => share));
  const enough = units.length > SHORT_QUESTION ? HALF : 0.999;
  return results.length && most < enough ? (page.dataset.closest ?? "") : "";
};

/**
 * Shows the question that was probably meant, or the way to the language whose pages have the words.
 * @param {Offer | undefined} offered
 * @param {string} question
 */
const suggest = (offered, question) => {
  if (offered?.language) {
    for (const link of elsewhere.querySelectorAll("a")) {
      link.hidden = link.hreflang !== offered.language;
      link.search = addressOf(question);
    }
    elsewhere.hidden = false;
  } else if (offered?.question) {
    const link = document.createElement("a");
    link.href = addressOf(offered.question);
    link.textContent = offered.question;
    const [before, after] = (page.dataset.meant ?? "").split("{words}");
    offer.replaceChildren(before, link, after);
    offer.hidden = false;
  }
};

/** @param {string} question */
const askedFor = (question) => (question ? naming(page.dataset.asked, [question]) : "");

/** @param {number} mine */
const show = async (mine) => {
  const question = field.value.trim();
  const [found, narrow, items, offering] = await ask(async (opened) => {
    const whole = await answerOf(opened, question);
    const part = { ...whole, results: narrowed(whole.results) };
    const meant = offerFor(opened, question, whole.units, (results) => narrowed(results).length);
    const quiet = meant.catch(console.error); // an offer that fails costs only itself
    const first = await itemsOf(opened, part, 0);
    await Promise.race([quiet, new Promise((done) => setTimeout(done, LATEST))]);
    return /** @type {const} */ ([whole, part, first, quiet]);
  });
  if (mine !== turn) return;
  answer = narrow;
  const { results } = answer;
  list.replaceChildren();
  add(items);
  countValues(found.results);
  const said = plural.select(results.length) === "one" ? page.dataset.foundOne : page.dataset.foundOther;
  asked.textContent = askedFor(question);
  count.textContent = (said ?? "").replace("{count}", number.format(results.length));
  remark.textContent = remarkOn(answer);
  nothing.hidden = results.length > 0;
  narrowing.hidden = !results.length && clear.hidden;
  offering.then((offered) => mine === turn && suggest(offered ?? undefined, question));
};

const search = async () => {
  const mine = (turn += 1);
  keepAddress();
  clear.hidden = !chosen().length;
  for (const part of [offer, elsewhere]) part.hidden = true;
  if (!field.value.trim() && clear.hidden) {
    body.hidden = true;
    count.textContent = "";
    page.dataset.turn = String(mine);
    return;
  }
  const said = askedFor(field.value.trim());
  // What an answer will move is out of sight until it stands. Choices among the results of one question move little, and
  // who makes them keeps the focus.
  const moving = said === asked.textContent ? [ways] : [ways, narrowing, below];
  const still = setTimeout(() => {
    for (const part of moving) part.toggleAttribute("data-waiting", true);
  }, STILL);
  const late = setTimeout(() => {
    body.hidden = false;
    count.textContent = page.dataset.wait ?? "";
    if (said !== asked.textContent) remark.textContent = "";
    asked.textContent = said;
  }, PATIENCE);
  try {
    await show(mine);
  } catch (error) {
    console.error(error);
    if (mine === turn) fail();
  } finally {
    clearTimeout(still);
    clearTimeout(late);
    if (mine === turn) {
      for (const part of [ways, narrowing, below]) part.removeAttribute("data-waiting");
      body.hidden = false;
      page.dataset.turn = String(mine); // for whoever waits for an answer
    }
  }
};

const fail = () => {
  count.textContent = page.dataset.failed ?? "";
  remark.textContent = asked.textContent = "";
  list.replaceChildren();
  for (const part of [more, nothing, narrowing]) part.hidden = true;
};

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @param {number} delay */
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
  const mine = turn;
  const before = index;
  try {
    const items = await itemsOf(await open(), answer, list.children.length);
    if (mine !== turn) return;
    add(items);
    if (items[0]) get(items[0], "a", HTMLAnchorElement).focus();
  } catch (error) {
    console.error(error);
    const now = await fresh().catch(console.error);
    if (mine !== turn) return;
    if (now && now.content.pages !== before?.content.pages) {
      index = undefined; // the site has been published since, and its pages have other numbers
      searchSoon(0);
    } else remark.textContent = page.dataset.failed ?? ""; // what is shown stays; the button asks again
  }
});
// A failure is mended as soon as the network is back.
addEventListener("online", () => {
  if (count.textContent === page.dataset.failed) searchSoon(0);
});
addEventListener("pageshow", (event) => {
  if (event.persisted) searchSoon(0); // from the browser's memory, with whatever stood there
});

narrowing.open = matchMedia("(min-width: 60em)").matches; // beside the results, where there is room
if (location.search) readAddress();
const begun = Boolean(location.search || field.value); // what was typed while this script came
ways.toggleAttribute("data-waiting", begun);
if (begun) await search();
page.dataset.ready = "";
