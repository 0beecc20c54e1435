// Serves a built site as a good web server would (compressed, with caching) and measures a page of each type three times
// on a simulated phone: node lighthouse.mjs SITE PORT. Fails where the median of a category is below 100.

import { createServer } from "node:http";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, normalize, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [site, port] = [process.argv[2], Number(process.argv[3])];
const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  xml: "application/xml",
  txt: "text/plain; charset=utf-8",
  png: "image/png",
};

function first(folder) {
  const inside = join(site, folder);
  const found = readdirSync(inside).find((name) => existsSync(join(inside, name, "index.html")));
  return `${folder}${found}/`;
}

const pages = [
  "nl/",
  "fr/themes/safety/",
  first("en/projects/"),
  first("nl/instruments/"),
  "fr/projects/",
  "en/search/",
].filter((page) => {
  const there = existsSync(join(site, page, "index.html"));
  if (!there) console.log(`${page} is not there`);
  return there;
});

const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://site").pathname));
  let file = join(site, path);
  if (!file.startsWith(normalize(site) + sep) && file !== normalize(site)) file = site;
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
  const found = existsSync(file);
  const body = readFileSync(found ? file : join(site, "404.html"));
  const kind = (found ? file : "404.html").split(".").pop();
  response.writeHead(found ? 200 : 404, {
    "Content-Type": TYPES[kind] ?? "application/octet-stream",
    "Content-Encoding": "gzip",
    "Cache-Control": kind === "html" ? "max-age=600" : "max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(gzipSync(body));
});

await new Promise((ready) => server.listen(port, "localhost", ready));
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: flags });
let failed = 0;
try {
  for (const page of pages) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) {
      const options = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" };
      runs.push((await lighthouse(`http://localhost:${port}/${page}`, options)).lhr);
    }
    const scores = CATEGORIES.map((category) => {
      const all = runs.map((run) => Math.round(100 * run.categories[category].score)).sort((a, b) => a - b);
      return all[Math.floor(RUNS / 2)];
    });
    console.log(`${page.padEnd(60)} ${scores.join(" ")}`);
    if (scores.some((score) => score < 100)) {
      failed += 1;
      for (const category of CATEGORIES) {
        for (const { id, weight } of runs[0].categories[category].auditRefs) {
          const audit = runs[0].audits[id];
          if (weight && audit.score !== null && audit.score < 0.9) console.log(`  ${category}: ${audit.title}`);
        }
      }
    }
  }
} finally {
  await chrome.kill();
  server.close();
}
process.exitCode = failed ? 1 : 0;
