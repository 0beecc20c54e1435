// The forms of a word: which words of the index match a word that was typed. Needs no page and no index.

/**
 * @typedef {{ words: string[], language: string, numbers: Map<string, number>, stems: Map<string, number[]> }} Lexicon
 * `words` are those of the index in order; `numbers` says their places; `stems` what each may be a form of.
 *
 * @typedef {{ number: number, likeness: number, list: number }} Form
 * A word of the index, and how like it is to what was typed: 1 for the word itself. `list` is where its pages stand: its
 * own number, or the complement of that of a word with whose other compounds they stand together.
 *
 * @typedef {{ forms: Form[], longer: Form[] }} Found
 * The forms of a word; only where it has none, longer words that begin with it.
 */

const INFLECTED = 0.85;
const COMPOUND = 0.7;
export const ALIKE = 0.8; // from this on a form is the word itself or an inflection of it
export const LONGER = 0.5;
const SHORTEST_PART = 4; // letters
const SHORTEST_START = 3;
const LONG_PART = 7;
const MOST_LONGER = 12;
const SHORT = 5; // letters
const SOUND_ALIKE = new Set(["bp", "cs", "ck", "dt", "fv", "iy", "sz"]);
const MOST_WRONG = [
  [6, 0.75], // a word of fewer letters than the first number may have as many wrong as the second
  [9, 1],
  [12, 1.75],
];

/** @type {Record<string, (word: string) => string[]>} */
const STEMS = {
  nl: (word) => {
    const open = [cut(word, "en", 3), cut(word, "e", 3)].map((stem) => stem.replace(/([^aeiou])\1$/, "$1"));
    // `jaren` is a form of `jaar`, `dagen` of `dag`; but `kas` is none of `kaas`.
    const long = open.map((stem) => stem.replace(/([^aeiou]|^)([aeou])([^aeiou])$/, "$1$2$2$3"));
    const bare = [word, ...open, ...long, cut(word, "heden", 3, "heid")];
    bare.push(cut(word, "eren", 4, "e"), cut(word, "eren", 4, "atie"));
    bare.push(cut(word, "schepen", 0, "schip"), cut(word, "steden", 0, "stad"), word === "leden" ? "lid" : "");
    if (/[^aeiou]t$/.test(word)) bare.push(cut(word, "t", 4));
    const even = bare.map((stem) => stem.replace(/z$/, "s").replace(/v$/, "f"));
    // An ending -s changes no other letter: `grens` is no form of `green`.
    return [...even, `=${word}`, cut(word, "s", 3) && `=${cut(word, "s", 3)}`];
  },
  fr: (word) => {
    const single = cut(word, "s", 3) || (/[ae]ux$/.test(word) ? word.slice(0, -1) : "") || word;
    const bare = [word, single, cut(word, "aux", 2, "al"), cut(word, "aux", 3, "ail")];
    if (/aie(s|nt)?$|ayer$/.test(word)) bare.push(word.replace(/aie(s|nt)?$|ayer$/, "ay")); // `je paie`, `payer`
    bare.push(cut(single, "e", 4), cut(single, "ee", 4), cut(word, "er", 4), cut(word, "ez", 4));
    return bare.map((stem) =>
      stem
        .replace(/(...)([nlt])\2$/, "$1$2")
        .replace(/iv$/, "if")
        .replace(/eus$/, "eur"),
    );
  },
  en: (word) => {
    const bare = [word, cut(word, "ies", 3, "y")];
    if (/(s|x|z|ch|sh|o)es$/.test(word)) bare.push(cut(word, "es", 3));
    if (/[^su]s$/.test(word)) bare.push(cut(word, "s", 3));
    for (const ending of ["ing", "ed"]) bare.push(cut(word, ending, 4), cut(word, ending, 3, "e"));
    return bare.map((stem) => stem.replace(/([bdgmnprt])\1$/, "$1").replace(/iz(e?)$/, "is$1"));
  },
};

/**
 * A word with its ending replaced; empty where it has another ending, or where too little would be left.
 * @param {string} word
 * @param {string} ending
 * @param {number} least letters left
 * @param {string} [other]
 */
const cut = (word, ending, least, other = "") =>
  word.endsWith(ending) && word.length - ending.length >= least ? word.slice(0, -ending.length) + other : "";

/**
 * The possible stems of a word. Two words are forms of one word where they share a stem.
 * @param {string} word
 * @param {string} language
 */
export const stems = (word, language) =>
  /^[a-z]{3,}$/.test(word) ? new Set((STEMS[language] ?? (() => [word]))(word).filter(Boolean)) : new Set([word]);

/**
 * Whether two words are forms of one.
 * @param {string} one
 * @param {string} other
 * @param {string} language
 */
export const sharesStem = (one, other, language) => {
  const known = stems(one, language);
  return [...stems(other, language)].some((stem) => known.has(stem));
};

/**
 * @param {string[]} words in order
 * @param {string} language
 * @returns {Lexicon}
 */
export const lexicon = (words, language) => {
  /** @type {Map<string, number[]>} */
  const known = new Map();
  words.forEach((word, number) => {
    for (const stem of stems(word, language)) known.set(stem, [...(known.get(stem) ?? []), number]);
  });
  return { words, language, numbers: new Map(words.map((word, number) => [word, number])), stems: known };
};

/**
 * Whether the index has a word, in this form or an inflected one.
 * @param {Lexicon} words
 * @param {string} word
 */
export const hasForm = ({ stems: known, language }, word) =>
  word.length >= SHORTEST_START && [...stems(word, language)].some((stem) => known.has(stem));

/**
 * The compounds of which a word is the first or the last part, as Dutch makes them.
 * hooks/portal/compounds.py finds the same when the index is made.
 * @param {Lexicon} words
 * @param {string} word
 * @returns {number[]}
 */
export const compounds = (words, word) => {
  if (words.language !== "nl" || word.length < SHORTEST_PART) return [];
  /** @type {number[]} */
  const found = [];
  words.words.forEach((other, number) => {
    if (other.length < word.length + SHORTEST_START) return;
    const start = other.startsWith(word) && hasForm(words, other.slice(word.length).replace(/^s(?=..)/, ""));
    const last = [word, `${word}s`, `${word}en`, `${word}n`].find((form) => other.endsWith(form));
    if (start || (last && hasForm(words, other.slice(0, -last.length)))) found.push(number);
  });
  return found;
};

/**
 * The words of the index that match a word.
 * @param {Lexicon} words
 * @param {string} word
 * @returns {Found}
 */
export const formsOf = (words, word) => {
  /** @type {Map<number, number>} */
  const found = new Map();
  if (!/\d/.test(word)) {
    for (const number of compounds(words, word)) found.set(number, COMPOUND);
    for (const stem of stems(word, words.language)) {
      for (const number of words.stems.get(stem) ?? []) found.set(number, INFLECTED);
    }
  }
  const exact = words.numbers.get(word);
  if (exact !== undefined) found.set(exact, 1);
  const together = exact === undefined ? undefined : ~exact;
  const forms = [...found].map(([number, likeness]) => ({
    number,
    likeness,
    list: likeness === COMPOUND ? (together ?? number) : number,
  }));
  return { forms, longer: forms.length ? [] : longer(words, word) };
};

/**
 * The words that begin with what was typed, shortest first.
 * @param {Lexicon} words
 * @param {string} word
 * @returns {Form[]}
 */
const longer = ({ words }, word) => {
  if (word.length < SHORTEST_START || /\d/.test(word)) return [];
  const found = words.flatMap((other, number) => (other.startsWith(word) ? [number] : []));
  found.sort((a, b) => words[a].length - words[b].length || a - b);
  return found.slice(0, MOST_LONGER).map((number) => ({ number, likeness: LONGER, list: number }));
};

/**
 * A compound that is not in the index, in parts: two words that are known, the first one as long as possible; else the
 * longest one that is known where the other is not (`vakantiejob`).
 * @param {Lexicon} words
 * @param {string} word
 * @param {Set<string>} everyday words that people use for those of the index
 * @returns {string[]}
 */
export const divided = (words, word, everyday) => {
  /** @param {string} part */
  const isKnown = (part) => words.numbers.has(part) || everyday.has(part);
  const halves = halvesOf(word, SHORTEST_PART).flatMap(([first, last]) => [
    [first, last],
    [cut(first, "s", SHORTEST_PART), last],
  ]);
  const both = halves.find((parts) => parts.every(isKnown));
  if (both) return both;
  // An unknown part leaves more to chance, so only a word that is surely meant counts: `adoptie` is no `optie`,
  // `openmaken` no `Aken`.
  const sure = halvesOf(word, SHORTEST_START).flatMap(([first, last]) => [
    ...[first, cut(first, "s", SHORTEST_PART)].filter(
      (part) => part.length > SHORTEST_PART && (everyday.has(part) || isLong(words, part)),
    ),
    ...[last].filter((part) => part.length >= SHORTEST_PART && everyday.has(part) && !/^..en$/.test(part)),
  ]);
  return sure.sort((one, other) => other.length - one.length).slice(0, 1);
};

/**
 * @param {Lexicon} words
 * @param {string} part
 */
const isLong = ({ numbers }, part) => part.length >= LONG_PART && numbers.has(part);

/**
 * A word in two, the longest first part first.
 * @param {string} word
 * @param {number} least letters of each part
 */
const halvesOf = (word, least) =>
  Array.from({ length: Math.max(0, word.length - 2 * least + 1) }, (_, step) => {
    const at = word.length - least - step;
    return [word.slice(0, at), word.slice(at)];
  });

/**
 * How far one letter is from another: less where both are heard alike.
 * @param {string} one
 * @param {string} other
 */
const unlike = (one, other) => {
  if (one === other) return 0;
  return SOUND_ALIKE.has([one, other].sort().join("")) ? 0.4 : 1;
};

/**
 * How many letters have to change to make one word the other: two that changed places count once, a doubled letter or one
 * for another of the same sound half.
 * @param {string} one
 * @param {string} other
 */
export const distance = (one, other) => {
  /** @type {number[]} */
  let before = [];
  let row = [...other, ""].map((_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const dropped = one[i - 1] === one[i - 2] ? 0.5 : 1;
      const added = other[j - 1] === other[j - 2] ? 0.5 : 1;
      next[j] = Math.min(row[j] + dropped, next[j - 1] + added, row[j - 1] + unlike(one[i - 1], other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 0.75);
      }
    }
    [before, row] = [row, next];
  }
  return row[other.length];
};

/**
 * The word that was probably meant by one that is not in the index: the longer it is, the more letters may be wrong.
 * @param {string} word without accents
 * @param {[string, string][]} spellings words without accents, and as they are spelt
 * @returns {string | undefined}
 */
export const nearest = (word, spellings) => {
  let most = (MOST_WRONG.find(([shorter]) => word.length < shorter) ?? [0, 2])[1];
  /** @type {string | undefined} */
  let found;
  let length = 0; // of what was found
  for (const [other, spelling] of spellings) {
    if (Math.abs(other.length - word.length) > 2 || other === word) continue;
    const same = unlike(other[0], word[0]) < 1;
    // In a short word one letter too many or too few is a slip, another letter makes another word.
    const slip = same && word.length === SHORT && other.length !== SHORT ? 0.25 : 0;
    const away = distance(word, other) + (same ? 0 : 0.75) - slip;
    // Of two that are as near, the longer one: letters are left out more often than put in.
    if (away < most || (away === most && other.length > length)) [most, found, length] = [away, spelling, other.length];
  }
  return found;
};
