// Text normalisation for search: without capitals, accents and signs. Needs no page and no index.
// hooks/portal/folding.py and search_text.py read texts in the same way when the index is made.

const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const APOSTROPHES = /[\u02b9\u02bb\u02bc\u02bd\u02bf\u02c8\ua78c]/g;
const ACCENTS = /[\u0300-\u036f]/g;
/** @type {Record<string, string>} */
const LETTERS = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  Œ: "OE",
  Æ: "AE",
  Ø: "O",
  Ł: "L",
  Đ: "D",
  Ð: "D",
  Þ: "TH",
};
const NUMBER = /\bm\s*[(/-]?\s*(\d{4})\s*\)?\s*[/-]?\s*(\d{1,3})\b/gi;
const DOTTED = /\b(?:\p{L}\.){2,}(?:\p{L}\b)?/gu;
const CHUNK = /[\p{L}\p{N}]+(?:[-\u2010-\u2015\u2212\uff0d][\p{L}\p{N}]+)*/gu;
const WORD = /[\p{L}\p{N}]+/gu;
// What is marked in a passage: a number of a decision, or a word with its accents and hyphens.
const MARKED =
  /\bM\s?\(\d{4}\)\s?\d{1,3}\b|[\p{L}\p{N}\p{M}\u00ad\u200b]+(?:[-\u2010-\u2015][\p{L}\p{N}\p{M}\u00ad\u200b]+)*/gu;
const BETWEEN_SENTENCES = /([.!?…][»’”")\]]*)\s+(?=[\p{Lu}«‘“"(\d])/gu;
const LENGTH = 230; // letters of a passage

/**
 * A text without accents, ligatures and invisible characters; capitals stay.
 * @param {string} text
 */
export const fold = (text) =>
  text
    .replace(UNSEEN, "")
    .replace(APOSTROPHES, "'")
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .replace(/[œæßøłđðþıŒÆØŁĐÐÞ]/g, (letter) => LETTERS[letter]);

/**
 * The words of a text, with their capitals; those with a hyphen in one piece.
 * @param {string} text
 * @returns {string[]}
 */
export const chunks = (text) =>
  fold(text)
    .replace(NUMBER, "m$1$2")
    .replace(DOTTED, (found) => found.replace(/\./g, ""))
    .match(CHUNK) ?? [];

/**
 * A word with a hyphen in its parts.
 * @param {string} chunk
 * @returns {string[]}
 */
export const parts = (chunk) => chunk.match(WORD) ?? [];

/**
 * A number for some words (FNV-1a), the same however they are joined. outputs/search_index.py gives one to each title.
 * @param {string[]} words
 */
export const codeOf = (words) => {
  let code = 0x811c9dc5;
  for (const letter of words.flatMap(parts).join("").toLowerCase()) {
    code = Math.imul(code ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return (code >>> 0).toString(16).padStart(8, "0");
};

/**
 * Whether a word is written as an abbreviation.
 * @param {string} word
 */
export const isAbbreviation = (word) => (word.match(/\p{Lu}/gu) ?? []).length > 1;

/**
 * @typedef {{ text: string, marked: boolean }} Piece
 *
 * A stretch of text in pieces, of which some are what was asked for.
 * @param {string} text
 * @param {(word: string) => number} worth how much a word is worth that was asked for, 0 for any other
 * @returns {{ pieces: Piece[], words: Map<string, number> }}
 */
const pieces = (text, worth) => {
  /** @type {Piece[]} */
  const found = [];
  /** @type {Map<string, number>} */
  const words = new Map();
  let end = 0;
  /** @param {number} from @param {string} word */
  const mark = (from, word) => {
    const value = Math.max(...[...chunks(word), ...chunks(word).map((one) => parts(one).join(""))].map(worth), 0);
    if (!value) return false;
    if (from > end) found.push({ text: text.slice(end, from), marked: false });
    found.push({ text: word, marked: true });
    words.set(fold(word).toLowerCase(), value);
    end = from + word.length;
    return true;
  };
  for (const match of text.matchAll(MARKED)) {
    const at = match.index ?? 0;
    if (mark(at, match[0])) continue;
    for (const part of match[0].matchAll(/[^-\u2010-\u2015]+/g)) mark(at + (part.index ?? 0), part[0]);
  }
  if (end < text.length) found.push({ text: text.slice(end), marked: false });
  return { pieces: found, words };
};

/**
 * The sentences of a text that hold most of what was asked for, with its words marked. A paragraph is a line of the text.
 * @param {string} text
 * @param {(word: string) => number} worth
 * @returns {Piece[]}
 */
export const passage = (text, worth) => {
  const sentences = text.split("\n").flatMap((line, paragraph) =>
    line
      .replace(BETWEEN_SENTENCES, "$1\n")
      .split("\n")
      .map((sentence) => ({ paragraph, text: sentence, ...pieces(sentence, worth) })),
  );
  const values = sentences.map(({ words }) => [...words.values()].reduce((sum, one) => sum + one, 0));
  const first = Math.max(0, values.indexOf(Math.max(...values)));
  /** @type {Piece[]} */
  const shown = first ? [{ text: "… ", marked: false }] : [];
  let length = 0;
  for (const { paragraph, text: sentence, pieces: own } of sentences.slice(first)) {
    if (length && (length + sentence.length > LENGTH || paragraph !== sentences[first].paragraph)) break;
    if (length) shown.push({ text: " ", marked: false });
    shown.push(...own);
    length += sentence.length;
  }
  return shown;
};

/**
 * A word of a question as it was typed, with its capitals and accents.
 * @param {string} question
 * @param {string} word
 */
export const asTyped = (question, word) =>
  question.match(MARKED)?.find((typed) => fold(typed).toLowerCase() === word.toLowerCase()) ?? word;

/**
 * Some words of a question that follow each other, as they were typed.
 * @param {string} question
 * @param {{ at: number, length: number }} place of the first among all words, and how many they are
 */
export const stretch = (question, { at, length }) =>
  chunks(question)
    .slice(at, at + length)
    .map((word) => asTyped(question, word))
    .join(" ");
