// A question -> what is looked up for it, and the pages that answer it, best first. Knows no page and no index.

import { divided, formsOf, sharesStem } from "./search-forms.js";
import { chunks, isAbbreviation, parts } from "./search-text.js";

/**
 * @import { Form, Lexicon } from "./search-forms.js"
 *
 * @typedef {{ worth: number, words: Form[][] }} Way
 * One way to meet a part of a question: a page has to hold a form of every word.
 *
 * @typedef {{ text: string, ways: Way[], state: "held" | "near" | "absent", instead: string[] }} Unit
 * A part of a question as it was typed. `held`: pages hold a form of it; `near`: they hold other words, `instead`.
 *
 * @typedef {{ small: Set<string>, synonyms: string[][] }} Vocabulary
 *
 * @typedef {{ worth: number, titled: number, isName: number, inName: boolean }} Hit
 * How a page holds a part of a question: how many words of its title that is, how much of a name it is, and whether it stands in one.
 *
 * @typedef {{ page: number, score: number, share: number }} Ranked
 * A page, and how much of the question it holds.
 *
 * @typedef {{ count: number, lengths: number[], ranks: number[] }} Pages
 * How many pages there are, the words of each title, and what each page is worth beside another.
 */

const SYNONYM = 0.75;
const OTHER_CASE = 0.6;
const DIVIDED = 0.6;
const HYPHENED = 0.9;
const NAMED = 1.6; // how many times better the page is that has the question as its name
const WHOLE_TITLE = 0.7;
const LONG_NAME = 0.5;
const NAMES = [0, 0, 0.5, 1]; // what a name is worth: none, a part, a word, an abbreviation or number
const WHOLE = 0.999;
const CLOSE = 0.1; // of the best, below which nothing is close
const MOST_INSTEAD = 4;
const ALIKE = 0.8; // from this on a form is the word itself or an inflection of it

const NO_HIT = { worth: 0, titled: 0, isName: 0, inName: false };

/**
 * The parts of a question, each with the ways to meet it.
 * @param {string} question
 * @param {Lexicon} words
 * @param {Vocabulary} vocabulary
 * @returns {Unit[]}
 */
export const unitsOf = (question, words, vocabulary) => {
  const typed = joined(
    telling(apartIfUnknown(chunks(question), words, vocabulary.small), words, vocabulary.small),
    words,
  );
  /** @type {Unit[]} */
  const units = [];
  for (let at = 0; at < typed.length;) {
    const phrase = phraseAt(typed, at, vocabulary);
    units.push(unit(typed.slice(at, at + (phrase?.length ?? 1)).join(" "), words, vocabulary, phrase));
    at += phrase ? phrase.length : 1;
  }
  return units.filter(({ text }, place) => units.findIndex((other) => other.text === text) === place);
};

/**
 * Words with a hyphen, in their parts where not all of these stand in the index.
 * @param {string[]} typed
 * @param {Lexicon} words
 * @param {Set<string>} small
 */
const apartIfUnknown = (typed, words, small) =>
  typed.flatMap((chunk) => {
    const pieces = parts(chunk).map((piece) => piece.toLowerCase());
    if (pieces.length < 2) return [chunk];
    const spellings = [[pieces.join("")], pieces.filter((piece) => !small.has(piece))];
    const known =
      spellings[1].length && spellings.some((one) => one.every((word) => formsOf(words, word).forms.length));
    return known ? [chunk] : parts(chunk);
  });

/**
 * The words of a question that say what it is about; an abbreviation is no small word (`IT`, `WHO`).
 * @param {string[]} typed
 * @param {Lexicon} words
 * @param {Set<string>} small
 */
const telling = (typed, words, small) => {
  const shouted = typed.length > 1 && typed.every((word) => word === word.toUpperCase());
  return typed
    .map((word) => (isAbbreviation(word) && !shouted ? word : word.toLowerCase()))
    .filter((word) => !small.has(word.toLowerCase()) || (word !== word.toLowerCase() && words.numbers.has(word)));
};

/**
 * Two words that stand apart and are one word of the index become it, where one of them stands nowhere.
 * @param {string[]} typed
 * @param {Lexicon} words
 */
const joined = (typed, words) => {
  /** @type {string[]} */
  const found = [];
  for (const word of typed) {
    const before = found[found.length - 1];
    const both = `${before ?? ""}${word}`.toLowerCase();
    const known = before !== undefined && [before, word].every((one) => words.numbers.has(one.toLowerCase()));
    if (before !== undefined && !known && words.numbers.has(both)) found[found.length - 1] = both;
    else found.push(word);
  }
  return found;
};

/**
 * The longest phrase of several words that begins at a word and has synonyms.
 * @param {string[]} typed
 * @param {number} at
 * @param {Vocabulary} vocabulary
 */
const phraseAt = (typed, at, { synonyms, small }) => {
  /** @type {string[]} */
  let found = [];
  for (const text of synonyms.flat()) {
    const phrase = contentOf(text, small);
    const fits = phrase.every((word, place) => typed[at + place]?.toLowerCase() === word);
    if (phrase.length > Math.max(1, found.length) && fits) found = phrase;
  }
  return found.length ? found : undefined;
};

/**
 * The words of a text that count.
 * @param {string} text
 * @param {Set<string>} small
 */
const contentOf = (text, small) =>
  chunks(text)
    .map((word) => word.toLowerCase())
    .filter((word) => !small.has(word));

/**
 * @param {string} text what was typed
 * @param {Lexicon} words
 * @param {Vocabulary} vocabulary
 * @param {string[]} [phrase] its words, where they are several
 * @returns {Unit}
 */
const unit = (text, words, vocabulary, phrase) => {
  const plain = text.toLowerCase();
  const found = phrase ? [] : formsOf(words, text).forms;
  const own = phrase
    ? waysOf([{ worth: 1, words: phrase.flatMap((word) => parts(word)) }], words)
    : waysOf(spellingsOf(text, plain, found.length > 0, vocabulary.small), words);
  const others = waysOf(synonymsOf(phrase ? phrase.join(" ") : plain, words, vocabulary), words);
  const itself = own.filter((way) => way.words.every((forms) => forms.some(({ likeness }) => likeness >= ALIKE)));
  if (itself.length) return { text, ways: [...own, ...others], state: "held", instead: [] };
  const near = own.length || others.length ? [...own, ...others] : apart(plain, words);
  const instead = [...new Set(near.flatMap((way) => way.words.flat()).map(({ number }) => words.words[number]))];
  return { text, ways: near, state: near.length ? "near" : "absent", instead: instead.slice(0, MOST_INSTEAD) };
};

/**
 * The ways to write what was typed: as an abbreviation and without its capitals, in one piece and in parts.
 * @param {string} text
 * @param {string} plain
 * @param {boolean} known whether it stands in the index with its capitals
 * @param {Set<string>} small
 * @returns {{ worth: number, words: string[] }[]}
 */
const spellingsOf = (text, plain, known, small) => {
  const pieces = parts(plain);
  if (pieces.length > 1) {
    return [
      { worth: 1, words: [pieces.join("")] },
      { worth: HYPHENED, words: pieces.filter((piece) => !small.has(piece)) },
    ];
  }
  if (text === plain || !known) return [{ worth: 1, words: [plain] }];
  return [
    { worth: 1, words: [text] },
    { worth: OTHER_CASE, words: [plain] },
  ];
};

/**
 * @param {{ worth: number, words: string[] }[]} spellings
 * @param {Lexicon} words
 * @returns {Way[]} those of which every word has a form
 */
const waysOf = (spellings, words) =>
  spellings
    .map(({ worth, words: typed }) => ({ worth, words: typed.map((word) => formsOf(words, word).forms) }))
    .filter(({ words: found }) => found.length && found.every((forms) => forms.length));

/**
 * What else the word or phrase is called. A synonym is written as one of its forms, so forms are compared.
 * @param {string} text
 * @param {Lexicon} words
 * @param {Vocabulary} vocabulary
 */
const synonymsOf = (text, words, { synonyms, small }) =>
  synonyms
    .filter((group) => group.some((one) => isSame(contentOf(one, small).join(" "), text, words)))
    .flatMap((group) => group.map((one) => contentOf(one, small)))
    .filter((other) => other.length && other.join(" ") !== text)
    .map((other) => ({ worth: SYNONYM, words: other.flatMap((word) => parts(word)) }));

/**
 * @param {string} one
 * @param {string} other
 * @param {Lexicon} words
 */
const isSame = (one, other, words) => {
  if (one === other) return true;
  if (/[ -]/.test(one + other)) return one.replace(/[ -]/g, "") === other.replace(/[ -]/g, "");
  return sharesStem(one, other, words.language);
};

/**
 * What comes near a word that stands nowhere: its two parts, or longer words that begin with it.
 * @param {string} word
 * @param {Lexicon} words
 * @returns {Way[]}
 */
const apart = (word, words) => {
  const two = words.language === "nl" ? divided(words, word) : undefined;
  if (two)
    return [
      {
        worth: DIVIDED,
        words: two.map((part) => formsOf(words, part).forms.filter(({ likeness }) => likeness > ALIKE)),
      },
    ];
  const { longer } = formsOf(words, word);
  return longer.length ? [{ worth: 1, words: [longer] }] : [];
};

/**
 * The numbers of all words that a question is looked up by.
 * @param {Unit[]} units
 */
export const numbersOf = (units) => [
  ...new Set(units.flatMap(({ ways }) => ways.flatMap((way) => way.words.flat().map(({ number }) => number)))),
];

/**
 * The pages that answer a question, best first: what holds all of it and what comes closest, ranked together.
 * @param {Unit[]} units
 * @param {Map<number, [number, number][]>} postings word -> pages and weights (see outputs/search_index.py)
 * @param {Pages} pages
 * @returns {Ranked[]}
 */
export const ranked = (units, postings, pages) => {
  const hits = units.filter(({ ways }) => ways.length).map((one) => meeting(one, postings));
  const weights = hits.map(({ size }) => Math.log(1 + (pages.count - size + 0.5) / (size + 0.5)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  /** @type {Map<number, { share: number, hit: Hit }[]>} */
  const found = new Map();
  hits.forEach((held, at) => {
    for (const [page, hit] of held) found.set(page, [...(found.get(page) ?? []), { share: weights[at] / total, hit }]);
  });
  const answers = [...found].map(([page, met]) => ({ page, ...judged(met, page, pages) }));
  answers.sort((a, b) => b.score - a.score || a.page - b.page);
  return answers.filter(({ score, share }) => share > WHOLE || score >= CLOSE * answers[0].score);
};

/**
 * What a page is worth that meets some parts of a question, each with its share in the question.
 * @param {{ share: number, hit: Hit }[]} met
 * @param {number} page
 * @param {Pages} pages
 */
const judged = (met, page, { lengths, ranks }) => {
  /** @param {(hit: Hit) => number} value */
  const sum = (value) => met.reduce((all, { share, hit }) => all + share * value(hit), 0);
  const share = sum(() => 1);
  const titled = met.reduce((all, { hit }) => all + hit.titled, 0);
  const part = Math.min(1, titled / (lengths[page] || 1));
  const title = part * sum((hit) => Math.min(1, hit.titled));
  const named = sum((hit) => hit.isName);
  const inName = met.filter(({ hit }) => hit.inName).length > 1 ? LONG_NAME * sum((hit) => Number(hit.inName)) : 0;
  // Who names a whole title and adds a word still means that page.
  const whole = part === 1 && met.filter((one) => one.hit.titled).length > 1 ? WHOLE_TITLE : 0;
  const name = 1 + NAMED * Math.max(Math.max(title, named, inName) * share, whole);
  const score = sum((hit) => hit.worth) * (0.3 + 0.7 * share * share) * name * ((ranks[page] + 1) / 10);
  return { share, score };
};

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
  for (const { number, likeness } of forms) {
    for (const [page, weight] of postings.get(number) ?? []) {
      const hit = {
        worth: (likeness * (weight >> 4)) / 31,
        titled: (likeness * ((weight >> 2) & 3)) / 2,
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
  isName: Math.max(one.isName, other.isName),
  inName: one.inName || other.inName,
});
