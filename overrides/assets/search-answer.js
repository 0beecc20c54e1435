// A question and an index -> its answer, and suggestions for words that no page has. Does not touch the page.

import { ALIKE, LONGER, divided, formsOf, nearest } from "./search-forms.js";
import { listsOf, titlesIn, unitsOf } from "./search-query.js";
import { leading, ranked } from "./search-rank.js";
import { asTyped, chunks, fold, isAbbreviation } from "./search-text.js";

/**
 * @import { Lexicon } from "./search-forms.js"
 * @import { SearchIndex } from "./search-index.js"
 * @import { Ranked } from "./search-rank.js"
 * @import { Unit } from "./search-query.js"
 *
 * @typedef {{ units: Unit[], results: Ranked[], worth: (word: string) => number }} Answer
 * What a question was taken for, the pages found, and how much a word of a text is worth that was asked for.
 *
 * @typedef {{ language: string, question?: undefined } | { question: string, language?: undefined }} Offer
 * The language whose pages hold the words, or the question that was likely meant.
 */

const SHORTEST_MISTYPED = 4; // letters
const SHORTEST_IN_SENTENCE = 7; // the same in a question of many parts, of which a short word is rather another than a slip
const SENTENCE = 3; // parts
const LONGEST_ABBREVIATION = 5; // letters; what is longer may be a word in capitals
const HYPHENS = /[-\u2010-\u2015\u2212\uff0d]/g;

/**
 * @param {SearchIndex} index
 * @param {string} question
 * @returns {Promise<Answer>}
 */
export const answerOf = async (index, question) => {
  const { words } = index.words;
  const units = unitsOf(question, index.words, index.vocabulary);
  const results = question
    ? leading(
        ranked(units, await index.postings(listsOf(units)), index.pages),
        index.called(titlesIn(question, index.vocabulary.small)),
      )
    : index.pages.ranks.map((_, at) => ({ page: at, score: 0, share: 1 }));
  // No page holds both parts of a word, as with `fish-lorry`: then each may stand alone.
  const apart = question.replace(HYPHENS, " ");
  if (!results.length && apart !== question) return answerOf(index, apart);
  const worths = units.flatMap(({ ways }) =>
    ways.flatMap((way) =>
      way.words.flat().map(({ number: at, likeness }) => /** @type {const} */ ([words[at], way.worth * likeness])),
    ),
  );
  const values = new Map(worths.sort(([, one], [, other]) => one - other));
  return { units, results, worth: (word) => values.get(word) ?? values.get(word.toLowerCase()) ?? 0 };
};

/**
 * What to offer where no page holds some words of a question.
 * @param {SearchIndex} index
 * @param {string} question
 * @param {Unit[]} units its parts
 * @param {(results: Ranked[]) => number} left how many of some results the filters leave
 * @returns {Promise<Offer | undefined>}
 */
export const offerFor = async (index, question, units, left) => {
  const unknown = units.filter(({ text }) => text.length >= SHORTEST_MISTYPED && !/\d/.test(text));
  const absent = unknown.filter(({ state }) => state === "absent").map(({ text }) => text);
  // `belasting` is Dutch, though French pages have `Belastingdienst`.
  const begun = unknown.filter(({ state, ways }) => state === "near" && isBegun(ways)).map(({ text }) => text);
  const small = chunks(question).filter((word) => index.vocabulary.small.has(word.toLowerCase())).length;
  if (!absent.length && !begun.length) return undefined;
  const held = units.filter(({ state }) => state === "held").length;
  const isOurs = held + small > (units.length + small) / 2;
  const others = isOurs ? [] : await index.abroad();
  const language = spoken(units, [...absent, ...begun], others, 1);
  if (language) return { language };
  if (!absent.length) return undefined;
  const slips = units.length > SENTENCE ? absent.filter(({ length }) => length >= SHORTEST_IN_SENTENCE) : absent;
  const better = await mended(index, question.replace(/[\s?!.…]+$/, ""), slips);
  if (better) {
    const meant = await answerOf(index, better);
    if (meant.units.some(({ state }) => state !== "absent") && left(meant.results)) return { question: better };
  }
  // An ending may be a slip of one language and a form of another, so `telescoppe` is first read as `télescope`.
  const alike = spoken(units, absent, others, ALIKE);
  return alike ? { language: alike } : undefined;
};

/**
 * Whether only longer words that begin with a word stand in for it.
 * @param {Unit["ways"]} ways
 */
const isBegun = (ways) => ways.every(({ words }) => words.flat().every(({ likeness }) => likeness <= LONGER));

/**
 * A question with the words that were likely meant in the place of those that no page has.
 * @param {SearchIndex} index
 * @param {string} question
 * @param {string[]} absent
 */
const mended = async (index, question, absent) => {
  const { titles, texts } = await index.spellings();
  let better = question;
  for (const word of absent) {
    // An abbreviation is no slip for a word: `CITES` is no `sites`.
    const isShort = isAbbreviation(word) && word.length <= LONGEST_ABBREVIATION;
    const near = nearest(word.toLowerCase(), isShort ? titles.filter(([, one]) => isAbbreviation(one)) : titles);
    const other = near ?? (isShort ? undefined : await spelt(index, nearest(word.toLowerCase(), texts)));
    if (other) better = better.replace(asTyped(question, word), other);
  }
  return fold(better).toLowerCase() === fold(question).toLowerCase() ? undefined : better;
};

/**
 * A word of texts, which the index knows without its accents, as a page that holds it has it.
 * @param {SearchIndex} index
 * @param {string | undefined} word
 */
const spelt = async (index, word) => {
  if (!word) return undefined;
  const number = index.words.numbers.get(word) ?? 0;
  const [[page]] = (await index.postings([number])).get(number) ?? [];
  const { title, text } = await index.page(page);
  return asTyped(`${title}\n${text}`.toLowerCase(), word);
};

/**
 * The other language that has the absent words and most of the others.
 * @param {Unit[]} units
 * @param {string[]} absent
 * @param {Lexicon[]} others
 * @param {number} least how like a word of the language must be
 */
const spoken = (units, absent, others, least) => {
  const having = others.filter((words) => absent.every((word) => isKnown(words, word, least)));
  /** @param {Lexicon} words */
  const known = (words) => units.filter(({ text }) => isKnown(words, text, ALIKE)).length;
  // A word that two languages have is of the one that has more forms of it: the other one quotes it.
  /** @param {Lexicon} words */
  const forms = (words) => absent.flatMap((word) => inflected(words, word)).length;
  return having.sort((one, other) => known(other) - known(one) || forms(other) - forms(one))[0]?.language;
};

/**
 * @param {Lexicon} words
 * @param {string} word
 */
const inflected = (words, word) => formsOf(words, word.toLowerCase()).forms.filter(({ likeness }) => likeness >= ALIKE);

/**
 * Whether a language has a form of a word.
 * @param {Lexicon} words
 * @param {string} word
 * @param {number} least how like it must be
 */
const isKnown = (words, word, least) =>
  formsOf(words, word.toLowerCase()).forms.some(({ likeness }) => likeness >= least) ||
  (least < 1 && words.language === "nl" && divided(words, word.toLowerCase(), new Set()).length > 1);
