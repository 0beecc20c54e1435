// Combines choices on a list: what a visitor ticks stands in the address, and the list follows. Fetches its data when the
// visitor begins to choose. Without this script every value is a link to a list of its own.
const SHOWN = 40;
const BY = /\/by\/([^/]+)\/([^/]+)\/$/;
const language = document.documentElement.lang;
const panel = document.querySelector(".facets[data-list]");
const heading = document.getElementById("found");
const section = heading.parentElement;
const whole = { title: heading.textContent, parts: [...section.children].filter((part) => part !== heading) };
const own = panel.querySelector("[aria-current=page]")?.pathname.match(BY);
const numbers = new Intl.NumberFormat(language === "en" ? "en-GB" : `${language}-BE`);
const plural = new Intl.PluralRules(language);
const facets = new Map(); // name -> { title, values: value -> { title, number, box or link } }
let chosen = new Map(); // name -> the values ticked
let data; // the promise of the data, once asked for

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const say = (pattern, parts) => pattern.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
const count = (words, n) => say(words[plural.select(n)] ?? words.other, { count: numbers.format(n) });
const status = section.insertBefore(make("p", { className: "unseen", role: "status" }), heading);
const bar = make("div", { className: "choices", hidden: true });
const list = make("ul", { className: "cards", hidden: true });
heading.after(bar, list);
heading.tabIndex = -1;

// Links become boxes, but those of the property by which this page is a list already.
const prepare = (details) => {
  const title = details.querySelector("summary").textContent;
  const values = new Map();
  let name;
  for (const item of details.querySelectorAll("li")) {
    const link = item.querySelector("a");
    const number = item.querySelector(".number");
    const [, facet, value] = link.pathname.match(BY);
    name = facet;
    const entry = { title: link.textContent, number, link, address: link.href };
    if (facet !== own?.[1]) {
      entry.box = make("input", { type: "checkbox" });
      entry.box.addEventListener("change", () => tick(facet, value, entry.box.checked));
      item.replaceChildren(make("label", {}, entry.box, entry.title, " ", number));
    }
    values.set(value, entry);
  }
  const group = make("div", { role: "group", ariaLabel: title });
  details.querySelector("ul").replaceWith(group);
  group.append(make("ul", {}, ...[...values.values()].map(({ box, link }) => (box ?? link).closest("li"))));
  details.addEventListener("toggle", () => details.open && load().then(show, () => {}));
  facets.set(name, { title, values });
};

const load = () => (data ??= fetch(panel.dataset.list, { cache: "no-cache" }).then((answer) => {
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}));

const read = () => {
  const asked = new URLSearchParams(location.search);
  chosen = new Map();
  for (const [name, { values }] of facets) {
    const known = name === own?.[1] ? [own[2]] : asked.getAll(name).filter((value) => values.has(value));
    if (known.length) chosen.set(name, new Set(known));
  }
};

const tick = (name, value, on) => {
  const values = chosen.get(name) ?? new Set();
  if (on) values.add(value);
  else values.delete(value);
  if (values.size) chosen.set(name, values);
  else chosen.delete(name);
  follow().catch(() => location.assign(facets.get(name).values.get(value).address));
};

// The address first, then the list; who does not see the list hears how long it is.
const follow = async () => {
  const address = new URLSearchParams();
  for (const [name, { values }] of facets) {
    const ticked = name === own?.[1] ? [] : [...values.keys()].filter((value) => chosen.get(name)?.has(value));
    for (const value of ticked) address.append(name, value);
  }
  history.pushState(null, "", address.size ? `?${address}` : location.pathname);
  const content = await load();
  show(content);
  status.textContent = heading.textContent;
};

const show = ({ words, facets: names, records }) => {
  const tallies = new Map(names.map((name) => [name, new Map()]));
  const found = [];
  for (const record of records) {
    const failing = names.filter((name, place) => chosen.has(name) && !record[6][place].some((v) => chosen.get(name).has(v)));
    if (!failing.length) found.push(record);
    if (failing.length > 1) continue;
    names.forEach((name, place) => {
      if (failing.length && failing[0] !== name) return;
      for (const value of record[6][place]) tallies.get(name).set(value, (tallies.get(name).get(value) ?? 0) + 1);
    });
  }
  for (const [name, { values }] of facets) {
    for (const [value, entry] of values) mark(entry, tallies.get(name).get(value) ?? 0, chosen.get(name)?.has(value));
  }
  const active = [...chosen].filter(([name]) => name !== own?.[1]);
  const narrowed = active.length > 0;
  heading.textContent = narrowed ? count(words, found.length) : whole.title;
  for (const part of whole.parts) part.hidden = narrowed;
  bar.hidden = list.hidden = !narrowed;
  bar.replaceChildren(...(narrowed ? choices(words, active, found.length) : []));
  list.replaceChildren(...(narrowed ? found.slice(0, SHOWN).map(card) : []));
  if (narrowed && found.length > SHOWN) list.append(rest(words, found));
  for (const link of document.querySelectorAll(".languages a")) link.search = location.search;
};

const mark = ({ box, link, number, address }, n, ticked = false) => {
  number.textContent = numbers.format(n);
  if (box) {
    box.checked = ticked;
    box.disabled = !n && !ticked;
  } else if (n || ticked) {
    link.href = address + location.search;
    link.removeAttribute("role");
    link.ariaDisabled = null;
  } else {
    link.removeAttribute("href");
    link.role = "link";
    link.ariaDisabled = "true";
  }
};

const choices = (words, active, n) => {
  const items = active.flatMap(([name, values]) => [...values].map((value) => {
    const { title, values: known } = facets.get(name);
    const text = say(words.choice, { facet: title, value: known.get(value).title });
    const button = make("button", { type: "button", ariaLabel: say(words.remove, { choice: text }) }, text);
    button.addEventListener("click", () => {
      tick(name, value, false);
      load().then(() => setTimeout(() => (bar.querySelector("button") ?? heading).focus()));
    });
    return make("li", {}, button);
  }));
  const clear = make("button", { type: "button" }, words.clear);
  clear.addEventListener("click", () => {
    chosen = own ? new Map([[own[1], new Set([own[2]])]]) : new Map();
    follow().then(() => heading.focus());
  });
  const offered = [make("ul", { ariaLabel: words.choices }, ...items, make("li", { className: "clear" }, clear))];
  return n ? offered : [make("p", {}, words.nothing), ...offered];
};

const card = ([id, title, state, shape, theme, summary]) => {
  const link = make("a", { href: new URL(`${id}/`, new URL(panel.dataset.list, location.href)).href }, title);
  const kind = make("small", shape ? { className: `mark-${shape}` } : {}, state);
  return make("li", { className: `card theme-${theme}` }, link, " ", kind, make("p", {}, summary));
};

const rest = (words, found) => {
  const button = make("button", { type: "button" }, say(words.all, { count: count(words, found.length) }));
  const item = make("li", {}, button);
  button.addEventListener("click", () => {
    const more = found.slice(SHOWN).map(card);
    item.replaceWith(...more);
    more[0].querySelector("a").focus();
  });
  return item;
};

const arrive = async () => {
  read();
  const narrowed = [...chosen].some(([name]) => name !== own?.[1]);
  if (!narrowed && !data) return;
  section.ariaBusy = "true";
  await load().then(show).catch(() => {});
  section.ariaBusy = null;
};

panel.querySelectorAll("details").forEach(prepare);
addEventListener("popstate", arrive);
arrive();
