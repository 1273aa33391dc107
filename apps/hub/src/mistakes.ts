// What was wrong with a message that could not be read, field by field, in both languages.

import type { Mistake } from "@hallflow/queue-core";
import { z } from "zod";

const chinese = z.locales.zhCN().localeError;
const english = z.locales.en().localeError;

type LocaleError = typeof english;

const said = (say: LocaleError, issue: z.core.$ZodRawIssue): string => {
  const message = say(issue);
  return typeof message === "string" ? message : (message?.message ?? issue.message ?? "");
};

/** What was read, or what was wrong with it. The value itself helps to name a mistake and is never kept. */
export function read<Schema extends z.ZodType>(schema: Schema, value: unknown): { data: z.output<Schema> } | { mistakes: Mistake[] } {
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success ? { data: parsed.data } : { mistakes: mistakesOf(parsed.error) };
}

/** One mistake an issue; the path is that of the field, such as errands[0]. */
function mistakesOf(error: z.ZodError): Mistake[] {
  return error.issues.map((issue) => {
    const raw = issue as unknown as z.core.$ZodRawIssue;
    return { path: pathText(issue.path), words: { zh: said(chinese, raw), en: said(english, raw) } };
  });
}

/** `["errands", 0]` as errands[0]; the whole message is "$". */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text.replace(/^\./, "") || "$";
}
