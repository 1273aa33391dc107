// The kiosk's words, ready to be said in either language or both.

import { type WordKey, appWords } from "@hallflow/ui";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

export type KioskWord = WordKey<typeof zh>;

export const words = appWords(zh, en);
export const { both } = words;
