// The languages of the kiosk's screens: the hall's two, and every file in `more`.

import type { Language, Words } from "@hallflow/queue-core";
import type { SameKeys } from "@hallflow/ui";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

export interface KioskLanguage {
  /** Its BCP 47 tag; for the hall's own languages the hall's word for them. */
  readonly id: string;
  /** As its own readers write it. */
  readonly name: string;
  readonly tag: string;
  /** The hall's language for its readers: in this one they are called, and read the ticket and the hall's own names. */
  readonly hall: Language;
  /** The hall's own words, such as a service's name, as its readers write them; as the hall writes them unless told. */
  readonly ofHall?: (text: string) => string;
  readonly words: SameKeys<typeof zh>;
}

const more = import.meta.glob<{ readonly language: KioskLanguage }>("./more/*.ts", { eager: true });

export const furtherLanguages: readonly KioskLanguage[] = Object.values(more).map(({ language }) => language);
const [chinese, english]: readonly [KioskLanguage, KioskLanguage] = [
  { id: "zh", name: "中文", tag: "zh-CN", hall: "zh", words: zh },
  { id: "en", name: "English", tag: "en", hall: "en", words: en },
];

/** In the order in which the start offers them. */
export const languages: readonly KioskLanguage[] = [chinese, english, ...furtherLanguages];

export const languageOf = (id: string): KioskLanguage => languages.find((language) => language.id === id) ?? chinese;

/** The one that a touch on the bar changes to. */
export const languageAfter = (id: string): KioskLanguage =>
  languages[(languages.indexOf(languageOf(id)) + 1) % languages.length] ?? chinese;

/** Words in a language of the screens; the hall's own names and reasons come in the hall's two alone. */
export function textIn(id: string, words: Words): string {
  const texts: Readonly<Record<string, string | undefined>> = { ...words };
  const { hall, ofHall } = languageOf(id);
  return texts[id] ?? ofHall?.(words[hall]) ?? words[hall];
}
