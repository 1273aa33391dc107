// The index page's words.

import type { Language } from "@hallflow/queue-core";
import { appWords } from "@hallflow/ui";
import { firstLanguage, rememberLanguage } from "../parts/page-language.ts";
import { sayIn } from "../parts/say-in.tsx";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

const words = appWords(zh, en, firstLanguage());
export const { useWords } = words;

/** Words in both languages by their key. */
export const Say = sayIn(words);

export function chooseLanguage(language: Language): void {
  rememberLanguage(language);
  words.setLanguage(language);
}
