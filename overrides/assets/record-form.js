// The form for records: fields from the JSON Schemas, three languages side by side, checked against the schemas while
// one types. It ends with the text of the file, for a link to the repository, the clipboard or a download. Nothing is
// sent anywhere; its data are loaded from this site.

import { recordYaml } from "./record-yaml.js";

/**
 * @typedef {Record<string, any>} Schema
 * @typedef {{ kinds: Record<string, Record<string, Schema>>, names: Record<string, string>, fields: Record<string, string>,
 *   choices: Record<string, Record<string, string>>, layout: import("./record-yaml.js").Layout, repository: string,
 *   words: Record<string, string> }} Form what outputs/record_form.py says
 * @typedef {{ record: Record<string, any>, file: string, line: number }} Written
 * @typedef {{ element: HTMLElement, read: () => any, faults: () => Fault[] }} Control
 * @typedef {{ message: string, target: HTMLElement }} Fault
 */

const LANGUAGES = ["nl", "fr", "en"];
const LONGEST_ADDRESS = 7000; // characters that every host takes
const NOT_BY_HAND = new Set(["formerly", "withdrawn"]);

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/**
 * @param {string} text
 * @param {Record<string, string | number>} places
 */
const filled = (text, places) => text.replace(/\{(\w+)\}/g, (_, name) => String(places[name] ?? ""));

/** @param {any} value */
const isEmpty = (value) =>
  value === undefined ||
  value === null ||
  value === "" ||
  value === false ||
  (typeof value === "object" && Object.keys(value).length === 0);

let number = 0;
const newId = () => `field-${(number += 1)}`;

/**
 * Makes the fields of one kind of record.
 * @param {Form} form
 * @param {string} kind
 */
const fieldsOf = (form, kind) => {
  const { words } = form;
  const shapes = form.kinds[kind] ?? {};
  const called = (/** @type {string} */ name) => form.fields[name] ?? name;

  /** @param {Schema} schema @returns {Schema} */
  const resolve = (schema) => {
    const { $ref, anyOf, ...rest } = schema;
    if ($ref) return { ...resolve(shapes[$ref.slice("#/$defs/".length)] ?? {}), ...rest };
    const real = anyOf?.filter((/** @type {Schema} */ one) => one.type !== "null" && (one.type || one.$ref));
    if (!real?.length) return schema;
    // A word that may replace the other values, such as `all` or `unknown`.
    const [first, ...others] = real.map(resolve);
    const further = others.flatMap((/** @type {Schema} */ one) => (one.const === undefined ? [] : [one.const]));
    const pattern =
      first.pattern && [first.pattern, ...further.map((/** @type {string} */ word) => `^${word}$`)].join("|");
    return { ...first, ...(first.enum && { enum: [...first.enum, ...further] }), ...(pattern && { pattern }), ...rest };
  };

  /**
   * @param {string} name
   * @param {Schema} schema
   * @param {boolean} required
   */
  const label = (name, schema, required) => {
    const about = String(schema.description ?? "");
    return [`${called(name)}${required ? ` (${words.required})` : ""}`, about];
  };

  /**
   * One text, with what may still be added to it.
   * @param {string} name
   * @param {Schema} schema
   * @param {boolean} required
   * @param {any} value
   * @param {string} about
   * @returns {Control}
   */
  const text = (name, schema, required, value, about) => {
    const id = newId();
    const long = (schema.maxLength ?? 0) > 140;
    const input = long ? make("textarea", { id, rows: "5" }) : make("input", { id, type: "text" });
    input.value = String(value ?? "");
    if (required) input.setAttribute("aria-required", "true");
    const help = make("p", { id: `${id}-help`, class: "help" }, about);
    const left = make("p", { id: `${id}-left`, class: "help" });
    input.setAttribute("aria-describedby", `${id}-help ${id}-left`);
    const over = () => input.value.trim().length - (schema.maxLength ?? Infinity);
    const count = () => {
      if (!schema.maxLength) return;
      left.textContent = filled((over() > 0 ? words.over : words.left) ?? "", { count: Math.abs(over()) });
      input.setAttribute("aria-invalid", String(over() > 0));
    };
    input.addEventListener("input", count);
    count();
    const named = make("label", { for: id }, `${called(name)}${required ? ` (${words.required})` : ""}`);
    return {
      element: make("div", { class: "field" }, named, input, help, left),
      read: () => input.value.trim(),
      faults: () => {
        const found = input.value.trim();
        const say = (/** @type {string} */ word, /** @type {Record<string, string | number>} */ places = {}) => [
          { message: filled(words[word] ?? "", { name: called(name), ...places }), target: input },
        ];
        if (!found) return required ? say("missing") : [];
        if (over() > 0) return say("too_long", { count: over() });
        const example = [schema.examples].flat(2)[0] ?? schema.pattern;
        return schema.pattern && !new RegExp(schema.pattern, "u").test(found) ? say("wrong_form", { example }) : [];
      },
    };
  };

  /**
   * @param {string} name
   * @param {Schema} schema
   * @param {boolean} required
   * @param {any} value
   * @param {string} about
   * @returns {Control}
   */
  const choice = (name, schema, required, value, about) => {
    const id = newId();
    const select = make(
      "select",
      { id, "aria-describedby": `${id}-help` },
      make("option", { value: "" }, words.none ?? ""),
    );
    for (const one of schema.enum) select.append(make("option", { value: one }, form.choices[name]?.[one] ?? one));
    select.value = String(value ?? "");
    return {
      element: make(
        "div",
        { class: "field" },
        make("label", { for: id }, `${called(name)}${required ? ` (${words.required})` : ""}`),
        select,
        make("p", { id: `${id}-help`, class: "help" }, about),
      ),
      read: () => select.value,
      faults: () =>
        required && !select.value
          ? [{ message: filled(words.missing ?? "", { name: called(name) }), target: select }]
          : [],
    };
  };

  /**
   * @param {string} name
   * @param {any} value
   * @param {string} about
   * @returns {Control}
   */
  const tick = (name, value, about) => {
    const id = newId();
    const box = make("input", { id, type: "checkbox" });
    box.checked = Boolean(value);
    return {
      element: make(
        "div",
        { class: "field" },
        make("label", { for: id }, box, ` ${called(name)}`),
        make("p", { class: "help" }, about),
      ),
      read: () => box.checked,
      faults: () => [],
    };
  };

  /**
   * @param {string} name
   * @param {Schema} schema
   * @param {Schema} items
   * @param {boolean} required
   * @param {any[]} value
   * @param {string} about
   * @returns {Control}
   */
  const ticks = (name, schema, items, required, value, about) => {
    const group = make(
      "fieldset",
      {},
      make("legend", {}, label(name, schema, required)[0] ?? ""),
      make("p", { class: "help" }, about),
    );
    const boxes = /** @type {string[]} */ (items.enum).map((one) => {
      const box = make("input", { type: "checkbox", value: one });
      box.checked = value.includes(one);
      group.append(make("label", { class: "tick" }, box, ` ${form.choices[name]?.[one] ?? one}`));
      return box;
    });
    const read = () => {
      const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
      return [...value.filter((one) => ticked.includes(one)), ...ticked.filter((one) => !value.includes(one))];
    };
    return {
      element: group,
      read,
      faults: () =>
        read().length < (schema.minItems ?? 0)
          ? [{ message: filled(words.too_few ?? "", { name: called(name), count: schema.minItems }), target: boxes[0] }]
          : [],
    };
  };

  /**
   * @param {string} name
   * @param {Schema} schema
   * @param {boolean} required
   * @param {any[]} value
   * @param {string} about
   * @returns {Control}
   */
  const lines = (name, schema, required, value, about) => {
    const one = text(
      name,
      { ...schema, maxLength: 1000, pattern: undefined },
      required,
      value.join("\n"),
      `${about} ${words.one_a_line}.`,
    );
    return {
      ...one,
      read: () =>
        one
          .read()
          .split("\n")
          .map((/** @type {string} */ line) => line.trim())
          .filter(Boolean),
    };
  };

  /**
   * A list of parts that can be added and removed.
   * @param {string} name
   * @param {Schema} schema
   * @param {Schema} items
   * @param {boolean} required
   * @param {any[]} value
   * @param {string} about
   * @returns {Control}
   */
  const list = (name, schema, items, required, value, about) => {
    /** @type {Control[]} */
    const parts = [];
    const add = make("button", { type: "button" }, filled(words.add ?? "", { name: called(name) }));
    const legend = make("legend", {}, label(name, schema, required)[0] ?? "");
    const group = make("fieldset", {}, legend, make("p", { class: "help" }, about), add);
    /** @param {any} [given] */
    const more = (given) => {
      const part = mapping(`${called(name)} ${parts.length + 1}`, items, given ?? {}, "");
      const remove = make(
        "button",
        { type: "button" },
        filled(words.remove ?? "", { name: `${called(name)} ${parts.length + 1}` }),
      );
      remove.addEventListener("click", () => {
        parts.splice(parts.indexOf(part), 1);
        part.element.remove();
        add.focus();
      });
      part.element.append(remove);
      parts.push(part);
      add.before(part.element);
      return part;
    };
    add.addEventListener("click", () => {
      const first = more().element.querySelector("input, textarea, select");
      if (first instanceof HTMLElement) first.focus();
    });
    for (const one of value) more(one);
    const missing = (schema.minItems ?? 0) - value.length;
    for (let n = 0; n < missing; n += 1) more();
    return {
      element: group,
      read: () => parts.map((part) => part.read()).filter((part) => !isEmpty(part)),
      faults: () =>
        parts.length < (schema.minItems ?? 0)
          ? [{ message: filled(words.too_few ?? "", { name: called(name), count: schema.minItems }), target: add }]
          : parts.flatMap((part) => part.faults()),
    };
  };

  /**
   * @param {string} name
   * @param {Schema} schema
   * @param {any} value
   * @param {string} about
   * @param {boolean} [needed]
   * @returns {Control}
   */
  const mapping = (name, schema, value, about, needed = true) => {
    const controls = Object.entries(schema.properties ?? {}).map(
      ([part, inner]) =>
        /** @type {[string, Control]} */ ([
          part,
          control(part, /** @type {Schema} */ (inner), (schema.required ?? []).includes(part), value[part]),
        ]),
    );
    const beside = LANGUAGES.every((language) => schema.properties?.[language]);
    const all = make("div", beside ? { class: "languages" } : {}, ...controls.map(([, one]) => one.element));
    const read = () =>
      Object.fromEntries(controls.map(([part, one]) => [part, one.read()]).filter(([, one]) => !isEmpty(one)));
    // A source is a section of a document, or a page: of such sets of fields one has to be there.
    /** @type {string[][]} */
    const sets = (schema.anyOf ?? []).flatMap((/** @type {Schema} */ one) => (one.required ? [one.required] : []));
    const lacking = () => {
      const given = read();
      const target = all.querySelector("input, textarea, select");
      return sets.length && target instanceof HTMLElement && !sets.some((set) => set.every((part) => part in given))
        ? [{ message: filled(words.missing ?? "", { name }), target }]
        : [];
    };
    return {
      element: make("fieldset", {}, make("legend", {}, name), make("p", { class: "help" }, about), all),
      read,
      faults: () => (needed || !isEmpty(read()) ? [...controls.flatMap(([, one]) => one.faults()), ...lacking()] : []),
    };
  };

  /**
   * @param {string} name
   * @param {Schema} schema
   * @param {boolean} required
   * @param {any[]} value
   * @param {string} about
   */
  const several = (name, schema, required, value, about) => {
    const items = resolve(schema.items ?? {});
    if (items.enum) return ticks(name, schema, items, required, value, about);
    return items.properties
      ? list(name, schema, items, required, value, about)
      : lines(name, schema, required, value, about);
  };

  /**
   * @param {string} name
   * @param {Schema} written
   * @param {boolean} required
   * @param {any} value
   * @returns {Control}
   */
  const control = (name, written, required, value) => {
    const schema = resolve(written);
    const [title = "", about = ""] = label(name, schema, required);
    if (schema.type === "array") return several(name, schema, required, value ?? [], about);
    if (schema.properties) return mapping(title, schema, value ?? {}, about, required);
    if (schema.enum) return choice(name, schema, required, value, about);
    if (schema.type === "boolean" || schema.const === true) return tick(name, value, about);
    return text(name, schema, required, value, about);
  };

  const entry = shapes.entry ?? {};
  /** @param {Record<string, any>} record */
  return (record) => {
    const names = Object.keys(entry.properties ?? {});
    const needed = (/** @type {string} */ name) => (entry.required ?? []).includes(name);
    const shown = names.filter((name) => !NOT_BY_HAND.has(name));
    const controls = new Map(
      shown.map((name) => [name, control(name, entry.properties[name], needed(name), record[name])]),
    );
    const elements = (/** @type {boolean} */ first) =>
      shown.filter((name) => needed(name) === first).map((name) => controls.get(name)?.element ?? "");
    const further = make("details", {}, make("summary", {}, words.further ?? ""), ...elements(false));
    return {
      elements: [...elements(true), further],
      further,
      read: () => {
        const kept = Object.fromEntries(
          names.filter((name) => NOT_BY_HAND.has(name)).map((name) => [name, record[name]]),
        );
        const all = [...controls].map(([name, one]) => [name, one.read()]);
        return Object.fromEntries([...Object.entries(kept), ...all].filter(([, value]) => !isEmpty(value)));
      },
      faults: () => [...controls.values()].flatMap((one) => one.faults()),
    };
  };
};

/**
 * The address in the repository to save the text: a new file that contains it (empty where the address would be too
 * long), or the line of an existing record.
 * @param {Form} form
 * @param {string} file
 * @param {string} text
 * @param {Written | undefined} written
 */
const addressOf = (form, file, text, written) => {
  if (written) return `${form.repository}/edit/main/${file}#L${written.line}`;
  const bare = `${form.repository}/new/main?filename=${encodeURIComponent(file)}`;
  const whole = `${bare}&value=${encodeURIComponent(text)}`;
  return whole.length > LONGEST_ADDRESS ? bare : whole;
};

/**
 * @param {Form} form
 * @param {string} kind
 * @param {Record<string, any>} record
 * @param {Written | undefined} written
 */
const handedOver = (form, kind, record, written) => {
  const say = (/** @type {string} */ name) => form.words[name] ?? "";
  const alone = !written || written.file.split("/").length === 3;
  const file = `data/${written ? written.file : `${kind}/${record.theme}/${record.id}.yaml`}`;
  const schema = `# yaml-language-server: $schema=../../schema/${kind}-record.json\n`;
  const text = (alone ? schema : "") + recordYaml(record, form.layout, alone);
  const id = newId();
  const area = make("textarea", { id, readonly: "", rows: "20", class: "code" });
  area.value = text;
  const copied = make("span", { role: "status" });
  const copy = make("button", { type: "button" }, say("copy"));
  copy.addEventListener("click", async () => {
    area.select();
    await navigator.clipboard.writeText(text);
    copied.textContent = say("copied");
  });
  const save = make(
    "a",
    { download: `${record.id}.yaml`, href: URL.createObjectURL(new Blob([text])) },
    say("download"),
  );
  const ways = make("p", { class: "ways" }, copy, " ", save, " ", copied);
  const target = form.repository && addressOf(form, file, text, written);
  if (target) {
    ways.prepend(make("a", { href: target }, say(written ? "edit_file" : "new_file")), " ");
  }
  const how = filled(say(written ? "how_existing" : "how_new"), { line: written?.line ?? "" });
  return [make("label", { for: id }, filled(say("text"), { file })), make("p", { class: "help" }, how), area, ways];
};

/**
 * A preview of the texts, language by language.
 * @param {Form} form
 * @param {Record<string, any>} record
 */
const preview = (form, record) => {
  const shown = make("div", { class: "languages" });
  for (const language of LANGUAGES) {
    const column = make("div", { lang: language });
    for (const [name, value] of Object.entries(record)) {
      const said = value?.[language];
      if (typeof said !== "string") continue;
      if (name === "title" || name === "question") column.append(make("h3", {}, said));
      else column.append(...said.split(/\n{2,}/).map((part) => make("p", {}, part)));
    }
    shown.append(column);
  }
  return [make("h2", {}, form.words.preview ?? ""), shown];
};

/**
 * @param {Form} form
 * @param {HTMLElement} place
 */
const begin = (form, place) => {
  const { words } = form;
  const kind = make("select", { id: "form-kind" });
  for (const [name, title] of Object.entries(form.names)) kind.append(make("option", { value: name }, title));
  const existing = make("input", { id: "form-existing", type: "text", autocomplete: "off" });
  const start = make("button", { type: "submit" }, words.begin ?? "");
  const said = make("p", { role: "status" });
  const chosen = make(
    "form",
    {},
    make("p", {}, make("label", { for: "form-kind" }, words.kind ?? ""), " ", kind),
    make("p", {}, make("label", { for: "form-existing" }, words.existing ?? ""), " ", existing),
    make("p", {}, start),
    said,
  );
  const work = make("div", {});
  place.replaceChildren(chosen, work);

  const open = async () => {
    /** @type {Written | undefined} */
    let written;
    said.textContent = "";
    if (existing.value.trim()) {
      const answer = await fetch(`../../edit/${kind.value}.json`);
      written = (await answer.json())[existing.value.trim()];
      if (!written) {
        said.textContent = words.unknown_record ?? "";
        return;
      }
    }
    const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Brussels" });
    const fields = fieldsOf(form, kind.value)(written?.record ?? { written: today });
    const check = make("button", { type: "submit" }, words.check ?? "");
    const result = make("section", { "aria-live": "polite", tabindex: "-1" });
    const filling = make("form", { novalidate: "" }, ...fields.elements, make("p", {}, check));
    const chosenKind = kind.value;
    filling.addEventListener("submit", (event) => {
      event.preventDefault();
      const faults = fields.faults();
      const record = fields.read();
      if (faults.length) {
        const items = faults.map(({ message, target }) => {
          const button = make("button", { type: "button" }, message);
          button.addEventListener("click", () => {
            fields.further.open = fields.further.open || fields.further.contains(target);
            target.focus();
          });
          return make("li", {}, button);
        });
        const heading = filled(words.faults ?? "", { count: faults.length });
        result.replaceChildren(make("h2", {}, heading), make("ul", { class: "faults" }, ...items));
      } else {
        result.replaceChildren(
          make("p", {}, words.sound ?? ""),
          ...preview(form, record),
          ...handedOver(form, chosenKind, record, written),
        );
      }
      result.focus();
    });
    work.replaceChildren(filling, result);
    const first = filling.querySelector("input");
    first?.focus();
  };
  chosen.addEventListener("submit", (event) => {
    event.preventDefault();
    void open();
  });
  const asked = new URLSearchParams(location.search);
  const askedKind = asked.get("kind") ?? "";
  if (askedKind in form.names) {
    kind.value = askedKind;
    existing.value = asked.get("id") ?? "";
    void open();
  }
};

const place = document.getElementById("record-form");
if (place) {
  const answer = await fetch("form.json");
  begin(await answer.json(), place);
}
