// Values in words: what was found in a file, and what its schema allows there.

import type { TextForm, Words } from "@hallflow/queue-core";
import type { z } from "zod";
import { keysOf } from "./schema-path.ts";

/** What the schema allows at the place of an issue. */
export function expectedWords(issue: z.core.$ZodIssue, schema: z.ZodType | undefined, forms: readonly TextForm[]): Words {
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

/** The kind of a value alone, for a file whose values are nobody's business. */
export function kindWords(found: unknown): Words {
  if (found === null || found === undefined) return { zh: "空值", en: "nothing" };
  if (Array.isArray(found)) return { zh: `列表（${found.length} 项）`, en: `a list of ${found.length}` };
  if (typeof found === "object")
    return { zh: `一组 { ${cut(Object.keys(found).join(", "))} }`, en: `a group of { ${cut(Object.keys(found).join(", "))} }` };
  return typeNames[typeof found] ?? same(typeof found);
}

/** A value as it was found. */
export function foundWords(found: unknown): Words {
  if (typeof found === "string") return { zh: ` "${cut(found)}"`, en: `"${cut(found)}"` };
  if (typeof found === "number" || typeof found === "boolean") return same(String(found));
  return kindWords(found);
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
