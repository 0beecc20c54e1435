// How texts are read: without capitals, accents and signs, and what is shown of them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  asTyped,
  chunks,
  codeOf,
  fold,
  isAbbreviation,
  parts,
  passage,
  stretch,
} from "../../../overrides/assets/search-text.js";

/** Marks the word that is asked for. */
const asking =
  (...words) =>
  (word) =>
    Number(words.includes(word.toLowerCase()));
const shown = (pieces) => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");

describe("a text is folded", () => {
  for (const [text, folded] of [
    ["Énergie", "Energie"],
    ["E\u0301nergie", "Energie"],
    ["main-d’œuvre", "main-d’oeuvre"],
    ["Øresund, Łódź, Þórshöfn, Đà Nẵng, Ærø, Straße", "Oresund, Lodz, THorshofn, Da Nang, AEro, Strasse"],
    ["ﬁnance", "finance"],
    ["grens\u00adarbeider", "grensarbeider"],
    ["\u200benergie", "energie"],
  ]) {
    it(`${text} -> ${folded}`, () => assert.equal(fold(text), folded));
  }
});

describe("a text is divided into words", () => {
  for (const [text, words] of [
    ["l'énergie", ["l", "energie"]],
    ["regio´s regio`s regioʼs regio‘s regio′s", ["regio", "s", "regio", "s", "regio", "s", "regio", "s", "regio", "s"]],
    ["btw-kloof btw–kloof", ["btw-kloof", "btw–kloof"]],
    ["M(2022)3, m 2022 3 and M2022/3", ["m20223", "m20223", "and", "m20223"]],
    ["b.t.w.", ["btw"]],
    ["énergie/climat+eau;mer", ["energie", "climat", "eau", "mer"]],
    ["* % 😀", []],
    ["", []],
  ]) {
    it(JSON.stringify(text), () => assert.deepEqual(chunks(text), words));
  }

  it("a word with any hyphen has parts", () => assert.deepEqual(parts("btw‑kloof"), ["btw", "kloof"]));
  it("two capitals make an abbreviation", () =>
    assert.deepEqual(["MaaS", "ADAS", "Maas", "maas"].map(isAbbreviation), [true, true, false, false]));
});

describe("a passage", () => {
  it("begins at a sentence and marks what was asked for", () =>
    assert.equal(
      shown(passage("First things first. A permit is needed. It costs nothing.", asking("permit"))),
      "… A [permit] is needed. It costs nothing.",
    ));
  it("never joins a heading to the text below it", () =>
    assert.equal(shown(passage("Work\nWho works pays tax.", asking("tax"))), "… Who works pays [tax]."));
  it("begins at the beginning where nothing was asked for", () =>
    assert.equal(shown(passage("One. Two.", asking())), "One. Two."));
  it("marks a part of a word with a hyphen, and a number as a whole", () => {
    assert.equal(shown(passage("The e-CMR note.", asking("cmr"))), "The e-[CMR] note.");
    assert.equal(shown(passage("See M(2022)3 here.", asking("m20223"))), "See [M(2022)3] here.");
  });
});

describe("words are named as they were typed", () => {
  it("with their capitals and accents", () => assert.equal(asTyped("Où est l’Énergie ?", "energie"), "Énergie"));
  it("several of them with the small words between", () =>
    assert.equal(stretch("I have lost my Job", { at: 2, length: 3 }), "lost my Job"));
});

describe("the code of a title", () => {
  it("is the same for the same words", () => {
    for (const text of ["Btw-kloof", "btw kloof", "BTW\u2011KLOOF"])
      assert.equal(codeOf(chunks(text)), codeOf(["btwkloof"]));
  });
  it("is another one for other words", () => assert.notEqual(codeOf(["kloof"]), codeOf(["klove"])));
});
