// Which words are forms of one another, and which word was meant.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { distance, divided, formsOf, lexicon, nearest, sharesStem } from "../../../overrides/assets/search-forms.js";

/** The words of an index that are a word, most alike first. */
const found = (words, word, language) => {
  const all = lexicon([...words].sort(), language);
  return formsOf(all, word)
    .forms.sort((a, b) => b.likeness - a.likeness)
    .map(({ number }) => all.words[number]);
};

describe("words are forms of one", () => {
  for (const [language, one, other] of [
    ["nl", "grensarbeider", "grensarbeiders"],
    ["nl", "pensioen", "pensioenen"],
    ["nl", "prijs", "prijzen"],
    ["nl", "schip", "schepen"],
    ["nl", "vlaggenschip", "vlaggenschepen"],
    ["nl", "lidstaat", "lidstaten"],
    ["nl", "werkt", "werken"],
    ["nl", "jaar", "jaren"],
    ["nl", "dag", "dagen"],
    ["nl", "grote", "groot"],
    ["nl", "controle", "controleren"],
    ["nl", "registratie", "registreren"],
    ["fr", "traité", "traités"],
    ["fr", "journal", "journaux"],
    ["fr", "travailleur", "travailleuse"],
    ["fr", "paie", "payer"],
    ["en", "country", "countries"],
    ["en", "recognise", "recognized"],
    ["en", "work", "working"],
  ]) {
    it(`${one} and ${other}`, () => assert.ok(sharesStem(plain(one), plain(other), language)));
  }
});

describe("words are not forms of one", () => {
  for (const [language, one, other] of [
    ["nl", "grens", "green"],
    ["nl", "pas", "paspoort"],
    ["nl", "kaas", "kas"],
    ["nl", "parkeren", "parken"],
    ["fr", "gaz", "gazon"],
    ["fr", "don", "donne"],
    ["fr", "mars", "mariage"],
    ["en", "day", "daycare"],
    ["en", "child", "children"],
  ]) {
    it(`${one} and ${other}`, () => assert.ok(!sharesStem(one, other, language)));
  }
});

describe("a Dutch compound", () => {
  const words = ["grens", "grensarbeider", "vracht", "vrachtwagen", "wagen", "greenwich"];
  it("is found by its last part", () => assert.deepEqual(found(words, "arbeider", "nl"), ["grensarbeider"]));
  it("is found by its first part, after the word itself", () =>
    assert.deepEqual(found(words, "vracht", "nl"), ["vracht", "vrachtwagen"]));
  it("is one where all its parts are words", () => assert.deepEqual(found(words, "green", "nl"), []));
  for (const [compound, parts] of [
    ["belastingaangifte", ["belasting", "aangifte"]],
    ["leenfiets", ["fiets"]],
    ["fietsgordel", ["fiets"]],
    ["scheldeoever", ["schelde"]],
    ["belastingfiets", ["belasting", "fiets"]],
    ["televisie", []],
    ["gordijn", []],
  ]) {
    it(`that stands nowhere, ${compound}, is divided into what is known of it: ${parts.join(" and ") || "nothing"}`, () =>
      assert.deepEqual(
        divided(lexicon(["belasting", "aangifte", "schelde", "visie"], "nl"), compound, new Set(["fiets"])),
        parts,
      ));
  }
  it("is a matter of Dutch alone", () => assert.deepEqual(found(words, "arbeider", "en"), []));
});

describe("longer words", () => {
  const words = lexicon(["fireworks", "firm"], "en");
  it("stand in for a beginning", () => {
    assert.deepEqual(
      formsOf(words, "firew").longer.map(({ number }) => words.words[number]),
      ["fireworks"],
    );
  });
  it("do not stand in for a word that is there", () => assert.deepEqual(formsOf(words, "firm").longer, []));
  it("do not stand in for a number", () => assert.deepEqual(formsOf(lexicon(["m20223"], "en"), "m2022").longer, []));
});

describe("the word that was meant", () => {
  const spellings = ["vuurwerk", "politieverdrag", "fight", "freight", "events", "belgië", "tests"].map((word) => [
    plain(word),
    word,
  ]);
  for (const [typed, meant] of [
    ["vuurwrek", "vuurwerk"],
    ["vuuurwerk", "vuurwerk"],
    ["politieverdraag", "politieverdrag"],
    ["feight", "freight"],
    ["evets", "events"],
    ["begie", "belgië"],
    ["vuurwerk", undefined],
    ["tesla", undefined],
    ["mortgage", undefined],
  ]) {
    it(`${typed} -> ${meant ?? "none"}`, () => assert.equal(nearest(typed, spellings), meant));
  }
  it("letters that changed places are less wrong than two others", () =>
    assert.ok(distance("werk", "wrek") < distance("werk", "wark") + distance("werk", "weik")));
});

/** @param {string} word */
function plain(word) {
  return word.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}
