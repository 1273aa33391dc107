// The hall file: a hall's whole configuration in YAML, read into a checked plan, or into mistakes that name line and remedy.

import { statSync } from "node:fs";
import { join } from "node:path";
import { type HallPlan, type TextForm, type Words, checkPlan, hallPlanSchema, textForms } from "@hallflow/queue-core";
import type { z } from "zod";
import { pathText } from "./hall-file/schema-path.ts";
import { type ValueMistake, schemaMistakes } from "./hall-file/schema-words.ts";
import { readYaml } from "./hall-file/yaml-source.ts";

/** One thing to put right. `path` is the place in the value, such as counters[2].lanes[0], or "" for the file itself. */
export interface HallFileMistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly words: Words;
}

export type Checked<T> = T | { readonly mistakes: readonly HallFileMistake[] };

/** The hall file that a path means: a hall's folder stands for the hall.yaml in it. */
export const hallFileAt = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? join(path, "hall.yaml") : path;

/** A hall of two hundred counters needs a tenth of this. */
const maxBytes = 512 * 1024;

/** Reads and checks a hall file. All mistakes of a stage are told at once; what parts must agree on is checked once each part is right. */
export function readHallFile(file: string): Checked<{ readonly plan: HallPlan }> {
  const read = readChecked(file, hallPlanSchema, { check: checkPlan, forms: textForms, maxBytes, secret: false });
  return "mistakes" in read ? read : { plan: read.value };
}

/** A disagreement between parts of a value that its schema accepts. */
export interface CheckedMistake {
  readonly path: ValueMistake["path"];
  readonly words: Words;
}

interface ReadOptions<T> {
  /** What the schema cannot say: asked once the schema holds. */
  readonly check: (value: T) => readonly CheckedMistake[];
  /** The words of the schema's patterns. */
  readonly forms: readonly TextForm[];
  readonly maxBytes: number;
  /** Quote no value of the file in a mistake. */
  readonly secret: boolean;
}

/** Any YAML file held to a schema and a further check, with its mistakes at their lines. */
export function readChecked<S extends z.ZodType>(
  file: string,
  schema: S,
  options: ReadOptions<z.output<S>>,
): Checked<{ readonly value: z.output<S> }> {
  const source = readYaml(file, options.maxBytes);
  if ("mistakes" in source) return { mistakes: source.mistakes.map((mistake) => told({ file, path: "", ...mistake }, options.secret)) };
  const parsed = schema.safeParse(source.value);
  const mistakes: readonly ValueMistake[] = parsed.success
    ? options.check(parsed.data).map((mistake) => ({ part: "value", ...mistake }))
    : schemaMistakes(schema, parsed.error.issues, source.value, options);
  if (parsed.success && mistakes.length === 0) return { value: parsed.data };
  const located = mistakes.map(({ path, part, words }) =>
    told({ file, ...source.locate(path, part), path: pathText(path), words }, options.secret),
  );
  return { mistakes: located.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** A number may have slipped into a key, or into what the parser says: no long run of digits leaves a secret file. */
function told(mistake: HallFileMistake, secret: boolean): HallFileMistake {
  if (!secret) return mistake;
  const hide = (text: string) => text.replaceAll(/\d{5,}/g, "*****");
  return { ...mistake, path: hide(mistake.path), words: { zh: hide(mistake.words.zh), en: hide(mistake.words.en) } };
}

/** Enough to work on; the next run shows the rest. */
const shown = 30;

/** Mistakes for the terminal, one a line: file:line:column, path, what is wrong in Chinese and in English. */
export function formatMistakes(mistakes: readonly HallFileMistake[]): string {
  const lines = mistakes
    .slice(0, shown)
    .map(({ file, line, column, path, words }) => `${file}:${line}:${column}  ${path && `${path}: `}${words.zh} / ${words.en}`);
  const rest = mistakes.length - lines.length;
  if (rest > 0) lines.push(`还有 ${rest} 处 / and ${rest} more`);
  return lines.join("\n");
}
