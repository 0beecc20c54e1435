// A record as its lines in a data file.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { recordYaml } from "../../../overrides/assets/record-yaml.js";

const LAYOUT = {
  order: ["id", "title", "summary", "story", "date", "partners"],
  paragraphs: ["story"],
  sentences: ["summary"],
  quoted: ["date"],
  small: ["partners"],
};
const written = (record, alone = true) => recordYaml(record, LAYOUT, alone).split("\n").slice(0, -1);

describe("a record is written", () => {
  it("in the order of its model, languages first", () =>
    assert.deepEqual(written({ title: { en: "One", nl: "Een", fr: "Un" }, id: "one" }), [
      "id: one",
      "title:",
      "  nl: Een",
      "  fr: Un",
      "  en: One",
    ]));
  it("as an element of a list", () =>
    assert.deepEqual(written({ id: "one", partners: ["belgium"] }, false), ["- id: one", "  partners: [belgium]"]));
  it("with signs where YAML would read something else", () => {
    for (const text of ["no", "1.5", "2024-01-01", "null", "12:30", "a: b", "- a", "#a", " a", ""]) {
      assert.match(written({ id: text })[0], /^id: ["']/, text);
    }
    assert.deepEqual(written({ id: "Wat is dit?" }), ["id: Wat is dit?"]);
    assert.deepEqual(written({ date: "2024" }), ['date: "2024"']);
  });
  it("with sentences folded and paragraphs kept", () => {
    const long = "word ".repeat(30).trim();
    assert.ok(written({ summary: long }).every((line) => line.length <= 100));
    assert.deepEqual(written({ story: "One\ntwo.\n\n- a\n- b" }), ["story: |-", "  One two.", "", "  - a", "  - b"]);
  });
  it("so that no line begins like a list", () =>
    assert.ok(written({ summary: `${"a".repeat(97)} - b ${"c".repeat(90)}` }).every((line) => !/^\s*- /.test(line))));
});
