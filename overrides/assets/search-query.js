// A question -> the words to look up. Needs no page and no index.

import { ALIKE, divided, formsOf, hasForm, sharesStem } from "./search-forms.js";
import { chunks, codeOf, isAbbreviation, parts } from "./search-text.js";

/**
 * @import { Form, Lexicon } from "./search-forms.js"
 *
 * @typedef {{ worth: number, words: Form[][] }} Way
 * One way to match a part of a question: a page must have a form of every word.
 *
 * @typedef {{ text: string, at: number }} Typed
 * A word of a question, and its place among all of them.
 *
 * @typedef {{ text: string, at: number, length: number, ways: Way[], state: "held" | "near" | "absent", instead: string[] }} Unit
 * A part of a question as it was typed. `at` is its place among all words, `length` how many it
 * spans. `held`: pages hold a form of it; `near`: they hold other words, `instead`; `absent`: none, or a part of it.
 *
 * @typedef {{ small: Set<string>, synonyms: string[][][], everyday: Set<string>, written: Set<string> }} Vocabulary
 * `small` words say nothing; `synonyms` are groups of words and phrases, each as its telling words, that mean the same;
 * `everyday` are those of them that are one word; `written` is every word of them, some with a hyphen.
 */

const SYNONYM = 0.75;
const OTHER_CASE = 0.6;
const DIVIDED = 0.6;
const PART = 0.4; // of a compound of which a page holds one part
const HYPHENED = 0.9;
const LONGEST_ABBREVIATION = 5; // letters; what is longer may be a word in capitals
const MOST_INSTEAD = 4;
const MOST_AROUND = 2; // telling words that may stand around a title

/**
 * @param {string[]} smallWords
 * @param {string[][]} groups words and phrases that mean the same
 * @returns {Vocabulary}
 */
export const vocabularyOf = (smallWords, groups) => {
  const small = new Set(smallWords);
  const synonyms = groups.map((group) => group.map((text) => contentOf(text, small)));
  const everyday = synonyms.flat().flatMap((words) => (words.length === 1 ? words : []));
  return { small, synonyms, everyday: new Set(everyday), written: new Set(synonyms.flat(2)) };
};

/**
 * The parts of a question, each with the ways to meet it.
 * @param {string} question
 * @param {Lexicon} words
 * @param {Vocabulary} vocabulary
 * @returns {Unit[]}
 */
export const unitsOf = (question, words, vocabulary) => {
  const asked = numbered(
    chunks(question).map((text, at) => ({ text, at })),
    words,
  );
  const typed = joined(telling(apartIfUnknown(asked, words, vocabulary), words, vocabulary.small), words);
  /** @type {Unit[]} */
  const units = [];
  for (let at = 0; at < typed.length; ) {
    const phrase = phraseAt(typed, at, vocabulary);
    const own = typed.slice(at, at + (phrase?.length ?? 1));
    const text = own.map((word) => word.text).join(" ");
    const [first, last] = [own[0].at, own[own.length - 1].at];
    units.push({ ...unit(text, words, vocabulary, phrase), at: first, length: last - first + 1 });
    at += own.length;
  }
  return units.filter(({ text }, place) => units.findIndex((other) => other.text === text) === place);
};

/**
 * The parts of a number in one piece, where the index has it so: those of a form (`BL 1`), or the year and number of a
 * decision (`2022/3`).
 * @param {Typed[]} typed
 * @param {Lexicon} words
 */
const numbered = (typed, words) =>
  typed.flatMap(({ text, at }, place) => {
    const whole = numberOf(text, typed[place + 1]?.text ?? "", words);
    if (whole) return [{ text: whole, at }];
    return numberOf(typed[place - 1]?.text ?? "", text, words) ? [] : [{ text, at }];
  });

/**
 * @param {string} first
 * @param {string} second
 * @param {Lexicon} words
 */
const numberOf = (first, second, words) => {
  if (!/^\d{1,3}$/.test(second)) return undefined;
  const start = /^[a-z]{1,2}$/i.test(first) ? first : /^(?:19|20)\d\d$/.test(first) && `m${first}`;
  return start && words.numbers.has((start + second).toLowerCase()) ? start + second : undefined;
};

/**
 * Words with a hyphen, in their parts where these stand neither in the index nor so in a synonym.
 * @param {Typed[]} typed
 * @param {Lexicon} words
 * @param {Vocabulary} vocabulary
 */
const apartIfUnknown = (typed, words, { small, written }) =>
  typed.flatMap(({ text, at }) => {
    const pieces = parts(text).map((piece) => piece.toLowerCase());
    if (pieces.length < 2) return [{ text, at }];
    const spellings = [[pieces.join("")], pieces.filter((piece) => !small.has(piece))];
    const known =
      spellings[1].length && spellings.some((one) => one.every((word) => formsOf(words, word).forms.length));
    return known || written.has(text.toLowerCase())
      ? [{ text, at }]
      : parts(text).map((piece) => ({ text: piece, at }));
  });

/**
 * The words of a question that say what it is about; an abbreviation is no small word (`IT`, `WHO`).
 * @param {Typed[]} typed
 * @param {Lexicon} words
 * @param {Set<string>} small
 */
const telling = (typed, words, small) => {
  const shouted = typed.length > 1 && typed.every(({ text }) => text === text.toUpperCase());
  return typed
    .map(({ text, at }) => ({ text: isAbbreviation(text) && !shouted ? text : text.toLowerCase(), at }))
    .filter(({ text }) => !small.has(text.toLowerCase()) || (text !== text.toLowerCase() && words.numbers.has(text)));
};

/**
 * Two words that stand apart and are one word of the index become it; where both stand in it as well, they are read as
 * with a hyphen: `fire works`.
 * @param {Typed[]} typed
 * @param {Lexicon} words
 */
const joined = (typed, words) => {
  /** @type {Typed[]} */
  const found = [];
  for (const word of typed) {
    const before = found[found.length - 1];
    const both = `${before?.text ?? ""}${word.text}`.toLowerCase();
    const known = before && [before, word].every(({ text }) => words.numbers.has(text.toLowerCase()));
    if (before && !known && hasForm(words, both)) found[found.length - 1] = { text: both, at: before.at };
    else if (known && isSplit(before, word, both, words)) {
      found[found.length - 1] = { text: `${before.text}-${word.text}`, at: before.at };
    } else found.push(word);
  }
  return found;
};

/**
 * Whether two words of the index that follow each other are also one word of it.
 * @param {Typed} before
 * @param {Typed} word
 * @param {string} both
 * @param {Lexicon} words
 */
const isSplit = (before, word, both, words) =>
  word.at === before.at + 1 && /^[a-z]+$/.test(before.text + word.text) && hasForm(words, both);

/**
 * The longest phrase of several words that begins at a word and has synonyms.
 * @param {Typed[]} typed
 * @param {number} at
 * @param {Vocabulary} vocabulary
 */
const phraseAt = (typed, at, { synonyms }) => {
  /** @type {string[]} */
  let found = [];
  for (const phrase of synonyms.flat()) {
    const fits = phrase.every((word, place) => typed[at + place]?.text.toLowerCase() === word);
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
 * @returns {Omit<Unit, "at" | "length">}
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
  const near = own.length || others.length ? [...own, ...others] : apart(text, words, vocabulary);
  const likest = near.flatMap((way) => way.words.flat()).sort((one, other) => other.likeness - one.likeness);
  // Compounds are named only where there is nothing better: `autorité` looks like one of `auto`.
  const named = likest.filter(({ likeness }, _, [best]) => likeness >= Math.min(ALIKE, best.likeness));
  const instead = [...new Set(named.map(({ number }) => words.words[number]))];
  // One part of a word may be chance: another word is then still offered.
  const isSure = near.some(({ worth }) => worth > PART);
  return { text, ways: near, state: isSure ? "near" : "absent", instead: instead.slice(0, MOST_INSTEAD) };
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
 * The synonyms of a word or phrase. A synonym may be typed in any of its forms, so forms are compared.
 * @param {string} text
 * @param {Lexicon} words
 * @param {Vocabulary} vocabulary
 */
const synonymsOf = (text, words, { synonyms }) =>
  synonyms
    .filter((group) => group.some((one) => isSame(one.join(" "), text, words)))
    .flat()
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
 * Alternatives for a word that is not in the index: its parts, or longer words that begin with it; for an abbreviation
 * none, since `CERT` is no beginning of `certain`.
 * @param {string} text as it was typed
 * @param {Lexicon} words
 * @param {Vocabulary} vocabulary
 * @returns {Way[]}
 */
const apart = (text, words, vocabulary) => {
  if (isAbbreviation(text) && text.length <= LONGEST_ABBREVIATION) return [];
  const word = text.toLowerCase();
  const { everyday } = vocabulary;
  const found = words.language === "nl" ? divided(words, word, everyday) : [];
  if (found.length) {
    // A part that people search for says more than one that many compounds have: `visumaanvraag`.
    const sought = found.filter((part) => [...everyday].some((one) => sharesStem(one, part, words.language)));
    const each = (sought.length ? sought : found).flatMap((part) => unit(part, words, vocabulary).ways);
    const both = found.map((part) => formsOf(words, part).forms.filter(({ likeness }) => likeness > ALIKE));
    return [
      ...(both.length > 1 && both.every((forms) => forms.length) ? [{ worth: DIVIDED, words: both }] : []),
      ...each.map((way) => ({ ...way, worth: way.worth * PART })),
    ];
  }
  const { longer } = formsOf(words, word);
  return longer.length ? [{ worth: 1, words: [longer] }] : [];
};

/**
 * The lists of pages that a question is looked up in.
 * @param {Unit[]} units
 */
export const listsOf = (units) => [
  ...new Set(units.flatMap(({ ways }) => ways.flatMap((way) => way.words.flat().map(({ list }) => list)))),
];

/**
 * The titles that a question may be: itself, a part of it beside small words, or beside a word or two that tell
 * something, no more than the title has.
 * @param {string} question
 * @param {Set<string>} small
 * @returns {Set<string>} their codes
 */
export const titlesIn = (question, small) => {
  const words = chunks(question);
  const telling = words.map((word) => parts(word).filter((part) => !small.has(part.toLowerCase())).length);
  /** @param {number[]} counts */
  const sum = (counts) => counts.reduce((all, count) => all + count, 0);
  const total = sum(telling);
  const found = new Set([codeOf(words)]);
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= words.length; to += 1) {
      const inside = sum(telling.slice(from, to));
      const around = total - inside;
      if (inside && (!around || (around <= MOST_AROUND && around <= inside))) found.add(codeOf(words.slice(from, to)));
    }
  }
  return found;
};
