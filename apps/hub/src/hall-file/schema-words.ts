// What a schema does not accept, in words that say what was found and what is allowed.

import { type TextForm, type Words, nearest } from "@hallflow/queue-core";
import type { z } from "zod";
import { type Path, keysOf, pathText, schemaAt, valueAt } from "./schema-path.ts";
import { expectedWords, foundWords, kindWords } from "./value-words.ts";

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
