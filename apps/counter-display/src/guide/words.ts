// The tablet's words: Chinese first, English for who prefers it, remembered on this device.

import type { Language } from "@hallflow/queue-core";
import { appWords, remember, remembered } from "@hallflow/ui";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

const languageKey = "hallflow-guide-language";

const words = appWords(zh, en, remembered(languageKey) === "en" ? "en" : "zh");
export const { useWords, both } = words;

export function chooseLanguage(language: Language): void {
  remember(languageKey, language);
  words.setLanguage(language);
}
