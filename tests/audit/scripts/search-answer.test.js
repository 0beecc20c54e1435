// A question and an index: what it is taken for, which pages answer it and in what order, and what is offered.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answerOf, offerFor } from "../../../overrides/assets/search-answer.js";
import { lexicon } from "../../../overrides/assets/search-forms.js";
import { vocabularyOf } from "../../../overrides/assets/search-query.js";
import { leading } from "../../../overrides/assets/search-rank.js";
import { chunks, codeOf, parts } from "../../../overrides/assets/search-text.js";

const SMALL = ["a", "in", "is", "my", "the", "what", "i", "and", "when"];
const SYNONYMS = [
  ["telework", "working from home"],
  ["lorry", "truck"],
  ["river", "vesdre-like stream"],
];
const TITLE_AND_TEXT = [
  ["Telework", "Who works across the border."],
  ["Hydrogen", "Lorries may use hydrogen. The Netherlands make it."],
  ["Live in Belgium, work in the Netherlands", ""],
  ["Live in the Netherlands, work in Belgium", ""],
  ["Fireworks", "A permit is needed."],
  ["Mobility", "MaaS is a ticket."],
  ["River", "In Dutch it is called Maas."],
  ["Mobility", "Trains, boats and bicycles are mobility."],
  ["When", "What lies ahead."],
  ["Network", "People meet."],
  ["Fishing", "A net is used."],
  ["Health", "Form BL1 is asked for."],
  ["Meeting", "There is a café."],
  ["Decision", "M(2022)3 says so."],
];

/** An index as the build makes it, of a few pages: a word of a title counts six times as much. */
const index = (() => {
  const held = new Map();
  TITLE_AND_TEXT.forEach(([title, text], page) => {
    const titled = wordsOf(title);
    for (const word of new Set([...titled, ...wordsOf(text)])) {
      const place = titled.indexOf(word) + 1;
      held.set(word, [...(held.get(word) ?? []), [page, place ? place * 512 + 24 * 16 + 2 * 4 : 4 * 16]]);
    }
  });
  const words = [...held.keys()].sort();
  return {
    words: lexicon(words, "en"),
    vocabulary: vocabularyOf(SMALL, SYNONYMS),
    pages: {
      count: TITLE_AND_TEXT.length,
      lengths: TITLE_AND_TEXT.map(([title]) => wordsOf(title).length),
      ranks: TITLE_AND_TEXT.map(() => 9),
    },
    called: (codes) =>
      new Set(TITLE_AND_TEXT.flatMap(([title], page) => (codes.has(codeOf(chunks(title))) ? page : []))),
    postings: async (numbers) => new Map(numbers.map((number) => [number, held.get(words[number])])),
    page: async (page) => ({ title: TITLE_AND_TEXT[page][0], text: TITLE_AND_TEXT[page][1] }),
    spellings: async () => ({
      titles: words.filter((word) => word !== "cafe").map((word) => [word, word === "maas" ? "MaaS" : word]),
      texts: [["cafe", "cafe"]],
    }),
    abroad: async () => [
      lexicon(["frontalier", "impots"], "fr"),
      lexicon(["grensarbeider", "hydro", "hydrogeen", "impot", "impots"], "nl"),
    ],
  };
})();

function wordsOf(text) {
  return chunks(text)
    .flatMap((chunk) => parts(chunk))
    .flatMap((word) => (word === "MaaS" ? [word, "maas"] : [word.toLowerCase()]))
    .filter((word) => !SMALL.includes(word));
}

const titles = async (question) => (await answerOf(index, question)).results.map(({ page }) => TITLE_AND_TEXT[page][0]);
const states = async (question) =>
  (await answerOf(index, question)).units.map(({ text, state }) => `${text}: ${state}`);
const offer = async (question, left = (results) => results.length) =>
  offerFor(index, question, (await answerOf(index, question)).units, left);

describe("a question", () => {
  it("is its telling words", async () => assert.deepEqual(await states("What is hydrogen?"), ["hydrogen: held"]));
  it("of small words alone finds nothing", async () => assert.deepEqual(await titles("what is the"), []));
  it("of small words alone finds the page that is called so", async () =>
    assert.deepEqual(await titles("when"), ["When"]));
  it("of signs alone finds nothing", async () => assert.deepEqual(await titles("% ?"), []));
  it("that is empty finds every page", async () => assert.equal((await titles("")).length, TITLE_AND_TEXT.length));
  it("says which word stands nowhere", async () =>
    assert.deepEqual(await states("hydrogen mortgage"), ["hydrogen: held", "mortgage: absent"]));
  it("says which word others stand in for", async () => assert.deepEqual(await states("firew"), ["firew: near"]));
  it("holds phrases that mean the same", async () => assert.equal((await titles("working from home"))[0], "Telework"));
  it("holds such a phrase with a hyphen", async () =>
    assert.deepEqual(await states("vesdre-like stream"), ["vesdre-like stream: near"]));
  it("joins the letters and the number of a form", async () => {
    assert.deepEqual(await titles("BL 1"), ["Health"]);
    assert.deepEqual(await states("BL 2"), ["bl: absent", "2: absent"]);
  });
  it("joins the year and the number of a decision", async () => {
    for (const question of ["decision 2022/3", "2022-3", "M 2022/3"]) {
      assert.deepEqual((await titles(question))[0], "Decision", question);
    }
    assert.deepEqual(await states("2022/4"), ["2022: absent", "4: absent"]);
  });
  it("finds the parts of a word with a hyphen where no page holds them all", async () =>
    assert.deepEqual(await titles("hydrogen-river"), ["Hydrogen", "River"]));
  it("joins what stands apart", async () => assert.deepEqual(await titles("fire works"), ["Fireworks"]));
  it("joins what stands apart and is a form of one word", async () =>
    assert.deepEqual(await states("fire work"), ["firework: held"]));
  it("joins what stands apart though both words are known", async () =>
    assert.equal((await titles("net work"))[0], "Network"));
  it("keeps an abbreviation in its own case first", async () => {
    assert.deepEqual(await titles("MaaS"), ["Mobility", "River"]);
    assert.equal((await titles("Maas")).length, 2);
  });
});

describe("pages are ranked", () => {
  it("by their title first", async () => assert.equal((await titles("hydrogen"))[0], "Hydrogen"));
  it("by the order of words", async () => {
    const [there, back] = [TITLE_AND_TEXT[2][0], TITLE_AND_TEXT[3][0]];
    assert.equal((await titles("live in Belgium and work in the Netherlands"))[0], there);
    assert.equal((await titles("I work in the Netherlands and live in Belgium"))[0], there);
    assert.equal((await titles("live in the Netherlands, work in Belgium"))[0], back);
    assert.equal((await titles("in Netherlands live and in Belgium work"))[0], back);
  });
  it("with those of a title among the first three, however it is written", async () => {
    for (const question of ["River", "what is the RIVER?", "river hydrogen"]) {
      assert.ok((await titles(question)).slice(0, 3).includes("River"), question);
    }
    assert.deepEqual((await titles("mobility")).slice(0, 2), ["Mobility", "Mobility"]);
  });
  it("with one called as a part of the question below the best, where it holds little of it", () => {
    const answers = [0, 1, 2, 3].map((page) => ({ page, score: 9 - page, share: 1 }));
    const order = leading(answers, new Set([7])).map(({ page }) => page);
    assert.deepEqual(order, [0, 1, 7, 2, 3]);
  });
  it("and none is thrown out by one more word", async () =>
    assert.ok((await titles("fireworks Belgium")).includes("Fireworks")));
});

describe("an offer", () => {
  it("is a word of titles, else one of texts with its accents", async () => {
    assert.deepEqual(await offer("cafr"), undefined);
    assert.deepEqual(await offer("caffe"), { question: "café" });
  });
  it("is the word that sounds alike", async () => {
    for (const [typed, meant] of [
      ["vishing", "fishing"],
      ["hidrogen", "hydrogen"],
      ["bermit", "permit"],
    ]) {
      assert.deepEqual(await offer(typed), { question: meant });
    }
  });
  it("is the word that was meant, without marks", async () =>
    assert.deepEqual(await offer("Hydrogn?"), { question: "hydrogen" }));
  it("keeps the other words as they were typed", async () =>
    assert.deepEqual(await offer("Telework hydrogn"), { question: "Telework hydrogen" }));
  it("is a word of the language before a form of one in another", async () =>
    assert.deepEqual(await offer("hydrogene"), { question: "hydrogen" }));
  it("is the language that has the word", async () => assert.deepEqual(await offer("frontalier"), { language: "fr" }));
  it("is the language that has a form of it", async () =>
    assert.deepEqual(await offer("frontaliers"), { language: "fr" }));
  it("is no other language for one strange word among many", async () =>
    assert.equal(await offer("may a frontalier use hydrogen and fireworks"), undefined));
  it("is no other language where the small words are those of this one", async () =>
    assert.equal(await offer("what is my frontalier in the"), undefined));
  it("is, of two languages that have a word, the one that has more forms of it", async () =>
    assert.deepEqual(await offer("impots"), { language: "nl" }));
  it("is the language of a word with which only longer ones of this begin", async () =>
    assert.deepEqual(await offer("hydro"), { language: "nl" }));
  it("is an abbreviation, no word, for an abbreviation", async () => {
    assert.equal(await offer("RIVRE"), undefined);
    assert.deepEqual(await offer("rivre"), { question: "river" });
    assert.deepEqual(await offer("MaaaS"), { question: "MaaS" });
  });
  it("is in a long question none for a short word", async () =>
    assert.equal(await offer("hydrogen fireworks telework belgium rivver"), undefined));
  it("is none where the chosen filters leave nothing", async () =>
    assert.equal(await offer("hydrogn", () => 0), undefined));
  for (const question of ["Hydrogen", "HYDROGEN", "Zeebrugge", "M(2022)9", "what", "hyd"]) {
    it(`is none for ${question}`, async () => assert.equal(await offer(question), undefined));
  }
});
