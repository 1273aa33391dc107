// The kiosk's words, ready to be said in every language that it has.

import { type WordKey, appWords } from "@hallflow/ui";
import { en } from "./en.ts";
import { furtherLanguages } from "./languages.ts";
import { zh } from "./zh.ts";

export type KioskWord = WordKey<typeof zh>;

const more = Object.fromEntries(furtherLanguages.map(({ id, words: further }) => [id, further]));
export const words = appWords(zh, en, "zh", more);
/** A text in the hall's two languages, and silently in the others: `textIn` finds them. */
export const both = words.all;
