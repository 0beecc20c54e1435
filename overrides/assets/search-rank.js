// The parts of a question, and the pages that hold their words -> the pages that answer it, best first.

import { ALIKE } from "./search-forms.js";

/**
 * @import { Form } from "./search-forms.js"
 * @import { Unit } from "./search-query.js"
 *
 * @typedef {{ worth: number, titled: number, called: number, place: number, isName: number, inName: boolean }} Hit
 * How a page holds a part of a question: how many words of its title that is, how many in this very form, where they
 * stand in it, how much of a name it is, and whether it stands in one.
 *
 * @typedef {{ at: number, share: number, hit: Hit }} Met
 * A part of a question that a page holds: its place and its share in the question.
 *
 * @typedef {{ page: number, score: number, share: number }} Ranked
 * A page, and how much of the question it holds.
 *
 * @typedef {{ count: number, lengths: number[], ranks: number[] }} Pages
 * How many pages there are, the words of each title, and what each page is worth beside another.
 */

const NAMED = 1.6; // how many times better the page is that has the question as its name
const WHOLE_TITLE = 0.7;
const WHOLE_WORD = 0.5; // the same for a title of one word
const EXACT = 1.2; // how many times better the page is that is called as a short question is written
const FEW = 3;
const LONG_NAME = 0.9;
const NAMES = [0, 0, 0.65, 1.4]; // what a name is worth: none, a part, a word, an abbreviation or number
const IN_ORDER = 0.35; // for words that stand in the title in the order of the question
const TURNED = 0.7;
const LEAST = 0.4; // of its worth, for a page that holds next to nothing of the question
const LONG_TITLE = 0.2; // of a title, for a page of which one word is in the title
const WHOLE = 0.999;
const STEEP = 0.8;
const FIRST = 3;
const CLOSE = 0.1; // of the best, below which nothing is close

const NO_HIT = { worth: 0, titled: 0, called: 0, place: 0, isName: 0, inName: false };

/**
 * The pages that answer a question, best first: what holds all of it and what comes closest, ranked together.
 * @param {Unit[]} units
 * @param {Map<number, [number, number][]>} postings list -> pages and weights (see outputs/search_postings.py)
 * @param {Pages} pages
 * @returns {Ranked[]}
 */
export const ranked = (units, postings, pages) => {
  const hits = units.filter(({ ways }) => ways.length).map((one) => ({ at: one.at, held: meeting(one, postings) }));
  // The rarer a part is, the more of the question it is (as in BM25, less steeply: a rare verb says little).
  const weights = hits.map(({ held: { size } }) => Math.log(1 + (pages.count - size + 0.5) / (size + 0.5)) ** STEEP);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  /** @type {Map<number, Met[]>} */
  const found = new Map();
  hits.forEach(({ at, held }, part) => {
    for (const [page, hit] of held) {
      found.set(page, [...(found.get(page) ?? []), { at, share: weights[part] / total, hit }]);
    }
  });
  const answers = [...found].map(([page, met]) => ({ page, ...judged(met, hits.length, page, pages) }));
  answers.sort((a, b) => b.score - a.score || a.page - b.page);
  return answers.filter(({ score, share }) => share > WHOLE || score >= CLOSE * answers[0].score);
};

/**
 * The same with the pages among the first three that are called as the question is; where more are, with these first.
 * @param {Ranked[]} answers
 * @param {Set<number>} called
 * @returns {Ranked[]}
 */
export const leading = (answers, called) => {
  const known = new Set(answers.map(({ page }) => page));
  const worth = answers.length ? answers[0].score : 1;
  const unknown = [...called].filter((page) => !known.has(page)).map((page) => ({ page, score: worth, share: 1 }));
  const all = [...answers, ...unknown];
  const others = all.filter(({ page }) => !called.has(page)).slice(0, Math.max(0, FIRST - called.size));
  const first = new Set([...called, ...others.map(({ page }) => page)]);
  return [...all.filter(({ page }) => first.has(page)), ...all.filter(({ page }) => !first.has(page))];
};

/**
 * The score of a page that matches some parts of a question.
 * @param {Met[]} met
 * @param {number} asked how many parts the question has
 * @param {number} page
 * @param {Pages} pages
 */
const judged = (met, asked, page, { lengths, ranks }) => {
  /** @param {(hit: Hit) => number} value */
  const sum = (value) => met.reduce((all, { share, hit }) => all + share * value(hit), 0);
  const share = sum(() => 1);
  const titled = met.reduce((all, { hit }) => all + hit.titled, 0);
  const part = Math.min(1, titled / (lengths[page] || 1));
  const title = (LONG_TITLE + (1 - LONG_TITLE) * part) * sum((hit) => Math.min(1, hit.titled));
  const named = sum((hit) => hit.isName);
  const inName = met.filter(({ hit }) => hit.inName).length > 1 ? LONG_NAME * sum((hit) => Number(hit.inName)) : 0;
  // Who names a whole title and adds a word still means that page.
  const whole = part < 1 ? 0 : met.filter(({ hit }) => hit.titled).length > 1 ? WHOLE_TITLE : WHOLE_WORD;
  const name = 1 + NAMED * Math.max(Math.max(title, named, inName) * Math.sqrt(share), whole);
  const called = met.length === asked && asked <= FEW && met.every(({ hit }) => hit.called);
  const exact = called && met.reduce((all, { hit }) => all + hit.called, 0) >= lengths[page] ? EXACT : 1;
  const order = 1 + (IN_ORDER * inOrder(met)) / Math.max(2, asked - 1);
  const score =
    sum((hit) => hit.worth) * (LEAST + (1 - LEAST) * share * share) * name * exact * order * ((ranks[page] + 1) / 10);
  return { share, score };
};

/**
 * How many words of the question stand side by side in the title as well; less the other way round, and less where other
 * words came between them. So who lives in A and works in B finds that page before the one of B and A.
 * @param {Met[]} met
 */
const inOrder = (met) =>
  met.slice(1).reduce((sum, { at, hit: { place } }, before) => {
    const other = met[before];
    const step = other.hit.place && place ? place - other.hit.place : 0;
    return sum + ({ 1: 1, [-1]: TURNED }[step] ?? 0) / Math.max(1, at - other.at);
  }, 0);

/**
 * The pages that hold one part of a question, and how well.
 * @param {Unit} unit
 * @param {Map<number, [number, number][]>} postings
 */
const meeting = ({ ways }, postings) => {
  /** @type {Map<number, Hit>} */
  const best = new Map();
  for (const { worth, words } of ways) {
    const [first, ...others] = words.map((forms) => holding(forms, postings));
    for (const [page, hit] of first) {
      const rest = others.flatMap((held) => held.get(page) ?? []);
      if (rest.length < others.length) continue;
      best.set(page, better(best.get(page) ?? NO_HIT, together([hit, ...rest], worth)));
    }
  }
  return best;
};

/**
 * The pages that hold one word in any of its forms.
 * @param {Form[]} forms
 * @param {Map<number, [number, number][]>} postings
 */
const holding = (forms, postings) => {
  /** @type {Map<number, Hit>} */
  const pages = new Map();
  const lists = new Map(forms.map(({ list, likeness }) => [list, likeness]));
  for (const [list, likeness] of lists) {
    for (const [page, weight] of postings.get(list) ?? []) {
      const hit = {
        worth: (likeness * ((weight >> 4) & 31)) / 31,
        titled: (likeness * ((weight >> 2) & 3)) / 2,
        called: Number(likeness === 1 && ((weight >> 2) & 3) === 2),
        place: weight >> 9,
        isName: likeness === 1 ? NAMES[weight & 3] : 0,
        inName: likeness >= ALIKE && (weight & 3) > 0,
      };
      pages.set(page, better(pages.get(page) ?? NO_HIT, hit));
    }
  }
  return pages;
};

/**
 * @param {Hit[]} hits of all words of one way
 * @param {number} worth of the way
 * @returns {Hit}
 */
const together = (hits, worth) => ({
  worth: worth * Math.min(...hits.map((hit) => hit.worth)),
  titled: hits.every(({ titled }) => titled) ? worth * hits.reduce((sum, { titled }) => sum + titled, 0) : 0,
  called: worth >= ALIKE && hits.every(({ called }) => called) ? hits.length : 0,
  place: Math.max(...hits.map((hit) => hit.place)),
  isName: worth === 1 && hits.length === 1 ? hits[0].isName : 0,
  inName: hits.every(({ inName }) => inName),
});

/**
 * @param {Hit} one
 * @param {Hit} other
 * @returns {Hit}
 */
const better = (one, other) => ({
  worth: Math.max(one.worth, other.worth),
  titled: Math.max(one.titled, other.titled),
  called: Math.max(one.called, other.called),
  place: one.titled < other.titled ? other.place : one.place,
  isName: Math.max(one.isName, other.isName),
  inName: one.inName || other.inName,
});
