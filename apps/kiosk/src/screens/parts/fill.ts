// Fills the places of a sentence with words of their own language.

import type { Words } from "@hallflow/queue-core";
import { type KioskWord, both } from "../words/words.ts";

type Value = string | number | Words;

/** `both`, with values that are themselves in two languages. */
export function fill(word: KioskWord, values: Readonly<Record<string, Value>>): Words {
  const inLanguage = (language: "zh" | "en"): Record<string, string | number> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "object" ? value[language] : value]));
  return { zh: both(word, inLanguage("zh")).zh, en: both(word, inLanguage("en")).en };
}
