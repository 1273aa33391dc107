// Fills the places of a sentence with words of their own language.

import type { Words } from "@hallflow/queue-core";
import { textIn } from "../words/languages.ts";
import { type KioskWord, words } from "../words/words.ts";

type Value = string | number | Words;

/** `both`, with values that are themselves in several languages. */
export const fill = (word: KioskWord, values: Readonly<Record<string, Value>>): Words =>
  words.all(word, (language) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "object" ? textIn(language, value) : value])),
  );
