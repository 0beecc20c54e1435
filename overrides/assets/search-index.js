// The index of a language: its files are fetched when they are first needed, each once. What is lost or broken is asked
// again, and a failure is forgotten, so that the next question repeats it. hooks/portal/outputs/search_index.py writes the files.

import { fetched } from "./fetched.js";
import { lexicon } from "./search-forms.js";
import { vocabularyOf } from "./search-query.js";
import { fold } from "./search-text.js";

/**
 * @import { Lexicon } from "./search-forms.js"
 * @import { Vocabulary } from "./search-query.js"
 * @import { Pages } from "./search-rank.js"
 *
 * @typedef {{ url: string, title: string, kind: string, theme: string, status: string, date: string, text: string }} Shown
 *
 * @typedef {{ titles: [string, string][], texts: [string, string][] }} Spellings
 * The words to offer, without accents and as they are spelt: those of titles, names and synonyms, and those of texts,
 * which are known without accents only.
 */

const LETTERS = /^[a-z]{4,}$/; // a word that may be offered
const ONE_WORD = /^\p{L}{4,}$/u;
const NAME = 8; // letters of the name of a file, and of the code of a title

/**
 * Numbers from the steps between them.
 * @param {number[]} steps
 */
const added = (steps) => {
  let sum = 0;
  return steps.map((step) => (sum += step));
};

/** The pages and words of one language. */
export class SearchIndex {
  /**
   * @param {string} folder
   * @param {string} language
   * @returns {Promise<SearchIndex>}
   */
  static async open(folder, language) {
    return new SearchIndex(folder, language, await fetched(`${folder}index.json`, "no-cache"));
  }

  /**
   * @param {string} folder
   * @param {string} language
   * @param {any} content of index.json
   */
  constructor(folder, language, content) {
    this.folder = folder;
    this.content = content;
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
    /** @type {Lexicon} */
    this.words = lexicon(content.words.split(" "), language);
    /** @type {Vocabulary} */
    this.vocabulary = vocabularyOf(content.small.split(" "), content.synonyms);
    /** @type {Pages} */
    this.pages = {
      count: content.ranks.length,
      lengths: [...content.lengths].map((digit) => parseInt(digit, 36)),
      ranks: [...content.ranks].map(Number),
    };
    this.titles = content.titles.match(/.{8}/g) ?? [];
    const together = new Set(content.together);
    const alone = this.words.words.map((_, number) => number).filter((number) => !together.has(number));
    /** @type {Map<number, number>} */
    this.places = new Map([...alone, ...content.together].map((number, place) => [number, place]));
    /** @type {Spellings | undefined} */
    this.spelt = undefined;
    /** @type {Lexicon[] | undefined} */
    this.others = undefined;
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  file(name) {
    const known = this.files.get(name);
    if (known) return known;
    const file = fetched(`${this.folder}${name}.json`, "default");
    this.files.set(name, file);
    file.catch(() => this.files.delete(name));
    return file;
  }

  /**
   * The pages of each list, with their weights.
   * @param {number[]} lists the number of a word, or its complement for those of its compounds
   * @returns {Promise<Map<number, [number, number][]>>}
   */
  async postings(lists) {
    /** @param {number} place */
    const partOf = (place) =>
      this.content.parts.filter((/** @type {[number, string]} */ [first]) => first <= place).pop();
    const found = await Promise.all(
      lists.map(async (list) => {
        const place = this.places.get(list < 0 ? ~list : list) ?? 0;
        const [first, name] = partOf(place);
        const steps = (await this.file(name))[place - first][list < 0 ? 1 : 0];
        const pages = added(steps.filter((/** @type {number} */ _, /** @type {number} */ place) => place % 2 === 0));
        return [list, pages.map((page, place) => [page, steps[2 * place + 1]])];
      }),
    );
    return new Map(/** @type {[number, [number, number][]][]} */ (found));
  }

  /**
   * What a result shows of a page.
   * @param {number} page
   * @returns {Promise<Shown>}
   */
  page(page) {
    return this.file(this.content.pages.slice(page * NAME, (page + 1) * NAME));
  }

  /**
   * The pages with one of the given titles.
   * @param {Set<string>} codes
   * @returns {Set<number>}
   */
  called(codes) {
    return new Set(
      this.titles.flatMap((/** @type {string} */ code, /** @type {number} */ page) => (codes.has(code) ? page : [])),
    );
  }

  /**
   * The pages that have a value by which results can be narrowed.
   * @param {string} facet
   * @param {string} value
   * @returns {Set<number>}
   */
  having(facet, value) {
    return new Set(added(this.content.facets[facet]?.[value] ?? []));
  }

  /** @returns {Promise<Spellings>} */
  async spellings() {
    const { words: steps, spelt } = await this.file(this.content.spellings);
    const { words } = this.words;
    const spellings = new Map(spelt.map((/** @type {string} */ one) => [fold(one).toLowerCase(), one]));
    const other = this.content.synonyms.flat().filter((/** @type {string} */ one) => ONE_WORD.test(one));
    this.spelt ??= {
      titles: [
        ...added(steps).map((number) => [words[number], spellings.get(words[number]) ?? words[number]]),
        ...other.map((/** @type {string} */ one) => [fold(one).toLowerCase(), one]),
      ],
      texts: words.filter((word) => LETTERS.test(word)).map((word) => [word, word]),
    };
    return this.spelt;
  }

  /** The words of the other languages. */
  async abroad() {
    const others = await this.file(this.content.abroad);
    this.others ??= Object.entries(others).map(([language, words]) => lexicon(words, language));
    return this.others;
  }
}
