// A record -> its lines in a data file, in the layout that `portal format` gives it. The rules for each field come
// from editing/formatter/record.py, so that both write the same.

/**
 * @typedef {{ order: string[], paragraphs: string[], sentences: string[], quoted: string[], small: string[] }} Layout
 * @typedef {(string | number)[]} Path
 */

const WIDTH = 100;
const LANGUAGES = ["nl", "fr", "en"];
const WORD = /^[a-z][a-z0-9_-]*$/;
const READ_AS_OTHER =
  /^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?[.\d][\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|[-+]?0[xo][\da-f_]+|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?(?:[ T].*)?|=)$/i;

/** @param {string} text */
const isPlain = (text) =>
  /^[\p{L}\p{N}](?:[^\n:]|:(?=[^\s,[\]{}]))*$/u.test(text) &&
  !/\s#|\s\s/.test(text) &&
  text === text.trim() &&
  !READ_AS_OTHER.test(text);

/** @param {string} text */
const quote = (text) => {
  if (text.includes("\n")) return JSON.stringify(text);
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
};

/**
 * @param {unknown} value
 * @param {boolean} quoted
 */
const oneLine = (value, quoted) => {
  if (typeof value !== "string") return String(value);
  if (quoted) return quote(value);
  if (WORD.test(value) && !READ_AS_OTHER.test(value)) return value;
  return !/[,?[\]{}]/.test(value) && isPlain(value) ? value : quote(value);
};

/**
 * A text divided where a line may end: no line may begin like a list, a quotation or a heading.
 * @param {string} text
 * @param {number} width
 */
const wrapped = (text, width) => {
  const words = text.split(" ");
  const pieces = [words[0] ?? ""];
  for (const [n, word] of words.slice(1).entries()) {
    const together = !word || !words[n] || /^[-*>#+]+$/.test(word);
    if (together) pieces[pieces.length - 1] += ` ${word}`;
    else pieces.push(word);
  }
  const lines = [""];
  for (const piece of pieces) {
    const line = lines[lines.length - 1] ?? "";
    if (line && line.length + 1 + piece.length > width) lines.push(piece);
    else lines[lines.length - 1] = line ? `${line} ${piece}` : piece;
  }
  return lines;
};

/** @param {string} part */
const joined = (part) => part.trim().replace(/[ \t]*\n[ \t]*/g, " ");

/**
 * @param {string} text
 * @param {number} width
 */
const paragraphs = (text, width) =>
  text
    .trim()
    .split(/\n{2,}/)
    .flatMap((part) => {
      if (!part.startsWith("- ")) return ["", ...wrapped(joined(part), width)];
      const items = part.slice(2).split("\n- ");
      return [
        "",
        ...items.flatMap((item) => wrapped(joined(item), width - 2).map((line, n) => (n ? "  " : "- ") + line)),
      ];
    })
    .slice(1);

/** @param {unknown} value */
const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The name that decides how a value is written: that of its field, not of a language or a place in a list.
 * @param {Path} path
 */
const styleOf = (path) =>
  String([...path].reverse().find((part) => typeof part === "string" && !LANGUAGES.includes(part)) ?? "");

/** @param {Layout} layout */
const writer = (layout) => {
  const ranks = new Map([...LANGUAGES, ...layout.order].map((name, rank) => [name, rank]));
  /** @param {object} mapping */
  const names = (mapping) =>
    Object.keys(mapping).sort((a, b) => (ranks.get(a) ?? ranks.size) - (ranks.get(b) ?? ranks.size));

  /**
   * @param {any} value
   * @param {Path} path
   * @returns {string}
   */
  const flow = (value, path) => {
    if (Array.isArray(value)) return `[${value.map((part, n) => flow(part, [...path, n])).join(", ")}]`;
    if (isMapping(value)) {
      return `{${names(value)
        .map((name) => `${name}: ${flow(value[name], [...path, name])}`)
        .join(", ")}}`;
    }
    return oneLine(value, layout.quoted.includes(styleOf(path)));
  };

  /**
   * @param {any} value
   * @param {Path} path
   */
  const small = (value, path) => {
    if (Array.isArray(value)) return value.some((part) => typeof part === "object") ? "" : flow(value, path);
    return layout.small.includes(styleOf(path)) ? flow(value, path) : "";
  };

  /**
   * @param {string} text
   * @param {Path} path
   * @param {number} indent
   * @returns {[string, string[]]}
   */
  const text = (text, path, indent) => {
    const name = styleOf(path);
    const sound = text && text === text.trim();
    /** @param {string[]} lines */
    const below = (lines) => lines.map((line) => (line ? " ".repeat(indent) + line : ""));
    if (layout.paragraphs.includes(name) && sound) return ["|-", below(paragraphs(text, WIDTH - indent))];
    const folding = sound && !text.includes("\n");
    if (layout.sentences.includes(name) && folding) return [">-", below(wrapped(text, WIDTH - indent))];
    const line = !layout.quoted.includes(name) && isPlain(text) ? text : quote(text);
    if (path.length > 1 && LANGUAGES.includes(String(path.at(-1))) && line.length > WIDTH - indent && folding) {
      return [">-", below(wrapped(text, WIDTH - indent))];
    }
    return [line, []];
  };

  /**
   * @param {any} found
   * @param {number} indent
   * @param {Path} path
   * @param {number} used
   * @returns {[string, string[]]}
   */
  const value = (found, indent, path, used) => {
    if (typeof found === "string") return text(found, path, indent + 2);
    if (typeof found !== "object") return [oneLine(found, false), []];
    const line = small(found, path);
    if (line && line.length < WIDTH - indent - used) return [line, []];
    if (!Array.isArray(found)) return ["", fields(found, indent + 2, path)];
    return ["", found.flatMap((part, n) => element(part, indent + 2, [...path, n]))];
  };

  /**
   * @param {string} label
   * @param {any} found
   * @param {number} indent
   * @param {Path} path
   */
  const labelled = (label, found, indent, path) => {
    const [first, below] = value(found, indent, path, label.length);
    return [" ".repeat(indent) + (first ? `${label} ${first}` : label), ...below];
  };

  /**
   * @param {any} mapping
   * @param {number} indent
   * @param {Path} path
   * @returns {string[]}
   */
  const fields = (mapping, indent, path) =>
    names(mapping).flatMap((name) => labelled(`${name}:`, mapping[name], indent, [...path, name]));

  /**
   * @param {any} found
   * @param {number} indent
   * @param {Path} path
   * @returns {string[]}
   */
  const element = (found, indent, path) => {
    const line = isMapping(found) ? small(found, path) : "";
    if (!isMapping(found) || (line && line.length < WIDTH - indent)) return labelled("-", found, indent, path);
    const [first = "", ...rest] = fields(found, indent + 2, path);
    return [`${" ".repeat(indent)}- ${first.trimStart()}`, ...rest];
  };
  return element;
};

/**
 * The text of a record as an element of a list, or as a file of its own.
 * @param {Record<string, unknown>} record
 * @param {Layout} layout
 * @param {boolean} alone
 */
export const recordYaml = (record, layout, alone) => {
  const lines = writer(layout)(record, 0, []);
  return `${(alone ? lines.map((line) => line.slice(2)) : lines).join("\n")}\n`;
};
