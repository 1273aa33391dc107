// What a schema does not accept, in words that say what was found and what is allowed.

import { type TextForm, type Words, nearest } from "@hallflow/queue-core";
import { z } from "zod";
import type { Path } from "./yaml-source.ts";

/** A mistake at a path of the value; `part` says whether it is the key or the value that is wrong. */
export interface ValueMistake {
  readonly path: Path;
  readonly part: "key" | "value";
  readonly words: Words;
}

interface Manner {
  readonly forms: readonly TextForm[];
  readonly secret: boolean;
}

/**
 * Every issue of a failed parse, with one mistake for each unknown key.
 * A key that is missing because it was misspelt is told once, as the misspelling. With `secret` no value is quoted; `forms` are the words of the patterns.
 */
export function schemaMistakes(schema: z.ZodType, issues: readonly z.core.$ZodIssue[], value: unknown, manner: Manner): ValueMistake[] {
  const unknown = issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? unknownKeys(schema, issue, value) : []));
  const misspelt = new Set(unknown.map(({ meant }) => meant));
  const others = issues
    .filter((issue) => issue.code !== "unrecognized_keys" && !(isMissing(issue, value) && misspelt.has(pathText(issue.path))))
    .map((issue): ValueMistake => ({ path: issue.path, part: "value", words: issueWords(schema, issue, value, manner) }));
  return [...unknown.map(({ mistake }) => mistake), ...others];
}

/** `["counters", 2, "lanes"]` as counters[2].lanes. */
export function pathText(path: Path): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text.replace(/^\./, "");
}

function unknownKeys(schema: z.ZodType, issue: z.core.$ZodIssueUnrecognizedKeys, value: unknown) {
  const allowed = keysOf(schemaAt(schema, issue.path));
  const parent = valueAt(value, issue.path) as Record<string, unknown>;
  return issue.keys.map((key) => {
    const close = nearest(key, allowed);
    // `{ en: left, by the door }` reads as a second key, "by the door", without a value.
    const comma = parent[key] === null;
    return {
      meant: close === undefined ? "" : pathText([...issue.path, close]),
      mistake: {
        path: [...issue.path, key],
        part: "key" as const,
        words: {
          zh: `不认识 "${key}"；可用: ${allowed.join(", ")}${meantZh(close)}${comma ? "（含逗号的文字要加引号）" : ""}`,
          en: `"${key}" is not known here; one of: ${allowed.join(", ")}${meantEn(close)}${comma ? " (a text with a comma needs quotes)" : ""}`,
        },
      },
    };
  });
}

const meantZh = (close: string | undefined) => (close === undefined ? "" : `（是不是 "${close}"？）`);
const meantEn = (close: string | undefined) => (close === undefined ? "" : ` (did you mean "${close}"?)`);

function issueWords(schema: z.ZodType, issue: z.core.$ZodIssue, value: unknown, { forms, secret }: Manner): Words {
  const found = valueAt(value, issue.path);
  const was = secret ? kindWords(found) : foundWords(found);
  const key = String(issue.path.at(-1) ?? "");
  const at = schemaAt(schema, issue.path);
  const expected = expectedWords(issue, at, forms);
  if (isMissing(issue, value)) return { zh: `缺少 "${key}"：应为${expected.zh}`, en: `"${key}" is missing: ${expected.en}` };
  const hint = hintWords(issue, at, found, secret);
  return { zh: `写的是${was.zh}，应为${expected.zh}${hint.zh}`, en: `found ${was.en}; allowed: ${expected.en}${hint.en}` };
}

const isMissing = (issue: z.core.$ZodIssue, value: unknown): boolean =>
  issue.path.length > 0 && valueAt(value, issue.path) === undefined && typeof issue.path.at(-1) === "string";

function hintWords(issue: z.core.$ZodIssue, schema: z.ZodType | undefined, found: unknown, secret: boolean): Words {
  if (issue.code === "invalid_type" && issue.expected === "string" && schema?.safeParse(String(found)).success === true) {
    const quoted = secret ? '"…"' : `"${String(found)}"`;
    return { zh: `；请加引号: ${quoted}`, en: `; put it in quotes: ${quoted}` };
  }
  if (issue.code === "invalid_value" && typeof found === "string" && !secret) {
    const close = nearest(found, issue.values.map(String));
    return { zh: meantZh(close), en: meantEn(close) };
  }
  return { zh: "", en: "" };
}

/** What the schema allows at the place of an issue. */
function expectedWords(issue: z.core.$ZodIssue, schema: z.ZodType | undefined, forms: readonly TextForm[]): Words {
  switch (issue.code) {
    case "invalid_type":
      return typeWords(issue.expected, schema, forms);
    case "invalid_value":
      return same(issue.values.map(String).join(", "));
    case "invalid_format":
      return forms.find(({ pattern }) => String(pattern) === issue.pattern)?.words ?? same(issue.message);
    case "too_small":
      return limitWords("min", issue.origin, Number(issue.minimum), issue.inclusive ?? true);
    case "too_big":
      return limitWords("max", issue.origin, Number(issue.maximum), issue.inclusive ?? true);
    default:
      return same(issue.message);
  }
}

const same = (text: string): Words => ({ zh: ` ${text}`, en: text });

function limitWords(side: "min" | "max", origin: string, limit: number, inclusive: boolean): Words {
  const unit = units[origin] ?? { zh: "", en: "" };
  if (!inclusive)
    return side === "min"
      ? { zh: `大于 ${limit} 的数`, en: `a number over ${limit}` }
      : { zh: `小于 ${limit} 的数`, en: `a number under ${limit}` };
  return side === "min"
    ? { zh: `至少 ${limit}${unit.zh}`, en: `at least ${limit}${unit.en}` }
    : { zh: `至多 ${limit}${unit.zh}`, en: `at most ${limit}${unit.en}` };
}

const units: Record<string, Words> = { string: { zh: " 个字", en: " characters" }, array: { zh: " 项", en: " entries" } };

function typeWords(expected: string, schema: z.ZodType | undefined, forms: readonly TextForm[]): Words {
  if (expected === "string") return formWords(schema, forms) ?? typeNames["string"] ?? same(expected);
  if (expected === "object") {
    const keys = keysOf(schema).join(", ");
    return { zh: `一组 { ${keys} }`, en: `a group of { ${keys} }` };
  }
  return typeNames[expected] ?? same(expected);
}

/** The words of a text's pattern, which the schema gives away when it is handed a text that fits none. */
function formWords(schema: z.ZodType | undefined, forms: readonly TextForm[]): Words | undefined {
  const failed = schema?.safeParse("\0").error?.issues.find((issue) => issue.code === "invalid_format");
  return failed && forms.find(({ pattern }) => String(pattern) === failed.pattern)?.words;
}

const typeNames: Record<string, Words> = {
  string: { zh: "文字", en: "a text" },
  number: { zh: "数字", en: "a number" },
  int: { zh: "整数", en: "a whole number" },
  boolean: { zh: " true 或 false", en: "true or false" },
  array: { zh: "列表（每行以 - 开头，或写在 [ ] 里）", en: "a list (lines that begin with -, or within [ ])" },
  tuple: { zh: '两个值的列表，如 ["08:30", "18:00"]', en: 'a list of two, such as ["08:30", "18:00"]' },
};

function kindWords(found: unknown): Words {
  if (found === null || found === undefined) return { zh: "空值", en: "nothing" };
  if (Array.isArray(found)) return { zh: `列表（${found.length} 项）`, en: `a list of ${found.length}` };
  if (typeof found === "object")
    return { zh: `一组 { ${cut(Object.keys(found).join(", "))} }`, en: `a group of { ${cut(Object.keys(found).join(", "))} }` };
  return typeNames[typeof found] ?? same(typeof found);
}

function foundWords(found: unknown): Words {
  if (typeof found === "string") return { zh: ` "${cut(found)}"`, en: `"${cut(found)}"` };
  if (typeof found === "number" || typeof found === "boolean") return same(String(found));
  return kindWords(found);
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The value at a path, or undefined where the path leaves it. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<PropertyKey, unknown>)[step];
  }
  return here;
}

function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let here: z.ZodType | undefined = bare(schema);
  for (const step of path) {
    if (here instanceof z.ZodObject) here = (here.shape as Record<PropertyKey, z.ZodType>)[step];
    else if (here instanceof z.ZodArray) here = here.element as z.ZodType;
    else return undefined;
    here = here && bare(here);
  }
  return here;
}

/** A schema without what only says whether the value may be left out. */
function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return bare(schema.unwrap() as z.ZodType);
  return schema;
}

const keysOf = (schema: z.ZodType | undefined): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);
