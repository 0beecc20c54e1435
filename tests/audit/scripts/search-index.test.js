// The files of an index: fetched when they are needed, once each, and again after a failure.
import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { fetched } from "../../../overrides/assets/fetched.js";
import { SearchIndex } from "../../../overrides/assets/search-index.js";

const CONTENT = {
  words: "hydrogen lorry",
  together: [0],
  parts: [
    [0, "part"],
    [1, "last"],
  ],
  pages: "aaaaaaaa",
  titles: "00000000",
  lengths: "1",
  ranks: "9",
  facets: {},
  synonyms: [],
  small: "the",
  spellings: "spelt",
  abroad: "others",
};
const FILES = {
  "index.json": CONTENT,
  "part.json": [[[0, 16]]],
  "last.json": [
    [
      [0, 64],
      [0, 32],
    ],
  ],
  "spelt.json": { words: [0, 1], spelt: ["Lórry"] },
  "others.json": { fr: ["camion"], nl: ["vrachtwagen"] },
};
const network = globalThis.fetch;

/** A network of some files, each of which answers first as `failures` say; gives the list of what is asked. */
const serve = (files, failures = []) => {
  const asked = [];
  globalThis.fetch = async (address, { cache, signal }) => {
    asked.push(`${address} ${cache}`);
    const failure = failures.shift();
    if (failure === "never")
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    if (failure === "offline") throw new TypeError("network");
    if (failure === "cut") return { ok: true, json: async () => JSON.parse("[1,") };
    return failure ? { ok: false, status: failure } : { ok: true, json: async () => files[address] };
  };
  return asked;
};

afterEach(() => {
  globalThis.fetch = network;
});

describe("a file", () => {
  for (const failure of ["offline", 404, 503, "cut"]) {
    it(`that fails once (${failure}) is asked for again past the cache`, async () => {
      const asked = serve({ "a.json": [7] }, [failure]);
      assert.deepEqual(await fetched("a.json", "default"), [7]);
      assert.deepEqual(asked, ["a.json default", "a.json reload"]);
    });
    it(`that fails twice (${failure}) is a failure`, async () => {
      serve({ "a.json": [7] }, [failure, failure]);
      await assert.rejects(fetched("a.json", "default"));
    });
  }
  it("that never comes is given up, and not asked for again", async ({ mock }) => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const asked = serve({}, ["never"]);
    const late = fetched("a.json", "default");
    mock.timers.tick(20_000);
    await assert.rejects(late, { name: "AbortError" });
    assert.equal(asked.length, 1);
  });
});

describe("an index", () => {
  it("fetches each of its files once", async () => {
    const asked = serve(FILES);
    const index = await SearchIndex.open("", "en");
    assert.deepEqual(await index.postings([1]), new Map([[1, [[0, 16]]]]));
    await index.postings([0, 1]);
    assert.deepEqual(asked, ["index.json no-cache", "part.json default", "last.json default"]);
  });
  it("knows the pages of a word apart from those of its compounds", async () => {
    serve(FILES);
    const index = await SearchIndex.open("", "en");
    const found = await index.postings([0, ~0]);
    assert.deepEqual(
      [...found],
      [
        [0, [[0, 64]]],
        [~0, [[0, 32]]],
      ],
    );
  });
  it("forgets a failure", async () => {
    serve(FILES);
    const index = await SearchIndex.open("", "en");
    serve(FILES, [404, 404]);
    await assert.rejects(index.postings([0]));
    assert.deepEqual(await index.postings([0]), new Map([[0, [[0, 64]]]]));
  });
  it("makes its lists of spellings once", async () => {
    serve(FILES);
    const index = await SearchIndex.open("", "en");
    const first = await index.spellings();
    assert.deepEqual(first.titles, [
      ["hydrogen", "hydrogen"],
      ["lorry", "Lórry"],
    ]);
    assert.deepEqual(
      first.texts.map(([word]) => word),
      ["hydrogen", "lorry"],
    );
    assert.equal(await index.spellings(), first);
    const others = await index.abroad();
    assert.deepEqual(
      others.map(({ language }) => language),
      ["fr", "nl"],
    );
    assert.equal(await index.abroad(), others);
  });
});
