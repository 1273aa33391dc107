// The window display shows both languages at once, so that it only ever asks for both.

import { appWords } from "@hallflow/ui";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

export const { both } = appWords(zh, en);
